"""The counts of the dashboard."""

from __future__ import annotations

from harness import Client, Site
from passkey_steps import register

ROLE = {"method": "aws_role", "role_arn": "arn:aws:iam::123456789012:role/mooring"}


def test_a_new_account_has_everything_to_do(client: Client) -> None:
    assert client.get("/overview").json() == {
        "cloud_accounts": {"aws": 0, "azure": 0, "gcp": 0}, "totp_enabled": False, "passkeys": 0,
        "api_keys": 0}


def test_it_counts_what_is_there(site: Site, client: Client) -> None:
    site.enable_totp(client)
    register(client)
    client.new_key("One")
    client.new_key("Two")
    client.create("/cloud-accounts", {"alias": "Production", "credentials": ROLE})
    assert client.get("/overview").json() == {
        "cloud_accounts": {"aws": 1, "azure": 0, "gcp": 0}, "totp_enabled": True, "passkeys": 1,
        "api_keys": 2}


def test_it_counts_only_the_own(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    client.new_key()
    register(client)
    client.create("/cloud-accounts", {"alias": "Production", "credentials": ROLE})
    assert site.signed_in("eve@example.com").get("/overview").json() == {
        "cloud_accounts": {"aws": 0, "azure": 0, "gcp": 0}, "totp_enabled": False, "passkeys": 0,
        "api_keys": 0}
