"""E-mail about what ends by itself, early enough to do something (OWASP ASVS 5.0, 6.4.5)."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from backend import mail
from backend.account_tables import key_reminders
from backend.database import api_keys, users
from backend.timestamps import DAY, rfc3339
from backend.vault import Vault

# When a key is said to need attention, in the console and by e-mail.
EXPIRES_SOON = 7 * DAY
SUBJECT = "API keys of your Mooring account expire"


def put_due(transaction: Connection, vault: Vault, now: int) -> None:
    """One e-mail to each person, about all keys that end within a week; about each end once."""
    due = transaction.execute(
        select(api_keys.c.number, api_keys.c.user_id, api_keys.c.name, api_keys.c.expires_at,
               users.c.email)
        .join(users, users.c.id == api_keys.c.user_id)
        .outerjoin(key_reminders, key_reminders.c.number == api_keys.c.number)
        .where(api_keys.c.expires_at > now, api_keys.c.expires_at <= now + EXPIRES_SOON,
               key_reminders.c.expires_at.is_distinct_from(api_keys.c.expires_at))
        .order_by(api_keys.c.user_id, api_keys.c.expires_at, api_keys.c.number)).all()
    for _, group in groupby(due, key=lambda row: int(row.user_id)):
        keys = list(group)
        text = "\n".join((
            "What uses these API keys stops working when they expire:", "",
            *(f"“{key.name}” on {rfc3339(key.expires_at)}" for key in keys), "",
            "Rotate them before then, in Settings, API keys: the old text of a key can go on "
            "working for a while. Delete those that nobody uses."))
        mail.put(transaction, vault, now, keys[0].email, SUBJECT, text)
        for key in keys:
            note(transaction, key.number, key.expires_at)


def note(transaction: Connection, number: int, expires_at: int) -> None:
    """Of this end of a key, its person knows."""
    transaction.execute(insert(key_reminders).prefix_with("OR REPLACE").values(
        number=number, expires_at=expires_at))
