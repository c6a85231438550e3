"""One line per request: method, path, status, milliseconds. No query, body, cookie or address."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend import health

if TYPE_CHECKING:  # It is imported where it is wanted: it takes a fifth of a second.
    from backend.metrics import Metrics

logger = logging.getLogger("mooring.requests")


class RequestLog:
    """Logs what `app` answers, and counts it; `routes` has the path template of each endpoint."""

    def __init__(self, app: ASGIApp, routes: Mapping[object, str],
                 metrics: Metrics | None = None) -> None:
        self._app = app
        self._routes = routes
        self._metrics = metrics

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

        if self._metrics:
            self._metrics.in_flight.inc()
        try:
            await self._app(scope, receive, send_and_note)
        finally:
            self._note(scope, status, time.monotonic() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        # The router leaves there whom it asked.
        route = self._routes.get(scope.get("endpoint"), "")
        if self._metrics:
            self._metrics.in_flight.dec()
            self._metrics.answered(scope["method"], route, status, seconds)
        # Quoted, so that a line feed in a path cannot forge a line of the log.
        path = quote(scope["path"])
        # Supervisors ask every few seconds; that all is well is no news.
        level = logging.DEBUG if route in health.PATHS and status == 200 else logging.INFO
        logger.log(level, "%s %s %d %.0f ms", scope["method"], path, status, seconds * 1000,
                   extra={"fields": {"method": scope["method"], "path": path, "route": route,
                                     "status": status, "ms": round(seconds * 1000, 1)}})
