"""Only what is exactly the session's cookie is one."""

from __future__ import annotations

import pytest

from backend import cookies
from contract_checks import BASE
from harness import Client, Site

# By their bytes, as they come; each was stripped, unquoted or overlooked by some parser.
LOOK_ALIKES = [
    b"\xa0mooring_session=%s", b"\x85mooring_session=%s", b"mooring_session\xa0=%s",
    b"\x0bmooring_session=%s", b"\x0cmooring_session=%s", b"\x1fmooring_session=%s",
    b"Mooring_session=%s", b"\"mooring_session\"=%s", b"mooring_session=\"%s\"",
    b"mooring_session=%s,", b"$Path=/; \xc2\xa0mooring_session=%s", b"mooring_session =\xa0%s",
    b"other=\"; mooring_session=%s; x\"; mooring_session=", b"mooring%%5fsession=%s",
]


def state(site: Site, *headers: bytes) -> str:
    sent = [(b"Cookie", header) for header in headers]
    reply = site.client().http.get(BASE + "/session", headers=sent)
    return str(reply.json()["state"])


@pytest.fixture
def token(client: Client) -> bytes:
    return client.http.cookies["mooring_session"].encode()


@pytest.mark.parametrize("cookie", LOOK_ALIKES)
def test_what_looks_like_the_cookie_is_none(site: Site, token: bytes, cookie: bytes) -> None:
    assert state(site, cookie % token) == "signed_out"


@pytest.mark.parametrize("cookie", LOOK_ALIKES[:6])
def test_it_does_not_stand_in_the_way_of_the_real_one(
        site: Site, client: Client, token: bytes, cookie: bytes) -> None:
    stranger = cookie % (b"A" * 43)
    assert state(site, b"mooring_session=" + token + b"; " + stranger) == "signed_in"
    assert state(site, stranger + b"; mooring_session=" + token) == "signed_in"


@pytest.mark.parametrize("headers", [
    (b"mooring_session=%s; mooring_session=%s",), (b"mooring_session=%s", b"mooring_session=%s"),
    (b"mooring_session=%s;mooring_session \t=%s",)])
def test_two_of_that_name_are_none(site: Site, token: bytes, headers: tuple[bytes, ...]) -> None:
    other = site.signed_in().http.cookies["mooring_session"].encode()
    tokens = iter((token, other))
    filled = [header.replace(b"%s", next(tokens), 1).replace(b"%s", other) for header in headers]
    assert state(site, *filled) == "signed_out"


@pytest.mark.parametrize("cookie", [
    b"mooring_session=%s", b" mooring_session = %s ;", b"a=b;mooring_session=%s", b"a; b=;c=%%3b; "
    b"mooring_session=%s", b"\"a=1\"; mooring_session=%s", b";;=;mooring_session=%s"])
def test_beside_whatever_other_cookies_it_is_found(
        site: Site, token: bytes, cookie: bytes) -> None:
    assert state(site, cookie % token) == "signed_in"


@pytest.mark.parametrize("header, found", [
    ("", {"": ""}), ("a=b", {"a": "b"}), ("a=b=c", {"a": "b=c"}), ("a", {"a": ""}),
    ("a=1; a=2; b=3", {"b": "3"})])
def test_cookies_are_taken_apart_at_semicolons_and_the_first_equals_sign(
        header: str, found: dict[str, str]) -> None:
    assert cookies.read([header]) == found
