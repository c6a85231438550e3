"""What fail2ban and a SIEM read of the log: refused sign-ins and API keys, with the address.

One form for both formats of the log: OUTCOME way=WAY account=ID address=ADDRESS. Everything in it
is of a fixed alphabet, so that nothing somebody sends can look like another line. The filter for
fail2ban is deploy/fail2ban/filter.d/mooring.conf.
"""

from __future__ import annotations

import logging

from sqlalchemy import select
from sqlalchemy.engine import Connection

from backend.database import users

logger = logging.getLogger("mooring.security")

# Events of the activity that are refusals, by the outcome that the log has for them.
REFUSALS = {"sign_in_failed": "sign-in refused", "reauthentication_failed": "proof refused"}
# Operations whose 429 is about guessing.
LIMITED = {
    "signIn": "password", "signInWithPasskey": "passkey", "enterSecurityCode": "code",
    "enterRecoveryCode": "recovery_code", "enterPasskey": "passkey", "reauthenticate": "password"}


def refused(transaction: Connection, event: str, way: str, user_id: int | None,
            address: str) -> None:
    """An event of the account, or of nobody's."""
    account = transaction.execute(
        select(users.c.public_id).where(users.c.id == user_id)).scalar() if user_id else None
    _write(REFUSALS[event], way, account, address)


def limited(operation_id: str, address: str) -> None:
    """Too many guesses before this one, which was not judged."""
    _write("sign-in limited", LIMITED[operation_id], None, address)


def key_refused(address: str) -> None:
    """An API key that does not exist or has ended."""
    _write("key refused", "api_key", None, address)


def _write(outcome: str, way: str, account: str | None, address: str) -> None:
    fields = {"outcome": outcome, "way": way, "account": account, "address": address}
    logger.warning("%s way=%s account=%s address=%s", outcome, way, account or "-", address,
                   extra={"fields": fields})
