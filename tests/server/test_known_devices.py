"""Who guesses keeps nobody out of a browser that has signed in before, nor out of other networks.

Public reports of the kind: people locked out by guesses that are not theirs (nuxsmin/sysPass#1560,
wso2/product-is#15466), and all who share an address with them (godotengine/godot-website#585,
danny-avila/LibreChat#3915).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from harness import EMAIL, PASSWORD, Client, Site
from backend.timestamps import DAY, HOUR, MINUTE

COOKIE = "mooring_device"
EVE = "eve@example.com"


@dataclass
class ComingFrom:
    """`app` for a client of that address."""

    app: ASGIApp
    address: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app({**scope, "client": (self.address, 40_000)}, receive, send)


def client_at(site: Site, address: str) -> Client:
    client = site.client()
    client.http.app = ComingFrom(site.app, address)
    client.http._transport.app = client.http.app  # type: ignore[attr-defined]
    return client


def attempt(client: Client, password: str = PASSWORD, email: str = EMAIL) -> int:
    """The status of signing in, which leaves the browser signed out."""
    status = client.post("/session", {"email": email, "password": password}).status_code
    if status == 200:
        client.delete("/session")
    return status


def guess(client: Client, times: int, email: str = EMAIL) -> list[int]:
    return [attempt(client, "a wrong guess of it", email) for _ in range(times)]


def forget(client: Client) -> None:
    client.http.cookies.clear()


def test_the_cookie_is_out_of_reach_of_scripts_and_stays_for_half_a_year(site: Site) -> None:
    reply = site.client().post("/session", {"email": EMAIL, "password": PASSWORD})
    _, device = reply.headers.get_list("set-cookie")
    name, *attributes = device.split("; ")
    assert name.startswith(f"{COOKIE}=")
    assert {item.lower() for item in attributes} == {
        "httponly", "max-age=15552000", "path=/", "samesite=strict"}


def test_for_twelve_hours_of_guessing_from_one_address_the_owner_gets_in(site: Site) -> None:
    mallory, owner = client_at(site, "198.51.100.7"), client_at(site, "203.0.113.9")
    answers = []
    for _ in range(12 * 4):
        guess(mallory, 11)
        answers.append(attempt(owner))
        forget(owner)
        site.clock.turn(15 * MINUTE)
    assert set(answers) == {200}


def test_a_known_browser_gets_in_though_all_the_world_guesses(site: Site) -> None:
    owner = client_at(site, "203.0.113.9")
    assert attempt(owner) == 200
    for number in range(11):
        guess(client_at(site, f"198.51.100.{number}"), 10)
    elsewhere = client_at(site, "192.0.2.1")
    assert attempt(elsewhere) == 429
    assert attempt(owner) == 200
    site.clock.turn(DAY)
    assert attempt(elsewhere) == 200


def test_a_known_browser_gets_in_although_somebody_guesses_beside_it(site: Site) -> None:
    owner, mallory = site.client(), site.client()
    assert attempt(owner) == 200
    assert guess(mallory, 11)[-1] == 429
    assert attempt(owner) == 200


def test_a_hundred_typos_of_an_office_keep_out_nobody_who_was_there_before(site: Site) -> None:
    people = [f"person{number}@example.com" for number in range(12)]
    browsers = []
    for email in people:
        site.add_user(email)
        browsers.append(site.client())
        assert attempt(browsers[-1], email=email) == 200
    for email, browser in zip(people, browsers):
        assert guess(browser, 9, email) == [401] * 9
    assert [attempt(browser, email=email) for email, browser in zip(people, browsers)] == [200] * 12
    assert guess(site.client(), 1) == [401]


def test_a_known_browser_cannot_guess_without_end(site: Site) -> None:
    browser = site.client()
    assert attempt(browser) == 200
    assert guess(browser, 11) == [401] * 10 + [429]
    assert attempt(browser) == 429
    site.clock.turn(15 * MINUTE)
    assert attempt(browser) == 200


def test_one_network_has_thirty_guesses_a_day_at_one_account(site: Site) -> None:
    mallory = client_at(site, "198.51.100.7")
    answers = []
    for _ in range(24):
        answers += guess(mallory, 10)
        site.clock.turn(HOUR - 1)
    assert answers.count(401) == 30


def test_a_wrong_password_makes_no_browser_known(site: Site) -> None:
    browser = site.client()
    guess(browser, 1)
    assert COOKIE not in browser.http.cookies


def test_nor_does_the_password_alone_where_a_code_is_asked_for(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    browser = site.client()
    browser.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert COOKIE not in browser.http.cookies
    browser.post("/session/code", {"code": site.code(secret)})
    assert COOKIE in browser.http.cookies


@pytest.mark.parametrize("change", [
    lambda value: value[:-1] + ("A" if value[-1] != "A" else "B"), lambda value: "x" + value,
    lambda value: value.replace(".", ""), lambda value: "." + value, lambda value: "~" * 2000,
    lambda value: value.split(".")[0] + ".", lambda value: "é." + value.split(".")[1],
    lambda value: ""])
def test_a_cookie_that_was_made_up_is_worth_nothing(
        site: Site, change: Callable[[str], str]) -> None:
    browser = site.client()
    attempt(browser)
    value = change(browser.http.cookies[COOKIE])
    mallory = site.client()
    guess(mallory, 10)
    mallory.http.cookies.clear()
    mallory.http.headers.encoding = "utf-8"
    mallory.http.headers["cookie"] = f"{COOKIE}={value}"
    assert attempt(mallory) == 429


def test_what_another_site_put_into_the_cookie_is_not_sent_back(site: Site) -> None:
    browser = site.client()
    browser.http.cookies.set(COOKIE, "x" * 2000 + "." + "y" * 43)
    reply = browser.post("/session", {"email": EMAIL, "password": PASSWORD})
    assert "xxxx" not in reply.headers.get_list("set-cookie")[1]


def test_a_browser_is_known_to_the_account_that_signed_in(site: Site) -> None:
    site.add_user(EVE)
    eve = site.client()
    attempt(eve, email=EVE)
    assert guess(eve, 11)[-1] == 429
    assert attempt(eve, email=EVE) == 200


def test_a_browser_of_several_people_is_known_to_each(site: Site) -> None:
    browser = site.client()
    people = [EMAIL, EVE, "joe@example.com", "zoe@example.com"]
    for email in people:
        if email != EMAIL:
            site.add_user(email)
        attempt(browser, email=email)
    for email in people:
        guess(site.client(), 10, email)
    assert [attempt(browser, email=email) for email in people] == [200] * 4
    assert browser.http.cookies[COOKIE].count("~") == 3


def test_who_comes_to_a_browser_fifth_takes_the_place_of_who_was_away_longest(site: Site) -> None:
    browser = site.client()
    people = [f"person{number}@example.com" for number in range(5)]
    for email in people:
        site.add_user(email)
        attempt(browser, email=email)
    for email in people:
        guess(site.client(), 10, email)
    assert [attempt(browser, email=email) for email in reversed(people)] == [200] * 4 + [429]


def test_the_cookie_of_a_deleted_account_is_worth_nothing_to_the_next_of_its_address(
        site: Site) -> None:
    browser = site.signed_in()
    assert browser.post("/account/deletion", {"email": EMAIL}).status_code == 204
    site.add_user(EMAIL)
    guess(site.client(), 10)
    assert attempt(browser) == 429
