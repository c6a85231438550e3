"""What the Security section shows."""

from __future__ import annotations

from sqlalchemy.engine import Connection
from starlette.responses import JSONResponse, Response

from backend import users
from backend.call import Call, Handler
from backend.security import codes
from backend.timestamps import rfc3339, rfc3339_or_none


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        return security(transaction, call.user_id)


def security(transaction: Connection, user_id: int) -> Response:
    user = users.get(transaction, user_id)
    enabled_at = codes.enabled_at(transaction, user_id)
    return JSONResponse({
        "password_changed_at": rfc3339(user.password_changed_at),
        "totp": {"state": "off" if enabled_at is None else "on",
                 "enabled_at": rfc3339_or_none(enabled_at)}})


OPERATIONS: dict[str, Handler] = {"getSecurity": show}
