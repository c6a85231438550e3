"""Signing in and out, the security code, proving identity again."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import ANY

import pytest
from argon2 import PasswordHasher

from harness import EMAIL, PASSWORD, Client, Site, code_of, errors_of, told

SIGNED_OUT: dict[str, object] = {
    "state": "signed_out", "user": None, "authenticated_at": None, "proofs": [],
    "passkey_support": {"available": True, "reason": None}}
CODE_REQUIRED = {"state": "code_required", "user": None, "authenticated_at": None,
                 "proofs": ["code", "recovery_code"],
                 "passkey_support": SIGNED_OUT["passkey_support"]}


def test_a_stranger_is_told_so_with_200(stranger: Client) -> None:
    reply = stranger.get("/session")
    assert (reply.status_code, reply.json()) == (200, SIGNED_OUT)


def test_signing_in_starts_a_session(stranger: Client) -> None:
    reply = stranger.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert reply.json() == {
        "state": "signed_in", "user": {"id": ANY, "email": EMAIL, "name": ""},
        "authenticated_at": "2026-02-25T06:13:20Z", "proofs": ["password"],
        "passkey_support": SIGNED_OUT["passkey_support"]}
    assert stranger.get("/session").json() == reply.json()


def test_people_are_told_apart(site: Site) -> None:
    site.add_user("zoe@example.com")
    ada, again, zoe = (site.signed_in(email).get("/session").json()["user"]["id"]
                       for email in (EMAIL, EMAIL, "zoe@example.com"))
    assert ada == again != zoe


@pytest.mark.parametrize("email", ["ADA@Example.com", "  ada@example.com\n"])
def test_case_and_white_space_of_the_address_do_not_matter(stranger: Client, email: str) -> None:
    assert stranger.post("/session", {"email": email, "password": PASSWORD}).status_code == 200


def test_the_password_counts_exactly_but_in_any_unicode_form(site: Site) -> None:
    site.add_user("zoe@example.com", "zo\u00eb ties a bowline")
    decomposed = {"email": "zoe@example.com", "password": "zoe\u0308 ties a bowline"}
    assert site.client().post("/session", decomposed).status_code == 200
    spaced = {"email": "zoe@example.com", "password": "zo\u00eb ties a bowline "}
    assert site.client().post("/session", spaced).status_code == 401


def test_a_wrong_password_and_an_unknown_address_look_the_same(stranger: Client) -> None:
    wrong = stranger.post("/session", {"email": EMAIL, "password": "not this one, I fear"})
    unknown = stranger.post("/session", {"email": "eve@example.com", "password": PASSWORD})
    assert wrong.status_code == unknown.status_code == 401
    assert told(wrong) == told(unknown)
    assert code_of(wrong) == "wrong-credentials"
    assert wrong.headers.keys() == unknown.headers.keys()


def test_an_unknown_address_costs_a_verification_too(
        site: Site, stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    verified = []

    def note(stored: str, _: str) -> bool:
        verified.append(stored)
        return False

    monkeypatch.setattr(site.services.passwords, "verify", note)
    stranger.post("/session", {"email": "eve@example.com", "password": PASSWORD})
    assert verified == [site.services.passwords.nobody]


BAD_SIGN_INS = [
    ({}, {"/email": "Enter the e-mail address.", "/password": "Enter the password."}),
    ({"email": "", "password": "x"}, {"/email": "Enter the e-mail address."}),
    ({"email": "ada", "password": "x"},
     {"/email": "Enter an e-mail address such as ada@example.com."}),
    ({"email": 7, "password": None},
     {"/email": "E-mail address must be text.", "/password": "Password must be text."}),
    ({"email": EMAIL, "password": "x" * 257}, {"/password": "Use at most 256 characters."}),
    ({"email": EMAIL, "password": "x", "remember": True},
     {"/remember": "This field is not known here."}),
    ([], {"": "This value must be a JSON object."}),
]


@pytest.mark.parametrize("body, errors", BAD_SIGN_INS)
def test_bad_sign_ins_name_the_fields(
        stranger: Client, body: object, errors: dict[str, str]) -> None:
    reply = stranger.post("/session", body, bad=True)
    assert reply.status_code == 422
    assert errors_of(reply) == errors


def test_signing_in_again_replaces_the_session(site: Site, client: Client) -> None:
    old = client.http.cookies["mooring_session"]
    client.sign_in()
    thief = site.client()
    thief.http.cookies.set("mooring_session", old)
    assert thief.get("/session").json()["state"] == "signed_out"


def test_guessing_is_limited_per_account(site: Site, stranger: Client) -> None:
    guess = {"email": EMAIL, "password": "this is not the word"}
    for _ in range(10):
        assert stranger.post("/session", guess).status_code == 401
    refused = stranger.post("/session", {"email": EMAIL.upper(), "password": PASSWORD})
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "900"
    assert refused.json()["detail"] == "Too many attempts. Try again in 15 minutes."
    site.clock.turn(900)
    assert stranger.post("/session", {"email": EMAIL, "password": PASSWORD}).status_code == 200


def test_guessing_many_accounts_is_limited_per_address(stranger: Client) -> None:
    for number in range(100):
        reply = stranger.post("/session", {"email": f"{number}@example.com", "password": "x"})
        assert reply.status_code == 401
    refused = stranger.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert code_of(refused) == "too-many-requests"


def test_the_right_password_clears_the_count(stranger: Client) -> None:
    for _ in range(3):
        for _ in range(9):
            stranger.post("/session", {"email": EMAIL, "password": "this is not the word"})
        assert stranger.post("/session", {"email": EMAIL, "password": PASSWORD}).status_code == 200


def test_signing_out_ends_the_session_and_clears_the_cookie(site: Site, client: Client) -> None:
    token = client.http.cookies["mooring_session"]
    assert client.delete("/session").status_code == 204
    assert "mooring_session" not in client.http.cookies
    client.http.cookies.set("mooring_session", token)
    assert client.get("/session").json() == SIGNED_OUT


def test_signing_out_twice_is_fine(stranger: Client) -> None:
    assert stranger.delete("/session").status_code == 204


def test_with_totp_the_code_is_the_second_step(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    browser = site.client()
    reply = browser.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert reply.json() == CODE_REQUIRED
    assert browser.get("/session").json() == reply.json()
    assert browser.get("/profile").status_code == 401
    pending = browser.http.cookies["mooring_session"]
    code = site.code(secret)
    entered = browser.post("/session/code", {"code": f"{code[:3]} {code[3:]}"})
    assert entered.json()["state"] == "signed_in"
    assert browser.http.cookies["mooring_session"] != pending


def test_the_token_from_before_the_code_is_worthless_after_it(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    browser = site.signed_in()
    pending = browser.http.cookies["mooring_session"]
    browser.post("/session/code", {"code": site.code(secret)})
    thief = site.client()
    thief.http.cookies.set("mooring_session", pending)
    assert thief.get("/session").json() == SIGNED_OUT


def test_a_wrong_code_is_refused_and_guesses_are_limited(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    browser = site.signed_in()
    wrong = f"{(int(site.code(secret)) + 1) % 1_000_000:06}"
    for _ in range(5):
        reply = browser.post("/session/code", {"code": wrong})
        assert list(errors_of(reply)) == ["/code"]
    assert browser.post("/session/code", {"code": site.code(secret)}).status_code == 429


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "123456\n7", 123456])
def test_what_is_no_code_is_refused(site: Site, client: Client, code: object) -> None:
    site.enable_totp(client)
    reply = site.signed_in().post("/session/code", {"code": code}, bad=True)
    assert list(errors_of(reply)) == ["/code"]


def test_a_code_without_a_waiting_session_is_401(stranger: Client, client: Client) -> None:
    assert stranger.post("/session/code", {"code": "123456"}).status_code == 401
    assert client.post("/session/code", {"code": "123456"}).status_code == 401


def test_reauthentication_makes_the_session_recent(site: Site, client: Client) -> None:
    site.clock.turn(1800)
    reply = client.post("/session/reauthentication", {"password": PASSWORD})
    assert reply.json()["authenticated_at"] == "2026-02-25T06:43:20Z"
    assert client.get("/session").json() == reply.json()


def test_the_token_from_before_a_new_proof_is_worthless_after_it(
        site: Site, client: Client) -> None:
    old = client.http.cookies["mooring_session"]
    client.post("/session/reauthentication", {"password": PASSWORD})
    thief = site.client()
    thief.http.cookies.set("mooring_session", old)
    assert thief.get("/session").json() == SIGNED_OUT


def test_a_wrong_password_does_not_reauthenticate(client: Client) -> None:
    for _ in range(10):
        reply = client.post("/session/reauthentication", {"password": "not this one"})
        assert list(errors_of(reply)) == ["/password"]
    assert client.post("/session/reauthentication", {"password": PASSWORD}).status_code == 429


def while_verifying(site: Site, monkeypatch: pytest.MonkeyPatch,
                    happen: Callable[[], object]) -> None:
    """Have something happen while the next password is being verified."""
    verify = site.services.passwords.verify

    def interrupted(stored: str, password: str) -> bool:
        monkeypatch.undo()
        happen()
        return verify(stored, password)

    monkeypatch.setattr(site.services.passwords, "verify", interrupted)


NEW_PASSWORD = "nine brass buttons on a coat"
CHANGE = {"current_password": PASSWORD, "new_password": NEW_PASSWORD, "sign_out_others": True}


def test_a_proof_for_a_session_that_ends_meanwhile_is_401(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = site.client()
    twin.http.cookies = client.http.cookies
    while_verifying(site, monkeypatch, lambda: twin.delete("/session"))
    reply = client.post("/session/reauthentication", {"password": PASSWORD})
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")


def test_a_password_that_is_changed_meanwhile_proves_nothing(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    other = site.signed_in()
    while_verifying(site, monkeypatch, lambda: other.put(
        "/password", {**CHANGE, "sign_out_others": False}))
    reply = client.post("/session/reauthentication", {"password": PASSWORD})
    assert list(errors_of(reply)) == ["/password"]


def test_nor_does_it_let_anybody_in(
        site: Site, client: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    while_verifying(site, monkeypatch, lambda: client.put("/password", CHANGE))
    reply = stranger.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert (reply.status_code, code_of(reply)) == (401, "wrong-credentials")
    assert stranger.get("/session").json() == SIGNED_OUT


def test_a_hash_of_lower_cost_is_renewed_when_its_password_comes_by(
        site: Site, stranger: Client) -> None:
    old = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1).hash(PASSWORD)
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("UPDATE users SET password_hash = ?", (old,))
    stranger.sign_in()
    with site.services.database.read() as transaction:
        stored = transaction.exec_driver_sql("SELECT password_hash FROM users").scalar_one()
    assert stored != old
    stranger.sign_in()
