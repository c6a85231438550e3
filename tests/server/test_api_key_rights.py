"""What a key may do, how long it works, and changing its text without a gap."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from backend.contract import load_contract
from backend.profile import FIELDS
from backend.scopes import FREE_SECTION
from backend.timestamps import DAY, HOUR
from contract_checks import DOCUMENT
from harness import Client, Site, code_of, errors_of
from test_cloud_accounts import link

EMPTY_PROFILE = dict.fromkeys(FIELDS, "")


def new_key(client: Client, **options: Any) -> tuple[str, str]:
    """Id and text."""
    reply = client.create("/api-keys", {"name": "Key", **options})
    assert reply.status_code == 201
    return reply.json()["api_key"]["id"], reply.json()["key"]


def listed(client: Client) -> dict[str, Any]:
    item: dict[str, Any] = client.get("/api-keys").json()["items"][0]
    return item


def read(site: Site, key: str, path: str = "/profile") -> int:
    return int(site.client().get(path, headers={"x-api-key": key}).status_code)


def test_a_key_of_only_a_name_reads_for_ninety_days(site: Site, client: Client) -> None:
    _, key = new_key(client)
    item = listed(client)
    assert (item["scopes"], item["expires_at"], item["status"]) == (
        ["read"], "2026-05-26T06:13:20Z", "active")
    site.clock.turn(90 * DAY - 1)
    assert read(site, key) == 200
    site.clock.turn(1)
    assert read(site, key) == 401
    assert listed(site.signed_in())["status"] == "expired"


def test_a_week_before_its_end_the_list_says_so(site: Site, client: Client) -> None:
    new_key(client, expires_in_days=8)
    site.clock.turn(DAY - 1)
    assert listed(site.signed_in())["status"] == "active"
    site.clock.turn(1)
    assert listed(site.signed_in())["status"] == "expires_soon"


def test_a_key_may_have_no_end(site: Site, client: Client) -> None:
    _, key = new_key(client, expires_in_days=None)
    site.clock.turn(5000 * DAY)
    assert read(site, key) == 200


SCOPES = DOCUMENT["components"]["schemas"]["Scope"]["enum"]
OPERATIONS = [operation for operation in load_contract().operations()
              if "api_key" in operation.accepts and operation.section != FREE_SECTION]


@pytest.mark.parametrize("scope", SCOPES)
def test_a_scope_opens_its_operations_and_no_other(
        site: Site, client: Client, scope: str) -> None:
    _, key = new_key(client, scopes=[scope])
    script = site.client()
    section, _, right = scope.rpartition(":")
    paths = {operation.id: path for path, methods in load_contract().paths.items()
             for operation in methods.values()}
    for operation in OPERATIONS:
        opens = section in ("", operation.section) and (
            right == "write" or operation.method == "GET")
        reply = script.request(operation.method, paths[operation.id].replace("{id}", "none"), {},
                               headers={"x-api-key": key}, bad=True)
        assert (reply.status_code == 403) == (not opens), operation.id
        if not opens:
            assert code_of(reply) == "insufficient-scope"
            assert f"{operation.section}:" in reply.json()["detail"]


def test_every_scope_is_of_a_section_that_keys_may_use() -> None:
    possible = {f"{operation.section}:{'read' if operation.method == 'GET' else 'write'}"
                for operation in OPERATIONS}
    assert {scope for scope in SCOPES if ":" in scope} == possible


def test_a_key_that_writes_does_so_as_its_person(site: Site, client: Client) -> None:
    _, key = new_key(client, scopes=["write"])
    changed = site.client().put("/profile", {**EMPTY_PROFILE, "name": "Ada"}, "*", key=key)
    assert changed.status_code == 200
    assert client.get("/profile").json()["name"] == "Ada"
    account = link(client)["id"]
    renamed = site.client().put(f"/cloud-accounts/{account}", {"alias": "By key"}, "*", key=key)
    assert renamed.json()["alias"] == "By key"


@pytest.mark.parametrize("body, errors", [
    ({"scopes": []}, {"/scopes": "Choose at least one scope, each of them once."}),
    ({"scopes": ["read", "read"]}, {"/scopes": "Choose at least one scope, each of them once."}),
    ({"scopes": ["admin"]}, {
        "/scopes/0": "Choose a scope from the list, such as read or cloud-accounts:write."}),
    ({"scopes": "read"}, {"/scopes": "Scopes must be a list."}),
    ({"expires_in_days": 0}, {"/expires_in_days": "Use at least 1."}),
    ({"expires_in_days": 3651}, {"/expires_in_days": "Use at most 3650."}),
    ({"expires_in_days": "never"}, {"/expires_in_days": "Expiry must be a whole number."})])
def test_bad_rights_name_the_field(
        client: Client, body: dict[str, Any], errors: dict[str, str]) -> None:
    assert errors_of(client.create("/api-keys", {"name": "Key", **body}, bad=True)) == errors


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_it_is_taken_as_a_bearer_token_too(site: Site, client: Client, scheme: str) -> None:
    _, key = new_key(client)
    reply = site.client().get("/profile", headers={"Authorization": f"{scheme} {key}"})
    assert reply.status_code == 200


@pytest.mark.parametrize("value", ["Bearer ", "Bearer nothing"])
def test_a_wrong_bearer_token_is_refused_even_beside_a_session(
        client: Client, value: str) -> None:
    assert client.get("/profile", headers={"Authorization": value}).status_code == 401


def test_other_schemes_are_not_for_this_server(client: Client) -> None:
    reply = client.get("/profile", headers={"Authorization": "Basic YTpi"})
    assert reply.status_code == 200


def test_the_last_use_says_from_where(site: Site, client: Client) -> None:
    _, key = new_key(client)
    assert listed(client)["last_used_address"] is None
    read(site, key)
    assert listed(client)["last_used_address"] == "unknown"


def test_while_it_is_rotated_both_texts_work(site: Site, client: Client) -> None:
    key_id, old = new_key(client, scopes=["profile:read"])
    reply = client.create(f"/api-keys/{key_id}/rotation", {"overlap_hours": 24})
    new, item = reply.json()["key"], reply.json()["api_key"]
    assert (item["id"], item["scopes"], item["last_four"]) == (key_id, ["profile:read"], new[-4:])
    assert item["overlap_ends_at"] == "2026-02-26T06:13:20Z"
    assert (read(site, old), read(site, new), read(site, new, "/security")) == (200, 200, 403)
    site.clock.turn(24 * HOUR)
    assert (read(site, old), read(site, new)) == (401, 200)
    assert listed(site.signed_in())["overlap_ends_at"] is None


def test_without_an_overlap_the_old_text_ends_at_once(site: Site, client: Client) -> None:
    key_id, old = new_key(client)
    new = client.create(f"/api-keys/{key_id}/rotation", {"overlap_hours": 0}).json()["key"]
    assert (read(site, old), read(site, new)) == (401, 200)


def test_the_overlap_does_not_prolong_the_old_text(site: Site, client: Client) -> None:
    key_id, old = new_key(client, expires_in_days=1)
    site.clock.turn(12 * HOUR)
    client = site.signed_in()
    client.create(f"/api-keys/{key_id}/rotation", {"overlap_hours": 168})
    assert listed(client)["overlap_ends_at"] == "2026-02-26T06:13:20Z"
    site.clock.turn(12 * HOUR)
    assert read(site, old) == 401


def test_rotated_twice_only_the_last_two_texts_work(site: Site, client: Client) -> None:
    key_id, first = new_key(client)
    texts = [first] + [client.create(f"/api-keys/{key_id}/rotation", {}).json()["key"]
                       for _ in range(2)]
    assert [read(site, text) for text in texts] == [401, 200, 200]


def test_a_key_that_has_ended_comes_back_by_rotating_it(site: Site, client: Client) -> None:
    key_id, old = new_key(client, expires_in_days=1)
    site.clock.turn(DAY)
    client = site.signed_in()
    new = client.create(f"/api-keys/{key_id}/rotation", {"expires_in_days": None}).json()["key"]
    assert (read(site, old), read(site, new)) == (401, 200)
    assert listed(client)["expires_at"] is None


def test_the_reply_of_a_rotation_is_repeated_but_not_that_with_the_old_text(
        site: Site, client: Client) -> None:
    made = client.create("/api-keys", {"name": "Key"}, "made-made-made-made")
    path = f"/api-keys/{made.json()['api_key']['id']}/rotation"
    first = client.create(path, {}, "rotate-rotate-rotate")
    again = client.create(path, {}, "rotate-rotate-rotate")
    assert first.json() == again.json()
    repeated = client.create("/api-keys", {"name": "Key"}, "made-made-made-made")
    assert list(errors_of(repeated)) == ["/name"]


def test_deleting_ends_all_texts(site: Site, client: Client) -> None:
    key_id, old = new_key(client)
    new = client.create(f"/api-keys/{key_id}/rotation", {}).json()["key"]
    client.delete(f"/api-keys/{key_id}")
    assert (read(site, old), read(site, new)) == (401, 401)


def test_keys_of_other_people_are_not_rotated(site: Site, client: Client) -> None:
    key_id, _ = new_key(client)
    site.add_user("eve@example.com")
    reply = site.signed_in("eve@example.com").create(f"/api-keys/{key_id}/rotation", {})
    assert reply.status_code == 404


def test_a_key_is_found_by_one_look_up_in_an_index(site: Site, client: Client) -> None:
    _, key = new_key(client)
    read(site, key)
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "api_key_secrets" in statement:
            statements.append(statement)

    engine = site.services.database._engine
    event.listen(engine, "before_cursor_execute", note)
    read(site, key)
    event.remove(engine, "before_cursor_execute", note)
    statement, = statements
    with site.services.database.read() as transaction:
        plan = transaction.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, (b"",)).all()
    assert all("SEARCH" in row[3] for row in plan)
