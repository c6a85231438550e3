"""Passkeys, made and used by a device in software (authenticator.py); each is removed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from authenticator import PRESENT, Authenticator, broken
from rules import Run, rule
from site_under_test import Person, Skip, expect

MOST_PASSKEYS = 10
ELSEWHERE = "https://evil.example"


def somebody(run: Run) -> Person:
    """Who can make a passkey here."""
    if not run.options.second_factor:
        raise Skip("it turns a factor on for a moment; asked for without it")
    support = run.person.get("/session").json()["passkey_support"]
    if not support["available"]:
        raise Skip(f"the site says that it cannot have passkeys: {support['reason']}")
    return run.person


def creation(person: Person) -> dict[str, Any]:
    return dict(person.post("/passkeys", want=200).json())


def confirmed(person: Person, answer: dict[str, Any], **options: Any) -> dict[str, Any]:
    body = {"name": "Conformance", "passkey": answer}
    return dict(person.post("/passkeys/confirmation", body, **{"want": 200, **options}).json())


@contextmanager
def registered(run: Run) -> Iterator[tuple[Person, Authenticator, dict[str, Any]]]:
    """Somebody with a passkey, the device that has it, and what the site said of it."""
    person = somebody(run)
    # Most devices do not count, so no counter keeps an answer from being sent again.
    device = Authenticator(origin=person.origin, counter=None)
    try:
        security = confirmed(person, device.create(creation(person)), shows=True)
        run.site.secrets.update(security.get("new_recovery_codes", []))
        yield person, device, security
    finally:
        remove_all(person)


def remove_all(person: Person) -> None:
    for each in person.get("/security").json()["passkeys"]:
        person.delete(f"/passkeys/{each['id']}", want=(204, 404))


def signs_in(browser: Person, device: Authenticator, **options: Any) -> None:
    asked = browser.post("/passkey-sign-in/options", want=200).json()
    browser.post("/passkey-sign-in", {"passkey": device.get(asked)}, **{"want": 200, **options})


@rule("A passkey is registered when its device made it for this site and this challenge")
def registration(run: Run) -> None:
    person = somebody(run)
    wrong = {"another site's": Authenticator(origin=ELSEWHERE),
             "one for another name": Authenticator(origin=person.origin, rp_id="evil.example"),
             "one in a foreign frame": Authenticator(origin=person.origin, cross_origin=True),
             "one that nobody unlocked": Authenticator(origin=person.origin, flags=PRESENT)}
    for what, device in wrong.items():
        _refused(person, device.create(creation(person)), what)
    device = Authenticator(origin=person.origin)
    _refused(person, device.create(creation(person), type="webauthn.get"), "a signature")
    _refused(person, device.create(creation(person), challenge="AAAAAAAAAAAAAAAAAAAAAA"),
             "one for another challenge")
    expect(person.get("/security").json()["passkeys"] == [], "one that was refused is listed")


def _refused(person: Person, answer: dict[str, Any], what: str) -> None:
    try:
        confirmed(person, answer, want=422, code="invalid-fields")
    except AssertionError as error:
        remove_all(person)
        raise AssertionError(f"{what}: {error}") from None


@rule("A passkey is listed, and its challenge is good once")
def listed(run: Run) -> None:
    with registered(run) as (person, device, security):
        expect(len(set(security["new_recovery_codes"])) == 10, "there are no ten recovery codes")
        expect([each["name"] for each in security["passkeys"]] == ["Conformance"],
               "it is not listed by its name")
        options = creation(person)
        excluded = [each["id"] for each in options["excludeCredentials"]]
        expect(excluded == [device.create(options)["id"]],
               "a device that has one may make another one")
        second = Authenticator(origin=person.origin)
        confirmed(person, second.create(options))
        _refused(person, Authenticator(origin=person.origin).create(options), "the same challenge")


@rule("A passkey signs in alone, on this site, for the challenge of this browser, and once")
def alone(run: Run) -> None:
    with registered(run) as (_, device, _):
        browser = run.stranger
        options = browser.post("/passkey-sign-in/options", want=200).json()
        expect(options["userVerification"] == "required", "nobody has to unlock the device")
        answer = device.get(options)
        browser.post("/passkey-sign-in", {"passkey": answer}, want=200)
        session = browser.get("/session").json()
        expect((session["state"], session["user"]["email"].lower())
               == ("signed_in", run.site.email.lower()), f"it is {session['state']} afterwards")
        expect("passkey" in session["proofs"], "a passkey would be no proof")
        _no_way_in(browser, answer, "the same answer again")
        _no_way_in(run.stranger, answer, "the answer in another browser")
        signs_in(run.stranger, Authenticator(origin=browser.origin, user_handle=device.user_handle),
                 want=401, code="unknown-passkey")


def _no_way_in(browser: Person, answer: dict[str, Any], what: str) -> None:
    try:
        browser.post("/passkey-sign-in", {"passkey": answer}, want=401, code="passkey-refused")
    except AssertionError as error:
        raise AssertionError(f"{what}: {error}") from None


@rule("What a passkey signed wrongly is no way in")
def no_way_in(run: Run) -> None:
    with registered(run) as (person, device, _):
        wrong: dict[str, dict[str, Any]] = {
            "another site's": {"origin": ELSEWHERE},
            "one for another name": {"rp_id": "evil.example"},
            "one that nobody unlocked": {"flags": PRESENT}}
        for what, change in wrong.items():
            browser, before = run.stranger, {name: getattr(device, name) for name in change}
            options = browser.post("/passkey-sign-in/options", want=200).json()
            _set(device, change)
            answer = device.get(options)
            _set(device, before)
            _no_way_in(browser, answer, what)
        for member in ("signature", "authenticatorData"):
            browser = run.stranger
            options = browser.post("/passkey-sign-in/options", want=200).json()
            _no_way_in(browser, broken(device.get(options), member), f"a broken {member}")
        expect(person.is_signed_in(), "a session ended by a refused passkey")


def _set(device: Authenticator, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(device, name, value)


@rule("A passkey is asked for after the password, and proves who somebody is")
def second_step(run: Run) -> None:
    with registered(run) as (person, device, _):
        waiting = run.stranger
        body = {"email": run.site.email, "password": run.site.password}
        state = waiting.post("/session", body, want=200).json()
        expect(state["state"] == "code_required" and "passkey" in state["proofs"],
               f"after the password it is {state['state']} with {state['proofs']}")
        waiting.get("/profile", want=401, code="unauthenticated")
        before = waiting.token
        options = waiting.post("/session/passkey/options", want=200).json()
        wrong = broken(device.get(options), "signature")
        waiting.post("/session/passkey", {"passkey": wrong}, want=422, code="invalid-fields")
        waiting.get("/profile", want=401, code="unauthenticated")
        options = waiting.post("/session/passkey/options", want=200).json()
        waiting.post("/session/passkey", {"passkey": device.get(options)}, want=200)
        expect(waiting.token != before, "the token stays the same after the second step")
        waiting.get("/profile")
        before = person.token
        options = person.post("/session/passkey/options", want=200).json()
        person.post("/session/reauthentication", {"passkey": device.get(options)}, want=200)
        expect(person.token != before, "the token stays the same after a proof")


@rule("A passkey that was removed is no way in, and with it go the recovery codes")
def removed(run: Run) -> None:
    with registered(run) as (person, device, security):
        path = f"/passkeys/{security['passkeys'][0]['id']}"
        renamed = person.put(path, {"name": "Another name"}, want=200).json()
        expect(renamed["name"] == "Another name", "it has no other name")
        expect(person.get("/security").json()["passkeys"] == [renamed], "it is listed as before")
        person.delete(path, want=204)
        now = person.get("/security").json()
        expect((now["passkeys"], now["recovery_codes"]["remaining"]) == ([], 0),
               "it is still listed, or its recovery codes are")
        person.delete(path, want=404, code="not-found")
        signs_in(run.stranger, device, want=401, code="unknown-passkey")
        run.site.signed_in()


@rule("There are ten passkeys at most, and none to ask for where there is none")
def most(run: Run) -> None:
    person = somebody(run)
    person.post("/session/passkey/options", want=409, code="no-passkey")
    try:
        for number in range(MOST_PASSKEYS):
            device = Authenticator(origin=person.origin)
            confirmed(person, device.create(creation(person)), shows=number == 0)
        person.post("/passkeys", want=409, code="too-many-passkeys")
    finally:
        remove_all(person)
