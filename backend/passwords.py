"""Passwords: argon2id, and the rules of NIST SP 800-63B-4."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHash, VerifyMismatchError
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

LENGTH_ALONE = 15
LENGTH_WITH_TOTP = 8
MAX_LENGTH = 256
# Control characters, line and paragraph separators, halves of surrogate pairs.
UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")

COMMON = frozenset(word for words in FREQUENCY_LISTS.values() for word in words)
# Below this many guesses (zxcvbn's estimate) a password is a pattern, such as one word repeated.
MIN_GUESSES = 10 ** 8
# zxcvbn tries every reading of 4, @, 1 and the like in every part of a text: 72 characters made for
# that took 1.7 s, 32 take 0.3 s and 20 take 0.04 s. What follows only ever adds guesses.
ESTIMATED_LENGTH = 20

# RFC 9106, section 4, second recommended option.
RFC_9106_LOW_MEMORY = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


class Passwords:
    """Hashes and verifies; blocks for about a tenth of a second: see the pool PASSWORDS."""

    def __init__(self, hasher: PasswordHasher = RFC_9106_LOW_MEMORY) -> None:
        self._hasher = hasher
        # Verified when there is no such account, so that the answer takes as long as otherwise.
        self.nobody = self.hash(secrets.token_urlsafe(32))

    def hash(self, password: str) -> str:
        return str(self._hasher.hash(normalised(password)))

    def verify(self, stored: str, password: str) -> bool:
        try:
            return bool(self._hasher.verify(stored, normalised(password)))
        except (VerifyMismatchError, InvalidHash):
            return False

    def is_outdated(self, stored: str) -> bool:
        """Hashed with other costs than today's."""
        return bool(self._hasher.check_needs_rehash(stored))


def normalised(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def suffices_alone(password: str) -> bool:
    """Long enough to be the only factor."""
    return len(normalised(password)) >= LENGTH_ALONE


def too_short(minimum: int) -> str:
    return f"Use at least {minimum} characters; a few words are a good choice."


@dataclass(frozen=True)
class Judgement:
    """`score` by zxcvbn, from 0 to 4; `refusal` says why a password is refused, if it is."""

    score: int
    refusal: str | None


def judge(password: str, email: str, with_totp: bool) -> Judgement:
    """Estimate once what `password` is worth for this account."""
    password = normalised(password)
    if not password:  # of which zxcvbn knows nothing
        return Judgement(0, _refusal(password, email, with_totp))
    estimate = zxcvbn(password[:ESTIMATED_LENGTH], [email, "mooring"])
    refusal = _refusal(password, email, with_totp)
    if refusal is None and estimate["guesses"] < MIN_GUESSES:
        refusal = "This follows a pattern that is tried early, such as a repeated word or a row " \
            "of keys. Choose another one."
    # What is refused never looks good.
    return Judgement(min(estimate["score"], 1) if refusal else estimate["score"], refusal)


def weakness(password: str, email: str, with_totp: bool) -> str | None:
    """Why `password` is refused for this account, as a sentence; None when it is good."""
    return judge(password, email, with_totp).refusal


def _refusal(password: str, email: str, with_totp: bool) -> str | None:
    """What is wrong with it that needs no estimate."""
    minimum = LENGTH_WITH_TOTP if with_totp else LENGTH_ALONE
    if len(password) < minimum:
        return too_short(minimum)
    if len(password) > MAX_LENGTH:
        return f"Use at most {MAX_LENGTH} characters."
    if any(unicodedata.category(character) in UNPRINTABLE for character in password):
        return "Use printing characters and spaces only."
    folded = password.casefold().strip()
    if folded in (email.casefold(), email.casefold().partition("@")[0]):
        return "This is your e-mail address. Choose a password that nobody can look up."
    if folded in COMMON:
        return "This is one of the most common passwords. Choose another one."
    return None
