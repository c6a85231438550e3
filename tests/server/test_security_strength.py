"""How good a password is that somebody is just thinking of."""

from __future__ import annotations

import logging

import pytest

from harness import EMAIL, PASSWORD, Client, Site


def judged(client: Client, password: str) -> tuple[int, str | None]:
    found = client.post("/password/strength", {"password": password}).json()
    return found["score"], found["refusal"]


def test_what_is_good_is_not_refused(client: Client) -> None:
    assert judged(client, "nine brass buttons on a coat") == (4, None)


@pytest.mark.parametrize("password, reason", [
    ("brief", "Use at least 15 characters"), (EMAIL, "This is your e-mail address"),
    ("aaaaaaaaaaaaaaaaaaaa", "follows a pattern"),
    ("qwertyuiopasdfgh", "follows a pattern")])
def test_what_would_be_refused_says_why_and_never_looks_good(
        client: Client, password: str, reason: str) -> None:
    score, refusal = judged(client, password)
    assert score <= 1 and refusal and reason in refusal
    change = {"current_password": PASSWORD, "new_password": password}
    error, = client.put("/password", change).json()["errors"]
    assert error["detail"] == refusal


def test_with_a_second_factor_less_will_do(site: Site, client: Client) -> None:
    assert judged(client, "fog7horn!kite")[1] is not None
    site.enable_totp(client)
    assert judged(client, "fog7horn!kite")[1] is None


def test_it_is_limited(client: Client, site: Site) -> None:
    for _ in range(10):
        judged(client, "x")
    reply = client.post("/password/strength", {"password": "x"})
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "60")
    site.clock.turn(60)
    assert judged(client, "x")[0] == 0


def test_nothing_of_it_is_kept_or_logged(
        site: Site, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    judged(client, "an unlikely thought 4711")
    assert b"unlikely thought" not in site.stored_bytes()
    assert "unlikely" not in caplog.text
