"""A backend behind something that bends requests and alters replies: how defects are planted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BASE = "/api/v1"


@dataclass
class Asked:
    """A request on its way, which a defect may bend."""

    method: str
    path: str
    query: dict[str, str]
    headers: MutableHeaders
    body: bytes


@dataclass
class Answered:
    """A reply on its way back."""

    status: int
    headers: MutableHeaders
    body: bytes
    # What a defect remembers between exchanges.
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body[:1] in (b"{", b"[") else {}

    def put(self, value: object) -> None:
        self.body = json.dumps(value).encode()


Bend = Callable[[Asked], "Answered | None"]
Alter = Callable[[Asked, Answered], None]


@dataclass
class Defective:
    """`app` behind something that bends requests, or answers them itself, and alters replies."""

    app: ASGIApp
    bend: Bend = lambda asked: None
    alter: Alter = lambda asked, answered: None
    memory: dict[str, Any] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Asked(scope["method"], scope["path"].removeprefix(BASE),
                      dict(parse_qsl(scope["query_string"].decode())),
                      MutableHeaders(raw=list(scope["headers"])),
                      await Request(scope, receive).body())
        answered = self.bend(asked) or await self._ask(scope, asked, receive)
        answered.memory = self.memory
        self.alter(asked, answered)
        answered.headers["content-length"] = str(len(answered.body))
        response = Response(answered.body, answered.status)
        response.raw_headers = answered.headers.raw
        await response(scope, receive, send)

    async def _ask(self, scope: Scope, asked: Asked, receive: Receive) -> Answered:
        asked.headers["content-length"] = str(len(asked.body))
        answered = Answered(0, MutableHeaders(), b"")
        bodies: list[Message] = [
            {"type": "http.request", "body": asked.body, "more_body": False}]

        async def receive_bent() -> Message:
            # Afterwards only that the client has gone, for which a streamed reply waits.
            return bodies.pop() if bodies else await receive()

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered.status = message["status"]
                answered.headers = MutableHeaders(raw=list(message["headers"]))
            else:
                answered.body += message.get("body", b"")

        await self.app({**scope, "method": asked.method, "path": BASE + asked.path,
                        "query_string": urlencode(asked.query).encode(),
                        "headers": asked.headers.raw}, receive_bent, send)
        return answered


@dataclass(frozen=True)
class Defect:
    """`rule` is the beginning of the sentence that should be found broken."""

    name: str
    rule: str
    bend: Bend = lambda asked: None
    alter: Alter = lambda asked, answered: None
