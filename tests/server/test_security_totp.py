"""Enrolling an authenticator app, and turning it off."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from backend.security.totp import key_uri
from harness import Client, Site, code_of, errors_of


def test_enrolling_takes_a_secret_and_then_a_code(site: Site, client: Client) -> None:
    secret = client.post("/totp").json()["secret"]
    assert client.get("/security").json()["totp"] == {"state": "off", "enabled_at": None}
    reply = client.post("/totp/confirmation", {"code": site.code(secret)})
    assert reply.json()["totp"] == {"state": "on", "enabled_at": "2026-02-25T06:13:20Z"}
    assert client.get("/security").json() == reply.json()


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


def test_starting_while_it_is_on_is_refused(site: Site, client: Client) -> None:
    site.enable_totp(client)
    reply = client.post("/totp")
    assert (reply.status_code, code_of(reply)) == (409, "totp-already-on")


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
