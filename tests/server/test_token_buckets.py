"""How much people may ask who have not signed in, and how much may be changed who have."""

from __future__ import annotations

import time

from backend import users
from backend.problems import Problem
from backend.token_buckets import ANONYMOUS, CHANGES, MOST_CLIENTS, Rate, TokenBuckets
from harness import EMAIL, Client, Site, code_of

HERE, THERE = "192.0.2.1", "2001:db8::/64"
RATE = Rate(burst=7, per_second=2)


def allowed(buckets: TokenBuckets, client: str, now: int) -> int:
    """How many requests in a row are answered."""
    for count in range(10_000):
        try:
            buckets.take(client, now)
        except Problem as problem:
            assert (problem.status, problem.headers["Retry-After"]) == (429, "1")
            return count
    raise AssertionError("there is no limit")


def test_each_client_has_a_burst_and_then_so_many_a_second() -> None:
    buckets = TokenBuckets(RATE)
    assert allowed(buckets, HERE, 0) == 7
    assert allowed(buckets, HERE, 0) == 0
    assert allowed(buckets, THERE, 0) == 7
    assert allowed(buckets, HERE, 2) == 4
    assert allowed(buckets, HERE, 86_400) == 7


def test_a_clock_that_is_put_back_does_not_let_more_through() -> None:
    buckets = TokenBuckets(RATE)
    allowed(buckets, HERE, 100)
    assert allowed(buckets, HERE, 50) == 0


def test_of_too_many_clients_those_are_forgotten_that_have_asked_nothing_for_longest() -> None:
    buckets = TokenBuckets(RATE, most=10)
    for number in range(10):
        allowed(buckets, f"192.0.2.{number}", now=0)
    allowed(buckets, THERE, now=0)
    assert len(buckets) == 10
    assert allowed(buckets, "192.0.2.1", now=0) == 0
    assert allowed(buckets, "192.0.2.0", now=0) == 7


def test_a_full_table_costs_no_more_than_an_empty_one() -> None:
    """It is under one lock, and anybody can fill it."""
    def cost(buckets: TokenBuckets, start: int) -> float:
        begun = time.process_time()
        for number in range(2000):
            buckets.take(start + number, 0)
        return time.process_time() - begun

    full, empty = TokenBuckets(RATE), TokenBuckets(RATE)
    for number in range(MOST_CLIENTS):
        full.take(number, 0)
    assert cost(full, MOST_CLIENTS) < 10 * cost(empty, 0)
    assert len(full) == MOST_CLIENTS


def use_up(buckets: TokenBuckets, rate: Rate, client: object, now: int, but: int) -> None:
    for _ in range(rate.burst - but):
        buckets.take(client, now)


def test_who_is_signed_in_is_not_held_up_by_others_of_the_same_network(
        site: Site, client: Client, stranger: Client) -> None:
    site.clock.turn(60)
    use_up(site.services.anonymous, ANONYMOUS, "unknown", site.clock(), but=3)
    replies = [stranger.get("/session"), stranger.get("/profile"),
               stranger.get("/profile", headers={"x-api-key": "moor_live_wrong"}),
               stranger.get("/session"), stranger.get("/profile")]
    assert [reply.status_code for reply in replies] == [200, 401, 401, 429, 429]
    assert code_of(replies[-1]) == "too-many-requests"
    assert client.get("/profile").status_code == 200
    site.clock.turn(1)
    assert stranger.get("/session").status_code == 200


def test_an_account_may_change_so_much_by_all_its_sessions_and_keys(
        site: Site, client: Client) -> None:
    key = client.create("/api-keys", {"name": "Sync", "scopes": ["profile:write"]}).json()["key"]
    site.add_user("eve@example.com")
    eve, script = site.signed_in("eve@example.com"), site.client()
    site.clock.turn(600)
    profile = client.get("/profile").json()
    del profile["email"]
    with site.services.database.read() as transaction:
        ada = users.find(transaction, EMAIL)
    assert ada is not None
    use_up(site.services.changes, CHANGES, ada.id, site.clock(), but=1)
    assert script.put("/profile", profile, '"1"', key).status_code == 200
    refused = client.put("/profile", profile, '"2"')
    assert (refused.status_code, code_of(refused)) == (429, "too-many-requests")
    assert script.put("/profile", profile, '"2"', key).status_code == 429
    assert client.get("/profile").status_code == 200
    assert eve.put("/profile", profile, '"1"').status_code == 200
    site.clock.turn(1)
    assert client.put("/profile", profile, '"2"').status_code == 200
