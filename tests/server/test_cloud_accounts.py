"""Linking, listing, changing and removing cloud accounts."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from gcp_keys import PRIVATE_KEY, service_account_key
from harness import Client, Site, code_of, errors_of

ARN = "arn:aws:iam::123456789012:role/mooring"
ROLE = {"method": "aws_role", "role_arn": ARN}
ACCESS_KEY = {"method": "aws_access_key", "access_key_id": "AKIAIOSFODNN7EXAMPLE",
              "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
SUBSCRIPTION = {"method": "azure_subscription",
                "subscription_id": "0F9E8D7C-6B5A-4493-8271-605F4E3D2C1B",
                "tenant_id": "Example.onmicrosoft.com"}
SERVICE_ACCOUNT = {"method": "gcp_service_account", "key": service_account_key()}

LINKS: list[tuple[dict[str, Any], str, dict[str, str]]] = [
    (ROLE, "aws", {"method": "aws_role", "role_arn": ARN, "account_id": "123456789012"}),
    (ACCESS_KEY, "aws", {"method": "aws_access_key", "access_key_id": "AKIAIOSFODNN7EXAMPLE"}),
    (SUBSCRIPTION, "azure", {"method": "azure_subscription",
                             "subscription_id": "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b",
                             "tenant_id": "example.onmicrosoft.com"}),
    (SERVICE_ACCOUNT, "gcp", {"method": "gcp_service_account", "project_id": "analytical-engines",
                              "client_email": "mooring@analytical-engines.iam.gserviceaccount.com",
                              "private_key_id": "9c8b7a6f5e4d3c2b1a09"}),
]
NOTHING = "cloud_0000000000000000"


def without_external_id(link: dict[str, str]) -> dict[str, str]:
    """It is another one each time."""
    return {name: value for name, value in link.items() if name != "external_id"}


def link(client: Client, credentials: object = ROLE, alias: str = "Production") -> dict[str, Any]:
    reply = client.create("/cloud-accounts", {"alias": alias, "credentials": credentials})
    assert reply.status_code == 201, reply.text
    account: dict[str, Any] = reply.json()
    return account


@pytest.mark.parametrize("credentials, provider, shown", LINKS)
def test_each_way_of_linking(
        client: Client, credentials: object, provider: str, shown: dict[str, str]) -> None:
    reply = client.create("/cloud-accounts", {"alias": "Production", "credentials": credentials})
    account = reply.json()
    assert (account["provider"], without_external_id(account["link"])) == (provider, shown)
    read = client.get(reply.headers["location"].removeprefix("/api/v1"))
    assert (read.json(), read.headers["etag"]) == (account, reply.headers["etag"])


def test_a_link_that_the_site_cannot_test_says_so_and_why(client: Client) -> None:
    account = link(client)
    for answer in (account, client.post(f"/cloud-accounts/{account['id']}/verify").json()):
        assert (answer["status"], answer["checked_at"]) == ("not_tested", None)
        assert answer["problem"]["code"] == "not_configured"
        assert answer["problem"]["pointer"] is None


def test_the_list_is_by_provider_and_then_alias(client: Client) -> None:
    for number, alias in enumerate(("beta", "Alpha", "gamma")):
        link(client, {**ROLE, "role_arn": f"{ARN}-{number}"}, alias)
    link(client, SERVICE_ACCOUNT, "alpha")
    link(client, SUBSCRIPTION, "zulu")
    listed = [(item["provider"], item["alias"])
              for item in client.get("/cloud-accounts").json()["items"]]
    assert listed == [("aws", "Alpha"), ("aws", "beta"), ("aws", "gamma"), ("azure", "zulu"),
                      ("gcp", "alpha")]


def test_pages_hold_every_account_once(client: Client) -> None:
    aliases = [f"account {number}" for number in range(5)]
    for alias in aliases:
        link(client, {**ROLE, "role_arn": f"{ARN}-{alias[-1]}"}, alias)
    page = client.get("/cloud-accounts", params={"limit": 2}).json()
    seen = [item["alias"] for item in page["items"]]
    while page["next_cursor"]:
        query = {"limit": "2", "cursor": page["next_cursor"]}
        page = client.get("/cloud-accounts", params=query).json()
        seen += [item["alias"] for item in page["items"]]
    assert seen == aliases


def test_the_alias_changes_and_the_link_stays(site: Site, client: Client) -> None:
    account = link(client, ACCESS_KEY)
    site.clock.turn(60)
    reply = client.put(f"/cloud-accounts/{account['id']}", {"alias": "Main"}, '"1"')
    assert reply.json() == {**account, "alias": "Main", "updated_at": "2026-02-25T06:14:20Z"}
    assert reply.headers["etag"] == '"2"'


def test_new_credentials_replace_the_old_ones(client: Client) -> None:
    account = link(client)
    wanted = {"alias": "Production", "credentials": ACCESS_KEY}
    reply = client.put(f"/cloud-accounts/{account['id']}", wanted, "*")
    assert reply.json()["link"] == LINKS[1][2]


def test_keeping_alias_and_link_is_no_clash_with_oneself(client: Client) -> None:
    account = link(client)
    same = {"alias": "PRODUCTION", "credentials": ROLE}
    assert client.put(f"/cloud-accounts/{account['id']}", same, "*").status_code == 200


def existing_ids(reply: httpx.Response) -> list[str]:
    """Where the console leads, instead of linking once more."""
    return [error["existing_id"] for error in reply.json()["errors"]]


def test_the_provider_stays(client: Client) -> None:
    account = link(client)
    other = {"alias": "Production", "credentials": SUBSCRIPTION}
    reply = client.put(f"/cloud-accounts/{account['id']}", other, "*")
    assert list(errors_of(reply)) == ["/credentials/method"]


def test_a_stale_or_baseless_change_is_refused(client: Client) -> None:
    path = f"/cloud-accounts/{link(client)['id']}"
    client.put(path, {"alias": "Main"}, '"1"')
    assert code_of(client.put(path, {"alias": "Mine"}, '"1"')) == "precondition-failed"
    assert code_of(client.put(path, {"alias": "Mine"}, bad=True)) == "precondition-required"
    assert client.get(path).json()["alias"] == "Main"


def test_removing_leaves_nothing_behind(site: Site, client: Client) -> None:
    account = link(client, ACCESS_KEY)
    assert client.delete(f"/cloud-accounts/{account['id']}").status_code == 204
    assert client.get(f"/cloud-accounts/{account['id']}").status_code == 404
    assert client.delete(f"/cloud-accounts/{account['id']}").status_code == 404
    link(client, ACCESS_KEY)


@pytest.mark.parametrize("alias", ["Production", "production", " PRODUCTION "])
def test_an_alias_is_used_once_per_provider(client: Client, alias: str) -> None:
    first = link(client)
    reply = client.create("/cloud-accounts", {"alias": alias, "credentials": ACCESS_KEY})
    assert list(errors_of(reply)) == ["/alias"]
    assert existing_ids(reply) == [first["id"]]
    link(client, SUBSCRIPTION, "Production")


SAME_LINKS = [
    (ROLE, ROLE, "/credentials/role_arn"),
    (ACCESS_KEY, {**ACCESS_KEY, "secret_access_key": "x" * 40}, "/credentials/access_key_id"),
    (SUBSCRIPTION, {**SUBSCRIPTION, "subscription_id": SUBSCRIPTION["subscription_id"].lower()},
     "/credentials/subscription_id"),
    (SERVICE_ACCOUNT, SERVICE_ACCOUNT, "/credentials/key"),
]


@pytest.mark.parametrize("first, second, pointer", SAME_LINKS)
def test_the_same_thing_is_linked_once(
        client: Client, first: object, second: object, pointer: str) -> None:
    account = link(client, first)
    reply = client.create("/cloud-accounts", {"alias": "Again", "credentials": second})
    assert errors_of(reply) == {pointer: "This is linked already, as “Production”."}
    assert existing_ids(reply) == [account["id"]]


def test_accounts_of_other_people_do_not_exist(site: Site, client: Client) -> None:
    account = link(client)
    path = f"/cloud-accounts/{account['id']}"
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert eve.get("/cloud-accounts").json()["items"] == []
    assert eve.get(path).status_code == 404
    assert eve.put(path, {"alias": "Mine"}, "*").status_code == 404
    assert eve.delete(path).status_code == 404
    assert eve.post(f"{path}/verify").status_code == 404
    assert eve.get(f"{path}/removal").status_code == 404
    assert without_external_id(link(eve)["link"]) == without_external_id(account["link"])
    assert client.get(path).json() == account


def test_secrets_are_in_no_reply_and_in_no_stored_byte(site: Site, client: Client) -> None:
    temporary = {**ACCESS_KEY, "access_key_id": "ASIAIOSFODNN7EXAMPLE",
                 "session_token": "FwoGZXIvYXdzEXAMPLEtokenEXAMPLE"}
    link(client, temporary, "Temporary")
    link(client, SERVICE_ACCOUNT, "Project")
    secrets = [temporary["secret_access_key"], temporary["session_token"],
               PRIVATE_KEY.splitlines()[1]]
    shown = client.get("/cloud-accounts").text
    stored = site.stored_bytes()
    assert b"analytical-engines" in stored
    for secret in secrets:
        assert secret not in shown
        assert secret.encode() not in stored


def test_what_is_stored_can_be_opened_again(site: Site, client: Client) -> None:
    account = link(client, ACCESS_KEY)
    with site.services.database.read() as transaction:
        row = transaction.exec_driver_sql("SELECT sealed_credentials FROM cloud_accounts").one()
    opened = site.services.vault.open(
        row.sealed_credentials, "cloud_accounts", "sealed_credentials", account["id"])
    assert opened == '{"secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}'


@pytest.mark.parametrize("path", [f"/cloud-accounts/{NOTHING}", "/cloud-accounts/%00",
                                  "/cloud-accounts/%27%20OR%201=1"])
def test_an_unknown_id_is_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
