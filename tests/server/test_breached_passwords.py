"""The service of breached passwords: a real one on this machine, right, slow, wrong and absent."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.breached_passwords import BREACHED, BreachedPasswords, read_address
from backend.cloud.outbound import Limits
from backend.config import ConfigurationError
from harness import PASSWORD, Client, Site, errors_of
from processes import run
from stand_ins.ranges import Ranges, digits_of

KNOWN = "nine brass buttons on a coat"
PADDING = "seven lanterns in a harbour"
COMPOSED, DECOMPOSED = "zo\u00eb ties many bowlines", "zoe\u0308 ties many bowlines"


@pytest.fixture
def service() -> Iterator[Ranges]:
    service = Ranges(breached=(KNOWN, COMPOSED), padding=(PADDING,))
    yield service
    service.close()


@pytest.fixture
def site(tmp_path: Path, service: Ranges) -> Iterator[Site]:
    site = Site(tmp_path, breached_passwords=service.address)
    yield site
    site.services.close()


def asked(service: Ranges, password: str, overall: float = 2.0) -> bool:
    breached = BreachedPasswords(service.address, limits=Limits(0.3, 0.3, overall))
    try:
        return breached.includes(password)
    finally:
        breached.close()


@pytest.mark.parametrize("password, is_known", [
    (KNOWN, True), (DECOMPOSED, True), (PADDING, False), ("a lighthouse in the fog", False)])
def test_it_is_known_or_not_and_padding_does_not_count(
        service: Ranges, password: str, is_known: bool) -> None:
    assert asked(service, password) == is_known


def test_the_service_is_told_five_digits_and_nothing_else(service: Ranges) -> None:
    asked(service, KNOWN)
    request, = service.requests
    assert (request.method, request.path, request.query, request.body) == (
        "GET", f"/range/{digits_of(KNOWN)[:5]}", "", b"")
    assert request.headers["User-Agent"] == "Mooring"
    assert "Cookie" not in request.headers


def test_one_answer_that_was_broken_off_does_no_harm(service: Ranges) -> None:
    service.mode = "broken_once"
    assert asked(service, KNOWN)


@pytest.mark.parametrize("mode, why", [
    ("silent", "did not answer"), ("drip", "did not answer"), ("broken", "gave no list"),
    ("garbage", "gave no list"), ("nonsense", "gave no list"), ("huge", "gave no list"),
    ("busy", "gave no list"), ("redirect", "gave no list"), ("empty", "gave no list")])
def test_without_a_good_answer_the_password_is_taken_and_the_log_says_so(
        service: Ranges, caplog: pytest.LogCaptureFixture, mode: str, why: str) -> None:
    service.mode = mode
    started = time.monotonic()
    assert not asked(service, KNOWN, overall=1.0)
    assert time.monotonic() - started < 2
    line, = [record.getMessage() for record in caplog.records if record.name == "mooring.passwords"]
    assert line == f"The service of breached passwords {why}. A password was not looked up."


def test_one_that_is_slow_is_waited_for_but_not_for_long(service: Ranges) -> None:
    service.mode, service.delay = "slow", 0.1
    assert asked(service, KNOWN)
    service.delay = 5
    started = time.monotonic()
    assert not asked(service, KNOWN)
    assert time.monotonic() - started < 2


def test_nobody_at_the_address_stops_nobody(service: Ranges) -> None:
    service.close()
    assert not asked(service, KNOWN)


def test_nothing_of_the_password_is_logged(
        service: Ranges, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="mooring")
    service.mode = "busy"
    asked(service, KNOWN)
    for secret in (KNOWN, digits_of(KNOWN)[:5], digits_of(KNOWN)[5:], service.address):
        assert secret not in "".join(record.getMessage() for record in caplog.records
                                     if record.name.startswith("mooring"))


def change(client: Client, wanted: str) -> dict[str, str]:
    reply = client.put("/password", {"current_password": PASSWORD, "new_password": wanted})
    return {} if reply.status_code == 204 else errors_of(reply)


def test_a_breached_password_is_refused_with_the_reason(client: Client) -> None:
    assert change(client, KNOWN) == {"/new_password": BREACHED}
    assert change(client, PADDING) == {}


def test_a_password_can_be_changed_while_the_service_is_away(
        client: Client, service: Ranges) -> None:
    service.mode = "broken"
    assert change(client, KNOWN) == {}


def test_only_what_is_good_otherwise_and_sent_is_looked_up(
        client: Client, service: Ranges) -> None:
    change(client, "football")
    client.post("/password/strength", {"password": KNOWN})
    wrong = {"current_password": "not this one, I fear", "new_password": KNOWN}
    client.put("/password", wrong)
    assert service.requests == []


def test_without_a_service_nobody_is_asked(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert change(site.signed_in(), KNOWN) == {}
    site.services.close()


def test_an_account_is_not_added_with_one(folders: list[str], service: Ranges) -> None:
    arguments = ["add-user", "ada@example.com", *folders[:2],
                 "--breached-passwords", service.address]
    result = run(*arguments, text=f"{KNOWN}\n")
    assert (result.returncode, result.stderr) == (1, f"This password is refused. {BREACHED}\n")
    assert run(*arguments, text=f"{PADDING}\n").returncode == 0


@pytest.mark.parametrize("url, base", [
    (None, None), ("", None), ("https://api.pwnedpasswords.com/", "https://api.pwnedpasswords.com"),
    ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
    ("https://ranges.example.com/v1", "https://ranges.example.com/v1")])
def test_its_address_is_a_base(url: str | None, base: str | None) -> None:
    assert read_address(url) == base


@pytest.mark.parametrize("url", [
    "http://ranges.example.com", "ftp://ranges.example.com", "ranges.example.com", "https://",
    "https://ranges.example.com?key=1", "https://ranges.example.com:port", "http://["])
def test_what_is_no_safe_address_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="--breached-passwords"):
        read_address(url)
