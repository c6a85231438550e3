"""Being stopped under load: by SIGTERM, which loses no request, and by SIGKILL, which loses nothing
that was acknowledged."""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from load import Load
from processes import Server, sign_in

CLIENTS = 8
KILLS = 4


def cookie_of(server: Server) -> str:
    reply = sign_in(server.address, "demo@example.com", "mooring-demo-password")
    return reply.headers["set-cookie"].partition(";")[0]


def names(data: Path) -> set[str]:
    """Of all keys in the file, which passes SQLite's own test."""
    with contextlib.closing(sqlite3.connect(data / "mooring.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name for name, in connection.execute("SELECT name FROM api_keys")}


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("keep_alive", [True, False])
def test_sigterm_loses_no_request(folders: list[str], tmp_path: Path, keep_alive: bool) -> None:
    server = Server("--demo", *folders)
    load = Load(server.port, cookie_of(server), keep_alive)
    with load.running(CLIENTS):
        wait_until(lambda: len(load.acknowledged) >= 3 * CLIENTS)
        code, log = server.stop()
    assert load.lost == []
    # Each went on until it was refused, so it was under way when the signal came.
    assert load.refused == CLIENTS
    assert code == 0 and "Traceback" not in log
    assert set(load.acknowledged) == names(tmp_path / "var")


def test_sigkill_loses_nothing_that_was_acknowledged(folders: list[str], tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    server = Server("--demo", *folders)
    cookie = cookie_of(server)
    for _ in range(KILLS):
        load = Load(server.port, cookie)
        with load.running(CLIENTS):
            wait_until(lambda: len(load.acknowledged) >= CLIENTS)
            time.sleep(random.uniform(0, 0.3))
            server.kill()
        acknowledged |= set(load.acknowledged)
        server = Server("--demo", *folders)
    reply = httpx.get(f"{server.address}/api/v1/api-keys", headers={"Cookie": cookie})
    assert reply.json()["total"] >= len(acknowledged)
    server.stop()
    assert acknowledged - names(tmp_path / "var") == set()


def test_while_it_drains_it_serves_on_but_says_that_it_is_not_ready(folders: list[str]) -> None:
    server = Server("--demo", "--drain", "2", *folders)
    ready = f"{server.address}/readyz"
    assert httpx.get(ready).status_code == 200
    server.process.send_signal(signal.SIGTERM)
    wait_until(lambda: httpx.get(ready).status_code == 503)
    reply = httpx.get(f"{server.address}/api/v1/session")
    assert (reply.status_code, reply.headers["connection"]) == (200, "close")
    server.process.communicate(timeout=15)
    assert server.process.returncode == 0 and "Traceback" not in server.log()
