"""E-mail about an account, handed to a real SMTP server on this machine."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from authenticator import Authenticator
from backend.config import ConfigurationError, MailServer
from backend.mail import put, read_mail_server
from harness import EMAIL, PASSWORD, Client, Site, code_of
from inbox import SENDER, Inbox
from passkey_steps import listed, register
from passkey_steps import sign_in as passkey_sign_in


@pytest.fixture
def site(mailing_site: Site) -> Site:
    return mailing_site


def sentences(inbox: Inbox, count: int) -> list[str]:
    return [message.get_content().splitlines()[0] for message in inbox.wait_for(count)]


def until(true: Callable[[], bool]) -> None:
    """Wait for another thread."""
    for _ in range(1000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError


def waiting(site: Site) -> list[int]:
    """How often each e-mail that waits was tried."""
    with site.services.database.read() as transaction:
        return [row[0] for row in transaction.exec_driver_sql("SELECT tries FROM notices")]


def test_a_new_password_is_told_with_time_and_place(
        site: Site, client: Client, inbox: Inbox) -> None:
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    message, = inbox.wait_for(1)
    assert (message["to"], message["from"], message["auto-submitted"]) == (
        EMAIL, SENDER, "auto-generated")
    text = message.get_content().replace("\r\n", "\n")
    assert text.startswith("The password of your account was changed.\n")
    assert "When: 2026-02-25T06:13:20Z\nWhere: Unknown browser on Unknown system" in text
    until(lambda: waiting(site) == [])


def test_changes_of_factors_are_told(site: Site, client: Client, inbox: Inbox) -> None:
    site.enable_totp(client)
    codes = client.post("/recovery-codes").json()["recovery_codes"]
    site.signed_in().post("/session/recovery-code", {"recovery_code": codes[0]})
    client.delete("/totp")
    assert sorted(sentences(inbox, 4)) == [
        "New recovery codes were made for your account; the old ones are void.",
        "One of your recovery codes was used.",
        "The authenticator app “Authenticator app” was added to your account.",
        "The authenticator app “Authenticator app” was removed from your account."]


def test_changes_of_passkeys_and_a_copy_are_told(
        site: Site, client: Client, inbox: Inbox) -> None:
    device = register(client, Authenticator(counter=7))
    device.counter = 3
    passkey_sign_in(site.client(), device)
    client.delete(f"/passkeys/{listed(client)[0]['id']}")
    assert sorted(sentences(inbox, 3)) == [
        "The passkey “Laptop” was added to your account.",
        "The passkey “Laptop” was removed from your account.",
        "There may be a copy of the passkey “Laptop”. It was not accepted; remove it."]


def test_a_sign_in_after_failures_or_from_a_new_browser_is_told(
        site: Site, client: Client, inbox: Inbox) -> None:
    for _ in range(3):
        site.client().post("/session", {"email": EMAIL, "password": "not this one"})
    site.signed_in()
    assert "several attempts that failed" in sentences(inbox, 1)[0]
    site.signed_in()
    other = site.client()
    other.http.headers["user-agent"] = "Mozilla/5.0 (X11; Linux) Firefox/153.0"
    other.sign_in()
    assert "a browser that was not used for it before" in sentences(inbox, 2)[1]
    other.http.headers["user-agent"] = "Mozilla/5.0 (X11; Linux) Firefox/154.0"
    other.sign_in()
    until(lambda: waiting(site) == [])
    assert len(inbox.messages) == 2


def test_what_was_undone_is_not_told(site: Site, client: Client, inbox: Inbox) -> None:
    client.put("/password", {"current_password": "wrong", "new_password": "nine brass buttons on"})
    assert waiting(site) == []


def test_what_was_not_taken_is_tried_again_later(
        site: Site, client: Client, inbox: Inbox) -> None:
    inbox.answer = "451 Try again later"
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    until(lambda: waiting(site) == [1])
    inbox.answer = "250 OK"
    site.services.mailer.wake()
    assert inbox.messages == []
    site.clock.turn(60)
    site.services.mailer.wake()
    assert len(inbox.wait_for(1)) == 1


def test_a_server_that_wants_to_be_asked_twice_is_asked_twice(
        site: Site, client: Client, inbox: Inbox) -> None:
    inbox.answer_to_recipient = "450 4.2.0 Greylisted, come back in a minute"
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    until(lambda: waiting(site) == [1])
    inbox.answer_to_recipient = "250 OK"
    site.clock.turn(60)
    site.services.mailer.wake()
    assert len(inbox.wait_for(1)) == 1


def test_an_address_that_nobody_has_is_not_tried_again(
        site: Site, client: Client, inbox: Inbox) -> None:
    inbox.answer_to_recipient = "550 5.1.1 No such user"
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    until(lambda: waiting(site) == [])
    assert inbox.messages == []


ENCODED_WORDS = ["=?utf-8?q?x=0Ay?=@example.com", "=?iso-8859-1?q?a=00?=@example.com",
                 "=?utf-8?b?YQ==?=@example.com", "a=?utf-8?q?b?=c@example.com"]


@pytest.mark.parametrize("address", ENCODED_WORDS)
def test_an_address_that_a_header_would_not_hold_is_refused(
        client: Client, address: str) -> None:
    reply = client.post("/email-change", {"email": address}, bad=True)
    assert code_of(reply) == "invalid-fields"


@pytest.mark.parametrize("address", [*ENCODED_WORDS[:3], "a b@example.com", "a@b@example.com",
                                     "a@example.com, c@example.com", "a\nb@example.com", ""])
def test_an_e_mail_that_cannot_be_written_does_not_stop_those_behind_it(
        site: Site, client: Client, inbox: Inbox, address: str) -> None:
    with site.services.database.write() as transaction:
        put(transaction, site.services.vault, site.clock() - 60, address, "Subject", "Text")
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    message, = inbox.wait_for(1)
    assert message["to"] == EMAIL
    until(lambda: waiting(site) == [1])


def test_what_waits_survives_a_restart_and_is_sealed(
        site: Site, client: Client, inbox: Inbox) -> None:
    inbox.answer = "451 Try again later"
    client.put("/password", {"current_password": PASSWORD, "new_password": "nine brass buttons on"})
    until(lambda: waiting(site) == [1])
    assert b"password of your account was changed" not in site.stored_bytes()
    site.services.close()
    inbox.answer = "250 OK"
    later = Site(site.config.data, mail=site.config.mail, add_account=False)
    later.clock.turn(60)
    later.services.mailer.wake()
    assert len(inbox.wait_for(1)) == 1
    later.services.close()


def test_a_server_that_does_not_answer_holds_nobody_up(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path / "alone"
    folder.mkdir()
    site = Site(folder, mail=MailServer("127.0.0.1", port, False, SENDER))
    change = {"current_password": PASSWORD, "new_password": "nine brass buttons on"}
    assert site.signed_in().put("/password", change).status_code == 204
    until(lambda: waiting(site) == [1])
    site.services.close()


@pytest.mark.parametrize("url, server", [
    ("smtps://mail.example.com", MailServer("mail.example.com", 465, True, SENDER, "u", "p")),
    ("smtp://mail.example.com", MailServer("mail.example.com", 587, False, SENDER, "u", "p")),
    ("smtp://127.0.0.1:25", MailServer("127.0.0.1", 25, False, SENDER, "u", "p"))])
def test_the_operator_names_the_server(url: str, server: MailServer) -> None:
    environment = {"MOORING_SMTP_USER": "u", "MOORING_SMTP_PASSWORD": "p"}
    assert read_mail_server(url, SENDER, environment) == server
    assert read_mail_server(None, None, environment) is None


@pytest.mark.parametrize("url, sender", [
    ("mail.example.com", SENDER), ("https://mail.example.com", SENDER),
    ("smtps://user:secret@mail.example.com", SENDER), ("smtps://mail.example.com", None),
    ("smtps://mail.example.com:none", SENDER)])
def test_what_is_no_server_is_refused(url: str, sender: str | None) -> None:
    with pytest.raises(ConfigurationError, match="--mail-server"):
        read_mail_server(url, sender, {})
