"""From where a request comes: address, browser and system, in the short names that people know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request

# Whoever builds on another browser names it as well, so the special ones come first.
BROWSERS = (
    ("Edg(?:e|A|iOS)?", "Edge"), ("OPR|Opera", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"), ("Firefox|FxiOS", "Firefox"), ("CriOS|HeadlessChrome|Chrome", "Chrome"),
    ("Version(?=.*Safari)", "Safari"), ("curl", "curl"), ("python-requests|python-httpx", "Python"),
)
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X|Macintosh", "macOS"), ("Linux|X11", "Linux"),
)
UNKNOWN_BROWSER = "Unknown browser"
UNKNOWN_SYSTEM = "Unknown system"
# What browsers send is shorter; the rest of a longer one is not looked at.
LONGEST = 512


@dataclass(frozen=True)
class Visitor:
    """Who says what they are; only the address is certain."""

    address: str
    browser: str
    system: str


def address_of(request: Request) -> str:
    """Of the client, as `proxies` found it."""
    return str(request.client.host) if request.client else ""


def visitor(address: str, user_agent: str) -> Visitor:
    return Visitor(address, *describe(user_agent))


def describe(user_agent: str) -> tuple[str, str]:
    """Browser with its main version, and system."""
    text = user_agent[:LONGEST]
    return _browser(text), next(
        (name for pattern, name in SYSTEMS if re.search(pattern, text)), UNKNOWN_SYSTEM)


def _browser(text: str) -> str:
    for pattern, name in BROWSERS:
        if found := re.search(rf"\b(?:{pattern})/([0-9]{{1,4}})", text):
            return f"{name} {found[1]}"
    return UNKNOWN_BROWSER
