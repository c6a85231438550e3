"""What browsers report when the content security policy stopped something: a line of the log each.

Anybody can send a report, so only few are written, and of each only what a name of the policy, an
origin or a file of this site is. Addresses of pages and samples of scripts could hold secrets.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from backend import problems
from backend.addresses import neighbourhood
from backend.problems import Problem
from backend.request_body import parse_json, read_bytes
from backend.timestamps import HOUR, Clock
from backend.visitor import address_of

PATH = "/api/csp-reports"
MEDIA_TYPE = "application/csp-report"
# How many are written in an hour, of all and of one network address.
MOST = 60
MOST_OF_ONE = 10
LONGEST = 200

logger = logging.getLogger("mooring.policy")


class PolicyReports:
    """Takes POST of `report-uri` (CSP 3, 5.3). Whether a report was written is not told."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._written: deque[tuple[int, str]] = deque()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._respond(Request(scope, receive))
        except Problem as problem:
            response = problems.response(problem)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method != "POST":
            raise Problem(405, "method-not-allowed", "Use POST.", headers={"Allow": "POST"})
        if request.headers.get("content-type", "").partition(";")[0].strip() != MEDIA_TYPE:
            raise Problem(415, "unsupported-media-type", f"Send the body as {MEDIA_TYPE}.")
        line = describe(parse_json(await read_bytes(request)))
        if line and self._may_write(neighbourhood(address_of(request))):
            logger.warning("%s", line)
        return Response(status_code=204)

    def _may_write(self, network: str) -> bool:
        now = self._clock()
        while self._written and self._written[0][0] <= now - HOUR:
            self._written.popleft()
        of_one = sum(written == network for _, written in self._written)
        if len(self._written) >= MOST or of_one >= MOST_OF_ONE:
            return False
        self._written.append((now, network))
        return True


def describe(body: Any) -> str | None:
    """`img-src stopped https://example.com in /app.js:12`; None for what is no report."""
    report = body.get("csp-report") if isinstance(body, dict) else None
    if not isinstance(report, dict):
        return None
    directive = str(report.get("effective-directive") or report.get("violated-directive"))
    if not re.fullmatch("[a-z-]{1,40}", directive.partition(" ")[0]):
        return None
    line = f"{directive.partition(' ')[0]} stopped {_origin(report.get('blocked-uri'))}"
    return line + _place(report)


def _origin(address: object) -> str:
    """Scheme and host, or a word such as `inline`; of an extension the scheme, for it is personal.
    """
    text = str(address)[:LONGEST]
    if re.fullmatch("[a-z-]{1,40}", text):
        return text
    scheme, host = _parts(text)[:2]
    return f"{scheme}://{host}" if scheme in ("http", "https") else f"{scheme}:"


def _place(report: dict[str, Any]) -> str:
    """Where in a file of this site it was."""
    source, page = (str(report.get(name))[:LONGEST] for name in ("source-file", "document-uri"))
    if _parts(source)[:2] != _parts(page)[:2] or not _parts(source)[1]:
        return ""
    line = report.get("line-number")
    return f" in {_parts(source)[2]}" + (f":{line}" if isinstance(line, int) else "")


def _parts(address: str) -> tuple[str, str, str]:
    """Scheme, host with port, and path, so that they cannot forge anything in a line."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", "", ""
    host = parts.netloc.rpartition("@")[2]
    return quote(parts.scheme), quote(host, safe=":[]"), quote(parts.path)
