"""An id for each account that stays when keys change, and accounts that are disabled."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    "ALTER TABLE users ADD COLUMN public_id TEXT NOT NULL DEFAULT ''",
    "UPDATE users SET public_id = lower(hex(randomblob(8)))",
    "ALTER TABLE users ADD COLUMN disabled_at INTEGER",
    "CREATE UNIQUE INDEX ix_users_public_id ON users (public_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
