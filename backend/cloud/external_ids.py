"""External ids of AWS roles: made before a role is linked, bound to the account that links it.

Each person always has one that is open, for the next set-up. AWS asks that it cannot be guessed, so
that nobody leads the platform into another customer's account (the confused-deputy problem).
"""

from __future__ import annotations

import json

from sqlalchemy import func, or_, select, update
from sqlalchemy.engine import Connection, Row

from backend import users
from backend.database import cloud_accounts as accounts
from backend.database import users as user_table
from backend.identifiers import new_external_id
from backend.problems import invalid_field


def open_id(transaction: Connection, user_id: int) -> str:
    """The one that the next set-up shows."""
    external_id: str = users.get(transaction, user_id).external_id
    return external_id


def of(account: Row) -> str | None:
    """That of the account's role, or of a role that was tried as its replacement."""
    for link in (json.loads(account.link), json.loads(account.replacement or "{}").get("link", {})):
        if external_id := link.get("external_id"):
            return str(external_id)
    return None


def bind(transaction: Connection, user_id: int, wanted: str | None, own: str | None = None) -> str:
    """The external id of a role that is linked: `wanted`, the account's `own`, or the open one.

    What was open is so no longer; 422 for one that was not made for this person.
    """
    opened = open_id(transaction, user_id)
    chosen = wanted or own or opened
    if chosen == opened:
        transaction.execute(update(user_table).where(user_table.c.id == user_id).values(
            external_id=new_external_id()))
    elif chosen != own and not _is_of_another_account(transaction, user_id, chosen):
        raise invalid_field("/credentials/external_id",
                            "This external id was not made for you. Load the set-up again and use "
                            "the one that it shows.")
    return chosen


def _is_of_another_account(transaction: Connection, user_id: int, external_id: str) -> bool:
    """A person who sets several roles up at once may have seen the same one for them."""
    return transaction.execute(select(accounts.c.id).where(
        accounts.c.user_id == user_id,
        or_(func.json_extract(accounts.c.link, "$.external_id") == external_id,
            func.json_extract(accounts.c.replacement, "$.link.external_id") == external_id)
    )).first() is not None
