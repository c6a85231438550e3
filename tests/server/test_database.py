"""The file, its transactions, and what must fit it."""

from __future__ import annotations

import concurrent.futures
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from backend import database as database_module
from backend.app import open_services
from backend.config import ConfigurationError
from backend.database import Database
from backend.profile import FIELDS
from backend.turns import Busy
from harness import CHEAP, KEY, Client, Site, code_of


def pragma(site: Site, name: str) -> object:
    with site.services.database.read() as transaction:
        return transaction.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.parametrize("name, value", [
    ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000),
    ("secure_delete", 1), ("recursive_triggers", 1)])
def test_it_is_set_up_to_be_safe(site: Site, name: str, value: object) -> None:
    assert pragma(site, name) == value


def test_an_exception_undoes_what_was_written(site: Site) -> None:
    with pytest.raises(RuntimeError), site.services.database.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM users")
        raise RuntimeError
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql("SELECT count(*) FROM users").scalar_one() == 1


def test_rows_belong_to_people_who_exist(site: Site) -> None:
    with pytest.raises(IntegrityError), site.services.database.write() as transaction:
        transaction.exec_driver_sql(
            "INSERT INTO totp (id, user_id, name, sealed_secret, last_step, refused_step) "
            "VALUES ('x', 99, '', '', 0, 0)")


def test_writers_take_turns_and_readers_do_not_wait(site: Site) -> None:
    order = []

    def write_second() -> None:
        with site.services.database.write():
            order.append("second")

    with site.services.database.write():
        other = threading.Thread(target=write_second)
        other.start()
        with site.services.database.read() as transaction:
            transaction.exec_driver_sql("SELECT count(*) FROM users")
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_forty_writers_at_once_all_get_their_turn(
        site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # SQLite itself would send all but one away.
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 0)
    site.services.database.close()
    everybody = threading.Barrier(40)

    def write(_: int) -> None:
        everybody.wait()
        with site.services.database.write() as transaction:
            transaction.exec_driver_sql("UPDATE users SET profile_version = profile_version + 1")

    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        list(pool.map(write, range(40)))
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql(
            "SELECT profile_version FROM users").scalar_one() == 41


def test_a_writer_that_stays_is_not_waited_for_without_end(
        site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "PATIENCE_S", 0.01)
    with site.services.database.write():
        with pytest.raises(Busy), site.services.database.write():
            pass


def test_so_is_one_of_another_process(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 1)
    site.services.database.close()
    with Database(site.config.data / "mooring.db").write():
        reply = client.put("/profile", dict.fromkeys(FIELDS, ""), "*")
    assert (reply.status_code, code_of(reply)) == (503, "busy")
    assert client.put("/profile", dict.fromkeys(FIELDS, ""), "*").status_code == 200


def test_a_database_of_another_version_is_refused(tmp_path: Path) -> None:
    database = Database(tmp_path / "file.db")
    with database.write() as transaction:
        transaction.exec_driver_sql("PRAGMA user_version = 99")
    with pytest.raises(ConfigurationError, match="version 99"):
        database.create_tables()
    database.close()


def test_a_file_without_the_indexes_gets_them(site: Site, client: Client) -> None:
    client.new_key("Laptop")
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("DROP INDEX api_keys_by_use")
        transaction.exec_driver_sql("DROP INDEX cloud_accounts_by_age")
        transaction.exec_driver_sql("ALTER TABLE api_keys DROP COLUMN last_use")
        transaction.exec_driver_sql("DROP INDEX ix_users_public_id")
        transaction.exec_driver_sql("ALTER TABLE users DROP COLUMN public_id")
        transaction.exec_driver_sql("ALTER TABLE users DROP COLUMN disabled_at")
        # It is as old as that.
        transaction.exec_driver_sql("DROP TABLE alembic_version")
    site.services.database.create_tables()
    keys = client.get("/api-keys", params={"sort": "last_used_at"}).json()["items"]
    assert [key["name"] for key in keys] == ["Laptop"]


def test_another_secret_key_is_noticed_at_the_start(site: Site) -> None:
    with pytest.raises(ConfigurationError, match="not the one that this database was made with"):
        open_services(site.config, bytes(32), CHEAP)
    open_services(site.config, KEY, CHEAP).database.close()
