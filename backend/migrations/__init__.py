"""Bringing the file of an older program up to date, by alembic.

A change of the tables is a change of `backend.database`, for new files, and a file in versions/,
for older ones: its SQL stands in it as it was written, because the tables go on changing. Its
number becomes HEAD. Everything happens in the transaction of the caller, so a file is of one
version or of the other, also when the power fails, and of two programs that start at once one
waits.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Connection

from backend.config import ConfigurationError

HEAD = "0007"
VERSIONS = Path(__file__).parent / "versions"
# Where programs look that are older than alembic here; they refuse a greater number than theirs. A
# revision that they must not meet makes it greater.
USER_VERSION = 5


def revision_of(transaction: Connection) -> str | None:
    """Which revision the file has; None for an empty one. A newer one is a ConfigurationError."""
    version = transaction.exec_driver_sql("PRAGMA user_version").scalar_one()
    if not 0 <= version <= USER_VERSION:
        raise _unknown(str(version))
    stamped = transaction.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if not stamped:
        return f"{version:04}" if version else None
    revision = str(transaction.exec_driver_sql(
        "SELECT version_num FROM alembic_version").scalar_one())
    if not (VERSIONS / f"v{revision}.py").is_file():
        raise _unknown(revision)
    return revision


def _unknown(version: str) -> ConfigurationError:
    return ConfigurationError(
        f"The database has schema version {version}; this program knows {HEAD} and older ones. "
        "Start the newer program that has made it.")


def stamp(transaction: Connection, revision: str = HEAD) -> None:
    """Write the revision into a file that has none, as alembic does."""
    transaction.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")
    transaction.exec_driver_sql("DELETE FROM alembic_version")
    transaction.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))
    transaction.exec_driver_sql(f"PRAGMA user_version = {USER_VERSION}")


def upgrade(transaction: Connection, revision: str) -> None:
    """From `revision` to HEAD."""
    # Two thirds of a second, which only older files cost.
    from alembic import command
    from alembic.config import Config
    stamp(transaction, revision)
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.attributes["connection"] = transaction
    command.upgrade(settings, "head")
