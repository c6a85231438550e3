"""Where somebody is signed in, and ending it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend import sessions
from backend.config import ConfigurationError, SessionLimits, read_session_limits
from backend.database import sessions as session_table
from backend.timestamps import HOUR, MINUTE
from harness import Client, Site, code_of

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 " \
    "(KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1"


def browser(site: Site, user_agent: str) -> Client:
    client = site.client()
    client.http.headers["user-agent"] = user_agent
    return client.sign_in()


def states(*clients: Client) -> list[str]:
    return [client.get("/session").json()["state"] for client in clients]


def test_this_session_comes_first_and_then_the_one_that_was_seen_last(site: Site) -> None:
    phone = browser(site, SAFARI)
    site.clock.turn(5 * MINUTE)
    laptop = browser(site, FIREFOX)
    site.clock.turn(5 * MINUTE)
    first, second = phone.get("/sessions").json()["items"]
    assert (first["browser"], first["system"], first["current"]) == ("Safari 19", "iPhone", True)
    assert (second["browser"], second["system"], second["current"]) == (
        "Firefox 153", "Linux", False)
    assert (first["started_at"], first["seen_at"], first["expires_at"]) == (
        "2026-02-25T06:13:20Z", "2026-02-25T06:23:20Z", "2026-02-25T07:23:20Z")
    assert laptop.get("/sessions").json()["items"][0]["id"] == second["id"]
    assert first["address"] == "unknown"


def test_another_one_is_ended_at_once(site: Site, client: Client) -> None:
    other = site.signed_in()
    other_id = other.get("/sessions").json()["items"][0]["id"]
    assert client.delete(f"/sessions/{other_id}").status_code == 204
    assert states(other, client) == ["signed_out", "signed_in"]
    assert client.delete(f"/sessions/{other_id}").status_code == 404


def test_this_one_is_signed_out_instead(client: Client) -> None:
    own_id = client.get("/sessions").json()["items"][0]["id"]
    reply = client.delete(f"/sessions/{own_id}")
    assert (reply.status_code, code_of(reply)) == (409, "session-in-use")


def test_those_of_other_people_are_neither_seen_nor_ended(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert len(eve.get("/sessions").json()["items"]) == 1
    own_id = client.get("/sessions").json()["items"][0]["id"]
    assert eve.delete(f"/sessions/{own_id}").status_code == 404
    assert eve.delete("/sessions").status_code == 204
    assert states(client, eve) == ["signed_in", "signed_in"]


def test_all_others_are_ended_together_also_those_that_wait(site: Site, client: Client) -> None:
    other = site.signed_in()
    site.enable_totp(client)
    waiting = site.signed_in()
    assert client.delete("/sessions").status_code == 204
    assert states(client, other, waiting) == ["signed_in", "signed_out", "signed_out"]
    assert client.delete("/sessions").status_code == 204


def test_what_has_ended_or_waits_for_a_code_is_not_listed(site: Site, client: Client) -> None:
    site.clock.turn(HOUR)
    client = site.signed_in()
    site.enable_totp(client)
    site.signed_in()
    assert len(client.get("/sessions").json()["items"]) == 1


def test_the_operator_decides_how_long_they_live(tmp_path: Path) -> None:
    site = Site(tmp_path, sessions=SessionLimits(10 * MINUTE, 15 * MINUTE))
    idle, busy = site.signed_in(), site.signed_in()
    site.clock.turn(9 * MINUTE)
    assert states(busy) == ["signed_in"]
    site.clock.turn(MINUTE)
    assert states(idle, busy) == ["signed_out", "signed_in"]
    assert busy.get("/sessions").json()["items"][0]["expires_at"] == "2026-02-25T06:28:20Z"
    site.clock.turn(5 * MINUTE)
    assert states(busy) == ["signed_out"]
    site.services.close()


@pytest.mark.parametrize("idle, lifetime", [(4, 1), (61, 1), (60, 721), (0, 0), (-5, 24)])
def test_limits_that_make_no_sense_are_refused(idle: int, lifetime: int) -> None:
    with pytest.raises(ConfigurationError, match="--session-idle"):
        read_session_limits(idle, lifetime)


def test_with_one_too_many_that_ends_which_was_seen_longest_ago(site: Site) -> None:
    first = site.signed_in()
    second = site.signed_in()
    site.clock.turn(MINUTE)
    first.get("/session")
    others = [site.signed_in() for _ in range(sessions.MOST - 2)]
    assert second.get("/session").json()["state"] == "signed_in"
    site.clock.turn(MINUTE)
    assert first.get("/session").json()["state"] == "signed_in"
    site.signed_in()
    assert second.get("/session").json()["state"] == "signed_out"
    assert first.get("/session").json()["state"] == "signed_in"
    assert others[0].get("/session").json()["state"] == "signed_in"
    assert len(first.get("/sessions").json()["items"]) == sessions.MOST


def test_sessions_that_wait_for_a_code_end_none_that_is_signed_in(
        site: Site, client: Client) -> None:
    site.enable_totp(client)
    for _ in range(sessions.MOST + 1):
        site.client().sign_in()
    assert client.get("/session").json()["state"] == "signed_in"
    with site.services.database.read() as transaction:
        waiting = transaction.execute(select(func.count()).select_from(session_table).where(
            session_table.c.state == sessions.CODE_REQUIRED)).scalar_one()
    assert waiting == sessions.MOST
