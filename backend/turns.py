"""Taking turns: a lock whose waiters are served in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Busy(Exception):
    """What was waited for is in use by others; in so many `seconds` it may be free."""

    def __init__(self, seconds: int = 2) -> None:
        super().__init__(f"it may be free in {seconds} seconds")
        self.seconds = seconds


class Turns:
    """`threading.Lock` may pass one waiter over again and again; this does not."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        # Whoever comes first has its turn, and its event is set.
        self._line: deque[threading.Event] = deque()

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Wait for the turn and have it during the block; Busy after `patience` seconds."""
        mine = threading.Event()
        with self._guard:
            self._line.append(mine)
            self._line[0].set()
        try:
            if not mine.wait(patience):
                raise Busy
            yield
        finally:
            with self._guard:
                self._line.remove(mine)
                if self._line:
                    self._line[0].set()
