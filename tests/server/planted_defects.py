"""Defects inside this backend, each a few lines of it replaced, and the rule that should notice.

What a proxy could do to a backend's replies is in defects.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from fido2.server import Fido2Server
from fido2.webauthn import PublicKeyCredentialRpEntity
from sqlalchemy import select

from backend.account_tables import recovery_codes
from backend.security import codes, recovery


@dataclass(frozen=True)
class Planted:
    """`target` is what is replaced, as pytest's `monkeypatch` names it."""

    name: str
    rule: str
    target: str
    replacement: Any


def nothing(*_arguments: Any, **_more: Any) -> None:
    """In place of something that is done."""


def always(value: object) -> Callable[..., Any]:
    return lambda *_arguments, **_more: value


def server_for_any_origin(party: Any) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(party.id, "Mooring"),
                       verify_origin=lambda _origin: True)


def step_of_any_time(secret: str, code: str, now: int, _last_step: int) -> int | None:
    return matching_step(secret, code, now, 0)


def still_unused(transaction: Any, user_id: int, text: str, _now: int) -> bool:
    """As `recovery.use`, but that it stays good."""
    return transaction.execute(select(recovery_codes).where(
        recovery_codes.c.code_hash == recovery.code_hash(text),
        recovery_codes.c.user_id == user_id)).first() is not None


matching_step = codes.matching_step
# Of an account that asked for no other address.
pending = SimpleNamespace(email="somebody.else@example.com")

PLANTED = [
    Planted("takes old proofs", "With a proof older", "backend.sessions.Session.is_recent",
            always(True)),
    Planted("never takes a proof for a new one", "A new proof is good",
            "backend.sessions.Session.is_recent", always(False)),
    Planted("takes a challenge twice", "A passkey is listed",
            "backend.security.challenges.take", always(True)),
    Planted("lets an answer be sent again", "A passkey signs in alone",
            "backend.security.challenges.take", always(True)),
    Planted("registers passkeys of other sites", "A passkey is registered",
            "backend.security.webauthn._server", server_for_any_origin),
    Planted("signs in with what other sites got", "What a passkey signed wrongly",
            "backend.security.webauthn._server", server_for_any_origin),
    Planted("registers in foreign frames", "A passkey is registered",
            "backend.security.webauthn._check", nothing),
    Planted("keeps passkeys that were removed", "A passkey that was removed",
            "backend.security.passkey_rows.remove", nothing),
    Planted("keeps recovery codes without a factor", "A passkey that was removed",
            "backend.security.last_factor.settle", nothing),
    Planted("keeps recovery codes without an app", "Each authenticator app",
            "backend.security.last_factor.settle", nothing),
    Planted("does not rename passkeys", "A passkey that was removed",
            "backend.security.passkey_rows.rename", nothing),
    Planted("does not rename apps", "Each authenticator app", "backend.security.codes.rename",
            nothing),
    Planted("has any number of passkeys", "There are ten passkeys",
            "backend.security.passkeys.MOST_PASSKEYS", 1000),
    Planted("has any number of apps", "There are five authenticator apps",
            "backend.security.totp.MOST_DEVICES", 1000),
    Planted("takes an app's code twice", "An authenticator app is asked",
            "backend.security.codes.matching_step", step_of_any_time),
    Planted("takes any code of an app", "An authenticator app is asked",
            "backend.security.codes.matching_step", always(0)),
    Planted("takes a recovery code twice", "An authenticator app is asked",
            "backend.security.recovery.use", still_unused),
    Planted("lets several in by one recovery code", "A recovery code opens one session",
            "backend.security.recovery.use", still_unused),
    Planted("asks for no second factor", "A passkey is asked for after the password",
            "backend.security.factors.has_second_factor", always(False)),
    Planted("keeps sessions after a new password", "A password that was changed",
            "backend.sessions.end_others", always(1)),
    Planted("takes any new password", "A wrong current password",
            "backend.security.password._check_wanted", nothing),
    Planted("deletes for any address", "An account is deleted by whoever",
            "backend.users.email_key", always("ada@example.com")),
    Planted("takes any code for an address", "Another address counts",
            "backend.email_change._proved", always(pending)),
    Planted("does not look at scopes", "A key without its section's scope",
            "backend.scopes.allow", always(True)),
    Planted("keeps no record", "What is done to an account", "backend.activity._insert", nothing),
]
