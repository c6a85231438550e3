"""Service account keys for tests, with private keys made on the spot."""

from __future__ import annotations

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption, Encoding, KeySerializationEncryption, NoEncryption, PrivateFormat,
)


def pem(key: Any, encryption: KeySerializationEncryption) -> str:
    """A private key as PKCS #8. (Debian's stubs of cryptography lack this method.)"""
    text: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    return text.decode()


_rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

PRIVATE_KEY = pem(_rsa_key, NoEncryption())
LOCKED_KEY = pem(_rsa_key, BestAvailableEncryption(b"password"))
SHORT_KEY = pem(rsa.generate_private_key(public_exponent=65537, key_size=1024), NoEncryption())
CURVE_KEY = pem(ec.generate_private_key(ec.SECP256R1()), NoEncryption())


def service_account_key(**changes: object) -> str:
    """The text of a key file; a part that is changed to None is left out."""
    parts: dict[str, object] = {
        "type": "service_account", "project_id": "analytical-engines",
        "private_key_id": "9c8b7a6f5e4d3c2b1a09", "private_key": PRIVATE_KEY,
        "client_email": "mooring@analytical-engines.iam.gserviceaccount.com",
        "client_id": "100000000000000000001",
        "token_uri": "https://oauth2.googleapis.com/token", **changes}
    return json.dumps({name: part for name, part in parts.items() if part is not None}, indent=2)
