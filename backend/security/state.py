"""What the Security section shows."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import users
from backend.call import Call, Handler
from backend.security import codes, passkey_rows, recovery, relying_party
from backend.timestamps import rfc3339, rfc3339_or_none


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        return JSONResponse(security(call, transaction))


def security(call: Call, transaction: Connection) -> dict[str, Any]:
    user_id = call.user_id
    user = users.get(transaction, user_id)
    devices = codes.devices(transaction, user_id)
    left, made_at = recovery.remaining(transaction, user_id)
    return {
        "password_changed_at": rfc3339(user.password_changed_at),
        "totp": {"state": "on" if devices else "off",
                 "enabled_at": rfc3339(devices[0].enabled_at) if devices else None},
        "authenticators": [authenticator(row) for row in devices],
        "passkeys": [passkey(row) for row in passkey_rows.of(transaction, user_id)],
        "passkey_support": relying_party.support(call),
        "recovery_codes": {"remaining": left, "made_at": rfc3339_or_none(made_at)}}


def authenticator(row: Row) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "created_at": rfc3339(row.enabled_at),
            "last_used_at": rfc3339_or_none(row.last_used_at)}


def passkey(row: Row) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "created_at": rfc3339(row.created_at),
            "last_used_at": rfc3339_or_none(row.last_used_at), "backed_up": row.is_backed_up,
            "transports": json.loads(row.transports)}


OPERATIONS: dict[str, Handler] = {"getSecurity": show}
