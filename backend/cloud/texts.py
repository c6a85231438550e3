"""Forms that the set-up's texts share."""

from __future__ import annotations

import json
import shlex
from typing import Any


def indented(value: Any) -> str:
    return json.dumps(value, indent=2)


def lines(*texts: str) -> str:
    return "\n".join(texts)


def quoted(value: str) -> str:
    """A value that people entered or a provider gave, as one word of a shell."""
    return shlex.quote(value)


def file_here(name: str, content: str) -> str:
    """A shell command that writes a file; the content has no line that is EOF."""
    return f"cat > {name} <<'EOF'\n{content}\nEOF"


def step(title: str, commands: str = "", url: str | None = None) -> dict[str, Any]:
    return {"title": title, "commands": commands, "url": url}
