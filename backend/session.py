"""Signing in, the security code as second step, proving identity again, signing out."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import demo, housekeeping, limits, sessions, users
from backend.call import Call, Handler
from backend.database import users as user_table
from backend.problems import CHALLENGE, Problem, invalid_field, unauthenticated
from backend.security import codes, password
from backend.timestamps import rfc3339_or_none

SIGNED_OUT = {"state": "signed_out", "user": None, "authenticated_at": None}


def show(call: Call) -> Response:
    if call.identity is None:
        state = call.session.state if call.session else "signed_out"
        return JSONResponse({**SIGNED_OUT, "state": state})
    session = call.identity.session
    return _signed_in(call, call.user_id, session.authenticated_at if session else None)


def sign_in(call: Call) -> Response:
    user = _proved_user(call)
    renewed = _renewed_hash(call, user)
    with call.database.write() as transaction:
        housekeeping.remove_expired(transaction, call.now)
        _take_over_hash(transaction, user, renewed)
        if call.session:
            sessions.end(transaction, call.session)
        state = sessions.CODE_REQUIRED if codes.is_on(transaction, user.id) else sessions.SIGNED_IN
        token = sessions.start(transaction, user.id, state, call.now)
    if state == sessions.CODE_REQUIRED:
        return _with_cookie(call, JSONResponse({**SIGNED_OUT, "state": state}), token)
    return _with_cookie(call, _signed_in(call, user.id, call.now), token)


def _proved_user(call: Call) -> Row:
    """The account whose e-mail address and password were sent; 401 in equal time for any other."""
    email = users.email_key(call.body["email"])
    services = call.services
    with services.limits.guess(call.now, (limits.SIGN_IN_ADDRESS, call.address),
                               (limits.SIGN_IN_EMAIL, email)):
        user = _find_open(call, email)
        stored = user.password_hash if user else services.passwords.nobody
        if not services.passwords.verify(stored, call.body["password"]) or user is None:
            raise _wrong_credentials()
    return user


def _find_open(call: Call, email: str) -> Row | None:
    with call.database.read() as transaction:
        user = users.find(transaction, email)
        if user and demo.is_closed(call.services.config, transaction, user.id):
            return None
    return user


def _renewed_hash(call: Call, user: Row) -> str:
    """Hashed again when the costs were raised since; only now is the password at hand."""
    passwords = call.services.passwords
    if passwords.is_outdated(user.password_hash):
        return passwords.hash(call.body["password"])
    return str(user.password_hash)


def _take_over_hash(transaction: Connection, user: Row, renewed: str) -> None:
    """401 when the password was changed since it was proved."""
    kept = transaction.execute(
        update(user_table).values(password_hash=renewed)
        .where(user_table.c.id == user.id, user_table.c.password_hash == user.password_hash))
    if kept.rowcount != 1:
        raise _wrong_credentials()


def _wrong_credentials() -> Problem:
    return Problem(401, "wrong-credentials", "The e-mail address or the password is wrong.",
                   headers=CHALLENGE)


def enter_code(call: Call) -> Response:
    session = call.session
    if session is None or session.signed_in:
        raise unauthenticated("Sign in with your password first.")
    subject = (limits.SECURITY_CODE, str(session.user_id))
    with call.services.limits.guess(call.now, subject), call.write() as transaction:
        if not codes.accept(transaction, call.services.vault, session.user_id,
                            call.body["code"], call.now):
            raise invalid_field("/code", codes.WRONG_CODE)
        token = sessions.authenticate(transaction, session, call.now)
    return _with_cookie(call, _signed_in(call, session.user_id, call.now), token)


def reauthenticate(call: Call) -> Response:
    session = call.signed_in_session
    proved = password.prove(call, call.body["password"], "/password")
    with call.write() as transaction:
        password.check_unchanged(transaction, session.user_id, proved, "/password")
        sessions.mark_authenticated(transaction, session, call.now)
    return _signed_in(call, session.user_id, call.now)


def sign_out(call: Call) -> Response:
    if call.session:
        with call.database.write() as transaction:
            sessions.end(transaction, call.session)
    response = Response(status_code=204)
    sessions.clear_cookie(response, call.services.config.secure)
    return response


def _signed_in(call: Call, user_id: int, authenticated_at: int | None) -> Response:
    with call.database.read() as transaction:
        user = users.get(transaction, user_id)
    return JSONResponse({
        "state": "signed_in",
        "user": {"email": user.email, "name": user.name},
        "authenticated_at": rfc3339_or_none(authenticated_at)})


def _with_cookie(call: Call, response: Response, token: str) -> Response:
    sessions.set_cookie(response, token, call.services.config.secure)
    return response


OPERATIONS: dict[str, Handler] = {
    "getSession": show,
    "signIn": sign_in,
    "enterSecurityCode": enter_code,
    "reauthenticate": reauthenticate,
    "signOut": sign_out,
}
