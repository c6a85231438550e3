"""An authenticator app, turned on and off again, and the second step that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pyotp

from rules import Run, rule
from site_under_test import Person, Skip, expect

STEP_S = 30
MOST_APPS = 5


@rule("A new password is judged")
def judged(run: Run) -> None:
    weak = run.person.post("/password/strength", {"password": "password1"}, want=200).json()
    good = run.person.post("/password/strength", {
        "password": "nine brass buttons on a coat"}, want=200).json()
    expect(weak["refusal"] and not good["refusal"] and weak["score"] < good["score"],
           f"{weak} and {good} are the judgements of a weak and a good password")


@rule("An authenticator app is asked for once it is on, and its codes are good once")
def second_step(run: Run) -> None:
    with _app(run) as (person, secret, recovery_codes):
        used = _code(run, secret)
        _asked_for(run, used, recovery_codes[0])
        run.site.wait(STEP_S)
        _signs_in_once(run, _code(run, secret))
        expect(person.get("/overview").json()["totp_enabled"], "the overview does not know of it")
        fresh = person.post("/recovery-codes", want=(200, 201), shows=True).json()
        expect(not set(fresh["recovery_codes"]) & set(recovery_codes), "old codes come again")
        _refused_code(run, recovery_codes[1])
    _expect_off(person)
    run.site.signed_in()


@rule("A recovery code opens one session, also at the same moment")
def once(run: Run) -> None:
    with _app(run) as (person, _, recovery_codes):
        waiting = [_waiting(run) for _ in range(3)]
        body = {"recovery_code": recovery_codes[0]}

        def status(each: Person) -> int:
            return each.post("/session/recovery-code", body, want=(200, 422)).status_code

        with ThreadPoolExecutor(len(waiting)) as pool:
            opened = list(pool.map(status, waiting)).count(200)
        expect(opened == 1, f"it opened {opened}")
        remaining = person.get("/security").json()["recovery_codes"]["remaining"]
        expect(remaining == len(recovery_codes) - 1, f"{remaining} are left")


@rule("Each authenticator app has a name, and goes without the others")
def several(run: Run) -> None:
    with _app(run) as (person, _, _):
        _added(run, person)
        first, second = person.get("/security").json()["authenticators"]
        renamed = person.put(f"/totp/{first['id']}", {"name": "Another name"}, want=200).json()
        expect((renamed["id"], renamed["name"]) == (first["id"], "Another name"),
               "it has no other name")
        person.delete(f"/totp/{first['id']}", want=204)
        security = person.get("/security").json()
        expect([each["id"] for each in security["authenticators"]] == [second["id"]]
               and security["totp"]["state"] == "on", "the other one is not what is left")
        person.delete(f"/totp/{second['id']}", want=204)
        _expect_off(person)


@rule("There are five authenticator apps at most")
def most(run: Run) -> None:
    with _app(run) as (person, _, _):
        for _ in range(MOST_APPS - 1):
            _added(run, person)
        person.post("/totp", want=409, code="too-many-authenticators")


@rule("What was not begun is not confirmed")
def not_begun(run: Run) -> None:
    person = _somebody(run)
    person.delete("/totp", want=204)
    person.post("/totp/confirmation", {"code": "123456"}, want=409, code="no-enrolment")
    person.post("/recovery-codes", want=409, code="no-second-factor")
    for path, body in (("/session/code", {"code": "123456"}),
                       ("/session/recovery-code", {"recovery_code": "-".join(["aaaa"] * 6)})):
        run.stranger.post(path, body, want=401, code="unauthenticated")


def _somebody(run: Run) -> Person:
    if not run.options.second_factor:
        raise Skip("it turns a factor on for a moment; asked for without it")
    return run.person


@contextmanager
def _app(run: Run) -> Iterator[tuple[Person, str, list[str]]]:
    """Somebody with an app, its secret, and the recovery codes that come with the first factor."""
    person = _somebody(run)
    try:
        secret = _enrolled(run, person)
        yield person, secret, _confirmed(run, person, _code(run, secret))
    finally:
        person.delete("/totp", want=(200, 204))


def _expect_off(person: Person) -> None:
    security = person.get("/security").json()
    expect((security["totp"]["state"], security["recovery_codes"]["remaining"]) == ("off", 0),
           "it is not off again, or recovery codes are left")


def _added(run: Run, person: Person) -> None:
    secret = str(person.post("/totp", want=201, shows=True).json()["secret"])
    run.site.secrets.add(secret)
    person.post("/totp/confirmation", {"code": _code(run, secret)}, want=200)


def _code(run: Run, secret: str) -> str:
    return pyotp.TOTP(secret).at(int(run.site.now()))


def _waiting(run: Run) -> Person:
    """Somebody who has sent the password, and is asked for more."""
    waiting = run.stranger
    body = {"email": run.site.email, "password": run.site.password}
    state = waiting.post("/session", body, want=200).json()
    expect((state["state"], state["user"]) == ("code_required", None),
           f"after the password it is {state['state']}")
    return waiting


def _signs_in_once(run: Run, code: str) -> None:
    waiting = _waiting(run)
    before = waiting.token
    waiting.post("/session/code", {"code": f"{code[:3]} {code[3:]}"}, want=200)
    expect(waiting.token != before, "the token stays the same after the second step")
    waiting.get("/profile")
    _waiting(run).post("/session/code", {"code": code}, want=422, code="invalid-fields")


def _refused_code(run: Run, recovery_code: str) -> None:
    waiting = _waiting(run)
    waiting.post("/session/recovery-code", {"recovery_code": recovery_code}, want=422)
    waiting.get("/profile", want=401, code="unauthenticated")


def _enrolled(run: Run, person: Person) -> str:
    expect(person.get("/security").json()["totp"]["state"] == "off", "it is on already")
    enrolment = person.post("/totp", want=201, shows=True).json()
    secret = str(enrolment["secret"])
    expect(f"secret={secret}" in enrolment["uri"], "the QR code has another secret")
    run.site.secrets.add(secret)
    expect(person.get("/security").json()["totp"]["state"] == "off",
           "it is on before a code has confirmed it")
    return secret


def _confirmed(run: Run, person: Person, code: str) -> list[str]:
    wrong = f"{(int(code) + 500_000) % 1_000_000:06}"
    person.post("/totp/confirmation", {"code": wrong}, want=422, code="invalid-fields")
    security = person.post("/totp/confirmation", {"code": code}, want=200, shows=True).json()
    expect(security["totp"]["state"] == "on", "it is not on after its code")
    codes: list[str] = security["new_recovery_codes"]
    expect(len(set(codes)) == 10, "there are not ten recovery codes")
    run.site.secrets.update(codes)
    return codes


def _asked_for(run: Run, used_code: str, recovery_code: str) -> None:
    waiting = _waiting(run)
    token = waiting.token
    waiting.get("/profile", want=401, code="unauthenticated")
    waiting.post("/session/code", {"code": used_code}, want=422)
    waiting.get("/profile", want=401, code="unauthenticated")
    waiting.post("/session/recovery-code", {"recovery_code": recovery_code}, want=200)
    expect(waiting.token != token, "the token stays the same after the second step")
    waiting.get("/profile")
    _refused_code(run, recovery_code)
