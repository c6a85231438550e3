"""Hashing, and the rules of NIST SP 800-63B-4."""

from __future__ import annotations

import time

import pytest
from argon2 import PasswordHasher

from backend.passwords import RFC_9106_LOW_MEMORY, Passwords, suffices_alone, weakness
from harness import CHEAP

EMAIL = "grace.hopper@example.com"

GOOD = [
    "a lighthouse in the fog", "correct horse battery staple", "солнце встаёт над рекой",
    "  brass   lantern  tide  ", "日本語のとても長いあいことばです", "x7" + "kQ9-" * 63,
]


@pytest.mark.parametrize("password", GOOD)
def test_any_characters_make_a_good_password(password: str) -> None:
    assert weakness(password, EMAIL, with_totp=False) is None


WEAK = [
    ("short but odd%", False, "at least 15"),
    ("7 chars", True, "at least 8"),
    ("a lighthouse\tin the fog", False, "printing characters"),
    ("a lighthouse in the fog\x00", False, "printing characters"),
    ("a lighthouse\u2028in the fog", False, "printing characters"),
    ("football", True, "most common"),
    ("PASSWORD1", True, "most common"),
    ("1qaz2wsx3edc", True, "most common"),
    (EMAIL, False, "e-mail address"),
    (EMAIL.upper(), False, "e-mail address"),
    ("grace.hopper", True, "e-mail address"),
    ("aaaaaaaaaaaaaaaaaaaa", False, "pattern"),
    ("qwertyuiopasdfghjkl", False, "pattern"),
    ("mooringmooring1", False, "pattern"),
]


@pytest.mark.parametrize("password, with_totp, reason", WEAK)
def test_weak_ones_are_refused_with_the_reason(
        password: str, with_totp: bool, reason: str) -> None:
    assert reason in (weakness(password, EMAIL, with_totp) or "")


def test_the_longest_password_is_judged_quickly() -> None:
    started = time.monotonic()
    assert weakness("aB3$" * 64, EMAIL, with_totp=False) is not None
    assert time.monotonic() - started < 1


def test_one_that_can_be_read_in_many_ways_is_judged_soon() -> None:
    started = time.process_time()
    weakness("4@8({[<369&#!1/|0$5+7%2" * 4, EMAIL, with_totp=False)
    assert time.process_time() - started < 0.2


def test_length_is_counted_in_characters_after_composition() -> None:
    assert suffices_alone("e\u0308" * 15)
    assert not suffices_alone("e\u0308" * 14)


def test_a_hash_verifies_its_password_only() -> None:
    stored = CHEAP.hash("a lighthouse in the fog")
    assert CHEAP.verify(stored, "a lighthouse in the fog")
    assert not CHEAP.verify(stored, "a lighthouse in the fog ")
    assert not CHEAP.verify("damaged", "a lighthouse in the fog")


def test_hashes_of_lower_cost_are_outdated() -> None:
    stored = CHEAP.hash("a lighthouse in the fog")
    assert not CHEAP.is_outdated(stored)
    assert Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)).is_outdated(stored)


def test_the_real_cost_is_that_of_rfc_9106() -> None:
    stored = RFC_9106_LOW_MEMORY.hash("a lighthouse in the fog")
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
