"""Signing in, the security code as second step, proving identity again, signing out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import (
    activity, closed_accounts, demo, housekeeping, known_devices, limits, sessions, users,
)
from backend.call import Call, Handler
from backend.database import users as user_table
from backend.limits import Limit
from backend.problems import CHALLENGE, Problem, invalid_field, unauthenticated
from backend.security import factors, password, proofs, relying_party, temporary
from backend.sessions import Session
from backend.timestamps import rfc3339_or_none

SIGNED_OUT: dict[str, Any] = {
    "state": "signed_out", "user": None, "authenticated_at": None, "proofs": []}


def show(call: Call) -> Response:
    if call.identity is None:
        waiting = call.session
        return JSONResponse(
            _code_required(call, waiting.user_id) if waiting
            else {**SIGNED_OUT, "passkey_support": relying_party.support(call)})
    session = call.identity.session
    return signed_in(call, call.user_id, session.authenticated_at if session else None)


def _code_required(call: Call, user_id: int) -> dict[str, Any]:
    with call.database.read() as transaction:
        offered = proofs.offered(call, transaction, user_id)
    return {**SIGNED_OUT, "state": sessions.CODE_REQUIRED, "proofs": offered,
            "passkey_support": relying_party.support(call)}


def sign_in(call: Call) -> Response:
    user = _proved_user(call)
    renewed = _renewed_hash(call, user)
    with call.database.write() as transaction:
        housekeeping.remove_expired(transaction, call.now, call.services.config.sessions)
        _take_over_hash(transaction, user, renewed)
        if call.session:
            sessions.end(transaction, call.session)
        waits = factors.has_second_factor(transaction, user.id)
        state = sessions.CODE_REQUIRED if waits else sessions.SIGNED_IN
        token = sessions.start(transaction, user.id, state, call.now, call.visitor)
        if not waits:
            activity.note(call, transaction, "signed_in", "password", user.id)
    if waits:
        return with_cookie(call, JSONResponse(_code_required(call, user.id)), token)
    return welcome(call, user.id, token)


def _proved_user(call: Call) -> Row:
    """The account whose e-mail address and password were sent; 401 in equal time for any other."""
    email = users.email_key(call.body["email"])
    services = call.services
    user = _find_open(call, email)
    with services.limits.guess(call.now, *_counts(call, email, user)):
        stored = user.password_hash if user else services.passwords.nobody
        if not services.passwords.verify(stored, call.body["password"]) or user is None:
            _note_failure(call, user)
            raise _wrong_credentials()
        _check_not_expired(call, user)
        _check_enabled(call, user)
    return user


def _counts(call: Call, email: str, user: Row | None) -> list[tuple[Limit, str]]:
    """Which limits the attempt counts against."""
    device = known_devices.find(call, user.public_id) if user else None
    if device:
        return [(limits.SIGN_IN_DEVICE, device)]
    here = f"{call.address}\n{email}"
    return [(limits.SIGN_IN_NETWORK, call.address),
            (limits.SIGN_IN_ACCOUNT_FROM_NETWORK, here),
            (limits.SIGN_IN_ACCOUNT_FROM_NETWORK_A_DAY, here),
            (limits.SIGN_IN_ACCOUNT, email)]


def _check_not_expired(call: Call, user: Row) -> None:
    """Told only to whoever has the right password."""
    with call.database.read() as transaction:
        expired = temporary.has_expired(transaction, user.id, call.now)
    if expired:
        _note_failure(call, user)
        raise Problem(401, "wrong-credentials", "This password was good for 24 hours only. Ask "
                      "whoever runs the site for another one.", headers=CHALLENGE)


def _check_enabled(call: Call, user: Row) -> None:
    if user.disabled_at is not None:
        _note_failure(call, user)
        raise Problem(401, "wrong-credentials", closed_accounts.DISABLED, headers=CHALLENGE)


def _note_failure(call: Call, user: Row | None) -> None:
    with call.database.write() as transaction:
        if user:
            activity.note(call, transaction, "sign_in_failed", "password", user.id)
        else:
            activity.note_stranger(call, transaction, "sign_in_failed", "password")


def _find_open(call: Call, email: str) -> Row | None:
    with call.database.read() as transaction:
        user = users.find(transaction, email)
    return None if user and demo.is_closed(call.services.config, user.email) else user


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
    return _second_step(call, {"code": call.body["code"]})


def enter_recovery_code(call: Call) -> Response:
    return _second_step(call, {"recovery_code": call.body["recovery_code"]})


def enter_passkey(call: Call) -> Response:
    return _second_step(call, {"passkey": call.body["passkey"]})


def _second_step(call: Call, proof: Mapping[str, Any]) -> Response:
    session = _waiting_session(call)
    token = ""

    def accepted(transaction: Connection, subject: str) -> None:
        nonlocal token
        token = sessions.authenticate(transaction, session, call.now)
        activity.note(call, transaction, "signed_in", subject, session.user_id)

    proofs.accept(call, session, proof, "sign_in_failed", accepted)
    return welcome(call, session.user_id, token)


def _waiting_session(call: Call) -> Session:
    if call.session is None or call.session.signed_in:
        raise unauthenticated("Sign in with your password first.")
    return call.session


def reauthenticate(call: Call) -> Response:
    session = call.signed_in_session
    token = ""

    def accepted(transaction: Connection, subject: str) -> None:
        nonlocal token
        token = sessions.authenticate(transaction, session, call.now)
        activity.note(call, transaction, "reauthenticated", subject)

    if "password" in call.body:
        proved = password.prove(call, call.body["password"], "/password")
        with call.write() as transaction:
            password.check_unchanged(transaction, session.user_id, proved, "/password")
            accepted(transaction, "password")
    elif call.body:
        proofs.accept(call, session, call.body, "reauthentication_failed", accepted)
    else:
        raise invalid_field("/password", "Enter the password.")
    return with_cookie(call, signed_in(call, session.user_id, call.now), token)


def sign_out(call: Call) -> Response:
    if call.session:
        with call.database.write() as transaction:
            sessions.end(transaction, call.session)
            if call.session.signed_in:
                activity.note(call, transaction, "signed_out", "", call.session.user_id)
    response = Response(status_code=204)
    sessions.clear_cookie(response, call.services.config.secure)
    return response


def signed_in(call: Call, user_id: int, authenticated_at: int | None) -> Response:
    with call.database.read() as transaction:
        user = users.get(transaction, user_id)
        offered = proofs.offered(call, transaction, user_id)
    by_key = call.identity is not None and call.identity.session is None
    return JSONResponse({
        "state": "signed_in",
        "user": {"id": user.public_id, "email": user.email, "name": user.name},
        "authenticated_at": rfc3339_or_none(authenticated_at),
        "proofs": [] if by_key else ["password", *offered],
        "passkey_support": relying_party.support(call)})


def welcome(call: Call, user_id: int, token: str) -> Response:
    """To somebody who has proved all that is asked for: from now on the browser is known."""
    with call.database.read() as transaction:
        account = users.get(transaction, user_id).public_id
    response = with_cookie(call, signed_in(call, user_id, call.now), token)
    known_devices.remember(call, response, account)
    return response


def with_cookie(call: Call, response: Response, token: str) -> Response:
    sessions.set_cookie(response, token, call.services.config.secure)
    return response


OPERATIONS: dict[str, Handler] = {
    "getSession": show,
    "signIn": sign_in,
    "enterSecurityCode": enter_code,
    "enterRecoveryCode": enter_recovery_code,
    "enterPasskey": enter_passkey,
    "reauthenticate": reauthenticate,
    "signOut": sign_out,
}
