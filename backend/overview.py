"""Counts for the dashboard: what is set up and what is still to do."""

from __future__ import annotations

from sqlalchemy import func, select
from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.cloud.credentials import PROVIDERS
from backend.database import api_keys, cloud_accounts
from backend.security import codes


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        linked = transaction.execute(
            select(cloud_accounts.c.provider, func.count())
            .where(cloud_accounts.c.user_id == call.user_id)
            .group_by(cloud_accounts.c.provider)).all()
        keys = transaction.execute(
            select(func.count()).select_from(api_keys)
            .where(api_keys.c.user_id == call.user_id)).scalar_one()
        totp_enabled = codes.is_on(transaction, call.user_id)
    return JSONResponse({
        "cloud_accounts": {**dict.fromkeys(PROVIDERS, 0),
                           **{provider: count for provider, count in linked}},
        "totp_enabled": totp_enabled,
        "api_keys": keys})


OPERATIONS: dict[str, Handler] = {"getOverview": show}
