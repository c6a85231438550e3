"""One connection of a client, on uvicorn: what it may send, and how long it may take.

Times and sizes are those of whoever reaches this server itself; a proxy in front waits for slow
people and sends their requests whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from backend.headers import SECURITY_HEADERS

# Request line and headers; browsers send a few KiB.
MAX_HEAD_BYTES = 32 * 1024
# Seconds for the head of a request, from the connection or its first byte on.
HEAD_SECONDS = 10
# Seconds for the rest of it. Where a body is read it has less (request_body.MAX_SECONDS).
BODY_SECONDS = 30
# A client has to take at least so many bytes of a reply in so many seconds.
READ_SECONDS = 20
READ_BYTES = 1024
# Fewer than the files that a process may have open at once, which is often 1024.
MAX_CONNECTIONS = 900
# Of one address, if it is no proxy that speaks for many.
MAX_OF_ONE_ADDRESS = 256


class Connection(HttpToolsProtocol):  # type: ignore[misc]  # uvicorn 0.17 has no type hints
    """Cuts who sends or reads too slowly, and answers itself what no application sees."""

    def __init__(self, *arguments: Any, believed: Collection[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._believed = believed
        self._deadline: asyncio.TimerHandle | None = None
        self._refusal = "400 Bad Request"
        # A request has begun and not ended; and how much of its head has come.
        self._receiving = False
        self._in_head = False
        self._head_bytes = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if self._is_one_too_many():
            self._refusal = "503 Service Unavailable"
            self.send_400_response("Too many connections.")
        self._cut_after(HEAD_SECONDS)

    def _is_one_too_many(self) -> bool:
        host = self.client[0] if self.client else ""
        return len(self.connections) > MAX_CONNECTIONS or (
            host not in self._believed and MAX_OF_ONE_ADDRESS < sum(
                other.client is not None and other.client[0] == host
                for other in self.connections))

    def connection_lost(self, exc: Exception | None) -> None:
        self._cut_after(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES:
                self._refuse_head()
                self.send_400_response("The head of the request is too large.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._receiving = self._in_head = True
        self._head_bytes = 0
        self._cut_after(HEAD_SECONDS)

    def on_headers_complete(self) -> None:
        self._in_head = False
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if size > MAX_HEAD_BYTES:
            self._refuse_head()
            # The parser stops, and uvicorn answers what it cannot parse.
            raise ValueError("too large")
        super().on_headers_complete()
        self._cut_after(BODY_SECONDS)

    def _refuse_head(self) -> None:
        self._in_head = False
        self._refusal = "431 Request Header Fields Too Large"

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._receiving = False
        self._cut_after(None)
        if self.cycle is None or self.cycle.response_complete:
            self._wait_for_reader()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._receiving:
            self._wait_for_reader()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._wait_for_reader()

    def _wait_for_reader(self) -> None:
        """Cut a client that takes no more of what it was sent, or asks for nothing more."""
        self._cut_after(READ_SECONDS, self.transport.get_write_buffer_size())

    def _cut_after(self, seconds: float | None, unread: int = 0) -> None:
        """None: the time is the server's own."""
        if self._deadline:
            self._deadline.cancel()
        self._deadline = None if seconds is None else \
            self.loop.call_later(seconds, self._cut, unread)

    def _cut(self, unread: int) -> None:
        if 0 < self.transport.get_write_buffer_size() <= unread - READ_BYTES:
            self._wait_for_reader()
        else:
            self.transport.abort()

    def shutdown(self) -> None:
        """Close it when it is idle. A request that has begun is still answered."""
        if not self._receiving:
            super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """Answers what is no request as safely as all else."""
        headers = {**SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8",
                   "Content-Length": str(len(msg)), "Connection": "close"}
        lines = [f"HTTP/1.1 {self._refusal}", *(f"{name}: {headers[name]}" for name in headers)]
        self.transport.write("\r\n".join([*lines, "", msg]).encode())
        self.transport.close()
