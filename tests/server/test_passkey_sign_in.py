"""Passkeys as the way in, as the second step, and as a proof later."""

from __future__ import annotations

import concurrent.futures
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from fido2.utils import websafe_encode

from authenticator import (
    CAN_BE_BACKED_UP, IS_BACKED_UP, PRESENT, VERIFIED, Authenticator, Key, broken,
)
from backend import demo
from harness import PASSWORD, Client, Site, code_of, errors_of
from passkey_steps import (
    confirm, listed, options_for_proving, options_for_registering, options_for_signing_in, register,
    second_step, send_sign_in, sign_in, waiting,
)

NOT_RIGHT = "This passkey could not be verified. Try again, or use another way."
EXPIRED = "This took longer than five minutes, or was sent before. Try again."
UNKNOWN = "This passkey is not registered here. Use another one, or another way."


@pytest.fixture
def device(client: Client) -> Authenticator:
    return register(client)


def last_events(client: Client, count: int) -> list[tuple[str, str]]:
    items = client.get("/activity", params={"limit": count}).json()["items"]
    return [(item["event"], item["subject"]) for item in items]


def test_it_signs_in_without_a_name_and_a_password(site: Site, device: Authenticator) -> None:
    browser = site.client()
    options = options_for_signing_in(browser)
    options.pop("challenge")
    assert options == {"timeout": 300_000, "rpId": "localhost", "allowCredentials": [],
                       "userVerification": "required"}
    reply = sign_in(browser, device)
    assert reply.json() == {
        "state": "signed_in", "user": {"id": ANY, "email": "ada@example.com", "name": ""},
        "authenticated_at": "2026-02-25T06:13:20Z",
        "proofs": ["password", "passkey", "recovery_code"],
        "passkey_support": {"available": True, "reason": None}}
    assert browser.post("/totp").status_code == 201
    assert last_events(browser, 1) == [("signed_in", "passkey")]
    assert listed(browser)[0]["last_used_at"] == "2026-02-25T06:13:20Z"


def test_the_cookie_of_a_sign_in_is_out_of_reach_of_scripts_and_other_sites(
        stranger: Client) -> None:
    cookie = stranger.post("/passkey-sign-in/options").headers["set-cookie"]
    assert cookie.startswith("mooring_passkey=")
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=300"} <= set(cookie.split("; "))


def test_with_https_the_cookie_is_bound_to_the_host_and_passkeys_to_its_name(
        tmp_path: Path) -> None:
    site = Site(tmp_path, "https://console.example.com")
    client = site.signed_in()
    device = register(client, Authenticator(origin="https://console.example.com"))
    reply = site.client().post("/passkey-sign-in/options")
    assert reply.headers["set-cookie"].startswith("__Host-mooring_passkey=")
    assert "Secure" in reply.headers["set-cookie"]
    assert reply.json()["rpId"] == "console.example.com"
    assert sign_in(site.client(), device).status_code == 200
    site.services.close()


def test_signing_in_replaces_the_session_of_the_browser(
        site: Site, client: Client, device: Authenticator) -> None:
    before = client.http.cookies["mooring_session"]
    assert sign_in(client, device).status_code == 200
    assert client.http.cookies["mooring_session"] != before
    assert len(client.get("/sessions").json()["items"]) == 1


WRONG: list[dict[str, Any]] = [
    {"origin": "https://evil.example"}, {"origin": "http://localhost:8081"},
    {"rp_id": "evil.example"}, {"cross_origin": True}, {"flags": VERIFIED},
    {"flags": PRESENT | VERIFIED | CAN_BE_BACKED_UP}, {"flags": PRESENT | VERIFIED | IS_BACKED_UP},
    {"key": Key()}, {"user_handle": websafe_encode(bytes(32))}]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_right_is_refused(
        site: Site, client: Client, device: Authenticator, wrong: dict[str, Any]) -> None:
    for name, value in wrong.items():
        setattr(device, name, value)
    browser = site.client()
    reply = sign_in(browser, device)
    assert (reply.status_code, code_of(reply)) == (401, "passkey-refused")
    assert reply.json()["detail"] == NOT_RIGHT
    assert browser.get("/session").json()["state"] == "signed_out"
    assert last_events(client, 1) == [("sign_in_failed", "passkey")]


def test_a_device_that_did_not_check_who_uses_it_is_refused(
        site: Site, device: Authenticator) -> None:
    device.flags = PRESENT
    reply = sign_in(site.client(), device)
    assert reply.json()["detail"].startswith("The device did not check that it is you.")
    assert second_step(waiting(site), device).status_code == 422


@pytest.mark.parametrize("member", ["signature", "authenticatorData", "clientDataJSON"])
def test_what_was_tampered_with_is_refused(
        site: Site, device: Authenticator, member: str) -> None:
    browser = site.client()
    answer = device.get(options_for_signing_in(browser))
    assert send_sign_in(browser, broken(answer, member)).status_code == 401


def test_a_registration_is_no_proof(site: Site, device: Authenticator) -> None:
    browser = site.client()
    answer = device.get(options_for_signing_in(browser), type="webauthn.create")
    assert code_of(send_sign_in(browser, answer)) == "passkey-refused"


@pytest.mark.parametrize("members", [
    {"clientDataJSON": ""}, {"clientDataJSON": websafe_encode(b"7")}, {"authenticatorData": ""},
    {"authenticatorData": "AAAA"}, {"signature": ""}, {"userHandle": "A"}])
def test_garbage_is_refused_and_no_fault_of_the_server(
        site: Site, device: Authenticator, members: dict[str, str]) -> None:
    browser = site.client()
    answer = device.get(options_for_signing_in(browser))
    answer["response"].update(members)
    assert send_sign_in(browser, answer).status_code == 401


def test_an_unknown_one_is_told_apart(site: Site, device: Authenticator) -> None:
    reply = sign_in(site.client(), Authenticator())
    assert (reply.status_code, code_of(reply)) == (401, "unknown-passkey")
    assert reply.headers["www-authenticate"]


def test_a_challenge_is_good_once(site: Site, device: Authenticator) -> None:
    browser = site.client()
    options = options_for_signing_in(browser)
    answer = device.get(options)
    assert send_sign_in(browser, answer).status_code == 200
    for replayed in (answer, device.get(options)):
        reply = send_sign_in(browser, replayed)
        assert (code_of(reply), reply.json()["detail"]) == ("passkey-refused", EXPIRED)


def test_answered_by_several_at_the_same_time_it_counts_once(
        site: Site, device: Authenticator) -> None:
    browser = site.client()
    answer = device.get(options_for_signing_in(browser))
    cookie = browser.http.cookies["mooring_passkey"]
    browsers = [site.client() for _ in range(4)]
    for each in browsers:
        each.http.cookies.set("mooring_passkey", cookie)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda each: send_sign_in(each, answer).status_code, browsers))
    assert sorted(replies) == [200, 401, 401, 401]


def test_it_is_used_up_by_what_is_refused(site: Site, device: Authenticator) -> None:
    browser = site.client()
    options = options_for_signing_in(browser)
    send_sign_in(browser, broken(device.get(options), "signature"))
    assert send_sign_in(browser, device.get(options)).json()["detail"] == EXPIRED


def test_a_challenge_is_good_for_five_minutes(site: Site, device: Authenticator) -> None:
    browser = site.client()
    options = [options_for_signing_in(browser) for _ in range(2)]
    site.clock.turn(299)
    assert send_sign_in(browser, device.get(options[0])).status_code == 200
    site.clock.turn(1)
    assert send_sign_in(browser, device.get(options[1])).json()["detail"] == EXPIRED


SIGN_IN, STEP, PROOF = "/passkey-sign-in", "/session/passkey", "/session/reauthentication"
REGISTRATION = "/passkeys"
ASKED = {SIGN_IN: "/passkey-sign-in/options", STEP: "/session/passkey/options",
         PROOF: "/session/passkey/options", REGISTRATION: "/passkeys"}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("answered", [SIGN_IN, STEP, PROOF])
def test_a_challenge_belongs_to_its_browser_and_purpose(
        site: Site, client: Client, device: Authenticator, asked: str, answered: str) -> None:
    """Nobody is led into somebody else's account, and no proof stands for another one."""
    at = {SIGN_IN: site.client(), STEP: waiting(site), PROOF: client, REGISTRATION: client}
    challenge = at[asked].post(ASKED[asked]).json()["challenge"]
    answer = device.get({"challenge": challenge, "rpId": "localhost"})
    others = {SIGN_IN: site.client(), STEP: waiting(site), PROOF: site.client()}
    others[SIGN_IN].post(ASKED[SIGN_IN])
    second_step(others[PROOF].sign_in(), device)
    refused = [others[answered].post(answered, {"passkey": answer})]
    if asked != answered:
        refused.append(at[answered].post(answered, {"passkey": answer}))
    for reply in refused:
        assert reply.status_code == (401 if answered == SIGN_IN else 422)
        assert EXPIRED in reply.text
    if asked == answered:
        # None of that has used it up.
        answer = device.get({"challenge": challenge, "rpId": "localhost"})
        assert at[asked].post(asked, {"passkey": answer}).status_code == 200


def test_a_copy_is_noticed_and_refused(site: Site, client: Client, device: Authenticator) -> None:
    assert sign_in(site.client(), device).status_code == 200
    assert device.counter == 1
    device.counter = 0
    reply = sign_in(site.client(), device)
    assert code_of(reply) == "passkey-refused"
    assert "there may be a copy of it" in reply.json()["detail"]
    assert last_events(client, 2) == [("sign_in_failed", "passkey"), ("passkey_copied", "Laptop")]
    assert sign_in(site.client(), device).status_code == 200


def test_devices_that_do_not_count_are_fine(site: Site, client: Client) -> None:
    device = register(client, Authenticator(counter=None))
    for _ in range(2):
        assert sign_in(site.client(), device).status_code == 200


def test_that_it_was_backed_up_since_is_seen(site: Site, client: Client) -> None:
    device = register(client, Authenticator(flags=PRESENT | VERIFIED | CAN_BE_BACKED_UP))
    assert not listed(client)[0]["backed_up"]
    device.flags |= IS_BACKED_UP
    assert sign_in(site.client(), device).status_code == 200
    assert listed(client)[0]["backed_up"]


def test_asking_to_sign_in_is_limited(site: Site, stranger: Client) -> None:
    for _ in range(300):
        stranger.post("/passkey-sign-in/options")
    reply = site.client().post("/passkey-sign-in/options")
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "300")
    site.clock.turn(300)
    assert stranger.post("/passkey-sign-in/options").status_code == 200
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql(
            "SELECT count(*) FROM passkey_challenges").scalar_one() == 1


def test_failures_are_limited_per_network_address(site: Site, device: Authenticator) -> None:
    browser = site.client()
    answer = broken(device.get(options_for_signing_in(browser)), "signature")
    for _ in range(100):
        assert send_sign_in(browser, answer).status_code == 401
    assert send_sign_in(browser, answer).status_code == 429


def test_the_demonstrations_passkeys_are_closed_without_it(tmp_path: Path) -> None:
    site = Site(tmp_path, demo=True, add_account=False)
    demo.add_account(site.services)
    device = register(site.client().sign_in(demo.EMAIL, demo.PASSWORD))
    assert sign_in(site.client(), device).status_code == 200
    site.services.close()
    closed = Site(tmp_path, add_account=False)
    assert code_of(sign_in(closed.client(), device)) == "unknown-passkey"
    closed.services.close()


def test_a_passkey_makes_the_second_step_necessary(site: Site, device: Authenticator) -> None:
    browser = waiting(site)
    assert browser.get("/session").json()["proofs"] == ["passkey", "recovery_code"]
    assert browser.get("/profile").status_code == 401
    options = options_for_proving(browser)
    assert options["allowCredentials"] == [{
        "type": "public-key", "id": websafe_encode(device.credential_id),
        "transports": ["internal", "hybrid"]}]
    reply = second_step(browser, device)
    assert reply.json()["state"] == "signed_in"
    assert last_events(browser, 1) == [("signed_in", "passkey")]


def test_the_token_from_before_the_passkey_is_worthless_after_it(
        site: Site, device: Authenticator) -> None:
    browser = waiting(site)
    before = browser.http.cookies["mooring_session"]
    second_step(browser, device)
    assert browser.http.cookies["mooring_session"] != before
    thief = site.client()
    thief.http.cookies.set("mooring_session", before)
    assert thief.get("/session").json()["state"] == "signed_out"


def test_beside_it_codes_and_recovery_codes_do(site: Site, client: Client) -> None:
    codes = confirm(client, Authenticator().create(
        options_for_registering(client))).json()["new_recovery_codes"]
    secret = site.enable_totp(client)
    browser = waiting(site)
    assert browser.get("/session").json()["proofs"] == ["passkey", "code", "recovery_code"]
    assert browser.post("/session/code", {"code": site.code(secret)}).status_code == 200
    reply = waiting(site).post("/session/recovery-code", {"recovery_code": codes[0]})
    assert reply.status_code == 200


def test_the_second_step_takes_those_of_the_account_only(site: Site, client: Client) -> None:
    register(client)
    site.add_user("eve@example.com")
    stolen = register(site.signed_in("eve@example.com"))
    for other in (stolen, Authenticator()):
        assert errors_of(second_step(waiting(site), other)) == {"/passkey": UNKNOWN}


def test_failures_share_the_limit_of_security_codes(site: Site, device: Authenticator) -> None:
    browser = waiting(site)
    for _ in range(5):
        assert second_step(browser, Authenticator()).status_code == 422
    assert second_step(browser, device).status_code == 429


def test_it_proves_who_is_there(site: Site, client: Client, device: Authenticator) -> None:
    site.clock.turn(1000)
    assert client.post("/passkeys").status_code == 403
    answer = device.get(options_for_proving(client))
    reply = client.post("/session/reauthentication", {"passkey": answer})
    assert reply.json()["authenticated_at"] == "2026-02-25T06:30:00Z"
    assert last_events(client, 1) == [("reauthenticated", "passkey")]
    assert client.post("/passkeys").status_code == 200
    again = client.post("/session/reauthentication", {"passkey": answer})
    assert errors_of(again) == {"/passkey": EXPIRED}
    assert last_events(client, 1) == [("reauthentication_failed", "passkey")]


def test_who_proves_it_while_registering_can_go_on(site: Site, client: Client) -> None:
    options = options_for_registering(client)
    client.post("/session/reauthentication", {"password": PASSWORD})
    assert confirm(client, Authenticator().create(options)).status_code == 200


def test_without_one_there_is_nothing_to_ask(site: Site, client: Client) -> None:
    reply = client.post("/session/passkey/options")
    assert (reply.status_code, code_of(reply)) == (409, "no-passkey")
    assert site.client().post("/session/passkey/options").status_code == 401
