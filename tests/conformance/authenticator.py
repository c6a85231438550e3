"""A device that makes passkeys and signs with them, in software, and the browser around it.

It does what WebAuthn says, and whatever wrong thing a test asks for.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from fido2 import cbor
from fido2.cose import ES256, PS256, RS256, CoseKey, EdDSA
from fido2.ctap2 import AttestedCredentialData, AuthenticatorData
from fido2.utils import websafe_decode, websafe_encode

ORIGIN = "http://localhost:8080"

PRESENT, VERIFIED, CAN_BE_BACKED_UP, IS_BACKED_UP, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40


class Key:
    """A key pair of one algorithm of COSE."""

    def __init__(self, algorithm: int = ES256.ALGORITHM) -> None:
        self._algorithm = algorithm
        self._private: Any = _private_key(algorithm)

    @property
    def public(self) -> Any:
        return CoseKey.for_alg(self._algorithm).from_cryptography_key(self._private.public_key())

    def sign(self, message: bytes) -> bytes:
        how: dict[int, tuple[Any, ...]] = {
            ES256.ALGORITHM: (ec.ECDSA(hashes.SHA256()),), EdDSA.ALGORITHM: (),
            RS256.ALGORITHM: (padding.PKCS1v15(), hashes.SHA256())}
        return bytes(self._private.sign(message, *how[self._algorithm]))


def _private_key(algorithm: int) -> Any:
    if algorithm == ES256.ALGORITHM:
        return ec.generate_private_key(ec.SECP256R1())
    if algorithm == EdDSA.ALGORITHM:
        return ed25519.Ed25519PrivateKey.generate()
    assert algorithm in (RS256.ALGORITHM, PS256.ALGORITHM)
    return rsa.generate_private_key(65537, 2048)


@dataclass
class Authenticator:
    """One passkey. `counter` is what it counted so far; None for devices that do not count."""

    key: Key = field(default_factory=Key)
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(24))
    counter: int | None = 0
    flags: int = PRESENT | VERIFIED
    origin: str = ORIGIN
    # Of another site than the options say, when it is set.
    rp_id: str | None = None
    cross_origin: bool = False
    user_handle: str | None = None

    def create(self, options: dict[str, Any], **said: Any) -> dict[str, Any]:
        """RegistrationResponseJSON; `said` replaces members of the client data."""
        self.user_handle = options["user"]["id"]
        data = AuthenticatorData.create(
            self._rp_hash(options["rp"]["id"]), self.flags | ATTESTED, self.counter or 0,
            AttestedCredentialData.create(bytes(16), self.credential_id, self.key.public))
        client_data = self._client_data("webauthn.create", options, said)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(data)})
        return self._answer({
            "clientDataJSON": websafe_encode(client_data),
            "attestationObject": websafe_encode(attestation),
            "transports": ["internal", "hybrid"],
            # Browsers add more, which the server has no use for.
            "publicKeyAlgorithm": self.key.public[3]})

    def get(self, options: dict[str, Any], **said: Any) -> dict[str, Any]:
        """AuthenticationResponseJSON; `said` replaces members of the client data."""
        if self.counter is not None:
            self.counter += 1
        data = AuthenticatorData.create(
            self._rp_hash(options["rpId"]), self.flags, self.counter or 0)
        client_data = self._client_data("webauthn.get", options, said)
        signature = self.key.sign(bytes(data) + hashlib.sha256(client_data).digest())
        return self._answer({
            "clientDataJSON": websafe_encode(client_data),
            "authenticatorData": websafe_encode(data), "signature": websafe_encode(signature),
            "userHandle": self.user_handle})

    def _client_data(self, kind: str, options: dict[str, Any], said: dict[str, Any]) -> bytes:
        return json.dumps({
            "type": kind, "challenge": options["challenge"], "origin": self.origin,
            "crossOrigin": self.cross_origin, **said}).encode()

    def _rp_hash(self, rp_id: str) -> bytes:
        return hashlib.sha256((self.rp_id or rp_id).encode()).digest()

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        name = websafe_encode(self.credential_id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response,
                "authenticatorAttachment": "platform", "clientExtensionResults": {}}


def broken(answer: dict[str, Any], member: str) -> dict[str, Any]:
    """The answer with the last bit of one of its byte strings turned."""
    content = bytearray(websafe_decode(answer["response"][member]))
    content[-1] ^= 1
    return {**answer, "response": {**answer["response"], member: websafe_encode(bytes(content))}}
