"""Asking a service whether a password is known from breaches, without telling it which.

The service is one of the operator's choice with the interface of "Have I Been Pwned, Pwned
Passwords": it is told the first five digits of a SHA-1 hash, and lists what follows in all hashes
that it has with them. Padding hides from the size of the answer what was asked for.

A service that does not answer stops nobody: the password has passed all other rules by then.
"""

from __future__ import annotations

import hashlib
import logging
import re
from urllib.parse import urlsplit

from backend.cloud.outbound import Garbled, Limits, Outbound, Reply, Stopped, Unreachable
from backend.config import ConfigurationError, is_loopback
from backend.passwords import normalised

PREFIX_LENGTH = 5
# Lines of padding are found no times.
LINE = re.compile(r"([0-9A-F]{35}):([0-9]{1,12})")
# In seconds. Somebody waits for it, with a new password in the form.
LIMITS = Limits(connect=1.0, silence=1.0, overall=2.0)

BREACHED = "This password is on a list of breached ones, which are tried first. Choose another one."

logger = logging.getLogger("mooring.passwords")


class BreachedPasswords:
    """The service at `base`, asked as `base`/range/ABCDE; without one nothing is breached."""

    def __init__(self, base: str | None, proxy: str | None = None, limits: Limits = LIMITS) -> None:
        self._base = base
        self._outbound = Outbound(limits, proxy)

    def includes(self, password: str) -> bool:
        """Blocks for two seconds at most. False, and a line in the log, when nobody can tell."""
        if self._base is None:
            return False
        digest = hashlib.sha1(normalised(password).encode(), usedforsecurity=False)
        digits = digest.hexdigest().upper()
        try:
            reply = self._outbound.exchange().send(
                "GET", f"{self._base}/range/{digits[:PREFIX_LENGTH]}",
                {"Add-Padding": "true", "User-Agent": "Mooring"})
            return digits[PREFIX_LENGTH:] in _found(reply)
        except Garbled:
            why = "gave no list"
        except (Stopped, Unreachable):
            why = "did not answer"
        # Nothing of the password, and no address: its end tells the first digits.
        logger.warning("The service of breached passwords %s. A password was not looked up.", why)
        return False

    def close(self) -> None:
        self._outbound.close()


def _found(reply: Reply) -> set[str]:
    """The ends of the hashes that were found; Garbled when it is no list of them."""
    lines = [LINE.fullmatch(line) for line in reply.body.decode("ascii", "replace").split()]
    if reply.status != 200 or None in lines:
        raise Garbled
    return {line[1] for line in lines if line and int(line[2])}


def read_address(url: str | None) -> str | None:
    """The base of --breached-passwords. An answer that others could change is worth nothing."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        is_safe = parts.scheme == "https" or (
            parts.scheme == "http" and is_loopback(parts.hostname or ""))
        is_base = bool(parts.hostname) and not (parts.query or parts.fragment) and parts.port != 0
    except ValueError:
        is_safe = is_base = False
    if not (is_safe and is_base):
        raise ConfigurationError(
            "--breached-passwords needs an address such as https://api.pwnedpasswords.com; without "
            "https only on this machine.")
    return url.rstrip("/")
