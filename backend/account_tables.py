"""The tables of account security: recovery codes, keys' secrets, activity, notices."""

from __future__ import annotations

from sqlalchemy import (
    DDL, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, event,
)

from backend.database import metadata, user_id_column

recovery_codes = Table(
    "recovery_codes", metadata,
    # Codes have 120 random bits, so a plain hash is safe to store.
    Column("code_hash", LargeBinary, primary_key=True),
    user_id_column(index=True),
    Column("created_at", Integer, nullable=False),
    Column("used_at", Integer),
)

# What is sent as a key: one text, or two while the key is being rotated.
api_key_secrets = Table(
    "api_key_secrets", metadata,
    Column("key_hash", LargeBinary, primary_key=True),
    Column("number", ForeignKey("api_keys.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("ends_at", Integer),
)

# What was done with an account, and by whom it was tried. Rows of nobody's are attempts to sign in
# with an address that has no account.
activity = Table(
    "activity", metadata,
    Column("number", Integer, primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE")),
    Column("at", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("browser", Text, nullable=False),
    Column("system", Text, nullable=False),
    Column("api_key", Text),
    Index("ix_activity_user_id", "user_id", "number"),
    sqlite_autoincrement=True,
)

# Nobody rewrites what happened, not even this program; it goes with the account.
for _statement in (
        "CREATE TRIGGER IF NOT EXISTS activity_is_not_changed BEFORE UPDATE ON activity "
        "BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END",
        "CREATE TRIGGER IF NOT EXISTS activity_is_not_removed BEFORE DELETE ON activity "
        "WHEN EXISTS (SELECT 1 FROM users WHERE id = OLD.user_id) "
        "BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END"):
    event.listen(activity, "after_create", DDL(_statement))

# The address that somebody wants, until its code comes back.
email_changes = Table(
    "email_changes", metadata,
    user_id_column(primary_key=True),
    Column("email", Text, nullable=False),
    Column("code_hash", LargeBinary, nullable=False),
    Column("created_at", Integer, nullable=False),
)

# E-mails that wait to be sent: written in the transaction that they tell of.
notices = Table(
    "notices", metadata,
    Column("id", Text, primary_key=True),
    Column("sealed_message", LargeBinary, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("due_at", Integer, nullable=False, index=True),
    Column("created_at", Integer, nullable=False),
)
