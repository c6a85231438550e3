"""How good a password is that somebody is just thinking of. Nothing of it is kept or logged."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response
from zxcvbn import zxcvbn

from backend import limits, users
from backend.call import Call, Handler
from backend.passwords import ESTIMATED_LENGTH, normalised, weakness
from backend.security import factors


def judge(call: Call) -> Response:
    password = normalised(call.body["password"])
    call.services.limits.spend(call.now, limits.STRENGTH, str(call.user_id))
    with call.database.read() as transaction:
        email = users.get(transaction, call.user_id).email
        with_factor = factors.has_second_factor(transaction, call.user_id)
    score = zxcvbn(password[:ESTIMATED_LENGTH], [email, "mooring"])["score"]
    refusal = weakness(password, email, with_factor)
    # What is refused never looks good.
    return JSONResponse({"score": min(score, 1) if refusal else score, "refusal": refusal})


OPERATIONS: dict[str, Handler] = {"judgePassword": judge}
