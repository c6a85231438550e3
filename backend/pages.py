"""Lists: searched, sorted, and given in pages.

A cursor is the order of the list and the place of the page's last item in it, opaque to clients. A
page is the range of an index behind that place, so the last one costs no more than the first.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, tuple_
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement, Select

from backend.call import Call
from backend.problems import invalid_request
from backend.request_body import strict_json
from backend.schema_rules import clean

MAX_INTEGER = 2 ** 63 - 1


@dataclass(frozen=True)
class Order:
    """By `columns`, which together are unique and begin an index behind the user's id."""

    columns: tuple[ColumnElement[Any], ...]
    kinds: tuple[type, ...]
    descending: bool = False


def both_ways(name: str, *columns: tuple[ColumnElement[Any], type]) -> dict[str, Order]:
    """`name` for the ascending order, `-name` for the descending one."""
    parts, kinds = zip(*columns)
    return {name: Order(parts, kinds), f"-{name}": Order(parts, kinds, descending=True)}


def read_page(call: Call, transaction: Connection, matching: Select, orders: Mapping[str, Order],
              item: Callable[[Row], dict[str, Any]]) -> dict[str, Any]:
    """The page that the query asks for, out of the rows that `matching` selects."""
    name, limit = call.query["sort"], call.query["limit"]
    position = read_cursor(call.query["cursor"], name, orders[name].kinds)
    rows = transaction.execute(page_query(matching, orders[name], position).limit(limit + 1)).all()
    shown = rows[:limit]
    return {"items": [item(row) for row in shown],
            "next_cursor": write_cursor(name, _place(shown[-1])) if len(rows) > limit else None,
            "total": count(transaction, matching)}


def count(transaction: Connection, matching: Select) -> int:
    return int(transaction.execute(matching.with_only_columns(func.count())).scalar_one())


def page_query(matching: Select, order: Order, position: Sequence[int | str] | None) -> Select:
    """The rows behind `position`; the last columns are each row's own place."""
    if position:
        here, there = tuple_(*order.columns), tuple_(*position)
        matching = matching.where(here < there if order.descending else here > there)
    return matching.add_columns(*(
        column.label(f"place_{index}") for index, column in enumerate(order.columns))).order_by(
        *(column.desc() if order.descending else column for column in order.columns))


def _place(row: Row) -> list[int | str]:
    return [value for name, value in row._mapping.items() if name.startswith("place_")]


def write_cursor(order: str, position: Sequence[int | str]) -> str:
    text = json.dumps([order, *position], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, order: str, kinds: Sequence[type]) -> list[Any] | None:
    """The place of a cursor, whose parts have the types `kinds`; 400 when no list in that order
    gave it."""
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        position = strict_json(text.decode("utf-8"))
    except ValueError:
        position = None
    if not _is_position(position, [str, *kinds]) or position[0] != order:
        raise invalid_request("This cursor is not one that a list in this order has given.")
    return list(position[1:])


def _is_position(value: Any, kinds: Sequence[type]) -> bool:
    return isinstance(value, list) and [type(part) for part in value] == list(kinds) and all(
        0 <= part <= MAX_INTEGER for part in value if isinstance(part, int))


def wanted_text(call: Call) -> str:
    """What is searched for, as the `*_key` columns have it; empty when nothing is."""
    return str(clean(call.query["q"] or "", {})).casefold()


def contains(column: ColumnElement[Any], text: str) -> ColumnElement[Any]:
    """Whether `text` stands anywhere in it. No character of it is a wildcard, as with LIKE."""
    return func.instr(column, text) > 0
