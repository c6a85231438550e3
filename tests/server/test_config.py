"""Command line and environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend import config
from backend.config import Config, ConfigurationError
from harness import PLATFORM


@pytest.mark.parametrize("url, origin", [
    ("https://console.example.com", "https://console.example.com"),
    ("https://Console.Example.com:443/", "https://console.example.com"),
    ("http://localhost:8080", "http://localhost:8080"),
    ("http://[::1]:80", "http://[::1]")])
def test_the_origin_is_written_as_browsers_do(url: str, origin: str) -> None:
    assert config.origin_of(url) == origin


@pytest.mark.parametrize("url", [
    "console.example.com", "ftp://example.com", "https://", "https://example.com/path",
    "https://example.com?q", "https://user@example.com", "https://example.com:port",
    "http://[::1"])
def test_what_is_no_origin_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError):
        config.origin_of(url)


@pytest.mark.parametrize("host, loopback", [
    ("localhost", True), ("127.0.0.1", True), ("127.9.9.9", True), ("::1", True),
    ("app.localhost", True), ("0.0.0.0", False), ("::", False), ("192.168.1.2", False),
    ("example.com", False), ("localhost.example.com", False), ("", False)])
def test_what_only_this_machine_can_reach(host: str, loopback: bool) -> None:
    assert config.is_loopback(host) == loopback


def settings(host: str = "127.0.0.1", port: int = 8080, public_origin: str | None = None,
             demo: bool = False) -> Config:
    return Config(host, port, Path(), Path(), public_origin, demo, PLATFORM)


@pytest.mark.parametrize("refused, sentence", [
    (settings("0.0.0.0", demo=True), "does not listen on 0.0.0.0"),
    (settings(public_origin="https://console.example.com", demo=True), "does not serve https"),
    (settings(port=70000), "--port")])
def test_what_is_unsafe_or_impossible_is_refused(refused: Config, sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        config.check(refused)


@pytest.mark.parametrize("origin", [None, "http://localhost:8080", "https://127.0.0.1"])
def test_a_demo_stays_on_this_machine(origin: str | None) -> None:
    config.check(settings(public_origin=origin, demo=True))


@pytest.mark.parametrize("where, public", [
    (settings(), False), (settings("::1"), False), (settings("::"), True),
    (settings(public_origin="http://app.localhost"), False),
    (settings(public_origin="http://console.example.com"), True)])
def test_a_site_is_public_when_others_reach_it(where: Config, public: bool) -> None:
    assert where.is_public == public


def test_proxies_are_addresses_and_networks_in_their_usual_form() -> None:
    assert config.read_proxies(["192.0.2.10, 2001:DB8::0001", "192.0.2.11", "10.0.0.0/8"]) == (
        "192.0.2.10/32", "2001:db8::1/128", "192.0.2.11/32", "10.0.0.0/8")


@pytest.mark.parametrize("text", ["", "*", "proxy.example.com", "192.0.2.1/24", "192.0.2.1,"])
def test_what_is_no_address_is_no_proxy(text: str) -> None:
    with pytest.raises(ConfigurationError, match="--trusted-proxy"):
        config.read_proxies([text])
