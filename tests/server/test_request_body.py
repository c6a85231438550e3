"""Bodies that are too large, of another type, or no JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from backend import request_body
from backend.problems import Problem
from backend.request_body import MAX_BODY_BYTES, NotJson, strict_json
from harness import Client, code_of

JSON = {"Content-Type": "application/json"}


def post(client: Client, content: bytes | Iterator[bytes],
         headers: dict[str, str] = JSON) -> tuple[int, str]:
    """Status and code of a sign-in with a raw body."""
    reply = client.post("/session", bad=True, headers=headers, content=content)
    return reply.status_code, code_of(reply)


NOT_JSON = [
    b"", b"{", b"'a'", b"\xff\xfe{}", b"\xc3\x28", b"{\"a\": NaN}", b"[Infinity]", b"{}{}",
    b"{\"email\": \"a\", \"email\": \"b\"}", b"{\"email\": \"\\ud800\"}", b"[" * 30_000,
    b"[" * 33 + b"]" * 33, b'{"a":' * 600 + b"1" + b"}" * 600,
    b"1" * 5_000, b"\xef\xbb\xbf{}", b"{\"a\": \"tab\there\"}",
]


@pytest.mark.parametrize("content", NOT_JSON)
def test_what_is_no_json_is_refused(stranger: Client, content: bytes) -> None:
    assert post(stranger, content) == (400, "invalid-json")


@pytest.mark.parametrize("content_type", [
    "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
    "application/json; charset=latin-1", "application/jsonp"])
def test_other_types_are_refused(stranger: Client, content_type: str) -> None:
    assert post(stranger, b"{}", {"Content-Type": content_type}) == (415, "unsupported-media-type")


@pytest.mark.parametrize("content_type", [
    "application/json", "Application/JSON", "application/json;charset=utf-8",
    'application/json; charset="UTF-8"'])
def test_json_is_known_under_all_its_spellings(stranger: Client, content_type: str) -> None:
    assert post(stranger, b"{}", {"Content-Type": content_type}) == (422, "invalid-fields")


def test_a_body_of_64_kib_is_read(stranger: Client) -> None:
    assert post(stranger, b" " * (MAX_BODY_BYTES - 2) + b"{}") == (422, "invalid-fields")


def test_a_larger_one_is_refused(stranger: Client) -> None:
    assert post(stranger, b" " * (MAX_BODY_BYTES - 1) + b"{}") == (413, "too-large")


def test_so_is_one_that_does_not_announce_its_size(stranger: Client) -> None:
    chunks = (b" " * 1024 for _ in range(65))
    assert post(stranger, chunks) == (413, "too-large")


async def never() -> NoReturn:
    await anyio.sleep_forever()
    raise AssertionError


def test_one_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_body, "MAX_SECONDS", 0.01)
    request = Request({"type": "http", "headers": []}, receive=never)
    with pytest.raises(Problem) as caught:
        anyio.run(request_body.read_bytes, request)
    assert (caught.value.status, caught.value.code) == (408, "too-slow")
    assert caught.value.headers == {"Connection": "close"}


def test_a_body_where_none_belongs_is_ignored(client: Client) -> None:
    assert client.http.request(
        "POST", "/api/v1/totp", content=b"{", headers={"X-Requested-With": "Mooring"}
    ).status_code == 201


def test_some_depth_is_fine(stranger: Client) -> None:
    assert post(stranger, b"[" * 32 + b"]" * 32) == (422, "invalid-fields")


@given(st.text())
def test_any_text_is_json_or_a_value_error(text: str) -> None:
    try:
        strict_json(text)
    except NotJson as error:
        assert str(error)


DETAILS = [
    (b"{", "it cannot be read from line 1, column 2 on"),
    (b"\n  nonsense", "it cannot be read from line 2, column 3 on"),
    (b"\xef\xbb\xbf{}", "it begins with a byte order mark"),
    (b"{}\xc3\x28", "byte 3 is not UTF-8"),
    (b"9" * 5_000, "it has a number of more than 20 digits"),
    (b"[NaN]", "NaN is not a JSON number"),
]


@pytest.mark.parametrize("content, wrong", DETAILS)
def test_what_is_wrong_is_said_in_words_of_our_own(
        stranger: Client, content: bytes, wrong: str) -> None:
    reply = stranger.post("/session", bad=True, headers=JSON, content=content)
    assert reply.json()["detail"] == f"The body is not valid JSON: {wrong}."
