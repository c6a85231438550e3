"""Reading what a client sent: bounded in size, and strict JSON (RFC 8259)."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import anyio
from starlette.requests import Request

from backend.problems import Problem

MAX_BODY_BYTES = 64 * 1024
MAX_SECONDS = 20
# The contract's messages have three levels; what walks a value may then recurse.
MAX_DEPTH = 32
# More than any 64-bit number has.
MAX_DIGITS = 20


class NotJson(ValueError):
    """Says in a few words what is wrong."""


async def read_bytes(request: Request) -> bytes:
    """The body; 413 as soon as it is known to be too large, 408 when it does not come."""
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:12]) > MAX_BODY_BYTES:
        raise _too_large()
    body = bytearray()
    try:
        with anyio.fail_after(MAX_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY_BYTES:
                    raise _too_large()
    except TimeoutError:
        raise Problem(408, "too-slow", f"The request took longer than {MAX_SECONDS} seconds.",
                      headers={"Connection": "close"}) from None
    return bytes(body)


def check_media_type(content_type: str) -> None:
    """application/json, with or without a charset of utf-8; anything else is 415."""
    media_type, _, parameters = content_type.partition(";")
    charset = parameters.strip().lower().replace('"', "")
    if media_type.strip().lower() != "application/json" or charset not in ("", "charset=utf-8"):
        raise Problem(415, "unsupported-media-type", "Send the body as application/json in UTF-8.")


def parse_json(body: bytes) -> Any:
    """JSON text as Python values; 400 for what is not JSON, ambiguous, or no Unicode text."""
    try:
        return strict_json(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start + 1} is not UTF-8"
    except NotJson as error:
        wrong = str(error)
    raise Problem(400, "invalid-json", f"The body is not valid JSON: {wrong}.")


def strict_json(text: str) -> Any:
    """As json.loads, without its extensions; NotJson for what is refused."""
    if text.startswith("\ufeff"):
        raise NotJson("it begins with a byte order mark")
    try:
        value = json.loads(text, parse_int=_read_integer, parse_constant=_refuse_constant,
                           object_pairs_hook=_object_without_duplicates)
        # Half a surrogate pair is no character: it can be neither stored nor sent.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise NotJson(
            f"it cannot be read from line {error.lineno}, column {error.colno} on") from None
    except UnicodeEncodeError:
        raise NotJson("it has half of a surrogate pair") from None
    except RecursionError:
        raise NotJson("it is nested too deeply") from None
    _check_depth(value)
    return value


def _too_large() -> Problem:
    return Problem(413, "too-large", "Send at most 64 KiB.")


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for parent in level if isinstance(parent, (dict, list))
                 for child in (parent.values() if isinstance(parent, dict) else parent)]
    if level:
        raise NotJson("it is nested too deeply")


def _read_integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise NotJson(f"it has a number of more than {MAX_DIGITS} digits")
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not a JSON number")


def _object_without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotJson("an object has the same name twice")
    return value
