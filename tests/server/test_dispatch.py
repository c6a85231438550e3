"""Addresses, methods, and what happens when something breaks."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from contract_checks import BASE, DOCUMENT
from harness import PASSWORD, Client, Site, code_of

METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE")
UNDECLARED = [(method, path.replace("{id}", "nothing"))
              for path, item in DOCUMENT["paths"].items()
              for method in METHODS if method.lower() not in item]


@pytest.mark.parametrize("method, path", UNDECLARED)
def test_other_methods_are_refused_with_those_that_there_are(
        client: Client, method: str, path: str) -> None:
    reply = client.request(method, path, bad=True)
    assert (reply.status_code, code_of(reply)) == (405, "method-not-allowed")
    template = path.replace("nothing", "{id}")
    declared = {name.upper() for name in DOCUMENT["paths"][template] if name != "parameters"}
    allowed = set(reply.headers["allow"].split(", "))
    assert allowed - {"HEAD"} == declared
    assert ("HEAD" in allowed) == ("GET" in declared)


@pytest.mark.parametrize("path", ["/nothing", "/profile/", "/Profile", "/api-keys/a/b", "/",
                                  "/cloud-accounts/"])
def test_unknown_addresses_are_404(client: Client, path: str) -> None:
    reply = client.get(path, bad=True)
    assert (reply.status_code, code_of(reply)) == (404, "not-found")


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/profile", "/api/v1"])
def test_so_is_everything_else_under_api(client: Client, path: str) -> None:
    reply = client.http.get(path)
    assert (reply.status_code, code_of(reply)) == (404, "not-found")
    assert reply.headers["cache-control"] == "no-store"


def test_a_fault_of_the_server_is_logged_and_not_told(
        site: Site, client: Client, monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the disk is on fire")
    monkeypatch.setattr(site.services.passwords, "verify", fail)
    reply = client.post("/session/reauthentication", {"password": PASSWORD})
    assert (reply.status_code, code_of(reply)) == (500, "internal")
    assert "fire" not in reply.text
    assert "the disk is on fire" in caplog.text
    assert PASSWORD not in caplog.text


def test_errors_of_the_database_are_logged_without_peoples_data(
        site: Site, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("DROP TABLE api_keys")
    reply = client.create("/api-keys", {"name": "Very private name"})
    assert reply.status_code == 500
    assert "api_keys" in caplog.text
    assert "Very private name" not in caplog.text


def test_strangers_learn_nothing_about_bodies(stranger: Client) -> None:
    reply = stranger.put("/profile", {"name": 7}, bad=True)
    assert code_of(reply) == "unauthenticated"


def test_the_order_of_checks_is_fixed(site: Site, client: Client) -> None:
    site.clock.turn(1800)
    reply = client.post("/api-keys", {"name": ""}, bad=True)
    assert code_of(reply) == "reauthentication-required"
    client.post("/session/reauthentication", {"password": PASSWORD})
    assert code_of(client.post("/api-keys", {"name": ""}, bad=True)) == "invalid-request"
    assert code_of(client.create("/api-keys", {"name": ""}, bad=True)) == "invalid-fields"


def test_a_request_is_one_line_of_the_log_without_query_or_secret(
        client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mooring.requests")
    key = client.new_key("Laptop")
    caplog.clear()
    client.http.get(BASE + "/profile?token=hidden", headers={"x-api-key": key})
    line, = caplog.messages
    assert line.startswith("GET /api/v1/profile 200 ")
    client.http.get("/settings/%0aforged%20line")
    assert "\n" not in caplog.messages[-1]
