"""Clients that send too much, send too slowly, or do not read, on real sockets."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend import connection as limits
from backend.headers import SECURITY_HEADERS
from harness import Site
from test_server import serving

HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
POST = (b"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: Mooring\r\n"
        b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n")


@contextlib.contextmanager
def connected(site: Site) -> Iterator[socket.socket]:
    with serving(site) as (_, address, _), socket.create_connection(address) as client:
        client.settimeout(10)
        yield client


def is_cut(client: socket.socket) -> bool:
    """Whether the server ends the connection without an answer, within ten seconds."""
    try:
        return client.recv(4096) == b""
    except ConnectionResetError:
        return True


def trickle(client: socket.socket, content: bytes, seconds: float) -> bool:
    """Send a byte each twentieth of a second, for so long; whether the server cut it."""
    end = time.monotonic() + seconds
    try:
        for number in range(10_000):
            client.sendall(content[number % len(content):][:1])
            time.sleep(0.05)
            if time.monotonic() > end:
                return False
    except OSError:
        return True
    return False


def test_who_says_nothing_is_cut(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.2)
    with connected(site) as client:
        assert is_cut(client)


def test_so_is_who_sends_a_head_bit_by_bit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.5)
    with connected(site) as client:
        client.sendall(HEAD)
        assert trickle(client, b"X-Slow: yes\r\n", seconds=5)


def test_so_is_who_sends_a_body_bit_by_bit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.5)
    with connected(site) as client:
        client.sendall(POST)
        assert trickle(client, b" ", seconds=5)


def test_also_a_body_that_nobody_reads(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.5)
    with connected(site) as client:
        client.sendall(POST.replace(b"/api/v1/session", b"/healthz"))
        assert client.recv(4096).startswith(b"HTTP/1.1 405")
        assert trickle(client, b" ", seconds=5)


def test_also_empty_lines_between_requests(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 0.5)
    with connected(site) as client:
        client.sendall(HEAD + b"\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200")
        assert trickle(client, b"\r\n", seconds=5)


def large_file(site: Site) -> None:
    """More than the system keeps for a client that does not read."""
    site.config.dist.mkdir()
    (site.config.dist / "large.js").write_bytes(b" " * (32 << 20))


GET_LARGE = b"GET /large.js HTTP/1.1\r\nHost: localhost\r\n\r\n"


def test_who_does_not_read_is_cut(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 0.3)
    large_file(site)
    with serving(site) as (running, address, _), socket.create_connection(address) as client:
        client.sendall(GET_LARGE)
        end = time.monotonic() + 10
        while not running.server_state.connections and time.monotonic() < end:
            time.sleep(0.01)
        while running.server_state.connections and time.monotonic() < end:
            time.sleep(0.01)
        assert not running.server_state.connections


def test_who_reads_slowly_but_steadily_gets_everything(
        site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 0.3)
    large_file(site)
    with connected(site) as client:
        started = time.monotonic()
        client.sendall(GET_LARGE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        size = 0
        while chunk := client.recv(1 << 20):
            size += len(chunk)
            time.sleep(0.02)
    assert size > 32 << 20
    assert time.monotonic() - started > 2 * limits.READ_SECONDS


@pytest.mark.parametrize("head", [
    HEAD + b"X-Large: " + b"x" * (40 << 10) + b"\r\n\r\n",
    HEAD + b"X-Many: yes\r\n" * 4000 + b"\r\n",
    HEAD + b"X-Endless: " + b"x" * (40 << 10),
    b"GET /" + b"x" * (40 << 10) + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
])
def test_a_large_head_is_refused(site: Site, head: bytes) -> None:
    with connected(site) as client:
        client.sendall(head)
        reply = client.recv(4096)
    assert reply.startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")
    for name, value in SECURITY_HEADERS.items():
        assert f"\r\n{name}: {value}\r\n".encode() in reply


def test_a_head_as_browsers_send_it_is_not(site: Site) -> None:
    with connected(site) as client:
        client.sendall(HEAD + b"Cookie: other=" + b"x" * (16 << 10) + b"\r\n\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200")


def test_one_address_has_only_so_many_connections(
        site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_OF_ONE_ADDRESS", 2)
    with serving(site) as (_, address, _), contextlib.ExitStack() as stack:
        clients = [stack.enter_context(socket.create_connection(address)) for _ in range(3)]
        assert clients[2].recv(4096).startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
        clients[0].sendall(HEAD + b"\r\n")
        assert clients[0].recv(4096).startswith(b"HTTP/1.1 200")
        clients[0].close()
        end = time.monotonic() + 5
        while not _is_let_in(address):
            assert time.monotonic() < end


def _is_let_in(address: tuple[str, int]) -> bool:
    with socket.create_connection(address) as client:
        client.sendall(HEAD + b"\r\n")
        with contextlib.suppress(ConnectionResetError):
            return client.recv(4096).startswith(b"HTTP/1.1 200")
    return False


def test_a_proxy_that_is_believed_may_have_more(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_OF_ONE_ADDRESS", 0)
    site = Site(tmp_path, public_origin="http://localhost")
    with connected(site) as client:
        client.sendall(HEAD + b"\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200")
    site.services.close()


def test_all_together_have_only_so_many(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CONNECTIONS", 1)
    with connected(site) as client:
        client.sendall(HEAD + b"\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200")
        with socket.create_connection(client.getpeername()) as another:
            assert another.recv(4096).startswith(b"HTTP/1.1 503")
