"""Who may call what: sessions, API keys, strangers, other people."""

from __future__ import annotations

from unittest.mock import ANY

import pytest

from contract_checks import BASE, DOCUMENT, RAW
from harness import EMAIL, Client, Site, code_of


def operations(accepting: str) -> list[tuple[str, str]]:
    """Method and path of what a caller of this kind may use, with an id that does not exist."""
    return [(method.upper(), path.replace("{id}", "nothing"))
            for path, item in DOCUMENT["paths"].items() for method in item
            if method != "parameters" and any(
                accepting in alternative or (accepting == "none" and not alternative)
                for alternative in item[method].get("security", DOCUMENT["security"]))]


EVERY = operations("session") + [("POST", "/session")]
FOR_KEYS = operations("api_key")
GETS = [pair for pair in FOR_KEYS if pair[0] == "GET"]
WRITES = [pair for pair in EVERY if pair[0] != "GET"]
CLOSED = [pair for pair in EVERY if pair not in operations("none")]


@pytest.mark.parametrize("method, path", CLOSED)
def test_strangers_are_asked_to_sign_in(stranger: Client, method: str, path: str) -> None:
    reply = stranger.request(method, path, bad=True)
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
    assert "www-authenticate" in reply.headers


@pytest.mark.parametrize("method, path", GETS)
def test_a_key_reads_everything(site: Site, client: Client, method: str, path: str) -> None:
    key = client.new_key()
    reply = site.client().get(path, headers={"x-api-key": key})
    assert reply.status_code == (404 if "nothing" in path else 200)


def test_every_get_takes_a_key_but_what_only_people_need() -> None:
    for_people = ("/sessions", "/account/removal")
    assert GETS == [pair for pair in EVERY if pair[0] == "GET" and pair[1] not in for_people]


def test_keys_may_write_where_nothing_guards_the_account() -> None:
    assert [pair for pair in FOR_KEYS if pair[0] != "GET"] == [
        ("PUT", "/profile"), ("POST", "/cloud-accounts"), ("PUT", "/cloud-accounts/nothing"),
        ("POST", "/cloud-accounts/nothing/verify")]


@pytest.mark.parametrize("method, path", WRITES)
def test_a_key_that_reads_changes_nothing_even_beside_a_session(
        client: Client, method: str, path: str) -> None:
    key = client.new_key()
    reply = client.request(method, path, {}, headers={"x-api-key": key}, bad=True)
    expected = "insufficient-scope" if (method, path) in FOR_KEYS else "forbidden"
    assert (reply.status_code, code_of(reply)) == (403, expected)
    assert "API key" in reply.json()["detail"]


@pytest.mark.parametrize("key", ["", "moor_live_", "moor_live_" + "0" * 40, "key"])
def test_an_unknown_key_is_refused_even_beside_a_session(client: Client, key: str) -> None:
    reply = client.get("/profile", headers={"x-api-key": key})
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")


def test_a_key_tells_whose_it_is(site: Site, client: Client) -> None:
    key = client.new_key()
    reply = site.client().get("/session", headers={"x-api-key": key})
    assert reply.json() == {
        "state": "signed_in", "user": {"id": ANY, "email": EMAIL, "name": ""},
        "authenticated_at": None, "proofs": [],
        "passkey_support": {"available": True, "reason": None}}


def recent_operations() -> list[tuple[str, str]]:
    return [(method.upper(), path.replace("{id}", "nothing"))
            for path, item in RAW["paths"].items() for method in item
            if method != "parameters" and item[method].get("x-recent-authentication")]


def test_the_contract_protects_keys_factors_and_removal() -> None:
    assert recent_operations() == [
        ("DELETE", "/sessions"), ("DELETE", "/sessions/nothing"),
        ("POST", "/totp"), ("DELETE", "/totp"), ("DELETE", "/totp/nothing"),
        ("POST", "/passkeys"), ("DELETE", "/passkeys/nothing"), ("POST", "/recovery-codes"),
        ("POST", "/email-change"), ("POST", "/account/deletion"),
        ("POST", "/api-keys"), ("DELETE", "/api-keys/nothing"),
        ("POST", "/api-keys/nothing/rotation"), ("DELETE", "/cloud-accounts/nothing")]


@pytest.mark.parametrize("method, path", recent_operations())
def test_they_need_a_recent_proof(site: Site, client: Client, method: str, path: str) -> None:
    site.clock.turn(901)
    reply = client.request(method, path, {}, bad=True)
    assert (reply.status_code, code_of(reply)) == (403, "reauthentication-required")


def test_head_is_answered_like_get(client: Client) -> None:
    assert client.http.head(BASE + "/profile").status_code == 200
