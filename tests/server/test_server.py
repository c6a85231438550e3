"""Running the application: whom it believes, and how it stops."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from backend import server
from harness import EMAIL, PASSWORD, WRITES, Site


@contextmanager
def serving(site: Site) -> Iterator[tuple[server.Server, tuple[str, int], threading.Thread]]:
    """The running server, its address, and the thread that it runs in."""
    listening = threading.Event()
    running = server.make_server(site.services, listening.set)
    listener = server.bind("127.0.0.1", 0)
    address = listener.getsockname()
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    listening.wait()
    try:
        yield running, address, thread
    finally:
        running.should_exit = True
        thread.join()


@pytest.mark.parametrize("public_origin, networks", [(None, 1), ("http://localhost", 2)])
def test_people_behind_a_proxy_are_counted_apart_if_it_is_believed(
        tmp_path: Path, public_origin: str | None, networks: int) -> None:
    site = Site(tmp_path, public_origin=public_origin)
    with serving(site) as (_, (host, port), _):
        for person in ("192.0.2.1", "192.0.2.2"):
            httpx.post(f"http://{host}:{port}/api/v1/session",
                       headers={**WRITES, "X-Forwarded-For": person},
                       json={"email": EMAIL, "password": "not this one"})
    with site.services.database.read() as transaction:
        counted = transaction.exec_driver_sql("SELECT count(DISTINCT bucket) FROM attempts")
        # The account from anywhere; and each network by itself, and twice for the account.
        assert counted.scalar_one() == 1 + 3 * networks
    site.services.database.close()


def test_somebody_on_the_machine_of_the_proxy_has_its_address(tmp_path: Path) -> None:
    site = Site(tmp_path, public_origin="http://localhost")
    with serving(site) as (_, (host, port), _):
        reply = httpx.post(f"http://{host}:{port}/api/v1/session",
                           headers={**WRITES, "X-Forwarded-For": "127.0.0.1"},
                           json={"email": EMAIL, "password": PASSWORD})
        assert reply.status_code == 200
        listed = httpx.get(f"http://{host}:{port}/api/v1/sessions", cookies=reply.cookies)
    assert [session["address"] for session in listed.json()["items"]] == ["127.0.0.1"]
    site.services.database.close()


HALF_A_REQUEST = (
    b"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: Mooring\r\n"
    b"Content-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n")


def test_a_client_that_never_finishes_does_not_keep_it_from_stopping(
        site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(server, "GRACE_SECONDS", 0.1)
    with serving(site) as (running, address, thread), socket.create_connection(address) as client:
        client.sendall(HALF_A_REQUEST)
        # The server has begun to read the body.
        assert client.recv(4096).startswith(b"HTTP/1.1 100")
        running.should_exit = True
        thread.join(timeout=10)
        assert not thread.is_alive()
    assert "Traceback" not in caplog.text
