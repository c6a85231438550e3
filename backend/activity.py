"""What happened on an account, when, and from where. Written in the transaction that does it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import Select
from starlette.responses import JSONResponse, Response

from backend import notices
from backend.account_tables import activity
from backend.call import Call, Handler
from backend.pages import both_ways, read_page
from backend.timestamps import DAY, rfc3339
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
# How long attempts with addresses that are nobody's are kept.
STRANGERS_KEPT = DAY
# Who works on the server itself, from the command line.
OPERATOR = Visitor("the server", "The operator", "the server")
COLUMNS = ("at", "kind", "event", "subject", "address", "browser", "system", "api_key")
# What a spreadsheet would take for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
                     event: str) -> None:
    """The operator did it to somebody's account, who is told by e-mail where that is due."""
    _insert(transaction, now, OPERATOR, event=event, subject="", user_id=user_id, api_key=None)
    notices.tell_of_operator(transaction, vault, now, user_id, event)


def _insert_for(call: Call, transaction: Connection, event: str, subject: str,
                user_id: int | None) -> None:
    _insert(transaction, call.now, call.visitor, event=event, subject=subject, user_id=user_id,
            api_key=call.identity.key_name if call.identity else None)


def _insert(transaction: Connection, now: int, where: Visitor, event: str, **about: Any) -> None:
    transaction.execute(insert(activity).values(
        at=now, kind=KINDS[event], event=event, address=where.address, browser=where.browser,
        system=where.system, **about))


def forget_strangers(transaction: Connection, now: int) -> None:
    transaction.execute(delete(activity).where(
        activity.c.user_id.is_(None), activity.c.at <= now - STRANGERS_KEPT))


def show_page(call: Call) -> Response:
    with call.database.read() as transaction:
        return JSONResponse(read_page(call, transaction, _chosen(call), ORDERS, _item))


def export(call: Call) -> Response:
    """All of it as a file."""
    with call.database.read() as transaction:
        rows = transaction.execute(_chosen(call).order_by(activity.c.number.desc()))
        items = [_item(row) for row in rows]
    if call.query["format"] == "csv":
        return _file(Response(_csv(items), media_type="text/csv"), "csv")
    return _file(JSONResponse({"items": items}), "json")


def _chosen(call: Call) -> Select:
    query = select(activity).where(activity.c.user_id == call.user_id)
    if call.query["kind"]:
        query = query.where(activity.c.kind == call.query["kind"])
    return query


def _item(row: Row) -> dict[str, Any]:
    return {"id": f"activity_{row.number}", "at": rfc3339(row.at),
            **{name: getattr(row, name) for name in COLUMNS[1:]}}


def _csv(items: Iterable[dict[str, Any]]) -> str:
    """RFC 4180, with what a spreadsheet would take for a formula quoted as text."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for item in items:
        cells = [str(item[name] or "") for name in COLUMNS]
        writer.writerow(["'" + cell if cell.startswith(FORMULA) else cell for cell in cells])
    return text.getvalue()


def _file(response: Response, extension: str) -> Response:
    response.headers["Content-Disposition"] = (
        f'attachment; filename="mooring-activity.{extension}"')
    return response


OPERATIONS: dict[str, Handler] = {
    "listActivity": show_page,
    "exportActivity": export,
}
