"""Which site passkeys belong to (WebAuthn: the relying party), or why they cannot belong to it.

Their id is a host name, and browsers offer them on secure pages only: by https, or on this machine
under the name localhost.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from backend.call import Call
from backend.config import is_loopback
from backend.problems import Problem

BY_ADDRESS = "Passkeys need a site with a name, and this one was opened by an address of " \
    "numbers. On the machine that it runs on, localhost will do in place of the numbers."
NOT_SECURE = "Passkeys need a site that is opened by https."


@dataclass(frozen=True)
class RelyingParty:
    """`id` is the host name, `origin` what browsers write as the origin."""

    id: str
    origin: str


def of(call: Call) -> RelyingParty:
    """The site of this request; 409 when it cannot have passkeys."""
    origin = _origin(call)
    if reason := why_not(origin):
        raise Problem(409, "passkeys-unavailable", reason)
    return RelyingParty(urlsplit(origin).hostname or "", origin)


def is_possible(call: Call) -> bool:
    return why_not(_origin(call)) is None


def support(call: Call) -> dict[str, Any]:
    """For the console, before it offers passkeys."""
    reason = why_not(_origin(call))
    return {"available": reason is None, "reason": reason}


def why_not(origin: str) -> str | None:
    """A sentence for the person; None when pages of `origin` can use passkeys."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return BY_ADDRESS
    name = parts.hostname or ""
    if _is_address(name):
        return BY_ADDRESS
    return None if parts.scheme == "https" or is_loopback(name) else NOT_SECURE


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _origin(call: Call) -> str:
    """As `same_site` compares it. Without a configured address only names of this machine pass, so
    a foreign name that resolves to it (DNS rebinding) gets no passkeys.
    """
    origin: str | None = call.headers.get("origin")
    if origin in call.services.config.console_origins:
        return origin or ""
    return call.services.config.public_origin or f"http://{call.headers.get('host', '')}".lower()
