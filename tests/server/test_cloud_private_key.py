"""Private keys are looked at before anything is computed with them."""

from __future__ import annotations

import base64
import textwrap
from typing import Any, NoReturn

import pytest
from pyasn1.codec.der import encoder
from pyasn1_modules import rfc5208, rfc8017

from backend import limits
from backend.cloud import private_key
from backend.cloud.private_key import is_rsa_key
from gcp_keys import PRIVATE_KEY, service_account_key
from harness import Client, Site, code_of

RSA = (1, 2, 840, 113549, 1, 1, 1)
# The sizes of the numbers in bits, as a key of 4,096 bits has them.
USUAL = {"version": 0, "modulus": 4096, "publicExponent": 17, "privateExponent": 4096,
         "prime1": 2048, "prime2": 2048, "exponent1": 2048, "exponent2": 2048, "coefficient": 2048}


def pem(**sizes: int) -> str:
    """A key whose numbers have those sizes, and no other merits."""
    numbers = rfc8017.RSAPrivateKey()
    for name, bits in {**USUAL, **sizes}.items():
        numbers[name] = (1 << bits) - 1 if bits else 0
    return armoured(encoder.encode(numbers))


def armoured(numbers: bytes, after: bytes = b"") -> str:
    envelope = rfc5208.PrivateKeyInfo()
    envelope["version"] = 0
    envelope["privateKeyAlgorithm"]["algorithm"] = RSA
    envelope["privateKey"] = numbers
    text = base64.b64encode(encoder.encode(envelope) + after).decode()
    return "\n".join(["-----BEGIN PRIVATE KEY-----", *textwrap.wrap(text, 64),
                      "-----END PRIVATE KEY-----", ""])


@pytest.fixture
def nothing_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    def compute(*_arguments: Any, **_options: Any) -> NoReturn:
        raise AssertionError("the key was loaded")

    monkeypatch.setattr(private_key, "load_der_private_key", compute)


@pytest.mark.parametrize("sizes", [
    {"modulus": 14_112}, {"modulus": 4_097}, {"privateExponent": 19_630}, {"publicExponent": 4_096},
    {"prime1": 8_192, "prime2": 8}, {"prime1": 2_049}, {"prime2": 20_000}, {"exponent1": 16_000},
    {"exponent2": 2_049}, {"coefficient": 9_000}, {"modulus": 0}, {"prime1": 0}])
def test_numbers_of_unusual_sizes_are_refused_by_their_size(
        nothing_is_computed: None, sizes: dict[str, int]) -> None:
    assert not is_rsa_key(pem(**sizes))


@pytest.mark.parametrize("text", [
    "", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", PRIVATE_KEY * 2,
    "junk " + PRIVATE_KEY, PRIVATE_KEY + "junk", PRIVATE_KEY.replace("PRIVATE", "RSA PRIVATE"),
    PRIVATE_KEY.replace("A", "*"), armoured(b""), armoured(b"\x30\x80" * 2_000),
    armoured(b"0" * 9_000),
    armoured(b"\x02\x01\x00"), armoured(b"\xff" * 100), "-----BEGIN PRIVATE KEY-----\nAAAA=\n"
    "-----END PRIVATE KEY-----"])
def test_what_is_no_such_key_is_refused_without_computing(
        nothing_is_computed: None, text: str) -> None:
    assert not is_rsa_key(text)


def test_what_only_has_the_sizes_of_a_key_is_refused() -> None:
    assert not is_rsa_key(pem())


@pytest.mark.parametrize("text", [
    PRIVATE_KEY, "\n" + PRIVATE_KEY + " \n", PRIVATE_KEY.replace("\n", "\r\n"),
    PRIVATE_KEY.rstrip()])
def test_white_space_around_a_sound_key_does_no_harm(text: str) -> None:
    assert is_rsa_key(text)


def test_so_many_keys_a_minute_and_no_more_are_looked_at(site: Site, client: Client) -> None:
    body = {"alias": "Engines", "credentials": {
        "method": "gcp_service_account", "key": service_account_key(private_key=pem())}}
    for _ in range(limits.PRIVATE_KEYS.failures):
        assert code_of(client.create("/cloud-accounts", body)) == "invalid-fields"
    reply = client.create("/cloud-accounts", body)
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "60")
    site.clock.turn(60)
    assert code_of(client.create("/cloud-accounts", body)) == "invalid-fields"
