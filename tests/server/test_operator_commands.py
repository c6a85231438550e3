"""What an operator does to accounts from the command line, and what it prints."""

from __future__ import annotations

import base64
import io
import json
import os
import sys
import time
from collections.abc import Callable

import pytest

from backend import closed_accounts, command
from harness import EMAIL, KEY, PASSWORD, Client, Site, code_of
from inbox import Inbox
from passkey_steps import register
from passkey_steps import sign_in as passkey_sign_in
from test_cloud_accounts import link

EVE = "eve@example.com"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the site's data; returns exit code, output and error output."""
    monkeypatch.setattr(os, "umask", lambda _: 0)
    monkeypatch.setenv("MOORING_SECRET_KEY", base64.b64encode(KEY).decode())

    def run_command(site: Site, *arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        capsys.readouterr()
        code = command.main([*arguments, "--data", str(site.config.data)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err
    return run_command


def sign_in_status(site: Site, password: str = PASSWORD, email: str = EMAIL) -> int:
    return site.client().post("/session", {"email": email, "password": password}).status_code


def key_status(site: Site, key: str) -> int:
    return site.client().get("/profile", headers={"x-api-key": key}).status_code


def lasting_key(client: Client, name: str = "Deployment") -> str:
    """One that never ends: commands go by the clock of today, the site by that of the tests."""
    body = {"name": name, "expires_in_days": None}
    key: str = client.create("/api-keys", body).json()["key"]
    return key


def events(client: Client) -> list[str]:
    items = client.get("/activity", params={"limit": 200}).json()["items"]
    return [item["event"] for item in items]


def test_accounts_are_listed_by_address(site: Site, client: Client, run: Run) -> None:
    site.add_user(EVE)
    lasting_key(client)
    register(client)
    run(site, "disable-user", EVE)
    code, printed, _ = run(site, "list-users")
    header, ada, eve = printed.splitlines()
    assert code == 0
    assert header.split("  ")[0] == "EMAIL" and header.endswith("APPS")
    assert ada.split()[0] == EMAIL and ada.split()[2] == "active"
    assert ada.split()[-4:] == ["1", "1", "1", "0"]
    assert eve.split()[0] == EVE and eve.split()[2] == "disabled"
    assert eve.split()[-5:] == ["-", "0", "0", "0", "0"]


def test_for_scripts_each_is_an_object(site: Site, client: Client, run: Run) -> None:
    lasting_key(client)
    _, printed, _ = run(site, "list-users", "--json")
    assert json.loads(printed) == {
        "email": EMAIL, "id": client.get("/session").json()["user"]["id"],
        "created_at": "2026-02-25T06:13:20Z", "disabled_at": None,
        "seen_at": "2026-02-25T06:13:20Z", "sessions": 1, "api_keys": 1, "passkeys": 0,
        "authenticators": 0}


def test_without_accounts_the_list_is_empty(site: Site, run: Run) -> None:
    run(site, "delete-user", EMAIL, "--yes")
    assert run(site, "list-users", "--json")[:2] == (0, "")


def test_nobody_gets_into_a_disabled_account_by_any_means(
        site: Site, client: Client, run: Run) -> None:
    key, device = lasting_key(client), register(client)
    waiting = site.client().sign_in()
    assert run(site, "disable-user", EMAIL.upper())[0] == 0
    assert client.get("/session").json()["state"] == "signed_out"
    assert waiting.get("/session").json()["state"] == "signed_out"
    assert client.get("/profile").status_code == 401
    assert key_status(site, key) == 401
    by_passkey = passkey_sign_in(site.client(), device)
    # Not "unknown-passkey", after which a browser may drop it.
    assert (by_passkey.status_code, code_of(by_passkey)) == (401, "passkey-refused")
    assert by_passkey.json()["detail"] == closed_accounts.DISABLED
    refused = site.client().post("/session", {"email": EMAIL, "password": PASSWORD})
    assert (refused.status_code, refused.json()["detail"]) == (
        401, closed_accounts.DISABLED)


def test_that_it_is_disabled_is_told_only_to_who_has_the_password(site: Site, run: Run) -> None:
    run(site, "disable-user", EMAIL)
    wrong = site.client().post("/session", {"email": EMAIL, "password": "a wrong guess of it"})
    nobody = site.client().post("/session", {"email": EVE, "password": "a wrong guess of it"})
    assert wrong.json()["detail"] == nobody.json()["detail"]


def test_enabled_again_it_has_what_it_had(site: Site, client: Client, run: Run) -> None:
    key = lasting_key(client)
    account = link(client)["id"]
    run(site, "disable-user", EMAIL)
    code, printed, _ = run(site, "enable-user", EMAIL)
    assert (code, printed) == (0, f"Enabled {EMAIL}.\n")
    assert key_status(site, key) == 200
    ada = site.signed_in()
    assert ada.get(f"/cloud-accounts/{account}").status_code == 200
    assert events(ada)[:4] == [
        "signed_in", "account_enabled", "account_disabled", "all_sessions_ended"]


@pytest.mark.parametrize(("first", "again"), [
    ("disable-user", "account_disabled"), ("enable-user", "account_enabled")])
def test_twice_is_as_once(site: Site, run: Run, first: str, again: str) -> None:
    run(site, "disable-user", EMAIL)
    if first == "enable-user":
        run(site, first, EMAIL)
    assert run(site, first, EMAIL)[0] == 0
    run(site, "enable-user", EMAIL)
    assert events(site.signed_in()).count(again) == 1


def test_a_deleted_account_is_gone_with_all_it_had(site: Site, client: Client, run: Run) -> None:
    key = lasting_key(client)
    link(client)
    code, printed, asked = run(site, "delete-user", EMAIL, typed=f"{EMAIL}\n")
    assert (code, printed) == (0, f"Deleted {EMAIL}.\n")
    assert asked == f"Type {EMAIL} to delete the account for good: "
    assert (sign_in_status(site), key_status(site, key)) == (401, 401)
    with site.services.database.read() as transaction:
        left = {table: transaction.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
                for table in ("users", "sessions", "api_keys", "cloud_accounts")}
        own = transaction.exec_driver_sql(
            "SELECT count(*) FROM activity WHERE user_id IS NOT NULL").scalar_one()
    assert (set(left.values()), own) == ({0}, 0)


@pytest.mark.parametrize(("typed", "code"), [("yes\n", 1), (f"{EVE}\n", 1), ("\n", 1), ("", 130)])
def test_unless_something_else_is_typed(
        site: Site, client: Client, run: Run, typed: str, code: int) -> None:
    assert run(site, "delete-user", EMAIL, typed=typed)[0] == code
    assert client.get("/profile").status_code == 200


def test_all_keys_of_one_account_are_revoked(site: Site, client: Client, run: Run) -> None:
    site.add_user(EVE)
    keys = [lasting_key(client, name) for name in ("Deployment", "Backup")]
    of_eve = lasting_key(site.signed_in(EVE))
    assert run(site, "revoke-keys", EMAIL)[:2] == (0, "Revoked 2 API keys.\n")
    assert [key_status(site, key) for key in (*keys, of_eve)] == [401, 401, 200]
    assert events(client)[:2] == ["api_key_deleted", "api_key_deleted"]
    assert run(site, "revoke-keys", EMAIL)[:2] == (0, "Revoked 0 API keys.\n")


def test_a_new_password_says_what_else_lets_somebody_in(
        site: Site, client: Client, run: Run) -> None:
    key = lasting_key(client)
    register(client)
    code, printed, told = run(site, "reset-password", EMAIL)
    assert code == 0 and len(printed.splitlines()) == 2
    assert told.splitlines() == [
        "1 API key of the account can still be used. To revoke all: "
        f"serve.py revoke-keys {EMAIL}",
        "1 passkey or app of the account can still be used. To remove all: "
        f"serve.py reset-factors {EMAIL}"]
    assert key_status(site, key) == 200


def test_and_ends_it_when_that_is_asked(site: Site, client: Client, run: Run) -> None:
    key = lasting_key(client)
    register(client)
    code, printed, told = run(
        site, "reset-password", EMAIL, "--revoke-keys", "--reset-factors")
    assert (code, told) == (0, "")
    assert key_status(site, key) == 401
    ada = site.client().sign_in(EMAIL, printed.splitlines()[1])
    assert ada.get("/session").json()["state"] == "signed_in"


def test_a_key_that_has_ended_lets_nobody_in(site: Site, client: Client, run: Run) -> None:
    lasting_key(client)
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("UPDATE api_keys SET expires_at = 1")
    assert run(site, "reset-password", EMAIL)[2] == ""


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["disable-user", EMAIL], "The operator disabled your account."),
    (["delete-user", EMAIL, "--yes"], "The operator deleted your account"),
    (["revoke-keys", EMAIL], "The operator revoked all API keys of your account.")])
def test_their_person_is_told_by_e_mail(
        mailing_site: Site, inbox: Inbox, run: Run, arguments: list[str], sentence: str) -> None:
    lasting_key(mailing_site.signed_in())
    assert run(mailing_site, *arguments)[0] == 0
    mailing_site.clock.now = int(time.time()) + 60
    mailing_site.services.mailer.wake()
    messages = inbox.wait_for(1)
    assert messages[-1]["To"] == EMAIL
    assert sentence in messages[-1].get_content()


def test_code_of_a_disabled_account_is_the_usual_one(site: Site, run: Run) -> None:
    run(site, "disable-user", EMAIL)
    refused = site.client().post("/session", {"email": EMAIL, "password": PASSWORD})
    assert code_of(refused) == "wrong-credentials"
