"""API keys: shown once, stored as a hash, and found by it in one look-up."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.database import Database, api_keys
from backend.idempotency import Created, forget, once
from backend.identifiers import base62, new_id
from backend.pages import both_ways, contains, count, read_page, wanted_text
from backend.problems import invalid_field, not_found
from backend.timestamps import MINUTE, rfc3339, rfc3339_or_none

PREFIX = "moor_live_"
# 40 characters of base62 are 238 random bits, so a plain hash is safe to store.
RANDOM_CHARACTERS = 40
# How exact `last_used_at` is: a busy key then writes once a minute.
USED_STEP = MINUTE
# As much of a key as is shown, in lower case, for being searched.
GLIMPSE = func.lower(f"{PREFIX}…" + api_keys.c.last_four)
ORDERS = {
    **both_ways("created_at", (api_keys.c.number, int)),
    **both_ways("name", (api_keys.c.name_key, str)),
    **both_ways("last_used_at", (api_keys.c.last_use, int), (api_keys.c.created_at, int),
                (api_keys.c.id, str)),
}


def owner(database: Database, key: str, now: int) -> int | None:
    """The user a key belongs to; notes that the key was used."""
    with database.read() as transaction:
        row = transaction.execute(
            select(api_keys).where(api_keys.c.key_hash == key_hash(key))).one_or_none()
    if row is None:
        return None
    if row.last_used_at is None or row.last_used_at <= now - USED_STEP:
        with database.write() as transaction:
            transaction.execute(update(api_keys).where(api_keys.c.number == row.number)
                                .values(last_used_at=now))
    return int(row.user_id)


def key_hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def show_page(call: Call) -> Response:
    own = select(api_keys).where(api_keys.c.user_id == call.user_id)
    matching = own
    if text := wanted_text(call):
        matching = own.where(or_(contains(api_keys.c.name_key, text), contains(GLIMPSE, text)))
    with call.database.read() as transaction:
        page = read_page(call, transaction, matching, ORDERS, _item)
        page["total_unfiltered"] = count(transaction, own) if text else page["total"]
    return JSONResponse(page)


def create(call: Call) -> Response:
    with call.write() as transaction:
        return once(call, transaction, lambda: _create(call, transaction))


def _create(call: Call, transaction: Connection) -> Created:
    name = call.body["name"]
    _check_unused(transaction, call.user_id, name)
    key = PREFIX + base62(RANDOM_CHARACTERS)
    public_id = new_id("key")
    transaction.execute(insert(api_keys).values(
        id=public_id, user_id=call.user_id, name=name, name_key=name.casefold(),
        key_hash=key_hash(key), last_four=key[-4:], created_at=call.now))
    row = transaction.execute(select(api_keys).where(api_keys.c.id == public_id)).one()
    return Created(public_id, JSONResponse({"api_key": _item(row), "key": key}, 201))


def _check_unused(transaction: Connection, user_id: int, name: str) -> None:
    same_name = select(api_keys.c.id).where(
        api_keys.c.user_id == user_id, api_keys.c.name_key == name.casefold())
    if transaction.execute(same_name).first():
        raise invalid_field("/name", "Another key already has this name. Choose a different one.")


def remove(call: Call) -> Response:
    with call.write() as transaction:
        deleted = transaction.execute(delete(api_keys).where(
            api_keys.c.user_id == call.user_id, api_keys.c.id == call.path["id"]))
        if deleted.rowcount == 0:
            raise not_found("API key")
        forget(transaction, call.user_id, call.path["id"])
    return Response(status_code=204)


def _item(row: Row) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "prefix": PREFIX, "last_four": row.last_four,
            "created_at": rfc3339(row.created_at),
            "last_used_at": rfc3339_or_none(row.last_used_at)}


OPERATIONS: dict[str, Handler] = {
    "listApiKeys": show_page,
    "createApiKey": create,
    "deleteApiKey": remove,
}
