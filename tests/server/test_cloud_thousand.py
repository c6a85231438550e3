"""The 1,001st cloud account is no slower than the first.

What decides is deterministic: the same statements whatever is linked, each by an index, and those
that link one more without a step for those that are there. The times beside it are measured in one
run, in turn, so that a slow machine is slow for both.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event, func, select

from backend.app import DATABASE_FILE
from backend.database import cloud_accounts, users
from harness import Client, Site, errors_of
from many import add_accounts

# One of them is HOME, by the API.
FEW, MANY = 1, 1001
HOME = "arn:aws:iam::999999999999:role/mooring"
NEW = "arn:aws:iam::888888888888:role/mooring"
ROUNDS = 15
# Of medians: generous, because what is measured beside the database is the whole request.
AT_MOST = 3.0

Operation = Callable[[Client], httpx.Response]


def create(client: Client, alias: str, arn: str, **more: str) -> httpx.Response:
    return client.create("/cloud-accounts", {
        "alias": alias, "credentials": {"method": "aws_role", "role_arn": arn, **more}})


def first_page(client: Client) -> httpx.Response:
    return client.get("/cloud-accounts")


def search_by_alias(client: Client) -> httpx.Response:
    return client.get("/cloud-accounts", params={"q": "home"})


def search_by_identifier(client: Client) -> httpx.Response:
    return client.get("/cloud-accounts", params={"q": "iam::999999999999"})


def search_for_what_there_is_not(client: Client) -> httpx.Response:
    return client.get("/cloud-accounts", params={"q": "nobody linked this"})


def one_more(client: Client) -> httpx.Response:
    reply = create(client, "One more", NEW)
    assert reply.status_code == 201
    return reply


def one_more_with_an_external_id_seen_before(client: Client) -> httpx.Response:
    home = search_by_alias(client).json()["items"][0]
    reply = create(client, "One more", NEW, external_id=home["link"]["external_id"])
    assert reply.status_code == 201
    return reply


def same_alias(client: Client) -> httpx.Response:
    reply = create(client, "home", NEW)
    assert list(errors_of(reply)) == ["/alias"]
    return reply


def same_identity(client: Client) -> httpx.Response:
    reply = create(client, "Another", HOME)
    assert list(errors_of(reply)) == ["/credentials/role_arn"]
    return reply


LISTS: list[Operation] = [first_page, search_by_alias, search_by_identifier,
                          search_for_what_there_is_not]
LINKS: list[Operation] = [one_more, same_alias, same_identity]
ALL = [*LISTS, *LINKS, one_more_with_an_external_id_seen_before]


def site_with(folder: Path, count: int) -> Site:
    folder.mkdir()
    site = Site(folder)
    assert create(site.signed_in(), "Home", HOME).status_code == 201
    if count > 1:
        with site.services.database.read() as transaction:
            user_id = transaction.execute(select(users.c.id)).scalar_one()
        add_accounts(site.services.database, user_id, count - 1)
    with site.services.database.read() as transaction:
        assert transaction.execute(
            select(func.count()).select_from(cloud_accounts)).scalar_one() == count
    return site


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[tuple[Site, Site]]:
    """One with FEW accounts and one with MANY."""
    both = site_with(tmp_path / "few", FEW), site_with(tmp_path / "many", MANY)
    yield both
    for site in both:
        site.services.close()


class Asked:
    """What a site asks its database: statements with their parameters, and SQLite's steps."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, Any]] = []
        self.steps = 0

    def step(self) -> int:
        self.steps += 1
        return 0

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.statements]


@contextmanager
def listening(site: Site) -> Iterator[Asked]:
    asked = Asked()

    def before(_connection: Any, cursor: Any, text: str, parameters: Any, *_rest: Any) -> None:
        asked.statements.append((text, parameters))
        cursor.connection.set_progress_handler(asked.step, 1)

    def after(_connection: Any, cursor: Any, *_rest: Any) -> None:
        cursor.connection.set_progress_handler(None, 1)

    engine = site.services.database._engine
    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    yield asked
    event.remove(engine, "before_cursor_execute", before)
    event.remove(engine, "after_cursor_execute", after)


def asked_by(site: Site, operation: Operation) -> Asked:
    client = site.signed_in()
    with listening(site) as asked:
        operation(client)
    assert "cloud_accounts" in " ".join(asked.texts)
    return asked


@pytest.mark.parametrize("operation", ALL)
def test_the_database_is_asked_the_same_whatever_is_linked(
        sites: tuple[Site, Site], operation: Operation) -> None:
    few, many = (asked_by(site, operation) for site in sites)
    assert many.texts == few.texts


@pytest.mark.parametrize("operation", LINKS)
def test_linking_takes_no_step_for_what_is_linked_already(
        sites: tuple[Site, Site], operation: Operation) -> None:
    few, many = (asked_by(site, operation) for site in sites)
    assert 0 < many.steps < 1.2 * few.steps


@pytest.mark.parametrize("operation", LISTS)
def test_a_list_takes_a_few_steps_for_each_that_is_linked(
        sites: tuple[Site, Site], operation: Operation) -> None:
    """They are counted, and a search looks into each; taking each link apart would be far more."""
    few, many = (asked_by(site, operation) for site in sites)
    assert many.steps - few.steps < 40 * (MANY - FEW)


@pytest.mark.parametrize("operation", ALL)
def test_everything_is_found_by_an_index(sites: tuple[Site, Site], operation: Operation) -> None:
    _, many = sites
    asked = asked_by(many, operation)
    with sqlite3.connect(many.config.data / DATABASE_FILE) as connection:
        for text, parameters in asked.statements:
            if text.startswith(("BEGIN", "COMMIT")):
                continue
            plan = [row[3] for row in connection.execute(
                f"EXPLAIN QUERY PLAN {text}", parameters)]
            slow = [step for step in plan if "TEMP B-TREE" in step or (
                # The parts of one link, which are a handful.
                step.startswith("SCAN") and "VIRTUAL TABLE" not in step)]
            assert slow == [], f"{text}: {plan}"


def test_a_plan_without_an_index_would_be_seen(sites: tuple[Site, Site]) -> None:
    """So that the words that the test before looks for are the ones that SQLite uses."""
    _, many = sites
    with sqlite3.connect(many.config.data / DATABASE_FILE) as connection:
        plan = " ".join(row[3] for row in connection.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM cloud_accounts WHERE alias = 'a' ORDER BY link"))
    assert plan.startswith("SCAN cloud_accounts") and "TEMP B-TREE" in plan


@pytest.mark.parametrize("operation", ALL)
def test_the_1001st_is_no_slower_than_the_first(
        sites: tuple[Site, Site], operation: Operation,
        monkeypatch: pytest.MonkeyPatch) -> None:
    # Holding a page of a hundred accounts to the contract would cost more than giving it.
    monkeypatch.setattr("harness.check_reply", lambda _reply: None)
    clients = [site.signed_in() for site in sites]
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for client, taken in zip(clients, times):
            began = time.perf_counter()
            reply = operation(client)
            taken.append(time.perf_counter() - began)
            if reply.status_code == 201:  # It makes room for the next round.
                assert client.delete(f"/cloud-accounts/{reply.json()['id']}").status_code == 204
    few, many = (statistics.median(taken) for taken in times)
    assert many < AT_MOST * few, f"{1000 * many:.1f} ms beside {1000 * few:.1f} ms"
