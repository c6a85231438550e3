"""Creating something once although it is asked for twice (IETF draft Idempotency-Key header)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend.call import Call
from backend.database import idempotent_replies as replies
from backend.problems import Problem
from backend.timestamps import MINUTE

# For how long a reply is kept, and for how long it is known that there was one. What creates can
# give a secret away, which is at rest no longer than a person may need to ask again.
KEPT = 10 * MINUTE
KNOWN = 24 * 60 * MINUTE
WIPED = b""
HEADER = "Idempotency-Key"
KEPT_HEADERS = ("etag", "location")
ALREADY_DONE = ("This was done when you asked for it before, but its reply is no longer kept. Look "
                "at what is there now.")


class Created(NamedTuple):
    """What was created, and the reply that says so."""

    id: str
    reply: JSONResponse


def once(call: Call, transaction: Connection, create: Callable[[], Created]) -> Response:
    """The reply of `create`, or the one that this key got in the last ten minutes.

    For a day it is 409 after that: done once is enough, although nobody can say any more what it
    gave. Refusals are not kept: nothing was created, so asking again is safe. Two requests at once
    take turns, since `transaction` is the only writer.
    """
    key = call.headers[HEADER]
    fingerprint = call.services.vault.fingerprint(
        json.dumps([dict(call.path), call.body], sort_keys=True))
    remove_expired(transaction, call.now)
    row = transaction.execute(select(replies).where(
        replies.c.user_id == call.user_id, replies.c.operation == call.operation_id,
        replies.c.key == key)).one_or_none()
    if row is None:
        created = create()
        _keep(call, transaction, key, fingerprint, created)
        return created.reply
    if row.body_fingerprint != fingerprint:
        raise Problem(422, "idempotency-key-reused",
                      "This Idempotency-Key was used for something else. Send a new one.")
    if row.sealed_reply == WIPED:
        raise Problem(409, "already-done", ALREADY_DONE)
    return _kept(call, key, row)


def remove_expired(transaction: Connection, now: int) -> None:
    transaction.execute(delete(replies).where(replies.c.created_at <= now - KNOWN))
    transaction.execute(update(replies).values(sealed_reply=WIPED).where(
        replies.c.created_at <= now - KEPT, replies.c.sealed_reply != WIPED))


def forget(transaction: Connection, user_id: int, subject: str) -> None:
    """Drop the reply that says that `subject` was created: it is true no longer."""
    transaction.execute(delete(replies).where(
        replies.c.user_id == user_id, replies.c.subject == subject))


def _place(call: Call, key: str) -> tuple[str, str, str]:
    return replies.name, "sealed_reply", f"{call.user_id}/{call.operation_id}/{key}"


def _keep(call: Call, transaction: Connection, key: str, fingerprint: bytes,
          created: Created) -> None:
    reply = created.reply
    text = json.dumps({
        "status": reply.status_code,
        "headers": {name: reply.headers[name] for name in KEPT_HEADERS if name in reply.headers},
        "body": bytes(reply.body).decode()})
    transaction.execute(insert(replies).values(
        user_id=call.user_id, operation=call.operation_id, key=key, body_fingerprint=fingerprint,
        subject=created.id, created_at=call.now,
        sealed_reply=call.services.vault.seal(text, *_place(call, key))))


def _kept(call: Call, key: str, row: Row) -> Response:
    reply = json.loads(call.services.vault.open(row.sealed_reply, *_place(call, key)))
    return Response(reply["body"], reply["status"], reply["headers"], "application/json")
