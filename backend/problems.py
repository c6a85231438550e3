"""Errors as RFC 9457 problem details: raised as `Problem`, turned into a reply in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.responses import JSONResponse

from backend import request_id

MEDIA_TYPE = "application/problem+json"

TITLES = {
    "invalid-json": "The request is not JSON",
    "invalid-request": "The request is not understood",
    "unauthenticated": "Sign in first",
    "wrong-credentials": "Wrong e-mail address or password",
    "forbidden": "Not allowed",
    "reauthentication-required": "Confirm that it is you",
    "not-found": "Not found",
    "method-not-allowed": "Method not allowed",
    "too-many-authenticators": "Too many authenticator apps",
    "too-many-passkeys": "Too many passkeys",
    "passkeys-unavailable": "No passkeys here",
    "no-passkey": "No passkey",
    "passkey-refused": "The passkey was not accepted",
    "unknown-passkey": "The passkey is not known",
    "no-second-factor": "Nothing to recover",
    "session-in-use": "This session",
    "insufficient-scope": "The key may not do this",
    "already-done": "Done already",
    "no-enrolment": "Nothing to confirm",
    "password-too-short": "The password is too short",
    "precondition-failed": "Changed in the meantime",
    "too-large": "Too large",
    "unsupported-media-type": "Send JSON",
    "invalid-fields": "Some fields need attention",
    "idempotency-key-reused": "Idempotency key used before",
    "precondition-required": "If-Match is missing",
    "too-many-requests": "Too many attempts",
    "internal": "Something went wrong",
    "busy": "Too much to do",
    "too-slow": "Too slow",
    "not-configured": "Not set up yet",
    "not-ready": "Not ready",
}

CHALLENGE = {"WWW-Authenticate": 'MooringSession realm="Mooring"'}


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field: JSON pointer (RFC 6901) into the request, and a sentence.

    `existing_id` is of what has the value already, when that is what is wrong.
    """

    pointer: str
    detail: str
    existing_id: str | None = None

    def content(self) -> dict[str, str]:
        existing = {"existing_id": self.existing_id} if self.existing_id else {}
        return {"pointer": self.pointer, "detail": self.detail, **existing}


@dataclass(eq=False)  # Not frozen: Python notes the traceback in it.
class Problem(Exception):
    """A reply that refuses: HTTP status, code of `TITLES`, a sentence that a person can act on."""

    status: int
    code: str
    detail: str
    errors: tuple[FieldProblem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def invalid_fields(*errors: FieldProblem) -> Problem:
    """422 for what was typed; `errors` say which fields and why."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-fields",
                   "Check the marked fields.", errors)


def invalid_field(pointer: str, detail: str) -> Problem:
    return invalid_fields(FieldProblem(pointer, detail))


def unauthenticated(detail: str) -> Problem:
    """401. RFC 9110 asks for a challenge; browsers show no dialog for a scheme they do not know."""
    return Problem(HTTPStatus.UNAUTHORIZED, "unauthenticated", detail, headers=CHALLENGE)


def invalid_request(detail: str) -> Problem:
    """400 for a header or the query, which the person cannot see."""
    return Problem(HTTPStatus.BAD_REQUEST, "invalid-request", detail)


def not_found(what: str) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, "not-found", f"This {what} does not exist.")


def busy(seconds: int) -> Problem:
    """503 while others are served; in so many `seconds` there should be time."""
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "busy",
                   "The server has too much to do. Try again in a moment.",
                   headers={"Retry-After": str(seconds)})


def response(problem: Problem) -> JSONResponse:
    """The problem as application/problem+json."""
    content: dict[str, object] = {
        "type": f"urn:mooring:problem:{problem.code}",
        "title": TITLES[problem.code],
        "status": int(problem.status),
        "detail": problem.detail,
    }
    if current := request_id.current.get():
        content["request_id"] = current
    if problem.errors:
        content["errors"] = [error.content() for error in problem.errors]
    return JSONResponse(content, problem.status, dict(problem.headers), MEDIA_TYPE)
