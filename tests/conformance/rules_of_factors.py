"""An authenticator app, turned on and off again, and the second step that it asks for."""

from __future__ import annotations

import pyotp

from rules import Run, rule
from site_under_test import Person, Skip, expect

STEP_S = 30


@rule("A new password is judged")
def judged(run: Run) -> None:
    weak = run.person.post("/password/strength", {"password": "password1"}, want=200).json()
    good = run.person.post("/password/strength", {
        "password": "nine brass buttons on a coat"}, want=200).json()
    expect(weak["refusal"] and not good["refusal"] and weak["score"] < good["score"],
           f"{weak} and {good} are the judgements of a weak and a good password")


@rule("An authenticator app is asked for once it is on, and its codes are good once")
def second_step(run: Run) -> None:
    if not run.options.second_factor:
        raise Skip("it turns a factor on for a moment; asked for without it")
    person = run.person
    secret = _enrolled(run, person)
    code = pyotp.TOTP(secret).at(int(run.site.now()))
    try:
        recovery_codes = _confirmed(run, person, code)
        _asked_for(run, code, recovery_codes[0])
        fresh = person.post("/recovery-codes", want=(200, 201), shows=True).json()
        expect(not set(fresh["recovery_codes"]) & set(recovery_codes), "old codes come again")
    finally:
        person.delete("/totp", want=(200, 204))
    security = person.get("/security").json()
    expect((security["totp"]["state"], security["recovery_codes"]["remaining"]) == ("off", 0),
           "it is not off again")
    run.site.signed_in()


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
    waiting = run.stranger
    body = {"email": run.site.email, "password": run.site.password}
    state = waiting.post("/session", body, want=200).json()
    expect((state["state"], state["user"]) == ("code_required", None),
           f"after the password it is {state['state']}")
    token = waiting.token
    waiting.get("/profile", want=401, code="unauthenticated")
    waiting.post("/session/code", {"code": used_code}, want=422)
    waiting.get("/profile", want=401, code="unauthenticated")
    waiting.post("/session/recovery-code", {"recovery_code": recovery_code}, want=200)
    expect(waiting.token != token, "the token stays the same after the second step")
    waiting.get("/profile")
    again = run.stranger
    again.post("/session", body, want=200)
    again.post("/session/recovery-code", {"recovery_code": recovery_code}, want=422)
    again.get("/profile", want=401, code="unauthenticated")
