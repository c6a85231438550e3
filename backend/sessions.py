"""Sessions: one row per browser that is signed in, found by the hash of the token in its cookie.

A session first waits for the security code (`code_required`) when the account has TOTP. Each time
that more is proved, the token changes.

Between finding a session and writing to it, it can end or get another token. So what is written to
is found by id and token together, and a session that is not found any more is 401.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement
from starlette.responses import Response

from backend.config import SessionLimits
from backend.database import sessions
from backend.identifiers import new_id
from backend.problems import unauthenticated
from backend.timestamps import MINUTE
from backend.visitor import Visitor

CODE_REQUIRED = "code_required"
SIGNED_IN = "signed_in"

CODE_LIMIT = 10 * MINUTE
RECENT = 15 * MINUTE
# How exact `seen_at` is: most requests then write nothing.
SEEN_STEP = MINUTE

TOKEN_BYTES = 32
# Of one account: more than anybody has browsers, and few enough for one list.
MOST = 100

ENDED = "You are signed out. Sign in to go on."


@dataclass(frozen=True)
class Session:
    """A live session; times in seconds since 1970."""

    id: int
    token_hash: bytes
    user_id: int
    state: str
    authenticated_at: int | None
    seen_at: int

    @property
    def signed_in(self) -> bool:
        return self.state == SIGNED_IN

    def is_recent(self, now: int) -> bool:
        """A proof of identity was given at most 15 minutes ago."""
        return self.authenticated_at is not None and now - self.authenticated_at <= RECENT


def find(transaction: Connection, token: str, now: int,
         limits: SessionLimits = SessionLimits()) -> Session | None:
    """The session of a token, unless it has ended by idleness or age."""
    row = transaction.execute(
        select(sessions).where(sessions.c.token_hash == token_hash(token))).one_or_none()
    if row is None or end_of(row, limits) <= now:
        return None
    if row.state == CODE_REQUIRED and row.created_at <= now - CODE_LIMIT:
        return None
    return Session(row.id, row.token_hash, row.user_id, row.state, row.authenticated_at,
                   row.seen_at)


def end_of(row: Row, limits: SessionLimits) -> int:
    """When it ends if nothing more is asked in it."""
    return int(min(row.seen_at + limits.idle, row.created_at + limits.lifetime))


def live(transaction: Connection, user_id: int, now: int, limits: SessionLimits) -> list[Row]:
    """The account's sessions that are signed in, the one that was seen last first."""
    rows = transaction.execute(
        select(sessions).where(sessions.c.user_id == user_id, sessions.c.state == SIGNED_IN)
        .order_by(sessions.c.seen_at.desc(), sessions.c.id.desc())).all()
    return [row for row in rows if end_of(row, limits) > now]


def confirm(transaction: Connection, session: Session) -> None:
    """401 unless the session lives on as it was found."""
    found = transaction.execute(select(sessions.c.id).where(_is_still(session))).first()
    if found is None:
        raise unauthenticated(ENDED)


def start(transaction: Connection, user_id: int, state: str, now: int, visitor: Visitor) -> str:
    """A new session; returns its token. Beyond `MOST`, that which was seen longest ago ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    transaction.execute(insert(sessions).values(
        user_id=user_id, public_id=new_id("session"), token_hash=token_hash(token), state=state,
        address=visitor.address, browser=visitor.browser, system=visitor.system, created_at=now,
        seen_at=now,
        authenticated_at=now if state == SIGNED_IN else None))
    _end_surplus(transaction, user_id, state)
    return token


def _end_surplus(transaction: Connection, user_id: int, state: str) -> None:
    """Of each state by itself: with a password alone nobody ends what took a code, too."""
    alike = (sessions.c.user_id == user_id) & (sessions.c.state == state)
    kept = (select(sessions.c.id).where(alike)
            .order_by(sessions.c.seen_at.desc(), sessions.c.id.desc()).limit(MOST))
    transaction.execute(delete(sessions).where(alike, sessions.c.id.not_in(kept)))


def authenticate(transaction: Connection, session: Session, now: int) -> str:
    """More was proved: the session is signed in, recent, and has a new token, which is returned."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    _change(transaction, session, token_hash=token_hash(token), state=SIGNED_IN,
            authenticated_at=now, seen_at=now)
    return token


def mark_seen(transaction: Connection, session: Session, now: int, address: str) -> None:
    """Nothing when it has ended: whoever only reads came before the end."""
    transaction.execute(update(sessions).where(_is_still(session)).values(
        seen_at=now, address=address))


def end(transaction: Connection, session: Session) -> None:
    """Fine when it has ended already."""
    transaction.execute(delete(sessions).where(_is_still(session)))


def end_row(transaction: Connection, row: Row) -> None:
    """End one of the account's sessions, as `live` found it."""
    transaction.execute(delete(sessions).where(sessions.c.id == row.id))


def end_waiting(transaction: Connection, user_id: int) -> None:
    """End the account's sessions that wait for a code: none is asked for any more."""
    transaction.execute(delete(sessions).where(
        sessions.c.user_id == user_id, sessions.c.state == CODE_REQUIRED))


def end_others(transaction: Connection, session: Session) -> int:
    """End the account's other sessions; returns how many there were."""
    return int(transaction.execute(delete(sessions).where(
        sessions.c.user_id == session.user_id, sessions.c.id != session.id)).rowcount)


def end_all(transaction: Connection, user_id: int) -> int:
    """End all of the account's sessions; returns how many there were."""
    return int(transaction.execute(
        delete(sessions).where(sessions.c.user_id == user_id)).rowcount)


def remove_ended(transaction: Connection, now: int, limits: SessionLimits) -> None:
    transaction.execute(delete(sessions).where(
        (sessions.c.seen_at <= now - limits.idle)
        | (sessions.c.created_at <= now - limits.lifetime)))


def _change(transaction: Connection, session: Session, **values: Any) -> None:
    changed = transaction.execute(update(sessions).where(_is_still(session)).values(**values))
    if changed.rowcount != 1:
        raise unauthenticated(ENDED)


def _is_still(session: Session) -> ColumnElement:
    return (sessions.c.id == session.id) & (sessions.c.token_hash == session.token_hash)


def token_hash(token: str) -> bytes:
    """Tokens have 256 random bits, so a plain hash is safe to store."""
    return hashlib.sha256(token.encode()).digest()


def cookie_name(secure: bool) -> str:
    """`__Host-` makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis)."""
    return "__Host-mooring_session" if secure else "mooring_session"


def set_cookie(response: Response, token: str, secure: bool) -> None:
    """Kept until the browser closes. Strict is enough: pages are public, scripts ask same-site."""
    response.set_cookie(cookie_name(secure), token, path="/", secure=secure, httponly=True,
                        samesite="strict")


def clear_cookie(response: Response, secure: bool) -> None:
    response.delete_cookie(cookie_name(secure), path="/", secure=secure, httponly=True,
                           samesite="strict")
