"""Links are tested, and each AWS role has an external id of its own.

Each role keeps that of its person, who gets another one for the next.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

LINK_TESTS = (
    "ALTER TABLE cloud_accounts ADD COLUMN problem TEXT",
    "ALTER TABLE cloud_accounts ADD COLUMN test_id TEXT",
    "ALTER TABLE cloud_accounts ADD COLUMN replacement TEXT",
    "ALTER TABLE cloud_accounts ADD COLUMN sealed_replacement BLOB",
    "ALTER TABLE cloud_accounts ADD COLUMN replacement_test_id TEXT",
    "CREATE INDEX ix_cloud_accounts_test_id ON cloud_accounts (test_id)",
    "CREATE INDEX ix_cloud_accounts_replacement_test_id ON cloud_accounts (replacement_test_id)",
    "UPDATE cloud_accounts SET link = json_set(link, '$.external_id',"
    " (SELECT external_id FROM users WHERE users.id = user_id)) WHERE method = 'aws_role'",
    "UPDATE users SET external_id = 'mooring-' || lower(hex(randomblob(20)))"
    " WHERE id IN (SELECT user_id FROM cloud_accounts WHERE method = 'aws_role')",
)


def upgrade() -> None:
    for statement in LINK_TESTS:
        op.execute(statement)
