"""The command line: what it starts, and what it refuses."""

from __future__ import annotations

import base64
import concurrent.futures
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from backend import command, database
from backend.headers import SECURITY_HEADERS
from harness import KEY, PASSWORD, Site
from processes import Server, run, send, sign_in


@pytest.fixture
def demo(folders: list[str]) -> Iterator[Server]:
    server = Server("--demo", *folders)
    yield server
    server.stop()


def test_the_demo_prints_what_it_takes_to_sign_in(demo: Server) -> None:
    found = re.search(r"Sign in as (\S+) with the password (\S+)", demo.printed)
    assert found
    reply = sign_in(demo.address, found[1], found[2])
    assert reply.json()["user"]["email"] == "demo@example.com"
    cookie = {"Cookie": reply.headers["set-cookie"].partition(";")[0]}
    assert httpx.get(f"{demo.address}/api/v1/overview", headers=cookie).status_code == 200
    assert httpx.get(f"{demo.address}/settings/security").text == "<title>Mooring</title>"


@pytest.mark.parametrize("host, name", [("127.0.0.1", "localhost"), ("127.0.0.2", "127.0.0.2")])
def test_this_machine_is_announced_by_its_name(
        folders: list[str], host: str, name: str) -> None:
    server = Server("--demo", "--host", host, *folders)
    assert f"Mooring is at http://{name}:{server.port}/\n" in server.printed
    session = httpx.get(f"http://{name}:{server.port}/api/v1/session").json()
    assert session["passkey_support"]["available"] == (name == "localhost")
    server.stop()


def test_sigterm_stops_it_and_the_log_holds_no_secret(demo: Server) -> None:
    token = sign_in(demo.address, "demo@example.com", "mooring-demo-password").cookies[
        "mooring_session"]
    code, log = demo.stop()
    assert code == 0
    assert "POST /api/v1/session 200" in log
    assert token not in log and "mooring-demo-password" not in log
    assert "Traceback" not in log


def test_starting_again_keeps_accounts(folders: list[str]) -> None:
    for _ in range(2):
        server = Server("--demo", *folders)
        assert sign_in(server.address, "demo@example.com",
                       "mooring-demo-password").status_code == 200
        server.stop()


def test_what_it_writes_is_for_its_owner_only(demo: Server, tmp_path: Path) -> None:
    files = list((tmp_path / "var").iterdir())
    assert {"mooring.db", "secret.key"} <= {file.name for file in files}
    assert all(file.stat().st_mode & 0o077 == 0 for file in [*files, tmp_path / "var"])


def test_head_and_compression_work_over_a_socket(demo: Server) -> None:
    reply = send(demo.port, b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert reply.startswith(b"HTTP/1.1 200")
    assert reply.endswith(b"\r\n\r\n")
    assert b"\r\nserver:" not in reply.lower()


def test_what_is_no_http_is_one_line_of_the_log(demo: Server) -> None:
    for content in (b"nonsense\r\n\r\n", b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        assert send(demo.port, content).startswith(b"HTTP/1.1 400")
    _, log = demo.stop()
    assert len([line for line in log.splitlines() if "Invalid HTTP request" in line]) == 2
    assert "Traceback" not in log


@pytest.mark.parametrize("content", [
    b"nonsense\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /%zz%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"])
def test_what_is_hardly_http_gets_the_security_headers_too(demo: Server, content: bytes) -> None:
    reply = send(demo.port, content).lower()
    assert [name for name, value in SECURITY_HEADERS.items()
            if f"\r\n{name}: {value}\r\n".lower().encode() not in reply] == []


def test_the_demo_listens_on_this_machine_only(folders: list[str]) -> None:
    result = run("--demo", "--host", "0.0.0.0", *folders)
    assert result.returncode == 2
    assert "does not listen on 0.0.0.0" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("url", ["https://console.example.com", "http://192.0.2.7:8080"])
def test_nor_is_it_announced_under_a_public_address(folders: list[str], url: str) -> None:
    result = run("--demo", "--public-url", url, *folders)
    assert result.returncode == 2
    assert f"does not serve {url}" in result.stderr


def test_without_the_demo_the_operator_is_reminded(folders: list[str]) -> None:
    server = Server(*folders)
    server.stop()
    assert "MOORING_AWS_ACCOUNT_ID" in server.printed
    assert "password" not in server.printed.lower()


@pytest.mark.parametrize("arguments, warned", [
    ([], True), (["--public-url", "http://console.example.com"], True),
    (["--public-url", "https://console.example.com"], False)])
def test_a_site_without_tls_is_warned_about(
        folders: list[str], arguments: list[str], warned: bool) -> None:
    server = Server("--host", "0.0.0.0", *arguments, *folders)
    server.stop()
    assert ("unencrypted" in server.printed) == warned


def test_an_account_is_added_through_a_pipe(folders: list[str]) -> None:
    result = run("add-user", "ada@example.com", *folders[:2], text=f"{PASSWORD}\n")
    assert (result.returncode, result.stdout) == (0, "Added ada@example.com.\n")
    server = Server(*folders)
    assert sign_in(server.address, "ada@example.com", PASSWORD).status_code == 200
    server.stop()


@pytest.mark.parametrize("email, text, sentence, code", [
    ("ada@example.com", "short\n", "at least 15 characters", 1),
    ("ada@example.com", "\n", "at least 15 characters", 1),
    ("ada@example.com", "", "The input ended before the answer", 130),
    ("ada@example.com", f"{PASSWORD}\udcff\n", "not text in UTF-8", 1),
    ("ada@example.com", f"{PASSWORD}\t\n", "printing characters", 1),
    ("ada", f"{PASSWORD}\n", "not an e-mail address", 2),
    ("a\udcff@example.com", f"{PASSWORD}\n", "not an e-mail address", 2),
    ("demo@example.com", f"{PASSWORD}\n", "choose another address", 2)])
def test_an_account_that_is_refused(
        folders: list[str], email: str, text: str, sentence: str, code: int) -> None:
    result = run("add-user", email, *folders[:2], text=text)
    assert result.returncode == code
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_an_account_is_added_once(folders: list[str]) -> None:
    run("add-user", "ada@example.com", *folders[:2], text=f"{PASSWORD}\n")
    result = run("add-user", "ADA@example.com", *folders[:2], text=f"{PASSWORD}\n")
    assert result.returncode == 1
    assert "already" in result.stderr


def test_two_who_add_an_account_at_once_add_one(folders: list[str]) -> None:
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _: run(
            "add-user", "ada@example.com", *folders[:2], text=f"{PASSWORD}\n"), range(2)))
    assert sorted(result.returncode for result in results) == [0, 1]
    assert "Traceback" not in results[0].stderr + results[1].stderr


def test_the_operator_signs_people_out_while_the_server_runs(
        demo: Server, folders: list[str]) -> None:
    reply = sign_in(demo.address, "demo@example.com", "mooring-demo-password")
    cookie = {"Cookie": reply.headers["set-cookie"].partition(";")[0]}
    result = run("sign-out", "DEMO@example.com", *folders[:2])
    assert (result.returncode, result.stdout) == (0, "Ended 1 session.\n")
    assert httpx.get(f"{demo.address}/api/v1/profile", headers=cookie).status_code == 401
    assert run("sign-out", "--all", *folders[:2]).stdout == "Ended 0 sessions.\n"


def test_a_forgotten_password_and_lost_factors_are_reset(folders: list[str]) -> None:
    run("add-user", "ada@example.com", *folders[:2], text=f"{PASSWORD}\n")
    result = run("reset-factors", "ada@example.com", *folders[:2])
    assert (result.returncode, result.stdout) == (
        0, "Removed the second factors of ada@example.com.\n")
    result = run("reset-password", "ada@example.com", *folders[:2])
    assert result.returncode == 0
    password = result.stdout.splitlines()[-1]
    server = Server(*folders)
    assert sign_in(server.address, "ada@example.com", PASSWORD).status_code == 401
    assert sign_in(server.address, "ada@example.com", password).status_code == 200
    server.stop()


@pytest.mark.parametrize("command", [
    "sign-out", "reset-password", "reset-factors", "disable-user", "enable-user", "delete-user",
    "revoke-keys"])
def test_they_need_an_account_that_exists(folders: list[str], command: str) -> None:
    result = run(command, "eve@example.com", *folders[:2])
    assert (result.returncode, result.stdout) == (1, "")
    assert "There is no database" in result.stderr
    run("add-user", "ada@example.com", *folders[:2], text=f"{PASSWORD}\n")
    result = run(command, "eve@example.com", *folders[:2])
    assert (result.returncode, result.stdout) == (1, "")
    assert "There is no account for 'eve@example.com'" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["add-user", "ada@example.com"]])
def test_a_damaged_database_is_said_plainly(
        folders: list[str], tmp_path: Path, arguments: list[str]) -> None:
    run("add-user", "eve@example.com", *folders[:2], text=f"{PASSWORD}\n")
    for file in (tmp_path / "var").glob("mooring.db*"):
        file.write_bytes(b"\x07" * 8192)
    result = run(*arguments, *folders[:2 if arguments else None], text=f"{PASSWORD}\n")
    assert result.returncode == 1
    assert "file is not a database" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_in_use_is_said_plainly(
        site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(os, "umask", lambda _: 0)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 1)
    monkeypatch.setenv("MOORING_SECRET_KEY", base64.b64encode(KEY).decode())
    with site.services.database.write():
        code = command.main(["add-user", "eve@example.com", "--data", str(site.config.data)])
    assert (code, capsys.readouterr().err) == (
        1, "Another program is writing to the database. Try again in a moment.\n")


def test_a_lost_key_is_asked_for_and_none_is_made(folders: list[str], tmp_path: Path) -> None:
    run("add-user", "eve@example.com", *folders[:2], text=f"{PASSWORD}\n")
    (tmp_path / "var" / "secret.key").unlink()
    result = run(*folders)
    assert result.returncode == 1
    assert "Bring back the key" in result.stderr
    assert not (tmp_path / "var" / "secret.key").exists()


def test_a_port_in_use_is_said_plainly(folders: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("--port", str(taken.getsockname()[1]), *folders)
    assert result.returncode == 1
    assert "Address already in use" in result.stderr and "--port" in result.stderr
    assert "Traceback" not in result.stderr


REFUSALS = [
    (["--dist", "/nowhere"], {}, "make build"),
    (["--data", "/proc/mooring"], {}, "cannot be used"),
    (["--host", "host.invalid"], {}, "not an address"),
    ([], {"MOORING_SECRET_KEY": "short"}, "32 bytes in base64"),
]


@pytest.mark.parametrize("arguments, environment, sentence", REFUSALS)
def test_what_is_missing_is_said_plainly(
        folders: list[str], arguments: list[str], environment: dict[str, str],
        sentence: str) -> None:
    result = run("--port", "0", *folders, *arguments, **environment)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [
    ["--port", "99999"], ["--public-url", "example"], ["--nothing"], ["add-user"],
    ["sign-out"], ["sign-out", "ada@example.com", "--all"], ["reset-password"], ["reset-factors"],
    ["--trusted-proxy", "proxy.example.com"],
    ["--breached-passwords", "http://ranges.example.com"]])
def test_a_wrong_command_line_is_exit_code_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
