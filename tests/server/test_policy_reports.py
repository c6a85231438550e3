"""What browsers report of the content security policy: little is written, and nothing secret."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from backend.headers import SECURITY_HEADERS
from backend.policy_reports import describe
from harness import Client, Site

REPORT = {
    "document-uri": "http://localhost:8080/settings/api-keys/new?name=Terraform",
    "effective-directive": "script-src-elem", "violated-directive": "script-src-elem",
    "blocked-uri": "https://ada:word@evil.example/steal.js?token=s3cret",
    "source-file": "http://localhost:8080/app-1f2e.js?token=s3cret", "line-number": 12,
    "script-sample": "const password = 's3cret'", "original-policy": "default-src 'none'"}


def send(client: Client, body: Any, kind: str = "application/csp-report",
         address: str = "/api/csp-reports") -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps({"csp-report": body}).encode()
    reply: httpx.Response = client.http.post(
        address, content=content, headers={"content-type": kind})
    return reply


def test_the_policy_says_where_to(stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    policy = dict(part.split(" ", 1) for part in
                  SECURITY_HEADERS["Content-Security-Policy"].split("; "))
    assert send(stranger, REPORT, address=policy["report-uri"]).status_code == 204
    assert [record.message for record in caplog.records if record.name == "mooring.policy"] == [
        "script-src-elem stopped https://evil.example in /app-1f2e.js:12"]


@pytest.mark.parametrize("said, line", [
    ({"blocked-uri": "inline", "source-file": None}, "script-src-elem stopped inline"),
    ({"blocked-uri": "moz-extension://1b2c3d4e/x.js", "source-file": "moz-extension://1b2c3d4e"},
     "script-src-elem stopped moz-extension:"),
    ({"source-file": "https://other.example/people/ada"},
     "script-src-elem stopped https://evil.example"),
    ({"effective-directive": None, "violated-directive": "img-src 'self'"},
     "img-src stopped https://evil.example in /app-1f2e.js:12"),
    ({"blocked-uri": "https://a\nforged line", "line-number": "x\ny"},
     "script-src-elem stopped https://aforged%20line in /app-1f2e.js"),
    ({"blocked-uri": "https://[", "source-file": 7}, "script-src-elem stopped :"),
    ({"effective-directive": "two words\nforged"}, "two stopped https://evil.example in "
     "/app-1f2e.js:12"),
    ({"effective-directive": "Forged\nline"}, None),
    ({"effective-directive": 5}, None)])
def test_a_line_has_directive_origin_and_file(said: dict[str, Any], line: str | None) -> None:
    assert describe({"csp-report": {**REPORT, **said}}) == line


@pytest.mark.parametrize("body", [b"[]", b'{"csp-report": 1}', b'{"csp-report": {}}', b"1"])
def test_what_is_no_report_is_not_written(
        stranger: Client, caplog: pytest.LogCaptureFixture, body: bytes) -> None:
    assert send(stranger, body).status_code == 204
    assert not [record for record in caplog.records if record.name == "mooring.policy"]


def test_other_types_sizes_and_methods_are_refused(stranger: Client) -> None:
    assert send(stranger, REPORT, "application/json").status_code == 415
    assert send(stranger, REPORT, "text/plain").status_code == 415
    assert send(stranger, b"{").status_code == 400
    assert send(stranger, b" " * 70_000).status_code == 413
    reply = stranger.http.get("/api/csp-reports")
    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")


def test_only_so_many_are_written_in_an_hour(
        site: Site, stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    def written() -> int:
        for _ in range(12):
            assert send(stranger, REPORT).status_code == 204
        return len([record for record in caplog.records if record.name == "mooring.policy"])
    assert [written(), written()] == [10, 10]
    site.clock.turn(3600)
    assert written() == 20


def test_reports_change_nothing(site: Site, client: Client) -> None:
    before = client.get("/activity").json()
    send(client, REPORT)
    assert client.get("/activity").json() == before
