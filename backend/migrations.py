"""What brings the file of an older version up to date.

Statements run before the tables of today are made, or after it, in one transaction with it. Version
0 is an empty file.
"""

from __future__ import annotations

from collections.abc import Iterator

# Since version 1 these have other columns or ids; what they hold is forgotten within days anyway.
REMADE = ("DROP TABLE attempts", "DROP TABLE idempotent_replies")

# Version 3 tests links, and has an external id per AWS role: each role keeps that of its person,
# who gets another one for the next.
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

# Version 4 has several authenticators to an account, and says where sessions are: everybody signs
# in again. A secret is sealed for its row, so an older one keeps the number of its person as id.
# Keys have scopes and several texts; older ones go on reading, without an end.
ACCOUNT_SECURITY = (
    "DROP TABLE sessions",
    # Those of the new table have the same names.
    "DROP INDEX IF EXISTS api_keys_by_age",
    "DROP INDEX IF EXISTS api_keys_by_use",
    "ALTER TABLE totp RENAME TO totp_of_version_3",
    "ALTER TABLE api_keys RENAME TO api_keys_of_version_3",
)
TAKEN_OVER = (
    "INSERT INTO totp (id, user_id, name, sealed_secret, enabled_at, last_step, refused_step)"
    " SELECT CAST(user_id AS TEXT), user_id, 'Authenticator app', sealed_secret, enabled_at,"
    " last_step, 0 FROM totp_of_version_3",
    "DROP TABLE totp_of_version_3",
    "INSERT INTO api_keys (number, id, user_id, name, name_key, scopes, last_four, created_at,"
    " last_used_at) SELECT number, id, user_id, name, name_key, json_array('read'), last_four,"
    " created_at, last_used_at FROM api_keys_of_version_3",
    "INSERT INTO api_key_secrets (key_hash, number) SELECT key_hash, number"
    " FROM api_keys_of_version_3",
    "DROP TABLE api_keys_of_version_3",
)

# Version 5 has passkeys. Their tables are new and need nothing; but a program that knows nothing of
# them would ask for the password alone, so it must refuse the file.


def before(version: int) -> Iterator[str]:
    if version == 1:
        yield from REMADE
    if 1 <= version <= 2:
        yield from LINK_TESTS
    if 1 <= version <= 3:
        yield from ACCOUNT_SECURITY


def after(version: int) -> Iterator[str]:
    if 1 <= version <= 3:
        yield from TAKEN_OVER
