"""Other credentials for a linked account: the stored ones stay until the new ones have passed."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest

from harness import Client, Site
from provider_worlds import ARN, outcome, settled, site, world
from stand_ins.world import World
from test_cloud_accounts import ACCESS_KEY, ROLE, SUBSCRIPTION, link

__all__ = ["site", "world"]

NEW_ID = "AKIAI44QH8DHBEXAMPLE"
NEW_KEY = {"method": "aws_access_key", "access_key_id": NEW_ID,
           "secret_access_key": "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"}


def change(client: Client, account: dict[str, Any], credentials: object = NEW_KEY,
           **more: str) -> httpx.Response:
    return client.put(f"/cloud-accounts/{account['id']}",
                      {"alias": "Production", "credentials": credentials, **more}, "*")


def know_new_key(world: World) -> None:
    world.sts.keys = {**world.sts.keys, NEW_ID: {"secret": NEW_KEY["secret_access_key"]}}


def stored_secret(site: Site, account: dict[str, Any]) -> str:
    with site.services.database.read() as transaction:
        row = transaction.exec_driver_sql("SELECT sealed_credentials FROM cloud_accounts").one()
    return site.services.vault.open(
        row.sealed_credentials, "cloud_accounts", "sealed_credentials", account["id"])


def test_new_credentials_count_when_they_have_passed(
        site: Site, client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    know_new_key(world)
    world.sts.control({"mode": "slow", "delay": 0.2})
    reply = change(client, account)
    meanwhile = reply.json()
    assert (meanwhile["status"], meanwhile["link"]) == ("connected", account["link"])
    new_link = {"method": "aws_access_key", "access_key_id": NEW_ID}
    assert meanwhile["replacement"] == {
        "status": "testing", "checked_at": None, "problem": None, "link": new_link}
    assert ACCESS_KEY["secret_access_key"] in stored_secret(site, account)
    after = settled(client, account)
    assert (after["status"], after["link"], after["replacement"]) == ("connected", new_link, None)
    assert NEW_KEY["secret_access_key"] in stored_secret(site, account)
    # Who had opened it before does not overwrite what they have not seen.
    tag = client.get(f"/cloud-accounts/{account['id']}").headers["etag"]
    assert tag not in ('"1"', reply.headers["etag"])


def test_credentials_that_fail_are_forgotten_and_the_stored_ones_stay(
        site: Site, client: Client) -> None:
    account = outcome(client, ACCESS_KEY)
    change(client, account)
    after = settled(client, account)
    assert (after["status"], after["link"]) == ("connected", account["link"])
    assert after["replacement"]["status"] == "failed"
    assert after["replacement"]["problem"]["pointer"] == "/credentials/access_key_id"
    assert after["replacement"]["checked_at"] is not None
    assert ACCESS_KEY["secret_access_key"] in stored_secret(site, account)
    with site.services.database.read() as transaction:
        row = transaction.exec_driver_sql(
            "SELECT sealed_replacement, replacement_test_id FROM cloud_accounts").one()
    assert tuple(row) == (None, None)


def test_who_insists_replaces_at_once(site: Site, client: Client) -> None:
    account = outcome(client, ACCESS_KEY)
    change(client, account)
    settled(client, account)
    insisted = change(client, account, replace="always").json()
    assert (insisted["status"], insisted["replacement"]) == ("testing", None)
    assert insisted["link"]["access_key_id"] == NEW_ID
    after = settled(client, account)
    assert (after["status"], after["problem"]["code"]) == ("failed", "key_unknown")
    assert NEW_KEY["secret_access_key"] in stored_secret(site, account)


def test_another_alias_needs_no_test_and_disturbs_none(client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    know_new_key(world)
    world.sts.control({"mode": "slow", "delay": 0.2})
    change(client, account)
    renamed = client.put(f"/cloud-accounts/{account['id']}", {"alias": "Main"}, "*").json()
    assert renamed["replacement"]["status"] == "testing"
    after = settled(client, account)
    assert (after["alias"], after["link"]["access_key_id"]) == ("Main", NEW_ID)


def test_a_later_change_takes_the_place_of_one_under_test(client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    world.sts.control({"mode": "slow", "delay": 0.2})
    change(client, account)
    change(client, account, ROLE)
    after = settled(client, account)
    assert (after["status"], after["link"]["method"]) == ("connected", "aws_role")


def test_a_role_keeps_its_external_id_when_its_arn_changes(client: Client, world: World) -> None:
    account = outcome(client, ROLE)
    moved = f"{ARN}-eu"
    world.sts.roles[moved] = account["link"]["external_id"]
    change(client, account, {**ROLE, "role_arn": moved})
    after = settled(client, account)
    assert (after["status"], after["link"]) == (
        "connected", {**account["link"], "role_arn": moved})


@pytest.mark.parametrize("sent", [True, False])
def test_a_role_that_fails_is_tried_again_with_the_same_external_id(
        client: Client, world: World, sent: bool) -> None:
    account = outcome(client, ACCESS_KEY)
    shown = client.get("/cloud-setup").json()["aws"]["external_id"]
    role = {**ROLE, **({"external_id": shown} if sent else {})}
    world.sts.roles = {}
    change(client, account, role)
    assert settled(client, account)["replacement"]["problem"]["code"] == "role_refused"
    query = {"account": account["id"]}
    assert client.get("/cloud-setup", params=query).json()["aws"]["external_id"] == shown
    world.sts.roles = {ARN: shown}
    change(client, account, role)
    after = settled(client, account)
    assert (after["status"], after["link"]["external_id"]) == ("connected", shown)


def test_what_another_account_links_is_no_replacement(client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    link(client, ROLE, "Other")
    reply = change(client, account, ROLE)
    assert reply.status_code == 422


def test_what_another_account_has_linked_during_the_test_is_refused(
        client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    know_new_key(world)
    world.sts.control({"mode": "slow", "delay": 0.3})
    change(client, account)
    link(client, NEW_KEY, "Faster")
    after = settled(client, account)
    assert after["link"] == account["link"]
    assert after["replacement"]["problem"]["code"] == "linked_already"


def test_a_restart_during_the_test_forgets_the_replacement(
        site: Site, client: Client, world: World) -> None:
    account = outcome(client, ACCESS_KEY)
    world.sts.control({"mode": "silent"})
    change(client, account)
    site.services.verifier.close()
    after = client.get(f"/cloud-accounts/{account['id']}").json()
    assert after["status"] == "connected"
    assert after["replacement"]["problem"]["code"] == "interrupted"


def test_a_site_that_cannot_test_replaces_at_once(client: Client, world: World) -> None:
    account = outcome(client, ROLE)
    elsewhere = {**ROLE, "role_arn": "arn:aws-cn:iam::123456789012:role/mooring"}
    after = change(client, account, elsewhere).json()
    assert (after["status"], after["replacement"]) == ("not_tested", None)
    assert after["problem"]["code"] == "partition_not_configured"


@pytest.mark.parametrize("credentials", [ACCESS_KEY, ROLE, SUBSCRIPTION])
def test_many_changes_at_once_leave_one_of_them(
        client: Client, world: World, credentials: dict[str, str]) -> None:
    account = outcome(client, credentials)
    threads = [threading.Thread(target=change, args=(client, account, credentials))
               for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = settled(client, account)
    assert (after["status"], after["replacement"]) == ("connected", None)
