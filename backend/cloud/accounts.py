"""Linked cloud accounts: link, change, remove. Their list: account_list.py."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.cloud.credentials import METHODS, Credentials, Linked
from backend.database import cloud_accounts as accounts
from backend.idempotency import Created, forget, once
from backend.identifiers import new_id
from backend.preconditions import check_if_match, entity_tag
from backend.problems import FieldProblem, invalid_field, invalid_fields, not_found
from backend.timestamps import rfc3339, rfc3339_or_none

NOT_TESTED = "not_tested"


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        return _account(_find(transaction, call))


def create(call: Call) -> Response:
    linked = _read(call.body["credentials"])
    with call.write() as transaction:
        return once(call, transaction, lambda: _create(call, transaction, linked))


def _create(call: Call, transaction: Connection, linked: Linked) -> Created:
    account_id = new_id("cloud")
    values = {**_alias_values(call.body["alias"]), **_link_values(call, account_id, linked)}
    _check_unused(transaction, call.user_id, values)
    transaction.execute(insert(accounts).values(
        id=account_id, user_id=call.user_id, created_at=call.now, updated_at=call.now, **values))
    row = transaction.execute(select(accounts).where(accounts.c.id == account_id)).one()
    response = _account(row, 201)
    response.headers["Location"] = f"{call.services.contract.base}/cloud-accounts/{account_id}"
    return Created(account_id, response)


def replace(call: Call) -> Response:
    credentials = call.body.get("credentials")
    linked = _read(credentials) if credentials else None
    with call.write() as transaction:
        row = _find(transaction, call)
        check_if_match(call.headers.get("if-match"), row.version)
        values = {"provider": row.provider, **_alias_values(call.body["alias"])}
        if linked:
            _check_provider(row, linked)
            values.update(_link_values(call, row.id, linked))
        _check_unused(transaction, call.user_id, values, row.id)
        transaction.execute(update(accounts).where(accounts.c.id == row.id).values(
            version=row.version + 1, updated_at=call.now, **values))
        return _account(_find(transaction, call))


def remove(call: Call) -> Response:
    with call.write() as transaction:
        row = _find(transaction, call)
        transaction.execute(delete(accounts).where(accounts.c.id == row.id))
        forget(transaction, call.user_id, row.id)
    return Response(status_code=204)


def _read(credentials: Credentials) -> Linked:
    return METHODS[credentials["method"]].read(credentials)


def _alias_values(alias: str) -> dict[str, Any]:
    return {"alias": alias, "alias_key": alias.casefold()}


def _link_values(call: Call, account_id: str, linked: Linked) -> dict[str, Any]:
    """The columns of a new link; whatever was known about the old one no longer holds."""
    sealed = call.services.vault.seal(
        json.dumps(linked.secrets), accounts.name, "sealed_credentials", account_id)
    method = linked.link["method"]
    return {"provider": METHODS[method].provider, "method": method,
            "link": json.dumps(linked.link), "link_key": linked.key,
            "sealed_credentials": sealed if linked.secrets else None,
            "status": NOT_TESTED, "checked_at": None}


def _check_provider(row: Row, linked: Linked) -> None:
    if METHODS[linked.link["method"]].provider != row.provider:
        raise invalid_field("/credentials/method",
                            "A linked account stays with its provider. Add a new one instead.")


def _check_unused(transaction: Connection, user_id: int, values: dict[str, Any],
                  own_id: str = "") -> None:
    """422 when another account of the user has the alias, or links the same thing."""
    others = select(accounts.c.id, accounts.c.alias).where(
        accounts.c.user_id == user_id, accounts.c.id != own_id)
    problems = []
    if same := transaction.execute(others.where(
            accounts.c.provider == values["provider"],
            accounts.c.alias_key == values["alias_key"])).first():
        problems.append(FieldProblem(
            "/alias", "Another account of this provider has this alias. Choose a different one.",
            same.id))
    if "link_key" in values and (same := transaction.execute(others.where(
            accounts.c.method == values["method"],
            accounts.c.link_key == values["link_key"])).first()):
        problems.append(FieldProblem(f"/credentials/{METHODS[values['method']].field}",
                                     f"This is linked already, as “{same.alias}”.", same.id))
    if problems:
        raise invalid_fields(*problems)


def _find(transaction: Connection, call: Call) -> Row:
    row = transaction.execute(select(accounts).where(
        accounts.c.user_id == call.user_id, accounts.c.id == call.path["id"])).one_or_none()
    if row is None:
        raise not_found("cloud account")
    return row


def item(row: Row) -> dict[str, Any]:
    return {"id": row.id, "provider": row.provider, "alias": row.alias, "status": row.status,
            "checked_at": rfc3339_or_none(row.checked_at),
            "created_at": rfc3339(row.created_at), "updated_at": rfc3339(row.updated_at),
            "link": json.loads(row.link)}


def _account(row: Row, status: int = 200) -> JSONResponse:
    return JSONResponse(item(row), status, {"ETag": entity_tag(row.version)})


OPERATIONS: dict[str, Handler] = {
    "createCloudAccount": create,
    "getCloudAccount": show,
    "replaceCloudAccount": replace,
    "deleteCloudAccount": remove,
}
