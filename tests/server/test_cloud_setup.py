"""What the guided set-up gives to copy."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from backend.config import Platform
from harness import Client, Site, code_of


def test_the_trust_policy_admits_the_platform_with_the_external_id_only(client: Client) -> None:
    aws = client.get("/cloud-setup").json()["aws"]
    policy = json.loads(aws["trust_policy"])
    statement, = policy["Statement"]
    assert policy["Version"] == "2012-10-17"
    assert statement == {
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": aws["external_id"]}}}


def test_the_external_id_is_one_persons_for_ever(site: Site, client: Client) -> None:
    mine = client.get("/cloud-setup").json()["aws"]["external_id"]
    site.add_user("eve@example.com")
    hers = site.signed_in("eve@example.com").get("/cloud-setup").json()["aws"]["external_id"]
    assert mine == client.get("/cloud-setup").json()["aws"]["external_id"]
    assert mine != hers
    assert len(mine) >= len("mooring-") + 32


def test_permissions_only_read(client: Client) -> None:
    setup = client.get("/cloud-setup").json()
    statement, = json.loads(setup["aws"]["permission_policy"])["Statement"]
    for action in statement["Action"]:
        assert action.split(":")[1].startswith(("Describe", "Get", "List")), action
    for action in json.loads(setup["azure"]["role_definition"])["Actions"]:
        assert action.lower().endswith("/read"), action


def test_azure_names_the_application_and_the_role(client: Client) -> None:
    azure = client.get("/cloud-setup").json()["azure"]
    application = azure["application_id"]
    assert azure["create_principal_command"] == f"az ad sp create --id {application}"
    role = json.loads(azure["role_definition"])
    assert role["AssignableScopes"] == ["/subscriptions/SUBSCRIPTION_ID"]
    create, assign = azure["assign_role_command"].splitlines()
    assert shlex.split(create)[-1] == "@mooring-role.json"
    assert shlex.split(assign)[-6:] == ["--assignee", application, "--role", role["Name"],
                                        "--scope", "/subscriptions/SUBSCRIPTION_ID"]


def test_the_gcp_commands_are_lines_for_a_shell(client: Client) -> None:
    lines = client.get("/cloud-setup").json()["gcp"]["commands"].splitlines()
    assert lines[0] == "PROJECT_ID=your-project-id"
    programs = [shlex.split(line)[0] for line in lines[2:]]
    assert programs == ["gcloud"] * 4


def test_a_site_whose_operator_said_nothing_says_what_to_do(tmp_path: Path) -> None:
    site = Site(tmp_path, platform=Platform(None, None))
    reply = site.signed_in().get("/cloud-setup")
    assert (reply.status_code, code_of(reply)) == (503, "not-configured")
    assert "MOORING_AWS_ACCOUNT_ID" in reply.json()["detail"]
    site.services.database.close()
