"""Recovery codes: ten for one set, shown once, each good for one sign-in or proof."""

from __future__ import annotations

import base64
import hashlib
import secrets

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection
from starlette.responses import JSONResponse, Response

from backend import activity
from backend.account_tables import recovery_codes
from backend.call import Call, Handler
from backend.problems import Problem
from backend.security import factors
from backend.timestamps import rfc3339

COUNT = 10
# 120 bits: from 112 on a plain hash is enough (OWASP ASVS 5.0, 6.5.2).
RANDOM_BYTES = 15
GROUP = 4

WRONG_CODE = "This is none of your recovery codes, or it was used before."


def new_set(transaction: Connection, user_id: int, now: int) -> list[str]:
    """Ten codes in place of those before."""
    remove_all(transaction, user_id)
    texts = [new_code() for _ in range(COUNT)]
    transaction.execute(insert(recovery_codes), [
        {"user_id": user_id, "code_hash": code_hash(text), "created_at": now} for text in texts])
    return texts


def new_code() -> str:
    """`k3vd-…`: base32 in groups of four, since people type it."""
    text = base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode().lower()
    return "-".join(text[start:start + GROUP] for start in range(0, len(text), GROUP))


def code_hash(text: str) -> bytes:
    """Of the letters and digits, however they are grouped."""
    plain = "".join(character for character in text.lower() if character.isalnum())
    return hashlib.sha256(plain.encode()).digest()


def use(transaction: Connection, user_id: int, text: str, now: int) -> bool:
    """Whether it is an unused one of this person's; uses it up."""
    used = transaction.execute(update(recovery_codes).where(
        recovery_codes.c.code_hash == code_hash(text), recovery_codes.c.user_id == user_id,
        recovery_codes.c.used_at.is_(None)).values(used_at=now))
    return bool(used.rowcount == 1)


def remaining(transaction: Connection, user_id: int) -> tuple[int, int | None]:
    """How many are left, and when the set was made."""
    row = transaction.execute(
        select(func.count().filter(recovery_codes.c.used_at.is_(None)),
               func.max(recovery_codes.c.created_at))
        .where(recovery_codes.c.user_id == user_id)).one()
    return int(row[0]), row[1]


def remove_all(transaction: Connection, user_id: int) -> None:
    transaction.execute(delete(recovery_codes).where(recovery_codes.c.user_id == user_id))


def make_again(call: Call) -> Response:
    with call.write() as transaction:
        if not factors.has_second_factor(transaction, call.user_id):
            raise Problem(409, "no-second-factor",
                          "Recovery codes stand in for an authenticator app or a passkey. Add one "
                          "first.")
        texts = new_set(transaction, call.user_id, call.now)
        activity.note(call, transaction, "recovery_codes_made")
    return JSONResponse({"recovery_codes": texts, "made_at": rfc3339(call.now)}, 201)


OPERATIONS: dict[str, Handler] = {"makeRecoveryCodes": make_again}
