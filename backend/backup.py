"""A copy of the database while it is in use, and taking one back.

The key is in no copy: whoever gets hold of one cannot read the secrets in it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import delete

from backend import rekey
from backend.account_tables import notices, passkey_challenges
from backend.config import ConfigurationError
from backend.database import Database, idempotent_replies, sessions
from backend.vault import Vault, sync

# What ended or was done since the copy was made must not come to life again.
FORGOTTEN = (sessions, passkey_challenges, idempotent_replies, notices)
# What it replaces stays beside it under this name.
REPLACED = ".replaced"


def back_up(database_file: Path, target: Path) -> None:
    """A consistent copy at `target`, which appears when it is whole; writers go on meanwhile."""
    if target.exists():
        raise ConfigurationError(f"{target} exists already; a backup does not replace it.")
    with _unfinished(target) as copy:
        _copy(database_file, copy)
        os.rename(copy, target)
    sync(target.parent)


def restore(source: Path, database_file: Path, key: bytes) -> None:
    """Put the copy in the place of the database. The caller works on the folder alone."""
    if not source.is_file():
        raise ConfigurationError(f"There is no file {source}.")
    with _unfinished(database_file) as copy:
        _copy(source, copy)
        _make_ready(copy, key)
        _keep_replaced(database_file)
        os.replace(copy, database_file)
    sync(database_file.parent)


@contextlib.contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A file of the same folder for its owner only; nothing is left of it after a failure."""
    path = target.with_name(f"{target.name}.unfinished")
    try:
        # What an attempt that was broken off has left.
        path.unlink(missing_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield path
    except OSError as error:
        raise ConfigurationError(f"{target} cannot be written: {error.strerror}.") from None
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """By SQLite's own means, in one read transaction: a plain copy would miss the log."""
    try:
        with contextlib.closing(_connect(source)) as origin, \
                contextlib.closing(_connect(target)) as copy:
            origin.backup(copy)
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise ConfigurationError(f"{source} cannot be copied: {error}.") from None
    if found != "ok":
        raise ConfigurationError(f"{source} is damaged: {found}.")
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _connect(file: Path) -> sqlite3.Connection:
    """To a file that is there."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True)


def _make_ready(copy: Path, key: bytes) -> None:
    """Of this program's version and key, and with nobody signed in."""
    with contextlib.closing(Database(copy)) as database:
        database.create_tables()
        with database.write() as transaction:
            if rekey.fits(transaction, Vault(key)) is not True:
                raise ConfigurationError(
                    "The secret key is not the one that this backup was made with. Bring that key "
                    "back first; without it the secrets in it cannot be read.")
            for table in FORGOTTEN:
                transaction.execute(delete(table))
        database.empty_log()


def _keep_replaced(database_file: Path) -> None:
    """The database keeps its name until the copy takes it; its log must not stay for the copy."""
    kept = database_file.with_name(database_file.name + REPLACED)
    _take_in_log(database_file)
    for suffix in ("-wal", "-shm"):
        log = database_file.with_name(database_file.name + suffix)
        kept.with_name(kept.name + suffix).unlink(missing_ok=True)
        if log.exists():
            os.rename(log, kept.with_name(kept.name + suffix))
    kept.unlink(missing_ok=True)
    if database_file.exists():
        os.link(database_file, kept)


def _take_in_log(database_file: Path) -> None:
    """Should the restoring be broken off between log and file, the file alone is all of it."""
    # What is damaged, or not there, is put aside as it is.
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_connect(database_file)) as origin:
        origin.execute("PRAGMA wal_checkpoint(TRUNCATE)")
