"""Threads for what blocks: each kind of work has its own number of them, and waits for no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio.lowlevel import RunVar

Result = TypeVar("Result")


class Pool:
    """At most `threads` pieces of work at once; more of them wait in line."""

    def __init__(self, name: str, threads: int) -> None:
        self._threads = threads
        # A limiter belongs to one event loop.
        self._limiter: RunVar[anyio.CapacityLimiter] = RunVar(f"mooring {name}")

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        return await anyio.to_thread.run_sync(work, *arguments, limiter=self._own_limiter())

    def _own_limiter(self) -> anyio.CapacityLimiter:
        try:
            return self._limiter.get()
        except LookupError:
            limiter = anyio.CapacityLimiter(self._threads)
            self._limiter.set(limiter)
            return limiter


FILES = Pool("files", 8)
REQUESTS = Pool("requests", 32)
# Each argon2 computation holds 64 MiB; more at once than this would not be faster.
PASSWORDS = Pool("passwords", 4)
# Whether the server is well is also asked when all others are in use.
HEALTH = Pool("health", 1)
