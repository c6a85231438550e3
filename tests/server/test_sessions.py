"""How long a session lives, and what its cookie looks like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend import sessions
from backend.problems import Problem
from backend.timestamps import DAY, HOUR
from harness import EMAIL, PASSWORD, START, Client, Site


def state(client: Client) -> str:
    answer: str = client.get("/session").json()["state"]
    return answer


def test_an_idle_hour_ends_it(site: Site, client: Client) -> None:
    site.clock.turn(HOUR - 1)
    assert state(client) == "signed_in"
    site.clock.turn(HOUR)
    assert state(client) == "signed_out"


def test_a_day_ends_it_however_busy(site: Site, client: Client) -> None:
    for _ in range(2 * DAY // HOUR - 1):
        site.clock.turn(HOUR // 2)
        assert state(client) == "signed_in"
    site.clock.turn(HOUR // 2)
    assert state(client) == "signed_out"


def test_waiting_for_the_code_ends_after_ten_minutes(site: Site, client: Client) -> None:
    site.enable_totp(client)
    browser = site.signed_in()
    site.clock.turn(599)
    assert state(browser) == "code_required"
    site.clock.turn(1)
    assert state(browser) == "signed_out"


def test_what_needs_a_recent_proof_is_refused_after_15_minutes(site: Site, client: Client) -> None:
    site.clock.turn(15 * 60)
    assert client.create("/api-keys", {"name": "In time"}).status_code == 201
    site.clock.turn(1)
    reply = client.create("/api-keys", {"name": "Too late"})
    assert (reply.status_code, reply.json()["title"]) == (403, "Confirm that it is you")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: Client) -> None:
    reply = stranger.post("/session", {"email": EMAIL, "password": PASSWORD})
    name, *attributes = reply.headers.get_list("set-cookie")[0].split("; ")
    assert name.startswith("mooring_session=")
    assert {item.lower() for item in attributes} == {"httponly", "path=/", "samesite=strict"}


def test_with_https_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    site = Site(tmp_path, public_origin="https://console.example.com")
    browser = site.client()
    reply = browser.post("/session", {"email": EMAIL, "password": PASSWORD})
    name, *attributes = reply.headers.get_list("set-cookie")[0].split("; ")
    assert name.startswith("__Host-mooring_session=")
    assert {item.lower() for item in attributes} == {
        "httponly", "path=/", "samesite=strict", "secure"}
    assert state(browser) == "signed_in"
    browser.delete("/session")
    assert state(browser) == "signed_out"
    site.services.database.close()


def test_the_token_is_not_stored(site: Site, client: Client) -> None:
    token = client.http.cookies["mooring_session"]
    assert len(token) >= 43
    assert token.encode() not in site.stored_bytes()


def test_a_made_up_token_is_no_session(stranger: Client) -> None:
    stranger.http.cookies.set("mooring_session", "A" * 43)
    assert state(stranger) == "signed_out"


def found(site: Site, client: Client) -> sessions.Session:
    """The client's session, as it stands at this moment."""
    with site.services.database.read() as transaction:
        session = sessions.find(transaction, client.http.cookies["mooring_session"], START)
    assert session
    return session


def test_the_id_of_a_session_that_ended_is_not_used_again(site: Site, client: Client) -> None:
    ended = found(site, client)
    client.delete("/session")
    assert found(site, site.signed_in()).id > ended.id


@pytest.mark.parametrize("change", [
    sessions.authenticate, lambda transaction, session, _:
    sessions.confirm(transaction, session)])
@pytest.mark.parametrize("path", ["/session", "/password"])
def test_what_ended_or_has_a_new_token_is_not_written_to(
        site: Site, client: Client, change: Any, path: str) -> None:
    stale = found(site, client)
    if path == "/session":
        client.delete(path)
    else:
        client.put(path, {"current_password": PASSWORD, "new_password": "nine brass buttons on it"})
    with pytest.raises(Problem) as caught, site.services.database.write() as transaction:
        change(transaction, stale, START)
    assert (caught.value.status, caught.value.code) == (401, "unauthenticated")


def test_a_stale_session_neither_ends_nor_prolongs_its_successor(
        site: Site, client: Client) -> None:
    stale = found(site, client)
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    with site.services.database.write() as transaction:
        sessions.end(transaction, stale)
        sessions.mark_seen(transaction, stale, START + HOUR, "192.0.2.1")
    assert found(site, client).seen_at == START


def test_sessions_that_wait_for_a_code_end_when_none_is_asked_for(
        site: Site, client: Client) -> None:
    site.enable_totp(client)
    waiting = site.signed_in()
    client.delete("/totp")
    assert (state(waiting), state(client)) == ("signed_out", "signed_in")
