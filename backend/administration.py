"""What the operator does to accounts from the command line, also while a server runs.

Whether those who ask for it are who they say is the operator's to find out. The sessions of an
account end with each of these: somebody else may have been using them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement

from backend import activity, notices, sessions
from backend.account_tables import passkeys
from backend.call import Services
from backend.config import ConfigurationError
from backend.database import api_keys, totp, users
from backend.database import sessions as session_table
from backend.security import codes, recovery, temporary


def sign_out(services: Services, user: Row) -> int:
    """End the account's sessions; returns how many there were."""
    with services.database.write() as transaction:
        return _sign_out(services, transaction, user.id)


def sign_out_all(services: Services) -> int:
    """End everybody's sessions; returns how many there were."""
    with services.database.write() as transaction:
        people = transaction.execute(select(session_table.c.user_id).distinct()).scalars().all()
        return sum(_sign_out(services, transaction, user_id) for user_id in people)


def reset_password(services: Services, user: Row) -> str:
    """Give the account a password that is good for a day, and return it. Second factors stay."""
    # It has to be typed, and nobody has to remember it.
    password = recovery.new_code()
    password_hash = services.passwords.hash(password)
    with services.database.write() as transaction:
        now = services.clock()
        transaction.execute(update(users).where(users.c.id == user.id).values(
            password_hash=password_hash, password_suffices_alone=True, password_changed_at=now))
        temporary.begin(transaction, user.id, now)
        _sign_out(services, transaction, user.id)
        _note(services, transaction, user.id, "password_reset")
    return password


@dataclass(frozen=True)
class WaysIn:
    """What lets somebody in besides the password."""

    api_keys: int
    passkeys: int
    authenticators: int


def ways_in(services: Services, user: Row) -> WaysIn:
    """How many keys that have not expired, passkeys and authenticator apps the account has."""
    now = services.clock()
    with services.database.read() as transaction:
        def count(table: Table, *conditions: ColumnElement) -> int:
            return int(transaction.execute(select(func.count()).select_from(table).where(
                table.c.user_id == user.id, *conditions)).scalar_one())
        alive = api_keys.c.expires_at.is_(None) | (api_keys.c.expires_at > now)
        return WaysIn(count(api_keys, alive), count(passkeys),
                      count(totp, totp.c.enabled_at.is_not(None)))


def revoke_keys(services: Services, user: Row) -> int:
    """Delete all API keys of the account; returns how many there were."""
    with services.database.write() as transaction:
        names = transaction.execute(select(api_keys.c.name).where(
            api_keys.c.user_id == user.id).order_by(api_keys.c.number)).scalars().all()
        transaction.execute(delete(api_keys).where(api_keys.c.user_id == user.id))
        for name in names:
            _note(services, transaction, user.id, "api_key_deleted", name)
        if names:
            _tell(services, transaction, user, "keys_revoked")
        return len(names)


def disable(services: Services, user: Row) -> None:
    """Let nobody in, by no means, and keep everything. Fine when that is so already."""
    _set_disabled(services, user, services.clock(), "account_disabled")


def enable(services: Services, user: Row) -> None:
    """Let the account's person in again. Fine when nothing keeps them out."""
    _set_disabled(services, user, None, "account_enabled")


def _set_disabled(services: Services, user: Row, at: int | None, event: str) -> None:
    with services.database.write() as transaction:
        was = transaction.execute(
            select(users.c.disabled_at).where(users.c.id == user.id)).scalar_one()
        if (was is None) == (at is None):
            return
        transaction.execute(update(users).where(users.c.id == user.id).values(disabled_at=at))
        _sign_out(services, transaction, user.id)
        _note(services, transaction, user.id, event)


def remove(services: Services, user: Row) -> None:
    """Delete the account with all that belongs to it, for good."""
    with services.database.write() as transaction:
        _tell(services, transaction, user, "account_deleted")
        transaction.execute(delete(users).where(users.c.id == user.id))


@dataclass(frozen=True)
class Listed:
    """An account as an operator sees it; times in seconds since 1970."""

    email: str
    id: str
    created_at: int
    disabled_at: int | None
    seen_at: int | None
    sessions: int
    ways_in: WaysIn


def listed(services: Services) -> list[Listed]:
    """All accounts, by address."""
    with services.database.read() as transaction:
        rows = transaction.execute(select(users).order_by(users.c.email_key)).all()
        found = {row.user_id: row for row in transaction.execute(
            select(session_table.c.user_id, func.count().label("count"),
                   func.max(session_table.c.seen_at).label("seen_at"))
            .group_by(session_table.c.user_id)).all()}
    return [Listed(row.email, row.public_id, row.created_at, row.disabled_at,
                   found[row.id].seen_at if row.id in found else None,
                   found[row.id].count if row.id in found else 0, ways_in(services, row))
            for row in rows]


def reset_factors(services: Services, user: Row) -> None:
    """Remove passkeys, authenticator apps and recovery codes; the password stays.

    Refused when the password is too short to be the only proof.
    """
    with services.database.write() as transaction:
        suffices = transaction.execute(select(users.c.password_suffices_alone).where(
            users.c.id == user.id)).scalar_one()
        if not suffices:
            raise ConfigurationError(
                f"The password of {user.email} has fewer than 15 characters, too few without a "
                "second factor. Give the account another one first with: serve.py reset-password")
        codes.remove_all(transaction, user.id)
        transaction.execute(delete(passkeys).where(passkeys.c.user_id == user.id))
        recovery.remove_all(transaction, user.id)
        _sign_out(services, transaction, user.id)
        _note(services, transaction, user.id, "factors_reset")


def _sign_out(services: Services, transaction: Connection, user_id: int) -> int:
    count = sessions.end_all(transaction, user_id)
    if count:
        _note(services, transaction, user_id, "all_sessions_ended")
    return count


def _note(services: Services, transaction: Connection, user_id: int, event: str,
          subject: str = "") -> None:
    activity.note_of_operator(transaction, services.vault, services.clock(), user_id, event,
                              subject)


def _tell(services: Services, transaction: Connection, user: Row, event: str) -> None:
    notices.tell_of_operator(transaction, services.vault, services.clock(), user.id, event)
