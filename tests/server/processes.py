"""serve.py as people run it: real processes, real sockets, real signals."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

from harness import WRITES

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "serve.py"
SERVE = [sys.executable, str(SCRIPT)]
# Settings of the machine that runs the tests must not decide them.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MOORING_")}


def run(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run serve.py to its end; a byte that is no text stands in `text` as a surrogate."""
    return subprocess.run([*SERVE, *arguments], input=text, capture_output=True, encoding="utf-8",
                          errors="surrogateescape", timeout=30, check=False,
                          env={**ENVIRONMENT, **environment})


class Server:
    """A running serve.py: its address, and what it printed before it listened."""

    def __init__(self, *arguments: str, script: Path = SCRIPT) -> None:
        # No pipe, which is full after some hundred requests.
        self._written = ""
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, str(script), "--port", "0", *arguments],
            stdout=subprocess.PIPE, stderr=self._log, text=True,
            env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"})
        assert self.process.stdout
        self.printed = ""
        while "Ctrl+C" not in self.printed:
            line = self.process.stdout.readline()
            assert line, self.log()
            self.printed += line
        # A site with a public address does not say at which port it listens.
        found = re.search(r"http://(?:localhost|[0-9.]+):(\d+)", self.printed)
        self.port = int(found[1]) if found else 0
        self.address = f"http://127.0.0.1:{self.port}"

    def stop(self) -> tuple[int, str]:
        """SIGTERM; returns the exit code and the log."""
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=15)
        return self.process.returncode, self.log()

    def kill(self) -> None:
        """SIGKILL, as when the power fails."""
        self.process.kill()
        self.process.communicate(timeout=15)
        self._log.close()

    def log(self) -> str:
        """What it has written, when it has ended."""
        if not self._log.closed:
            with self._log:
                self._log.seek(0)
                self._written = self._log.read()
        return self._written


def sign_in(address: str, email: str, password: str) -> httpx.Response:
    return httpx.post(f"{address}/api/v1/session", headers=WRITES,
                      json={"email": email, "password": password})


def send(port: int, content: bytes) -> bytes:
    """All that is answered to `content` until the connection is closed."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(content)
        return b"".join(iter(lambda: connection.recv(4096), b""))
