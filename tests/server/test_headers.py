"""Security headers, on every kind of reply."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.headers import SECURITY_HEADERS
from harness import Client, Site


@pytest.mark.parametrize("path", ["/api/v1/session", "/api/v1/profile", "/api/nothing", "/",
                                  "/nothing", "/.well-known/change-password"])
def test_every_reply_has_them(stranger: Client, path: str) -> None:
    headers = stranger.http.get(path, follow_redirects=False).headers
    for name, value in SECURITY_HEADERS.items():
        assert headers[name] == value
    assert "strict-transport-security" not in headers


def test_scripts_come_from_the_site_alone_and_nobody_frames_it() -> None:
    policy = dict(part.split(" ", 1) for part in
                  SECURITY_HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe-inline" not in str(policy)


def test_with_https_browsers_are_told_to_insist_on_it(tmp_path: Path) -> None:
    site = Site(tmp_path, public_origin="https://console.example.com")
    headers = site.client().http.get("/api/v1/session").headers
    assert headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    site.services.database.close()


@pytest.mark.parametrize("path", ["/api/v1/session", "/api/v1/profile", "/api/nothing"])
def test_replies_of_the_api_are_not_kept(stranger: Client, path: str) -> None:
    assert stranger.http.get(path).headers["cache-control"] == "no-store"
