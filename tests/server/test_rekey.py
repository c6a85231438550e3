"""serve.py rekey: all secrets under another key, or none."""

from __future__ import annotations

import base64
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

from backend import rekey
from backend.app import open_services
from backend.config import ConfigurationError
from backend.database import idempotent_replies, metadata
from backend.vault import KEY_FILE, Vault, VaultError
from harness import CHEAP, KEY, Client, Site, code_of
from processes import Server, run
from test_cloud_accounts import ACCESS_KEY, SERVICE_ACCOUNT, link

KEY_TEXT = base64.b64encode(KEY).decode()
OTHER_KEY_TEXT = base64.b64encode(bytes(32)).decode()


@pytest.fixture
def old_file(site: Site) -> Path:
    """The site's key, as a file."""
    file = site.config.data / KEY_FILE
    file.touch(0o600)
    file.write_text(KEY_TEXT)
    return file


def new_key(site: Site) -> bytes:
    return base64.b64decode((site.config.data / KEY_FILE).read_text())


def test_every_secret_can_be_opened_with_the_new_key_and_not_with_the_old(
        site: Site, client: Client, old_file: Path) -> None:
    secret = site.enable_totp(client)
    link(client, ACCESS_KEY, "Keys")
    link(client, SERVICE_ACCOUNT, "Project")
    site.services.close()
    result = run("rekey", "--data", str(site.config.data))
    assert (result.returncode, result.stdout) == (0, "Sealed 4 secrets with a new key.\n")
    assert old_file.stat().st_mode & 0o777 == 0o600
    assert not (site.config.data / rekey.NEW_KEY_FILE).exists()
    with pytest.raises(ConfigurationError, match="not the one"):
        open_services(site.config, KEY, CHEAP)
    services = open_services(site.config, new_key(site), CHEAP)
    with services.database.read() as transaction:
        rows = transaction.exec_driver_sql(
            "SELECT id, sealed_credentials FROM cloud_accounts ORDER BY alias").all()
        totp = transaction.exec_driver_sql("SELECT id, sealed_secret FROM totp").one()
    opened = [services.vault.open(row.sealed_credentials, "cloud_accounts", "sealed_credentials",
                                  row.id) for row in rows]
    assert ACCESS_KEY["secret_access_key"] in opened[0] and "PRIVATE KEY" in opened[1]
    assert services.vault.open(totp.sealed_secret, "totp", "sealed_secret", totp.id) == secret
    with pytest.raises(VaultError):
        Vault(KEY).open(totp.sealed_secret, "totp", "sealed_secret", totp.id)
    services.close()


def test_what_the_old_key_opens_is_nowhere_in_the_files(
        site: Site, client: Client, old_file: Path) -> None:
    link(client, ACCESS_KEY)
    with site.services.database.read() as transaction:
        sealed = transaction.exec_driver_sql(
            "SELECT sealed_credentials FROM cloud_accounts").scalar_one()
    assert sealed in site.stored_bytes()
    site.services.close()
    assert run("rekey", "--data", str(site.config.data)).returncode == 0
    assert sealed not in site.stored_bytes()


def test_every_sealed_column_is_sealed_anew_or_forgotten() -> None:
    sealed = {column for table in metadata.tables.values() for column in table.columns
              if column.name.startswith("sealed_") and isinstance(column.type, LargeBinary)}
    assert {column for column, _ in rekey.SEALED} | {idempotent_replies.c.sealed_reply} == sealed
    assert idempotent_replies in rekey.FORGOTTEN


def test_a_running_server_is_in_the_way(folders: list[str]) -> None:
    server = Server("--demo", *folders)
    result = run("rekey", *folders[:2])
    server.stop()
    assert result.returncode == 1
    assert "Stop it first" in result.stderr
    assert run("rekey", *folders[:2]).returncode == 0
    again = Server("--demo", *folders)
    assert again.stop()[0] == 0


def test_a_key_from_the_environment_is_replaced_by_one_from_there(
        site: Site, client: Client) -> None:
    link(client, ACCESS_KEY)
    site.services.close()
    data = str(site.config.data)
    missing = run("rekey", "--data", data, MOORING_SECRET_KEY=KEY_TEXT)
    assert missing.returncode == 1 and "MOORING_NEW_SECRET_KEY" in missing.stderr
    done = run("rekey", "--data", data, MOORING_SECRET_KEY=KEY_TEXT,
               MOORING_NEW_SECRET_KEY=OTHER_KEY_TEXT)
    assert done.returncode == 0 and "From now on MOORING_SECRET_KEY" in done.stdout
    assert OTHER_KEY_TEXT not in done.stdout
    open_services(site.config, bytes(32), CHEAP).close()


def test_a_folder_without_a_database_has_nothing_to_seal(tmp_path: Path) -> None:
    result = run("rekey", "--data", str(tmp_path / "nothing"))
    assert (result.returncode, result.stderr) == (
        1, f"There is no database in {tmp_path / 'nothing'}.\n")
    assert not (tmp_path / "nothing").exists()


def test_a_secret_that_cannot_be_opened_changes_nothing(
        site: Site, client: Client, old_file: Path) -> None:
    link(client, ACCESS_KEY)
    site.enable_totp(client)
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("UPDATE totp SET sealed_secret = x'00'")
        before = transaction.exec_driver_sql(
            "SELECT sealed_credentials FROM cloud_accounts").scalar_one()
    with pytest.raises(VaultError):
        rekey.rekey(site.config.data, site.services.database, KEY, {})
    assert old_file.read_text() == KEY_TEXT
    with site.services.database.read() as transaction:
        assert before == transaction.exec_driver_sql(
            "SELECT sealed_credentials FROM cloud_accounts").scalar_one()


@pytest.mark.parametrize("reached", ["before the database", "after the database"])
def test_a_rekeying_that_was_broken_off_is_settled_at_the_next_start(
        site: Site, client: Client, old_file: Path, monkeypatch: pytest.MonkeyPatch,
        reached: str) -> None:
    link(client, ACCESS_KEY)

    def power_fails(*_arguments: object) -> int:
        raise KeyboardInterrupt

    step = "_seal_all" if reached == "before the database" else "_take_over"
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(rekey, step, power_fails)
        rekey.rekey(site.config.data, site.services.database, KEY, {})
    database_file = site.config.data / "mooring.db"
    rekey.settle(site.config.data, database_file)
    assert not (site.config.data / rekey.NEW_KEY_FILE).exists()
    assert (old_file.read_text() == KEY_TEXT) == (reached == "before the database")
    open_services(site.config, new_key(site), CHEAP).close()


def test_half_a_key_file_is_thrown_away(site: Site, old_file: Path) -> None:
    half = site.config.data / rekey.NEW_KEY_FILE
    half.write_text("c2l4dGV")
    rekey.settle(site.config.data, site.config.data / "mooring.db")
    assert not half.exists() and old_file.read_text() == KEY_TEXT


def test_people_stay_signed_in(site: Site, client: Client, old_file: Path) -> None:
    rekey.rekey(site.config.data, site.services.database, KEY, {})
    assert client.get("/session").json()["state"] == "signed_in"
    assert code_of(site.client().get("/profile")) == "unauthenticated"
    with sqlite3.connect(site.config.data / "mooring.db") as database:
        assert database.execute("SELECT count(*) FROM attempts").fetchone() == (0,)
