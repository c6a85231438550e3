"""What the operator can do to accounts, and what comes of it."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Row

from backend import administration, users
from backend.config import ConfigurationError
from harness import EMAIL, PASSWORD, Client, Site, code_of
from inbox import Inbox
from passkey_steps import register, second_step, waiting
from passkey_steps import sign_in as passkey_sign_in

DAY = 24 * 3600
SHORT = "fog42 lamp"


def user(site: Site, email: str = EMAIL) -> Row:
    with site.services.database.read() as transaction:
        found = users.find(transaction, email)
    assert found
    return found


def reset_password(site: Site) -> str:
    return administration.reset_password(site.services, user(site))


def reset_factors(site: Site) -> None:
    administration.reset_factors(site.services, user(site))


def state(browser: Client) -> str:
    return str(browser.get("/session").json()["state"])


def test_the_sessions_of_one_account_are_ended(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    eve, other = site.signed_in("eve@example.com"), site.signed_in()
    assert administration.sign_out(site.services, user(site)) == 2
    assert [state(browser) for browser in (client, other, eve)] == [
        "signed_out", "signed_out", "signed_in"]


def test_the_sessions_of_everybody_are_ended_also_those_that_wait(
        site: Site, client: Client) -> None:
    register(client)
    between = waiting(site)
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    assert administration.sign_out_all(site.services) == 3
    assert [state(browser) for browser in (client, between, eve)] == ["signed_out"] * 3


def test_keys_go_on_working(site: Site, client: Client) -> None:
    key = client.new_key()
    administration.sign_out_all(site.services)
    assert site.client().get("/profile", headers={"x-api-key": key}).status_code == 200


def test_it_is_written_down_as_the_operators_act(site: Site, client: Client) -> None:
    site.enable_totp(client)
    administration.sign_out(site.services, user(site))
    reset_factors(site)
    password = reset_password(site)
    items = site.client().sign_in(EMAIL, password).get("/activity").json()["items"]
    assert [(item["event"], item["browser"], item["system"], item["address"])
            for item in items[1:4]] == [
        (event, "The operator", "the server", "the server")
        for event in ("password_reset", "factors_reset", "all_sessions_ended")]


def test_a_reset_password_is_a_new_one_and_ends_sessions(site: Site, client: Client) -> None:
    first, second = reset_password(site), reset_password(site)
    assert first != second
    assert state(client) == "signed_out"
    for wrong in (PASSWORD, first):
        reply = site.client().post("/session", {"email": EMAIL, "password": wrong})
        assert code_of(reply) == "wrong-credentials"
    site.client().sign_in(EMAIL, second)
    assert second.encode() not in site.stored_bytes()


def test_a_reset_password_does_not_get_round_the_second_factor(
        site: Site, client: Client) -> None:
    device = register(client)
    browser = site.client()
    reply = browser.post("/session", {"email": EMAIL, "password": reset_password(site)})
    assert reply.json()["state"] == "code_required"
    assert second_step(browser, device).status_code == 200
    assert passkey_sign_in(site.client(), device).status_code == 200


def test_a_reset_password_is_good_for_a_day(site: Site) -> None:
    password = reset_password(site)
    site.clock.turn(DAY - 1)
    browser = site.client().sign_in(EMAIL, password)
    site.clock.turn(1)
    reply = site.client().post("/session", {"email": EMAIL, "password": password})
    assert reply.status_code == 401
    assert "24 hours" in reply.json()["detail"]
    assert browser.post("/session/reauthentication", {"password": password}).status_code == 422


def test_the_password_that_somebody_chooses_then_stays(site: Site) -> None:
    password = reset_password(site)
    browser = site.client().sign_in(EMAIL, password)
    change = {"current_password": password, "new_password": "nine brass buttons on"}
    assert browser.put("/password", change).status_code == 204
    site.clock.turn(DAY)
    site.client().sign_in(EMAIL, "nine brass buttons on")


def test_lost_factors_are_removed_and_the_password_stays(site: Site, client: Client) -> None:
    device = register(client)
    site.enable_totp(client)
    codes = client.post("/recovery-codes").json()["recovery_codes"]
    reset_factors(site)
    assert state(client) == "signed_out"
    assert passkey_sign_in(site.client(), device).status_code == 401
    browser = site.signed_in()
    security = browser.get("/security").json()
    assert (security["authenticators"], security["passkeys"]) == ([], [])
    assert security["recovery_codes"]["remaining"] == 0
    proof = {"recovery_code": codes[0]}
    assert browser.post("/session/reauthentication", proof).status_code == 422


def test_a_short_password_is_not_left_alone(site: Site, client: Client) -> None:
    site.enable_totp(client)
    change = {"current_password": PASSWORD, "new_password": SHORT}
    assert client.put("/password", change).status_code == 204
    with pytest.raises(ConfigurationError, match="fewer than 15 characters"):
        reset_factors(site)
    assert client.get("/security").json()["totp"]["state"] == "on"
    reset_password(site)
    reset_factors(site)


def test_resets_are_told_by_e_mail(mailing_site: Site, inbox: Inbox) -> None:
    reset_factors(mailing_site)
    password = reset_password(mailing_site)
    mailing_site.services.mailer.wake()
    texts = [message.get_content() for message in inbox.wait_for(2)]
    assert [message["to"] for message in inbox.messages] == [EMAIL, EMAIL]
    assert sorted(text.split(".")[0] for text in texts) == [
        "The operator gave your account a new password",
        "The operator removed all passkeys, authenticator apps and recovery codes from your "
        "account"]
    assert all("If you did not ask for this" in text and password not in text for text in texts)


def test_what_nobody_could_send_for_two_days_is_not_sent_later(site: Site) -> None:
    reset_factors(site)
    site.clock.turn(2 * DAY)
    site.signed_in()
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql("SELECT count(*) FROM notices").scalar_one() == 0
