"""What the person who runs the server decides: command line and environment, checked."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from backend import addresses
from backend.cloud.platform import Platform
from backend.timestamps import DAY, HOUR, MINUTE


class ConfigurationError(Exception):
    """Why the server cannot start: a sentence for the person who started it."""


@dataclass(frozen=True)
class SessionLimits:
    """Seconds until a session ends when nothing is asked, and in any case.

    The defaults are those of NIST SP 800-63B-4, section 2.2.3, for two factors.
    """

    idle: int = HOUR
    lifetime: int = DAY


@dataclass(frozen=True)
class MailServer:
    """Where e-mail is handed over, and in whose name. `tls` is from the first byte."""

    host: str
    port: int
    tls: bool
    sender: str
    user: str = ""
    password: str = ""


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
    # Addresses and networks of proxies on other machines, which are believed for whom they speak.
    trusted_proxies: tuple[str, ...] = ()
    sessions: SessionLimits = SessionLimits()
    # None: nobody is written to.
    mail: MailServer | None = None
    # Base address of the service of breached passwords; None: it is not asked.
    breached_passwords: str | None = None
    # Origins where the console is as well: its pages there may use this API.
    console_origins: tuple[str, ...] = ()
    # Host and port for Prometheus; None: nothing is counted.
    metrics: tuple[str, int] | None = None
    # Seconds to go on accepting after SIGTERM while /readyz says no.
    drain: int = 0
    # One of logs.FORMATS; None: what suits whoever reads.
    log_format: str | None = None

    @property
    def secure(self) -> bool:
        """People reach the site by https."""
        return self.public_origin is not None and self.public_origin.startswith("https://")

    @property
    def is_public(self) -> bool:
        """Others than this machine reach it."""
        own = [self.public_origin] if self.public_origin is not None else []
        return not is_loopback(self.host) or not all(
            is_loopback(urlsplit(origin).hostname or "")
            for origin in (*own, *self.console_origins))


def is_loopback(host: str) -> bool:
    """A name or address that only this machine can reach."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin_of(url: str, option: str = "--public-url") -> str:
    """The origin of an http(s) address, as browsers write it in the Origin header."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ConfigurationError(f"{option} {url} is not an address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(f"{option} needs an address such as https://console.example.com.")
    if parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise ConfigurationError(f"{option} takes scheme, host and port only, without a path.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default_port = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, default_port) else "")


def read_proxies(texts: Sequence[str]) -> tuple[str, ...]:
    """Addresses and networks, one or several to a text, as --trusted-proxy gives them."""
    try:
        return tuple(str(addresses.network(address)) for text in texts
                     for address in text.split(","))
    except ValueError:
        raise ConfigurationError(
            "--trusted-proxy takes IP addresses such as 192.0.2.10 and networks such as "
            "10.0.0.0/8, with commas between several.") from None


def read_listening_address(text: str | None) -> tuple[str, int] | None:
    """Host and port of --metrics: 127.0.0.1:9100, [::1]:9100, or a port alone of 127.0.0.1."""
    if text is None:
        return None
    found = re.fullmatch(
        r"(?:(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<host>[\w.-]+)):)?(?P<port>[0-9]{1,5})", text)
    if not found or int(found["port"]) > 65535:
        raise ConfigurationError("--metrics takes host and port, such as 127.0.0.1:9100.")
    return found["six"] or found["host"] or "127.0.0.1", int(found["port"])


def read_session_limits(idle_minutes: int, lifetime_hours: int) -> SessionLimits:
    limits = SessionLimits(idle_minutes * MINUTE, lifetime_hours * HOUR)
    if not MINUTE * 5 <= limits.idle <= limits.lifetime <= 30 * DAY:
        raise ConfigurationError(
            "--session-idle takes at least 5 minutes, and --session-lifetime at least as much and "
            "at most 720 hours.")
    return limits


def check(config: Config) -> None:
    """Refuse combinations that are unsafe or cannot work."""
    if config.demo and config.is_public:
        place = f"listen on {config.host}" if not is_loopback(config.host) else \
            f"serve {config.public_origin}"
        raise ConfigurationError(
            f"--demo has a password that everybody knows, so it does not {place}; start it on "
            "127.0.0.1 alone, or add an account of your own with: serve.py add-user EMAIL")
    if not 0 <= config.drain <= 300:
        raise ConfigurationError("--drain takes at most 300 seconds.")
    if not 0 <= config.port <= 65535:
        raise ConfigurationError("--port must be between 0 and 65535.")
