"""Authenticator apps: enrolling in two phases, renaming, and removing."""

from __future__ import annotations

import pyotp
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import activity, limits, users
from backend.call import Call, Handler
from backend.problems import Problem, invalid_field, not_found
from backend.security import codes, factors, last_factor, recovery, state

ISSUER = "Mooring"
DEFAULT_NAME = "Authenticator app"
# Whoever has more loses sight of them; each one is also one more code that is right.
MOST_DEVICES = 5


def start_enrolment(call: Call) -> Response:
    secret = codes.new_secret()
    with call.write() as transaction:
        if len(codes.devices(transaction, call.user_id)) >= MOST_DEVICES:
            raise Problem(409, "too-many-authenticators",
                          f"There are {MOST_DEVICES} authenticator apps already. Remove one first.")
        codes.begin(transaction, call.services.vault, call.user_id, DEFAULT_NAME, secret)
        email = users.get(transaction, call.user_id).email
    return JSONResponse({"secret": secret, "uri": key_uri(secret, email)}, 201)


def key_uri(secret: str, email: str) -> str:
    """Key Uri Format. The defaults are spelt out for apps that have others."""
    uri = pyotp.TOTP(secret).provisioning_uri(name=email.replace(":", ""), issuer_name=ISSUER)
    return f"{uri}&algorithm=SHA1&digits=6&period={codes.STEP_SECONDS}"


def confirm(call: Call) -> Response:
    """The reply that turns the first factor on has the recovery codes, this once."""
    name = call.body.get("name", DEFAULT_NAME)
    with call.database.read() as transaction:
        _enrolling(transaction, call.user_id)
    subject = (limits.SECURITY_CODE, str(call.user_id))
    with call.services.limits.guess(call.now, subject), call.write() as transaction:
        device = _enrolling(transaction, call.user_id)
        if refusal := codes.refusal(transaction, call.services.vault, [device], call.body["code"],
                                    call.now):
            raise invalid_field("/code", refusal)
        is_first = not factors.has_second_factor(transaction, call.user_id)
        codes.enable(transaction, device, name, call.now)
        activity.note(call, transaction, "authenticator_added", name)
        made = recovery.new_set(transaction, call.user_id, call.now) if is_first else None
        return JSONResponse({**state.security(call, transaction),
                             **({"new_recovery_codes": made} if made else {})})


def _enrolling(transaction: Connection, user_id: int) -> Row:
    device = codes.enrolling(transaction, user_id)
    if device is None:
        raise Problem(409, "no-enrolment",
                      "There is nothing to confirm. Start again to get a new QR code.")
    return device


def rename(call: Call) -> Response:
    with call.write() as transaction:
        codes.rename(transaction, _find(transaction, call), call.body["name"])
        activity.note(call, transaction, "authenticator_renamed", call.body["name"])
        return JSONResponse(state.authenticator(_find(transaction, call)))


def remove(call: Call) -> Response:
    with call.write() as transaction:
        _remove(call, transaction, [_find(transaction, call)])
    return Response(status_code=204)


def disable(call: Call) -> Response:
    with call.write() as transaction:
        _remove(call, transaction, codes.devices(transaction, call.user_id))
        codes.remove_all(transaction, call.user_id)
    return Response(status_code=204)


def _remove(call: Call, transaction: Connection, devices: list[Row]) -> None:
    for device in devices:
        codes.remove(transaction, device)
        activity.note(call, transaction, "authenticator_removed", device.name)
    if devices:
        last_factor.settle(transaction, call.user_id)


def _find(transaction: Connection, call: Call) -> Row:
    for device in codes.devices(transaction, call.user_id):
        if device.id == call.path["id"]:
            return device
    raise not_found("authenticator app")


OPERATIONS: dict[str, Handler] = {
    "startTotpEnrolment": start_enrolment,
    "confirmTotp": confirm,
    "renameAuthenticator": rename,
    "removeAuthenticator": remove,
    "disableTotp": disable,
}
