"""What an API key may do: read, or read and write, everywhere or in single sections.

A scope is `read` or `write`, alone for all sections, or after a section's name and a colon. The
sections are the tags of the contract. Writing includes reading.
"""

from __future__ import annotations

from collections.abc import Set

from backend.contract import Operation

# Who a key belongs to, each key may ask.
FREE_SECTION = "session"


def allow(scopes: Set[str], operation: Operation) -> bool:
    if operation.section == FREE_SECTION:
        return True
    rights = ("write",) if operation.method != "GET" else ("read", "write")
    return any(right in scopes or f"{operation.section}:{right}" in scopes for right in rights)


def needed(operation: Operation) -> str:
    """The least that allows it."""
    return f"{operation.section}:{'read' if operation.method == 'GET' else 'write'}"
