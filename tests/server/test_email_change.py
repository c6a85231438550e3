"""Another e-mail address: proved by a code, told to the old one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness import EMAIL, PASSWORD, Client, Site, code_of, errors_of
from inbox import Inbox

NEW = "ada.lovelace@example.com"
WRONG = {"/code": "This is not the code of the last e-mail, or it is older than ten minutes."}


@pytest.fixture
def site(mailing_site: Site) -> Site:
    return mailing_site


def ask(client: Client, email: str = NEW) -> None:
    assert client.post("/email-change", {"email": email}).status_code == 204


def code_in(inbox: Inbox, count: int = 1) -> str:
    message = inbox.wait_for(count)[count - 1]
    found = re.search(r"[0-9]{8}", message.get_content())
    assert message["to"] == NEW and found
    return found[0]


def confirm(client: Client, code: str) -> int:
    return int(client.post("/email-change/confirmation", {"code": code}).status_code)


def test_the_code_proves_the_new_address(site: Site, client: Client, inbox: Inbox) -> None:
    ask(client)
    assert client.get("/profile").json()["email"] == EMAIL
    before = client.get("/session").json()["user"]
    code = code_in(inbox)
    reply = client.post("/email-change/confirmation", {"code": f"{code[:4]} {code[4:]}"})
    assert reply.json()["email"] == NEW
    assert reply.headers["etag"] == client.get("/profile").headers["etag"] == '"2"'
    assert client.get("/session").json()["user"] == {**before, "email": NEW}
    old = {"email": EMAIL, "password": PASSWORD}
    assert site.client().post("/session", old).status_code == 401
    assert site.signed_in(NEW).get("/session").json()["state"] == "signed_in"


def test_the_old_address_is_told(client: Client, inbox: Inbox) -> None:
    ask(client)
    confirm(client, code_in(inbox))
    notice = inbox.wait_for(2)[1]
    assert notice["to"] == EMAIL
    assert f"was changed to {NEW}." in notice.get_content()


def test_an_address_in_use_is_answered_alike_but_gets_no_code(
        site: Site, client: Client, inbox: Inbox) -> None:
    site.add_user(NEW)
    ask(client)
    assert client.post("/email-change/confirmation", {"code": "00000000"}).status_code == 422
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql("SELECT count(*) FROM notices").scalar_one() == 0
    assert inbox.messages == []


def test_an_address_that_was_taken_meanwhile_stays_theirs(
        site: Site, client: Client, inbox: Inbox) -> None:
    ask(client)
    code = code_in(inbox)
    site.add_user(NEW)
    assert errors_of(client.post("/email-change/confirmation", {"code": code})) == WRONG


def test_a_code_is_good_for_ten_minutes_and_once(
        site: Site, client: Client, inbox: Inbox) -> None:
    ask(client)
    site.clock.turn(599)
    code = code_in(inbox)
    assert (confirm(client, code), confirm(client, code)) == (200, 422)


def test_later_it_is_too_late(site: Site, client: Client, inbox: Inbox) -> None:
    ask(client)
    site.clock.turn(600)
    assert confirm(client, code_in(inbox)) == 422


def test_asking_again_voids_the_first_code(client: Client, inbox: Inbox) -> None:
    ask(client)
    first = code_in(inbox)
    ask(client)
    second = code_in(inbox, 2)
    assert (confirm(client, first), confirm(client, second)) == (422, 200)


def test_guesses_and_e_mails_are_limited(client: Client, inbox: Inbox) -> None:
    for _ in range(5):
        ask(client)
    reply = client.post("/email-change", {"email": NEW})
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "3600")
    code = code_in(inbox, 5)
    wrong = f"{(int(code) + 1) % 10 ** 8:08}"
    assert [confirm(client, wrong) for _ in range(6)] == [422] * 5 + [429]
    assert confirm(client, code) == 429


def test_codes_are_of_one_person(site: Site, client: Client, inbox: Inbox) -> None:
    ask(client)
    code = code_in(inbox)
    site.add_user("eve@example.com")
    assert confirm(site.signed_in("eve@example.com"), code) == 422


def test_the_same_address_is_no_change(client: Client) -> None:
    reply = client.post("/email-change", {"email": EMAIL.upper()})
    assert errors_of(reply) == {"/email": "This is the address that you have already."}


def test_the_code_is_not_stored(site: Site, client: Client, inbox: Inbox) -> None:
    ask(client)
    assert code_in(inbox).encode() not in site.stored_bytes()


def test_without_a_mail_server_it_cannot_be_changed(tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    site = Site(folder)
    reply = site.signed_in().post("/email-change", {"email": NEW})
    assert (reply.status_code, code_of(reply)) == (503, "not-configured")
    site.services.close()
