"""Enrolling an authenticator app, and turning it off."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from backend.security.totp import key_uri
from harness import PASSWORD, Client, Site, code_of, errors_of


def test_enrolling_takes_a_secret_and_then_a_code(site: Site, client: Client) -> None:
    secret = client.post("/totp").json()["secret"]
    assert client.get("/security").json()["totp"] == {"state": "off", "enabled_at": None}
    reply = client.post("/totp/confirmation", {"code": site.code(secret)})
    assert reply.json()["totp"] == {"state": "on", "enabled_at": "2026-02-25T06:13:20Z"}
    shown = reply.json()
    assert len(shown.pop("new_recovery_codes")) == 10
    assert client.get("/security").json() == shown


def test_the_uri_says_the_same_as_the_secret(client: Client) -> None:
    enrolment = client.post("/totp").json()
    parts = urlsplit(enrolment["uri"])
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/Mooring:ada@example.com"
    assert parse_qs(parts.query) == {
        "secret": [enrolment["secret"]], "issuer": ["Mooring"], "algorithm": ["SHA1"],
        "digits": ["6"], "period": ["30"]}


def test_the_label_is_encoded_and_has_one_colon() -> None:
    uri = key_uri("A" * 32, "o:dd &?#+name@example.com")
    assert uri.startswith("otpauth://totp/Mooring:odd%20%26%3F%23%2Bname%40example.com?secret=")


def test_a_second_start_replaces_the_first(site: Site, client: Client) -> None:
    first = client.post("/totp").json()["secret"]
    second = client.post("/totp").json()["secret"]
    assert first != second
    refused = client.post("/totp/confirmation", {"code": site.code(first)})
    assert list(errors_of(refused)) == ["/code"]
    assert client.post("/totp/confirmation", {"code": site.code(second)}).status_code == 200


def test_a_sixth_one_is_refused(site: Site, client: Client) -> None:
    for _ in range(5):
        site.enable_totp(client)
    reply = client.post("/totp")
    assert (reply.status_code, code_of(reply)) == (409, "too-many-authenticators")


def test_confirming_nothing_is_refused(site: Site, client: Client) -> None:
    reply = client.post("/totp/confirmation", {"code": "123456"})
    assert (reply.status_code, code_of(reply)) == (409, "no-enrolment")
    secret = site.enable_totp(client)
    again = client.post("/totp/confirmation", {"code": site.code(secret)})
    assert code_of(again) == "no-enrolment"


def test_guesses_at_confirmation_are_limited(site: Site, client: Client) -> None:
    secret = client.post("/totp").json()["secret"]
    wrong = f"{(int(site.code(secret)) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert client.post("/totp/confirmation", {"code": wrong}).status_code == 422
    assert client.post("/totp/confirmation", {"code": site.code(secret)}).status_code == 429


def test_turning_it_off_is_for_good_and_can_be_repeated(site: Site, client: Client) -> None:
    site.enable_totp(client)
    assert client.delete("/totp").status_code == 204
    assert client.delete("/totp").status_code == 204
    assert site.signed_in().get("/session").json()["state"] == "signed_in"


def test_the_secret_is_sealed_at_rest(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    assert secret.encode() not in site.stored_bytes()


def add_device(site: Site, client: Client, name: str) -> str:
    """Enrol one more, with a name; returns its secret."""
    secret: str = client.post("/totp").json()["secret"]
    reply = client.post("/totp/confirmation", {"code": site.code(secret), "name": name})
    assert reply.status_code == 200
    site.clock.turn(30)
    return secret


def devices(client: Client) -> list[dict[str, str | None]]:
    listed: list[dict[str, str | None]] = client.get("/security").json()["authenticators"]
    return listed


def test_several_devices_have_names_and_each_of_them_signs_in(site: Site, client: Client) -> None:
    secrets = [add_device(site, client, name) for name in ("Phone", "Tablet")]
    for secret in secrets:
        browser = site.signed_in()
        assert browser.post("/session/code", {"code": site.code(secret)}).status_code == 200
    phone, tablet = devices(client)
    assert (phone["name"], phone["created_at"], phone["last_used_at"]) == (
        "Phone", "2026-02-25T06:13:20Z", "2026-02-25T06:14:20Z")
    assert tablet["name"] == "Tablet"


def test_an_enrolment_leaves_those_that_there_are_as_they_are(site: Site, client: Client) -> None:
    secret = add_device(site, client, "Phone")
    client.post("/totp")
    assert [device["name"] for device in devices(client)] == ["Phone"]
    browser = site.signed_in()
    assert browser.post("/session/code", {"code": site.code(secret)}).status_code == 200


def test_a_device_is_renamed(site: Site, client: Client) -> None:
    add_device(site, client, "Phone")
    device_id = devices(client)[0]["id"]
    reply = client.put(f"/totp/{device_id}", {"name": "Old phone"})
    assert reply.json() == devices(client)[0]
    assert reply.json()["name"] == "Old phone"
    assert client.put("/totp/totp_none", {"name": "x"}).status_code == 404


def test_a_device_is_removed_singly(site: Site, client: Client) -> None:
    lost, kept = add_device(site, client, "Lost"), add_device(site, client, "Kept")
    assert client.delete(f"/totp/{devices(client)[0]['id']}").status_code == 204
    assert [device["name"] for device in devices(client)] == ["Kept"]
    browser = site.signed_in()
    assert browser.post("/session/code", {"code": site.code(lost)}).status_code == 422
    assert browser.post("/session/code", {"code": site.code(kept)}).status_code == 200


def test_the_last_one_is_kept_while_the_password_is_too_short_to_stand_alone(
        site: Site, client: Client) -> None:
    add_device(site, client, "Phone")
    client.put("/password", {"current_password": PASSWORD, "new_password": "fog7horn!"})
    device_id = devices(client)[0]["id"]
    for path in (f"/totp/{device_id}", "/totp"):
        reply = client.delete(path)
        assert (reply.status_code, code_of(reply)) == (409, "password-too-short")
    assert len(devices(client)) == 1


def test_devices_of_other_people_are_neither_renamed_nor_removed(
        site: Site, client: Client) -> None:
    add_device(site, client, "Phone")
    device_id = devices(client)[0]["id"]
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert eve.put(f"/totp/{device_id}", {"name": "Mine"}).status_code == 404
    assert eve.delete(f"/totp/{device_id}").status_code == 404
    eve.delete("/totp")
    assert devices(client)[0]["name"] == "Phone"
