"""Recovery codes: shown once, hashed, each good once."""

from __future__ import annotations

import concurrent.futures
import re
from collections.abc import Callable

import pytest

from backend.security.recovery import new_code
from harness import EMAIL, PASSWORD, Client, Site, code_of, errors_of


def codes_of(site: Site, client: Client) -> list[str]:
    """Turn the first factor on; returns the recovery codes that the reply shows."""
    secret = client.post("/totp").json()["secret"]
    reply = client.post("/totp/confirmation", {"code": site.code(secret)})
    site.clock.turn(30)
    codes: list[str] = reply.json()["new_recovery_codes"]
    return codes


def waiting(site: Site) -> Client:
    client = site.client()
    reply = client.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert reply.json()["state"] == "code_required"
    return client


def remaining(client: Client) -> int:
    count: int = client.get("/security").json()["recovery_codes"]["remaining"]
    return count


def test_ten_different_ones_come_with_the_first_factor_and_only_then(
        site: Site, client: Client) -> None:
    codes = codes_of(site, client)
    assert len(set(codes)) == 10
    assert client.get("/security").json()["recovery_codes"] == {
        "remaining": 10, "made_at": "2026-02-25T06:13:20Z"}
    second = client.post("/totp").json()["secret"]
    reply = client.post("/totp/confirmation", {"code": site.code(second)})
    assert "new_recovery_codes" not in reply.json()


def test_they_have_120_random_bits_and_can_be_typed() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    # 24 letters of base32 are 120 bits.
    assert all(re.fullmatch("([a-z2-7]{4}-){5}[a-z2-7]{4}", code) for code in codes)


def test_only_hashes_are_stored(site: Site, client: Client) -> None:
    codes = codes_of(site, client)
    stored = site.stored_bytes()
    for code in codes:
        assert code.encode() not in stored
        assert code.replace("-", "").encode() not in stored


def test_one_signs_in_in_place_of_a_security_code_and_only_once(
        site: Site, client: Client) -> None:
    code = codes_of(site, client)[0]
    browser = waiting(site)
    reply = browser.post("/session/recovery-code", {"recovery_code": code})
    assert reply.json()["state"] == "signed_in"
    assert remaining(browser) == 9
    again = waiting(site).post("/session/recovery-code", {"recovery_code": code})
    assert errors_of(again) == {
        "/recovery_code": "This is none of your recovery codes, or it was used before."}


@pytest.mark.parametrize("change", [str.upper, lambda code: code.replace("-", ""),
                                    lambda code: f"  {code.replace('-', ' - ')} "])
def test_case_spaces_and_hyphens_do_not_matter(
        site: Site, client: Client, change: Callable[[str], str]) -> None:
    code = change(codes_of(site, client)[0])
    reply = waiting(site).post("/session/recovery-code", {"recovery_code": code})
    assert reply.status_code == 200


def test_at_the_same_time_one_is_used_once(site: Site, client: Client) -> None:
    code = codes_of(site, client)[0]
    browsers = [waiting(site) for _ in range(4)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda browser: int(browser.post(
            "/session/recovery-code", {"recovery_code": code}).status_code), browsers))
    assert sorted(replies) == [200, 422, 422, 422]


def test_those_of_other_people_do_not_count(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    stolen = codes_of(site, eve)[0]
    codes_of(site, client)
    reply = waiting(site).post("/session/recovery-code", {"recovery_code": stolen})
    assert reply.status_code == 422
    assert remaining(eve) == 10


def test_guesses_share_the_limit_of_security_codes(site: Site, client: Client) -> None:
    code = codes_of(site, client)[0]
    browser = waiting(site)
    for _ in range(5):
        reply = browser.post("/session/recovery-code", {"recovery_code": new_code()})
        assert reply.status_code == 422
    refused = browser.post("/session/recovery-code", {"recovery_code": code})
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "900")
    assert browser.post("/session/code", {"code": "123456"}).status_code == 429


def test_making_them_again_voids_the_old_ones(site: Site, client: Client) -> None:
    old = codes_of(site, client)[0]
    new = client.post("/recovery-codes").json()["recovery_codes"]
    assert old not in new and remaining(client) == 10
    browser = waiting(site)
    assert browser.post("/session/recovery-code", {"recovery_code": old}).status_code == 422
    assert browser.post("/session/recovery-code", {"recovery_code": new[0]}).status_code == 200


def test_without_a_factor_there_is_nothing_to_recover(client: Client) -> None:
    reply = client.post("/recovery-codes")
    assert (reply.status_code, code_of(reply)) == (409, "no-second-factor")


def test_they_go_with_the_last_authenticator(site: Site, client: Client) -> None:
    codes_of(site, client)
    client.delete("/totp")
    assert client.get("/security").json()["recovery_codes"] == {"remaining": 0, "made_at": None}


def test_when_all_are_used_none_is_offered(site: Site, client: Client) -> None:
    for code in codes_of(site, client):
        browser = waiting(site)
        browser.post("/session/recovery-code", {"recovery_code": code})
    assert waiting(site).get("/session").json()["proofs"] == ["code"]


def test_each_use_is_noted(site: Site, client: Client) -> None:
    code = codes_of(site, client)[0]
    browser = waiting(site)
    browser.post("/session/recovery-code", {"recovery_code": code})
    signed_in, used = browser.get("/activity", params={"limit": 2}).json()["items"]
    assert (used["event"], used["subject"]) == ("recovery_code_used", "9 left")
    assert (signed_in["event"], signed_in["subject"]) == ("signed_in", "recovery_code")


def test_one_proves_who_is_there(site: Site, client: Client) -> None:
    code = codes_of(site, client)[0]
    site.clock.turn(1000)
    assert client.delete("/totp").status_code == 403
    reply = client.post("/session/reauthentication", {"recovery_code": code})
    assert reply.status_code == 200
    assert client.delete("/totp").status_code == 204
