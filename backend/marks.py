"""Combining marks, such as accents: how many may follow one letter."""

from __future__ import annotations

import unicodedata

# Stream-Safe Text Format (UAX #15, section 12), which no language needs more than. Python sorts the
# marks of a letter in quadratic time when it normalises (python/cpython#149079): 32,000 of them
# keep it busy for more than a second.
MOST = 30
# The only characters that are no mark themselves and decompose into marks alone.
DECOMPOSE_INTO_MARKS = "\u0f73\u0f75\u0f81"


def are_too_many(text: str) -> bool:
    """Whether a letter of `text` has more than MOST marks."""
    if text.isascii():
        return False
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks > MOST:
            return True
    return False


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0 or character in DECOMPOSE_INTO_MARKS
