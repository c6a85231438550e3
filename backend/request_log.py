"""One line per request: method, path, status, milliseconds. No query, body, cookie or address."""

from __future__ import annotations

import logging
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("mooring.requests")


class RequestLog:
    """Logs what `app` answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.monotonic()
        # What stays when the client leaves before there is an answer.
        status = 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            # Quoted, so that a line feed in a path cannot forge a line of the log.
            logger.info("%s %s %d %.0f ms", scope["method"], quote(scope["path"]), status,
                        (time.monotonic() - started) * 1000)
