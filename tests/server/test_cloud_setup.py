"""What the guided set-up gives to copy."""

from __future__ import annotations

import dataclasses
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from backend.cloud.platform import AwsPartition, Platform
from backend.cloud.platform_file import default_permission_sets
from harness import PLATFORM, Client, Site, code_of
from test_cloud_accounts import ACCESS_KEY, ROLE, SERVICE_ACCOUNT, SUBSCRIPTION, link

ACCOUNTS = {"aws": "111122223333", "aws-cn": "444455556666", "aws-us-gov": "777788889999"}
HOSTS = {"aws": "us-east-1.console.aws.amazon.com", "aws-cn": "cn-north-1.console.amazonaws.cn",
         "aws-us-gov": "us-gov-west-1.console.amazonaws-us-gov.com"}
EVERYWHERE = dataclasses.replace(PLATFORM, aws=tuple(
    AwsPartition(partition, partition.upper(), account, region=HOSTS[partition].split(".")[0],
                 console_host=HOSTS[partition].partition(".")[2],
                 template_url=f"https://templates.s3.example/{partition}/mooring-role.json")
    for partition, account in ACCOUNTS.items()))


def set_up(client: Client, **query: str) -> dict[str, Any]:
    reply = client.get("/cloud-setup", params=query)
    assert reply.status_code == 200, reply.text
    answer: dict[str, Any] = reply.json()
    return answer


@pytest.fixture
def everywhere(tmp_path: Path) -> Iterator[Client]:
    """A person of a site that has an account in three partitions."""
    site = Site(tmp_path, platform=EVERYWHERE)
    yield site.signed_in()
    site.services.close()


@pytest.mark.parametrize("partition", ACCOUNTS)
def test_the_trust_policy_admits_the_platform_of_the_partition_with_the_external_id_only(
        everywhere: Client, partition: str) -> None:
    aws = set_up(everywhere, partition=partition)["aws"]
    policy = json.loads(aws["trust_policy"])
    statement, = policy["Statement"]
    assert policy["Version"] == "2012-10-17"
    assert statement == {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:{partition}:iam::{ACCOUNTS[partition]}:root"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": aws["external_id"]}}}
    assert (aws["partition"], aws["account_id"]) == (partition, ACCOUNTS[partition])
    assert [item["id"] for item in aws["partitions"]] == list(ACCOUNTS)


@pytest.mark.parametrize("partition", ACCOUNTS)
def test_the_quick_create_link_fills_every_parameter_of_the_template_in(
        everywhere: Client, partition: str) -> None:
    aws = set_up(everywhere, partition=partition, permissions="inventory")["aws"]
    address = urlsplit(aws["quick_create_url"])
    assert address.netloc == HOSTS[partition]
    assert address.path == "/cloudformation/home"
    assert parse_qs(address.query)["region"] == [HOSTS[partition].split(".")[0]]
    place, _, query = address.fragment.partition("?")
    assert place == "/stacks/quickcreate"
    values = {name: value for name, (value,) in parse_qs(query).items()}
    assert values.pop("templateURL") == \
        f"https://templates.s3.example/{partition}/mooring-role.json"
    assert values.pop("stackName") == "Mooring"
    template = everywhere.get("/cloud-setup/template").json()
    assert values == {"param_PlatformAccountId": ACCOUNTS[partition],
                      "param_ExternalId": aws["external_id"], "param_Permissions": "inventory",
                      "param_RoleName": "Mooring"}
    assert {name.removeprefix("param_") for name in values} == set(template["Parameters"])


def test_without_a_template_in_s3_there_is_no_quick_create_link(client: Client) -> None:
    assert set_up(client)["aws"]["quick_create_url"] is None


def test_the_template_makes_the_same_role_as_the_policies(client: Client) -> None:
    reply = client.get("/cloud-setup/template")
    assert reply.headers["content-disposition"] == 'attachment; filename="mooring-role.json"'
    template = reply.json()
    properties = template["Resources"]["Role"]["Properties"]
    aws = set_up(client)["aws"]
    values: dict[str, str] = {
        "ExternalId": aws["external_id"], "Permissions": "read-only", "RoleName": "Mooring",
        "PlatformAccountId": aws["account_id"], "AWS::Partition": "aws"}

    def filled(node: Any) -> Any:
        """As CloudFormation resolves the template's functions."""
        if isinstance(node, list):
            return [filled(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "Ref" in node:
            return values[node["Ref"]]
        if "Fn::Sub" in node:
            return re.sub(r"\$\{(.*?)\}", lambda name: values[name[1]], node["Fn::Sub"])
        if "Fn::FindInMap" in node:
            table, key, column = filled(node["Fn::FindInMap"])
            return template["Mappings"][table][key][column]
        return {name: filled(item) for name, item in node.items()}

    assert filled(properties["AssumeRolePolicyDocument"]) == json.loads(aws["trust_policy"])
    assert filled(properties["Policies"][0]["PolicyDocument"]) == \
        json.loads(aws["permission_policy"])
    for name, column in template["Mappings"]["Permissions"].items():
        assert list(column) == ["Actions"], name


def test_the_stack_command_names_the_file_and_its_parameters(client: Client) -> None:
    aws = set_up(client)["aws"]
    words = shlex.split(aws["stack_command"])
    assert words[words.index("--template-file") + 1] == "mooring-role.json"
    assert words[words.index("--parameter-overrides") + 1:] == [
        "PlatformAccountId=111122223333", f"ExternalId={aws['external_id']}",
        "Permissions=read-only", "RoleName=Mooring"]


def test_the_other_ways_hold_the_same_policies(client: Client) -> None:
    aws = set_up(client)["aws"]
    for policy in ("trust_policy", "permission_policy"):
        assert f"<<'EOF'\n{aws[policy]}\nEOF\n" in aws["role_commands"]
        assert f"<<POLICY\n{aws[policy]}\nPOLICY\n" in aws["terraform"]
    assert aws["permission_policy"] in aws["user_commands"]
    assert aws["external_id"] not in aws["user_commands"]


def test_permissions_are_sets_of_which_the_recommended_one_only_reads(client: Client) -> None:
    answer = set_up(client)
    assert [item["id"] for item in answer["permission_sets"]] == ["read-only", "inventory", "full"]
    assert answer["permission_set"] == "read-only"
    for permissions in ("read-only", "inventory"):
        answer = set_up(client, permissions=permissions)
        statement, = json.loads(answer["aws"]["permission_policy"])["Statement"]
        for action in statement["Action"]:
            assert action.split(":")[1].startswith(("Describe", "Get", "List")), action
        for action in json.loads(answer["azure"]["role_definition"])["Actions"]:
            assert action.lower().endswith("/read"), action
        granted = re.search(r"--permissions=(\S+)", answer["gcp"]["commands"])
        assert granted
        for permission in granted[1].split(","):
            assert permission.endswith((".list", ".get")), permission


def test_a_wider_set_holds_more_for_every_provider(client: Client) -> None:
    narrow, wide = set_up(client, permissions="inventory"), set_up(client, permissions="full")
    assert len(wide["aws"]["permission_policy"]) > len(narrow["aws"]["permission_policy"])
    assert len(wide["azure"]["role_definition"]) > len(narrow["azure"]["role_definition"])
    assert len(wide["gcp"]["commands"]) > len(narrow["gcp"]["commands"])


@pytest.mark.parametrize("query", [{"permissions": "everything"}, {"partition": "aws-cn"},
                                   {"partition": ""}])
def test_what_is_not_offered_cannot_be_chosen(client: Client, query: dict[str, str]) -> None:
    reply = client.get("/cloud-setup", params=query)
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")


def test_the_external_id_stays_until_a_role_is_linked_with_it(site: Site, client: Client) -> None:
    shown = set_up(client)["aws"]["external_id"]
    link(client, ACCESS_KEY, "Keys")
    # Another browser, another day.
    site.clock.turn(24 * 3600)
    client = site.signed_in()
    assert set_up(client)["aws"]["external_id"] == shown
    assert len(shown) >= len("mooring-") + 32
    account = link(client)
    assert account["link"]["external_id"] == shown
    following = set_up(client)["aws"]["external_id"]
    assert following != shown
    assert set_up(client, account=account["id"])["aws"]["external_id"] == shown


def test_everybody_has_an_external_id_of_their_own(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    mine = set_up(client)["aws"]["external_id"]
    assert mine != set_up(eve)["aws"]["external_id"]
    reply = eve.create("/cloud-accounts", {
        "alias": "Theft", "credentials": {**ROLE, "external_id": mine}})
    assert [item["pointer"] for item in reply.json()["errors"]] == ["/credentials/external_id"]


def test_roles_that_were_set_up_at_once_may_share_an_external_id(client: Client) -> None:
    shown = set_up(client)["aws"]["external_id"]
    first = {**ROLE, "external_id": shown}
    second = {**first, "role_arn": ROLE["role_arn"].replace("123456789012", "210987654321")}
    assert link(client, first, "First")["link"]["external_id"] == shown
    assert link(client, second, "Second")["link"]["external_id"] == shown


def test_the_texts_of_a_linked_account_are_its_own(everywhere: Client) -> None:
    role = link(everywhere, {**ROLE, "role_arn": "arn:aws-cn:iam::123456789012:role/mooring"})
    aws = set_up(everywhere, account=role["id"])["aws"]
    assert (aws["partition"], aws["external_id"]) == ("aws-cn", role["link"]["external_id"])
    subscription = link(everywhere, SUBSCRIPTION)
    azure = set_up(everywhere, account=subscription["id"])["azure"]
    assert "/subscriptions/0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b" in azure["assign_role_command"]
    project = link(everywhere, SERVICE_ACCOUNT)
    gcp = set_up(everywhere, account=project["id"])["gcp"]
    assert gcp["commands"].startswith("PROJECT_ID=analytical-engines\n")


def test_the_texts_of_another_persons_account_do_not_exist(site: Site, client: Client) -> None:
    account = link(client)
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert eve.get("/cloud-setup", params={"account": account["id"]}).status_code == 404


def test_azure_names_the_application_and_the_role(client: Client) -> None:
    azure = set_up(client)["azure"]
    application = azure["application_id"]
    assert azure["create_principal_command"] == f"az ad sp create --id {application}"
    role = json.loads(azure["role_definition"])
    assert role["AssignableScopes"] == ["/subscriptions/SUBSCRIPTION_ID"]
    scopes = {"assign_role_command": "/subscriptions/SUBSCRIPTION_ID",
              "assign_resource_group_command":
                  "/subscriptions/SUBSCRIPTION_ID/resourceGroups/RESOURCE_GROUP"}
    for command, scope in scopes.items():
        create, assign = azure[command].splitlines()
        assert shlex.split(create)[-1] == "@mooring-role.json"
        assert shlex.split(assign)[-6:] == [
            "--assignee", application, "--role", role["Name"], "--scope", scope]


def test_the_gcp_commands_are_lines_for_a_shell(client: Client) -> None:
    gcp = set_up(client)["gcp"]
    lines = gcp["commands"].splitlines()
    assert lines[0] == "PROJECT_ID=your-project-id"
    assert [shlex.split(line)[0] for line in lines[2:]] == ["gcloud"] * 4
    assert "\n".join(step["commands"] for step in gcp["steps"]) == gcp["commands"]


def test_a_provider_that_the_operator_left_out_is_null(tmp_path: Path) -> None:
    site = Site(tmp_path, platform=dataclasses.replace(PLATFORM, aws=()))
    answer = set_up(site.signed_in())
    assert answer["aws"] is None and answer["azure"] is not None
    site.services.close()


def test_a_site_whose_operator_said_nothing_says_what_to_do(tmp_path: Path) -> None:
    site = Site(tmp_path, platform=Platform(default_permission_sets()))
    reply = site.signed_in().get("/cloud-setup")
    assert (reply.status_code, code_of(reply)) == (503, "not-configured")
    assert "MOORING_AWS_ACCOUNT_ID" in reply.json()["detail"]
    site.services.close()


REMOVALS = [
    (ROLE, "AWS account 123456789012", "aws iam delete-role --role-name mooring"),
    (ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE", "--access-key-id AKIAIOSFODNN7EXAMPLE"),
    (SUBSCRIPTION, "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b", "az role assignment delete --assignee"),
    (SERVICE_ACCOUNT, "analytical-engines", "keys delete 9c8b7a6f5e4d3c2b1a09"),
]


@pytest.mark.parametrize("credentials, cut, command", REMOVALS)
def test_the_removal_says_what_is_cut_and_what_remains(
        client: Client, credentials: object, cut: str, command: str) -> None:
    account = link(client, credentials)
    answer = client.get(f"/cloud-accounts/{account['id']}/removal").json()
    assert cut in answer["cut"]
    commands = "\n".join(step["commands"] for step in answer["steps"])
    assert command in commands
    for line in commands.splitlines():
        assert shlex.split(line)


def test_a_temporary_key_leaves_nothing_to_remove(client: Client) -> None:
    account = link(client, {**ACCESS_KEY, "access_key_id": "ASIAIOSFODNN7EXAMPLE",
                            "session_token": "FwoGZXIvYXdz"})
    step, = client.get(f"/cloud-accounts/{account['id']}/removal").json()["steps"]
    assert step["commands"] == ""


def test_what_a_provider_wrote_stays_one_word_of_a_command(client: Client) -> None:
    key = json.loads(SERVICE_ACCOUNT["key"])
    trap = json.dumps({**key, "private_key_id": "x;reboot`id`$(id)"})
    account = link(client, {**SERVICE_ACCOUNT, "key": trap})
    first, _ = client.get(f"/cloud-accounts/{account['id']}/removal").json()["steps"]
    assert "x;reboot`id`$(id)" in shlex.split(first["commands"])
