"""How much one client may ask: a token bucket for each, kept in memory.

It is a limit on work. Guessing is limited in the database (limits.py).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from backend.problems import Problem


@dataclass(frozen=True)
class Rate:
    """At most `burst` at once, and then `per_second`."""

    burst: int
    per_second: int


# Of those who are not known, by network: a console asks once or twice before somebody signs in.
ANONYMOUS = Rate(600, 20)
# Changes of an account, by whichever session or key: each writes a line into its activity.
CHANGES = Rate(3000, 5)
# Clients that are remembered; beyond it, those that have asked nothing for the longest time are
# forgotten.
MOST_CLIENTS = 10_000


class TokenBuckets:
    """Counts what each client asks."""

    def __init__(self, rate: Rate, most: int = MOST_CLIENTS) -> None:
        self._rate = rate
        self._most = most
        self._guard = threading.Lock()
        # What is left, and when that was so; the one that asked last comes last.
        self._left: OrderedDict[object, tuple[float, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._left)

    def take(self, client: object, now: int) -> None:
        """429 when it is too much; `now` in seconds."""
        with self._guard:
            left = self._now_left(client, now)
            if left < 1:
                raise Problem(429, "too-many-requests", "Too many requests. Try again in a moment.",
                              headers={"Retry-After": "1"})
            self._left[client] = (left - 1, now)
            self._left.move_to_end(client)
            if len(self._left) > self._most:
                self._left.popitem(last=False)

    def _now_left(self, client: object, now: int) -> float:
        left, at = self._left.get(client, (self._rate.burst, now))
        return min(self._rate.burst, left + max(0, now - at) * self._rate.per_second)
