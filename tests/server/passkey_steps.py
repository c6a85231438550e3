"""What a person does with passkeys, as exchanges with the server."""

from __future__ import annotations

from typing import Any

import httpx

from authenticator import Authenticator
from harness import EMAIL, PASSWORD, Client, Site


def register(client: Client, device: Authenticator | None = None, name: str = "Laptop"
             ) -> Authenticator:
    device = device or Authenticator()
    reply = confirm(client, device.create(options_for_registering(client)), name)
    assert reply.status_code == 200
    return device


def options_for_registering(client: Client) -> dict[str, Any]:
    options: dict[str, Any] = client.post("/passkeys").json()
    return options


def confirm(client: Client, answer: dict[str, Any], name: str = "Laptop") -> httpx.Response:
    return client.post("/passkeys/confirmation", {"name": name, "passkey": answer})


def options_for_signing_in(browser: Client) -> dict[str, Any]:
    options: dict[str, Any] = browser.post("/passkey-sign-in/options").json()
    return options


def sign_in(browser: Client, device: Authenticator) -> httpx.Response:
    return send_sign_in(browser, device.get(options_for_signing_in(browser)))


def send_sign_in(browser: Client, answer: dict[str, Any]) -> httpx.Response:
    return browser.post("/passkey-sign-in", {"passkey": answer})


def options_for_proving(browser: Client) -> dict[str, Any]:
    options: dict[str, Any] = browser.post("/session/passkey/options").json()
    return options


def second_step(browser: Client, device: Authenticator) -> httpx.Response:
    return browser.post("/session/passkey", {"passkey": device.get(options_for_proving(browser))})


def waiting(site: Site, email: str = EMAIL) -> Client:
    """A browser that has sent the password and is asked for more."""
    browser = site.client()
    reply = browser.post("/session", {"email": email, "password": PASSWORD})
    assert reply.json()["state"] == "code_required"
    return browser


def listed(client: Client) -> list[dict[str, Any]]:
    passkeys: list[dict[str, Any]] = client.get("/security").json()["passkeys"]
    return passkeys
