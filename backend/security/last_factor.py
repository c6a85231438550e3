"""When the last second factor goes. The password stays as the way in; it has to be good enough."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from backend import sessions, users
from backend.problems import Problem
from backend.security import factors, recovery


def settle(transaction: Connection, user_id: int) -> None:
    """After a factor was removed; 409 when what is left would be too weak to sign in with alone."""
    if factors.has_second_factor(transaction, user_id):
        return
    if not users.get(transaction, user_id).password_suffices_alone:
        raise Problem(409, "password-too-short",
                      "Without a second factor a password needs at least 15 characters. Change "
                      "your password first.")
    # They stood in for what is gone.
    recovery.remove_all(transaction, user_id)
    sessions.end_waiting(transaction, user_id)
