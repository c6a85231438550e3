"""Proving who is at the keyboard: the one place where proofs are judged, for signing in and later.

A proof that fails is written down and counted; the count is shared by all that can be guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sqlalchemy.engine import Connection

from backend import activity, limits
from backend.call import Call
from backend.problems import invalid_field
from backend.security import (
    assertions, challenges, codes, factors, passkey_rows, recovery, relying_party,
)
from backend.sessions import Session


class Judged(NamedTuple):
    """What a proof is called in the activity, and why it is refused, or None."""

    subject: str
    refusal: str | None


def offered(call: Call, transaction: Connection, user_id: int) -> list[str]:
    """What may follow the password, or stand in for it later; the safest comes first."""
    names = []
    if passkey_rows.has_any(transaction, user_id) and relying_party.is_possible(call):
        names.append("passkey")
    if codes.is_on(transaction, user_id):
        names.append("code")
    if factors.has_second_factor(transaction, user_id) and \
            recovery.remaining(transaction, user_id)[0]:
        names.append("recovery_code")
    return names


def accept(call: Call, session: Session, proof: Mapping[str, Any], failed: str,
           accepted: Callable[[Connection, str], None]) -> None:
    """Judge `proof` (one member, named as the contract names it), and do what `accepted` does.

    422 at the member when it is refused, which is written down as the event `failed`. Two requests
    with the same code take turns, and the second finds it used.
    """
    (name, value), = proof.items()
    subject = (limits.SECURITY_CODE, str(session.user_id))
    with call.services.limits.guess(call.now, subject):
        with call.write() as transaction:
            judged = JUDGES[name](call, transaction, session.user_id, value)
            if judged.refusal is None:
                accepted(transaction, judged.subject)
            else:
                activity.note(call, transaction, failed, judged.subject, session.user_id)
        # Only now, so that the note stays.
        if judged.refusal is not None:
            raise invalid_field("/" + name, judged.refusal)


def _code(call: Call, transaction: Connection, user_id: int, code: str) -> Judged:
    return Judged("code", codes.refusal(transaction, call.services.vault,
                                        codes.devices(transaction, user_id), code, call.now))


def _recovery_code(call: Call, transaction: Connection, user_id: int, code: str) -> Judged:
    if not recovery.use(transaction, user_id, code, call.now):
        return Judged("recovery_code", recovery.WRONG_CODE)
    left, _ = recovery.remaining(transaction, user_id)
    activity.note(call, transaction, "recovery_code_used", f"{left} left", user_id)
    return Judged("recovery_code", None)


def _passkey(call: Call, transaction: Connection, _user_id: int,
             answer: Mapping[str, Any]) -> Judged:
    assert call.session is not None
    asker = challenges.proving(call.session)
    return Judged("passkey", assertions.judge(call, transaction, answer, asker).refusal)


JUDGES: Mapping[str, Callable[[Call, Connection, int, Any], Judged]] = {
    "passkey": _passkey,
    "code": _code,
    "recovery_code": _recovery_code,
}
