"""Proving identity again: by what, for how long, and what a failure leaves behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test,
)

from harness import EMAIL, PASSWORD, Client, Site, code_of, errors_of

IDLE, LIFETIME, RECENT, WAITING = 3600, 24 * 3600, 900, 600


def test_without_a_factor_only_the_password_is_asked_for(site: Site, client: Client) -> None:
    assert client.get("/session").json()["proofs"] == ["password"]
    for proof in ({"code": "123456"}, {"recovery_code": "a" * 24}):
        reply = client.post("/session/reauthentication", proof)
        assert list(errors_of(reply)) == ["/" + next(iter(proof))]


def test_with_one_its_code_will_do(site: Site, client: Client) -> None:
    secret = site.enable_totp(client)
    assert client.get("/session").json()["proofs"] == ["password", "code", "recovery_code"]
    site.clock.turn(1000)
    code = site.code(secret)
    assert client.post("/session/reauthentication", {"code": code}).status_code == 200
    assert client.create("/api-keys", {"name": "Now"}).status_code == 201
    assert client.post("/session/reauthentication", {"code": code}).status_code == 422


@pytest.mark.parametrize("body, errors", [
    ({}, {"/password": "Enter the password."}),
    ({"password": PASSWORD, "code": "123456"}, {"": "Send one proof."}),
    ({"code": "12345"}, {"/code": "Enter the six digits that the authenticator app shows."}),
    ({"recovery_code": "k3vd"}, {"/recovery_code":
     "Enter a recovery code such as k3vd-72ub-mqxs-4h6t-yc5a-wn2e."})])
def test_one_proof_is_sent(client: Client, body: object, errors: dict[str, str]) -> None:
    reply = client.post("/session/reauthentication", body, bad=True)
    assert errors_of(reply) == errors


def test_failures_are_written_down(site: Site, client: Client) -> None:
    site.enable_totp(client)
    client.post("/session/reauthentication", {"password": "not this one"})
    client.post("/session/reauthentication", {"code": "000000"})
    items = client.get("/activity", params={"limit": 2}).json()["items"]
    assert [(item["event"], item["subject"]) for item in items] == [
        ("reauthentication_failed", "code"), ("reauthentication_failed", "password")]


class Sessions(RuleBasedStateMachine):
    """A session as anybody would describe it, beside the real one."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        number = len(list(self.folder.iterdir()))
        folder = self.folder / str(number)
        folder.mkdir()
        self.site = Site(folder)
        self.browser = self.site.client()
        self.secret = ""
        self.state = "signed_out"
        self.started = self.seen = self.proved = 0

    def teardown(self) -> None:
        self.site.services.close()

    @property
    def now(self) -> int:
        return self.site.clock()

    def _age(self) -> None:
        ended = self.now - self.seen >= IDLE or self.now - self.started >= LIFETIME
        if ended or (self.state == "code_required" and self.now - self.started >= WAITING):
            self.state = "signed_out"

    def _touch(self) -> None:
        self._age()
        # `seen` is exact to a minute.
        if self.state != "signed_out" and self.now - self.seen >= 60:
            self.seen = self.now

    @rule(seconds=st.sampled_from([1, 59, 60, 300, 599, 899, 900, 901, 1800, 3540, 3600, 40_000]))
    def time_passes(self, seconds: int) -> None:
        self.site.clock.turn(seconds)

    @rule()
    def sign_in(self) -> None:
        reply = self.browser.post("/session", {"email": EMAIL, "password": PASSWORD})
        self.state = "code_required" if self.secret else "signed_in"
        self.started = self.seen = self.proved = self.now
        assert reply.json()["state"] == self.state

    @rule()
    def sign_out(self) -> None:
        self.browser.delete("/session")
        self.state = "signed_out"

    @precondition(lambda self: bool(self.secret))
    @rule()
    def enter_the_code(self) -> None:
        self.site.clock.turn(90)
        self._touch()
        reply = self.browser.post("/session/code", {"code": self.site.code(self.secret)})
        assert reply.status_code == (200 if self.state == "code_required" else 401)
        if self.state == "code_required":
            self.state = "signed_in"
            self.seen = self.proved = self.now

    @rule()
    def prove_by_password(self) -> None:
        self._touch()
        reply = self.browser.post("/session/reauthentication", {"password": PASSWORD})
        assert reply.status_code == (200 if self.state == "signed_in" else 401)
        if self.state == "signed_in":
            self.proved = self.now

    @rule()
    def fail_to_prove(self) -> None:
        self._touch()
        reply = self.browser.post("/session/reauthentication", {"recovery_code": "a" * 24})
        assert reply.status_code in ((422, 429) if self.state == "signed_in" else (401,))

    @rule()
    def do_what_needs_a_recent_proof(self) -> None:
        self._touch()
        reply = self.browser.delete("/api-keys/nothing")
        if self.state != "signed_in":
            assert (reply.status_code, code_of(reply)) == (401, "unauthenticated")
        elif self.now - self.proved > RECENT:
            assert (reply.status_code, code_of(reply)) == (403, "reauthentication-required")
        else:
            assert reply.status_code == 404

    @rule()
    def turn_the_factor_on_or_off(self) -> None:
        self._touch()
        if self.state != "signed_in" or self.now - self.proved > RECENT:
            assert self.browser.post("/totp").status_code in (401, 403)
        elif self.secret:
            assert self.browser.delete("/totp").status_code == 204
            self.secret = ""
        else:
            self.secret = self.site.enable_totp(self.browser)

    @invariant()
    def it_is_what_it_should_be(self) -> None:
        self._touch()
        assert self.browser.get("/session").json()["state"] == self.state
        expected = 200 if self.state == "signed_in" else 401
        assert self.browser.get("/profile").status_code == expected


def test_sessions_and_proofs_as_a_machine(tmp_path: Path) -> None:
    Sessions.folder = tmp_path
    check: Any = run_state_machine_as_test  # has no hints
    check(
        Sessions, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
