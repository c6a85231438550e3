"""Another e-mail address: a code goes to the new one, and word of it to the old one."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import Response

from backend import activity, demo, limits, mail, notices, users
from backend.account_tables import email_changes
from backend.call import Call, Handler
from backend.database import users as user_table
from backend.problems import Problem, invalid_field
from backend.profile import profile
from backend.timestamps import MINUTE

CODE_DIGITS = 8
CODE_LIFETIME = 10 * MINUTE

WRONG_CODE = "This is not the code of the last e-mail, or it is older than ten minutes."


def start(call: Call) -> Response:
    """The answer is the same for an address that has an account already: it tells nobody."""
    if call.services.mailer.server is None:
        raise Problem(503, "not-configured",
                      "This site cannot send e-mail, so addresses cannot be changed. Ask whoever "
                      "runs it.")
    wanted = call.body["email"]
    call.services.limits.spend(call.now, limits.EMAIL_CHANGE, str(call.user_id))
    code = f"{secrets.randbelow(10 ** CODE_DIGITS):0{CODE_DIGITS}}"
    with call.write() as transaction:
        _check_differs(transaction, call, wanted)
        transaction.execute(delete(email_changes).where(email_changes.c.user_id == call.user_id))
        transaction.execute(insert(email_changes).values(
            user_id=call.user_id, email=wanted, code_hash=_hash(call, code), created_at=call.now))
        activity.note(call, transaction, "email_change_requested", wanted)
        if users.find(transaction, wanted) is None and not demo.is_its_address(wanted):
            mail.put(transaction, call.services.vault, call.now, wanted, notices.SUBJECT,
                     f"To use this address for your Mooring account, enter this code: {code}\n\n"
                     "It is valid for ten minutes. If you did not ask for it, ignore this e-mail.")
    return Response(status_code=204)


def _check_differs(transaction: Connection, call: Call, wanted: str) -> None:
    if users.get(transaction, call.user_id).email_key == users.email_key(wanted):
        raise invalid_field("/email", "This is the address that you have already.")


def confirm(call: Call) -> Response:
    subject = (limits.EMAIL_CODE, str(call.user_id))
    with call.services.limits.guess(call.now, subject), call.write() as transaction:
        pending = _proved(call, transaction)
        # Somebody may have taken it since; then no code was sent, or it is worth nothing now.
        if users.find(transaction, pending.email):
            raise invalid_field("/code", WRONG_CODE)
        user = users.get(transaction, call.user_id)
        transaction.execute(update(user_table).where(user_table.c.id == user.id).values(
            email=pending.email, email_key=users.email_key(pending.email),
            profile_version=user.profile_version + 1))
        transaction.execute(delete(email_changes).where(email_changes.c.user_id == user.id))
        activity.note(call, transaction, "email_changed", pending.email)
        notices.send(call, transaction, user.email,
                     f"The e-mail address of your account was changed to {pending.email}.")
        return profile(users.get(transaction, user.id))


def _proved(call: Call, transaction: Connection) -> Row:
    pending = transaction.execute(select(email_changes).where(
        email_changes.c.user_id == call.user_id,
        email_changes.c.created_at > call.now - CODE_LIFETIME)).one_or_none()
    if pending is None or not secrets.compare_digest(
            pending.code_hash, _hash(call, call.body["code"].replace(" ", ""))):
        raise invalid_field("/code", WRONG_CODE)
    return pending


def _hash(call: Call, code: str) -> bytes:
    """Keyed: eight digits are soon tried."""
    return call.services.vault.fingerprint(f"e-mail change {call.user_id} {code}")


OPERATIONS: dict[str, Handler] = {
    "startEmailChange": start,
    "confirmEmailChange": confirm,
}
