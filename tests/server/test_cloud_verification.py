"""Links tested by the real protocols against stand-ins: what is right, and which value is wrong."""

from __future__ import annotations

import dataclasses
import json
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

from backend.cloud import link_tests, verification
from backend.turns import Busy
from contract_checks import DOCUMENT
from gcp_keys import pem, service_account_key
from harness import Client, Site, code_of
from processes import ROOT
from provider_worlds import (
    ARN, KEY_ID, PROJECT, QUICK, SUBSCRIPTION_ID, TENANT, WAYS, outcome, platform_of, settled, site,
    world,
)
from stand_ins.stand_in import MODES
from stand_ins.sts import Sts
from stand_ins.world import World
from test_cloud_accounts import ACCESS_KEY, ROLE, SERVICE_ACCOUNT, SUBSCRIPTION, link

__all__ = ["site", "world"]


def code_and_pointer(account: dict[str, Any]) -> tuple[str, str | None]:
    assert account["status"] == "failed"
    return account["problem"]["code"], account["problem"]["pointer"]


@pytest.mark.parametrize("credentials, provider", WAYS)
def test_a_link_that_works_is_tested_when_it_is_made(
        site: Site, client: Client, world: World, credentials: object, provider: str) -> None:
    account = link(client, credentials)
    assert (account["status"], account["checked_at"]) == ("testing", None)
    account = settled(client, account)
    assert (account["status"], account["problem"]) == ("connected", None)
    assert account["checked_at"] == "2026-02-25T06:13:20Z"
    assert world.stand_ins[provider].requests


def test_testing_again_answers_at_once_and_notes_the_time(site: Site, client: Client) -> None:
    account = outcome(client, ROLE)
    site.clock.turn(60)
    reply = client.post(f"/cloud-accounts/{account['id']}/verify")
    assert (reply.status_code, reply.json()["status"]) == (202, "testing")
    again = settled(client, account)
    assert again == {**account, "checked_at": "2026-02-25T06:14:20Z"}
    # A test is no change by a person: what they have opened can still be saved.
    assert client.get(f"/cloud-accounts/{account['id']}").headers["etag"] == '"1"'


def test_an_outcome_is_noted_once_the_disk_takes_it(
        site: Site, client: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    finish, failures = link_tests.finish, [Busy(), sqlite3.OperationalError("disk is full")]

    def fail_at_first(transaction: Connection, *rest: Any) -> None:
        if failures:
            failure = failures.pop()
            if isinstance(failure, sqlite3.Error):
                raise OperationalError("UPDATE", {}, failure)
            raise failure
        finish(transaction, *rest)

    monkeypatch.setattr(link_tests, "finish", fail_at_first)
    monkeypatch.setattr(verification, "FIRST_PAUSE_S", 0.01)
    assert outcome(client, ROLE)["status"] == "connected"
    assert not failures


def test_the_role_is_tried_with_the_external_id_and_without(client: Client, world: World) -> None:
    account = outcome(client, ROLE)
    first, second = (request.body.decode() for request in world.sts.requests)
    assert f"ExternalId={account['link']['external_id']}" in first
    assert "Action=AssumeRole" in second and "ExternalId" not in second


AWS_FAULTS: list[tuple[dict[str, Any], dict[str, str], str, str | None]] = [
    # A role that is not there, or trusts somebody else, or asks for another external id.
    ({"roles": {}}, ROLE, "role_refused", "/credentials/role_arn"),
    ({"roles": {ARN: "mooring-of-somebody-else"}}, ROLE, "role_refused", "/credentials/role_arn"),
    # The confused deputy: it takes everybody who knows the ARN.
    ({"roles": {ARN: None}}, ROLE, "role_open", "/credentials/role_arn"),
    ({"keys": {}}, ROLE, "platform_refused", None),
    ({"refusal": [403, "AccessDenied", "no identity-based policy allows the sts:AssumeRole action"]
      }, ROLE, "platform_refused", None),
    ({"refusal": [400, "Throttling", "Rate exceeded"]}, ROLE, "provider_busy", None),
    ({"refusal": [400, "SomethingNew", "?"]}, ROLE, "provider_answer_unknown", None),
    ({"keys": {}}, ACCESS_KEY, "key_unknown", "/credentials/access_key_id"),
    ({"keys": {KEY_ID: {"secret": "another"}}}, ACCESS_KEY, "secret_wrong",
     "/credentials/secret_access_key"),
]
TEMPORARY = {**ACCESS_KEY, "access_key_id": "ASIAIOSFODNN7EXAMPLE", "session_token": "token"}
TOKENS: list[tuple[dict[str, str], str, str | None]] = [
    ({"token": "token"}, "", None),
    ({"token": "token", "state": "expired"}, "token_expired", "/credentials/session_token"),
    ({"token": "another"}, "token_wrong", "/credentials/session_token"),
]


@pytest.mark.parametrize("facts, credentials, code, pointer", AWS_FAULTS)
def test_aws_says_which_value_is_wrong(
        client: Client, world: World, facts: dict[str, Any], credentials: object, code: str,
        pointer: str | None) -> None:
    world.sts.control(facts)
    assert code_and_pointer(outcome(client, credentials)) == (code, pointer)


@pytest.mark.parametrize("key, code, pointer", TOKENS)
def test_temporary_keys_are_tested_with_their_token(
        client: Client, world: World, key: dict[str, str], code: str, pointer: str | None) -> None:
    world.sts.keys["ASIAIOSFODNN7EXAMPLE"] = {"secret": ACCESS_KEY["secret_access_key"], **key}
    account = outcome(client, TEMPORARY)
    if code:
        assert code_and_pointer(account) == (code, pointer)
    else:
        assert account["status"] == "connected"


AZURE_FAULTS = [
    ({"tenants": {}}, "tenant_unknown", "/credentials/tenant_id"),
    ({"tenants": {TENANT: {"admitted": False}}}, "application_not_in_tenant",
     "/credentials/tenant_id"),
    ({"tenants": {TENANT: {"refusal": "53003"}}}, "tenant_refuses", "/credentials/tenant_id"),
    ({"tenants": {TENANT: {"refusal": "1"}}}, "provider_answer_unknown", None),
    ({"secret": "renewed"}, "platform_refused", None),
    ({"subscriptions": {}}, "subscription_not_visible", "/credentials/subscription_id"),
    ({"subscriptions": {SUBSCRIPTION_ID: {"tenant": TENANT, "role": False}}},
     "subscription_not_visible", "/credentials/subscription_id"),
    ({"subscriptions": {SUBSCRIPTION_ID: {"tenant": "another"}}}, "subscription_of_other_tenant",
     "/credentials/tenant_id"),
    ({"subscriptions": {SUBSCRIPTION_ID: {"tenant": TENANT, "state": "Disabled"}}},
     "subscription_disabled", "/credentials/subscription_id"),
]


@pytest.mark.parametrize("facts, code, pointer", AZURE_FAULTS)
def test_azure_says_which_value_is_wrong(
        client: Client, world: World, facts: dict[str, Any], code: str,
        pointer: str | None) -> None:
    world.azure.control(facts)
    assert code_and_pointer(outcome(client, SUBSCRIPTION)) == (code, pointer)


GOOGLE_FAULTS = [
    ({"keys": {}}, "key_refused"),
    ({"projects": {}}, "project_not_visible"),
    ({"projects": {PROJECT: {"members": ["other@example.com"]}}}, "project_not_visible"),
    ({"projects": {PROJECT: {"members": [json.loads(SERVICE_ACCOUNT["key"])["client_email"]],
                             "state": "DELETE_REQUESTED"}}}, "project_inactive"),
    ({"service_disabled": True}, "project_not_visible"),
]


@pytest.mark.parametrize("facts, code", GOOGLE_FAULTS)
def test_google_says_what_is_wrong_with_the_key(
        client: Client, world: World, facts: dict[str, Any], code: str) -> None:
    world.google.control(facts)
    assert code_and_pointer(outcome(client, SERVICE_ACCOUNT)) == (code, "/credentials/key")


def test_a_key_that_another_has_signed_for_is_refused(client: Client, world: World) -> None:
    """The signature is checked for real: the id alone does not open the door."""
    key = json.loads(SERVICE_ACCOUNT["key"])
    other = pem(rsa.generate_private_key(public_exponent=65537, key_size=2048), NoEncryption())
    forged = json.dumps({**key, "private_key": other})
    account = outcome(client, {**SERVICE_ACCOUNT, "key": forged})
    assert code_and_pointer(account) == ("key_refused", "/credentials/key")


def test_a_key_is_never_sent_where_its_file_says(client: Client, world: World) -> None:
    elsewhere = service_account_key(token_uri="https://www.googleapis.com/oauth2/v4/token")
    world.google.admit(elsewhere)
    assert outcome(client, {**SERVICE_ACCOUNT, "key": elsewhere})["status"] == "connected"
    assert world.google.requests[0].path == "/token"


MISBEHAVIOUR = {
    "silent": "provider_unreachable", "drip": "provider_unreachable",
    "broken": "provider_answer_unknown", "garbage": "provider_answer_unknown",
    "nonsense": "provider_answer_unknown", "empty": "provider_answer_unknown",
    "huge": "provider_answer_unknown", "redirect": "provider_answer_unknown",
    "busy": "provider_busy",
}


@pytest.mark.parametrize("mode, code", MISBEHAVIOUR.items())
@pytest.mark.parametrize("credentials, provider", WAYS)
def test_what_the_provider_does_wrong_is_not_the_persons_fault(
        client: Client, world: World, credentials: object, provider: str, mode: str,
        code: str) -> None:
    world.stand_ins[provider].control({"mode": mode})
    started = time.monotonic()
    account = outcome(client, credentials)
    assert code_and_pointer(account) == (code, None)
    assert time.monotonic() - started < QUICK.overall + 2


def test_every_way_of_misbehaving_is_tried() -> None:
    assert set(MODES) == {"right", "slow", "broken_once", *MISBEHAVIOUR}


@pytest.mark.parametrize("mode", ["broken_once", "slow"])
@pytest.mark.parametrize("credentials, provider", WAYS)
def test_one_broken_connection_and_some_slowness_do_no_harm(
        client: Client, world: World, credentials: object, provider: str, mode: str) -> None:
    world.stand_ins[provider].control({"mode": mode, "delay": 0.1})
    assert outcome(client, credentials)["status"] == "connected"


def test_a_network_failure_is_tried_twice_and_not_more(client: Client, world: World) -> None:
    world.sts.control({"mode": "broken"})
    outcome(client, ROLE)
    assert len(world.sts.requests) == 2


def test_a_refusal_is_not_tried_again(client: Client, world: World) -> None:
    world.sts.control({"roles": {}})
    outcome(client, ROLE)
    assert len(world.sts.requests) == 1


@pytest.mark.parametrize("credentials, provider", WAYS)
def test_a_provider_that_is_not_there_is_unreachable(
        site: Site, client: Client, world: World, credentials: object, provider: str) -> None:
    world.stand_ins[provider].server.server_close()
    account = outcome(client, credentials)
    assert code_and_pointer(account) == ("provider_unreachable", None)
    assert "Nothing is wrong on your side." in account["problem"]["repair"]


def test_asking_twice_joins_the_test_that_runs(client: Client, world: World) -> None:
    account = outcome(client, ROLE)
    world.sts.requests.clear()
    world.sts.control({"mode": "slow", "delay": 0.15})
    for _ in range(5):
        assert client.post(f"/cloud-accounts/{account['id']}/verify").status_code == 202
    assert settled(client, account)["status"] == "connected"
    assert len(world.sts.requests) == 2


def test_the_outcome_of_a_deleted_account_is_dropped(client: Client, world: World) -> None:
    world.sts.control({"mode": "slow", "delay": 0.15})
    account = link(client)
    assert client.delete(f"/cloud-accounts/{account['id']}").status_code == 204
    world.sts.control({"mode": "right"})
    again = outcome(client, ROLE)
    assert again["status"] == "connected"
    assert len(client.get("/cloud-accounts").json()["items"]) == 1


def test_a_replaced_key_is_judged_by_itself_and_not_by_the_old_ones_test(
        client: Client, world: World) -> None:
    world.sts.control({"mode": "slow", "delay": 0.3, "roles": {}})
    account = link(client)
    change = {"alias": "Production", "credentials": ACCESS_KEY, "replace": "always"}
    reply = client.put(f"/cloud-accounts/{account['id']}", change, "*")
    assert reply.json()["status"] == "testing"
    assert settled(client, account)["status"] == "connected"
    time.sleep(0.7)
    assert settled(client, account)["status"] == "connected"


def test_when_the_server_ends_the_test_ends_and_counts_as_broken_off(
        site: Site, client: Client, world: World) -> None:
    world.sts.control({"mode": "silent"})
    accounts = [link(client, {**ROLE, "role_arn": f"{ARN}-{number}"}, f"A {number}")
                for number in range(6)]  # More than there are threads.
    started = time.monotonic()
    site.services.verifier.close()
    assert time.monotonic() - started < 1
    for account in accounts:
        answer = client.get(f"/cloud-accounts/{account['id']}").json()
        assert (answer["status"], answer["problem"]["code"]) == ("not_tested", "interrupted")


def test_a_person_cannot_fill_the_line_alone(
        site: Site, client: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.cloud.verification.MOST_PER_PERSON", 2)
    world.sts.control({"mode": "silent"})
    for number in range(2):
        link(client, {**ROLE, "role_arn": f"{ARN}-{number}"}, f"A {number}")
    refused = client.create("/cloud-accounts", {"alias": "One more", "credentials": ROLE})
    assert (refused.status_code, code_of(refused)) == (503, "busy")
    assert len(client.get("/cloud-accounts").json()["items"]) == 2
    site.add_user("eve@example.com")
    assert link(site.signed_in("eve@example.com"))["status"] == "testing"


def test_a_server_that_starts_finds_no_test_running(
        site: Site, client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql(
            "UPDATE cloud_accounts SET status = 'testing', test_id = 'of a server that was killed'")
    site.services.verifier.recover()
    answer = client.get(f"/cloud-accounts/{account['id']}").json()
    assert (answer["status"], answer["problem"]["code"]) == ("not_tested", "interrupted")
    client.post(f"/cloud-accounts/{account['id']}/verify")
    assert settled(client, account)["status"] == "connected"


def test_a_partition_without_an_account_of_the_platform_is_named(client: Client) -> None:
    account = link(client, {**ROLE, "role_arn": "arn:aws-cn:iam::123456789012:role/mooring"})
    assert account["status"] == "not_tested"
    assert account["problem"]["code"] == "partition_not_configured"
    assert account["problem"]["pointer"] == "/credentials/role_arn"


def test_a_mistake_of_this_site_is_told_as_such_and_logged_without_what_was_sent(
        client: Client, world: World, monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError(f"with {arguments}")

    monkeypatch.setattr("backend.cloud.providers.aws.check_access_key", fail)
    account = outcome(client, ACCESS_KEY)
    assert code_and_pointer(account) == ("internal", None)
    assert "RuntimeError" in caplog.text and "in fail" in caplog.text
    assert ACCESS_KEY["secret_access_key"] not in caplog.text


def test_a_key_is_tried_in_each_partition_until_one_knows_it(
        tmp_path: Path, world: World) -> None:
    china = Sts(region="cn-north-1")
    china.keys[KEY_ID] = world.sts.keys.pop(KEY_ID)
    platform = platform_of(world)
    there = dataclasses.replace(platform.aws[0], id="aws-cn", region="cn-north-1",
                                sts_endpoint=china.address)
    both = dataclasses.replace(platform, aws=(*platform.aws, there))
    site = Site(tmp_path, platform=both, limits=QUICK)
    client = site.signed_in()
    assert outcome(client, ACCESS_KEY)["status"] == "connected"
    assert (len(world.sts.requests), len(china.requests)) == (1, 1)
    del china.keys[KEY_ID]
    account = client.get("/cloud-accounts").json()["items"][0]
    client.post(f"/cloud-accounts/{account['id']}/verify")
    assert code_and_pointer(settled(client, account)) == (
        "key_unknown", "/credentials/access_key_id")
    site.services.close()
    china.close()


def test_a_proxy_that_is_configured_is_used(tmp_path: Path, world: World) -> None:
    platform = dataclasses.replace(platform_of(world), proxy=world.azure.address)
    site = Site(tmp_path, platform=platform, limits=QUICK)
    outcome(site.signed_in(), ACCESS_KEY)
    assert world.azure.requests[0].path.startswith(world.sts.address)
    assert world.sts.requests == []
    site.services.close()


def test_a_proxy_of_the_environment_is_not(
        client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert outcome(client, ACCESS_KEY)["status"] == "connected"


def test_every_code_is_in_the_contract() -> None:
    form = re.compile(r'(?:link_problem\.at\(\s*"\w+",\s*|not_theirs\(\s*|LinkProblem\(\s*)"(\w+)"')
    codes = {code for file in (ROOT / "backend" / "cloud").rglob("*.py")
             for code in form.findall(file.read_text())}
    documented = DOCUMENT["components"]["schemas"]["LinkProblem"]["description"]
    assert len(codes) > 20
    assert {code for code in codes if f"`{code}`" not in documented} == set()


def test_every_problem_says_what_is_wrong_and_what_to_do(client: Client, world: World) -> None:
    for facts, credentials, code, _ in AWS_FAULTS:
        if credentials is ROLE and code == "role_refused":
            world.sts.control(facts)
            account = outcome(client, credentials)
            assert account["link"]["external_id"] in account["problem"]["detail"]
            assert "111122223333" in account["problem"]["detail"]
            client.delete(f"/cloud-accounts/{account['id']}")
