"""Which codes count (RFC 6238)."""

from __future__ import annotations

import base64
import subprocess

import pyotp
import pytest

from backend.security.codes import CLOCK_IS_OFF, WRONG_CODE, matching_step, new_secret
from harness import EMAIL, PASSWORD, Client, Site, errors_of

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
# RFC 6238, appendix B, the last six of the eight digits.
RFC_CODES = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"),
             (20000000000, "353130")]


@pytest.mark.parametrize("now, code", RFC_CODES)
def test_the_vectors_of_the_rfc(now: int, code: str) -> None:
    assert matching_step(RFC_SECRET, code, now, last_step=0) == now // 30


@pytest.mark.parametrize("offset, counts", [(-60, False), (-30, True), (0, True), (30, True),
                                            (60, False)])
def test_one_step_either_side_counts(offset: int, counts: bool) -> None:
    now = 1_772_000_010
    code = pyotp.TOTP(RFC_SECRET).at(now + offset)
    assert (matching_step(RFC_SECRET, code, now, last_step=0) is not None) == counts


def test_a_step_never_counts_twice_nor_an_earlier_one() -> None:
    now = 1_772_000_010
    code = pyotp.TOTP(RFC_SECRET).at(now)
    assert matching_step(RFC_SECRET, code, now, last_step=now // 30) is None
    assert matching_step(RFC_SECRET, code, now, last_step=now // 30 - 1) == now // 30


def test_secrets_have_twenty_random_bytes() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert len(base64.b32decode(first)) == 20


def test_the_code_that_enrolled_does_not_sign_in(site: Site, client: Client) -> None:
    secret = client.post("/totp").json()["secret"]
    code = site.code(secret)
    client.post("/totp/confirmation", {"code": code})
    assert site.signed_in().post("/session/code", {"code": code}).status_code == 422


def test_a_code_signs_in_once(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    code = site.code(secret)
    assert site.signed_in().post("/session/code", {"code": code}).status_code == 200
    second = site.client()
    second.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert second.post("/session/code", {"code": code}).status_code == 422
    site.clock.turn(30)
    assert second.post("/session/code", {"code": site.code(secret)}).status_code == 200


def oathtool(secret: str, now: int) -> str:
    """What an independent implementation shows."""
    return subprocess.run(
        ["oathtool", "--totp", "--base32", "--now", f"@{now}", secret],
        check=True, capture_output=True, text=True).stdout.strip()


def test_oathtool_shows_the_codes_that_count(site: Site, client: Client) -> None:
    secret = client.post("/totp").json()["secret"]
    code = oathtool(secret, site.clock())
    assert client.post("/totp/confirmation", {"code": code}).status_code == 200
    site.clock.turn(30)
    code = oathtool(secret, site.clock())
    assert site.signed_in().post("/session/code", {"code": code}).status_code == 200


@pytest.mark.parametrize("seconds", [-600, -90, 90, 600])
def test_a_clock_that_is_off_is_told_apart_and_refused(
        site: Site, client: Client, seconds: int) -> None:
    secret = site.enable_totp(client)
    reply = site.signed_in().post("/session/code", {"code": site.code(secret, seconds)})
    assert errors_of(reply) == {"/code": CLOCK_IS_OFF}


@pytest.mark.parametrize("seconds", [-690, 690])
def test_beyond_ten_minutes_a_code_is_just_wrong(
        site: Site, client: Client, seconds: int) -> None:
    secret = site.enable_totp(client)
    reply = site.signed_in().post("/session/code", {"code": site.code(secret, seconds)})
    assert errors_of(reply) == {"/code": WRONG_CODE}


def test_who_guessed_the_code_of_a_later_step_cannot_use_it_then(
        site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    browser = site.signed_in()
    guessed = site.code(secret, 90)
    browser.post("/session/code", {"code": guessed})
    site.clock.turn(90)
    assert errors_of(browser.post("/session/code", {"code": guessed})) == {"/code": WRONG_CODE}
    site.clock.turn(60)
    assert browser.post("/session/code", {"code": site.code(secret)}).status_code == 200
