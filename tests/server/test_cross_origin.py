"""A console on another host of the same site: what browsers are told, and who is not let in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backend.app import create_app
from backend.config import ConfigurationError, origin_of
from harness import EMAIL, PASSWORD, WRITES, Site

CONSOLE = "https://console.example.com"
SIGN_IN = {"email": EMAIL, "password": PASSWORD}


@pytest.fixture(name="api")
def site_with_a_console_elsewhere(tmp_path: Path) -> Iterator[TestClient]:
    site = Site(tmp_path, public_origin="https://api.example.com")
    services = dataclasses.replace(site.services, config=dataclasses.replace(
        site.services.config, console_origins=(CONSOLE,)))
    yield TestClient(create_app(services), base_url="https://api.example.com")
    site.services.database.close()


def preflight(api: TestClient, origin: str, method: str = "PUT",
              headers: str = "content-type,if-match,x-requested-with") -> dict[str, str]:
    reply = api.options("/api/v1/profile", headers={
        "Origin": origin, "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": headers})
    return {"status": str(reply.status_code), **reply.headers}


def test_its_pages_may_send_what_the_console_sends(api: TestClient) -> None:
    answer = preflight(api, CONSOLE)
    assert answer["status"] == "200"
    assert answer["access-control-allow-origin"] == CONSOLE
    assert answer["access-control-allow-credentials"] == "true"
    assert int(answer["access-control-max-age"]) == 7200
    assert "PUT" in answer["access-control-allow-methods"]
    assert "origin" in answer["vary"].lower()


def test_and_nothing_else(api: TestClient) -> None:
    assert preflight(api, CONSOLE, headers="x-api-key")["status"] == "400"
    assert preflight(api, CONSOLE, method="PATCH")["status"] == "400"


@pytest.mark.parametrize("origin", [
    "https://evil.example", "https://console.example.com.evil.example",
    "http://console.example.com", "https://console.example.com:8443", "null"])
def test_pages_of_other_sites_get_nothing(api: TestClient, origin: str) -> None:
    answer = preflight(api, origin)
    assert answer["status"] == "400"
    assert "access-control-allow-origin" not in answer
    read = api.get("/api/v1/session", headers={"Origin": origin})
    assert "access-control-allow-origin" not in read.headers
    written = api.post("/api/v1/session", json=SIGN_IN, headers={**WRITES, "Origin": origin})
    assert written.status_code == 403


def test_its_pages_sign_in_and_read_tags_and_waits(api: TestClient) -> None:
    reply = api.post("/api/v1/session", json=SIGN_IN, headers={**WRITES, "Origin": CONSOLE})
    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == CONSOLE
    assert "samesite=strict" in reply.headers["set-cookie"].lower()
    profile = api.get("/api/v1/profile", headers={"Origin": CONSOLE})
    assert profile.status_code == 200
    shown = profile.headers["access-control-expose-headers"].lower()
    assert {"etag", "retry-after"} <= {name.strip() for name in shown.split(",")}


def test_without_such_a_console_nothing_is_shared(tmp_path: Path) -> None:
    site = Site(tmp_path)
    reply = site.client().http.get("/api/v1/session", headers={"Origin": CONSOLE})
    assert "access-control-allow-origin" not in reply.headers
    site.services.database.close()


def test_its_address_is_one(tmp_path: Path) -> None:
    assert origin_of("https://Console.example.com/", "--console-origin") == CONSOLE
    with pytest.raises(ConfigurationError, match="--console-origin"):
        origin_of("https://console.example.com/settings", "--console-origin")
