"""Sites whose links are tested, with stand-ins for the providers; imported by tests as fixtures."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.cloud.outbound import Limits
from backend.cloud.platform import Platform
from backend.cloud.platform_file import read_platform
from harness import Client, Site
from stand_ins.world import World
from test_cloud_accounts import ACCESS_KEY, ROLE, SERVICE_ACCOUNT, SUBSCRIPTION, link

# A test against a provider that is silent takes as long as these say.
QUICK = Limits(connect=0.6, silence=0.6, overall=1.5)
ARN = ROLE["role_arn"]
KEY_ID = ACCESS_KEY["access_key_id"]
SUBSCRIPTION_ID = SUBSCRIPTION["subscription_id"].lower()
TENANT = SUBSCRIPTION["tenant_id"].lower()
PROJECT = "analytical-engines"

WAYS: list[tuple[dict[str, str], str]] = [
    (ROLE, "aws"), (ACCESS_KEY, "aws"), (SUBSCRIPTION, "azure"), (SERVICE_ACCOUNT, "gcp")]


@pytest.fixture
def world() -> Iterator[World]:
    """Providers at which everything is set up as it should be."""
    world = World()
    world.sts.roles[ARN] = "*"
    world.sts.keys[KEY_ID] = {"secret": ACCESS_KEY["secret_access_key"]}
    world.azure.tenants[TENANT] = {}
    world.azure.subscriptions[SUBSCRIPTION_ID] = {"tenant": TENANT}
    world.google.admit(SERVICE_ACCOUNT["key"])
    yield world
    world.close()


def platform_of(world: World) -> Platform:
    """As the server reads it."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write(world.platform_file())
        file.flush()
        return read_platform({}, False, Path(file.name))


@pytest.fixture
def site(tmp_path: Path, world: World) -> Iterator[Site]:
    """A site whose platform is configured, by a real file, to ask the stand-ins."""
    site = Site(tmp_path, platform=platform_of(world), limits=QUICK)
    yield site
    site.services.close()
    assert [thread for thread in threading.enumerate() if "mooring-test" in thread.name] == []


def settled(client: Client, account: dict[str, Any]) -> dict[str, Any]:
    """The account when neither it nor a replacement is under test any more."""
    for _ in range(400):
        answer: dict[str, Any] = client.get(f"/cloud-accounts/{account['id']}").json()
        replacement = answer["replacement"] or {}
        if "testing" not in (answer["status"], replacement.get("status")):
            return answer
        time.sleep(0.02)
    raise AssertionError("the test has no end")


def outcome(client: Client, credentials: object) -> dict[str, Any]:
    return settled(client, link(client, credentials))
