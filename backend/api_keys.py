"""API keys: shown once, stored as a hash, and found by it in one look-up."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import activity, reminders
from backend.account_tables import api_key_secrets
from backend.call import Call, Handler
from backend.database import Database, api_keys
from backend.idempotency import Created, forget, once
from backend.identifiers import base62, new_id
from backend.pages import both_ways, contains, count, read_page, wanted_text
from backend.problems import invalid_field, not_found
from backend.reminders import EXPIRES_SOON
from backend.timestamps import DAY, HOUR, MINUTE, rfc3339, rfc3339_or_none

PREFIX = "moor_live_"
# 40 characters of base62 are 238 random bits, so a plain hash is safe to store.
RANDOM_CHARACTERS = 40
DEFAULT_SCOPES = ("read",)
DEFAULT_DAYS = 90
DEFAULT_OVERLAP_HOURS = 24
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


@dataclass(frozen=True)
class Key:
    """A key that counts."""

    user_id: int
    name: str
    scopes: frozenset[str]


def find(database: Database, text: str, address: str, now: int) -> Key | None:
    """The key of a text, unless it has ended; notes that it was used.

    The text is looked for by its hash, so how long it takes says nothing about keys that exist.
    """
    with database.read() as transaction:
        row = transaction.execute(
            select(api_keys, api_key_secrets.c.ends_at).join(api_key_secrets)
            .where(api_key_secrets.c.key_hash == key_hash(text))).one_or_none()
    if row is None or (row.ends_at is not None and row.ends_at <= now):
        return None
    if row.last_used_at is None or row.last_used_at <= now - USED_STEP \
            or row.last_used_address != address:
        with database.write() as transaction:
            transaction.execute(update(api_keys).where(api_keys.c.number == row.number)
                                .values(last_used_at=now, last_used_address=address))
    return Key(row.user_id, row.name, frozenset(json.loads(row.scopes)))


def key_hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def show_page(call: Call) -> Response:
    own = select(api_keys).where(api_keys.c.user_id == call.user_id)
    matching = own
    if text := wanted_text(call):
        matching = own.where(or_(contains(api_keys.c.name_key, text), contains(GLIMPSE, text)))
    with call.database.read() as transaction:
        page = read_page(call, transaction, matching, ORDERS,
                         lambda row: _item(row, call.now))
        page["total_unfiltered"] = count(transaction, own) if text else page["total"]
        page["total_expiring"] = count(transaction, own.where(
            api_keys.c.expires_at > call.now, api_keys.c.expires_at <= call.now + EXPIRES_SOON))
    return JSONResponse(page)


def create(call: Call) -> Response:
    with call.write() as transaction:
        return once(call, transaction, lambda: _create(call, transaction))


def _create(call: Call, transaction: Connection) -> Created:
    name = call.body["name"]
    _check_unused(transaction, call.user_id, name)
    public_id = new_id("key")
    number = transaction.execute(insert(api_keys).values(
        id=public_id, user_id=call.user_id, name=name, name_key=name.casefold(),
        scopes=json.dumps(sorted(call.body.get("scopes", DEFAULT_SCOPES))), last_four="",
        created_at=call.now)).inserted_primary_key[0]
    activity.note(call, transaction, "api_key_created", name)
    return _with_new_secret(call, transaction, number)


def _with_new_secret(call: Call, transaction: Connection, number: int) -> Created:
    """The key gets a text, which only this reply shows."""
    days = call.body.get("expires_in_days", DEFAULT_DAYS)
    ends_at = None if days is None else call.now + int(days) * DAY
    key = PREFIX + base62(RANDOM_CHARACTERS)
    transaction.execute(insert(api_key_secrets).values(
        key_hash=key_hash(key), number=number, ends_at=ends_at))
    transaction.execute(update(api_keys).where(api_keys.c.number == number).values(
        last_four=key[-4:], expires_at=ends_at))
    if ends_at is not None and ends_at <= call.now + EXPIRES_SOON:
        # Whoever makes one for so short a time need not be told.
        reminders.note(transaction, number, ends_at)
    row = transaction.execute(select(api_keys).where(api_keys.c.number == number)).one()
    return Created(row.id, JSONResponse({"api_key": _item(row, call.now), "key": key}, 201))


def rotate(call: Call) -> Response:
    with call.write() as transaction:
        return once(call, transaction, lambda: _rotate(call, transaction))


def _rotate(call: Call, transaction: Connection) -> Created:
    row = _find(transaction, call)
    # The reply that shows the old text is not given again.
    forget(transaction, call.user_id, row.id)
    overlap_ends_at = _end_old_secrets(call, transaction, row)
    transaction.execute(update(api_keys).where(api_keys.c.number == row.number).values(
        overlap_ends_at=overlap_ends_at))
    activity.note(call, transaction, "api_key_rotated", row.name)
    return _with_new_secret(call, transaction, row.number)


def _end_old_secrets(call: Call, transaction: Connection, row: Row) -> int | None:
    """The current text works on for the time that was asked for; one before it ends now."""
    overlap = call.now + int(call.body.get("overlap_hours", DEFAULT_OVERLAP_HOURS)) * HOUR
    ends_at = overlap if row.expires_at is None else min(overlap, int(row.expires_at))
    own = api_key_secrets.c.number == row.number
    if row.overlap_ends_at is not None:
        transaction.execute(delete(api_key_secrets).where(
            own, api_key_secrets.c.ends_at.is_not_distinct_from(row.overlap_ends_at)))
    if ends_at <= call.now:
        transaction.execute(delete(api_key_secrets).where(own))
        return None
    transaction.execute(update(api_key_secrets).where(own).values(ends_at=ends_at))
    return ends_at


def _check_unused(transaction: Connection, user_id: int, name: str) -> None:
    same_name = select(api_keys.c.id).where(
        api_keys.c.user_id == user_id, api_keys.c.name_key == name.casefold())
    if transaction.execute(same_name).first():
        raise invalid_field("/name", "Another key already has this name. Choose a different one.")


def remove(call: Call) -> Response:
    with call.write() as transaction:
        row = _find(transaction, call)
        transaction.execute(delete(api_keys).where(api_keys.c.number == row.number))
        forget(transaction, call.user_id, row.id)
        activity.note(call, transaction, "api_key_deleted", row.name)
    return Response(status_code=204)


def _find(transaction: Connection, call: Call) -> Row:
    row = transaction.execute(select(api_keys).where(
        api_keys.c.user_id == call.user_id, api_keys.c.id == call.path["id"])).one_or_none()
    if row is None:
        raise not_found("API key")
    return row


def _item(row: Row, now: int) -> dict[str, Any]:
    overlaps = row.overlap_ends_at is not None and row.overlap_ends_at > now
    return {"id": row.id, "name": row.name, "prefix": PREFIX, "last_four": row.last_four,
            "scopes": json.loads(row.scopes), "status": _status(row, now),
            "created_at": rfc3339(row.created_at),
            "expires_at": rfc3339_or_none(row.expires_at),
            "overlap_ends_at": rfc3339(row.overlap_ends_at) if overlaps else None,
            "last_used_at": rfc3339_or_none(row.last_used_at),
            "last_used_address": row.last_used_address}


def _status(row: Row, now: int) -> str:
    if row.expires_at is None or row.expires_at > now + EXPIRES_SOON:
        return "active"
    return "expires_soon" if row.expires_at > now else "expired"


OPERATIONS: dict[str, Handler] = {
    "listApiKeys": show_page,
    "createApiKey": create,
    "rotateApiKey": rotate,
    "deleteApiKey": remove,
}
