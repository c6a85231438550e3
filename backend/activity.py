"""What happened on an account, when, and from where. Written in the transaction that does it."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import Select
from starlette.responses import JSONResponse, Response, StreamingResponse

from backend import limits, notices, security_log
from backend.account_tables import activity
from backend.call import Call, Handler
from backend.pages import both_ways, read_page
from backend.timestamps import DAY, MINUTE, rfc3339
from backend.vault import Vault
from backend.visitor import Visitor

# Each event of the contract, and the kind that people filter by.
KINDS = {
    "signed_in": "sign_in",
    "sign_in_failed": "sign_in",
    "signed_out": "sign_in",
    "reauthenticated": "sign_in",
    "reauthentication_failed": "sign_in",
    "session_ended": "session",
    "other_sessions_ended": "session",
    "all_sessions_ended": "session",
    "account_disabled": "sign_in",
    "account_enabled": "sign_in",
    "password_changed": "password",
    "password_reset": "password",
    "authenticator_added": "factor",
    "authenticator_renamed": "factor",
    "authenticator_removed": "factor",
    "passkey_added": "factor",
    "passkey_renamed": "factor",
    "passkey_removed": "factor",
    "passkey_copied": "factor",
    "recovery_codes_made": "factor",
    "recovery_code_used": "factor",
    "factors_reset": "factor",
    "api_key_created": "key",
    "api_key_rotated": "key",
    "api_key_deleted": "key",
    "cloud_account_linked": "cloud",
    "cloud_account_changed": "cloud",
    "cloud_account_removed": "cloud",
    "profile_changed": "profile",
    "email_change_requested": "email",
    "email_changed": "email",
}

ORDERS = both_ways("at", (activity.c.number, int))
# What says nothing new when it happens again at once, by the same client: a script that saves in a
# loop would fill the disk with lines that nobody can remove.
MERGED = ("profile_changed", "cloud_account_changed", "email_change_requested")
MERGED_WITHIN = MINUTE
# How long attempts with addresses that are nobody's are kept.
STRANGERS_KEPT = DAY
# Who works on the server itself, from the command line.
OPERATOR = Visitor("the server", "The operator", "the server")
COLUMNS = ("at", "kind", "event", "subject", "address", "browser", "system", "api_key")
# What a spreadsheet would take for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"
ROWS_AT_ONCE = 500


def note(call: Call, transaction: Connection, event: str, subject: str = "",
         user_id: int | None = None) -> None:
    """Write it down for the caller, or for `user_id`; and tell them by e-mail where that is due."""
    user_id = call.user_id if user_id is None else user_id
    _insert_for(call, transaction, event, subject, user_id)
    notices.tell(call, transaction, user_id, event, subject)


def note_stranger(call: Call, transaction: Connection, event: str, subject: str) -> None:
    """Somebody tried an address that has no account: written all the same, in the same time."""
    _insert_for(call, transaction, event, subject, None)


def note_of_operator(transaction: Connection, vault: Vault, now: int, user_id: int,
                     event: str, subject: str = "") -> None:
    """The operator did it to somebody's account, who is told by e-mail where that is due."""
    _insert(transaction, now, OPERATOR, event=event, subject=subject, user_id=user_id,
            api_key=None)
    notices.tell_of_operator(transaction, vault, now, user_id, event)


def _insert_for(call: Call, transaction: Connection, event: str, subject: str,
                user_id: int | None) -> None:
    _insert(transaction, call.now, call.visitor, event=event, subject=subject, user_id=user_id,
            api_key=call.identity.key_name if call.identity else None)
    if event in security_log.REFUSALS:
        security_log.refused(transaction, event, subject, user_id, call.visitor.address)


def _insert(transaction: Connection, now: int, where: Visitor, event: str, **about: Any) -> None:
    line = {"event": event, "address": where.address, "browser": where.browser,
            "system": where.system, **about}
    if event in MERGED and _was_just_written(transaction, now, line):
        return
    transaction.execute(insert(activity).values(at=now, kind=KINDS[event], **line))


def _was_just_written(transaction: Connection, now: int, line: Mapping[str, Any]) -> bool:
    """Whether the account's last line says the same of the last minute."""
    last = transaction.execute(
        select(activity).where(activity.c.user_id == line["user_id"])
        .order_by(activity.c.number.desc()).limit(1)).first()
    return last is not None and last.at > now - MERGED_WITHIN and all(
        getattr(last, name) == value for name, value in line.items())


def forget_strangers(transaction: Connection, now: int) -> None:
    transaction.execute(delete(activity).where(
        activity.c.user_id.is_(None), activity.c.at <= now - STRANGERS_KEPT))


def show_page(call: Call) -> Response:
    with call.database.read() as transaction:
        return JSONResponse(read_page(call, transaction, _chosen(call), ORDERS, _item))


def export(call: Call) -> Response:
    """All of it as a file, made while it is sent: it may be long, and its reader slow."""
    call.services.limits.spend(call.now, limits.EXPORT, str(call.user_id))
    batches = _batches(call)
    if call.query["format"] == "csv":
        return _file(StreamingResponse(_csv(batches), media_type="text/csv"), "csv")
    return _file(StreamingResponse(_json(batches), media_type="application/json"), "json")


def _batches(call: Call) -> Iterator[list[dict[str, Any]]]:
    """The newest first; no transaction is open while somebody takes what was read."""
    query = _chosen(call).order_by(activity.c.number.desc()).limit(ROWS_AT_ONCE)
    rows = _rows(call, query)
    while rows:
        yield [_item(row) for row in rows]
        rows = _rows(call, query.where(activity.c.number < rows[-1].number))


def _rows(call: Call, query: Select) -> list[Row]:
    with call.database.read() as transaction:
        return list(transaction.execute(query).all())


def _chosen(call: Call) -> Select:
    query = select(activity).where(activity.c.user_id == call.user_id)
    if call.query["kind"]:
        query = query.where(activity.c.kind == call.query["kind"])
    return query


def _item(row: Row) -> dict[str, Any]:
    return {"id": f"activity_{row.number}", "at": rfc3339(row.at),
            **{name: getattr(row, name) for name in COLUMNS[1:]}}


def _json(batches: Iterable[list[dict[str, Any]]]) -> Iterator[str]:
    yield '{"items":['
    for number, batch in enumerate(batches):
        items = ",".join(json.dumps(item, ensure_ascii=False) for item in batch)
        yield f",{items}" if number else items
    yield "]}"


def _csv(batches: Iterable[list[dict[str, Any]]]) -> Iterator[str]:
    """RFC 4180, with what a spreadsheet would take for a formula quoted as text.

    Excel takes a file without a byte order mark for one in the code page of its country.
    """
    yield BYTE_ORDER_MARK + _lines([COLUMNS])
    for batch in batches:
        yield _lines([_cell(str(item[name] or "")) for name in COLUMNS] for item in batch)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _cell(text: str) -> str:
    # Spreadsheets of East Asia also know the signs of full width.
    is_formula = unicodedata.normalize("NFKC", text[:1]).startswith(FORMULA)
    return "'" + text if is_formula else text


def _file(response: Response, extension: str) -> Response:
    response.headers["Content-Disposition"] = (
        f'attachment; filename="mooring-activity.{extension}"')
    return response


OPERATIONS: dict[str, Handler] = {
    "listActivity": show_page,
    "exportActivity": export,
}
