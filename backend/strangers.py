"""How much people without a session may ask, by network address: a token bucket for each.

It is a limit on work, kept in memory; guessing is limited in the database (limits.py).
"""

from __future__ import annotations

import threading

from backend.problems import Problem

# At once, and then a second. A console asks once or twice before somebody has signed in.
BURST = 600
PER_SECOND = 20
# Addresses that are remembered; beyond it, those that have asked nothing for a while are forgotten.
MOST_ADDRESSES = 10_000


class Strangers:
    """Counts requests of those who are not known."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        # What is left of the burst, and when that was so.
        self._left: dict[str, tuple[float, int]] = {}

    def count(self, network: str, now: int) -> None:
        """429 when it is too much; `now` in seconds."""
        with self._guard:
            left = self._now_left(network, now)
            if left < 1:
                raise Problem(429, "too-many-requests", "Too many requests. Try again in a moment.",
                              headers={"Retry-After": "1"})
            if len(self._left) >= MOST_ADDRESSES:
                self._forget(now)
            self._left[network] = (left - 1, now)

    def _now_left(self, network: str, now: int) -> float:
        left, at = self._left.get(network, (BURST, now))
        return min(BURST, left + max(0, now - at) * PER_SECOND)

    def _forget(self, now: int) -> None:
        """Those whose burst is whole again."""
        self._left = {network: entry for network, entry in self._left.items()
                      if self._now_left(network, now) < BURST}
