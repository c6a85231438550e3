"""What is edited: preconditions, and how text is cleaned up."""

from __future__ import annotations

import secrets

from rules import Run, rule
from site_under_test import expect, pointers

EMPTY = dict.fromkeys(("name", "phone", "company", "job_title", "country", "time_zone"), "")


@rule("What is saved is what is read, and nothing else changes")
def saved(run: Run) -> None:
    email = run.person.get("/profile").json()["email"]
    change = {**EMPTY, "name": f"Conformance {secrets.token_hex(4)}", "country": "GB",
              "phone": "+44 20 7946 0958", "time_zone": "Europe/London"}
    reply = run.person.put("/profile", change, "*", want=200)
    expect(reply.json() == {"email": email, **change}, "the reply is not what was sent")
    read = run.person.get("/profile")
    expect(read.json() == reply.json(), "what is read is not what was saved")
    expect(read.headers["etag"] == reply.headers["etag"], "the ETag is another one when read")


@rule("A change needs If-Match, and is refused when something changed meanwhile")
def precondition(run: Run) -> None:
    person = run.person
    first = person.get("/profile").headers["etag"]
    change = {**EMPTY, "name": f"Conformance {secrets.token_hex(4)}"}
    person.put("/profile", change, want=428, code="precondition-required")
    for stale in ('"no-such-etag"', 'W/"no-such-etag"'):
        person.put("/profile", change, stale, want=412, code="precondition-failed")
    second = person.put("/profile", change, first, want=200).headers["etag"]
    expect(first != second, "the ETag stays the same after a change")
    for stale in (first, f"W/{first}"):
        person.put("/profile", EMPTY, stale, want=412, code="precondition-failed")
    expect(person.get("/profile").json()["name"] == change["name"],
           "a refused change was made all the same")


@rule("Text is normalised to NFC and without white space around it")
def cleaned(run: Run) -> None:
    change = {**EMPTY, "name": "  Zoe\u0308 \t", "company": "\u00a0Ltd "}
    saved_profile = run.person.put("/profile", change, "*", want=200).json()
    expect((saved_profile["name"], saved_profile["company"]) == ("Zo\u00eb", "Ltd"),
           f"it is {saved_profile['name']!r} and {saved_profile['company']!r}")


@rule("Each bad field is named")
def bad_fields(run: Run) -> None:
    before = run.person.get("/profile")
    bad = {**EMPTY, "phone": "call me", "country": "XX", "time_zone": "Mars/Olympus",
           "name": "x" * 5000}
    found = pointers(run.person.put("/profile", bad, "*", want=422, code="invalid-fields"))
    wanted = {"/phone", "/country", "/time_zone", "/name"}
    expect(found == wanted, f"the errors name {found}")
    after = run.person.get("/profile")
    expect((after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"]),
           "a refused change was made all the same")
