"""Several authenticators to an account, scopes of keys, and where sessions are.

Everybody signs in again. A secret is sealed for its row, so an older one keeps the number of its
person as id. Older keys go on reading, without an end.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

SET_ASIDE = (
    "DROP TABLE sessions",
    # Those of the new table have the same names.
    "DROP INDEX IF EXISTS api_keys_by_age",
    "DROP INDEX IF EXISTS api_keys_by_use",
    "ALTER TABLE totp RENAME TO totp_of_version_3",
    "ALTER TABLE api_keys RENAME TO api_keys_of_version_3",
)

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS sessions (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        user_id INTEGER NOT NULL,
        public_id TEXT NOT NULL,
        token_hash BLOB NOT NULL,
        state TEXT NOT NULL,
        address TEXT NOT NULL,
        browser TEXT NOT NULL,
        system TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        authenticated_at INTEGER,
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
        UNIQUE (public_id),
        UNIQUE (token_hash)
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_sessions_user_id ON sessions (user_id)",
    """
    CREATE TABLE IF NOT EXISTS totp (
        id TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        sealed_secret BLOB NOT NULL,
        enabled_at INTEGER,
        last_used_at INTEGER,
        last_step INTEGER NOT NULL,
        refused_step INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_totp_user_id ON totp (user_id)",
    """
    CREATE TABLE IF NOT EXISTS api_keys (
        number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        scopes TEXT NOT NULL,
        last_four TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER,
        overlap_ends_at INTEGER,
        last_used_at INTEGER,
        last_use INTEGER GENERATED ALWAYS AS (coalesce(last_used_at, 0)) VIRTUAL,
        last_used_address TEXT,
        UNIQUE (user_id, name_key),
        UNIQUE (id),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS api_keys_by_age ON api_keys (user_id, number)",
    "CREATE INDEX IF NOT EXISTS api_keys_by_use ON api_keys (user_id, last_use, created_at, id)",
    """
    CREATE TABLE IF NOT EXISTS api_key_secrets (
        key_hash BLOB NOT NULL,
        number INTEGER NOT NULL,
        ends_at INTEGER,
        PRIMARY KEY (key_hash),
        FOREIGN KEY(number) REFERENCES api_keys (number) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_api_key_secrets_number ON api_key_secrets (number)",
    """
    CREATE TABLE IF NOT EXISTS activity (
        number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        user_id INTEGER,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        event TEXT NOT NULL,
        subject TEXT NOT NULL,
        address TEXT NOT NULL,
        browser TEXT NOT NULL,
        system TEXT NOT NULL,
        api_key TEXT,
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_activity_user_id ON activity (user_id, number)",
    """
    CREATE TABLE IF NOT EXISTS email_changes (
        user_id INTEGER NOT NULL,
        email TEXT NOT NULL,
        code_hash BLOB NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (user_id),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS notices (
        id TEXT NOT NULL,
        sealed_message BLOB NOT NULL,
        tries INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_notices_due_at ON notices (due_at)",
    """
    CREATE TABLE IF NOT EXISTS recovery_codes (
        code_hash BLOB NOT NULL,
        user_id INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        used_at INTEGER,
        PRIMARY KEY (code_hash),
        FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_recovery_codes_user_id ON recovery_codes (user_id)",
    """
    CREATE TRIGGER IF NOT EXISTS activity_is_not_changed BEFORE UPDATE ON activity
    BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS activity_is_not_removed BEFORE DELETE ON activity
    WHEN EXISTS (SELECT 1 FROM users WHERE id = OLD.user_id)
    BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END
    """,
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


def upgrade() -> None:
    for statement in (*SET_ASIDE, *TABLES, *TAKEN_OVER):
        op.execute(statement)
