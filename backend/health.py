"""What supervisors and load balancers ask: whether the process lives, and whether to send people.

No session, no version, no numbers: whoever asks learns one word.
"""

from __future__ import annotations

import logging
import threading

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from backend import pools, problems
from backend.database import Database
from backend.problems import Problem
from backend.turns import Busy

LIVENESS = "/healthz"
READINESS = "/readyz"
PATHS = (LIVENESS, READINESS)
NO_STORE = {"Cache-Control": "no-store"}
NOT_READY = Problem(503, "not-ready", "The server takes no requests at the moment.",
                    headers={**NO_STORE, "Retry-After": "5"})

logger = logging.getLogger("mooring.health")


class Liveness:
    """200 as long as the process answers at all; a supervisor restarts what does not."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _answer(Request(scope))(scope, receive, send)


class Readiness:
    """200 while requests are welcome; 503 when the database cannot be read, or the server stops."""

    def __init__(self, database: Database, stopping: threading.Event) -> None:
        self._database = database
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ready = not self._stopping.is_set() and await self._is_ready()
        response = _answer(Request(scope)) if ready else problems.response(NOT_READY)
        await response(scope, receive, send)

    async def _is_ready(self) -> bool:
        try:
            return await pools.HEALTH.run(self._can_read)
        except Busy:
            return False

    def _can_read(self) -> bool:
        try:
            with self._database.read() as transaction:
                transaction.exec_driver_sql("SELECT count(*) FROM key_check").scalar_one()
        except (SQLAlchemyError, Busy) as error:
            logger.error("The database cannot be read: %s", type(error).__name__)
            return False
        return True


def _answer(request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        return problems.response(Problem(405, "method-not-allowed", "Use GET.", headers={
            **NO_STORE, "Allow": "GET, HEAD"}))
    return JSONResponse({"status": "ok"}, headers=NO_STORE)
