"""How much people may ask who have not signed in."""

from __future__ import annotations

import pytest

from backend import strangers
from backend.problems import Problem
from backend.strangers import Strangers
from harness import Client, Site, code_of

HERE, THERE = "192.0.2.1", "2001:db8::/64"


def allowed(limit: Strangers, network: str, now: int) -> int:
    """How many requests in a row are answered."""
    for count in range(10_000):
        try:
            limit.count(network, now)
        except Problem as problem:
            assert (problem.status, problem.headers["Retry-After"]) == (429, "1")
            return count
    raise AssertionError("there is no limit")


def test_each_network_has_a_burst_and_then_so_many_a_second() -> None:
    limit = Strangers()
    assert allowed(limit, HERE, 0) == strangers.BURST
    assert allowed(limit, HERE, 0) == 0
    assert allowed(limit, THERE, 0) == strangers.BURST
    assert allowed(limit, HERE, 2) == 2 * strangers.PER_SECOND
    assert allowed(limit, HERE, 86_400) == strangers.BURST


def test_a_clock_that_is_put_back_does_not_let_more_through() -> None:
    limit = Strangers()
    allowed(limit, HERE, 100)
    assert allowed(limit, HERE, 50) == 0


def test_only_so_many_networks_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "MOST_ADDRESSES", 10)
    limit = Strangers()
    for number in range(100):
        limit.count(f"192.0.2.{number}", now=number)
    assert len(limit._left) <= 10


def test_who_is_signed_in_is_not_held_up_by_others_of_the_same_network(
        site: Site, client: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "BURST", 3)
    site.services.strangers._left.clear()
    replies = [stranger.get("/session"), stranger.get("/profile"),
               stranger.get("/profile", headers={"x-api-key": "moor_live_wrong"}),
               stranger.get("/session"), stranger.get("/profile")]
    assert [reply.status_code for reply in replies] == [200, 401, 401, 429, 429]
    assert code_of(replies[-1]) == "too-many-requests"
    assert client.get("/profile").status_code == 200
    site.clock.turn(1)
    assert stranger.get("/session").status_code == 200
