"""What happened on an account: complete, in order, and never rewritten."""

from __future__ import annotations

import codecs
import csv
import io
import json
import secrets

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from backend.activity import KINDS, ROWS_AT_ONCE
from backend.profile import FIELDS
from backend.timestamps import MINUTE
from contract_checks import BASE, DOCUMENT
from harness import EMAIL, PASSWORD, Client, Site
from test_cloud_accounts import link

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"


def events(client: Client, **query: str) -> list[tuple[str, str]]:
    items = client.get("/activity", params={"limit": 200, **query}).json()["items"]
    return [(item["event"], item["subject"]) for item in items]


def test_who_did_what_when_and_from_where(site: Site) -> None:
    client = site.client()
    client.http.headers["user-agent"] = FIREFOX
    client.sign_in()
    assert client.get("/activity").json() == {"next_cursor": None, "total": 1, "items": [{
        "id": "activity_1", "at": "2026-02-25T06:13:20Z", "kind": "sign_in", "event": "signed_in",
        "subject": "password", "address": "unknown", "browser": "Firefox 153",
        "system": "Linux", "api_key": None}]}


def test_every_change_is_written_down(site: Site, client: Client) -> None:
    client.put("/profile", dict.fromkeys(FIELDS, ""), "*")
    client.put("/password", {"current_password": PASSWORD, "sign_out_others": True,
                             "new_password": "nine brass buttons on a coat"})
    key = client.create("/api-keys", {"name": "Deployment", "scopes": ["write"]}).json()
    path = "/api-keys/" + key["api_key"]["id"]
    client.create(path + "/rotation", {})
    client.delete(path)
    account = "/cloud-accounts/" + link(client)["id"]
    client.put(account, {"alias": "Renamed"}, "*")
    client.delete(account)
    assert list(reversed(events(client))) == [
        ("signed_in", "password"), ("profile_changed", ""), ("password_changed", ""),
        ("api_key_created", "Deployment"), ("api_key_rotated", "Deployment"),
        ("api_key_deleted", "Deployment"), ("cloud_account_linked", "Production"),
        ("cloud_account_changed", "Renamed"), ("cloud_account_removed", "Renamed")]


def test_signing_in_and_factors_are_written_down(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    site.client().post("/session", {"email": EMAIL, "password": "not this one"})
    browser = site.signed_in()
    browser.post("/session/code", {"code": "000000"})
    browser.post("/session/code", {"code": site.code(secret)})
    client.delete("/sessions")
    client.post("/recovery-codes")
    client.delete("/totp")
    client.delete("/session")
    assert list(reversed(events(site.signed_in())))[1:-1] == [
        ("authenticator_added", "Authenticator app"), ("sign_in_failed", "password"),
        ("sign_in_failed", "code"), ("signed_in", "code"), ("other_sessions_ended", "1"),
        ("recovery_codes_made", ""), ("authenticator_removed", "Authenticator app"),
        ("signed_out", "")]


def test_what_was_refused_or_undone_is_not_there(client: Client) -> None:
    client.create("/api-keys", {"name": "Twice"})
    client.create("/api-keys", {"name": "Twice"})
    client.delete("/api-keys/nothing")
    assert [event for event, _ in events(client, kind="key")] == ["api_key_created"]


def test_what_a_key_did_has_its_name(site: Site, client: Client) -> None:
    key = client.create("/api-keys", {"name": "Sync", "scopes": ["profile:write"]}).json()["key"]
    site.client().put("/profile", dict.fromkeys(FIELDS, ""), "*", key=key)
    item = client.get("/activity", params={"kind": "profile"}).json()["items"][0]
    assert (item["event"], item["api_key"]) == ("profile_changed", "Sync")


def test_it_comes_in_pages_and_by_kind(site: Site, client: Client) -> None:
    for number in range(5):
        client.create("/api-keys", {"name": f"Key {number}"})
    client.put("/profile", dict.fromkeys(FIELDS, ""), "*")
    seen, query = [], {"kind": "key", "limit": "2"}
    while True:
        page = client.get("/activity", params=query).json()
        seen += [item["subject"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert seen == [f"Key {number}" for number in (4, 3, 2, 1, 0)]


def test_an_unknown_kind_is_refused(client: Client) -> None:
    reply = client.get("/activity", params={"kind": "everything"}, bad=True)
    assert reply.status_code == 400
    assert "Choose one of" in reply.json()["detail"]


def test_that_of_other_people_is_not_seen(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    site.client().post("/session", {"email": "nobody@example.com", "password": "x"})
    assert events(site.signed_in("eve@example.com")) == [("signed_in", "password")]


@pytest.mark.parametrize("statement", [
    "UPDATE activity SET event = 'signed_out'", "DELETE FROM activity",
    "DELETE FROM activity WHERE number = 1", "UPDATE activity SET user_id = NULL",
    "INSERT OR REPLACE INTO activity SELECT * FROM activity"])
def test_nobody_rewrites_it(site: Site, client: Client, statement: str) -> None:
    before = events(client)
    with pytest.raises(IntegrityError, match="append-only"):
        with site.services.database.write() as transaction:
            transaction.exec_driver_sql(statement)
    assert events(client) == before


def test_it_goes_with_the_account(site: Site, client: Client) -> None:
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM users")
        assert transaction.exec_driver_sql("SELECT count(*) FROM activity").scalar_one() == 0


def test_attempts_with_unknown_addresses_are_kept_for_a_day(site: Site, client: Client) -> None:
    site.client().post("/session", {"email": "nobody@example.com", "password": "x"})

    def count() -> object:
        with site.services.database.read() as transaction:
            return transaction.exec_driver_sql(
                "SELECT count(*) FROM activity WHERE user_id IS NULL").scalar_one()

    site.clock.turn(24 * 3600 - 1)
    site.signed_in()
    assert count() == 1
    site.clock.turn(1)
    site.signed_in()
    assert count() == 0


def test_as_json_it_is_a_file(site: Site, client: Client) -> None:
    client.new_key()
    reply = client.get("/activity/export")
    assert reply.headers["content-disposition"] == 'attachment; filename="mooring-activity.json"'
    assert reply.json()["items"] == client.get("/activity").json()["items"]


def rows_of(reply: httpx.Response) -> list[dict[str, str]]:
    """As a spreadsheet reads it, which knows by the byte order mark that it is UTF-8."""
    assert reply.content.startswith(codecs.BOM_UTF8)
    return list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))


# The first is grafana/grafana#31916; the others are what a wrong code page breaks as well.
@pytest.mark.parametrize("name", ["Zoë Müller", "日本語", "Ελληνικά", "emoji 🚢", "naïve “quotes”"])
def test_as_csv_names_of_all_languages_stay_themselves(client: Client, name: str) -> None:
    client.new_key(name)
    reply = client.get("/activity/export", params={"format": "csv", "kind": "key"})
    assert [row["subject"] for row in rows_of(reply)] == [name]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "＝HYPERLINK(1)", "＋1", "－1", "＠A",
                                  "﹦1", "﹢1", "﹣1", "﹫A"])
def test_as_csv_a_sign_of_any_width_begins_no_formula(client: Client, name: str) -> None:
    client.new_key(name)
    reply = client.get("/activity/export", params={"format": "csv", "kind": "key"})
    assert [row["subject"] for row in rows_of(reply)] == ["'" + name]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_long_file_is_made_while_it_is_sent(
        site: Site, client: Client, form: str) -> None:
    count = 3 * ROWS_AT_ONCE + 1
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql(
            "INSERT INTO activity (user_id, at, kind, event, subject, address, browser, system) "
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            f"{count}) SELECT users.id, i, 'key', 'api_key_created', 'key ' || i, '', '', '' "
            "FROM n, users")
    parts = 0

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        async def count_parts(message: Message) -> None:
            nonlocal parts
            parts += message["type"] == "http.response.body"
            await send(message)

        await site.app(scope, receive, count_parts)

    browser = TestClient(counted, base_url="http://localhost:8080", cookies=client.http.cookies)
    reply = browser.get(BASE + "/activity/export", params={"format": form, "kind": "key"})
    assert parts > count / ROWS_AT_ONCE
    content = reply.content.decode("utf-8-sig")
    items = json.loads(content)["items"] if form == "json" else list(
        csv.DictReader(io.StringIO(content)))
    assert [item["subject"] for item in items] == [f"key {i}" for i in range(count, 0, -1)]


def test_as_csv_no_cell_is_a_formula(client: Client) -> None:
    client.new_key("=HYPERLINK(\"http://evil.example\")")
    client.new_key("Two, \"quoted\"")
    reply = client.get("/activity/export", params={"format": "csv", "kind": "key"})
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    rows = rows_of(reply)
    assert [row["subject"] for row in rows] == [
        "Two, \"quoted\"", "'=HYPERLINK(\"http://evil.example\")"]
    assert rows[0]["at"] == "2026-02-25T06:13:20Z" and rows[0]["api_key"] == ""


def test_the_contract_knows_every_event_and_kind() -> None:
    properties = DOCUMENT["components"]["schemas"]["ActivityItem"]["properties"]
    assert properties["event"]["enum"] == list(KINDS)
    assert properties["kind"]["enum"] == list(dict.fromkeys(KINDS.values()))


def save(client: Client, name: str) -> None:
    reply = client.get("/profile")
    assert client.put("/profile", {**dict.fromkeys(FIELDS, ""), "name": name},
                      reply.headers["etag"]).status_code == 200


def test_what_happens_again_within_a_minute_is_one_line(site: Site, client: Client) -> None:
    for number in range(5):
        save(client, f"Ada {number}")
    assert events(client, kind="profile") == [("profile_changed", "")]
    site.clock.turn(MINUTE)
    save(client, "Augusta")
    assert len(events(client, kind="profile")) == 2


def test_unless_something_else_happened_or_somebody_else_did_it(
        site: Site, client: Client) -> None:
    other = site.client()
    other.http.headers["user-agent"] = FIREFOX
    other.sign_in()
    for browser in (client, other, client):
        save(browser, secrets.token_hex(4))
    client.new_key()
    save(client, "Ada")
    assert len(events(client, kind="profile")) == 4


def test_each_failure_to_sign_in_is_a_line(site: Site, client: Client) -> None:
    for _ in range(3):
        site.client().post("/session", {"email": EMAIL, "password": "a wrong guess of it"})
    assert [event for event, _ in events(client, kind="sign_in")].count("sign_in_failed") == 3


def test_only_so_many_files_are_made(site: Site, client: Client) -> None:
    replies = [client.get("/activity/export", params={"format": "csv"}) for _ in range(11)]
    assert [reply.status_code for reply in replies] == [200] * 10 + [429]
    site.clock.turn(10 * MINUTE)
    assert client.get("/activity/export", params={"format": "csv"}).status_code == 200
