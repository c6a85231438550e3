"""Passkeys as they are stored: public keys with a name, and whom they stand for."""

from __future__ import annotations

import json
import secrets

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from backend.account_tables import passkey_users, passkeys
from backend.identifiers import new_id
from backend.security.webauthn import Assertion, Registered

HANDLE_BYTES = 32


def of(transaction: Connection, user_id: int) -> list[Row]:
    """In the order in which they were added."""
    return list(transaction.execute(
        select(passkeys).where(passkeys.c.user_id == user_id)
        .order_by(passkeys.c.number)))


def has_any(transaction: Connection, user_id: int) -> bool:
    return bool(of(transaction, user_id))


def find(transaction: Connection, credential_id: bytes) -> Row | None:
    return transaction.execute(select(passkeys).where(
        passkeys.c.credential_id == credential_id)).one_or_none()


def user_handle(transaction: Connection, user_id: int) -> bytes:
    """What passkeys know the person by: random, and the same for all that they ever register."""
    transaction.execute(insert(passkey_users).prefix_with("OR IGNORE").values(
        user_id=user_id, handle=secrets.token_bytes(HANDLE_BYTES)))
    return bytes(transaction.execute(select(passkey_users.c.handle).where(
        passkey_users.c.user_id == user_id)).scalar_one())


def add(transaction: Connection, user_id: int, name: str, made: Registered, now: int) -> None:
    transaction.execute(insert(passkeys).values(
        id=new_id("passkey"), user_id=user_id, name=name, credential_id=made.credential_id,
        credential=made.credential, sign_count=made.sign_count,
        can_be_backed_up=made.can_be_backed_up, is_backed_up=made.is_backed_up,
        transports=json.dumps(made.transports), created_at=now))


def mark_used(transaction: Connection, passkey: Row, said: Assertion, now: int) -> None:
    _change(transaction, passkey, sign_count=said.sign_count, is_backed_up=said.is_backed_up,
            last_used_at=now)


def rename(transaction: Connection, passkey: Row, name: str) -> None:
    _change(transaction, passkey, name=name)


def remove(transaction: Connection, passkey: Row) -> None:
    transaction.execute(delete(passkeys).where(passkeys.c.id == passkey.id))


def _change(transaction: Connection, passkey: Row, **values: object) -> None:
    transaction.execute(update(passkeys).where(passkeys.c.id == passkey.id).values(**values))
