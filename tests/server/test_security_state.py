"""What the Security section shows."""

from __future__ import annotations

from harness import Client, Site
from passkey_steps import register


def test_a_new_account_has_no_second_factor(client: Client) -> None:
    assert client.get("/security").json() == {
        "password_changed_at": "2026-02-25T06:13:20Z", "totp": {"state": "off", "enabled_at": None},
        "authenticators": [], "passkeys": [],
        "passkey_support": {"available": True, "reason": None},
        "recovery_codes": {"remaining": 0, "made_at": None}}


def test_an_unfinished_enrolment_is_off(client: Client) -> None:
    client.post("/totp")
    assert client.get("/security").json()["totp"]["state"] == "off"


def test_factors_of_other_people_do_not_show(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    site.enable_totp(client)
    register(client)
    seen = site.signed_in("eve@example.com").get("/security").json()
    assert (seen["totp"]["state"], seen["passkeys"]) == ("off", [])
