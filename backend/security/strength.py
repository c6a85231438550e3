"""How good a password is that somebody is just thinking of. Nothing of it is kept or logged."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from backend import limits, passwords, users
from backend.call import Call, Handler
from backend.security import factors


def judge(call: Call) -> Response:
    call.services.limits.spend(call.now, limits.STRENGTH, str(call.user_id))
    with call.database.read() as transaction:
        email = users.get(transaction, call.user_id).email
        with_factor = factors.has_second_factor(transaction, call.user_id)
    judged = passwords.judge(call.body["password"], email, with_factor)
    return JSONResponse({"score": judged.score, "refusal": judged.refusal})


OPERATIONS: dict[str, Handler] = {"judgePassword": judge}
