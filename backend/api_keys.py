"""API keys: shown once, stored as a hash, and found by it in one look-up."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.database import Database, api_keys
from backend.idempotency import Created, forget, once
from backend.identifiers import base62, new_id
from backend.pages import page, read_cursor
from backend.problems import invalid_field, not_found
from backend.timestamps import MINUTE, rfc3339, rfc3339_or_none

PREFIX = "moor_live_"
# 40 characters of base62 are 238 random bits, so a plain hash is safe to store.
RANDOM_CHARACTERS = 40
# How exact `last_used_at` is: a busy key then writes once a minute.
USED_STEP = MINUTE


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
    query = select(api_keys).where(api_keys.c.user_id == call.user_id)
    if position := read_cursor(call.query["cursor"], [int]):
        query = query.where(api_keys.c.number < position[0])
    limit = call.query["limit"]
    with call.database.read() as transaction:
        rows = transaction.execute(
            query.order_by(api_keys.c.number.desc()).limit(limit + 1)).all()
    return JSONResponse(page(rows, limit, _item, lambda row: [row.number]))


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
