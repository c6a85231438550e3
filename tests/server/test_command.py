"""serve.py as people run it: real processes, real sockets, real signals."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVE = [sys.executable, str(ROOT / "serve.py")]
WRITES = {"X-Requested-With": "Mooring"}
PASSWORD = "a lighthouse in the fog"
# Settings of the machine that runs the tests must not decide them.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MOORING_")}


def run(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run serve.py to its end."""
    return subprocess.run([*SERVE, *arguments], input=text, capture_output=True, text=True,
                          timeout=30, env={**ENVIRONMENT, **environment}, check=False)


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Arguments for a data folder and a console of one page."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("<title>Mooring</title>")
    return ["--data", str(tmp_path / "var"), "--dist", str(tmp_path / "dist")]


class Server:
    """A running serve.py: its address, and what it printed before it listened."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*SERVE, "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"})
        assert self.process.stdout
        self.printed = ""
        while "Ctrl+C" not in self.printed:
            line = self.process.stdout.readline()
            assert line, self.process.stderr and self.process.stderr.read()
            self.printed += line
        found = re.search(r"http://127\.0\.0\.1:(\d+)", self.printed)
        assert found
        self.address, self.port = found[0], int(found[1])

    def stop(self) -> tuple[int, str]:
        """SIGTERM; returns the exit code and the log."""
        self.process.send_signal(signal.SIGTERM)
        _, log = self.process.communicate(timeout=15)
        return self.process.returncode, log


@pytest.fixture
def demo(folders: list[str]) -> Iterator[Server]:
    server = Server("--demo", *folders)
    yield server
    server.stop()


def sign_in(address: str, email: str, password: str) -> httpx.Response:
    return httpx.post(f"{address}/api/v1/session", headers=WRITES,
                      json={"email": email, "password": password})


def test_the_demo_prints_what_it_takes_to_sign_in(demo: Server) -> None:
    found = re.search(r"Sign in as (\S+) with the password (\S+)", demo.printed)
    assert found
    reply = sign_in(demo.address, found[1], found[2])
    assert reply.json()["user"]["email"] == "demo@example.com"
    cookie = {"Cookie": reply.headers["set-cookie"].partition(";")[0]}
    assert httpx.get(f"{demo.address}/api/v1/overview", headers=cookie).status_code == 200
    assert httpx.get(f"{demo.address}/settings/security").text == "<title>Mooring</title>"


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
    with socket.create_connection(("127.0.0.1", demo.port)) as connection:
        connection.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        reply = b"".join(iter(lambda: connection.recv(4096), b""))
    assert reply.startswith(b"HTTP/1.1 200")
    assert reply.endswith(b"\r\n\r\n")
    assert b"\r\nserver:" not in reply.lower()


def test_what_is_no_http_is_one_line_of_the_log(demo: Server) -> None:
    for content in (b"nonsense\r\n\r\n", b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", demo.port)) as connection:
            connection.sendall(content)
            assert connection.recv(4096).startswith(b"HTTP/1.1 400")
    _, log = demo.stop()
    assert len([line for line in log.splitlines() if "Invalid HTTP request" in line]) == 2
    assert "Traceback" not in log


def test_the_demo_listens_on_this_machine_only(folders: list[str]) -> None:
    result = run("--demo", "--host", "0.0.0.0", *folders)
    assert result.returncode == 2
    assert "does not listen on 0.0.0.0" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_the_demo_the_operator_is_reminded(folders: list[str]) -> None:
    server = Server(*folders)
    server.stop()
    assert "MOORING_AWS_ACCOUNT_ID" in server.printed
    assert "password" not in server.printed


def test_an_account_is_added_through_a_pipe(folders: list[str]) -> None:
    result = run("add-user", "ada@example.com", *folders[:2], text=f"{PASSWORD}\n")
    assert (result.returncode, result.stdout) == (0, "Added ada@example.com.\n")
    server = Server(*folders)
    assert sign_in(server.address, "ada@example.com", PASSWORD).status_code == 200
    server.stop()


@pytest.mark.parametrize("email, text, sentence, code", [
    ("ada@example.com", "short\n", "at least 15 characters", 1),
    ("ada@example.com", "", "at least 15 characters", 1),
    ("ada", f"{PASSWORD}\n", "not an e-mail address", 2),
    ("a da@example.com", f"{PASSWORD}\n", "not an e-mail address", 2)])
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
    ["--port", "99999"], ["--public-url", "example"], ["--nothing"], ["add-user"]])
def test_a_wrong_command_line_is_exit_code_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
