"""Every operation of the contract, asked in every way that it has to refuse."""

from __future__ import annotations

from typing import Any

import pytest

from backend.timestamps import HOUR
from contract_checks import DOCUMENT
from harness import EMAIL, Client, Site, code_of
from passkey_steps import listed, register
from test_cloud_accounts import link

Operation = tuple[str, str]
METHODS = {"get", "put", "post", "delete"}
EVERY: dict[Operation, dict[str, Any]] = {
    (method.upper(), path): operation for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items() if method in METHODS}
CHANGES = [pair for pair in EVERY if pair[0] != "GET"]
CLOSED = [pair for pair, operation in EVERY.items()
          if {} not in operation.get("security", DOCUMENT["security"])]
WITH_ID = [pair for pair in EVERY if "{id}" in pair[1]]
# The second step of signing in refuses by itself whoever has not taken the first.
SECOND_STEPS = [("POST", "/session/code"), ("POST", "/session/recovery-code"),
                ("POST", "/session/passkey"), ("POST", "/session/passkey/options")]


def example(pair: Operation) -> Any:
    """A body that the contract allows."""
    if "requestBody" not in EVERY[pair]:
        return None
    return EVERY[pair]["requestBody"]["content"]["application/json"]["schema"]["examples"][0]


def ask(client: Client, pair: Operation, path: str = "", **headers: str) -> Any:
    method, template = pair
    return client.request(
        method, path or template.replace("{id}", "nothing"), example(pair), bad=True,
        headers={"Idempotency-Key": "0123456789abcdef", "If-Match": "*", **headers})


def stored(site: Site) -> list[str]:
    """Everything but what is counted and what is logged."""
    with site.services.database.read() as transaction:
        return [str(transaction.exec_driver_sql(f"SELECT * FROM {table}").all()) for table in (
            "users", "sessions", "totp", "api_keys", "api_key_secrets", "cloud_accounts",
            "recovery_codes", "email_changes", "passkeys", "passkey_users", "passkey_challenges")]


@pytest.mark.parametrize("pair", [*CLOSED, *SECOND_STEPS])
def test_without_a_session(site: Site, stranger: Client, pair: Operation) -> None:
    before = stored(site)
    reply = ask(stranger, pair)
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
    assert stored(site) == before


@pytest.mark.parametrize("pair", [*CLOSED, *SECOND_STEPS])
def test_with_an_expired_session(site: Site, client: Client, pair: Operation) -> None:
    site.clock.turn(HOUR)
    before = stored(site)
    reply = ask(client, pair)
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
    assert stored(site) == before


@pytest.mark.parametrize("pair", CLOSED)
def test_with_a_session_that_still_waits_for_its_code(
        site: Site, client: Client, pair: Operation) -> None:
    site.enable_totp(client)
    waiting = site.signed_in()
    before = stored(site)
    reply = ask(waiting, pair)
    assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
    assert stored(site) == before


@pytest.mark.parametrize("pair", WITH_ID)
def test_with_the_session_of_somebody_else(site: Site, client: Client, pair: Operation) -> None:
    site.enable_totp(client)
    register(client)
    client.new_key()
    ids = {"/sessions": client.get("/sessions").json()["items"][0]["id"],
           "/totp": client.get("/security").json()["authenticators"][0]["id"],
           "/passkeys": listed(client)[0]["id"],
           "/api-keys": client.get("/api-keys").json()["items"][0]["id"],
           "/cloud-accounts": link(client)["id"]}
    collection = "/" + pair[1].split("/")[1]
    site.add_user("eve@example.com")
    eve = site.signed_in("eve@example.com")
    before = stored(site)
    reply = ask(eve, pair, pair[1].replace("{id}", ids[collection]))
    assert (reply.status_code, code_of(reply)) == (404, "not-found")
    assert stored(site) == before


@pytest.mark.parametrize("pair", CHANGES)
def test_with_a_key_that_only_reads(site: Site, client: Client, pair: Operation) -> None:
    key = client.new_key()
    before = stored(site)[:3]
    reply = ask(site.client(), pair, **{"x-api-key": key})
    takes_keys = any("api_key" in way for way in EVERY[pair].get("security", []))
    assert (reply.status_code, code_of(reply)) == (
        403, "insufficient-scope" if takes_keys else "forbidden")
    assert stored(site)[:3] == before


@pytest.mark.parametrize("pair", CHANGES)
def test_without_the_header_of_the_console(site: Site, client: Client, pair: Operation) -> None:
    before = stored(site)
    reply = ask(client, pair, **{"X-Requested-With": ""})
    assert (reply.status_code, code_of(reply)) == (403, "forbidden")
    assert stored(site) == before


@pytest.mark.parametrize("pair", CHANGES)
def test_from_a_foreign_origin(site: Site, client: Client, pair: Operation) -> None:
    before = stored(site)
    reply = ask(client, pair, Origin="https://evil.example")
    assert (reply.status_code, code_of(reply)) == (403, "forbidden")
    assert stored(site) == before


@pytest.mark.parametrize("pair", [
    pair for pair in EVERY if EVERY[pair].get("x-recent-authentication")])
def test_with_a_proof_that_is_too_old(site: Site, client: Client, pair: Operation) -> None:
    site.clock.turn(901)
    client.get("/session")
    before = stored(site)
    reply = ask(client, pair)
    assert (reply.status_code, code_of(reply)) == (403, "reauthentication-required")
    assert stored(site) == before


def test_an_unknown_address_costs_as_much_as_a_known_one(
        site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Computations of argon2 and transactions that write, which both take their time."""
    counts = {"argon2": 0, "writes": 0}
    verify, write = site.services.passwords.verify, site.services.database.write

    def verified(stored_hash: str, password: str) -> bool:
        counts["argon2"] += 1
        return verify(stored_hash, password)

    def written() -> Any:
        counts["writes"] += 1
        return write()

    monkeypatch.setattr(site.services.passwords, "verify", verified)
    monkeypatch.setattr(site.services.database, "write", written)
    found = []
    for email in (EMAIL, "nobody@example.com"):
        counts.update(argon2=0, writes=0)
        site.client().post("/session", {"email": email, "password": "not this one"})
        found.append(dict(counts))
    assert found[0] == found[1] == {"argon2": 1, "writes": 2}
