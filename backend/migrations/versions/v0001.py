"""The first tables. Files of that version are older than alembic here, and none is made any more.

New files are made as `backend.database` describes them and begin with the last revision.
"""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    raise NotImplementedError("a file is never older than its first version")
