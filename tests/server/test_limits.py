"""Counting failures."""

from __future__ import annotations

import concurrent.futures
import threading

from backend.limits import Limit
from backend.problems import Problem
from harness import START, Site

TWICE = Limit("test", failures=2, window=60)
SHARED = Limit("test of all", failures=2, window=60, shared=True)
RIGHT, WRONG = True, False


def guess(site: Site, right: bool, now: int, *subjects: str, limit: Limit = TWICE) -> str | None:
    """The Retry-After of a refusal; None when the guess was judged."""
    try:
        with site.services.limits.guess(now, *((limit, subject) for subject in subjects)):
            if not right:
                raise LookupError
    except LookupError:
        return None
    except Problem as problem:
        return problem.headers["Retry-After"]
    return None


def test_the_window_slides(site: Site) -> None:
    waits = [guess(site, WRONG, START + seconds, "ada") for seconds in (0, 30, 59, 60, 61)]
    assert waits == [None, None, "1", None, "29"]


def test_subjects_and_limits_are_counted_apart(site: Site) -> None:
    for _ in range(2):
        guess(site, WRONG, START, "ada")
    assert guess(site, WRONG, START, "eve") is None
    assert guess(site, WRONG, START, "ada", limit=Limit("other", 1, 60)) is None


def test_a_right_guess_forgives_those_before_it(site: Site) -> None:
    waits = [guess(site, right, START, "ada") for right in (WRONG, RIGHT, WRONG, WRONG, WRONG)]
    assert waits == [None, None, None, None, "60"]


def test_or_only_itself_where_others_may_have_failed(site: Site) -> None:
    waits = [guess(site, right, START, "ada", limit=SHARED)
             for right in (WRONG, RIGHT, RIGHT, WRONG, RIGHT)]
    assert waits == [None, None, None, None, "60"]


def test_what_one_limit_refuses_no_other_counts(site: Site) -> None:
    for _ in range(2):
        guess(site, WRONG, START, "ada")
    for _ in range(3):
        assert guess(site, RIGHT, START, "network", "ada") == "60"
    assert guess(site, RIGHT, START, "network") is None


def test_while_others_are_judged_the_wait_is_short(site: Site) -> None:
    with site.services.limits.guess(START, (TWICE, "ada")):
        guess(site, WRONG, START, "ada")
        assert guess(site, RIGHT, START, "ada") == "1"
    assert guess(site, RIGHT, START, "ada") is None


def test_guesses_made_at_once_are_all_counted(site: Site) -> None:
    everybody = threading.Barrier(16)

    def try_once(_: int) -> str | None:
        everybody.wait()
        return guess(site, WRONG, START, "ada")

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        assert list(pool.map(try_once, range(16))).count(None) == 2


def test_what_was_typed_as_a_name_is_not_stored(site: Site) -> None:
    guess(site, WRONG, START, "my-password-in-the-wrong-field")
    assert b"my-password" not in site.stored_bytes()
