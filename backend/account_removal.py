"""Deleting an account, with all that belongs to it, at once and for good."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from starlette.responses import JSONResponse, Response

from backend import notices, sessions, users
from backend.call import Call, Handler
from backend.database import api_keys, cloud_accounts
from backend.database import sessions as session_table
from backend.database import users as user_table
from backend.problems import invalid_field

COUNTED = {"api_keys": api_keys, "cloud_accounts": cloud_accounts, "sessions": session_table}


def show(call: Call) -> Response:
    """What would go."""
    with call.database.read() as transaction:
        email = users.get(transaction, call.user_id).email
        counts = {name: transaction.execute(
            select(func.count()).select_from(table).where(table.c.user_id == call.user_id)
            ).scalar_one() for name, table in COUNTED.items()}
    return JSONResponse({"email": email, **counts})


def remove(call: Call) -> Response:
    """Whatever else there is of a person goes with their row (`user_id_column`)."""
    with call.write() as transaction:
        user = users.get(transaction, call.user_id)
        if users.email_key(call.body["email"]) != user.email_key:
            raise invalid_field("/email", f"Type {user.email} to delete this account.")
        transaction.execute(delete(user_table).where(user_table.c.id == user.id))
        if call.services.mailer.server:
            notices.send(call, transaction, user.email, "Your account was deleted.")
    response = Response(status_code=204)
    sessions.clear_cookie(response, call.services.config.secure)
    return response


OPERATIONS: dict[str, Handler] = {
    "getAccountRemoval": show,
    "deleteAccount": remove,
}
