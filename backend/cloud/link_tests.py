"""Tests of links as the database has them: which row and credentials a test is of, and its outcome.

A test has an id, which stands in the row until the test ends. When the account was deleted or its
credentials replaced meanwhile, the id stands nowhere, and the outcome is dropped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Row

from backend.cloud.credentials import METHODS, Linked
from backend.cloud.link_problem import INTERRUPTED, LinkProblem
from backend.database import cloud_accounts as accounts
from backend.vault import Vault

NOT_TESTED = "not_tested"
TESTING = "testing"
CONNECTED = "connected"
FAILED = "failed"

NO_REPLACEMENT: dict[str, Any] = {
    "replacement": None, "sealed_replacement": None, "replacement_test_id": None}


@dataclass(frozen=True)
class Subject:
    """What a test is of."""

    link: dict[str, str]
    secrets: dict[str, str]


def begun(test_id: str) -> dict[str, Any]:
    """The columns of an account whose credentials are now tested."""
    return {"status": TESTING, "problem": None, "test_id": test_id}


def not_tested(problem: LinkProblem) -> dict[str, Any]:
    """The columns of an account whose credentials cannot be tested."""
    return {"status": NOT_TESTED, "checked_at": None, "problem": _text(problem), "test_id": None}


def replacement_begun(test_id: str, linked: Linked, sealed: bytes | None) -> dict[str, Any]:
    """The columns of an account for which other credentials are now tested."""
    return {"replacement": json.dumps({
        "status": TESTING, "checked_at": None, "problem": None,
        "link": linked.link, "link_key": linked.key}),
        "sealed_replacement": sealed, "replacement_test_id": test_id}


def seal(vault: Vault, linked: Linked, column: str, account_id: str) -> bytes | None:
    if not linked.secrets:
        return None
    return vault.seal(json.dumps(linked.secrets), accounts.name, column, account_id)


def subject(transaction: Connection, vault: Vault, test_id: str) -> Subject | None:
    """What the test is of; None when that is there no more."""
    if row := _row(transaction, accounts.c.test_id == test_id):
        return Subject(json.loads(row.link),
                       _open(vault, row, "sealed_credentials"))
    if row := _row(transaction, accounts.c.replacement_test_id == test_id):
        return Subject(json.loads(row.replacement)["link"], _open(vault, row, "sealed_replacement"))
    return None


def finish(transaction: Connection, vault: Vault, test_id: str, problem: LinkProblem | None,
           now: int) -> None:
    """Note the outcome, unless what was tested is there no more."""
    if row := _row(transaction, accounts.c.test_id == test_id):
        _set(transaction, row, status=FAILED if problem else CONNECTED, checked_at=now,
             problem=_text(problem), test_id=None)
    elif row := _row(transaction, accounts.c.replacement_test_id == test_id):
        problem = problem or _clash(transaction, row)
        if problem:
            _refuse(transaction, row, problem, now)
        else:
            _take_over(transaction, vault, row, now)


def forget_running(transaction: Connection) -> None:
    """When no test runs: those that the database believes to run have no outcome."""
    transaction.execute(update(accounts).where(accounts.c.status == TESTING).values(
        **not_tested(INTERRUPTED)))
    for row in transaction.execute(select(accounts).where(
            accounts.c.replacement_test_id.is_not(None))).all():
        _refuse(transaction, row, INTERRUPTED, None)


def _take_over(transaction: Connection, vault: Vault, row: Row, now: int) -> None:
    replacement = json.loads(row.replacement)
    linked = Linked(replacement["link"], replacement["link_key"],
                    _open(vault, row, "sealed_replacement"))
    _set(transaction, row, **NO_REPLACEMENT, method=linked.link["method"],
         link=json.dumps(linked.link), link_key=linked.key, version=row.version + 1,
         sealed_credentials=seal(vault, linked, "sealed_credentials", row.id),
         status=CONNECTED, checked_at=now, problem=None, test_id=None)


def _refuse(transaction: Connection, row: Row, problem: LinkProblem, now: int | None) -> None:
    """What was tried stays to be seen; its secret goes."""
    tried = {**json.loads(row.replacement), "status": FAILED, "checked_at": now,
             "problem": problem.as_json()}
    _set(transaction, row, **{**NO_REPLACEMENT, "replacement": json.dumps(tried)})


def _clash(transaction: Connection, row: Row) -> LinkProblem | None:
    """The same thing may have been linked by another account during the test."""
    replacement = json.loads(row.replacement)
    method = replacement["link"]["method"]
    other = transaction.execute(select(accounts.c.alias).where(
        accounts.c.user_id == row.user_id, accounts.c.id != row.id, accounts.c.method == method,
        accounts.c.link_key == replacement["link_key"])).first()
    return None if other is None else LinkProblem(
        "linked_already", f"/credentials/{METHODS[method].field}",
        f"This has been linked as “{other.alias}” meanwhile.",
        "Use that account, or enter other credentials here.")


def _row(transaction: Connection, condition: Any) -> Row | None:
    return transaction.execute(select(accounts).where(condition)).one_or_none()


def _set(transaction: Connection, row: Row, **values: Any) -> None:
    transaction.execute(update(accounts).where(accounts.c.id == row.id).values(**values))


def _open(vault: Vault, row: Row, column: str) -> dict[str, str]:
    sealed = getattr(row, column)
    if sealed is None:
        return {}
    opened: dict[str, str] = json.loads(vault.open(sealed, accounts.name, column, row.id))
    return opened


def _text(problem: LinkProblem | None) -> str | None:
    return None if problem is None else json.dumps(problem.as_json())
