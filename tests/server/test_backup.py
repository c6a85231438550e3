"""Copies of the database that are made while it is in use, and taken back."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from backend import backup
from backend.vault import load_key
from harness import PASSWORD
from load import Load
from processes import Server, run, sign_in
from test_stopping import cookie_of, names, wait_until

EMAIL = "ada@example.com"
DEMO = ("demo@example.com", "mooring-demo-password")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.db"


@pytest.fixture
def with_account(folders: list[str]) -> list[str]:
    """The arguments for a data folder with an account."""
    assert run("add-user", EMAIL, *folders[:2], text=f"{PASSWORD}\n").returncode == 0
    return folders


@pytest.fixture
def server(folders: list[str]) -> Iterator[Server]:
    server = Server("--demo", *folders)
    yield server
    server.stop()


def back_up(folders: list[str], copy: Path) -> subprocess.CompletedProcess[str]:
    return run("backup", str(copy), *folders[:2])


def restore(folders: list[str], copy: Path, **environment: str) -> tuple[int, str]:
    result = run("restore", str(copy), *folders[:2], **environment)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout + result.stderr


def test_a_copy_that_is_made_during_writes_has_all_that_was_acknowledged_before(
        folders: list[str], data: Path, copy: Path) -> None:
    server = Server("--demo", *folders)
    load = Load(server.port, cookie_of(server))
    with load.running(4):
        wait_until(lambda: len(load.acknowledged) >= 20)
        before = set(load.acknowledged)
        assert back_up(folders, copy).returncode == 0
        after = len(load.acknowledged)
        # Nobody had to wait for it.
        wait_until(lambda: len(load.acknowledged) > after)
    assert load.lost == []
    server.stop()
    copied = data.with_name("copied")
    copied.mkdir()
    (copied / "mooring.db").write_bytes(copy.read_bytes())
    assert before <= names(copied) <= set(load.acknowledged) <= names(data)


def test_it_is_one_file_for_its_owner_only_without_the_key(
        server: Server, folders: list[str], data: Path, copy: Path) -> None:
    assert back_up(folders, copy).stdout == f"Copied the database to {copy}.\n"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in copy.parent.glob("copy*")] == ["copy.db"]
    assert (data / "secret.key").read_bytes().strip() not in copy.read_bytes()
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_it_replaces_nothing(with_account: list[str], copy: Path) -> None:
    copy.write_text("what was there")
    result = back_up(with_account, copy)
    assert (result.returncode, copy.read_text()) == (1, "what was there")
    assert "exists already" in result.stderr


def test_where_nothing_can_be_written_that_is_said(
        with_account: list[str], tmp_path: Path) -> None:
    result = back_up(with_account, tmp_path / "nowhere" / "copy.db")
    assert result.returncode == 1
    assert "cannot be written: No such file or directory." in result.stderr
    assert "Traceback" not in result.stderr


def test_what_is_restored_is_what_was_backed_up(
        folders: list[str], data: Path, copy: Path) -> None:
    server = Server("--demo", *folders)
    load = Load(server.port, cookie := cookie_of(server))
    with load.running(2):
        wait_until(lambda: len(load.acknowledged) >= 5)
    assert back_up(folders, copy).returncode == 0
    kept = names(data)
    later = Load(server.port, cookie)
    with later.running(1):
        wait_until(lambda: len(later.acknowledged) >= 1)
    server.stop()
    code, said = restore(folders, copy)
    assert (code, "Everybody has to sign in again" in said) == (0, True)
    assert names(data) == kept
    again = Server("--demo", *folders)
    session = httpx.get(f"{again.address}/api/v1/session", headers={"Cookie": cookie})
    assert session.json()["state"] == "signed_out"
    assert sign_in(again.address, *DEMO).status_code == 200
    again.stop()
    # What it replaced is still there.
    replaced = data.with_name("replaced")
    replaced.mkdir()
    for file in data.glob("mooring.db.replaced*"):
        (replaced / file.name.replace(".replaced", "")).write_bytes(file.read_bytes())
    assert names(replaced) >= kept | set(later.acknowledged)


def test_when_restoring_is_broken_off_the_database_is_whole(
        folders: list[str], data: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server("--demo", *folders)
    back_up(folders, copy)
    load = Load(server.port, cookie_of(server))
    with load.running(1):
        wait_until(lambda: len(load.acknowledged) >= 3)
    server.kill()
    assert (data / "mooring.db-wal").stat().st_size > 0

    class Killed(BaseException):
        pass

    def be_killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(os, "replace", be_killed)
    with pytest.raises(Killed):
        backup.restore(copy, data / "mooring.db", load_key(data, {}, is_new=False))
    assert names(data) >= set(load.acknowledged)


def test_it_is_restored_into_an_empty_folder_that_has_the_key(
        with_account: list[str], data: Path, copy: Path) -> None:
    back_up(with_account, copy)
    key = (data / "secret.key").read_text()
    empty = ["--data", str(data.with_name("empty"))]
    code, said = restore(empty, copy)
    assert (code, "Bring back the key" in said) == (1, True)
    assert restore(empty, copy, MOORING_SECRET_KEY=key)[0] == 0
    result = run("sign-out", EMAIL, *empty, MOORING_SECRET_KEY=key)
    assert result.stdout == "Ended 0 sessions.\n"
    assert (data.with_name("empty") / "mooring.db").stat().st_mode & 0o777 == 0o600


def test_another_key_is_refused_and_nothing_changes(
        with_account: list[str], data: Path, copy: Path) -> None:
    back_up(with_account, copy)
    assert run("rekey", *with_account[:2]).returncode == 0
    before = (data / "mooring.db").read_bytes()
    code, said = restore(with_account, copy)
    assert (code, "not the one that this backup was made with" in said) == (1, True)
    assert (data / "mooring.db").read_bytes() == before
    assert sorted(file.name for file in data.iterdir()) == ["mooring.db", "secret.key"]


def test_while_a_server_runs_it_is_refused(
        server: Server, folders: list[str], copy: Path) -> None:
    back_up(folders, copy)
    code, said = restore(folders, copy)
    assert (code, "A server is running" in said) == (1, True)
    assert sign_in(server.address, *DEMO).status_code == 200


@pytest.mark.parametrize("damage", ["cut", "overwritten", "no database", "newer"])
def test_what_is_damaged_or_newer_is_refused_and_nothing_changes(
        with_account: list[str], data: Path, copy: Path, damage: str) -> None:
    back_up(with_account, copy)
    content = copy.read_bytes()
    if damage == "newer":
        with sqlite3.connect(copy) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0999'")
    else:
        copy.write_bytes({"cut": content[:len(content) // 2],
                          "overwritten": content[:8192] + b"\xff" * 8192 + content[16384:],
                          "no database": b"this is no database" * 1000}[damage])
    before = (data / "mooring.db").read_bytes()
    code, said = restore(with_account, copy)
    assert code == 1
    assert said.count("\n") <= 5, said
    assert (data / "mooring.db").read_bytes() == before
    assert restore(with_account, copy.with_name("absent.db"))[0] == 1
