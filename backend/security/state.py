"""What the Security section shows."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import users
from backend.call import Call, Handler
from backend.security import codes, recovery
from backend.timestamps import rfc3339, rfc3339_or_none


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        return JSONResponse(security(transaction, call.user_id))


def security(transaction: Connection, user_id: int) -> dict[str, Any]:
    user = users.get(transaction, user_id)
    devices = codes.devices(transaction, user_id)
    left, made_at = recovery.remaining(transaction, user_id)
    return {
        "password_changed_at": rfc3339(user.password_changed_at),
        "totp": {"state": "on" if devices else "off",
                 "enabled_at": rfc3339(devices[0].enabled_at) if devices else None},
        "authenticators": [authenticator(row) for row in devices],
        "recovery_codes": {"remaining": left, "made_at": rfc3339_or_none(made_at)}}


def authenticator(row: Row) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "created_at": rfc3339(row.enabled_at),
            "last_used_at": rfc3339_or_none(row.last_used_at)}


OPERATIONS: dict[str, Handler] = {"getSecurity": show}
