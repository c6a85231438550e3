"""Running the application: whom it believes, and how it stops."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from backend import server
from backend.config import Config, Platform
from backend.server import believed_proxies
from harness import Site


def settings(public_origin: str | None, *proxies: str) -> Config:
    return Config("0.0.0.0", 8080, Path(), Path(), public_origin, False, Platform(None, None),
                  proxies)


def test_without_a_proxy_nobody_speaks_for_others() -> None:
    assert believed_proxies(settings(None)) == []


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_behind_a_public_address_a_proxy_here_does(address: str) -> None:
    assert address in believed_proxies(settings("https://console.example.com"))


@pytest.mark.parametrize("address", ["192.0.2.10", "::ffff:192.0.2.10", "2001:db8::1"])
def test_a_proxy_elsewhere_does_when_it_is_named(address: str) -> None:
    assert address in believed_proxies(settings(None, "192.0.2.10", "2001:db8::1"))
    assert address not in believed_proxies(settings("https://console.example.com"))


HALF_A_REQUEST = (
    b"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: Mooring\r\n"
    b"Content-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n")


def test_a_client_that_never_finishes_does_not_keep_it_from_stopping(
        site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(server, "GRACE_SECONDS", 0.1)
    listening = threading.Event()
    running = server.make_server(site.services, listening.set)
    listener = server.bind("127.0.0.1", 0)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    listening.wait()
    with socket.create_connection(listener.getsockname()) as client:
        client.sendall(HALF_A_REQUEST)
        # The server has begun to read the body.
        assert client.recv(4096).startswith(b"HTTP/1.1 100")
        running.should_exit = True
        thread.join(timeout=10)
        assert not thread.is_alive()
    assert "Traceback" not in caplog.text
