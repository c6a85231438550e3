"""Random names and tokens, all from the operating system's generator."""

from __future__ import annotations

import secrets
import string

BASE62 = string.digits + string.ascii_letters


def base62(length: int) -> str:
    """`length` characters of 0-9A-Za-z, about 5.95 bits each."""
    return "".join(secrets.choice(BASE62) for _ in range(length))


def new_id(kind: str) -> str:
    """A public id such as `key_7Qd2mX0aLwB3nR5t`; opaque to clients."""
    return f"{kind}_{base62(16)}"


def new_account_id() -> str:
    """Of 64 random bits, in lower case: it names drafts that browsers keep."""
    return secrets.token_hex(8)


def new_number() -> int:
    """A row's number, of 53 bits as the largest that JavaScript keeps; it is not given again."""
    return secrets.randbits(53)


def new_external_id() -> str:
    """For the trust policy of an AWS role; 160 random bits, since nobody may guess it."""
    return f"mooring-{secrets.token_hex(20)}"
