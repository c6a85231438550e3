"""Time inside the server is whole seconds since 1970 in UTC; on the wire it is RFC 3339."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timezone

Clock = Callable[[], int]

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def system_clock() -> int:
    return int(time.time())


def rfc3339(seconds: int) -> str:
    """`2026-03-01T09:30:00Z`"""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def rfc3339_or_none(seconds: int | None) -> str | None:
    return None if seconds is None else rfc3339(seconds)
