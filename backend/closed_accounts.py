"""Accounts that nobody may use, though they are there: disabled ones, and the demonstration's."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from backend import demo, users
from backend.config import Config

# Told only to somebody who has the right password or passkey.
DISABLED = "This account is disabled. Contact your administrator."


def is_closed(config: Config, transaction: Connection, user_id: int) -> bool:
    """Whether no session, key or passkey of the account counts."""
    user = users.get(transaction, user_id)
    return user.disabled_at is not None or demo.is_closed(config, user.email)
