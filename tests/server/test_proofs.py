"""Proving identity again: by what, for how long, and what a failure leaves behind."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from authenticator import Authenticator
from harness import EMAIL, PASSWORD, Client, Site, code_of, errors_of
from passkey_steps import confirm, options_for_proving
from passkey_steps import sign_in as passkey_sign_in

# Good enough with a second factor only.
SHORT = "fog42 lamp"
PAUSES = (1, 59, 60, 300, 599, 899, 900, 901, 1800, 3540, 3600, 40_000)
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


# Hypothesis's own machines begin with runs of a few steps and hardly come to longer ones, and it
# takes ten of them to be left with a short password and one factor. So this is a list of steps.
@dataclass(frozen=True)
class Rule:
    """Something that may happen; `which` chooses among several of a kind."""

    is_possible: Callable[[Sessions], bool]
    happen: Callable[[Sessions, int], None]


RULES: list[Rule] = []
Happen = Callable[["Sessions", int], None]


def rule(is_possible: Callable[[Sessions], bool] = lambda _: True) -> Callable[[Happen], Happen]:
    def add(happen: Happen) -> Happen:
        RULES.append(Rule(is_possible, happen))
        return happen
    return add


class Sessions:
    """A session and its account as anybody would describe them, beside the real ones."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder)
        self.browser = self.site.client()
        self.password = PASSWORD
        self.secret = ""
        self.devices: dict[str, Authenticator] = {}
        self.codes: list[str] = []
        self.lost: list[Authenticator] = []
        self.looked_at: tuple[str, str, int, int] | None = None
        self.state = "signed_out"
        self.started = self.seen = self.proved = self.failures = 0

    def step(self, choice: int) -> None:
        possible = [rule for rule in RULES if rule.is_possible(self)]
        chosen = possible[choice % len(possible)]
        note(chosen.happen.__name__)
        chosen.happen(self, choice // len(possible))
        self.it_is_what_it_should_be()
        self.nobody_is_locked_out_and_nobody_comes_in_with_too_little()

    def close(self) -> None:
        self.site.services.close()

    @property
    def now(self) -> int:
        return self.site.clock()

    @property
    def has_factor(self) -> bool:
        return bool(self.secret or self.devices)

    @property
    def is_fresh(self) -> bool:
        return self.state == "signed_in" and self.now - self.proved <= RECENT

    def _age(self) -> None:
        ended = self.now - self.seen >= IDLE or self.now - self.started >= LIFETIME
        if ended or (self.state == "code_required" and self.now - self.started >= WAITING):
            self.state = "signed_out"

    def _touch(self) -> None:
        self._age()
        # `seen` is exact to a minute.
        if self.state != "signed_out" and self.now - self.seen >= 60:
            self.seen = self.now

    def _begin(self, state: str) -> None:
        self.state = state
        self.started = self.seen = self.proved = self.now

    def _prove(self) -> None:
        self.state = "signed_in"
        self.seen = self.proved = self.now

    def _refused(self, reply: httpx.Response) -> None:
        """Nothing that guards the account is changed without a recent proof."""
        expected = (403, "reauthentication-required") if self.state == "signed_in" else \
            (401, "unauthenticated")
        assert (reply.status_code, code_of(reply)) == expected

    def _next_code(self) -> str:
        self.site.clock.turn(90)
        self._touch()
        return self.site.code(self.secret)

    def _device(self, which: int) -> Authenticator:
        return list(self.devices.values())[which % len(self.devices)]

    def _take_over(self, reply: httpx.Response) -> None:
        """The first factor brings recovery codes; others leave them as they are."""
        codes = reply.json().get("new_recovery_codes")
        assert bool(codes) == (not self.has_factor)
        self.codes = codes or self.codes

    def _removed(self, reply: httpx.Response, is_last: bool) -> bool:
        """Whether it came about: the last factor stays while the password cannot stand alone."""
        if is_last and self.password == SHORT:
            assert (reply.status_code, code_of(reply)) == (409, "password-too-short")
            return False
        assert reply.status_code == 204
        if is_last:
            self.codes = []
        return True

    @rule()
    def time_passes(self, which: int) -> None:
        self.site.clock.turn(PAUSES[which % len(PAUSES)])

    @rule()
    def sign_in(self, _which: int) -> None:
        reply = self.browser.post("/session", {"email": EMAIL, "password": self.password})
        self._begin("code_required" if self.has_factor else "signed_in")
        assert reply.json()["state"] == self.state

    @rule(lambda self: bool(self.devices))
    def sign_in_by_passkey_alone(self, which: int) -> None:
        assert passkey_sign_in(self.browser, self._device(which)).status_code == 200
        self._begin("signed_in")

    @rule()
    def sign_out(self, _which: int) -> None:
        self.browser.delete("/session")
        self.state = "signed_out"

    @rule(lambda self: bool(self.secret))
    def enter_the_code(self, _which: int) -> None:
        reply = self.browser.post("/session/code", {"code": self._next_code()})
        self._second_step(reply)

    @rule(lambda self: bool(self.codes))
    def enter_a_recovery_code(self, _which: int) -> None:
        self._touch()
        reply = self.browser.post("/session/recovery-code", {"recovery_code": self.codes[0]})
        if self._second_step(reply):
            del self.codes[0]

    @rule(lambda self: bool(self.devices))
    def use_a_passkey_as_second_step(self, which: int) -> None:
        self._touch()
        options = self.browser.post("/session/passkey/options")
        if self.state == "signed_out":
            assert options.status_code == 401
            return
        answer = self._device(which).get(options.json())
        self._second_step(self.browser.post("/session/passkey", {"passkey": answer}))

    def _second_step(self, reply: httpx.Response) -> bool:
        """Whether it was one."""
        assert reply.status_code == (200 if self.state == "code_required" else 401)
        if self.state != "code_required":
            return False
        self._prove()
        return True

    @rule()
    def prove_by_password(self, _which: int) -> None:
        self._touch()
        reply = self.browser.post("/session/reauthentication", {"password": self.password})
        assert reply.status_code == (200 if self.state == "signed_in" else 401)
        if self.state == "signed_in":
            self.proved = self.now

    @rule(lambda self: bool(self.devices) and self.state != "signed_out")
    def prove_by_passkey(self, which: int) -> None:
        self._touch()
        if self.state == "signed_out":
            return
        answer = self._device(which).get(options_for_proving(self.browser))
        reply = self.browser.post("/session/reauthentication", {"passkey": answer})
        assert reply.status_code == (200 if self.state == "signed_in" else 401)
        if self.state == "signed_in":
            self.proved = self.now

    # One more within a quarter of an hour, and right codes would be refused as well.
    @rule(lambda self: self.failures < 4)
    def fail_to_prove(self, _which: int) -> None:
        self._touch()
        reply = self.browser.post("/session/reauthentication", {"recovery_code": "a" * 24})
        assert reply.status_code == (422 if self.state == "signed_in" else 401)
        self.failures += 1

    @rule(lambda self: bool(self.lost))
    def a_passkey_that_was_removed_is_worth_nothing(self, _which: int) -> None:
        reply = passkey_sign_in(self.site.client(), self.lost[-1])
        assert (reply.status_code, code_of(reply)) == (401, "unknown-passkey")

    @rule()
    def do_what_needs_a_recent_proof(self, _which: int) -> None:
        self._touch()
        reply = self.browser.delete("/api-keys/nothing")
        if self.is_fresh:
            assert reply.status_code == 404
        else:
            self._refused(reply)

    @rule()
    def turn_the_app_on_or_off(self, _which: int) -> None:
        self._touch()
        if not self.is_fresh:
            self._refused(self.browser.post("/totp"))
        elif self.secret:
            if self._removed(self.browser.delete("/totp"), is_last=not self.devices):
                self.secret = ""
        else:
            secret = self.browser.post("/totp").json()["secret"]
            reply = self.browser.post("/totp/confirmation", {"code": self.site.code(secret)})
            self._take_over(reply)
            self.secret = secret

    @rule(lambda self: len(self.devices) < 3)
    def add_a_passkey(self, _which: int) -> None:
        self._touch()
        options = self.browser.post("/passkeys")
        if not self.is_fresh:
            self._refused(options)
            return
        device = Authenticator()
        reply = confirm(self.browser, device.create(options.json()))
        self._take_over(reply)
        self.devices[reply.json()["passkeys"][-1]["id"]] = device

    @rule(lambda self: bool(self.devices))
    def remove_a_passkey(self, which: int) -> None:
        self._touch()
        passkey = list(self.devices)[which % len(self.devices)]
        reply = self.browser.delete(f"/passkeys/{passkey}")
        if not self.is_fresh:
            self._refused(reply)
        elif self._removed(reply, is_last=len(self.devices) == 1 and not self.secret):
            self.lost.append(self.devices.pop(passkey))

    @rule()
    def change_the_password(self, _which: int) -> None:
        self._touch()
        if self.state != "signed_in":
            return
        wanted = SHORT if self.password == PASSWORD else PASSWORD
        reply = self.browser.put(
            "/password", {"current_password": self.password, "new_password": wanted})
        if wanted == SHORT and not self.has_factor:
            assert list(errors_of(reply)) == ["/new_password"]
            return
        assert reply.status_code == 204
        self.password = wanted
        self.proved = self.seen = self.now

    def it_is_what_it_should_be(self) -> None:
        self._touch()
        assert self.browser.get("/session").json()["state"] == self.state
        expected = 200 if self.state == "signed_in" else 401
        assert self.browser.get("/profile").status_code == expected

    def nobody_is_locked_out_and_nobody_comes_in_with_too_little(self) -> None:
        """Whatever was removed, the password leads in, with a second factor if it is short."""
        account = (self.password, self.secret, len(self.devices), len(self.codes))
        if account == self.looked_at:
            return
        self.looked_at = account
        browser = self.site.client()
        reply = browser.post("/session", {"email": EMAIL, "password": self.password}).json()
        assert reply["state"] == ("code_required" if self.has_factor else "signed_in")
        assert self.has_factor or self.password != SHORT
        assert reply["proofs"] == ([] if self.has_factor else ["password"]) + [
            name for name, there in (("passkey", self.devices), ("code", self.secret),
                                     ("recovery_code", self.codes)) if there]
        browser.delete("/session")


# One folder for all examples is enough: each makes its own in it.
@settings(max_examples=20, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 9999), min_size=40, max_size=40))
def test_sessions_and_proofs_as_a_machine(tmp_path: Path, choices: list[int]) -> None:
    folder = tmp_path / secrets.token_hex(8)
    folder.mkdir()
    sessions = Sessions(folder)
    try:
        sessions.sign_in(0)
        for choice in choices:
            sessions.step(choice)
    finally:
        sessions.close()
