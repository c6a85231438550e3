"""Personal information."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.engine import Row
from starlette.responses import JSONResponse, Response

from backend import activity, users
from backend.call import Call, Handler
from backend.database import users as user_table
from backend.preconditions import check_if_match, entity_tag

FIELDS = ("name", "phone", "company", "job_title", "country", "time_zone")


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        return profile(users.get(transaction, call.user_id))


def replace(call: Call) -> Response:
    with call.write() as transaction:
        version = users.get(transaction, call.user_id).profile_version
        check_if_match(call.headers.get("if-match"), version)
        transaction.execute(
            update(user_table).where(user_table.c.id == call.user_id)
            .values(profile_version=version + 1, **{name: call.body[name] for name in FIELDS}))
        activity.note(call, transaction, "profile_changed")
        return profile(users.get(transaction, call.user_id))


def profile(user: Row) -> Response:
    content = {"email": user.email, **{name: getattr(user, name) for name in FIELDS}}
    return JSONResponse(content, headers={"ETag": entity_tag(user.profile_version)})


OPERATIONS: dict[str, Handler] = {
    "getProfile": show,
    "replaceProfile": replace,
}
