"""Linked cloud accounts: link, change, test, remove. Their list: account_list.py."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from starlette.responses import JSONResponse, Response

from backend import activity, limits
from backend.call import Call, Handler
from backend.cloud import external_ids, link_tests
from backend.cloud.credentials import METHODS, Credentials, Linked
from backend.cloud.removal import removal
from backend.cloud.verification import Reservation
from backend.database import cloud_accounts as accounts
from backend.idempotency import Created, forget, once
from backend.identifiers import new_id
from backend.preconditions import check_if_match, entity_tag
from backend.problems import FieldProblem, invalid_field, invalid_fields, not_found
from backend.timestamps import rfc3339, rfc3339_or_none

# Seconds until it is worth looking for the outcome of a test.
RETRY_AFTER = "1"


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        return _account(find(transaction, call, call.path["id"]))


def show_removal(call: Call) -> Response:
    with call.database.read() as transaction:
        row = find(transaction, call, call.path["id"])
    return JSONResponse(removal(call.services.config.platform, json.loads(row.link)))


def create(call: Call) -> Response:
    linked = _read(call, call.body["credentials"])
    with call.services.verifier.reservation(call.user_id) as test, call.write() as transaction:
        return once(call, transaction, lambda: _create(call, transaction, linked, test))


def _create(call: Call, transaction: Connection, linked: Linked, test: Reservation) -> Created:
    account_id = new_id("cloud")
    linked = _with_external_id(call, transaction, linked)
    values = {**_alias_values(call.body["alias"]),
              **_link_values(call, account_id, linked, test)}
    _check_unused(transaction, call.user_id, values, linked=linked)
    transaction.execute(insert(accounts).values(
        id=account_id, user_id=call.user_id, created_at=call.now, updated_at=call.now, **values))
    row = transaction.execute(select(accounts).where(accounts.c.id == account_id)).one()
    activity.note(call, transaction, "cloud_account_linked", row.alias)
    response = _account(row, 201)
    response.headers["Location"] = f"{call.services.contract.base}/cloud-accounts/{account_id}"
    return Created(account_id, response)


def replace(call: Call) -> Response:
    credentials = call.body.get("credentials")
    linked = _read(call, credentials) if credentials else None
    with call.services.verifier.reservation(call.user_id) as test, call.write() as transaction:
        row = find(transaction, call, call.path["id"])
        check_if_match(call.headers.get("if-match"), row.version)
        values = {"provider": row.provider, **_alias_values(call.body["alias"])}
        if linked:
            _check_provider(row, linked)
            linked = _with_external_id(call, transaction, linked, external_ids.of(row))
            values.update(_link_values(call, row.id, linked, test) if _is_at_once(call, linked)
                          else _replacement_values(call, row.id, linked, test))
        _check_unused(transaction, call.user_id, values, row.id, linked)
        activity.note(call, transaction, "cloud_account_changed", call.body["alias"])
        return _account(_changed(transaction, call, row, {
            "version": row.version + 1, "updated_at": call.now, **values}))


def _is_at_once(call: Call, linked: Linked) -> bool:
    """The person insists, or nobody could find out whether the new credentials work."""
    return (call.body.get("replace") == "always"
            or call.services.verifier.why_not(linked.link) is not None)


def verify(call: Call) -> Response:
    verifier = call.services.verifier
    with verifier.reservation(call.user_id) as test, call.write() as transaction:
        row = find(transaction, call, call.path["id"])
        if not verifier.is_running(row.test_id):
            row = _changed(transaction, call, row, _test_values(call, json.loads(row.link), test))
        return _tested(row)


def remove(call: Call) -> Response:
    with call.write() as transaction:
        row = find(transaction, call, call.path["id"])
        transaction.execute(delete(accounts).where(accounts.c.id == row.id))
        forget(transaction, call.user_id, row.id)
        activity.note(call, transaction, "cloud_account_removed", row.alias)
    return Response(status_code=204)


def _changed(transaction: Connection, call: Call, row: Row, values: dict[str, Any]) -> Row:
    transaction.execute(update(accounts).where(accounts.c.id == row.id).values(**values))
    return find(transaction, call, row.id)


def _read(call: Call, credentials: Credentials) -> Linked:
    if credentials["method"] == "gcp_service_account":
        call.services.limits.spend(call.now, limits.PRIVATE_KEYS, str(call.user_id))
    return METHODS[credentials["method"]].read(credentials)


def _with_external_id(call: Call, transaction: Connection, linked: Linked,
                      own: str | None = None) -> Linked:
    """A role has an external id: the one that was sent, or else the account's `own`."""
    if linked.link["method"] != "aws_role":
        return linked
    wanted = call.body["credentials"].get("external_id")
    external_id = external_ids.bind(transaction, call.user_id, wanted, own)
    return dataclasses.replace(linked, link={**linked.link, "external_id": external_id})


def _alias_values(alias: str) -> dict[str, Any]:
    return {"alias": alias, "alias_key": alias.casefold()}


def _link_values(call: Call, account_id: str, linked: Linked, test: Reservation) -> dict[str, Any]:
    """The columns of a new link; whatever was known about the old one no longer holds."""
    method = linked.link["method"]
    return {"provider": METHODS[method].provider, "method": method,
            "link": json.dumps(linked.link), "link_key": linked.key,
            "sealed_credentials": link_tests.seal(
                call.services.vault, linked, "sealed_credentials", account_id),
            "checked_at": None, **link_tests.NO_REPLACEMENT,
            **_test_values(call, linked.link, test)}


def _test_values(call: Call, link: dict[str, str], test: Reservation) -> dict[str, Any]:
    if problem := call.services.verifier.why_not(link):
        return link_tests.not_tested(problem)
    return link_tests.begun(test.take())


def _replacement_values(call: Call, account_id: str, linked: Linked,
                        test: Reservation) -> dict[str, Any]:
    return link_tests.replacement_begun(test.take(), linked, link_tests.seal(
        call.services.vault, linked, "sealed_replacement", account_id))


def _check_provider(row: Row, linked: Linked) -> None:
    if METHODS[linked.link["method"]].provider != row.provider:
        raise invalid_field("/credentials/method",
                            "A linked account stays with its provider. Add a new one instead.")


def _check_unused(transaction: Connection, user_id: int, values: dict[str, Any],
                  own_id: str = "", linked: Linked | None = None) -> None:
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
    if linked and (same := transaction.execute(others.where(
            accounts.c.method == linked.link["method"],
            accounts.c.link_key == linked.key)).first()):
        problems.append(FieldProblem(f"/credentials/{METHODS[linked.link['method']].field}",
                                     f"This is linked already, as “{same.alias}”.", same.id))
    if problems:
        raise invalid_fields(*problems)


def find(transaction: Connection, call: Call, account_id: str) -> Row:
    """An account of the caller; 404 for others."""
    row = transaction.execute(select(accounts).where(
        accounts.c.user_id == call.user_id, accounts.c.id == account_id)).one_or_none()
    if row is None:
        raise not_found("cloud account")
    return row


def item(row: Row) -> dict[str, Any]:
    return {"id": row.id, "provider": row.provider, "alias": row.alias, "status": row.status,
            "checked_at": rfc3339_or_none(row.checked_at),
            "problem": json.loads(row.problem) if row.problem else None,
            "replacement": _replacement(row),
            "created_at": rfc3339(row.created_at), "updated_at": rfc3339(row.updated_at),
            "link": json.loads(row.link)}


def _replacement(row: Row) -> dict[str, Any] | None:
    if row.replacement is None:
        return None
    stored = json.loads(row.replacement)
    return {"status": stored["status"], "checked_at": rfc3339_or_none(stored["checked_at"]),
            "problem": stored["problem"], "link": stored["link"]}


def _account(row: Row, status: int = 200) -> JSONResponse:
    return JSONResponse(item(row), status, {"ETag": entity_tag(row.version)})


def _tested(row: Row) -> Response:
    if row.status != link_tests.TESTING:
        return _account(row)
    response = _account(row, 202)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


OPERATIONS: dict[str, Handler] = {
    "createCloudAccount": create,
    "getCloudAccount": show,
    "replaceCloudAccount": replace,
    "deleteCloudAccount": remove,
    "getCloudAccountRemoval": show_removal,
    "verifyCloudAccount": verify,
}
