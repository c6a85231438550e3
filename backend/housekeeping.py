"""Removing what has expired; done when somebody signs in, so no timer runs."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.engine import Connection

from backend import activity, idempotency, limits, mail, sessions
from backend.config import SessionLimits
from backend.database import attempts
from backend.security import challenges


def remove_expired(transaction: Connection, now: int, session_limits: SessionLimits) -> None:
    sessions.remove_ended(transaction, now, session_limits)
    activity.forget_strangers(transaction, now)
    challenges.remove_expired(transaction, now)
    mail.remove_old(transaction, now)
    transaction.execute(delete(attempts).where(attempts.c.at <= now - limits.LONGEST_WINDOW))
    idempotency.remove_expired(transaction, now)
