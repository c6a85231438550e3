"""The tables, and transactions on SQLite.

Times are seconds since 1970 (timestamps.py). `*_key` columns hold the case-folded text that
uniqueness is judged by. Columns named `sealed_*` are written and read through the vault only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean, Column, Computed, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text,
    UniqueConstraint, create_engine, event,
)
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from backend import migrations
from backend.turns import Busy, Turns

# How long a write waits for those of other threads, and for those of other processes.
PATIENCE_S = 10
BUSY_TIMEOUT_MS = 5000

metadata = MetaData()


def user_id_column(**options: Any) -> Column:
    """Whose a row is; it goes with the account."""
    return Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), nullable=False, **options)


users = Table(
    "users", metadata,
    # Random, so that no later account is taken for one that was deleted.
    Column("id", Integer, primary_key=True),
    # What others may know of it: it does not tell how many accounts there are.
    Column("public_id", Text, nullable=False, unique=True, index=True, server_default=""),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    # Whether the password is long enough to be the only factor (its length is not kept).
    Column("password_suffices_alone", Boolean, nullable=False),
    Column("password_changed_at", Integer, nullable=False),
    # By the operator, until they enable it again.
    Column("disabled_at", Integer),
    Column("external_id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, default=""),
    Column("phone", Text, nullable=False, default=""),
    Column("company", Text, nullable=False, default=""),
    Column("job_title", Text, nullable=False, default=""),
    Column("country", Text, nullable=False, default=""),
    Column("time_zone", Text, nullable=False, default=""),
    Column("profile_version", Integer, nullable=False, default=1),
    Column("created_at", Integer, nullable=False),
)

sessions = Table(
    "sessions", metadata,
    Column("id", Integer, primary_key=True),
    user_id_column(index=True),
    # What others may know of it; the token is its browser's alone.
    Column("public_id", Text, nullable=False, unique=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("browser", Text, nullable=False),
    Column("system", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("seen_at", Integer, nullable=False),
    Column("authenticated_at", Integer),
    # The id of a session that has ended never means another one.
    sqlite_autoincrement=True,
)

totp = Table(
    "totp", metadata,
    Column("id", Text, primary_key=True),
    user_id_column(index=True),
    Column("name", Text, nullable=False),
    Column("sealed_secret", LargeBinary, nullable=False),
    Column("enabled_at", Integer),
    Column("last_used_at", Integer),
    # The last time step (RFC 6238) whose code was accepted; no step counts twice.
    Column("last_step", Integer, nullable=False, default=0),
    # A step whose code was shown too early by a clock that is off, and told so: never accepted.
    Column("refused_step", Integer, nullable=False, default=0),
)

api_keys = Table(
    "api_keys", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    user_id_column(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    # A list of scopes as JSON.
    Column("scopes", Text, nullable=False),
    Column("last_four", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("expires_at", Integer),
    # Until when the text before the last rotation works, too.
    Column("overlap_ends_at", Integer),
    Column("last_used_at", Integer),
    # 0 when it was never used, so that all keys have a place in one order.
    Column("last_use", Integer, Computed("coalesce(last_used_at, 0)", persisted=False)),
    Column("last_used_address", Text),
    UniqueConstraint("user_id", "name_key"),
    Index("api_keys_by_age", "user_id", "number"),
    Index("api_keys_by_use", "user_id", "last_use", "created_at", "id"),
    # Numbers of deleted keys are not used again, so a cursor never points into newer keys.
    sqlite_autoincrement=True,
)

cloud_accounts = Table(
    "cloud_accounts", metadata,
    Column("id", Text, primary_key=True),
    user_id_column(),
    Column("provider", Text, nullable=False),
    Column("alias", Text, nullable=False),
    Column("alias_key", Text, nullable=False),
    Column("method", Text, nullable=False),
    # The public part of the credentials as JSON, and what makes it the same link as another one.
    Column("link", Text, nullable=False),
    Column("link_key", Text, nullable=False),
    Column("sealed_credentials", LargeBinary),
    Column("status", Text, nullable=False),
    Column("checked_at", Integer),
    # Why it failed or was not tested, as JSON; and the test that runs.
    Column("problem", Text),
    Column("test_id", Text, index=True),
    # Other credentials that are tested, or have failed: what may be shown, as JSON, and the rest.
    Column("replacement", Text),
    Column("sealed_replacement", LargeBinary),
    Column("replacement_test_id", Text, index=True),
    Column("version", Integer, nullable=False, default=1),
    Column("created_at", Integer, nullable=False),
    Column("updated_at", Integer, nullable=False),
    UniqueConstraint("user_id", "provider", "alias_key"),
    UniqueConstraint("user_id", "method", "link_key"),
    Index("cloud_accounts_by_alias", "user_id", "alias_key", "provider"),
    Index("cloud_accounts_by_age", "user_id", "created_at", "id"),
)

idempotent_replies = Table(
    "idempotent_replies", metadata,
    user_id_column(primary_key=True),
    Column("operation", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body_fingerprint", LargeBinary, nullable=False),
    # The id of what was created.
    Column("subject", Text, nullable=False),
    Column("sealed_reply", LargeBinary, nullable=False),
    Column("created_at", Integer, nullable=False, index=True),
)

attempts = Table(
    "attempts", metadata,
    Column("id", Integer, primary_key=True),
    Column("bucket", LargeBinary, nullable=False, index=True),
    Column("at", Integer, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# One row: a text sealed with the key in use, so that starting with another key is noticed.
key_check = Table(
    "key_check", metadata,
    Column("id", Integer, primary_key=True),
    Column("sealed_text", LargeBinary, nullable=False),
)


class Database:
    """Connections to one SQLite file; `read` and `write` are transactions."""

    def __init__(self, path: Path) -> None:
        self._engine = create_engine(
            f"sqlite:///{path}", future=True, poolclass=QueuePool, pool_size=8, max_overflow=40,
            connect_args={"check_same_thread": False},
            # Errors are logged, and parameters are people's data.
            hide_parameters=True,
        )
        event.listen(self._engine, "connect", _configure)
        event.listen(self._engine, "begin", _begin)
        event.listen(self._engine, "handle_error", _tell_busy)
        # SQLite lets writers poll for their turn, and under load some of them never get it.
        self._writers = Turns()

    def create_tables(self) -> None:
        """Make the tables, or bring an older version's up to date; refuse a newer version's file.
        """
        with self.write() as transaction:
            revision = migrations.revision_of(transaction)
            if revision is None:
                metadata.create_all(transaction)
                migrations.stamp(transaction)
            elif revision != migrations.HEAD:
                migrations.upgrade(transaction, revision)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; writers are not held up."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The only writer until the block ends; commits, or rolls back on an exception."""
        with self._writers.turn(PATIENCE_S), self._engine.connect() as connection:
            connection = connection.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def empty_log(self) -> None:
        """Move what the write-ahead log holds into the file, and leave the log empty."""
        with self._engine.connect() as connection:
            # Not in a transaction, which `begin` of `connect` would be.
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()


def _configure(connection: Any, _record: object) -> None:
    # Python's sqlite3 would begin transactions late and by its own rules; `_begin` does it instead.
    connection.isolation_level = None
    # A transaction is acknowledged when it is in the write-ahead log, and with FULL only once that
    # is synced to the disk: neither the end of the process nor that of the power takes it back.
    # NORMAL would sync at checkpoints alone, and what came after the last one could be lost
    # (sqlite.org/pragma.html#pragma_synchronous). Checksums tell what was half written.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                   # What REPLACE deletes goes by the triggers, too (account_tables.py).
                   "recursive_triggers = ON",
                   # What is deleted is overwritten.
                   "secure_delete = ON", f"busy_timeout = {BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _tell_busy(context: Any) -> None:
    code = getattr(context.original_exception, "sqlite_errorcode", 0)
    # The low byte; the others tell variants (SQLite's "Result and Error Codes").
    if code & 0xff in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise Busy from context.original_exception


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
