"""Proofs by passkey: the one place where they are judged, whatever they are for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy.engine import Connection, Row

from backend import activity
from backend.call import Call
from backend.security import challenges, passkey_rows, relying_party, webauthn
from backend.security.challenges import Asker
from backend.security.webauthn import Assertion, Refused

EXPIRED = "This took longer than five minutes, or was sent before. Try again."
UNKNOWN = "This passkey is not registered here. Use another one, or another way."
COPIED = "This passkey counts fewer uses than before, so there may be a copy of it. It was not " \
    "accepted. Remove it, and add a new one."


class Verdict(NamedTuple):
    """The passkey that was used, if it is one that counts here; why it is refused, or None."""

    passkey: Row | None
    refusal: str | None


def judge(call: Call, transaction: Connection, answer: Mapping[str, Any], asker: Asker) -> Verdict:
    """Judge an AuthenticationResponseJSON. Its challenge is used up, also when it is refused."""
    passkey = None
    try:
        challenge = webauthn.challenge_of(answer)
        passkey = _find(transaction, answer, asker)
        if not challenges.take(transaction, asker, challenge, call.now):
            raise Refused(EXPIRED)
        if passkey is None:
            raise Refused(UNKNOWN)
        _check_owner(transaction, answer, passkey)
        said = webauthn.assertion(relying_party.of(call), challenge, answer, passkey)
        if is_copied(passkey, said):
            activity.note(call, transaction, "passkey_copied", passkey.name, passkey.user_id)
            raise Refused(COPIED)
    except Refused as refused:
        return Verdict(passkey, str(refused))
    passkey_rows.mark_used(transaction, passkey, said, call.now)
    return Verdict(passkey, None)


def is_copied(passkey: Row, said: Assertion) -> bool:
    """Devices that count their signatures count up; others always say 0 (WebAuthn, 6.1.1)."""
    return bool((said.sign_count or passkey.sign_count) and said.sign_count <= passkey.sign_count)


def _find(transaction: Connection, answer: Mapping[str, Any], asker: Asker) -> Row | None:
    passkey = passkey_rows.find(transaction, webauthn.credential_id(answer))
    is_others = passkey and asker.user_id not in (None, passkey.user_id)
    return None if is_others else passkey


def _check_owner(transaction: Connection, answer: Mapping[str, Any], passkey: Row) -> None:
    """When a device says whose the passkey is, it has to be right."""
    handle = webauthn.user_handle(answer)
    if handle is not None and handle != passkey_rows.user_handle(transaction, passkey.user_id):
        raise Refused(webauthn.NOT_RIGHT)
