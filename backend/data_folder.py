"""Who works on a data folder: many programs together, or one alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.config import ConfigurationError

# Empty; who has locked it serves.
SERVER_FILE = "server.lock"


@contextmanager
def shared(folder: Path) -> Iterator[None]:
    """Work on the folder beside others during the block."""
    with _locked(folder, fcntl.LOCK_SH,
                 f"The secrets in {folder} are being sealed with another key, or a backup takes "
                 "their place. Try again in a moment."):
        yield


@contextmanager
def serving(folder: Path) -> Iterator[None]:
    """Work on the folder beside commands, and as its only server.

    Two would send each e-mail twice, and break off each other's tests of links.
    """
    with shared(folder), _locked(folder / SERVER_FILE, fcntl.LOCK_EX,
                                 f"A server is running on {folder} already."):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Work on the folder while nobody else does."""
    with _locked(folder, fcntl.LOCK_EX,
                 f"A server is running on {folder}. Stop it first: it would go on with the old "
                 "key and database."):
        yield


@contextmanager
def _locked(place: Path, kind: int, refusal: str) -> Iterator[None]:
    # The system lets go of it when the process ends, however it ends.
    handle = os.open(place, os.O_RDONLY | (0 if place.is_dir() else os.O_CREAT), 0o600)
    try:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigurationError(refusal) from None
        yield
    finally:
        os.close(handle)
