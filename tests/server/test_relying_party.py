"""Where passkeys are possible, and that the console is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backend.security.relying_party import BY_ADDRESS, NOT_SECURE, why_not
from harness import Client, Site, code_of
from passkey_steps import register, waiting


@pytest.mark.parametrize("origin, reason", [
    ("https://console.example.com", None), ("https://console.example.com:8443", None),
    ("http://localhost:8080", None), ("http://app.localhost", None),
    ("http://127.0.0.1:8080", BY_ADDRESS), ("http://[::1]:8080", BY_ADDRESS),
    ("https://192.0.2.7", BY_ADDRESS), ("http://[", BY_ADDRESS),
    ("http://console.example.com", NOT_SECURE), ("http://", NOT_SECURE),
    ("http://localhost.example.com", NOT_SECURE)])
def test_passkeys_need_a_name_and_a_secure_page(origin: str, reason: str | None) -> None:
    assert why_not(origin) == reason


@pytest.fixture
def by_address(site: Site) -> Client:
    """A browser at the same site by 127.0.0.1."""
    client = site.client()
    client.http = TestClient(site.app, base_url="http://127.0.0.1:8080")
    return client


def test_by_an_address_the_console_is_told_why_there_are_none(by_address: Client) -> None:
    support = {"available": False, "reason": BY_ADDRESS}
    assert by_address.get("/session").json()["passkey_support"] == support
    by_address.sign_in()
    assert by_address.get("/security").json()["passkey_support"] == support


def test_by_an_address_each_request_about_them_is_refused(
        site: Site, client: Client, by_address: Client) -> None:
    register(client)
    reply = by_address.post("/session", {
        "email": "ada@example.com", "password": "a lighthouse in the fog"})
    # What was registered under the name still asks for a second step.
    assert (reply.json()["state"], reply.json()["proofs"]) == ("code_required", ["recovery_code"])
    for path in ("/passkey-sign-in/options", "/session/passkey/options"):
        refused = by_address.post(path)
        assert (refused.status_code, code_of(refused)) == (409, "passkeys-unavailable")
        assert refused.json()["detail"] == BY_ADDRESS
    site.add_user("eve@example.com")
    assert code_of(by_address.sign_in("eve@example.com").post("/passkeys")) == (
        "passkeys-unavailable")


def test_the_configured_address_counts_and_not_the_requests(tmp_path: Path) -> None:
    site = Site(tmp_path, "http://console.example.com")
    client = site.client()
    client.http = TestClient(site.app, base_url="http://localhost:8080")
    assert client.get("/session").json()["passkey_support"] == {
        "available": False, "reason": NOT_SECURE}
    site.services.close()


def test_in_the_second_step_it_is_offered_where_it_works(site: Site, client: Client) -> None:
    register(client)
    assert waiting(site).get("/session").json()["proofs"][0] == "passkey"
