"""What all stand-ins share: a server on loopback, and the ways in which it can misbehave."""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def json_answer(status: int, content: object) -> Answer:
    return Answer(status, json.dumps(content).encode(), {"Content-Type": "application/json"})


class StandIn(ABC):
    """Answers by `answer` unless `mode` says otherwise; see MODES."""

    def __init__(self, port: int = 0) -> None:
        self.mode = "right"
        self.delay = 1.0
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self.server = Server(("127.0.0.1", port), Handler)
        self.server.stand_in = self
        self._thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @abstractmethod
    def answer(self, request: Request) -> Answer:
        """As the provider does when all is well with it."""

    def control(self, settings: Mapping[str, Any]) -> None:
        """Change `mode`, `delay`, and what the stand-in knows."""
        for name, value in settings.items():
            if name not in ("mode", "delay", *self.knows):
                raise ValueError(f"{name} is not one of: mode, delay, {', '.join(self.knows)}")
            if name == "mode" and value not in MODES:
                raise ValueError(f"{value} is not one of: {', '.join(MODES)}")
        for name, value in settings.items():
            setattr(self, name, value)

    # Names of attributes that tests change.
    knows: tuple[str, ...] = ()

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    stand_in: StandIn

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away are part of what is tested."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        stand_in = self.server.stand_in
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = Request(self.command, path, query, self.headers, body)
        stand_in.requests.append(request)
        MODES[stand_in.mode](self, stand_in, request)

    do_POST = do_GET

    def send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: credentials would be in it."""


Behave = Callable[[Handler, StandIn, Request], None]


def _right(handler: Handler, stand_in: StandIn, request: Request) -> None:
    handler.send(stand_in.answer(request))


def _slow(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """Right, after `delay` seconds."""
    if not stand_in.closing.wait(stand_in.delay):
        _right(handler, stand_in, request)


def _silent(handler: Handler, stand_in: StandIn, request: Request) -> None:
    stand_in.closing.wait()


def _drip(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """Headers without an end, a byte at a time: never silent, and never done."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Filler: ")
    while not stand_in.closing.wait(0.05):
        handler.wfile.write(b"x")


def _broken(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """The connection is closed without an answer."""


def _broken_once(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """From the second request on it is right."""
    stand_in.mode = "right"


def _garbage(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """No HTTP at all."""
    handler.wfile.write(b"\x16\x03\x01 this is not HTTP\r\n\r\n")


def _nonsense(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """A page where data should be, as networks with a sign-in page of their own give it."""
    handler.send(Answer(200, b"<html><title>Welcome to our Wi-Fi</title></html>",
                        {"Content-Type": "text/html"}))


def _empty(handler: Handler, stand_in: StandIn, request: Request) -> None:
    """JSON, and XML without what is asked for."""
    is_xml = "xml" in request.headers.get("Accept", "") or b"Action=" in request.body
    handler.send(Answer(200, b"<Nothing/>" if is_xml else b"{}"))


def _huge(handler: Handler, stand_in: StandIn, request: Request) -> None:
    handler.send(Answer(200, b" " * 4 * 1024 * 1024))


def _busy(handler: Handler, stand_in: StandIn, request: Request) -> None:
    handler.send(Answer(503, b"", {"Retry-After": "1"}))


def _redirect(handler: Handler, stand_in: StandIn, request: Request) -> None:
    handler.send(Answer(307, b"", {"Location": f"{stand_in.address}/elsewhere"}))


MODES: dict[str, Behave] = {
    "right": _right,
    "slow": _slow,
    "silent": _silent,
    "drip": _drip,
    "broken": _broken,
    "broken_once": _broken_once,
    "garbage": _garbage,
    "nonsense": _nonsense,
    "empty": _empty,
    "huge": _huge,
    "busy": _busy,
    "redirect": _redirect,
}
