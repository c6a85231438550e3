"""Counts for the dashboard: what is set up and what is still to do."""

from __future__ import annotations

from sqlalchemy import func, select
from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.cloud.account_list import count_by_provider
from backend.database import api_keys
from backend.security import codes, passkey_rows


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        linked = count_by_provider(transaction, call.user_id)
        keys = transaction.execute(
            select(func.count()).select_from(api_keys)
            .where(api_keys.c.user_id == call.user_id)).scalar_one()
        totp_enabled = codes.is_on(transaction, call.user_id)
        passkeys = len(passkey_rows.of(transaction, call.user_id))
    return JSONResponse({
        "cloud_accounts": linked,
        "totp_enabled": totp_enabled,
        "passkeys": passkeys,
        "api_keys": keys})


OPERATIONS: dict[str, Handler] = {"getOverview": show}
