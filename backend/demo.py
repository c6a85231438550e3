"""The demonstration's account. Everybody knows its password, so only `--demo` opens it.

A data folder can serve both: the account stays in it, but without `--demo` nobody signs in to it,
and neither its sessions nor its API keys count.
"""

from __future__ import annotations

from backend import users
from backend.call import Services
from backend.config import Config

# Of a domain that is nobody's (RFC 2606).
EMAIL = "demo@example.com"
PASSWORD = "mooring-demo-password"


def is_its_address(email: str) -> bool:
    return users.email_key(email) == EMAIL


def is_closed(config: Config, email: str) -> bool:
    """Whether the account is the demonstration's, and this is not one."""
    return not config.demo and is_its_address(email)


def add_account(services: Services) -> None:
    """Make the account unless it is there."""
    users.add(services.database, services.passwords, EMAIL, PASSWORD, services.clock())
