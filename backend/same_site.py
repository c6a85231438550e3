"""Requests that change something must come from the console's own pages (CSRF)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from backend.config import Config, is_loopback
from backend.problems import Problem


def check(config: Config, headers: Mapping[str, str]) -> None:
    """403 without the header that no foreign page can send, or with a foreign Origin."""
    if headers.get("x-requested-with") != "Mooring":
        raise Problem(403, "forbidden", "Send the header X-Requested-With: Mooring.")
    origin = headers.get("origin")
    if origin is not None and not _is_own(config, origin, headers.get("host", "")):
        raise Problem(403, "forbidden",
                      "The request comes from another site. If this is the right address, the "
                      "operator has to start the server with it as --public-url.")


def _is_own(config: Config, origin: str, host: str) -> bool:
    if origin in config.console_origins:
        return True
    if config.public_origin is not None:
        return origin == config.public_origin
    if origin != f"http://{host}".lower():
        return False
    # A foreign name that resolves to this machine (DNS rebinding) would pass the comparison.
    return not is_loopback(config.host) or is_loopback(urlsplit(origin).hostname or "")
