"""ETag and If-Match (RFC 9110, section 13.1.1): nobody overwrites a change they have not seen."""

from __future__ import annotations

import re

from backend.problems import Problem, invalid_request

ENTITY_TAG = re.compile(r'(W/)?"[!#-~\x80-\xff]*"')


def entity_tag(version: int) -> str:
    """The strong ETag of a row's version."""
    return f'"{version}"'


def check_if_match(if_match: str | None, version: int) -> None:
    """428 without If-Match, 412 when it names another version."""
    if if_match is None:
        raise Problem(428, "precondition-required",
                      "Send If-Match with the ETag that the change is based on.")
    if if_match.strip() == "*":
        return
    tags = [tag.strip() for tag in if_match.split(",")]
    if not all(ENTITY_TAG.fullmatch(tag) for tag in tags):
        raise invalid_request("If-Match must hold quoted entity tags or an asterisk.")
    if entity_tag(version) not in tags:
        raise Problem(412, "precondition-failed",
                      "This was changed elsewhere since you opened it. Load it again and repeat "
                      "your change.")
