"""Changing the password."""

from __future__ import annotations

import pytest

from harness import EMAIL, PASSWORD, Client, Site, errors_of

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
    site.clock.turn(3600)
    client.put("/password", CHANGE)
    assert client.get("/security").json()["password_changed_at"] == "2026-02-25T07:13:20Z"
    assert client.create("/api-keys", {"name": "Now"}).status_code == 201


def test_passwords_are_stored_only_as_argon2id(site: Site, client: Client) -> None:
    client.put("/password", CHANGE)
    stored = site.stored_bytes()
    assert WANTED.encode() not in stored and PASSWORD.encode() not in stored
    assert b"$argon2id$" in stored
