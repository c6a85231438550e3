"""Deleting an account: nothing of it is left, and nothing of it works any more."""

from __future__ import annotations

from backend.database import metadata
from harness import EMAIL, PASSWORD, Client, Site, errors_of
from test_cloud_accounts import ACCESS_KEY, link

# What is no person's: the check of the key, and counts by keyed hashes.
NOBODYS = {"key_check", "attempts"}


def test_what_goes_is_said_before(site: Site, client: Client) -> None:
    client.new_key()
    link(client)
    site.signed_in()
    assert client.get("/account/removal").json() == {
        "email": EMAIL, "api_keys": 1, "cloud_accounts": 1, "sessions": 2}


def test_sessions_and_keys_end_at_once(site: Site, client: Client) -> None:
    key, other = client.new_key(), site.signed_in()
    reply = client.post("/account/deletion", {"email": "  ADA@example.com "})
    assert reply.status_code == 204
    assert "mooring_session" not in client.http.cookies
    for former in (client, other):
        assert former.get("/session").json()["state"] == "signed_out"
        assert former.get("/profile").status_code == 401
    assert site.client().get("/profile", headers={"x-api-key": key}).status_code == 401
    again = {"email": EMAIL, "password": PASSWORD}
    assert site.client().post("/session", again).status_code == 401


def test_no_table_has_anything_of_it(site: Site, client: Client) -> None:
    site.enable_totp(client)
    client.new_key()
    link(client, ACCESS_KEY)
    client.post("/account/deletion", {"email": EMAIL})
    with site.services.database.read() as transaction:
        left = {table.name for table in metadata.sorted_tables if transaction.exec_driver_sql(
            f"SELECT count(*) FROM {table.name}").scalar_one()}
    assert left <= NOBODYS


def test_another_address_deletes_nothing(client: Client) -> None:
    reply = client.post("/account/deletion", {"email": "eve@example.com"})
    assert errors_of(reply) == {"/email": "Type ada@example.com to delete this account."}
    assert client.get("/session").json()["state"] == "signed_in"


def test_other_people_keep_theirs(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    key = eve.new_key()
    client.post("/account/deletion", {"email": EMAIL})
    assert eve.get("/session").json()["state"] == "signed_in"
    assert site.client().get("/profile", headers={"x-api-key": key}).status_code == 200


def test_the_address_is_free_again(site: Site, client: Client) -> None:
    client.post("/account/deletion", {"email": EMAIL})
    site.add_user(EMAIL)
    items = site.signed_in().get("/activity").json()["items"]
    assert [item["event"] for item in items] == ["signed_in"]
