"""Authenticator apps (RFC 6238): their stored secrets, and checking a code.

SHA-1, six digits, thirty seconds, because common apps ignore other values.
"""

from __future__ import annotations

import secrets

import pyotp
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from backend.database import totp
from backend.identifiers import new_id
from backend.timestamps import MINUTE
from backend.vault import Vault

SECRET_BYTES = 20
STEP_SECONDS = 30
# One step either side, for clocks that differ and codes typed late.
TOLERANCE = (0, -1, 1)
# How far off a clock is recognised, in steps.
CLOCK_STEPS = 10 * MINUTE // STEP_SECONDS

WRONG_CODE = "This code is wrong or was used before. Enter the one that the app shows now."
CLOCK_IS_OFF = "This code belongs to another time. Set the clock of the device with the app to " \
    "automatic, and enter the next code."


def new_secret() -> str:
    """Base32 without padding."""
    return pyotp.random_base32(SECRET_BYTES * 8 // 5)


def devices(transaction: Connection, user_id: int) -> list[Row]:
    """Those that count, in the order in which they were added."""
    return list(transaction.execute(
        select(totp).where(totp.c.user_id == user_id, totp.c.enabled_at.is_not(None))
        .order_by(totp.c.enabled_at, totp.c.id)))


def is_on(transaction: Connection, user_id: int) -> bool:
    return bool(devices(transaction, user_id))


def enrolling(transaction: Connection, user_id: int) -> Row | None:
    """The one whose secret no code has proved yet."""
    return transaction.execute(select(totp).where(
        totp.c.user_id == user_id, totp.c.enabled_at.is_(None))).one_or_none()


def refusal(transaction: Connection, vault: Vault, candidates: list[Row], code: str,
            now: int) -> str | None:
    """Why `code` is of none of these; None when it is right, and then it is used up."""
    code = code.replace(" ", "")
    opened = [(row, vault.open(row.sealed_secret, *_place(row.id))) for row in candidates]
    for row, secret in opened:
        step = matching_step(secret, code, now, row.last_step)
        if step is not None and step != row.refused_step:
            _change(transaction, row, last_step=step, last_used_at=now)
            return None
    for row, secret in opened:
        if step := distant_step(secret, code, now):
            # It may come true within minutes, and whoever guessed it knows that now.
            _change(transaction, row, refused_step=step)
            return CLOCK_IS_OFF
    return WRONG_CODE


def matching_step(secret: str, code: str, now: int, last_step: int) -> int | None:
    """The time step later than `last_step` that `code` belongs to, at most one from `now`."""
    generator = pyotp.TOTP(secret, interval=STEP_SECONDS)
    for offset in TOLERANCE:
        step = now // STEP_SECONDS + offset
        if step > last_step and secrets.compare_digest(generator.generate_otp(step), code):
            return step
    return None


def distant_step(secret: str, code: str, now: int) -> int | None:
    """The time step that `code` belongs to, too far from `now` to count but within ten minutes."""
    generator = pyotp.TOTP(secret, interval=STEP_SECONDS)
    found = None
    for offset in range(-CLOCK_STEPS, CLOCK_STEPS + 1):
        step = now // STEP_SECONDS + offset
        if offset not in TOLERANCE and secrets.compare_digest(generator.generate_otp(step), code):
            found = step
    return found


def begin(transaction: Connection, vault: Vault, user_id: int, name: str, secret: str) -> None:
    """Store the secret of an enrolment in place of one that was not finished."""
    transaction.execute(delete(totp).where(
        totp.c.user_id == user_id, totp.c.enabled_at.is_(None)))
    device_id = new_id("totp")
    transaction.execute(insert(totp).values(
        id=device_id, user_id=user_id, name=name, sealed_secret=vault.seal(
            secret, *_place(device_id))))


def enable(transaction: Connection, device: Row, name: str, now: int) -> None:
    _change(transaction, device, enabled_at=now, name=name, last_used_at=None)


def rename(transaction: Connection, device: Row, name: str) -> None:
    _change(transaction, device, name=name)


def remove(transaction: Connection, device: Row) -> None:
    transaction.execute(delete(totp).where(totp.c.id == device.id))


def remove_all(transaction: Connection, user_id: int) -> None:
    """An unfinished enrolment, too."""
    transaction.execute(delete(totp).where(totp.c.user_id == user_id))


def _change(transaction: Connection, device: Row, **values: object) -> None:
    transaction.execute(update(totp).where(totp.c.id == device.id).values(**values))


def _place(device_id: str) -> tuple[str, str, str]:
    return totp.name, "sealed_secret", device_id
