"""Command line and environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend import config
from backend.config import Config, ConfigurationError, Platform

UUID = "0F9E8D7C-6B5A-4493-8271-605F4E3D2C1B"


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


def test_the_platform_comes_from_the_environment() -> None:
    environment = {"MOORING_AWS_ACCOUNT_ID": "123456789012", "MOORING_AZURE_APPLICATION_ID": UUID}
    assert config.read_platform(environment, demo=False) == Platform("123456789012", UUID)
    assert config.read_platform({}, demo=False) == Platform(None, None)


def test_examples_stand_in_only_for_a_demo() -> None:
    assert None not in (config.read_platform({}, demo=True).aws_account_id,
                        config.read_platform({}, demo=True).azure_application_id)


@pytest.mark.parametrize("name, value", [
    ("MOORING_AWS_ACCOUNT_ID", "12345"), ("MOORING_AZURE_APPLICATION_ID", "mooring")])
def test_a_mistyped_platform_is_refused(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        config.read_platform({name: value}, demo=True)


@pytest.mark.parametrize("host, port, demo, sentence", [
    ("0.0.0.0", 8080, True, "--demo"), ("127.0.0.1", 70000, False, "--port")])
def test_what_is_unsafe_or_impossible_is_refused(
        host: str, port: int, demo: bool, sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        config.check(Config(host, port, Path(), Path(), None, demo, Platform(None, None)))
