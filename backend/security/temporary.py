"""Passwords that the operator had made for somebody: good for a day, to choose another one."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from backend.account_tables import temporary_passwords
from backend.timestamps import DAY

# ASVS 5.0, 6.4.1: such a password does not become the one that stays.
GOOD_FOR = DAY


def begin(transaction: Connection, user_id: int, now: int) -> None:
    """The account's password, made just now, is temporary."""
    transaction.execute(insert(temporary_passwords).prefix_with("OR REPLACE").values(
        user_id=user_id, ends_at=now + GOOD_FOR))


def end(transaction: Connection, user_id: int) -> None:
    """The person has chosen another one."""
    transaction.execute(delete(temporary_passwords).where(
        temporary_passwords.c.user_id == user_id))


def has_expired(transaction: Connection, user_id: int, now: int) -> bool:
    """Whether the account's password was temporary, and its time is over."""
    ends_at = transaction.execute(select(temporary_passwords.c.ends_at).where(
        temporary_passwords.c.user_id == user_id)).scalar_one_or_none()
    return ends_at is not None and ends_at <= now
