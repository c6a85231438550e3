"""Fills an account with more than anybody would make by hand, straight into the database.

The browser's tests run it: many.py DATA EMAIL KEYS ACCOUNTS.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sqlalchemy import insert, select

from backend.app import DATABASE_FILE
from backend.cloud.credentials import PROVIDERS
from backend.database import Database, api_keys, cloud_accounts, users

BEGAN = 1_700_000_000
# None is under test: the console would go on asking for news of it.
STATUSES = ("not_tested", "connected", "connected", "failed")
USES = ("deploy", "nightly report", "terraform", "backup of the whole archive to another region")


def add_keys(database: Database, user_id: int, count: int) -> None:
    """`deploy 1`, `nightly report 2`, …; the later half was never used."""
    rows = []
    for number in range(1, count + 1):
        name = f"{USES[number % len(USES)]} {number}"
        rows.append({
            "id": f"key_{user_id}_{number}", "user_id": user_id, "name": name, "name_key": name,
            "scopes": json.dumps(["read"]), "last_four": f"{number % 10_000:04}",
            "created_at": BEGAN + number,
            "last_used_at": BEGAN + 60 * (number % 7) if number <= count // 2 else None})
    with database.write() as transaction:
        transaction.execute(insert(api_keys), rows)


def add_accounts(database: Database, user_id: int, count: int) -> None:
    """`Production 1`, `Production 2`, …, one provider after the other."""
    rows = []
    for number in range(1, count + 1):
        alias, link = f"Production {number}", _link(number)
        rows.append({
            "id": f"cloud_{user_id}_{number}", "user_id": user_id,
            "provider": PROVIDERS[number % len(PROVIDERS)], "alias": alias,
            "alias_key": alias.casefold(), "method": link["method"], "link": json.dumps(link),
            "link_key": str(number), "status": STATUSES[number % len(STATUSES)],
            "checked_at": BEGAN + number if number % 4 else None,
            "created_at": BEGAN + number // 2, "updated_at": BEGAN + number})
    with database.write() as transaction:
        transaction.execute(insert(cloud_accounts), rows)


def _link(number: int) -> dict[str, str]:
    account = f"{number:012}"
    return {
        "aws": {"method": "aws_role", "role_arn": f"arn:aws:iam::{account}:role/mooring",
                "account_id": account, "external_id": f"mooring-{number:040x}"},
        "azure": {"method": "azure_subscription",
                  "subscription_id": f"0f9e8d7c-6b5a-4493-8271-{account}",
                  "tenant_id": "example.onmicrosoft.com"},
        "gcp": {"method": "gcp_service_account", "project_id": f"project-{number}",
                "client_email": f"mooring@project-{number}.iam.gserviceaccount.com",
                "private_key_id": f"{number:020x}"},
    }[PROVIDERS[number % len(PROVIDERS)]]


def main(data: str, email: str, keys: str, accounts: str) -> None:
    database = Database(Path(data) / DATABASE_FILE)
    with database.read() as transaction:
        user_id = transaction.execute(
            select(users.c.id).where(users.c.email_key == email)).scalar_one()
    add_keys(database, user_id, int(keys))
    add_accounts(database, user_id, int(accounts))
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
