"""Security codes of an authenticator app (RFC 6238): the stored secret, and checking a code.

SHA-1, six digits, thirty seconds, because common apps ignore other values.
"""

from __future__ import annotations

import secrets

import pyotp
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from backend.database import totp
from backend.vault import Vault

SECRET_BYTES = 20
STEP_SECONDS = 30
# One step either side, for clocks that differ and codes typed late.
TOLERANCE = (0, -1, 1)

WRONG_CODE = "This code is wrong or was used before. Enter the one that the app shows now."


def new_secret() -> str:
    """Base32 without padding."""
    return pyotp.random_base32(SECRET_BYTES * 8 // 5)


def enabled_at(transaction: Connection, user_id: int) -> int | None:
    """When it was turned on; None while it is off, also during an enrolment."""
    row = _row(transaction, user_id)
    return row.enabled_at if row else None


def is_on(transaction: Connection, user_id: int) -> bool:
    return enabled_at(transaction, user_id) is not None


def accept(transaction: Connection, vault: Vault, user_id: int, code: str, now: int) -> bool:
    """Whether `code` is right and its step was not used; uses it up."""
    row = _row(transaction, user_id)
    if row is None:
        return False
    secret = vault.open(row.sealed_secret, *_place(user_id))
    step = matching_step(secret, code.replace(" ", ""), now, row.last_step)
    if step is None:
        return False
    transaction.execute(update(totp).where(totp.c.user_id == user_id).values(last_step=step))
    return True


def matching_step(secret: str, code: str, now: int, last_step: int) -> int | None:
    """The time step later than `last_step` that `code` belongs to, at most one from `now`."""
    generator = pyotp.TOTP(secret, interval=STEP_SECONDS)
    for offset in TOLERANCE:
        step = now // STEP_SECONDS + offset
        if step > last_step and secrets.compare_digest(generator.generate_otp(step), code):
            return step
    return None


def is_enrolling(transaction: Connection, user_id: int) -> bool:
    """A secret was made that no code has proved yet."""
    row = _row(transaction, user_id)
    return row is not None and row.enabled_at is None


def begin(transaction: Connection, vault: Vault, user_id: int, secret: str) -> None:
    """Store the secret of an enrolment in place of what was there."""
    remove(transaction, user_id)
    transaction.execute(insert(totp).values(
        user_id=user_id, sealed_secret=vault.seal(secret, *_place(user_id))))


def enable(transaction: Connection, user_id: int, now: int) -> None:
    transaction.execute(update(totp).where(totp.c.user_id == user_id).values(enabled_at=now))


def remove(transaction: Connection, user_id: int) -> None:
    transaction.execute(delete(totp).where(totp.c.user_id == user_id))


def _row(transaction: Connection, user_id: int) -> Row | None:
    return transaction.execute(select(totp).where(totp.c.user_id == user_id)).one_or_none()


def _place(user_id: int) -> tuple[str, str, str]:
    return totp.name, "sealed_secret", str(user_id)
