"""An id for each request: in the reply's X-Request-Id, in problems, and in each line of the log."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-Id"
WELL_FORMED = re.compile("[A-Za-z0-9._-]{8,64}")

# Of the request that is being answered; threads of `pools` see it, too.
current: ContextVar[str] = ContextVar("request id", default="")


class RequestIds:
    """Gives requests their ids. Those that a proxy of `believed` has given them already stay."""

    def __init__(self, app: ASGIApp, believed: Collection[str]) -> None:
        self._app = app
        self._believed = believed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = self._given(scope) or secrets.token_hex(16)

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        token = current.set(request_id)
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            current.reset(token)

    def _given(self, scope: Scope) -> str | None:
        peer = scope.get("client")
        given = Headers(scope=scope).get(HEADER, "")
        return given if peer and peer[0] in self._believed and WELL_FORMED.fullmatch(given) \
            else None
