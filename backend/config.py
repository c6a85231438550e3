"""What the person who runs the server decides: command line and environment, checked."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

# The account of AWS's documentation and a made-up application: for trying out, never to be trusted.
DEMO_AWS_ACCOUNT_ID = "111122223333"
DEMO_AZURE_APPLICATION_ID = "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9"

AWS_ACCOUNT_ID = re.compile(r"[0-9]{12}")
UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


class ConfigurationError(Exception):
    """Why the server cannot start: a sentence for the person who started it."""


@dataclass(frozen=True)
class Platform:
    """Who the customers' clouds are asked to trust; None where the operator has not said."""

    aws_account_id: str | None
    azure_application_id: str | None


@dataclass(frozen=True)
class Config:
    """`public_origin` is scheme://host[:port] without a path; None when it is the address bound."""

    host: str
    port: int
    data: Path
    dist: Path
    public_origin: str | None
    demo: bool
    platform: Platform
    # Addresses of proxies on other machines, which are believed for whom they speak.
    trusted_proxies: tuple[str, ...] = ()

    @property
    def secure(self) -> bool:
        """People reach the site by https."""
        return self.public_origin is not None and self.public_origin.startswith("https://")

    @property
    def is_public(self) -> bool:
        """Others than this machine reach it."""
        return not is_loopback(self.host) or (
            self.public_origin is not None
            and not is_loopback(urlsplit(self.public_origin).hostname or ""))


def is_loopback(host: str) -> bool:
    """A name or address that only this machine can reach."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin_of(public_url: str) -> str:
    """The origin of an http(s) address, as browsers write it in the Origin header."""
    try:
        parts = urlsplit(public_url)
        port = parts.port
    except ValueError:
        raise ConfigurationError(f"--public-url {public_url} is not an address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            "--public-url needs an address such as https://console.example.com.")
    if parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise ConfigurationError("--public-url takes scheme, host and port only, without a path.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default_port = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, default_port) else "")


def read_proxies(texts: Sequence[str]) -> tuple[str, ...]:
    """IP addresses, one or several to a text, as --trusted-proxy gives them."""
    try:
        return tuple(str(ipaddress.ip_address(address.strip()))
                     for text in texts for address in text.split(","))
    except ValueError:
        raise ConfigurationError(
            "--trusted-proxy takes IP addresses such as 192.0.2.10, with commas between several."
        ) from None


def read_platform(environment: Mapping[str, str], demo: bool) -> Platform:
    """MOORING_AWS_ACCOUNT_ID and MOORING_AZURE_APPLICATION_ID; examples stand in for a demo."""
    account = environment.get("MOORING_AWS_ACCOUNT_ID") or None
    application = environment.get("MOORING_AZURE_APPLICATION_ID") or None
    if account and not AWS_ACCOUNT_ID.fullmatch(account):
        raise ConfigurationError("MOORING_AWS_ACCOUNT_ID must have 12 digits.")
    if application and not UUID.fullmatch(application):
        raise ConfigurationError("MOORING_AZURE_APPLICATION_ID must be a UUID.")
    if demo:
        return Platform(account or DEMO_AWS_ACCOUNT_ID, application or DEMO_AZURE_APPLICATION_ID)
    return Platform(account, application)


def check(config: Config) -> None:
    """Refuse combinations that are unsafe or cannot work."""
    if config.demo and config.is_public:
        place = f"listen on {config.host}" if not is_loopback(config.host) else \
            f"serve {config.public_origin}"
        raise ConfigurationError(
            f"--demo has a password that everybody knows, so it does not {place}; start it on "
            "127.0.0.1 alone, or add an account of your own with: serve.py add-user EMAIL")
    if not 0 <= config.port <= 65535:
        raise ConfigurationError("--port must be between 0 and 65535.")
