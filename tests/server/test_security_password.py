"""Changing the password."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness import EMAIL, PASSWORD, Client, Site, code_of, errors_of

WANTED = "nine brass buttons on a coat"
CHANGE = {"current_password": PASSWORD, "new_password": WANTED}


def test_the_new_password_works_and_the_old_one_does_not(site: Site, client: Client) -> None:
    assert client.put("/password", CHANGE).status_code == 204
    assert site.client().post("/session", {"email": EMAIL, "password": PASSWORD}).status_code == 401
    site.client().sign_in(password=WANTED)


def test_the_session_goes_on_under_a_new_token(site: Site, client: Client) -> None:
    old = client.http.cookies["mooring_session"]
    client.put("/password", CHANGE)
    assert client.get("/session").json()["state"] == "signed_in"
    thief = site.client()
    thief.http.cookies.set("mooring_session", old)
    assert thief.get("/session").json()["state"] == "signed_out"


@pytest.mark.parametrize("wish, others", [
    ({}, "signed_in"), ({"sign_out_others": False}, "signed_in"),
    ({"sign_out_others": True}, "signed_out")])
def test_other_sessions_end_only_on_request(
        site: Site, client: Client, wish: dict[str, bool], others: str) -> None:
    other = site.signed_in()
    client.put("/password", {**CHANGE, **wish})
    assert other.get("/session").json()["state"] == others


def test_sessions_of_other_people_stay(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    client.put("/password", {**CHANGE, "sign_out_others": True})
    assert eve.get("/session").json()["state"] == "signed_in"


def test_a_wrong_current_password_is_refused_and_guesses_are_limited(client: Client) -> None:
    for _ in range(10):
        reply = client.put("/password", {**CHANGE, "current_password": "not this one"})
        assert errors_of(reply) == {"/current_password": "This is not your current password."}
    assert client.put("/password", CHANGE).status_code == 429


REFUSED = [
    ("fourteen chars", "Use at least 15 characters; a few words are a good choice."),
    ("passwordpasswordpassword", "This follows a pattern"),
    ("123456789012345678", "This follows a pattern"),
    (PASSWORD, "Choose a password that differs from the current one."),
    ("x" * 257, "Use at most 256 characters."),
    ("", "Enter the new password."),
]


@pytest.mark.parametrize("wanted, sentence", REFUSED)
def test_a_weak_password_is_refused_with_the_reason(
        client: Client, wanted: str, sentence: str) -> None:
    reply = client.put("/password", {**CHANGE, "new_password": wanted}, bad=True)
    assert errors_of(reply)["/new_password"].startswith(sentence)


def test_with_totp_eight_characters_are_enough_but_not_without(site: Site, client: Client) -> None:
    site.enable_totp(client)
    short = {**CHANGE, "new_password": "vT4#qLw9"}
    assert client.put("/password", short).status_code == 204
    reply = client.delete("/totp")
    assert reply.status_code == 409
    assert "at least 15 characters" in reply.json()["detail"]
    client.put("/password", {"current_password": "vT4#qLw9", "new_password": WANTED})
    assert client.delete("/totp").status_code == 204


def test_the_change_is_dated_and_counts_as_a_proof(site: Site, client: Client) -> None:
    site.clock.turn(1800)
    client.put("/password", CHANGE)
    assert client.get("/security").json()["password_changed_at"] == "2026-02-25T06:43:20Z"
    assert client.create("/api-keys", {"name": "Now"}).status_code == 201


def test_passwords_are_stored_only_as_argon2id(site: Site, client: Client) -> None:
    client.put("/password", CHANGE)
    stored = site.stored_bytes()
    assert WANTED.encode() not in stored and PASSWORD.encode() not in stored
    assert b"$argon2id$" in stored


def meanwhile(site: Site, monkeypatch: pytest.MonkeyPatch, happen: Callable[[], object]) -> None:
    """Have something happen while the next new password is being hashed."""
    hash_password = site.services.passwords.hash

    def interrupted(password: str) -> str:
        monkeypatch.undo()
        happen()
        return hash_password(password)

    monkeypatch.setattr(site.services.passwords, "hash", interrupted)


def test_a_session_that_ends_meanwhile_does_not_become_somebody_elses(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    victim = site.client()

    def sign_out_and_let_the_victim_in() -> None:
        eve_elsewhere = site.client()
        eve_elsewhere.http.cookies = eve.http.cookies
        eve_elsewhere.delete("/session")
        victim.sign_in()

    meanwhile(site, monkeypatch, sign_out_and_let_the_victim_in)
    reply = eve.put("/password", CHANGE)
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
    assert victim.get("/session").json()["user"]["email"] == EMAIL
    site.signed_in("eve@example.com")


def test_of_two_changes_at_once_the_first_counts(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    other = site.signed_in()
    meanwhile(site, monkeypatch, lambda: other.put(
        "/password", {**CHANGE, "new_password": "seven green bottles of ink"}))
    reply = client.put("/password", CHANGE)
    assert errors_of(reply) == {"/current_password": "This is not your current password."}
    site.client().sign_in(password="seven green bottles of ink")


def test_a_short_password_is_refused_when_codes_are_turned_off_meanwhile(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    site.enable_totp(client)
    meanwhile(site, monkeypatch, lambda: client.delete("/totp"))
    reply = client.put("/password", {**CHANGE, "new_password": "vT4#qLw9"})
    assert errors_of(reply) == {
        "/new_password": "Use at least 15 characters; a few words are a good choice."}
