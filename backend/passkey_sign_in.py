"""Signing in with a passkey alone, and the options for proofs by passkey in a session.

A passkey that checks who uses it is two factors: the device, and what unlocks it. Nobody says
beforehand who they are; the passkey does. So there is no session yet that the challenge could be
bound to, and a cookie of its own stands for the browser.
"""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy.engine import Connection
from starlette.responses import JSONResponse, Response

from backend import (
    activity, closed_accounts, housekeeping, limits, session, sessions, users,
)
from backend.call import Call, Handler
from backend.problems import CHALLENGE, Problem, unauthenticated
from backend.security import assertions, challenges, passkey_rows, relying_party, webauthn
from backend.security.assertions import UNKNOWN, Verdict
from backend.security.challenges import LIFETIME, SIGN_IN, Asker

SUBJECT = "passkey"


def start(call: Call) -> Response:
    party = relying_party.of(call)
    call.services.limits.spend(call.now, limits.PASSKEY_SIGN_IN, call.address)
    # Kept while there is one: several pages of a browser may be at it.
    token = _token(call) or secrets.token_urlsafe(sessions.TOKEN_BYTES)
    with call.database.write() as transaction:
        challenge = challenges.issue(transaction, _asker(token), call.now)
    response = JSONResponse(webauthn.request_options(party, challenge))
    response.set_cookie(cookie_name(call.services.config.secure), token, max_age=LIFETIME, path="/",
                        secure=call.services.config.secure, httponly=True, samesite="strict")
    return response


def sign_in(call: Call) -> Response:
    relying_party.of(call)
    token = ""
    with call.services.limits.guess(call.now, (limits.SIGN_IN_NETWORK, call.address)):
        with call.database.write() as transaction:
            passkey, refusal = _judge(call, transaction)
            if refusal is None and passkey is not None:
                token = _start_session(call, transaction, passkey.user_id)
            elif passkey is not None:
                activity.note(call, transaction, "sign_in_failed", SUBJECT, passkey.user_id)
            else:
                activity.note_stranger(call, transaction, "sign_in_failed", SUBJECT)
        # Only now, so that the note stays.
        if refusal is not None or passkey is None:
            raise _refused(refusal or UNKNOWN)
    return session.welcome(call, passkey.user_id, token)


def _judge(call: Call, transaction: Connection) -> Verdict:
    verdict = assertions.judge(call, transaction, call.body["passkey"], _asker(_token(call)))
    if verdict.passkey is None or verdict.refusal is not None or not closed_accounts.is_closed(
            call.services.config, transaction, verdict.passkey.user_id):
        return verdict
    disabled = users.get(transaction, verdict.passkey.user_id).disabled_at is not None
    # Of a passkey that is called unknown, browsers offer no more, and accounts are enabled again.
    return Verdict(verdict.passkey, closed_accounts.DISABLED) if disabled \
        else Verdict(None, UNKNOWN)


def _start_session(call: Call, transaction: Connection, user_id: int) -> str:
    housekeeping.remove_expired(transaction, call.now, call.services.config.sessions)
    if call.session:
        sessions.end(transaction, call.session)
    token = sessions.start(transaction, user_id, sessions.SIGNED_IN, call.now, call.visitor)
    activity.note(call, transaction, "signed_in", SUBJECT, user_id)
    return token


def _refused(sentence: str) -> Problem:
    code = "unknown-passkey" if sentence == UNKNOWN else "passkey-refused"
    return Problem(401, code, sentence, headers=CHALLENGE)


def start_proof(call: Call) -> Response:
    """For the second step of signing in, or a proof later: by what the session is."""
    if call.session is None:
        raise unauthenticated("Sign in with your password first.")
    party = relying_party.of(call)
    with call.write() as transaction:
        known = passkey_rows.of(transaction, call.session.user_id)
        if not known:
            raise Problem(409, "no-passkey", "This account has no passkey. Use another way.")
        challenge = challenges.issue(transaction, challenges.proving(call.session), call.now)
    return JSONResponse(webauthn.request_options(party, challenge, known))


def cookie_name(secure: bool) -> str:
    return "__Host-mooring_passkey" if secure else "mooring_passkey"


def _token(call: Call) -> str:
    """Empty when the browser has none, which no challenge belongs to."""
    return call.cookies.get(cookie_name(call.services.config.secure), "")


def _asker(token: str) -> Asker:
    """By a hash, as tokens of sessions are."""
    return Asker(SIGN_IN, hashlib.sha256(token.encode()).hexdigest())


OPERATIONS: dict[str, Handler] = {
    "startPasskeySignIn": start,
    "signInWithPasskey": sign_in,
    "startPasskeyProof": start_proof,
}
