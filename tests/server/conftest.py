"""The fixtures: a site, a stranger's client, and a client that is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import Client, Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.services.database.close()


@pytest.fixture
def stranger(site: Site) -> Client:
    return site.client()


@pytest.fixture
def client(site: Site) -> Client:
    return site.signed_in()
