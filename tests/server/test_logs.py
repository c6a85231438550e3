"""What is written about requests, for machines and for people."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend import logs
from harness import WRITES, Client, Site
from processes import Server, sign_in

PASSWORD = "mooring-demo-password"


def lines(log: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.splitlines()]


def test_each_line_is_an_object_that_says_what_was_asked(folders: list[str]) -> None:
    server = Server("--demo", *folders)
    signed_in = sign_in(server.address, "demo@example.com", PASSWORD)
    httpx.delete(f"{server.address}/api/v1/api-keys/key_unknown?token=hidden", headers={
        **WRITES, "Cookie": signed_in.headers["set-cookie"].partition(";")[0]})
    _, log = server.stop()
    sign_in_line, delete_line = [line for line in lines(log) if "status" in line]
    assert delete_line.pop("ms") >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", delete_line.pop("time"))
    assert re.fullmatch(r"DELETE /api/v1/api-keys/key_unknown 404 \d+ ms",
                        delete_line.pop("message"))
    assert delete_line.pop("request_id") != sign_in_line["request_id"]
    assert delete_line == {
        "level": "info", "logger": "mooring.requests", "method": "DELETE", "status": 404,
        "path": "/api/v1/api-keys/key_unknown", "route": "/api/v1/api-keys/{id}"}
    assert sign_in_line["request_id"] == signed_in.headers["x-request-id"]


def test_no_secret_cookie_body_query_or_e_mail_address_is_in_it(folders: list[str]) -> None:
    server = Server("--demo", *folders)
    cookie = sign_in(server.address, "demo@example.com", PASSWORD).headers["set-cookie"]
    token = cookie.partition(";")[0]
    for origin in ("", "https://evil.example"):
        httpx.put(f"{server.address}/api/v1/profile?secret=in-the-query", content=b"{broken body",
                  headers={**WRITES, "Cookie": token, "If-Match": "*", "Origin": origin})
    httpx.get(f"{server.address}/api/v1/profile", headers={"x-api-key": "moor_live_wrong"})
    _, log = server.stop()
    for secret in (PASSWORD, token.partition("=")[2], "demo@example.com", "in-the-query",
                   "broken body", "moor_live_wrong", "evil.example"):
        assert secret not in log
    # The key was refused, which is told with whence it came.
    told = [line for line in lines(log) if "127.0.0.1" in json.dumps(line)]
    assert [line["outcome"] for line in told] == ["key refused"]


def test_text_is_for_people(folders: list[str]) -> None:
    server = Server("--demo", "--log-format", "text", *folders)
    httpx.get(f"{server.address}/api/v1/session")
    _, log = server.stop()
    assert re.search(r"^\S+Z GET /api/v1/session 200 \d+ ms [0-9a-f]{32}$", log, re.MULTILINE)


def test_a_fault_is_one_line_with_the_id_that_the_person_was_told(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(logs.JsonLines().format(record))

    def fail(*_: object) -> None:
        raise RuntimeError("the disk is on fire\nand smokes")

    monkeypatch.setattr(site.services.passwords, "verify", fail)
    monkeypatch.setattr(logging.getLogger("mooring.api"), "handlers", [Lines()])
    reply = client.post("/session/reauthentication", {"password": "a lighthouse"})
    line, = written
    assert "\n" not in line
    told = json.loads(line)
    assert told["request_id"] == reply.json()["request_id"]
    assert "the disk is on fire" in told["exception"]
    assert told["level"] == "error"


def test_a_line_of_the_log_can_hold_any_text(tmp_path: Path) -> None:
    record = logging.LogRecord("mooring", logging.INFO, "", 0, "%s", ('"\n\u2028é\x00',), None)
    assert json.loads(logs.JsonLines().format(record))["message"] == '"\n\u2028é\x00'
    assert "\n" not in logs.JsonLines().format(record)
