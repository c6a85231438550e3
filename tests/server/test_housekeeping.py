"""What has expired is removed when somebody signs in."""

from __future__ import annotations

from harness import Client, Site

TABLES = ("sessions", "attempts", "idempotent_replies", "passkey_challenges")


def counts(site: Site) -> dict[str, int]:
    with site.services.database.read() as transaction:
        return {table: transaction.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
                for table in TABLES}


def test_only_what_has_expired_goes(site: Site, client: Client) -> None:
    client.new_key()
    client.post("/passkeys")
    site.client().post("/session", {"email": "eve@example.com", "password": "wrong"})
    assert counts(site) == {"sessions": 1, "attempts": 4, "idempotent_replies": 1,
                            "passkey_challenges": 1}
    site.signed_in()
    assert counts(site) == {"sessions": 2, "attempts": 4, "idempotent_replies": 1,
                            "passkey_challenges": 1}
    site.clock.turn(24 * 3600)
    site.signed_in()
    assert counts(site) == {"sessions": 1, "attempts": 0, "idempotent_replies": 0,
                            "passkey_challenges": 0}
