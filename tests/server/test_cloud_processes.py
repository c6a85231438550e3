"""The whole server against the stand-ins as processes: stops, kills, and where no secret is."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from harness import WRITES
from processes import ENVIRONMENT, ROOT, Server
from test_cloud_accounts import ACCESS_KEY, ROLE, SERVICE_ACCOUNT, SUBSCRIPTION

STAND_INS = ROOT / "tests" / "server" / "stand_ins" / "serve.py"
PLATFORM_SECRETS = ("platform/secret+access+key", "platform~client.secret")


class Providers:
    """The stand-ins as browser tests start them."""

    def __init__(self, platform_file: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(STAND_INS), "--platform", str(platform_file)],
            stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        assert self.process.stdout
        self.addresses: dict[str, str] = json.loads(self.process.stdout.readline())

    def control(self, settings: dict[str, Any]) -> None:
        reply = httpx.put(self.addresses["control"], json=settings)
        assert reply.status_code == 204, reply.text

    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = httpx.get(self.addresses["control"]).json()
        return counts

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=10)


class Person:
    """The demonstration's account, by plain requests."""

    def __init__(self, server: Server) -> None:
        self.address = f"{server.address}/api/v1"
        self.cookie: dict[str, str] = {}
        self.replies: list[str] = []
        reply = self.send("POST", "/session", {"email": "demo@example.com",
                                               "password": "mooring-demo-password"})
        self.cookie = {"Cookie": reply.headers["set-cookie"].partition(";")[0]}

    def send(self, method: str, path: str, body: object = None) -> httpx.Response:
        headers = {**WRITES, **self.cookie, "If-Match": "*",
                   "Idempotency-Key": f"key-{time.monotonic_ns():020}"}
        reply = httpx.request(method, self.address + path, json=body, headers=headers)
        self.replies.append(reply.text)
        return reply

    def link(self, alias: str, credentials: object) -> str:
        reply = self.send("POST", "/cloud-accounts", {"alias": alias, "credentials": credentials})
        assert reply.status_code == 201, reply.text
        account_id: str = reply.json()["id"]
        return account_id

    def settled(self, account_id: str) -> dict[str, Any]:
        for _ in range(300):
            account: dict[str, Any] = self.send("GET", f"/cloud-accounts/{account_id}").json()
            if account["status"] != "testing" and \
                    (account["replacement"] or {}).get("status") != "testing":
                return account
            time.sleep(0.05)
        raise AssertionError("the test has no end")


@pytest.fixture
def platform_file(tmp_path: Path) -> Path:
    return tmp_path / "platform.toml"


@pytest.fixture
def providers(platform_file: Path) -> Iterator[Providers]:
    providers = Providers(platform_file)
    yield providers
    providers.stop()


@pytest.fixture
def command(folders: list[str], platform_file: Path) -> list[str]:
    return ["--demo", "--platform", str(platform_file), *folders]


def test_every_way_of_linking_is_tested_and_leaves_no_secret_anywhere(
        providers: Providers, command: list[str], tmp_path: Path) -> None:
    tenant = "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"
    subscription = SUBSCRIPTION["subscription_id"].lower()
    temporary = {"method": "aws_access_key", "access_key_id": "ASIAIOSFODNN7EXAMPLE",
                 "secret_access_key": "temporary/secret+0123456789abcdefghijklm",
                 "session_token": "IQoJb3JpZ2luX2VjEXAMPLEsessionTOKEN"}
    providers.control({
        "aws": {"roles": {ROLE["role_arn"]: "*"}, "keys": {
            "AKIAMOORINGPLATFORM1": {"secret": "platform/secret+access+key/of/40/charact",
                                     "account": "111122223333"},
            ACCESS_KEY["access_key_id"]: {"secret": ACCESS_KEY["secret_access_key"]},
            temporary["access_key_id"]: {"secret": temporary["secret_access_key"],
                                         "token": temporary["session_token"]}}},
        "azure": {"tenants": {tenant: {}}, "subscriptions": {subscription: {"tenant": tenant}}},
        "gcp": {"admit": SERVICE_ACCOUNT["key"]}})
    server = Server(*command)
    person = Person(server)
    ways = [("Role", ROLE), ("Key", ACCESS_KEY), ("Temporary", temporary),
            ("Research", {**SUBSCRIPTION, "tenant_id": tenant}), ("Data", SERVICE_ACCOUNT)]
    accounts = {alias: person.link(alias, credentials) for alias, credentials in ways}
    for alias, account_id in accounts.items():
        assert person.settled(account_id)["status"] == "connected", alias
    # One that fails, as a new link and as a replacement; and one that insists.
    wrong = {**ACCESS_KEY, "access_key_id": "AKIAI44QH8DHBEXAMPLE",
             "secret_access_key": "wrong/secret/but/a/secret/all/the/same12"}
    assert person.settled(person.link("Wrong", wrong))["problem"]["code"] == "key_unknown"
    other = {**wrong, "access_key_id": "AKIAOTHER4QH8EXAMPLE"}
    person.send("PUT", f"/cloud-accounts/{accounts['Key']}", {"alias": "K", "credentials": other})
    assert person.settled(accounts["Key"])["replacement"]["status"] == "failed"
    assert all(providers.counts().values())
    secrets = [ACCESS_KEY["secret_access_key"], temporary["secret_access_key"],
               temporary["session_token"], wrong["secret_access_key"],
               *json.loads(SERVICE_ACCOUNT["key"])["private_key"].splitlines()[1:-1],
               *PLATFORM_SECRETS]
    code, log = server.stop()
    assert code == 0 and "Traceback" not in log
    files = b"".join(file.read_bytes() for file in (tmp_path / "var").iterdir())
    assert b"analytical-engines" in files and b"AKIAIOSFODNN7EXAMPLE" in files
    for secret in secrets:
        assert secret.encode() not in files
        assert secret not in log + server.printed
        assert all(secret not in reply for reply in person.replies)


def test_a_server_that_is_stopped_in_the_middle_of_a_test_stops_at_once(
        providers: Providers, command: list[str]) -> None:
    providers.control({"aws": {"mode": "silent"}})
    server = Server(*command)
    account_id = Person(server).link("Role", ROLE)
    while providers.counts()["aws"] == 0:
        time.sleep(0.02)
    started = time.monotonic()
    code, log = server.stop()
    assert code == 0 and "Traceback" not in log
    assert time.monotonic() - started < 4  # Silence alone would last longer.
    again = Server(*command)
    account = Person(again).settled(account_id)
    assert (account["status"], account["problem"]["code"]) == ("not_tested", "interrupted")
    again.stop()


def test_a_server_that_is_killed_in_the_middle_of_a_test_finds_it_broken_off(
        providers: Providers, command: list[str]) -> None:
    providers.control({"aws": {"mode": "silent"}})
    server = Server(*command)
    account_id = Person(server).link("Role", ROLE)
    server.kill()
    providers.control({"aws": {"mode": "right", "roles": {ROLE["role_arn"]: "*"}}})
    again = Server(*command)
    person = Person(again)
    account = person.settled(account_id)
    assert (account["status"], account["problem"]["code"]) == ("not_tested", "interrupted")
    assert person.send("POST", f"/cloud-accounts/{account_id}/verify").status_code == 202
    again.stop()


def test_a_provider_that_stops_in_the_middle_of_a_test_is_the_provider_at_fault(
        providers: Providers, command: list[str]) -> None:
    providers.control({"aws": {"mode": "silent"}})
    server = Server(*command)
    person = Person(server)
    account_id = person.link("Role", ROLE)
    while providers.counts()["aws"] == 0:
        time.sleep(0.02)
    providers.process.kill()
    account = person.settled(account_id)
    assert (account["status"], account["problem"]["code"]) == ("failed", "provider_unreachable")
    server.stop()


def test_the_control_address_says_what_it_does_not_know(providers: Providers) -> None:
    for settings in ({"aws": {"mode": "odd"}}, {"aws": {"colour": "red"}}, {"ibm": {}}, []):
        reply = httpx.put(providers.addresses["control"], json=settings)
        assert reply.status_code == 400 and reply.text
