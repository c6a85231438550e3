"""Challenges for passkeys: each good once, for five minutes, for what it was asked for, and in the
browser that asked.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import delete, insert
from sqlalchemy.engine import Connection

from backend.account_tables import passkey_challenges as challenges
from backend.sessions import Session
from backend.timestamps import MINUTE

LIFETIME = 5 * MINUTE
RANDOM_BYTES = 32

REGISTRATION = "registration"
SIGN_IN = "sign-in"


@dataclass(frozen=True)
class Asker:
    """Who asks, and for what; nobody else's answer counts."""

    purpose: str
    browser: str
    user_id: int | None = None


def registering(session: Session) -> Asker:
    return Asker(REGISTRATION, _browser(session), session.user_id)


def proving(session: Session) -> Asker:
    """The second step of signing in is not a proof later, nor the other way round."""
    return Asker(session.state, _browser(session), session.user_id)


def _browser(session: Session) -> str:
    # Not its token, which changes while somebody proves who they are in the midst of registering.
    return f"session {session.id}"


def issue(transaction: Connection, asker: Asker, now: int) -> bytes:
    """A new one. Others of the same browser stay, since it may have several pages open."""
    remove_expired(transaction, now)
    challenge = secrets.token_bytes(RANDOM_BYTES)
    transaction.execute(insert(challenges).values(
        challenge=challenge, purpose=asker.purpose, browser=asker.browser, user_id=asker.user_id,
        created_at=now))
    return challenge


def take(transaction: Connection, asker: Asker, challenge: bytes, now: int) -> bool:
    """Whether it is one of this asker's that still counts; then it counts no more."""
    taken = transaction.execute(delete(challenges).where(
        challenges.c.challenge == challenge, challenges.c.purpose == asker.purpose,
        challenges.c.browser == asker.browser,
        challenges.c.user_id.is_not_distinct_from(asker.user_id),
        challenges.c.created_at > now - LIFETIME))
    return bool(taken.rowcount == 1)


def remove_expired(transaction: Connection, now: int) -> None:
    transaction.execute(delete(challenges).where(challenges.c.created_at <= now - LIFETIME))
