"""Creating something once although it is asked for twice."""

from __future__ import annotations

import concurrent.futures

import pytest

from harness import Client, Site, code_of

KEY = "0123456789abcdef"
ROLE = {"method": "aws_role", "role_arn": "arn:aws:iam::123456789012:role/mooring"}


def test_the_same_request_gets_the_same_reply(client: Client) -> None:
    first = client.create("/api-keys", {"name": "Laptop"}, KEY)
    again = client.create("/api-keys", {"name": "Laptop"}, KEY)
    assert (again.status_code, again.content) == (201, first.content)
    assert len(client.get("/api-keys").json()["items"]) == 1


def test_so_do_its_headers(client: Client) -> None:
    body = {"alias": "Production", "credentials": ROLE}
    first = client.create("/cloud-accounts", body, KEY)
    again = client.create("/cloud-accounts", body, KEY)
    for name in ("etag", "location", "content-type"):
        assert again.headers[name] == first.headers[name]


def test_another_body_is_refused(client: Client) -> None:
    client.create("/api-keys", {"name": "Laptop"}, KEY)
    reply = client.create("/api-keys", {"name": "Phone"}, KEY)
    assert (reply.status_code, code_of(reply)) == (422, "idempotency-key-reused")


def test_the_same_for_something_else_is_refused(client: Client) -> None:
    laptop, phone = [client.create("/api-keys", {"name": name}).json()["api_key"]["id"]
                     for name in ("Laptop", "Phone")]
    assert client.create(f"/api-keys/{laptop}/rotation", {}, KEY).status_code == 201
    reply = client.create(f"/api-keys/{phone}/rotation", {}, KEY)
    assert (reply.status_code, code_of(reply)) == (422, "idempotency-key-reused")


def test_the_order_of_fields_is_no_other_body(client: Client) -> None:
    client.create("/cloud-accounts", {"alias": "Production", "credentials": ROLE}, KEY)
    again = client.create("/cloud-accounts", {"credentials": ROLE, "alias": "Production"}, KEY)
    assert again.status_code == 201


def test_keys_belong_to_a_person_and_an_operation(site: Site, client: Client) -> None:
    client.create("/api-keys", {"name": "Laptop"}, KEY)
    body = {"alias": "Production", "credentials": ROLE}
    assert client.create("/cloud-accounts", body, KEY).status_code == 201
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    reply = eve.create("/api-keys", {"name": "Laptop"}, KEY)
    assert reply.json() != client.create("/api-keys", {"name": "Laptop"}, KEY).json()


def test_replies_are_wiped_after_ten_minutes_but_nothing_is_done_again(
        site: Site, client: Client) -> None:
    laptop = client.create("/api-keys", {"name": "Laptop"}).json()["api_key"]["id"]
    rotation = f"/api-keys/{laptop}/rotation"
    first = client.create(rotation, {}, KEY)
    site.clock.turn(599)
    assert client.create(rotation, {}, KEY).content == first.content
    site.clock.turn(1)
    again = client.create(rotation, {}, KEY)
    assert (again.status_code, code_of(again)) == (409, "already-done")
    by_key = site.client().get("/api-keys", headers={"x-api-key": first.json()["key"]})
    assert by_key.status_code == 200


def test_what_is_wiped_is_gone(site: Site, client: Client) -> None:
    client.create("/api-keys", {"name": "Laptop"}, KEY)
    assert _kept(site) != [b""]
    site.clock.turn(600)
    site.signed_in()
    assert _kept(site) == [b""]


def test_a_key_is_forgotten_after_a_day(site: Site, client: Client) -> None:
    client.create("/api-keys", {"name": "Laptop"}, KEY)
    site.clock.turn(24 * 3600)
    site.signed_in()
    assert _kept(site) == []


def _kept(site: Site) -> list[bytes]:
    with site.services.database.read() as transaction:
        return list(transaction.exec_driver_sql(
            "SELECT sealed_reply FROM idempotent_replies").scalars())


def test_a_refusal_is_not_kept(client: Client) -> None:
    client.new_key("Laptop")
    assert client.create("/api-keys", {"name": "Laptop"}, KEY).status_code == 422
    client.delete(f"/api-keys/{client.get('/api-keys').json()['items'][0]['id']}")
    assert client.create("/api-keys", {"name": "Laptop"}, KEY).status_code == 201


def test_twins_sent_at_once_create_one(site: Site, client: Client) -> None:
    def create(_: int) -> bytes:
        twin = site.client()
        twin.http.cookies = client.http.cookies
        return twin.create("/api-keys", {"name": "Laptop"}, KEY).content

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        replies = set(pool.map(create, range(8)))
    assert len(replies) == 1
    assert len(client.get("/api-keys").json()["items"]) == 1


@pytest.mark.parametrize("key", [
    "", "short", "x" * 15, "x" * 65, "has spaces in it", "dots.not.allowed"])
def test_a_malformed_key_is_refused(client: Client, key: str) -> None:
    reply = client.request("POST", "/api-keys", {"name": "Laptop"}, bad=True,
                           headers={"Idempotency-Key": key})
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")


def test_a_missing_key_is_refused(client: Client) -> None:
    reply = client.post("/api-keys", {"name": "Laptop"}, bad=True)
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")
    assert reply.json()["detail"].startswith("Idempotency-Key is missing.")


def test_kept_replies_are_sealed(site: Site, client: Client) -> None:
    key = client.create("/api-keys", {"name": "Laptop"}, KEY).json()["key"]
    assert key.encode() not in site.stored_bytes()


def test_what_was_deleted_is_not_said_to_be_there(client: Client) -> None:
    first = client.create("/api-keys", {"name": "Laptop"}, KEY).json()
    client.create("/api-keys", {"name": "Phone"}, KEY * 2)
    client.delete(f"/api-keys/{first['api_key']['id']}")
    again = client.create("/api-keys", {"name": "Laptop"}, KEY).json()
    assert again["api_key"]["id"] != first["api_key"]["id"]
    assert client.create("/api-keys", {"name": "Phone"}, KEY * 2).status_code == 201
    names = [item["name"] for item in client.get("/api-keys").json()["items"]]
    assert sorted(names) == ["Laptop", "Phone"]


def test_nor_is_a_cloud_account(client: Client) -> None:
    body = {"alias": "Production", "credentials": ROLE}
    first = client.create("/cloud-accounts", body, KEY)
    client.delete(first.headers["location"].removeprefix("/api/v1"))
    again = client.create("/cloud-accounts", body, KEY)
    assert again.headers["location"] != first.headers["location"]
    assert client.get(again.headers["location"].removeprefix("/api/v1")).status_code == 200
