"""The list of linked cloud accounts: searched, filtered, sorted, in pages."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement
from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.cloud.accounts import item
from backend.cloud.credentials import PROVIDERS
from backend.database import cloud_accounts as accounts
from backend.pages import both_ways, contains, read_page, wanted_text

ORDERS = {
    **both_ways("provider", (accounts.c.provider, str), (accounts.c.alias_key, str)),
    **both_ways("alias", (accounts.c.alias_key, str), (accounts.c.provider, str)),
    **both_ways("created_at", (accounts.c.created_at, int), (accounts.c.id, str)),
}


def show_page(call: Call) -> Response:
    matching = select(accounts).where(accounts.c.user_id == call.user_id)
    for name in ("provider", "status"):
        if call.query[name]:
            matching = matching.where(accounts.c[name] == call.query[name])
    if text := wanted_text(call):
        matching = matching.where(or_(contains(accounts.c.alias_key, text), _names(text)))
    with call.database.read() as transaction:
        page = read_page(call, transaction, matching, ORDERS, item)
        page["linked"] = count_by_provider(transaction, call.user_id)
    return JSONResponse(page)


def _names(text: str) -> ColumnElement[bool]:
    """Whether an identifier of the link, such as an ARN or a project's id, has the text in it."""
    part = func.json_each(accounts.c.link).table_valued("key", "value")
    found = select(part.c.key).where(
        # A word of the contract, and what nobody looks for but everybody has the site's name in.
        part.c.key.not_in(("method", "external_id")), contains(func.lower(part.c.value), text))
    somewhere = found.correlate(accounts).exists()
    if text.isascii() and text.isprintable() and not set(text) & set('"\\'):
        # JSON has such a text as it is, and taking a link apart costs far more than a look at it.
        return and_(contains(func.lower(accounts.c.link), text), somewhere)
    return somewhere


def count_by_provider(transaction: Connection, user_id: int) -> dict[str, int]:
    linked = transaction.execute(
        select(accounts.c.provider, func.count()).where(accounts.c.user_id == user_id)
        .group_by(accounts.c.provider)).all()
    return {**dict.fromkeys(PROVIDERS, 0), **{provider: count for provider, count in linked}}


OPERATIONS: dict[str, Handler] = {"listCloudAccounts": show_page}
