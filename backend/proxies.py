"""Which proxies are believed when they say for whom they speak."""

from __future__ import annotations

from backend.config import Config


def believed(config: Config) -> list[str]:
    """Their addresses as those of a socket are written.

    Anybody could send X-Forwarded-For, so only proxies named by the operator are believed, and
    those on this machine if there is one.
    """
    here = ["127.0.0.1", "::1"] if config.public_origin is not None else []
    addresses = [*here, *config.trusted_proxies]
    # A socket for both families shows IPv4 so.
    return [*addresses, *(f"::ffff:{address}" for address in addresses if ":" not in address)]
