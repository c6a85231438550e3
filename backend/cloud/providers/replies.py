"""What providers answer, read with care."""

from __future__ import annotations

import json
from typing import Any

from backend.cloud import link_problem
from backend.cloud.outbound import Reply


def json_object(reply: Reply, provider: str) -> dict[str, Any]:
    try:
        answer = json.loads(reply.body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise link_problem.answer_unknown(provider)
    return answer
