"""Running the application on uvicorn until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable

import uvicorn
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from backend import logs
from backend.app import create_app
from backend.call import Services
from backend.config import ConfigurationError
from backend.headers import SECURITY_HEADERS

# Less than the ten seconds that common supervisors wait before they kill.
GRACE_SECONDS = 5


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
    settings = uvicorn.Config(
        create_app(services), lifespan="off", log_config=None, log_level="warning",
        access_log=False, server_header=False, http=Protocol, ws="none",
        # `create_app` does it.
        proxy_headers=False)
    return Server(settings, services, announce)


def _without_traceback(record: logging.LogRecord) -> bool:
    """What is no HTTP at all is a warning of one line: anybody can send any amount of it."""
    if record.levelno == logging.WARNING:
        record.exc_info = None
    return True


class Protocol(AutoHTTPProtocol):  # type: ignore[misc]  # as below
    """Answers what is no request, which no application sees, as safely as all else."""

    def send_400_response(self, msg: str) -> None:
        headers = {**SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8",
                   "Content-Length": str(len(msg)), "Connection": "close"}
        lines = ["HTTP/1.1 400 Bad Request", *(f"{name}: {headers[name]}" for name in headers)]
        self.transport.write("\r\n".join([*lines, "", msg]).encode())
        self.transport.close()


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
        self._services.stopping.set()
        # Who asks whether it is ready learns it before connections are refused.
        await asyncio.sleep(self._services.config.drain)
        end_of_grace = asyncio.get_running_loop().call_later(GRACE_SECONDS, self._drop_clients)
        await super().shutdown(sockets=sockets)
        end_of_grace.cancel()

    def _drop_clients(self) -> None:
        """Who still sends or reads is cut off; newer uvicorns have timeout_graceful_shutdown."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()
