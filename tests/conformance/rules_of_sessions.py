"""Signing in and out, proving again, and the list of sessions."""

from __future__ import annotations

import secrets

from rules import Run, rule
from site_under_test import Person, Skip, code_of, expect

# More failures than any site should take.
MOST_FAILURES = 50


@rule("Who has not signed in is signed out, and told so with 200")
def signed_out(run: Run) -> None:
    session = run.stranger.get("/session").json()
    expect(session["state"] == "signed_out" and session["user"] is None
           and session["authenticated_at"] is None, f"GET /session says {session}")


@rule("Who has signed in is named")
def signed_in(run: Run) -> None:
    session = run.person.get("/session").json()
    expect(session["state"] == "signed_in", f"the state is {session['state']}")
    expect(session["user"]["email"].lower() == run.site.email.lower(), "it is somebody else")
    expect("password" in session["proofs"], "a password would be no proof")


@rule("People are told apart by an identifier that stays")
def identifiers(run: Run) -> None:
    def identifier(other: bool) -> str:
        return str(run.site.signed_in(other).get("/session").json()["user"]["id"])

    expect(identifier(False) == identifier(False), "it is another one when one signs in again")
    if run.site.other is None:
        raise Skip("name another account in OTHER_EMAIL and OTHER_PASSWORD")
    expect(identifier(False) != identifier(True), "two people have the same")


@rule("A wrong password and an unknown address are refused in the same words")
def same_words(run: Run) -> None:
    wrong = secrets.token_hex(12)
    replies = [run.stranger.post("/session", {"email": email, "password": wrong}, want=401,
                                 code="wrong-credentials")
               for email in (run.site.email, f"{wrong}@example.com")]
    told = [{**reply.json(), "request_id": ""} for reply in replies]
    expect(told[0] == told[1], f"{told[0]['detail']!r} is not {told[1]['detail']!r}")
    expect(not any("set-cookie" in reply.headers for reply in replies), "a cookie is set")


@rule("A session that is brought along is not taken over")
def not_fixed(run: Run) -> None:
    person = run.site.signed_in()
    before = person.token
    person.post("/session", {"email": run.site.email, "password": run.site.password}, want=200)
    expect(person.token != before, "the token is the one from before signing in")
    _is_dead(person.with_token(before), "a session lives on after signing in again")


@rule("Signing out ends the session")
def sign_out(run: Run) -> None:
    person = run.site.signed_in()
    token = person.token
    expect(len(token) >= 22, "the token has fewer than 128 bits")
    person.delete("/session", want=204)
    expect(person.token in ("", '""'), "the cookie is not cleared")
    _is_dead(person.with_token(token), "the token still works after signing out")
    run.stranger.delete("/session", want=204)


@rule("A new proof gives the session a new token")
def proof(run: Run) -> None:
    person = run.site.signed_in()
    before = person.token
    person.post("/session/reauthentication", {"password": run.site.password}, want=200)
    expect(person.token != before, "the token stays the same")
    person.get("/profile")
    _is_dead(person.with_token(before), "the token before the proof still works")


@rule("A wrong proof is refused")
def wrong_proof(run: Run) -> None:
    person = run.person
    person.post("/session/reauthentication", {"password": secrets.token_hex(12)},
                want=(401, 403, 422))
    person.post("/session/reauthentication", {}, want=422)
    person.post("/session/reauthentication", {"password": run.site.password}, want=200)


@rule("Sessions are listed, and each can be ended from another one")
def listed(run: Run) -> None:
    person, other = run.site.signed_in(), run.site.signed_in()
    others = {item["id"] for item in other.get("/sessions").json()["items"] if item["current"]}
    items = person.get("/sessions").json()["items"]
    own = [item["id"] for item in items if item["current"]]
    expect(len(own) == len(others) == 1, "not one session is the current one")
    expect(others < {item["id"] for item in items}, "another session is not listed")
    person.delete(f"/sessions/{own[0]}", want=409, code="session-in-use")
    other_id, = others
    person.delete(f"/sessions/{other_id}", want=204)
    _is_dead(other, "a session works on after it was ended")
    person.delete(f"/sessions/{other_id}", want=404, code="not-found")
    expect(other_id not in {item["id"] for item in person.get("/sessions").json()["items"]},
           "a session that was ended is still listed")
    person.delete("/session")


@rule("All other sessions can be ended at once")
def end_others(run: Run) -> None:
    person, other = run.site.signed_in(), run.site.signed_in()
    person.delete("/sessions", want=204)
    _is_dead(other, "another session works on after all were ended")
    items = person.get("/sessions").json()["items"]
    expect([item["current"] for item in items] == [True], "others are still listed")
    person.delete("/session")


@rule("Guessing a password ends with 429 and Retry-After")
def guessing(run: Run) -> None:
    if not run.options.rate_limits:
        raise Skip("it counts against this network address; ask for it with --rate-limits")
    # Of nobody, so that no account is closed for a while.
    body = {"email": f"{secrets.token_hex(12)}@example.com", "password": "not the right one"}
    for _ in range(MOST_FAILURES):
        reply = run.stranger.post("/session", body, want=(401, 429))
        if reply.status_code == 429:
            expect(code_of(reply) == "too-many-requests", "it is no too-many-requests")
            expect(int(reply.headers["retry-after"]) >= 1, "Retry-After is 0")
            return
    raise AssertionError(f"{MOST_FAILURES} wrong passwords in a row were judged")


def _is_dead(person: Person, otherwise: str) -> None:
    try:
        person.get("/profile", want=401, code="unauthenticated")
    except AssertionError as error:
        raise AssertionError(f"{otherwise} ({error})") from None
    expect(person.get("/session").json()["state"] == "signed_out", otherwise)
