"""Who is believed about for whom they speak, and what is made of what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from backend import proxies
from backend.config import Config
from backend.proxies import Proxies, client_of
from contract_checks import BASE
from harness import EMAIL, PASSWORD, PLATFORM, WRITES, Site

PROXY = "192.0.2.10"
OURS = Proxies([PROXY, "10.0.0.0/8", "2001:db8:1::/48"])


def settings(public_origin: str | None, *named: str) -> Config:
    return Config("0.0.0.0", 8080, Path(), Path(), public_origin, False, PLATFORM, named)


def test_without_a_proxy_nobody_speaks_for_others() -> None:
    assert len(proxies.believed(settings(None))) == 0


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.0.0.53"])
def test_behind_a_public_address_a_proxy_here_does(address: str) -> None:
    assert address in proxies.believed(settings("https://console.example.com"))


@pytest.mark.parametrize("address", ["192.0.2.10", "::ffff:192.0.2.10", "2001:db8::1", "10.1.2.3"])
def test_a_proxy_elsewhere_does_when_it_or_its_network_is_named(address: str) -> None:
    named = ("192.0.2.10", "2001:db8::1", "10.0.0.0/8")
    assert address in proxies.believed(settings(None, *named))
    assert address not in proxies.believed(settings("https://console.example.com"))


@pytest.mark.parametrize("forwarded, client", [
    (["198.51.100.8"], "198.51.100.8"),
    (["198.51.100.8:40001"], "198.51.100.8"),
    (["203.0.113.1, 198.51.100.8"], "198.51.100.8"),
    (["203.0.113.1", "198.51.100.8"], "198.51.100.8"),
    (["198.51.100.8:1, 10.0.0.6:80"], "198.51.100.8"),
    (["198.51.100.8,10.0.0.6 , [2001:db8:1::7]:443"], "198.51.100.8"),
    (["10.0.0.7, 10.0.0.6"], "10.0.0.7"),
    (["unknown"], "unknown"), (["198.51.100.8, unknown"], "unknown"), (["x" * 8000], "unknown"),
    ([""], "unknown"), ([","], "unknown"), ([], PROXY)])
def test_the_client_is_the_last_that_no_proxy_of_ours_named(
        forwarded: list[str], client: str) -> None:
    assert client_of(PROXY, forwarded, OURS) == client


def test_whoever_is_no_proxy_speaks_for_themselves() -> None:
    assert client_of("203.0.113.9", ["198.51.100.8"], OURS) == "203.0.113.9"
    assert client_of("testclient", ["198.51.100.8"], OURS) == "unknown"


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path, public_origin="https://console.example.com")
    yield site
    site.services.close()


def through_a_proxy(site: Site) -> TestClient:
    """A client of the application as a proxy on this machine reaches it."""
    async def from_here(scope: Scope, receive: Receive, send: Send) -> None:
        await site.app({**scope, "client": ("127.0.0.1", 50000)}, receive, send)

    return TestClient(from_here, base_url="https://console.example.com")


@pytest.mark.parametrize("form", ["198.51.100.8:{}", "[2001:db8:7::1]:4{:04}", "unknown{}", "{}",
                                  "2001:db8:7:0::{}", "198.51.100.8%{}"])
def test_a_port_or_nonsense_is_no_way_around_the_limits(behind: Site, form: str) -> None:
    client = through_a_proxy(behind)
    statuses = [client.post(
        BASE + "/session", json={"email": f"somebody{number}@example.com", "password": "wrong"},
        headers={**WRITES, "X-Forwarded-For": form.format(number)}).status_code
        for number in range(101)]
    assert statuses == [401] * 100 + [429]


def test_the_list_of_sessions_shows_the_address_alone(behind: Site) -> None:
    client = through_a_proxy(behind)
    client.post(BASE + "/session", json={"email": EMAIL, "password": PASSWORD},
                headers={**WRITES, "X-Forwarded-For": "198.51.100.8:40001"})
    listed = client.get(BASE + "/sessions", headers={"X-Forwarded-For": "198.51.100.8:40002"})
    assert [item["address"] for item in listed.json()["items"]] == ["198.51.100.8"]
