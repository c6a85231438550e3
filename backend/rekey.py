"""Sealing all secrets with another key: all of them or none, also when the power fails.

The new key is on the disk before the first secret is sealed with it, in a file of its own beside
the old one; one transaction seals everything; then the new file takes the old one's name. Between
the two, `settle` sees by the database which of the files is the right one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Column, delete, select, update
from sqlalchemy.engine import Connection, Row

from backend.account_tables import notices
from backend.config import ConfigurationError
from backend.database import (
    Database, attempts, cloud_accounts, idempotent_replies, key_check, totp,
)
from backend.vault import KEY_FILE, KEY_VARIABLE, Vault, VaultError, create_key, read_key, sync

NEW_KEY_FILE = "secret.key.new"
NEW_KEY_VARIABLE = "MOORING_NEW_SECRET_KEY"

# Every sealed column, with what its rows are called where they are sealed.
SEALED: tuple[tuple[Column, Callable[[Row], str]], ...] = (
    (cloud_accounts.c.sealed_credentials, lambda row: str(row.id)),
    (cloud_accounts.c.sealed_replacement, lambda row: str(row.id)),
    (key_check.c.sealed_text, lambda row: str(row.id)),
    (notices.c.sealed_message, lambda row: str(row.id)),
    (totp.c.sealed_secret, lambda row: str(row.id)),
)
# Replies of the last ten minutes, and counts of attempts by a keyed hash: not worth sealing again.
FORGOTTEN = (attempts, idempotent_replies)


def rekey(data: Path, database: Database, old_key: bytes, environment: Mapping[str, str]) -> int:
    """How many secrets were sealed anew. The caller works on the folder alone."""
    if environment.get(KEY_VARIABLE):
        if not environment.get(NEW_KEY_VARIABLE):
            raise ConfigurationError(
                f"The key comes from {KEY_VARIABLE}, so give the new one in {NEW_KEY_VARIABLE}.")
        return _seal_all(database, old_key, read_key(environment[NEW_KEY_VARIABLE],
                                                     NEW_KEY_VARIABLE))
    new_file = data / NEW_KEY_FILE
    new_key = create_key(new_file)
    count = _seal_all(database, old_key, new_key)
    _take_over(data)
    return count


def settle(data: Path, database_file: Path) -> None:
    """End what a rekeying that was broken off has left: its key counts if the secrets have it."""
    new_file = data / NEW_KEY_FILE
    if not new_file.exists():
        return
    try:
        new_key = read_key(new_file.read_text(encoding="ascii", errors="replace"), str(new_file))
    except ConfigurationError:
        new_key = None  # Not even written to its end.
    if new_key and _has_key(database_file, new_key):
        _take_over(data)
    else:
        new_file.unlink()


def _has_key(database_file: Path, key: bytes) -> bool:
    with contextlib.closing(Database(database_file)) as database, database.read() as transaction:
        return fits(transaction, Vault(key)) is True


def fits(transaction: Connection, vault: Vault) -> bool | None:
    """Whether the vault has the key of the database; None for a database that has none yet."""
    row = transaction.execute(select(key_check)).one_or_none()
    if row is None:
        return None
    try:
        vault.open(row.sealed_text, *_place(key_check.c.sealed_text, "1"))
    except VaultError:
        return False
    return True


def _take_over(data: Path) -> None:
    os.replace(data / NEW_KEY_FILE, data / KEY_FILE)
    sync(data)


def _seal_all(database: Database, old_key: bytes, new_key: bytes) -> int:
    old, new = Vault(old_key), Vault(new_key)
    with database.write() as transaction:
        count = sum(_seal_column(transaction, column, name, old, new) for column, name in SEALED)
        for table in FORGOTTEN:
            transaction.execute(delete(table))
    # So that what the old key opens is nowhere in the files.
    database.empty_log()
    return count


def _seal_column(transaction: Connection, column: Column, name: Callable[[Row], str], old: Vault,
                 new: Vault) -> int:
    table = column.table
    key = tuple(table.primary_key)
    rows = transaction.execute(select(table).where(column.is_not(None))).all()
    for row in rows:
        place = _place(column, name(row))
        sealed = new.seal(old.open(getattr(row, column.name), *place), *place)
        transaction.execute(update(table).where(
            *(part == getattr(row, part.name) for part in key)).values({column.name: sealed}))
    return len(rows)


def _place(column: Column, row: str) -> tuple[str, str, str]:
    return column.table.name, column.name, row
