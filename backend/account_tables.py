"""The tables of account security: recovery codes, keys' secrets, activity, notices."""

from __future__ import annotations

from sqlalchemy import (
    DDL, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, event,
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

# Public keys, so nothing of it is secret.
passkeys = Table(
    "passkeys", metadata,
    # In the order in which they were added, also within a second.
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    user_id_column(index=True),
    Column("name", Text, nullable=False),
    Column("credential_id", LargeBinary, nullable=False, unique=True),
    # Attested credential data (WebAuthn, 6.5.1): the id again, and the public key.
    Column("credential", LargeBinary, nullable=False),
    Column("sign_count", Integer, nullable=False),
    # Whether it may exist on several devices, and whether it does.
    Column("can_be_backed_up", Boolean, nullable=False),
    Column("is_backed_up", Boolean, nullable=False),
    # How the device is reached, as a list in JSON: browsers want to be told again.
    Column("transports", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("last_used_at", Integer),
)

# What passkeys know their person by.
passkey_users = Table(
    "passkey_users", metadata,
    user_id_column(primary_key=True),
    Column("handle", LargeBinary, nullable=False, unique=True),
)

# What a passkey was asked to sign, for whom and what for. Without a person for signing in.
passkey_challenges = Table(
    "passkey_challenges", metadata,
    Column("challenge", LargeBinary, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("browser", Text, nullable=False),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), index=True),
    Column("created_at", Integer, nullable=False, index=True),
)

# The address that somebody wants, until its code comes back.
email_changes = Table(
    "email_changes", metadata,
    user_id_column(primary_key=True),
    Column("email", Text, nullable=False),
    Column("code_hash", LargeBinary, nullable=False),
    Column("created_at", Integer, nullable=False),
)

# Passwords that the operator had made for somebody who forgot theirs, until they choose one.
temporary_passwords = Table(
    "temporary_passwords", metadata,
    user_id_column(primary_key=True),
    Column("ends_at", Integer, nullable=False),
)

# Keys whose person was reminded of their end, and of which end: a rotated key has another one.
key_reminders = Table(
    "key_reminders", metadata,
    Column("number", ForeignKey("api_keys.number", ondelete="CASCADE"), primary_key=True),
    Column("expires_at", Integer, nullable=False),
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
