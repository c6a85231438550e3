"""Counting failures."""

from __future__ import annotations

import concurrent.futures

import pytest

from backend.limits import Attempt, Limit, network_of
from backend.problems import Problem
from harness import START, Site

TWICE = Limit("test", failures=2, window=60)


def refused(site: Site, subject: str, now: int) -> str | None:
    """The Retry-After of a refusal; None when the attempt was counted."""
    try:
        site.services.limits.take(TWICE, subject, now)
        return None
    except Problem as problem:
        return problem.headers["Retry-After"]


def test_the_window_slides(site: Site) -> None:
    assert refused(site, "ada", START) is None
    assert refused(site, "ada", START + 30) is None
    assert refused(site, "ada", START + 59) == "1"
    assert refused(site, "ada", START + 60) is None
    assert refused(site, "ada", START + 61) == "29"


def test_subjects_and_limits_are_counted_apart(site: Site) -> None:
    for _ in range(2):
        assert refused(site, "ada", START) is None
    assert refused(site, "eve", START) is None
    site.services.limits.take(Limit("other", 1, 60), "ada", START)


def test_a_right_guess_forgives_those_before_it(site: Site) -> None:
    limits = site.services.limits
    limits.take(TWICE, "ada", START)
    limits.forgive(limits.take(TWICE, "ada", START))
    assert refused(site, "ada", START) is None
    assert refused(site, "ada", START) is None


def test_or_only_takes_itself_back(site: Site) -> None:
    limits = site.services.limits
    limits.take(TWICE, "ada", START)
    limits.take_back(limits.take(TWICE, "ada", START))
    assert refused(site, "ada", START) is None
    assert refused(site, "ada", START) == "60"


def test_guesses_made_at_once_are_all_counted(site: Site) -> None:
    def guess(_: int) -> Attempt | None:
        try:
            return site.services.limits.take(TWICE, "ada", START)
        except Problem:
            return None

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        counted = [attempt for attempt in pool.map(guess, range(16)) if attempt]
    assert len(counted) == 2


def test_what_was_typed_as_a_name_is_not_stored(site: Site) -> None:
    site.services.limits.take(TWICE, "my-password-in-the-wrong-field", START)
    assert b"my-password" not in site.stored_bytes()


@pytest.mark.parametrize("address, network", [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("testclient", "testclient"), ("", "")])
def test_an_ipv6_host_counts_by_its_network(address: str, network: str) -> None:
    assert network_of(address) == network
