"""Registering passkeys, naming them, and removing them."""

from __future__ import annotations

from typing import Any

import pytest
from fido2.cose import ES256, PS256, RS256, EdDSA
from fido2.utils import websafe_decode, websafe_encode

from authenticator import (
    CAN_BE_BACKED_UP, IS_BACKED_UP, PRESENT, VERIFIED, Authenticator, Key, broken,
)
from harness import PASSWORD, Client, Site, code_of, errors_of
from passkey_steps import (
    confirm, listed, options_for_registering, register, second_step, sign_in, waiting,
)

NOT_RIGHT = "This passkey could not be verified. Try again, or use another way."
EXPIRED = "This took longer than five minutes, or was sent before. Try again."


def test_the_options_ask_for_a_passkey_that_checks_who_uses_it(client: Client) -> None:
    options = options_for_registering(client)
    handle, challenge = options["user"].pop("id"), options.pop("challenge")
    assert options == {
        "rp": {"id": "localhost", "name": "Mooring"},
        "user": {"name": "ada@example.com", "displayName": "ada@example.com"},
        "pubKeyCredParams": [{"type": "public-key", "alg": alg} for alg in (-8, -7, -257)],
        "timeout": 300_000, "excludeCredentials": [],
        "authenticatorSelection": {"residentKey": "required", "requireResidentKey": True,
                                   "userVerification": "required"},
        "attestation": "none"}
    assert len(websafe_decode(challenge)) == len(websafe_decode(handle)) == 32


def test_challenges_are_random_and_the_person_stays_the_same(site: Site, client: Client) -> None:
    first, second = options_for_registering(client), options_for_registering(client)
    assert first["challenge"] != second["challenge"]
    assert first["user"]["id"] == second["user"]["id"]
    site.add_user("eve@example.com")
    others = options_for_registering(site.signed_in("eve@example.com"))
    assert others["user"]["id"] != first["user"]["id"]


def test_what_is_registered_is_listed_without_its_key(site: Site, client: Client) -> None:
    device = Authenticator(flags=PRESENT | VERIFIED | CAN_BE_BACKED_UP | IS_BACKED_UP)
    reply = confirm(client, device.create(options_for_registering(client)), "Work laptop")
    shown = reply.json()
    assert len(shown.pop("new_recovery_codes")) == 10
    assert client.get("/security").json() == shown
    passkey, = shown["passkeys"]
    assert passkey.pop("id").startswith("passkey_")
    assert passkey == {
        "name": "Work laptop", "created_at": "2026-02-25T06:13:20Z", "last_used_at": None,
        "backed_up": True, "transports": ["internal", "hybrid"]}


def test_without_a_name_it_is_called_passkey(client: Client) -> None:
    answer = Authenticator().create(options_for_registering(client))
    reply = client.post("/passkeys/confirmation", {"passkey": answer})
    assert reply.json()["passkeys"][0]["name"] == "Passkey"


@pytest.mark.parametrize("algorithm", [ES256.ALGORITHM, EdDSA.ALGORITHM, RS256.ALGORITHM])
def test_each_algorithm_that_is_offered_works(
        site: Site, client: Client, algorithm: int) -> None:
    device = register(client, Authenticator(Key(algorithm)))
    assert sign_in(site.client(), device).status_code == 200


def test_another_algorithm_is_refused(client: Client) -> None:
    answer = Authenticator(Key(PS256.ALGORITHM)).create(options_for_registering(client))
    assert errors_of(confirm(client, answer)) == {"/passkey": NOT_RIGHT}


@pytest.mark.parametrize("device, reason", [
    (Authenticator(origin="https://evil.example"), NOT_RIGHT),
    (Authenticator(origin="http://localhost:8081"), NOT_RIGHT),
    (Authenticator(rp_id="evil.example"), NOT_RIGHT),
    (Authenticator(cross_origin=True), NOT_RIGHT),
    (Authenticator(flags=VERIFIED), NOT_RIGHT),
    (Authenticator(flags=PRESENT | VERIFIED | IS_BACKED_UP), NOT_RIGHT),
    (Authenticator(flags=PRESENT), "The device did not check that it is you. Set up a screen lock "
                                   "or a PIN on it, and try again.")])
def test_what_is_not_right_is_refused(
        client: Client, device: Authenticator, reason: str) -> None:
    answer = device.create(options_for_registering(client))
    assert errors_of(confirm(client, answer)) == {"/passkey": reason}
    assert listed(client) == []


def test_a_signature_is_no_registration(client: Client) -> None:
    answer = Authenticator().create(options_for_registering(client), type="webauthn.get")
    assert errors_of(confirm(client, answer)) == {"/passkey": NOT_RIGHT}


def test_the_id_is_that_of_the_key(client: Client) -> None:
    answer = Authenticator().create(options_for_registering(client))
    reply = confirm(client, {**answer, "rawId": websafe_encode(b"another one")})
    assert errors_of(reply) == {"/passkey": NOT_RIGHT}


def test_a_challenge_is_good_once(client: Client) -> None:
    options = options_for_registering(client)
    register_with = Authenticator().create(options)
    assert confirm(client, register_with).status_code == 200
    assert errors_of(confirm(client, Authenticator().create(options))) == {"/passkey": EXPIRED}


def test_it_is_used_up_by_what_is_refused(client: Client) -> None:
    options = options_for_registering(client)
    confirm(client, Authenticator(flags=PRESENT).create(options))
    assert errors_of(confirm(client, Authenticator().create(options))) == {"/passkey": EXPIRED}


def test_a_challenge_is_good_for_five_minutes(site: Site, client: Client) -> None:
    options = [options_for_registering(client) for _ in range(2)]
    site.clock.turn(299)
    assert confirm(client, Authenticator().create(options[0])).status_code == 200
    site.clock.turn(1)
    assert errors_of(confirm(client, Authenticator().create(options[1]))) == {
        "/passkey": EXPIRED}


def test_a_challenge_belongs_to_its_session_and_to_registering(
        site: Site, client: Client) -> None:
    device = register(client)
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    for other in (eve, site.client()):
        path = "/passkeys" if other is eve else "/passkey-sign-in/options"
        stolen = {**options_for_registering(client),
                  "challenge": other.post(path).json()["challenge"]}
        answer = Authenticator().create(stolen)
        assert errors_of(confirm(client, answer)) == {"/passkey": EXPIRED}
    assert [passkey["name"] for passkey in listed(client)] == ["Laptop"]
    assert sign_in(site.client(), device).status_code == 200


GARBAGE: list[dict[str, Any]] = [
    {"clientDataJSON": ""}, {"clientDataJSON": websafe_encode(b"[]")},
    {"clientDataJSON": websafe_encode(b"{}")}, {"clientDataJSON": websafe_encode(b"\xff")},
    {"clientDataJSON": websafe_encode(b'{"challenge": 1}')}, {"clientDataJSON": "A"},
    {"attestationObject": ""}, {"attestationObject": websafe_encode(b"\x81" * 20_000)},
    {"attestationObject": websafe_encode(b"\xa1\xa0\xa0")},
    {"attestationObject": websafe_encode(b"\xa1\x63fmt\x64none")},
    {"attestationObject": websafe_encode(b"\xbb" + b"\xff" * 8)},
    {"attestationObject": websafe_encode(b"\xa1\x64what\x00")}]


@pytest.mark.parametrize("members", GARBAGE)
def test_garbage_is_refused_and_no_fault_of_the_server(
        client: Client, members: dict[str, Any]) -> None:
    answer = Authenticator().create(options_for_registering(client))
    answer["response"].update(members)
    assert confirm(client, answer).status_code == 422


def test_an_incomplete_answer_is_refused_at_its_place(client: Client) -> None:
    reply = client.post("/passkeys/confirmation", {"passkey": {"type": "public-key"}}, bad=True)
    sentence = "Send the passkey's answer as the browser gave it."
    assert errors_of(reply) == {
        f"/passkey/{name}": sentence for name in ("id", "rawId", "response")}


def test_it_is_registered_once(site: Site, client: Client) -> None:
    device = register(client)
    options = options_for_registering(client)
    assert [item["id"] for item in options["excludeCredentials"]] == [
        websafe_encode(device.credential_id)]
    assert errors_of(confirm(client, device.create(options))) == {
        "/passkey": "This passkey is registered already."}
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert confirm(eve, device.create(options_for_registering(eve))).status_code == 422


def test_an_eleventh_one_is_refused(client: Client) -> None:
    last = [options_for_registering(client) for _ in range(2)][1]
    for _ in range(10):
        register(client)
    for reply in (client.post("/passkeys"), confirm(client, Authenticator().create(last))):
        assert (reply.status_code, code_of(reply)) == (409, "too-many-passkeys")


def test_recovery_codes_come_with_the_first_factor_and_go_with_the_last(
        site: Site, client: Client) -> None:
    site.enable_totp(client)
    answer = Authenticator().create(options_for_registering(client))
    assert "new_recovery_codes" not in confirm(client, answer).json()
    client.delete("/totp")
    assert client.get("/security").json()["recovery_codes"]["remaining"] == 10
    assert client.post("/recovery-codes").status_code == 201
    assert client.delete(f"/passkeys/{listed(client)[0]['id']}").status_code == 204
    assert client.get("/security").json()["recovery_codes"] == {"remaining": 0, "made_at": None}
    assert code_of(client.post("/recovery-codes")) == "no-second-factor"


def test_a_passkey_that_is_removed_is_worth_nothing(site: Site, client: Client) -> None:
    lost, kept = register(client, name="Lost"), register(client, name="Kept")
    assert client.delete(f"/passkeys/{listed(client)[0]['id']}").status_code == 204
    assert [passkey["name"] for passkey in listed(client)] == ["Kept"]
    assert code_of(sign_in(site.client(), lost)) == "unknown-passkey"
    assert second_step(waiting(site), lost).status_code == 422
    assert second_step(waiting(site), kept).status_code == 200


def test_after_the_last_factor_the_password_alone_signs_in(site: Site, client: Client) -> None:
    register(client)
    browser = waiting(site)
    assert client.delete(f"/passkeys/{listed(client)[0]['id']}").status_code == 204
    assert browser.get("/session").json()["state"] == "signed_out"
    assert site.signed_in().get("/session").json()["state"] == "signed_in"


def test_the_last_one_is_kept_while_the_password_is_too_short_to_stand_alone(
        site: Site, client: Client) -> None:
    register(client)
    change = {"current_password": PASSWORD, "new_password": "fog7horn!"}
    assert client.put("/password", change).status_code == 204
    reply = client.delete(f"/passkeys/{listed(client)[0]['id']}")
    assert (reply.status_code, code_of(reply)) == (409, "password-too-short")
    assert len(listed(client)) == 1
    site.enable_totp(client)
    assert client.delete(f"/passkeys/{listed(client)[0]['id']}").status_code == 204


def test_it_is_renamed(client: Client) -> None:
    register(client)
    passkey, = listed(client)
    reply = client.put(f"/passkeys/{passkey['id']}", {"name": "Old laptop"})
    assert reply.json() == {**passkey, "name": "Old laptop"} == listed(client)[0]
    assert client.put("/passkeys/passkey_none", {"name": "x"}).status_code == 404
    blank = client.put(f"/passkeys/{passkey['id']}", {"name": "\u3164"}, bad=True)
    assert list(errors_of(blank)) == ["/name"]


def test_all_of_it_is_written_down(client: Client) -> None:
    register(client)
    passkey_id = listed(client)[0]["id"]
    client.put(f"/passkeys/{passkey_id}", {"name": "Old laptop"})
    client.delete(f"/passkeys/{passkey_id}")
    items = client.get("/activity", params={"kind": "factor"}).json()["items"]
    assert [(item["event"], item["subject"]) for item in items] == [
        ("passkey_removed", "Old laptop"), ("passkey_renamed", "Old laptop"),
        ("passkey_added", "Laptop")]


def test_they_go_with_the_account(site: Site, client: Client) -> None:
    device = register(client)
    options_for_registering(client)
    client.post("/account/deletion", {"email": "ada@example.com"})
    with site.services.database.read() as transaction:
        for table in ("passkeys", "passkey_users", "passkey_challenges"):
            assert transaction.exec_driver_sql(f"SELECT * FROM {table}").all() == []
    assert code_of(sign_in(site.client(), device)) == "unknown-passkey"


def test_a_signature_of_a_registration_is_not_asked_for(client: Client) -> None:
    """Attestation is none: what a device says of its maker is neither wanted nor judged."""
    answer = Authenticator().create(options_for_registering(client))
    assert confirm(client, broken(answer, "clientDataJSON")).status_code == 422
