"""Cursors, limits, orders and searches of lists, and what a page of a long one costs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select

from backend import api_keys as keys_module
from backend.app import DATABASE_FILE
from backend.cloud import account_list
from backend.database import api_keys, cloud_accounts, users
from backend.pages import MAX_INTEGER, Order, page_query, read_cursor, write_cursor
from harness import Client, Site, code_of
from many import add_accounts, add_keys

LISTS = ["/api-keys", "/cloud-accounts"]
EMPTY: dict[str, dict[str, Any]] = {
    "/api-keys": {"items": [], "next_cursor": None, "total": 0, "total_unfiltered": 0,
                  "total_expiring": 0},
    "/cloud-accounts": {"items": [], "next_cursor": None, "total": 0,
                        "linked": {"aws": 0, "azure": 0, "gcp": 0}},
}
BAD_CURSORS = [
    "", "x", "=", "????", "bm90IGpzb24", "W10", "WzFd", "WzFd\n", "ü", "WyJcdWQ4MDAiLCJhIl0",
    write_cursor("-created_at", []), write_cursor("-created_at", [-1]),
    write_cursor("-created_at", [2 ** 63]), write_cursor("-created_at", [1, 2]),
    write_cursor("provider", ["aws"]), write_cursor("provider", ["aws", 1]),
    write_cursor("name", ["a"]), write_cursor("alias", ["a", "aws"]),
]
MANY = 3000
KEY_ORDERS = sorted(keys_module.ORDERS)
ACCOUNT_ORDERS = sorted(account_list.ORDERS)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("cursor", BAD_CURSORS)
def test_a_cursor_that_no_list_in_this_order_gave_is_refused(
        client: Client, path: str, cursor: str) -> None:
    reply = client.get(path, params={"cursor": cursor})
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", ["0", "201", "-1", "1.5", "ten", "", "9" * 20, "٣", " 5"])
def test_a_limit_out_of_bounds_is_refused(client: Client, path: str, limit: str) -> None:
    reply = client.get(path, params={"limit": limit}, bad=True)
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")
    assert reply.json()["detail"].startswith("limit is not valid. ")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", ["1", "200", "0000000001"])
def test_the_bounds_themselves_are_fine(client: Client, path: str, limit: str) -> None:
    assert client.get(path, params={"limit": limit}).json() == EMPTY[path]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", [
    {"sort": "colour"}, {"sort": ""}, {"sort": "--name"}, {"q": "x" * 257}])
def test_an_order_or_search_that_there_is_not_is_refused(
        client: Client, path: str, query: dict[str, str]) -> None:
    reply = client.get(path, params=query, bad=True)
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")


@pytest.mark.parametrize("query", [{"provider": "ibm"}, {"status": "fine"}])
def test_a_filter_that_there_is_not_is_refused(client: Client, query: dict[str, str]) -> None:
    reply = client.get("/cloud-accounts", params=query, bad=True)
    assert (reply.status_code, code_of(reply)) == (400, "invalid-request")


@given(st.text(), st.lists(st.one_of(st.integers(0, MAX_INTEGER), st.text(
    st.characters(blacklist_categories=["Cs"])))))
def test_a_position_survives_the_cursor(order: str, position: list[int | str]) -> None:
    order = order.encode("utf-8", "ignore").decode()
    assert read_cursor(write_cursor(order, position), order,
                       [type(part) for part in position]) == position


def user_id(site: Site) -> int:
    with site.services.database.read() as transaction:
        return int(transaction.execute(select(users.c.id)).scalar_one())


@pytest.fixture
def rich(site: Site) -> Iterator[Client]:
    """Somebody with far more than a page of each."""
    add_keys(site.services.database, user_id(site), MANY)
    add_accounts(site.services.database, user_id(site), MANY)
    yield site.signed_in()


def walk(client: Client, path: str, **query: object) -> Iterator[dict[str, Any]]:
    """Every item of a list, page by page."""
    cursor: str | None = ""
    while cursor is not None:
        page = client.get(path, params={
            **query, "limit": 200, **({"cursor": cursor} if cursor else {})}).json()
        yield from page["items"]
        cursor = page["next_cursor"]


@pytest.mark.parametrize("order", KEY_ORDERS)
def test_every_order_of_keys_holds_each_once(rich: Client, order: str) -> None:
    listed = list(walk(rich, "/api-keys", sort=order))
    assert len({key["id"] for key in listed}) == len(listed) == MANY
    values = [key[order.removeprefix("-")] or "" for key in listed]
    assert values == sorted(values, reverse=order.startswith("-"))


@pytest.mark.parametrize("order", ACCOUNT_ORDERS)
def test_every_order_of_accounts_holds_each_once(rich: Client, order: str) -> None:
    listed = list(walk(rich, "/cloud-accounts", sort=order))
    assert len({account["id"] for account in listed}) == len(listed) == MANY
    values = [account[order.removeprefix("-")] for account in listed]
    assert values == sorted(values, reverse=order.startswith("-"))


def test_a_page_says_how_many_there_are(rich: Client) -> None:
    keys = rich.get("/api-keys", params={"q": "terraform", "limit": 10}).json()
    assert (len(keys["items"]), keys["total"], keys["total_unfiltered"]) == (10, 750, 3000)
    accounts = rich.get("/cloud-accounts", params={"provider": "gcp", "status": "failed"}).json()
    assert (accounts["total"], accounts["linked"]) == (
        250, {"aws": 1000, "azure": 1000, "gcp": 1000})


def ids(client: Client, path: str, **query: object) -> list[str]:
    return [item["id"].split("_")[-1] for item in walk(client, path, **query)]


def test_keys_are_found_by_name_and_by_how_they_end(rich: Client) -> None:
    assert ids(rich, "/api-keys", q="Report 1337") == ["1337"]
    assert ids(rich, "/api-keys", q=" MOOR_LIVE_…0042 ") == ["42"]
    assert ids(rich, "/api-keys", q="…") == ids(rich, "/api-keys")
    assert ids(rich, "/api-keys", q="nobody made this") == []


def test_accounts_are_found_by_alias_and_identifiers_of_the_link(rich: Client) -> None:
    assert ids(rich, "/cloud-accounts", q="PRODUCTION 1234") == ["1234"]
    assert ids(rich, "/cloud-accounts", q="IAM::000000000045:role") == ["45"]
    assert ids(rich, "/cloud-accounts", q="IAM::000000000046:role") == []  # that one is Azure's
    assert ids(rich, "/cloud-accounts", q="8271-000000000046") == ["46"]
    assert ids(rich, "/cloud-accounts", q="mooring@project-44.") == ["44"]
    assert ids(rich, "/cloud-accounts", q="mooring-0000") == []  # of external ids
    assert ids(rich, "/cloud-accounts", q="aws_role") == []  # a word of the contract, not of theirs


@pytest.mark.parametrize("text", ['"', '{"', '": "', '", "', "\\", "\x7f"])
def test_how_links_are_stored_is_not_found(rich: Client, text: str) -> None:
    assert ids(rich, "/cloud-accounts", q=text) == []


@pytest.mark.parametrize("text", ["%", "t_p", "a%b", "\\", "/", "'", "*", "\0", "ß%"])
def test_no_character_of_a_search_is_a_wildcard(client: Client, text: str) -> None:
    client.new_key("Laptop")
    assert client.get("/api-keys", params={"q": text}).json()["total"] == 0
    if text != "\0":
        client.new_key(f"<{text}>")
        assert client.get("/api-keys", params={"q": text}).json()["total"] == 1


def test_letters_beyond_ascii_are_found_in_either_case(client: Client) -> None:
    client.new_key("Straße nach Ångström")
    for text in ("STRASSE", "ångström", "A\u030angstro\u0308m"):
        assert client.get("/api-keys", params={"q": text}).json()["total"] == 1


def order_of(path: str, name: str) -> tuple[Any, Order]:
    if path == "/api-keys":
        return api_keys, keys_module.ORDERS[name]
    return cloud_accounts, account_list.ORDERS[name]


ORDERS_OF = [("/api-keys", name) for name in KEY_ORDERS] + [
    ("/cloud-accounts", name) for name in ACCOUNT_ORDERS]


@pytest.mark.parametrize("path, name", ORDERS_OF)
def test_a_page_is_the_range_of_an_index(site: Site, path: str, name: str) -> None:
    table, order = order_of(path, name)
    place: list[int | str] = ["x" if kind is str else 7 for kind in order.kinds]
    matching = select(table).where(table.c.user_id == 1)
    query = page_query(matching, order, place).limit(100)
    with site.services.database.read() as transaction:
        sql = str(query.compile(transaction, compile_kwargs={"literal_binds": True}))
        plan = [row.detail for row in transaction.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(plan) == 1, plan  # no sorting besides
    beyond = "<" if order.descending else ">"
    assert plan[0].startswith(f"SEARCH {table.name} USING INDEX")
    assert beyond in plan[0].partition("(user_id=? AND ")[2]


def steps_of_pages(site: Site, path: str, name: str) -> tuple[int, int]:
    """Instructions that SQLite needs for the first page and for the last, of one item each."""
    table, order = order_of(path, name)
    places: list[Any] = [None]
    with site.services.database.read() as transaction:
        own = select(table).where(table.c.user_id == select(users.c.id).scalar_subquery())
        last = page_query(own, order, None).offset(MANY - 2)
        row = transaction.execute(last).first()
        places.append([row._mapping[f"place_{index}"] for index in range(len(order.columns))])
        queries = [str(page_query(own, order, place).limit(2).compile(
            transaction, compile_kwargs={"literal_binds": True})) for place in places]
    steps = [0, 0]
    with sqlite3.connect(site.config.data / DATABASE_FILE) as connection:
        for index, query in enumerate(queries):
            def count(index: int = index) -> int:
                steps[index] += 1
                return 0
            connection.set_progress_handler(count, 1)
            connection.execute(query).fetchall()
    return steps[0], steps[1]


@pytest.mark.parametrize("path, name", ORDERS_OF)
def test_the_last_page_costs_what_the_first_does(
        rich: Client, site: Site, path: str, name: str) -> None:
    first, last = steps_of_pages(site, path, name)
    assert 0 < last < 1.5 * first


@pytest.mark.parametrize("path", LISTS)
def test_a_page_asks_the_database_a_few_questions_whatever_its_size(
        rich: Client, site: Site, path: str) -> None:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(site.services.database._engine, "before_cursor_execute", note)
    rich.get(path, params={"limit": 1})
    few = len(asked)
    asked.clear()
    rich.get(path, params={"limit": 200, "q": "1"})
    assert len(asked) <= few + 1
