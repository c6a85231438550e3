"""Other columns for what is forgotten within days anyway: it is not taken over."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

REMADE = ("DROP TABLE attempts", "DROP TABLE idempotent_replies")

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS attempts (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        bucket BLOB NOT NULL,
        at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_attempts_at ON attempts (at)",
    "CREATE INDEX IF NOT EXISTS ix_attempts_bucket ON attempts (bucket)",
    """
    CREATE TABLE IF NOT EXISTS idempotent_replies (
        user_id INTEGER NOT NULL,
        operation TEXT NOT NULL,
        key TEXT NOT NULL,
        body_fingerprint BLOB NOT NULL,
        subject TEXT NOT NULL,
        sealed_reply BLOB NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, operation, key),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_idempotent_replies_created_at"
    " ON idempotent_replies (created_at)",
)


def upgrade() -> None:
    for statement in (*REMADE, *TABLES):
        op.execute(statement)
