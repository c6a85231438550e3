"""The demonstration's account, which only a demonstration opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from backend import demo
from harness import Client, Site, code_of, told
from processes import Server, sign_in


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path, demo=True)
    demo.add_account(site.services)
    yield site
    site.services.database.close()


@pytest.fixture
def visitor(demonstration: Site) -> Client:
    return demonstration.client().sign_in(demo.EMAIL, demo.PASSWORD)


@pytest.fixture
def site(demonstration: Site) -> Iterator[Site]:
    """The same data without --demo."""
    site = Site(demonstration.config.data, add_account=False)
    yield site
    site.services.database.close()


def test_the_account_is_made_once(demonstration: Site, visitor: Client) -> None:
    demo.add_account(demonstration.services)
    assert visitor.get("/session").json()["user"]["email"] == demo.EMAIL


def test_without_the_demonstration_its_password_is_wrong(site: Site) -> None:
    known = site.client().post("/session", {"email": demo.EMAIL, "password": demo.PASSWORD})
    unknown = site.client().post("/session", {"email": "eve@example.com", "password": "x"})
    assert (known.status_code, code_of(known)) == (401, "wrong-credentials")
    assert told(known) == told(unknown)


def test_nor_do_its_sessions_count(site: Site, visitor: Client) -> None:
    client = site.client()
    client.http.cookies = visitor.http.cookies
    assert client.get("/session").json()["state"] == "signed_out"
    assert client.get("/profile").status_code == 401


def test_nor_do_its_keys(site: Site, visitor: Client) -> None:
    key = visitor.new_key()
    reply = site.client().get("/profile", headers={"x-api-key": key})
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
    assert visitor.get("/profile", headers={"x-api-key": key}).status_code == 200


def test_other_accounts_are_open_to_both(site: Site, demonstration: Site) -> None:
    site.signed_in()
    demonstration.signed_in()


def test_a_server_on_the_data_of_a_demonstration_keeps_it_out(folders: list[str]) -> None:
    server = Server("--demo", *folders)
    cookies = sign_in(server.address, demo.EMAIL, demo.PASSWORD).cookies
    server.stop()
    server = Server(*folders)
    assert sign_in(server.address, demo.EMAIL, demo.PASSWORD).status_code == 401
    reply = httpx.get(f"{server.address}/api/v1/profile", cookies=cookies)
    assert reply.status_code == 401
    server.stop()
