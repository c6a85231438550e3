"""The fixtures: a site, a stranger's client, and a client that is signed in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import Client, Site
from inbox import Inbox, running

# Each site writes a database, and SQLite waits for the disk with each transaction: in memory the
# tests take a third of the time.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Long values, some of them made anew for each run, are counted instead of shown: processes
    that share the tests out have to call them alike."""
    return argname if isinstance(val, str) and len(val) > 60 else None


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.services.close()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with running() as inbox:
        yield inbox


@pytest.fixture
def mailing_site(tmp_path: Path, inbox: Inbox) -> Iterator[Site]:
    """A site whose e-mails go to `inbox`."""
    site = Site(tmp_path, mail=inbox.server)
    yield site
    site.services.close()


@pytest.fixture
def stranger(site: Site) -> Client:
    return site.client()


@pytest.fixture
def client(site: Site) -> Client:
    return site.signed_in()


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Arguments for a data folder and a console of one page."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("<title>Mooring</title>")
    return ["--data", str(tmp_path / "var"), "--dist", str(tmp_path / "dist")]
