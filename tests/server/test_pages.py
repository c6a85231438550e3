"""Cursors and limits of lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.pages import read_cursor, write_cursor
from harness import Client, code_of

LISTS = ["/api-keys", "/cloud-accounts"]
BAD_CURSORS = [
    "", "x", "=", "????", "bm90IGpzb24", write_cursor([]), write_cursor([1, 2, 3]),
    write_cursor(["aws"]), write_cursor([-1]), write_cursor([2 ** 63]), write_cursor(["a", 1]),
    "WyJcdWQ4MDAiLCJhIl0", "WzFd\n", "ü",
]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("cursor", BAD_CURSORS)
def test_a_cursor_that_no_list_gave_is_refused(client: Client, path: str, cursor: str) -> None:
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
    assert client.get(path, params={"limit": limit}).json() == {"items": [], "next_cursor": None}


@given(st.lists(st.one_of(st.integers(0, 2 ** 63 - 1), st.text(
    st.characters(blacklist_categories=["Cs"])))))
def test_a_position_survives_the_cursor(position: list[int | str]) -> None:
    assert read_cursor(write_cursor(position), [type(part) for part in position]) == position
