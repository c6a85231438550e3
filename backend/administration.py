"""What the operator does to accounts from the command line, also while a server runs.

Whether those who ask for it are who they say is the operator's to find out. The sessions of an
account end with each of these: somebody else may have been using them.
"""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection, Row

from backend import activity, sessions
from backend.account_tables import passkeys
from backend.call import Services
from backend.config import ConfigurationError
from backend.database import sessions as session_table
from backend.database import users
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


def _note(services: Services, transaction: Connection, user_id: int, event: str) -> None:
    activity.note_of_operator(transaction, services.vault, services.clock(), user_id, event)
