"""What is done with the account itself: its password, its address, and its end."""

from __future__ import annotations

import secrets

from rules import Run, rule
from site_under_test import Person, Skip, expect


@rule("A wrong current password changes nothing")
def wrong_current_password(run: Run) -> None:
    body = {"current_password": secrets.token_hex(12), "new_password": secrets.token_hex(20)}
    run.person.put("/password", body, want=422, code="invalid-fields")
    for refused in ("password", run.site.email, "short"):
        body = {"current_password": run.site.password, "new_password": refused}
        run.person.put("/password", body, want=422, code="invalid-fields")
    run.site.signed_in()


@rule("A password that was changed counts from then on, and the one before no longer")
def changed_password(run: Run) -> None:
    if not run.options.password:
        raise Skip("it changes the password for a moment; asked for without it")
    person, other, another = (run.site.signed_in() for _ in range(3))
    first, second = run.site.password, secrets.token_urlsafe(24)
    run.site.secrets.add(second)
    before, changed_at = person.token, person.get("/security").json()["password_changed_at"]
    _change(run, person, second)
    try:
        expect(person.token != before, "the token stays the same")
        expect(person.get("/security").json()["password_changed_at"] >= changed_at,
               "when it was changed is not told")
        person.get("/profile")
        other.get("/profile")
        run.stranger.post("/session", {"email": run.site.email, "password": first}, want=401,
                          code="wrong-credentials")
        run.site.signed_in()
    finally:
        _change_back(run, person, first)
    run.site.signed_in()
    for session in (other, another):
        session.get("/profile", want=401, code="unauthenticated")


def _change(run: Run, person: Person, password: str, **more: bool) -> None:
    body = {"current_password": run.site.password, "new_password": password}
    person.put("/password", {**body, **more}, want=204)
    run.site.password = password


def _change_back(run: Run, person: Person, password: str) -> None:
    try:
        _change(run, person, password, sign_out_others=True)
    except AssertionError as error:
        raise AssertionError(
            f"the account's password cannot be put back, and is {run.site.password} now: {error}"
        ) from None


@rule("Another address counts when its code comes back, and not before")
def address(run: Run) -> None:
    person = run.person
    before = person.get("/profile")
    # No code was sent, so none is right.
    person.post("/email-change/confirmation", {"code": "12345678"}, want=422,
                code="invalid-fields")
    after = person.get("/profile")
    expect((after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"]),
           "a wrong code has changed something")


@rule("An account is deleted by whoever gives its address")
def not_deleted(run: Run) -> None:
    run.person.post("/account/deletion", {"email": f"{secrets.token_hex(12)}@example.com"},
                    want=422, code="invalid-fields")
    run.site.signed_in()


@rule("An account that was deleted is gone with its sessions and keys")
def deleted(run: Run) -> None:
    if run.site.other is None or not run.options.delete_other:
        raise Skip("it deletes the account of OTHER_EMAIL; ask for it with --delete-other")
    email, password = run.site.other
    person, elsewhere = run.site.signed_in(other=True), run.site.signed_in(other=True)
    name = f"conformance {secrets.token_hex(6)}"
    key = person.create("/api-keys", {"name": name}, shows=True).json()["key"]
    run.site.secrets.add(key)
    counted = person.get("/account/removal").json()
    expect(counted["api_keys"] >= 1, "what goes is not counted")
    person.post("/account/deletion", {"email": email}, want=204)
    run.site.other = None
    for session in (person, elsewhere):
        session.get("/profile", want=401, code="unauthenticated")
    run.stranger.get("/profile", headers={"x-api-key": key}, want=401, code="unauthenticated")
    run.stranger.post("/session", {"email": email, "password": password}, want=401,
                      code="wrong-credentials")
