"""Reading somebody's RSA private key without letting it cost more than such keys do."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyasn1.codec.der import decoder
from pyasn1.error import PyAsn1Error
from pyasn1_modules.rfc5208 import PrivateKeyInfo
from pyasn1_modules.rfc8017 import RSAPrivateKey as RsaNumbers

# Less is not safe any more (NIST SP 800-131A). OpenSSL checks that a key's factors are prime, in a
# time that grows with the cube of their length: 14,112 bits took 29 s.
MIN_BITS = 2048
MAX_BITS = 4096
PKCS_8 = re.compile(r"\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)"
                    r"-----END PRIVATE KEY-----\s*")


def is_rsa_key(pem: str) -> bool:
    """Whether `pem` is one sound RSA key in PKCS #8, without a password, of a usual length."""
    der = _content(pem)
    if der is None or not _is_of_usual_size(der):
        return False
    try:
        key = load_der_private_key(der, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False
    return isinstance(key, RSAPrivateKey) and key.key_size >= MIN_BITS


def _content(pem: str) -> bytes | None:
    block = PKCS_8.fullmatch(pem)
    if block is None:
        return None
    try:
        return base64.b64decode("".join(block[1].split()), validate=True)
    except binascii.Error:
        return None


def _is_of_usual_size(der: bytes) -> bool:
    """Looks at each number of the key; nothing is computed with them."""
    try:
        envelope = _decoded(der, PrivateKeyInfo())
        numbers = _decoded(bytes(envelope["privateKey"]), RsaNumbers())
    except PyAsn1Error:
        return False
    half = MAX_BITS // 2
    limits = {"modulus": MAX_BITS, "publicExponent": 64, "privateExponent": MAX_BITS,
              "prime1": half, "prime2": half, "exponent1": half, "exponent2": half,
              "coefficient": half}
    return all(0 < int(numbers[name]).bit_length() <= limit for name, limit in limits.items()) \
        and not numbers["otherPrimeInfos"].isValue


def _decoded(der: bytes, kind: Any) -> Any:
    value, rest = decoder.decode(der, asn1Spec=kind)
    if rest:
        raise PyAsn1Error("something follows")
    return value
