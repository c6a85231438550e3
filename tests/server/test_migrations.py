"""Files of older versions: what they hold is still there, and the tables are those of today."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from backend import migrations
from backend.config import ConfigurationError
from backend.database import Database

from backend.vault import Vault
from harness import EMAIL, KEY, Client, Site
from passkey_steps import register, sign_in
from processes import ENVIRONMENT, ROOT
from test_cloud_accounts import SUBSCRIPTION, link

# Those from before alembic, by their `PRAGMA user_version`.
VERSIONS = [1, 2, 3, 4, 5]

# The tables that version 4 changed, as version 3 made them.
TABLES_OF_VERSION_3 = """
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE, state TEXT NOT NULL, created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL, authenticated_at INTEGER);
CREATE INDEX ix_sessions_user_id ON sessions (user_id);
CREATE TABLE totp (
    user_id INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    sealed_secret BLOB NOT NULL, enabled_at INTEGER, last_step INTEGER NOT NULL);
CREATE TABLE api_keys (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL, name_key TEXT NOT NULL, key_hash BLOB NOT NULL UNIQUE,
    last_four TEXT NOT NULL, created_at INTEGER NOT NULL, last_used_at INTEGER,
    UNIQUE (user_id, name_key));
CREATE INDEX api_keys_by_age ON api_keys (user_id, number)
"""
NEW_IN_VERSION_4 = ("activity", "api_key_secrets", "email_changes", "notices", "recovery_codes")
NEW_IN_VERSION_5 = ("passkeys", "passkey_users", "passkey_challenges")


def make_version_5(site: Site) -> None:
    """As programs made it that knew nothing of alembic, before what came to it bit by bit."""
    with site.services.database.write() as transaction:
        for statement in (
                "DROP TABLE alembic_version", "DROP TABLE key_reminders",
                "DROP TABLE temporary_passwords", "DROP INDEX api_keys_by_use",
                "DROP INDEX cloud_accounts_by_age", "ALTER TABLE api_keys DROP COLUMN last_use",
                "DROP INDEX ix_users_public_id", "ALTER TABLE users DROP COLUMN public_id",
                "ALTER TABLE users DROP COLUMN disabled_at",
                "PRAGMA user_version = 5"):
            transaction.exec_driver_sql(statement)


def make_version_4(site: Site) -> None:
    make_version_5(site)
    with site.services.database.write() as transaction:
        for table in NEW_IN_VERSION_5:
            transaction.exec_driver_sql(f"DROP TABLE {table}")
        transaction.exec_driver_sql("PRAGMA user_version = 4")


def make_version_3(site: Site) -> None:
    make_version_4(site)
    vault = Vault(KEY)
    with site.services.database.write() as transaction:
        run = transaction.exec_driver_sql
        devices = run("SELECT * FROM totp").all()
        keys = run("SELECT * FROM api_keys JOIN api_key_secrets USING (number)").all()
        for table in ("sessions", "totp", *NEW_IN_VERSION_4, "api_keys"):
            run(f"DROP TABLE {table}")
        for statement in TABLES_OF_VERSION_3.split(";\n"):
            run(statement)
        for row in devices:
            secret = vault.open(row.sealed_secret, "totp", "sealed_secret", row.id)
            run("INSERT INTO totp VALUES (?, ?, ?, ?)", (
                row.user_id, vault.seal(secret, "totp", "sealed_secret", str(row.user_id)),
                row.enabled_at, row.last_step))
        for row in keys:
            run("INSERT INTO api_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (
                row.number, row.id, row.user_id, row.name, row.name_key, row.key_hash,
                row.last_four, row.created_at, row.last_used_at))
        run("PRAGMA user_version = 3")


def make_older(site: Site, version: int) -> None:
    """Take away what came after `version`."""
    if version == 5:
        return make_version_5(site)
    if version == 4:
        return make_version_4(site)
    make_version_3(site)
    if version == 3:
        return None
    with site.services.database.write() as transaction:
        for statement in (
                "DROP INDEX ix_cloud_accounts_test_id",
                "DROP INDEX ix_cloud_accounts_replacement_test_id",
                *(f"ALTER TABLE cloud_accounts DROP COLUMN {column}" for column in (
                    "problem", "test_id", "replacement", "sealed_replacement",
                    "replacement_test_id")),
                "UPDATE cloud_accounts SET link = json_remove(link, '$.external_id')",
                f"PRAGMA user_version = {version}"):
            transaction.exec_driver_sql(statement)
    return None


def schema(site: Site) -> list[tuple[str, ...]]:
    """Columns, indexes and triggers of all tables."""
    with site.services.database.read() as transaction:
        columns = transaction.exec_driver_sql(
            "SELECT m.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_master AS m, "
            "pragma_table_info(m.name) AS c WHERE m.type = 'table' ORDER BY 1, 2").all()
        others = transaction.exec_driver_sql(
            "SELECT name, tbl_name FROM sqlite_master WHERE type <> 'table' ORDER BY 1").all()
        return [tuple(row) for row in [*columns, *others]]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_tables_become_those_of_a_new_file(site: Site, client: Client, version: int) -> None:
    new = schema(site)
    make_older(site, version)
    site.services.database.create_tables()
    assert schema(site) == new
    assert client.get("/session").json()["state"] == (
        "signed_in" if version >= 4 else "signed_out")
    assert site.signed_in().get("/profile").status_code == 200


def test_keys_and_authenticators_of_version_3_work_on(site: Site, client: Client) -> None:
    key = client.new_key()
    secret = site.enable_totp(client)
    make_version_3(site)
    site.services.database.create_tables()
    assert site.client().get("/profile", headers={"x-api-key": key}).status_code == 200
    browser = site.signed_in()
    assert browser.post("/session/code", {"code": site.code(secret)}).status_code == 200
    item, = browser.get("/api-keys").json()["items"]
    assert (item["scopes"], item["expires_at"], item["status"]) == (["read"], None, "active")
    device, = browser.get("/security").json()["authenticators"]
    assert device["name"] == "Authenticator app"


def test_a_role_of_version_2_keeps_its_external_id_and_the_next_gets_another(
        site: Site, client: Client) -> None:
    link(client)
    link(client, SUBSCRIPTION)
    old_id = client.get("/cloud-setup").json()["aws"]["external_id"]
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("UPDATE users SET external_id = ?", (old_id,))
    make_older(site, 2)
    site.services.database.create_tables()
    client.sign_in()
    links = [item["link"] for item in client.get("/cloud-accounts").json()["items"]]
    assert [item.get("external_id") for item in links] == [old_id, None]
    next_id = client.get("/cloud-setup").json()["aws"]["external_id"]
    assert next_id != old_id and len(next_id) == len(old_id)


def test_accounts_of_version_5_get_ids_that_stay(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    make_version_5(site)
    site.services.database.create_tables()
    ids = [site.signed_in(email).get("/session").json()["user"]["id"]
           for email in (EMAIL, "eve@example.com", EMAIL)]
    assert ids[0] == ids[2] != ids[1]
    assert all(len(each) == 16 for each in ids)


def test_a_file_of_version_4_takes_passkeys(site: Site, client: Client) -> None:
    make_version_4(site)
    site.services.database.create_tables()
    device = register(client)
    assert sign_in(site.client(), device).status_code == 200


def test_the_last_revision_is_the_one_that_new_files_have(site: Site) -> None:
    settings = Config()
    settings.set_main_option("script_location", str(ROOT / "backend" / "migrations"))
    assert ScriptDirectory.from_config(settings).get_heads() == [migrations.HEAD]
    assert revision(site.config.data / "mooring.db") == (migrations.HEAD, 5)


def revision(file: Path) -> tuple[str | None, int]:
    """Of alembic, and the number that older programs look at."""
    with sqlite3.connect(file) as connection:
        has_one = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute(
            "SELECT version_num FROM alembic_version").fetchone() if has_one else (None,)
        return row[0], connection.execute("PRAGMA user_version").fetchone()[0]


@pytest.mark.parametrize("statement, version", [
    ("UPDATE alembic_version SET version_num = '0042'", "0042"),
    ("PRAGMA user_version = 6", "6")])
def test_a_file_of_a_newer_program_is_refused_and_left_alone(
        site: Site, statement: str, version: str) -> None:
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql(statement)
    before = schema(site)
    with pytest.raises(ConfigurationError, match=f"has schema version {version}; this program "):
        site.services.database.create_tables()
    assert schema(site) == before


# Ends, by SIGKILL, with the statement whose number is given.
KILLED = """
import os, sys
from pathlib import Path
from alembic import op
from backend.database import Database
left, execute = int(sys.argv[2]), op.execute
def kill(statement):
    global left
    left -= 1
    execute(statement)
    if left == 0:
        os.kill(os.getpid(), 9)
op.execute = kill
database = Database(Path(sys.argv[1]))
database.create_tables()
"""


def start(file: Path, program: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program, str(file), *arguments], cwd=ROOT,
                            env=ENVIRONMENT)


@pytest.mark.parametrize("statements", [1, 9, 20, 40])
def test_a_migration_that_is_killed_in_the_middle_has_done_nothing(
        site: Site, client: Client, statements: int) -> None:
    new = schema(site)
    client.new_key("Laptop")
    make_older(site, 1)
    old = schema(site)
    site.services.database.close()
    file = site.config.data / "mooring.db"
    assert start(file, KILLED, str(statements)).wait(timeout=60) == -signal.SIGKILL
    assert schema(site) == old
    assert revision(file) == (None, 1)
    site.services.database.create_tables()
    assert schema(site) == new
    assert [key["name"] for key in site.signed_in().get("/api-keys").json()["items"]] == ["Laptop"]


def test_two_programs_that_start_at_once_migrate_once(site: Site, client: Client) -> None:
    new = schema(site)
    client.new_key("Laptop")
    make_older(site, 2)
    site.services.database.close()
    file = site.config.data / "mooring.db"
    both = [start(file, KILLED, "-1") for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert schema(site) == new
    assert revision(file) == (migrations.HEAD, 5)


@pytest.mark.parametrize("is_new", [True, False])
def test_alembic_is_not_even_loaded_unless_there_is_something_to_do(
        tmp_path: Path, is_new: bool) -> None:
    file = tmp_path / "mooring.db"
    if not is_new:
        database = Database(file)
        database.create_tables()
        database.close()
    program = KILLED.replace("from alembic import op", "class op: execute = None") \
        + "assert 'alembic' not in sys.modules"
    assert start(file, program, "-1").wait(timeout=60) == 0
