"""Thread pools with fair queues, one for each kind of work that blocks.

First come, first served. There are few threads, because Python runs one of them at a time: more
only take the processor from each other.
"""

from __future__ import annotations

import asyncio
import contextvars
import math
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from backend.turns import Busy

Result = TypeVar("Result")

# Who would have to wait longer is told to come back.
MOST_SECONDS_TO_WAIT = 5.0
# How much of the estimate is the piece of work that was done last.
WEIGHT_OF_THE_LAST = 0.1


class Pool:
    """At most `threads` pieces of work at once; more of them wait in the order in which they came.

    `seconds` is what one piece takes, until that has been seen.
    """

    def __init__(self, name: str, threads: int, seconds: float = 0.01) -> None:
        self._threads = threads
        self._executor = ThreadPoolExecutor(threads, f"mooring {name}")
        self._guard = threading.Lock()
        # Waiting or under way.
        self._accepted = 0
        self._seconds = seconds

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Do it in a thread; Busy when it would wait for longer than MOST_SECONDS_TO_WAIT."""
        with self._guard:
            wait = self._expected_wait()
            if wait > MOST_SECONDS_TO_WAIT:
                raise Busy(math.ceil(wait))
            self._accepted += 1
        # The log tells by a context variable which request it is that works in a thread.
        context = contextvars.copy_context()

        def in_context() -> Result:
            return context.run(lambda: self._do(work, arguments))

        return await asyncio.get_running_loop().run_in_executor(self._executor, in_context)

    def _expected_wait(self) -> float:
        """For who comes now: as many rounds as there is work before them for all threads."""
        return self._accepted // self._threads * self._seconds

    def _do(self, work: Callable[..., Result], arguments: tuple[object, ...]) -> Result:
        started = time.monotonic()
        try:
            return work(*arguments)
        finally:
            seconds = time.monotonic() - started
            with self._guard:
                self._accepted -= 1
                self._seconds += (seconds - self._seconds) * WEIGHT_OF_THE_LAST


CORES = os.cpu_count() or 1

FILES = Pool("files", 2)
READS = Pool("reads", 2)
# One at a time writes to the database; meanwhile another can be read and judged.
WRITES = Pool("writes", 2)
# Each argon2 computation holds 64 MiB and keeps a processor busy for a fifth of a second.
PASSWORDS = Pool("passwords", CORES, seconds=0.2)
# How good a password is, while somebody types it: some of Python's time, which others need, too.
ESTIMATES = Pool("estimates", 1, seconds=0.04)
# Whether a private key is sound: up to a quarter of a second.
KEYS = Pool("keys", 1, seconds=0.25)
# Whether the server is well is also asked when all others are in use.
HEALTH = Pool("health", 1)
