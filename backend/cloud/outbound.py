"""Requests to the providers: never longer than a test may take, and broken off with the server.

A test runs in a thread, but each of its requests is a task of an event loop, because only tasks can
be cancelled wherever they wait: connecting, writing, or for a byte of a header that never comes.
"""

from __future__ import annotations

import asyncio
import functools
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Limits:
    """In seconds: for a connection, for silence during an answer, and for all of a test."""

    connect: float = 3.0
    silence: float = 5.0
    overall: float = 20.0


# What the providers send is a few kilobytes.
MOST_BYTES = 256 * 1024
ATTEMPTS = 2


class Unreachable(Exception):
    """No answer, twice, or none in time."""


class Garbled(Exception):
    """What came is no HTTP, or no end of it came."""


class Stopped(Exception):
    """The server ends."""


@dataclass(frozen=True)
class Request:
    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Outbound:
    """The way out; `close` breaks off what is under way."""

    def __init__(self, limits: Limits = Limits(), proxy: str | None = None) -> None:
        self.limits = limits
        self._proxy = proxy
        self._guard = threading.Lock()
        self._closed = False
        self._running: set[tuple[asyncio.AbstractEventLoop, asyncio.Task[Reply]]] = set()

    def exchange(self) -> Exchange:
        return Exchange(self, time.monotonic() + self.limits.overall)

    def close(self) -> None:
        with self._guard:
            self._closed = True
            for loop, task in self._running:
                loop.call_soon_threadsafe(task.cancel)

    def run(self, request: Request, deadline: float) -> Reply:
        try:
            return asyncio.run(self._run(request, deadline))
        except asyncio.CancelledError:
            raise Stopped from None

    async def _run(self, request: Request, deadline: float) -> Reply:
        loop = asyncio.get_running_loop()
        task = loop.create_task(self._send(request))
        entry = (loop, task)
        with self._guard:
            if self._closed:
                task.cancel()
            self._running.add(entry)
        try:
            return await asyncio.wait_for(task, max(0.0, deadline - time.monotonic()))
        except asyncio.TimeoutError:
            raise Unreachable from None
        finally:
            with self._guard:
                self._running.discard(entry)

    async def _send(self, request: Request) -> Reply:
        # Neither proxies nor passwords from the environment: what is sent where is configured.
        timeout = httpx.Timeout(self.limits.silence, connect=self.limits.connect)
        transport = httpx.AsyncHTTPTransport(
            verify=self._certificates, trust_env=False,
            proxy=httpx.Proxy(self._proxy) if self._proxy else None)
        async with httpx.AsyncClient(timeout=timeout, trust_env=False,
                                     transport=transport) as client:
            async with client.stream(request.method, request.url, headers=request.headers,
                                     content=request.content) as reply:
                body = bytearray()
                async for part in reply.aiter_bytes():
                    body += part
                    if len(body) > MOST_BYTES:
                        raise Garbled
                return Reply(reply.status_code, reply.headers, bytes(body))

    @functools.cached_property
    def _certificates(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)


class Exchange:
    """The requests of one test, which share its time."""

    def __init__(self, outbound: Outbound, deadline: float) -> None:
        self._outbound = outbound
        self._deadline = deadline

    def send(self, method: str, url: str, headers: Mapping[str, str] | None = None,
             content: bytes = b"") -> Reply:
        """The answer, whatever its status; redirects are answers, too. Tried twice at most."""
        request = Request(method, url, dict(headers or {}), content)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._outbound.run(request, self._deadline)
            except (httpx.RemoteProtocolError, httpx.DecodingError):
                if attempt == ATTEMPTS:
                    raise Garbled from None
            except httpx.TransportError:
                if attempt == ATTEMPTS:
                    raise Unreachable from None
        raise AssertionError("the loop returns or raises")
