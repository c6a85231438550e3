"""Running the application: whom it believes, and how it stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.config import Config, Platform
from backend.server import believed_proxies


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
