"""API keys: shown once, good for what their scopes say, and made once."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from contract_checks import DOCUMENT
from rules import EVERY, Run, items_of, rule, rule_of_each
from rules_of_requests import OF_KEYS, address, example, needed
from site_under_test import Person, expect, pointers

EMPTY = dict.fromkeys(("name", "phone", "company", "job_title", "country", "time_zone"), "")


def new_name() -> str:
    return f"conformance {secrets.token_hex(6)}"


def made(run: Run, person: Person, **fields: Any) -> tuple[dict[str, Any], str]:
    """A new key as it is listed, and its text, which must never be seen again."""
    reply = person.create("/api-keys", {"name": new_name(), **fields}, shows=True).json()
    run.site.secrets.add(reply["key"])
    return reply["api_key"], reply["key"]


def uses(run: Run, text: str, want: int, code: str = "", method: str = "GET",
         path: str = "/profile", bearer: bool = False) -> None:
    header = {"Authorization": f"Bearer {text}"} if bearer else {"x-api-key": text}
    body, more = (EMPTY, {"If-Match": "*"}) if method == "PUT" else (None, {})
    run.stranger.ask(method, path, body, want=want, code=code, headers={**header, **more})


@rule("A key is shown once, and listed without its text")
def shown_once(run: Run) -> None:
    person = run.person
    key, text = made(run, person)
    expect(text.startswith(key["prefix"]) and text.endswith(key["last_four"])
           and len(key["last_four"]) == 4, "prefix and last four are not the key's")
    listed = [item for item in items_of(person, "/api-keys") if item["id"] == key["id"]]
    expect(listed == [key], "it is not listed as it was made")
    person.get("/activity")
    person.delete(f"/api-keys/{key['id']}", want=204)


@rule("A key works in both headers, and no longer when it is deleted")
def works(run: Run) -> None:
    person = run.person
    key, text = made(run, person)
    uses(run, text, 200)
    uses(run, text, 200, bearer=True)
    listed, = (item for item in items_of(person, "/api-keys") if item["id"] == key["id"])
    expect(listed["last_used_at"] is not None, "its use is not noted")
    uses(run, text[:-1] + ("a" if text[-1] != "a" else "b"), 401, "unauthenticated")
    person.delete(f"/api-keys/{key['id']}", want=204)
    uses(run, text, 401, "unauthenticated")
    person.delete(f"/api-keys/{key['id']}", want=404, code="not-found")
    expect(key["id"] not in {item["id"] for item in items_of(person, "/api-keys")},
           "a key that was deleted is still listed")


@rule("A key does what its scopes allow")
def scopes(run: Run) -> None:
    person = run.person
    before = person.get("/profile").json()
    key, text = made(run, person)
    expect(key["scopes"] == ["read"], "a key without scopes does more than read")
    uses(run, text, 403, "insufficient-scope", "PUT")
    other, narrow = made(run, person, scopes=["cloud-accounts:read"])
    uses(run, narrow, 200, path="/cloud-accounts")
    uses(run, narrow, 403, "insufficient-scope")
    writer, strong = made(run, person, scopes=["profile:write"])
    uses(run, strong, 200, method="PUT")
    uses(run, strong, 403, "insufficient-scope", path="/cloud-accounts")
    change = {name: text for name, text in before.items() if name != "email"}
    person.put("/profile", change, "*", want=200)
    for each in (key, other, writer):
        person.delete(f"/api-keys/{each['id']}", want=204)


SCOPES: list[str] = DOCUMENT["components"]["schemas"]["Scope"]["enum"]
# What a key needs a scope for, which is all but saying whose it is.
SCOPED = [pair for pair in OF_KEYS if {} not in EVERY[pair].get("security", [])]


@rule_of_each("A key without its section's scope cannot do it", SCOPED)
def beyond_scope(run: Run, method: str, path: str) -> None:
    section, = EVERY[method, path]["tags"]
    does_not_do = f"{section}:" if method == "GET" else f"{section}:write"
    text = _key_of(run, [scope for scope in SCOPES
                         if ":" in scope and not scope.startswith(does_not_do)])
    run.stranger.ask(method, address(path), example(method, path), want=403,
                     code="insufficient-scope", headers={**needed(method, path), "x-api-key": text})


def _key_of(run: Run, scopes: list[str]) -> str:
    """One for all rules; what is left of them at the end is deleted."""
    name = f"key of {scopes}"
    if name not in run.notes:
        _, run.notes[name] = made(run, run.person, scopes=scopes)
    return str(run.notes[name])


@rule("A key that is rotated has another text, and the text before ends when it should")
def rotated(run: Run) -> None:
    person = run.person
    key, first = made(run, person)
    path = f"/api-keys/{key['id']}/rotation"
    reply = person.create(path, {"overlap_hours": 1}, shows=True).json()
    second = reply["key"]
    run.site.secrets.add(second)
    expect(reply["api_key"]["id"] == key["id"] and second != first, "it is another key")
    uses(run, first, 200)
    uses(run, second, 200)
    third = person.create(path, {"overlap_hours": 0}, shows=True).json()["key"]
    run.site.secrets.add(third)
    uses(run, first, 401, "unauthenticated")
    uses(run, second, 401, "unauthenticated")
    uses(run, third, 200)
    person.delete(f"/api-keys/{key['id']}", want=204)


@rule("What is created twice with one Idempotency-Key is created once")
def idempotent(run: Run) -> None:
    person = run.person
    body, key = {"name": new_name()}, secrets.token_hex(16)
    first, second = (person.create("/api-keys", body, key, shows=True) for _ in range(2))
    expect(first.json() == second.json(), "the second reply is another one")
    run.site.secrets.add(first.json()["key"])
    found = [item for item in items_of(person, "/api-keys") if item["name"] == body["name"]]
    expect(len(found) == 1, f"there are {len(found)} of it")
    person.create("/api-keys", {"name": new_name()}, key, want=422, code="idempotency-key-reused")
    person.create("/api-keys", body, want=422, code="invalid-fields")
    person.delete(f"/api-keys/{found[0]['id']}", want=204)


@rule("A name that is in use is refused, at its field")
def name_in_use(run: Run) -> None:
    person = run.person
    key, _ = made(run, person)
    reply = person.create("/api-keys", {"name": key["name"].upper()}, want=422)
    expect(pointers(reply) == {"/name"}, f"the errors name {pointers(reply)}")
    person.delete(f"/api-keys/{key['id']}", want=204)


@rule("When keys end is told")
def expiry(run: Run) -> None:
    person = run.person
    cases: list[tuple[dict[str, Any], str, int | None]] = [
        ({}, "active", 90), ({"expires_in_days": None}, "active", None),
        ({"expires_in_days": 3}, "expires_soon", 3)]
    for fields, status, days in cases:
        key, _ = made(run, person, **fields)
        expect((key["status"], _days(key)) == (status, days),
               f"with {fields} it is {key['status']} until {key['expires_at']}")
        person.delete(f"/api-keys/{key['id']}", want=204)
    for refused in (0, 3651):
        person.create("/api-keys", {"name": new_name(), "expires_in_days": refused}, want=422,
                      code="invalid-fields")


def _days(key: dict[str, Any]) -> int | None:
    """From its making to its end."""
    if key["expires_at"] is None:
        return None
    made_at, ends_at = (datetime.fromisoformat(key[name].replace("Z", "+00:00"))
                        for name in ("created_at", "expires_at"))
    return (ends_at - made_at).days


@rule("The overview counts the keys that there are")
def counted(run: Run) -> None:
    def count() -> int:
        return int(run.person.get("/overview").json()["api_keys"])

    before = count()
    key, _ = made(run, run.person)
    expect(count() == before + 1, "it does not count a new one")
    run.person.delete(f"/api-keys/{key['id']}", want=204)
    expect(count() == before, "it still counts one that was deleted")
