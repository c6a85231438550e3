"""From an HTTP request to a handler: every rule that the contract states is checked here, in order.

Method (405), same site (403), size and time (413, 408), who calls (401, 403, 429), query and
headers (400), media type (415), JSON (400), fields (422).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from backend import cookies, pools, problems, same_site, security_log
from backend.addresses import neighbourhood
from backend.authentication import identify
from backend.call import Call, Handler, Identity, Services
from backend.contract import Operation
from backend.problems import Problem
from backend.request_body import check_media_type, parse_json, read_bytes
from backend.sessions import Session
from backend.turns import Busy
from backend.visitor import Visitor, address_of, visitor

# Expensive operations have queues to themselves, as has whatever takes a password.
EXPENSIVE = {
    "judgePassword": pools.ESTIMATES,
    "createCloudAccount": pools.KEYS,
    "replaceCloudAccount": pools.KEYS,
}

logger = logging.getLogger("mooring.api")


class Endpoint:
    """One path of the contract, as an ASGI application for all its methods."""

    def __init__(self, services: Services, operations: Mapping[str, Operation],
                 handlers: Mapping[str, Handler]) -> None:
        self._services = services
        self._operations = operations
        self._handlers = handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except Problem as problem:
            response = problems.response(problem)
        except ClientDisconnect:
            return
        except Busy as busy:
            response = problems.response(problems.busy(busy.seconds))
        except Exception:
            logger.exception("%s %s failed", request.method, scope["path"])
            response = problems.response(Problem(
                500, "internal", "The server could not do this. Try again in a moment."))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        operation = self._operation(request.method)
        if operation.method != "GET":
            same_site.check(self._services.config, request.headers)
        body = await read_bytes(request) if operation.body else b""
        return await _pool(operation).run(self._perform, operation, request, body)

    def _operation(self, method: str) -> Operation:
        """HEAD is GET whose body the server leaves out."""
        operation = self._operations.get("GET" if method == "HEAD" else method)
        if operation is None:
            allowed = [*self._operations, *(["HEAD"] if "GET" in self._operations else [])]
            raise Problem(405, "method-not-allowed", f"Use one of: {', '.join(allowed)}.",
                          headers={"Allow": ", ".join(allowed)})
        return operation

    def _perform(self, operation: Operation, request: Request, body: bytes) -> Response:
        """Runs in a thread: everything from here on may wait for the database or for argon2."""
        now = self._services.clock()
        host = address_of(request)
        where = visitor(host, request.headers.get("user-agent", ""))
        sent = cookies.read(request.headers.getlist("cookie"))
        identity, session = self._identify(operation, request.headers, sent, where, now)
        operation.check_header("Idempotency-Key", request.headers)
        call = Call(
            services=self._services, operation_id=operation.id, identity=identity, session=session,
            path=request.path_params, query=operation.read_query(request.query_params),
            headers=request.headers, cookies=sent, body=_read_body(operation, request, body),
            address=neighbourhood(host), now=now, visitor=where)
        try:
            return self._handlers[operation.id](call)
        except Problem as problem:
            if problem.status == HTTPStatus.TOO_MANY_REQUESTS and \
                    operation.id in security_log.LIMITED:
                security_log.limited(operation.id, host)
            raise
        finally:
            if operation.method != "GET":
                self._services.mailer.wake()

    def _identify(self, operation: Operation, headers: Mapping[str, str],
                  sent: Mapping[str, str], where: Visitor, now: int
                  ) -> tuple[Identity | None, Session | None]:
        """Who calls; those who are not known may ask, and others change, only so much."""
        try:
            identity, session = identify(self._services, operation, headers, sent, where, now)
        except Problem as problem:
            if problem.status == HTTPStatus.UNAUTHORIZED:
                self._services.anonymous.take(neighbourhood(where.address), now)
            raise
        known = identity or session
        if known is None:
            self._services.anonymous.take(neighbourhood(where.address), now)
        elif operation.method != "GET":
            self._services.changes.take(known.user_id, now)
        return identity, session


def _read_body(operation: Operation, request: Request, body: bytes) -> object:
    if operation.body is None:
        return None
    check_media_type(request.headers.get("content-type", ""))
    return operation.check_body(parse_json(body))


def _pool(operation: Operation) -> pools.Pool:
    if operation.id in EXPENSIVE:
        return EXPENSIVE[operation.id]
    if operation.takes_password:
        return pools.PASSWORDS
    return pools.READS if operation.method == "GET" else pools.WRITES


class UnknownPath:
    """What lies under /api but not in the contract."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = Problem(404, "not-found", "This address does not exist.")
        await problems.response(problem)(scope, receive, send)
