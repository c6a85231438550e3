"""Cross-site request forgery: what a foreign page could send is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness import EMAIL, PASSWORD, Client, Site, code_of

SIGN_IN = {"email": EMAIL, "password": PASSWORD}

ALIEN_ORIGINS = [
    "https://localhost:8080", "http://localhost", "http://localhost:8081",
    "http://localhost:8080.example.com", "http://evil.example", "null", "",
]


@pytest.mark.parametrize("value", [None, "", "mooring", "XMLHttpRequest"])
def test_signing_in_needs_the_header_of_the_console(stranger: Client, value: str | None) -> None:
    request = stranger.http.build_request(
        "POST", "/api/v1/session", json=SIGN_IN,
        headers={} if value is None else {"X-Requested-With": value})
    reply = stranger.http.send(request)
    assert (reply.status_code, code_of(reply)) == (403, "forbidden")


@pytest.mark.parametrize("method, path", [
    ("PUT", "/profile"), ("DELETE", "/session"), ("POST", "/api-keys"), ("DELETE", "/totp")])
def test_so_does_every_change(client: Client, method: str, path: str) -> None:
    reply = client.request(method, path, headers={"X-Requested-With": ""}, bad=True)
    assert (reply.status_code, code_of(reply)) == (403, "forbidden")


@pytest.mark.parametrize("origin", ALIEN_ORIGINS)
def test_another_origin_is_refused(stranger: Client, origin: str) -> None:
    reply = stranger.post("/session", SIGN_IN, headers={"Origin": origin})
    assert (reply.status_code, code_of(reply)) == (403, "forbidden")


def test_the_own_origin_is_welcome(stranger: Client) -> None:
    reply = stranger.post("/session", SIGN_IN, headers={"Origin": "http://localhost:8080"})
    assert reply.status_code == 200


def test_a_foreign_name_for_this_machine_is_refused(stranger: Client) -> None:
    rebound = {"Origin": "http://evil.example:8080", "Host": "evil.example:8080"}
    assert stranger.post("/session", SIGN_IN, headers=rebound).status_code == 403


def test_behind_a_proxy_the_public_address_counts(tmp_path: Path) -> None:
    site = Site(tmp_path, public_origin="https://console.example.com")
    internal = {"Host": "10.0.0.5:8080"}
    own = {**internal, "Origin": "https://console.example.com"}
    assert site.client().post("/session", SIGN_IN, headers=own).status_code == 200
    other = {**internal, "Origin": "http://10.0.0.5:8080"}
    assert site.client().post("/session", SIGN_IN, headers=other).status_code == 403
    site.services.database.close()
