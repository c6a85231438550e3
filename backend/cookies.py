"""Reading the cookies of a request as browsers write them (RFC 6265, section 5.4).

Not by a library that is kind to what looks alike: browsers take U+00A0 for a part of a name, and a
neighbouring host may set a cookie whose name is ours but for that. Were it stripped, somebody's
session could be put into another person's browser past `__Host-`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

BLANKS = " \t"


def read(headers: Iterable[str]) -> Mapping[str, str]:
    """Name to value; a name that comes twice is left out, for nobody knows which one is meant."""
    pairs = [part.strip(BLANKS).partition("=") for header in headers for part in header.split(";")]
    names = Counter(name.strip(BLANKS) for name, _, _ in pairs)
    found = {name.strip(BLANKS): value.strip(BLANKS) for name, _, value in pairs}
    return {name: value for name, value in found.items() if names[name] == 1}
