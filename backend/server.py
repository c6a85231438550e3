"""Running the application on uvicorn until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import functools
import logging
import socket
import struct
import threading
import time
from collections.abc import Callable

import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend import logs, proxies
from backend.app import create_app
from backend.call import Services
from backend.config import ConfigurationError
from backend.connection import Connection

# Less than the ten seconds that common supervisors wait before they kill.
GRACE_SECONDS = 5
# For a request that is under way on a connection that seems idle.
LINGER_SECONDS = 1
# A turn of the event loop accepts all who wait.
SECONDS_TO_ACCEPT = 0.05

# socket(7), and a program of linux/filter.h: BPF_RET | BPF_K, which keeps 0 bytes of a packet.
SO_ATTACH_FILTER = 26
DROP_EVERYTHING = struct.pack("HBBI", 0x06, 0, 0, 0)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; a ConfigurationError says why there is none."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except socket.gaierror:
        raise ConfigurationError(f"{host} is not an address of this machine.") from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise ConfigurationError(
            f"Cannot listen on {host} port {port}: {error.strerror}. Another port can be chosen "
            "with --port.") from None
    return listener


def run(services: Services, listener: socket.socket, announce: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; requests that are running have GRACE_SECONDS to end."""
    logs.start(services.config.log_format)
    make_server(services, announce).run(sockets=[listener])


def make_server(services: Services, announce: Callable[[], None]) -> Server:
    logging.getLogger("uvicorn.error").addFilter(_without_traceback)
    connection = functools.partial(Connection, believed=proxies.believed(services.config))
    settings = uvicorn.Config(
        Closing(create_app(services), services.stopping), lifespan="off", log_config=None,
        log_level="warning", access_log=False, server_header=False, http=connection, ws="none",
        # `create_app` does it.
        proxy_headers=False)
    return Server(settings, services, announce)


def _without_traceback(record: logging.LogRecord) -> bool:
    """What is no HTTP at all is a warning of one line: anybody can send any amount of it."""
    if record.levelno == logging.WARNING:
        record.exc_info = None
    return True


class Server(uvicorn.Server):  # type: ignore[misc]  # uvicorn 0.17 has no type hints
    """Says so when it really listens, and does not wait for ever when it is told to stop."""

    def __init__(self, settings: uvicorn.Config, services: Services,
                 announce: Callable[[], None]) -> None:
        super().__init__(settings)
        self._services = services
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer every request that has come; whoever comes later is refused at once."""
        self._services.stopping.set()
        # Who asks whether it is ready learns it before connections are refused.
        await self._wait(self._services.config.drain, lambda: True)
        await self._stop_listening(sockets or [])
        await self._answer_the_last()
        end_of_grace = asyncio.get_running_loop().call_later(GRACE_SECONDS, self._drop_clients)
        await super().shutdown(sockets=sockets)
        end_of_grace.cancel()

    async def _stop_listening(self, sockets: list[socket.socket]) -> None:
        """Without resetting connections that the system has made and nobody has accepted yet."""
        for listener in sockets:
            _ignore_newcomers(listener)
        await asyncio.sleep(SECONDS_TO_ACCEPT)
        for server in self.servers:
            server.close()
        for listener in sockets:
            listener.close()

    async def _answer_the_last(self) -> None:
        """On idle connections requests may be under way; their replies end the connections."""
        await self._wait(LINGER_SECONDS, lambda: bool(self.server_state.connections))

    async def _wait(self, seconds: float, wanted: Callable[[], bool]) -> None:
        """While it is wanted, for so long at most, and not when Ctrl+C is pressed again."""
        end = time.monotonic() + seconds
        while wanted() and time.monotonic() < end and not self.force_exit:
            await asyncio.sleep(0.02)

    def _drop_clients(self) -> None:
        """Who still sends or reads is cut off; newer uvicorns have timeout_graceful_shutdown."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()


class Closing:
    """While the server stops, each reply is the last of its connection (RFC 9112, 9.6)."""

    def __init__(self, app: ASGIApp, stopping: threading.Event) -> None:
        self._app = app
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_and_close(message: Message) -> None:
            if message["type"] == "http.response.start" and self._stopping.is_set():
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        await self._app(scope, receive, send_and_close)


def _ignore_newcomers(listener: socket.socket) -> None:
    """Linux drops what asks for new connections, so that the line of waiting ones comes to an end.

    Who was dropped asks again after a second, and is refused then. Elsewhere nothing happens.
    """
    with contextlib.suppress(OSError):
        program = ctypes.create_string_buffer(DROP_EVERYTHING)
        listener.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER,
                            struct.pack("HL", 1, ctypes.addressof(program)))
