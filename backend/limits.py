"""Limits on guessing: how many failures one account or one network address may have.

An attempt is counted before the guess is judged, so that guesses made at once cannot slip past;
a right guess takes the count back.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select

from backend.database import Database, attempts
from backend.problems import Problem
from backend.timestamps import MINUTE
from backend.vault import Vault


@dataclass(frozen=True)
class Limit:
    """At most `failures` within `window` seconds."""

    name: str
    failures: int
    window: int


SIGN_IN_EMAIL = Limit("sign-in e-mail", 10, 15 * MINUTE)
SIGN_IN_ADDRESS = Limit("sign-in address", 100, 15 * MINUTE)
PASSWORD = Limit("password", 10, 15 * MINUTE)
# Three codes of a million are right at any time: five guesses each 15 minutes find one in 2 years.
SECURITY_CODE = Limit("security code", 5, 15 * MINUTE)
LONGEST_WINDOW = 15 * MINUTE


@dataclass(frozen=True)
class Attempt:
    """A counted attempt, to be taken back when it turns out right."""

    id: int
    bucket: bytes


class Limits:
    """Counts attempts in the database; what was typed is kept only as a keyed hash."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def take(self, limit: Limit, subject: str, now: int) -> Attempt:
        """Count an attempt of `subject`; 429 when there were too many failures."""
        bucket = self._vault.fingerprint(f"{limit.name}\n{subject}")
        recent = (attempts.c.bucket == bucket) & (attempts.c.at > now - limit.window)
        with self._database.write() as transaction:
            count, oldest = transaction.execute(
                select(func.count(), func.min(attempts.c.at)).where(recent)).one()
            if count >= limit.failures:
                raise too_many(oldest + limit.window - now)
            row = transaction.execute(insert(attempts).values(bucket=bucket, at=now))
            return Attempt(row.inserted_primary_key[0], bucket)

    def forgive(self, attempt: Attempt) -> None:
        """The guess was right: forget it and the failures before it."""
        with self._database.write() as transaction:
            transaction.execute(delete(attempts).where(attempts.c.bucket == attempt.bucket))

    def take_back(self, attempt: Attempt) -> None:
        """The guess was right, but says nothing about the failures of others before it."""
        with self._database.write() as transaction:
            transaction.execute(delete(attempts).where(attempts.c.id == attempt.id))


def too_many(wait: int) -> Problem:
    """429; `wait` in seconds."""
    minutes = -(-wait // MINUTE)
    unit = "minute" if minutes == 1 else "minutes"
    return Problem(429, "too-many-requests", f"Too many attempts. Try again in {minutes} {unit}.",
                   headers={"Retry-After": str(max(1, wait))})


def network_of(address: str) -> str:
    """What counts as one network address: an IPv4 address, or the /64 that one IPv6 host has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
