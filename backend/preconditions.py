"""ETag and If-Match (RFC 9110, section 13.1.1): nobody overwrites a change they have not seen."""

from __future__ import annotations

import re

from backend.problems import Problem, invalid_request

ENTITY_TAG = re.compile(r'(?:W/)?"(?P<content>[!#-~\x80-\xff]*)"')
# A proxy that compresses a reply weakens its tag (nginx), or names the coding in it: "7-gzip"
# (Apache), "7--gzip" (Jetty), "7;br" (others). It is the same version for all that.
CODING = re.compile("[-;:+]{1,2}[a-z]+$")


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
    found = [ENTITY_TAG.fullmatch(tag) for tag in tags]
    if not all(found):
        raise invalid_request("If-Match must hold quoted entity tags or an asterisk.")
    if str(version) not in (CODING.sub("", tag["content"]) for tag in found if tag):
        raise Problem(412, "precondition-failed",
                      "This was changed elsewhere since you opened it. Load it again and repeat "
                      "your change.")
