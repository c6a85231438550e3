"""Limits on guessing: how many failures one account or one network address may have.

An attempt is counted before the guess is judged, so that guesses made at once cannot slip past;
a right guess takes the count back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from backend.database import Database, attempts
from backend.problems import Problem
from backend.timestamps import DAY, HOUR, MINUTE
from backend.vault import Vault


@dataclass(frozen=True)
class Limit:
    """At most `failures` within `window` seconds.

    A right guess clears the failures before it, unless they may be those of others (`shared`).
    """

    name: str
    failures: int
    window: int
    shared: bool = False


# Browsers that have signed in before are counted by themselves (known_devices.py), all others by
# where they ask from and whom they try: who guesses keeps out those who sit beside, for a while.
SIGN_IN_DEVICE = Limit("sign-in device", 10, 15 * MINUTE)
SIGN_IN_NETWORK = Limit("sign-in network", 100, 15 * MINUTE, shared=True)
SIGN_IN_ACCOUNT_FROM_NETWORK = Limit("sign-in account from network", 10, 15 * MINUTE)
SIGN_IN_ACCOUNT_FROM_NETWORK_A_DAY = Limit("sign-in account from network a day", 30, DAY)
# Over all networks, which may be thousands (NIST SP 800-63B-4, 3.2.2: at most 100 failures).
SIGN_IN_ACCOUNT = Limit("sign-in account", 100, DAY, shared=True)
PASSWORD = Limit("password", 10, 15 * MINUTE)
# Three codes of a million are right at any time: five guesses each 15 minutes find one in 2 years.
SECURITY_CODE = Limit("security code", 5, 15 * MINUTE)
# Of an e-mail with eight digits, which are valid for ten minutes.
EMAIL_CODE = Limit("e-mail code", 5, 15 * MINUTE)
# How often somebody may have this server write to an address of their choice.
EMAIL_CHANGE = Limit("e-mail change", 5, HOUR)
# The console asks when somebody pauses; a judgement may take 40 ms of the processor.
STRENGTH = Limit("password strength", 10, MINUTE)
# Each takes up to a quarter of a second of the processor.
PRIVATE_KEYS = Limit("private keys", 20, MINUTE)
# Each reads all that ever happened.
EXPORT = Limit("export", 10, 10 * MINUTE)
# Each is a row for five minutes, and pages that offer passkeys ask when they are opened.
PASSKEY_SIGN_IN = Limit("passkey sign-in", 300, 5 * MINUTE)
LONGEST_WINDOW = max(limit.window for limit in (
    SIGN_IN_DEVICE, SIGN_IN_NETWORK, SIGN_IN_ACCOUNT_FROM_NETWORK,
    SIGN_IN_ACCOUNT_FROM_NETWORK_A_DAY, SIGN_IN_ACCOUNT, PASSWORD, SECURITY_CODE, EMAIL_CODE,
    EMAIL_CHANGE, STRENGTH, PRIVATE_KEYS, EXPORT, PASSKEY_SIGN_IN))


@dataclass(frozen=True)
class Attempt:
    """A counted attempt."""

    id: int
    bucket: bytes
    shared: bool


class Limits:
    """Counts attempts in the database; what was typed is kept only as a keyed hash."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        # Ids of the attempts that are being judged, by this process as the only one.
        self._pending: set[int] = set()

    @contextmanager
    def guess(self, now: int, *counts: tuple[Limit, str]) -> Iterator[None]:
        """Judge a guess in the block: it was right if the block ends without an exception.

        429 when a subject of `counts` had too many failures; then none of them is counted.
        """
        with self._database.write() as transaction:
            taken = [self._take(transaction, limit, subject, now) for limit, subject in counts]
        ids = {attempt.id for attempt in taken}
        self._pending |= ids
        try:
            yield
            self._forgive(taken)
        finally:
            self._pending -= ids

    def spend(self, now: int, limit: Limit, subject: str) -> None:
        """Count something that is limited whether it succeeds or not; 429 when it is too much."""
        with self._database.write() as transaction:
            self._take(transaction, limit, subject, now)

    def _take(self, transaction: Connection, limit: Limit, subject: str, now: int) -> Attempt:
        bucket = self._vault.fingerprint(f"{limit.name}\n{subject}")
        recent = transaction.execute(
            select(attempts).where(attempts.c.bucket == bucket, attempts.c.at > now - limit.window)
            .order_by(attempts.c.at)).all()
        if len(recent) >= limit.failures:
            failed = [row.at for row in recent if row.id not in self._pending]
            raise too_many(failed[0] + limit.window - now) if len(failed) >= limit.failures \
                else too_many_at_once()
        row = transaction.execute(insert(attempts).values(bucket=bucket, at=now))
        return Attempt(row.inserted_primary_key[0], bucket, limit.shared)

    def _forgive(self, taken: list[Attempt]) -> None:
        with self._database.write() as transaction:
            for attempt in taken:
                transaction.execute(delete(attempts).where(
                    attempts.c.id == attempt.id if attempt.shared
                    else attempts.c.bucket == attempt.bucket))


def too_many(wait: int) -> Problem:
    """429; `wait` in seconds."""
    minutes = -(-wait // MINUTE)
    unit = "minute" if minutes == 1 else "minutes"
    return Problem(429, "too-many-requests", f"Too many attempts. Try again in {minutes} {unit}.",
                   headers={"Retry-After": str(max(1, wait))})


def too_many_at_once() -> Problem:
    """429 while attempts are judged that may all be right."""
    return Problem(429, "too-many-requests", "Too many attempts at once. Try again in a moment.",
                   headers={"Retry-After": "1"})
