"""What takes longer than people like to wait."""

from __future__ import annotations

from rules import EVERY, Run, rule, rule_of_each
from rules_of_requests import address, example, needed
from site_under_test import Person, Skip, expect

PROOF_S = 15 * 60
RECENT = [pair for pair, operation in EVERY.items() if operation.get("x-recent-authentication")]


def long_signed_in(run: Run) -> Person:
    """Somebody whose last proof is too old; the wait for it is one for all rules."""
    if not run.options.patient:
        raise Skip("it takes 16 minutes; ask for it with --patient")
    if "long signed in" not in run.notes:
        person = run.site.signed_in()
        run.site.wait(PROOF_S + 10)
        run.notes["long signed in"] = person
    found: Person = run.notes["long signed in"]
    return found


@rule_of_each("With a proof older than 15 minutes it is 403 until there is a new one", RECENT)
def old_proof(run: Run, method: str, path: str) -> None:
    long_signed_in(run).ask(method, address(path), example(method, path), want=403,
                            code="reauthentication-required", headers=needed(method, path))


@rule("A new proof is good for what needs one")
def new_proof(run: Run) -> None:
    person = long_signed_in(run)
    person.get("/profile")
    expect(person.post("/session/reauthentication", {"password": run.site.password}, want=200),
           "the proof is refused")
    person.delete("/api-keys/nothing_of_this_name", want=404, code="not-found")
    person.delete("/session", want=204)
