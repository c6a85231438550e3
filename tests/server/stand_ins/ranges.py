"""A service of breached passwords, asked by ranges of their hashes."""

from __future__ import annotations

import hashlib

from stand_ins.stand_in import Answer, Request, StandIn


class Ranges(StandIn):
    """Knows `breached`, and what is not breached but stands among the padding."""

    def __init__(self, breached: tuple[str, ...] = (), padding: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.counts = {digits_of(password): 0 for password in padding} | {
            digits_of(password): 42 for password in breached}

    def answer(self, request: Request) -> Answer:
        start = request.path.removeprefix("/range/")
        assert len(start) == 5 and request.headers["Add-Padding"] == "true"
        lines = [f"{'0' * 30}{number:05X}:0" for number in range(800)]
        lines += [f"{digits[5:]}:{count}" for digits, count in self.counts.items()
                  if digits.startswith(start)]
        return Answer(200, "\r\n".join(lines).encode(), {"Content-Type": "text/plain"})


def digits_of(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest().upper()
