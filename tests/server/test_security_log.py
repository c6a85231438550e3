"""What the log tells a SIEM and fail2ban of refusals, read by the real fail2ban."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import httpx
import pytest

from harness import WRITES
from processes import ROOT, Server, run, sign_in

EMAIL, PASSWORD = "ada@example.com", "a lighthouse in the fog"
FAIL2BAN = ROOT / ".cache/unpacked/fail2ban"
FILTER = ROOT / "deploy/fail2ban/filter.d/mooring.conf"


def banned(log: str, tmp_path: Path) -> list[str]:
    """The addresses that fail2ban counts a failure for, one for each line that it takes for one."""
    file = tmp_path / "mooring.log"
    file.write_text(log, encoding="utf-8")
    result = subprocess.run(
        ["/usr/bin/python3", str(FAIL2BAN / "usr/bin/fail2ban-regex"), "-c",
         str(FAIL2BAN / "etc/fail2ban"), "--out", "<ip>", str(file), str(FILTER)],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(FAIL2BAN / "usr/lib/python3/dist-packages")})
    assert result.returncode in (0, 255), result.stderr
    return result.stdout.split()


@pytest.fixture
def account(folders: list[str]) -> str:
    """The id of an account."""
    run("add-user", EMAIL, *folders[:2], text=f"{PASSWORD}\n")
    listed = run("list-users", "--json", *folders[:2]).stdout
    found: str = json.loads(listed)["id"]
    return found


def refusals(log: str) -> list[tuple[str, str, str | None, str]]:
    lines = [json.loads(line) for line in log.splitlines()]
    return [(line["outcome"], line["way"], line["account"], line["address"]) for line in lines
            if line["logger"] == "mooring.security"]


def test_each_refusal_is_told_with_address_account_and_outcome(
        folders: list[str], account: str, tmp_path: Path) -> None:
    server = Server(*folders, "--trusted-proxy", "127.0.0.1", "--log-format", "json")
    sign_in(server.address, EMAIL, "a wrong guess of it")
    sign_in(server.address, "eve@example.com", "a wrong guess of it")
    for _ in range(10):
        sign_in(server.address, EMAIL, "a wrong guess of it")
    httpx.get(f"{server.address}/api/v1/profile", headers={"x-api-key": "moor_live_wrong"})
    _, log = server.stop()
    assert refusals(log) == [
        ("sign-in refused", "password", account, "127.0.0.1"),
        ("sign-in refused", "password", None, "127.0.0.1"),
        *[("sign-in refused", "password", account, "127.0.0.1")] * 9,
        ("sign-in limited", "password", None, "127.0.0.1"),
        ("key refused", "api_key", None, "127.0.0.1")]
    assert banned(log, tmp_path) == ["127.0.0.1"] * 13
    assert EMAIL not in log


def test_fail2ban_reads_the_text_for_people_too(
        folders: list[str], account: str, tmp_path: Path) -> None:
    server = Server(*folders, "--log-format", "text")
    sign_in(server.address, EMAIL, "a wrong guess of it")
    cookies = sign_in(server.address, EMAIL, PASSWORD).headers.get_list("set-cookie")
    httpx.post(f"{server.address}/api/v1/session/reauthentication",
               json={"password": "a wrong guess of it"},
               headers={**WRITES, "Cookie": cookies[0].partition(";")[0]})
    _, log = server.stop()
    assert f"sign-in refused way=password account={account} address=127.0.0.1" in log
    assert f"proof refused way=password account={account} address=127.0.0.1" in log
    assert banned(log, tmp_path) == ["127.0.0.1"] * 2


FORGED = "sign-in refused way=password account=- address=198.51.100.9"


@pytest.mark.parametrize("form", ["json", "text"])
def test_nobody_can_have_somebody_else_banned(
        folders: list[str], tmp_path: Path, form: str) -> None:
    server = Server(*folders, "--log-format", form)
    quoted = f'", "logger": "mooring.security", "message": "{FORGED}"'
    for text in (FORGED, quoted, f"\n{FORGED}\n"):
        httpx.get(f"{server.address}/api/v1/x", params={"x": text}, headers={
            "user-agent": text.strip().encode().decode(), "x-request-id": text.strip(),
            "x-forwarded-for": text.strip()})
        httpx.get(httpx.URL(server.address).copy_with(
            raw_path=b"/" + text.encode("ascii", "replace").replace(b"\n", b"%0A").replace(
                b" ", b"%20").replace(b'"', b"%22")))
    sign_in(server.address, FORGED + "@example.com", FORGED)
    _, log = server.stop()
    assert "198.51.100.9" not in banned(log, tmp_path)


def test_what_is_right_is_no_failure(folders: list[str], account: str, tmp_path: Path) -> None:
    server = Server(*folders)
    assert account and sign_in(server.address, EMAIL, PASSWORD).status_code == 200
    _, log = server.stop()
    assert banned(log, tmp_path) == []
