"""API keys: made, shown once, listed, used, deleted."""

from __future__ import annotations

import pytest

from harness import Client, Site, errors_of


def test_a_new_key_is_shown_once(client: Client) -> None:
    made = client.create("/api-keys", {"name": "Deployment"}).json()
    assert made["api_key"]["last_four"] == made["key"][-4:]
    assert made["api_key"]["prefix"] == "moor_live_"
    listed = client.get("/api-keys")
    assert listed.json() == {
        "items": [made["api_key"]], "next_cursor": None, "total": 1, "total_unfiltered": 1,
        "total_expiring": 0}
    assert made["key"] not in listed.text


def test_keys_are_never_alike(client: Client) -> None:
    assert client.new_key("One") != client.new_key("Two")


def test_the_list_begins_with_the_newest(client: Client) -> None:
    for name in ("first", "second", "third"):
        client.new_key(name)
    names = [item["name"] for item in client.get("/api-keys").json()["items"]]
    assert names == ["third", "second", "first"]


def test_pages_hold_every_key_once_even_while_keys_are_made(client: Client) -> None:
    for number in range(5):
        client.new_key(f"key {number}")
    page = client.get("/api-keys?limit=2").json()
    names = [item["name"] for item in page["items"]]
    client.new_key("made in between")
    while page["next_cursor"]:
        page = client.get("/api-keys", params={"limit": 2, "cursor": page["next_cursor"]}).json()
        names += [item["name"] for item in page["items"]]
    assert names == [f"key {number}" for number in (4, 3, 2, 1, 0)]


def test_those_that_expire_within_a_week_are_counted_beyond_page_and_search(
        site: Site, client: Client) -> None:
    for name, days in (("over", 1), ("soon", 8), ("also soon", 9), ("later", 10), ("never", None)):
        client.create("/api-keys", {"name": name, "expires_in_days": days})
    site.add_user("eve@example.com")
    site.signed_in("eve@example.com").create(
        "/api-keys", {"name": "hers", "expires_in_days": 7})
    site.clock.turn(2 * 24 * 3600)
    client.sign_in()
    for query in ("", "?limit=1", "?q=never"):
        assert client.get(f"/api-keys{query}").json()["total_expiring"] == 2


def test_use_is_noted_to_the_minute(site: Site, client: Client) -> None:
    key = client.new_key()
    script = site.client()
    used = []
    for _ in range(3):
        site.clock.turn(40)
        script.get("/profile", headers={"x-api-key": key})
        used.append(client.get("/api-keys").json()["items"][0]["last_used_at"])
    assert used == ["2026-02-25T06:14:00Z", "2026-02-25T06:14:00Z", "2026-02-25T06:15:20Z"]


def test_a_deleted_key_is_refused_at_once(site: Site, client: Client) -> None:
    made = client.create("/api-keys", {"name": "Laptop"}).json()
    assert client.delete(f"/api-keys/{made['api_key']['id']}").status_code == 204
    assert site.client().get("/profile", headers={"x-api-key": made["key"]}).status_code == 401
    assert client.get("/api-keys").json()["items"] == []
    assert client.delete(f"/api-keys/{made['api_key']['id']}").status_code == 404


def test_keys_of_other_people_do_not_exist(site: Site, client: Client) -> None:
    made = client.create("/api-keys", {"name": "Laptop"}).json()
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert eve.get("/api-keys").json()["items"] == []
    assert eve.delete(f"/api-keys/{made['api_key']['id']}").status_code == 404
    assert site.client().get("/profile", headers={"x-api-key": made["key"]}).status_code == 200


@pytest.mark.parametrize("again", ["Laptop", "LAPTOP", " laptop "])
def test_a_name_is_used_once(client: Client, again: str) -> None:
    client.new_key("Laptop")
    reply = client.create("/api-keys", {"name": again})
    assert errors_of(reply) == {
        "/name": "Another key already has this name. Choose a different one."}


def test_two_people_may_use_the_same_name(site: Site, client: Client) -> None:
    client.new_key("Laptop")
    site.add_user("eve@example.com")
    site.signed_in("eve@example.com").new_key("Laptop")


BAD_NAMES = [
    ("", "Enter the name."), ("   ", "Enter the name."), ("x" * 65, "Use at most 64 characters."),
    ("a\tb", "Remove the line breaks and other control characters."), (["a"], "Name must be text."),
]


@pytest.mark.parametrize("name, sentence", BAD_NAMES)
def test_bad_names_get_a_sentence(client: Client, name: object, sentence: str) -> None:
    assert errors_of(client.create("/api-keys", {"name": name}, bad=True)) == {"/name": sentence}


def test_the_key_is_stored_only_as_a_hash(site: Site, client: Client) -> None:
    key = client.new_key()
    assert key.encode() not in site.stored_bytes()
    assert key.removeprefix("moor_live_").encode() not in site.stored_bytes()
