"""Passkeys (WebAuthn): registering in two phases, renaming, and removing."""

from __future__ import annotations

from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import activity, users
from backend.call import Call, Handler
from backend.problems import Problem, invalid_field, not_found
from backend.security import (
    challenges, factors, last_factor, passkey_rows, recovery, relying_party, state, webauthn,
)
from backend.security.assertions import EXPIRED
from backend.security.webauthn import Refused, Registered

DEFAULT_NAME = "Passkey"
# Whoever has more loses sight of them.
MOST_PASSKEYS = 10

KNOWN = "This passkey is registered already."


def start_registration(call: Call) -> Response:
    party = relying_party.of(call)
    with call.write() as transaction:
        known = _room_for_one_more(transaction, call.user_id)
        user = users.get(transaction, call.user_id)
        handle = passkey_rows.user_handle(transaction, user.id)
        challenge = challenges.issue(
            transaction, challenges.registering(call.signed_in_session), call.now)
    shown = {"id": handle, "name": user.email, "displayName": user.name or user.email}
    return JSONResponse(webauthn.creation_options(party, shown, challenge, known))


def confirm(call: Call) -> Response:
    """The reply that turns the first factor on has the recovery codes, this once."""
    name = call.body.get("name", DEFAULT_NAME)
    with call.write() as transaction:
        _room_for_one_more(transaction, call.user_id)
        try:
            made = _registered(call, transaction)
        except Refused as error:
            refusal = str(error)
        else:
            return _add(call, transaction, name, made)
    # Only now, so that the challenge stays used up.
    raise invalid_field("/passkey", refusal)


def _registered(call: Call, transaction: Connection) -> Registered:
    answer = call.body["passkey"]
    challenge = webauthn.challenge_of(answer)
    asker = challenges.registering(call.signed_in_session)
    if not challenges.take(transaction, asker, challenge, call.now):
        raise Refused(EXPIRED)
    made = webauthn.register(relying_party.of(call), challenge, answer)
    if passkey_rows.find(transaction, made.credential_id):
        raise Refused(KNOWN)
    return made


def _add(call: Call, transaction: Connection, name: str, made: Registered) -> Response:
    is_first = not factors.has_second_factor(transaction, call.user_id)
    passkey_rows.add(transaction, call.user_id, name, made, call.now)
    activity.note(call, transaction, "passkey_added", name)
    codes = recovery.new_set(transaction, call.user_id, call.now) if is_first else None
    return JSONResponse({**state.security(call, transaction),
                         **({"new_recovery_codes": codes} if codes else {})})


def rename(call: Call) -> Response:
    with call.write() as transaction:
        passkey_rows.rename(transaction, _find(transaction, call), call.body["name"])
        activity.note(call, transaction, "passkey_renamed", call.body["name"])
        return JSONResponse(state.passkey(_find(transaction, call)))


def remove(call: Call) -> Response:
    with call.write() as transaction:
        passkey = _find(transaction, call)
        passkey_rows.remove(transaction, passkey)
        activity.note(call, transaction, "passkey_removed", passkey.name)
        last_factor.settle(transaction, call.user_id)
    return Response(status_code=204)


def _room_for_one_more(transaction: Connection, user_id: int) -> list[Row]:
    """The passkeys that there are; 409 when there are too many for another one."""
    known = passkey_rows.of(transaction, user_id)
    if len(known) >= MOST_PASSKEYS:
        raise Problem(409, "too-many-passkeys",
                      f"There are {MOST_PASSKEYS} passkeys already. Remove one first.")
    return known


def _find(transaction: Connection, call: Call) -> Row:
    for passkey in passkey_rows.of(transaction, call.user_id):
        if passkey.id == call.path["id"]:
            return passkey
    raise not_found("passkey")


OPERATIONS: dict[str, Handler] = {
    "startPasskeyRegistration": start_registration,
    "confirmPasskey": confirm,
    "renamePasskey": rename,
    "removePasskey": remove,
}
