"""Keys that end soon are written about, in time and once."""

from __future__ import annotations

import pytest

from backend import reminders
from harness import EMAIL, Client, Site
from inbox import Inbox

DAY = 24 * 3600


def put_due(site: Site) -> list[int]:
    """Have reminders put, as the mailer does; returns how many e-mails wait then."""
    with site.services.database.write() as transaction:
        reminders.put_due(transaction, site.services.vault, site.clock())
        return list(transaction.exec_driver_sql("SELECT count(*) FROM notices").scalars())


def make(client: Client, name: str, days: int | None = 90) -> str:
    reply = client.create("/api-keys", {"name": name, "expires_in_days": days})
    return str(reply.json()["api_key"]["id"])


def test_a_key_is_told_of_a_week_before_its_end(
        mailing_site: Site, inbox: Inbox) -> None:
    client = mailing_site.signed_in()
    make(client, "Deployment")
    make(client, "Backup")
    mailing_site.clock.turn(83 * DAY)
    mailing_site.services.mailer.wake()
    message, = inbox.wait_for(1)
    assert (message["to"], message["subject"]) == (
        EMAIL, "API keys of your Mooring account expire")
    text = message.get_content()
    assert "“Deployment” on 2026-05-26T06:13:20Z" in text and "“Backup”" in text
    assert "Rotate them" in text


def test_it_is_told_once(site: Site, client: Client) -> None:
    make(client, "Deployment")
    site.clock.turn(83 * DAY - 1)
    assert put_due(site) == [0]
    site.clock.turn(1)
    assert put_due(site) == put_due(site) == [1]
    site.clock.turn(7 * DAY)
    assert put_due(site) == [1]


def test_a_rotated_key_has_another_end(site: Site, client: Client) -> None:
    key = make(client, "Deployment")
    site.clock.turn(83 * DAY)
    put_due(site)
    site.signed_in().create(f"/api-keys/{key}/rotation", {"expires_in_days": 30})
    assert put_due(site) == [1]
    site.clock.turn(23 * DAY)
    assert put_due(site) == [2]


@pytest.mark.parametrize("days", [1, 7, None])
def test_keys_for_a_week_or_for_ever_are_not_told_of(
        site: Site, client: Client, days: int | None) -> None:
    make(client, "Deployment", days)
    for _ in range(30):
        assert put_due(site) == [0]
        site.clock.turn(12 * 3600)


def test_each_person_gets_one_about_their_own(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    for person in (client, site.signed_in("eve@example.com")):
        make(person, "Deployment")
        make(person, "Backup")
    site.clock.turn(84 * DAY)
    assert put_due(site) == [2]


def test_a_reminder_goes_with_its_key(site: Site, client: Client) -> None:
    key = make(client, "Deployment", 7)
    assert client.delete(f"/api-keys/{key}").status_code == 204
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql(
            "SELECT count(*) FROM key_reminders").scalar_one() == 0
