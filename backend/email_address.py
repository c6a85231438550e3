"""What an e-mail address looks like: the same when an account is added as when signing in."""

from __future__ import annotations

import unicodedata

# RFC 5321, section 4.5.3.1, and erratum 1690 of RFC 3696.
LONGEST = 254
LONGEST_LOCAL_PART = 64
LONGEST_LABEL = 63
# RFC 5322, section 3.2.3; quoted local parts are legal and used by nobody.
SPECIAL = frozenset('()<>[]:;@\\,"')


def is_valid(address: str) -> bool:
    """A dot-atom, @, and a domain of at least two labels; letters of any script (RFC 6531).

    Not the beginning of an encoded word (RFC 2047): in a header it would mean another text.
    """
    local, _, domain = address.rpartition("@")
    return "=?" not in address and len(address.encode(errors="replace")) <= LONGEST \
        and _is_local_part(local) and _is_domain(domain)


def _is_local_part(text: str) -> bool:
    return len(text.encode(errors="replace")) <= LONGEST_LOCAL_PART and all(
        atom and not any(_is_unfit(character) for character in atom) for atom in text.split("."))


def _is_unfit(character: str) -> bool:
    """Separates, controls, or is invisible."""
    return character in SPECIAL or unicodedata.category(character)[0] in "CZ"


def _is_domain(text: str) -> bool:
    labels = text.split(".")
    return len(labels) > 1 and all(map(_is_label, labels)) and not labels[-1].isdigit()


def _is_label(text: str) -> bool:
    return 0 < len(text) <= LONGEST_LABEL and text[0] != "-" and text[-1] != "-" and all(
        character == "-" or unicodedata.category(character)[0] in "LMN" for character in text)
