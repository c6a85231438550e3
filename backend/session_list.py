"""Where somebody is signed in, and ending it there."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Row
from starlette.responses import JSONResponse, Response

from backend import activity, sessions
from backend.call import Call, Handler
from backend.problems import Problem, not_found
from backend.timestamps import rfc3339


def show(call: Call) -> Response:
    with call.database.read() as transaction:
        rows = sessions.live(transaction, call.user_id, call.now, call.services.config.sessions)
    own_id = call.signed_in_session.id
    # This one first.
    rows.sort(key=lambda row: bool(row.id != own_id))
    return JSONResponse({"items": [_item(call, row, row.id == own_id) for row in rows]})


def _item(call: Call, row: Row, is_current: bool) -> dict[str, Any]:
    return {"id": row.public_id, "current": is_current, "browser": row.browser,
            "system": row.system, "address": row.address, "started_at": rfc3339(row.created_at),
            "seen_at": rfc3339(row.seen_at),
            "expires_at": rfc3339(sessions.end_of(row, call.services.config.sessions))}


def end_others(call: Call) -> Response:
    with call.write() as transaction:
        if count := sessions.end_others(transaction, call.signed_in_session):
            activity.note(call, transaction, "other_sessions_ended", str(count))
    return Response(status_code=204)


def end_one(call: Call) -> Response:
    with call.write() as transaction:
        ended = next((row for row in sessions.live(
            transaction, call.user_id, call.now, call.services.config.sessions)
            if row.public_id == call.path["id"]), None)
        if ended is None:
            raise not_found("session")
        if ended.id == call.signed_in_session.id:
            raise Problem(409, "session-in-use",
                          "This is the session that you are using. Sign out instead.")
        sessions.end_row(transaction, ended)
        activity.note(call, transaction, "session_ended", f"{ended.browser} on {ended.system}")
    return Response(status_code=204)


OPERATIONS: dict[str, Handler] = {
    "listSessions": show,
    "endOtherSessions": end_others,
    "endSession": end_one,
}
