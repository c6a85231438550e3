"""Changing the password, and asking for it again."""

from __future__ import annotations

from sqlalchemy import update
from starlette.responses import Response

from backend import limits, sessions, users
from backend.call import Call, Handler
from backend.database import users as user_table
from backend.passwords import normalised, suffices_alone, weakness
from backend.problems import invalid_field
from backend.security import codes


def prove(call: Call, password: str, pointer: str) -> None:
    """422 at `pointer` unless it is the caller's password; failures are limited per account."""
    attempt = call.services.limits.take(limits.PASSWORD, str(call.user_id), call.now)
    with call.database.read() as transaction:
        stored = users.get(transaction, call.user_id).password_hash
    if not call.services.passwords.verify(stored, password):
        raise invalid_field(pointer, "This is not your current password.")
    call.services.limits.forgive(attempt)


def change(call: Call) -> Response:
    wanted = call.body["new_password"]
    prove(call, call.body["current_password"], "/current_password")
    _check_wanted(call, wanted)
    wanted_hash = call.services.passwords.hash(wanted)
    session = call.signed_in_session
    with call.database.write() as transaction:
        transaction.execute(update(user_table).where(user_table.c.id == call.user_id).values(
            password_hash=wanted_hash, password_suffices_alone=suffices_alone(wanted),
            password_changed_at=call.now))
        if call.body.get("sign_out_others", False):
            sessions.end_others(transaction, session)
        token = sessions.authenticate(transaction, session, call.now)
    response = Response(status_code=204)
    sessions.set_cookie(response, token, call.services.config.secure)
    return response


def _check_wanted(call: Call, wanted: str) -> None:
    with call.database.read() as transaction:
        email = users.get(transaction, call.user_id).email
        with_totp = codes.is_on(transaction, call.user_id)
    if normalised(wanted) == normalised(call.body["current_password"]):
        raise invalid_field("/new_password", "Choose a password that differs from the current one.")
    if reason := weakness(wanted, email, with_totp):
        raise invalid_field("/new_password", reason)


OPERATIONS: dict[str, Handler] = {"changePassword": change}
