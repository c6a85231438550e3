"""Clients that write at the same time, each noting what became of its requests."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from harness import WRITES


class Load:
    """What `clients` threads were told while each made one API key after the other."""

    def __init__(self, port: int, cookie: str, keep_alive: bool = True) -> None:
        self._port = port
        self._headers = {**WRITES, "Cookie": cookie, "Content-Type": "application/json",
                         **({} if keep_alive else {"Connection": "close"})}
        self._ended = threading.Event()
        # Names of keys that the server said it made; and what was neither answered nor refused.
        self.acknowledged: list[str] = []
        self.lost: list[str] = []
        self.refused = 0

    @contextmanager
    def running(self, clients: int) -> Iterator[None]:
        threads = [threading.Thread(target=self._work) for _ in range(clients)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def _work(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        prefix = secrets.token_hex(4)
        with contextlib.closing(connection):
            for number in itertools.count():
                if self._ended.is_set() or not self._write(connection, f"{prefix} {number}"):
                    return

    def _write(self, connection: http.client.HTTPConnection, name: str) -> bool:
        """Whether to go on."""
        try:
            if connection.sock is None:
                connection.connect()
        except ConnectionRefusedError:
            self.refused += 1
            return False
        except OSError as error:
            self.lost.append(f"connect: {error!r}")
            return False
        try:
            connection.request("POST", "/api/v1/api-keys", json.dumps({"name": name}), {
                **self._headers, "Idempotency-Key": secrets.token_hex(16)})
            reply = connection.getresponse()
            assert json.loads(reply.read())["api_key"]["name"] == name
            assert reply.status == 201
        except (OSError, http.client.HTTPException, KeyError, AssertionError) as error:
            self.lost.append(repr(error))
            return False
        self.acknowledged.append(name)
        return True
