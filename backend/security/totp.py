"""An authenticator app: enrolling in two phases, and turning it off."""

from __future__ import annotations

import pyotp
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import limits, sessions, users
from backend.call import Call, Handler
from backend.problems import Problem, invalid_field
from backend.security import codes, state

ISSUER = "Mooring"


def start_enrolment(call: Call) -> Response:
    secret = codes.new_secret()
    with call.write() as transaction:
        if codes.is_on(transaction, call.user_id):
            raise Problem(409, "totp-already-on", "An authenticator app is set up already.")
        codes.begin(transaction, call.services.vault, call.user_id, secret)
        email = users.get(transaction, call.user_id).email
    return JSONResponse({"secret": secret, "uri": key_uri(secret, email)}, 201)


def key_uri(secret: str, email: str) -> str:
    """Key Uri Format. The defaults are spelt out for apps that have others."""
    uri = pyotp.TOTP(secret).provisioning_uri(name=email.replace(":", ""), issuer_name=ISSUER)
    return f"{uri}&algorithm=SHA1&digits=6&period={codes.STEP_SECONDS}"


def confirm(call: Call) -> Response:
    vault = call.services.vault
    with call.database.read() as transaction:
        _check_enrolling(transaction, call.user_id)
    subject = (limits.SECURITY_CODE, str(call.user_id))
    with call.services.limits.guess(call.now, subject), call.write() as transaction:
        _check_enrolling(transaction, call.user_id)
        if not codes.accept(transaction, vault, call.user_id, call.body["code"], call.now):
            raise invalid_field("/code", codes.WRONG_CODE)
        codes.enable(transaction, call.user_id, call.now)
        return state.security(transaction, call.user_id)


def disable(call: Call) -> Response:
    with call.write() as transaction:
        if codes.is_on(transaction, call.user_id):
            _check_password_suffices(users.get(transaction, call.user_id))
        codes.remove(transaction, call.user_id)
        sessions.end_waiting(transaction, call.user_id)
    return Response(status_code=204)


def _check_enrolling(transaction: Connection, user_id: int) -> None:
    if not codes.is_enrolling(transaction, user_id):
        raise Problem(409, "no-enrolment",
                      "There is nothing to confirm. Start again to get a new QR code.")


def _check_password_suffices(user: Row) -> None:
    if not user.password_suffices_alone:
        raise Problem(409, "password-too-short",
                      "Without security codes a password needs at least 15 characters. Change "
                      "your password first.")


OPERATIONS: dict[str, Handler] = {
    "startTotpEnrolment": start_enrolment,
    "confirmTotp": confirm,
    "disableTotp": disable,
}
