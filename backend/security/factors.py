"""Whether an account has a second factor: authenticator apps and passkeys are one."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from backend.security import codes, passkey_rows


def has_second_factor(transaction: Connection, user_id: int) -> bool:
    return codes.is_on(transaction, user_id) or passkey_rows.has_any(transaction, user_id)
