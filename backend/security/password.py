"""Changing the password, and asking for it again."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.engine import Connection
from starlette.responses import Response

from backend import activity, limits, sessions, users
from backend.breached_passwords import BREACHED
from backend.call import Call, Handler
from backend.database import users as user_table
from backend.passwords import LENGTH_ALONE, normalised, suffices_alone, too_short, weakness
from backend.problems import Problem, invalid_field
from backend.security import factors, temporary


def prove(call: Call, password: str, pointer: str) -> str:
    """422 at `pointer` unless it is the caller's password; failures are limited per account.

    Returns the stored hash: `check_unchanged` tells whether the proof still holds when it is used.
    """
    with call.services.limits.guess(call.now, (limits.PASSWORD, str(call.user_id))):
        with call.database.read() as transaction:
            stored = users.get(transaction, call.user_id).password_hash
            expired = temporary.has_expired(transaction, call.user_id, call.now)
        if not call.services.passwords.verify(stored, password) or expired:
            with call.database.write() as transaction:
                activity.note(call, transaction, "reauthentication_failed", "password")
            raise _wrong(pointer)
    return str(stored)


def check_unchanged(transaction: Connection, user_id: int, proved: str, pointer: str) -> None:
    """422 at `pointer` when the password was changed since it was proved."""
    if users.get(transaction, user_id).password_hash != proved:
        raise _wrong(pointer)


def _wrong(pointer: str) -> Problem:
    return invalid_field(pointer, "This is not your current password.")


def change(call: Call) -> Response:
    wanted = call.body["new_password"]
    proved = prove(call, call.body["current_password"], "/current_password")
    _check_wanted(call, wanted)
    wanted_hash = call.services.passwords.hash(wanted)
    session = call.signed_in_session
    with call.write() as transaction:
        check_unchanged(transaction, call.user_id, proved, "/current_password")
        _check_length(transaction, call.user_id, wanted)
        transaction.execute(update(user_table).where(user_table.c.id == call.user_id).values(
            password_hash=wanted_hash, password_suffices_alone=suffices_alone(wanted),
            password_changed_at=call.now))
        temporary.end(transaction, call.user_id)
        activity.note(call, transaction, "password_changed")
        if call.body.get("sign_out_others", False) and (
                count := sessions.end_others(transaction, session)):
            activity.note(call, transaction, "other_sessions_ended", str(count))
        token = sessions.authenticate(transaction, session, call.now)
    response = Response(status_code=204)
    sessions.set_cookie(response, token, call.services.config.secure)
    return response


def _check_wanted(call: Call, wanted: str) -> None:
    with call.database.read() as transaction:
        email = users.get(transaction, call.user_id).email
        with_factor = factors.has_second_factor(transaction, call.user_id)
    if normalised(wanted) == normalised(call.body["current_password"]):
        raise invalid_field("/new_password", "Choose a password that differs from the current one.")
    if reason := weakness(wanted, email, with_factor):
        raise invalid_field("/new_password", reason)
    # Last, and not while it is typed: each question tells the service five digits of a hash.
    if call.services.breached.includes(wanted):
        raise invalid_field("/new_password", BREACHED)


def _check_length(transaction: Connection, user_id: int, wanted: str) -> None:
    """Again, at the moment of the change: the second factor may have gone since."""
    if not suffices_alone(wanted) and not factors.has_second_factor(transaction, user_id):
        raise invalid_field("/new_password", too_short(LENGTH_ALONE))


OPERATIONS: dict[str, Handler] = {"changePassword": change}
