"""Cursors: the sort key of the last item of a page, opaque to clients."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.engine import Row

from backend.problems import invalid_request
from backend.request_body import strict_json

MAX_INTEGER = 2 ** 63 - 1


def write_cursor(position: Sequence[int | str]) -> str:
    text = json.dumps(list(position), separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, kinds: Sequence[type]) -> list[Any] | None:
    """The position of a cursor, whose parts have the types `kinds`; 400 when it is none of ours."""
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        position = strict_json(text.decode("utf-8"))
    except ValueError:
        position = None
    if not _is_position(position, kinds):
        raise invalid_request("This cursor is not one that a list has given.")
    return list(position)


def _is_position(value: Any, kinds: Sequence[type]) -> bool:
    return isinstance(value, list) and [type(part) for part in value] == list(kinds) and all(
        0 <= part <= MAX_INTEGER for part in value if isinstance(part, int))


def page(rows: Sequence[Row], limit: int, item: Callable[[Row], dict[str, Any]],
         position: Callable[[Row], Sequence[int | str]]) -> dict[str, Any]:
    """A page of `limit` items out of the `limit + 1` rows that were asked for."""
    shown = rows[:limit]
    return {"items": [item(row) for row in shown],
            "next_cursor": write_cursor(position(shown[-1])) if len(rows) > limit else None}
