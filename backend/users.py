"""Accounts of people: making one, and finding one by e-mail address."""

from __future__ import annotations

import unicodedata

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Row

from backend.database import Database, users
from backend.identifiers import new_account_id, new_external_id, new_number
from backend.passwords import Passwords, suffices_alone
from backend.problems import unauthenticated


def email_key(email: str) -> str:
    """What makes two spellings the same address: case is ignored, as all providers do."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def find(transaction: Connection, email: str) -> Row | None:
    return transaction.execute(
        select(users).where(users.c.email_key == email_key(email))).one_or_none()


def get(transaction: Connection, user_id: int) -> Row:
    """401 when the account was deleted since its caller was found."""
    user = transaction.execute(select(users).where(users.c.id == user_id)).one_or_none()
    if user is None:
        raise unauthenticated("This account does not exist any more.")
    return user


def add(database: Database, passwords: Passwords, email: str, password: str,
        now: int) -> int | None:
    """Make an account, with an external id for its first AWS role.

    Returns the user's id, or None when there is an account for the address already.
    """
    # Takes its time, so no transaction waits for it.
    password_hash = passwords.hash(password)
    with database.write() as transaction:
        if find(transaction, email):
            return None
        user_id = new_number()
        transaction.execute(insert(users).values(
            id=user_id, public_id=new_account_id(), email=email.strip(),
            email_key=email_key(email), password_hash=password_hash,
            password_suffices_alone=suffices_alone(password), password_changed_at=now,
            external_id=new_external_id(), created_at=now))
        return user_id
