"""What came to version 5 bit by bit: reminders, temporary passwords, orders of lists.

Files may have some of it already.
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS key_reminders (
        number INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(number) REFERENCES api_keys (number) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS temporary_passwords (
        user_id INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        PRIMARY KEY (user_id),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
)

LAST_USE = ("ALTER TABLE api_keys ADD COLUMN last_use INTEGER"
            " GENERATED ALWAYS AS (coalesce(last_used_at, 0)) VIRTUAL")

INDEXES = (
    "CREATE INDEX IF NOT EXISTS api_keys_by_age ON api_keys (user_id, number)",
    "CREATE INDEX IF NOT EXISTS api_keys_by_use ON api_keys (user_id, last_use, created_at, id)",
    "CREATE INDEX IF NOT EXISTS cloud_accounts_by_age"
    " ON cloud_accounts (user_id, created_at, id)",
    "CREATE INDEX IF NOT EXISTS cloud_accounts_by_alias"
    " ON cloud_accounts (user_id, alias_key, provider)",
    "CREATE INDEX IF NOT EXISTS ix_cloud_accounts_replacement_test_id"
    " ON cloud_accounts (replacement_test_id)",
    "CREATE INDEX IF NOT EXISTS ix_cloud_accounts_test_id ON cloud_accounts (test_id)",
)


def upgrade() -> None:
    columns = op.get_bind().exec_driver_sql("PRAGMA table_xinfo(api_keys)").all()
    if "last_use" not in [column.name for column in columns]:
        op.execute(LAST_USE)
    for statement in (*TABLES, *INDEXES):
        op.execute(statement)
