"""Passkeys. A program that knows nothing of them would ask for the password alone."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS passkeys (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        credential_id BLOB NOT NULL,
        credential BLOB NOT NULL,
        sign_count INTEGER NOT NULL,
        can_be_backed_up BOOLEAN NOT NULL,
        is_backed_up BOOLEAN NOT NULL,
        transports TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        last_used_at INTEGER,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
        UNIQUE (credential_id)
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_passkeys_user_id ON passkeys (user_id)",
    """
    CREATE TABLE IF NOT EXISTS passkey_users (
        user_id INTEGER NOT NULL,
        handle BLOB NOT NULL,
        PRIMARY KEY (user_id),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
        UNIQUE (handle)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS passkey_challenges (
        challenge BLOB NOT NULL,
        purpose TEXT NOT NULL,
        browser TEXT NOT NULL,
        user_id INTEGER,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (challenge),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_passkey_challenges_created_at"
    " ON passkey_challenges (created_at)",
    "CREATE INDEX IF NOT EXISTS ix_passkey_challenges_user_id ON passkey_challenges (user_id)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
