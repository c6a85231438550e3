"""What browsers are told about passkeys and what they answer, in the JSON of WebAuthn Level 3.

fido2 makes the options and judges the answers. Version 0.9 leaves to its caller: the JSON,
`residentKey`, whether the algorithm is one that was offered, answers from frames of other sites,
and the flags that tell whether a passkey is backed up.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fido2.client import ClientData
from fido2.cose import ES256, RS256, EdDSA
from fido2.ctap2 import AttestationObject, AttestedCredentialData, AuthenticatorData
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    PublicKeyCredentialDescriptor, PublicKeyCredentialParameters, PublicKeyCredentialRpEntity,
)
from sqlalchemy.engine import Row

from backend.security.challenges import LIFETIME
from backend.security.relying_party import RelyingParty

SITE_NAME = "Mooring"
# Not PS256: fido2 0.9 expects another salt than RFC 8230 has.
ALGORITHMS = (EdDSA.ALGORITHM, ES256.ALGORITHM, RS256.ALGORITHM)
REQUIRED = "required"

# Flags of authenticator data (WebAuthn Level 3, section 6.1).
CAN_BE_BACKED_UP = 0x08
IS_BACKED_UP = 0x10

NOT_RIGHT = "This passkey could not be verified. Try again, or use another way."
NOT_VERIFIED = "The device did not check that it is you. Set up a screen lock or a PIN on it, " \
    "and try again."

# fido2 0.9 has no error of its own for bytes that are not what they should be.
MALFORMED = (
    AttributeError, IndexError, KeyError, NotImplementedError, OverflowError, RecursionError,
    TypeError, ValueError, struct.error)


class Refused(Exception):
    """The answer does not count; says why, in a sentence for the person."""


@dataclass(frozen=True)
class Registered:
    """A new passkey. `credential` is its attested credential data, with id and public key."""

    credential_id: bytes
    credential: bytes
    sign_count: int
    can_be_backed_up: bool
    is_backed_up: bool
    transports: tuple[str, ...]


@dataclass(frozen=True)
class Assertion:
    """What a passkey says of itself while it proves that it is there."""

    sign_count: int
    is_backed_up: bool


def creation_options(party: RelyingParty, user: Mapping[str, Any], challenge: bytes,
                     known: Iterable[Row]) -> dict[str, Any]:
    """PublicKeyCredentialCreationOptionsJSON; `user` has id, name and displayName."""
    options, _ = _server(party).register_begin(
        user, _descriptors(known), resident_key=True, user_verification=REQUIRED,
        challenge=challenge)
    # Browsers of Level 2 and later look at this one.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = REQUIRED
    return _as_json(options["publicKey"])


def request_options(party: RelyingParty, challenge: bytes,
                    known: Iterable[Row] = ()) -> dict[str, Any]:
    """PublicKeyCredentialRequestOptionsJSON; without `known` the person chooses among all."""
    options, _ = _server(party).authenticate_begin(
        _descriptors(known), user_verification=REQUIRED, challenge=challenge)
    return _as_json(options["publicKey"])


def challenge_of(answer: Mapping[str, Any]) -> bytes:
    """What the browser says it answers."""
    with _refusing():
        return bytes(_client_data(answer).challenge)


def register(party: RelyingParty, challenge: bytes, answer: Mapping[str, Any]) -> Registered:
    """The passkey of a RegistrationResponseJSON."""
    response = answer["response"]
    with _refusing():
        client_data = _client_data(answer)
        attestation = AttestationObject(websafe_decode(response["attestationObject"]))
        _check(client_data, attestation.auth_data)
        data = _server(party).register_complete(_state(challenge), client_data, attestation)
        credential = data.credential_data
        if credential.public_key[3] not in ALGORITHMS or \
                credential.credential_id != websafe_decode(answer["rawId"]):
            raise Refused(NOT_RIGHT)
    return Registered(
        bytes(credential.credential_id), bytes(credential), data.counter,
        bool(data.flags & CAN_BE_BACKED_UP), bool(data.flags & IS_BACKED_UP),
        tuple(response.get("transports", ())))


def assertion(party: RelyingParty, challenge: bytes, answer: Mapping[str, Any],
              passkey: Row) -> Assertion:
    """What an AuthenticationResponseJSON says, signed by `passkey`."""
    response = answer["response"]
    with _refusing():
        client_data = _client_data(answer)
        data = AuthenticatorData(websafe_decode(response["authenticatorData"]))
        _check(client_data, data)
        _server(party).authenticate_complete(
            _state(challenge), [AttestedCredentialData(passkey.credential)],
            passkey.credential_id, client_data, data, websafe_decode(response["signature"]))
    if bool(data.flags & CAN_BE_BACKED_UP) != passkey.can_be_backed_up:
        raise Refused(NOT_RIGHT)
    return Assertion(data.counter, bool(data.flags & IS_BACKED_UP))


def user_handle(answer: Mapping[str, Any]) -> bytes | None:
    """Whose the passkey says that it is; it need not say."""
    text = answer["response"].get("userHandle")
    with _refusing():
        return bytes(websafe_decode(text)) if text else None


def credential_id(answer: Mapping[str, Any]) -> bytes:
    with _refusing():
        return bytes(websafe_decode(answer["rawId"]))


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except MALFORMED:
        raise Refused(NOT_RIGHT) from None


def _server(party: RelyingParty) -> Fido2Server:
    """Attestation is not asked for: any device that checks who uses it is good."""
    server = Fido2Server(
        PublicKeyCredentialRpEntity(party.id, SITE_NAME), attestation="none",
        verify_origin=lambda origin: origin == party.origin)
    server.allowed_algorithms = [
        PublicKeyCredentialParameters("public-key", algorithm) for algorithm in ALGORITHMS]
    server.timeout = LIFETIME * 1000
    return server


def _descriptors(passkeys: Iterable[Row]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor("public-key", passkey.credential_id,
                                          json.loads(passkey.transports))
            for passkey in passkeys]


def _state(challenge: bytes) -> dict[str, str]:
    """What fido2 gave with the options; only the challenge differs from time to time."""
    return {"challenge": websafe_encode(challenge), "user_verification": REQUIRED}


def _client_data(answer: Mapping[str, Any]) -> ClientData:
    return ClientData(websafe_decode(answer["response"]["clientDataJSON"]))


def _check(client_data: ClientData, data: AuthenticatorData) -> None:
    """What fido2 leaves out, or says in a sentence that is not for people."""
    if client_data.data.get("crossOrigin", False):
        raise Refused(NOT_RIGHT)
    if not data.is_user_verified():
        raise Refused(NOT_VERIFIED)
    if data.flags & IS_BACKED_UP and not data.flags & CAN_BE_BACKED_UP:
        raise Refused(NOT_RIGHT)


def _as_json(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _member(member) for name, member in options.items()}


def _member(value: Any) -> Any:
    if isinstance(value, bytes):
        return websafe_encode(value)
    if isinstance(value, dict):
        return _as_json(value)
    if isinstance(value, list):
        return [_member(item) for item in value]
    return value
