"""Lists in pages: each item once and in order, also while others come and go."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rules import Run, rule
from rules_of_profile import EMPTY
from site_under_test import Person, expect

COUNT = 7


@contextmanager
def keys(run: Run) -> Iterator[tuple[Person, str, list[str]]]:
    """Keys to turn pages of: whose they are, what to search for, and their names in order."""
    person, word = run.person, secrets.token_hex(6)
    names = [f"conformance {word} {letter}" for letter in "abcdefg"]
    ids = [_new(person, name) for name in names]
    try:
        yield person, word, names
    finally:
        for each in ids:
            person.delete(f"/api-keys/{each}", want=(204, 404))


def _new(person: Person, name: str) -> str:
    return str(person.create("/api-keys", {"name": name}, shows=True).json()["api_key"]["id"])


def page(person: Person, cursor: str | None = None, **query: str) -> dict[str, Any]:
    more = {"cursor": cursor} if cursor else {}
    result: dict[str, Any] = person.get("/api-keys", params={**query, **more}).json()
    return result


def walk(person: Person, **query: str) -> Iterator[dict[str, Any]]:
    """Page after page."""
    cursor = None
    for _ in range(2 * COUNT):
        found = page(person, cursor, **query)
        yield found
        cursor = found["next_cursor"]
        if cursor is None:
            return
    raise AssertionError("the pages have no end")


def names_of(found: dict[str, Any]) -> list[str]:
    return [item["name"] for item in found["items"]]


@rule("Pages have each item once, as many as were asked for, and in order")
def pages(run: Run) -> None:
    with keys(run) as (person, word, names):
        for sort, wanted in (("name", names), ("-name", names[::-1]), ("created_at", names),
                             ("-created_at", names[::-1])):
            found = list(walk(person, q=word, sort=sort, limit="3"))
            sizes = [len(each["items"]) for each in found]
            listed = [name for each in found for name in names_of(each)]
            expect(listed == wanted, f"by {sort} they are {listed} instead of {wanted}")
            expect(sizes == [3, 3, 1], f"pages of 3 have {sizes}")
            expect({each["total"] for each in found} == {COUNT}, "the total is wrong")
        everything = page(person, q=word)
        expect((names_of(everything), everything["next_cursor"]) == (names[::-1], None),
               "without an order it is not the newest first")


@rule("A search finds what it should, in either case, and has no wildcards")
def search(run: Run) -> None:
    with keys(run) as (person, word, names):
        found = page(person, q=f"{word.upper()} C")
        expect(names_of(found) == [names[2]], f"{names_of(found)} are found")
        expect(found["total"] == 1 and found["total_unfiltered"] >= COUNT, "the totals are wrong")
        for wildcard in ("%", "_", "*"):
            found = page(person, q=word + wildcard)
            expect(found["items"] == [] and found["total"] == 0, f"{wildcard} is a wildcard")


@rule("Cursors stay where they are while items come and go")
def stable(run: Run) -> None:
    with keys(run) as (person, word, names):
        first = page(person, q=word, sort="name", limit="3")
        added = _new(person, f"conformance {word} aa")
        person.delete(f"/api-keys/{first['items'][2]['id']}", want=204)
        rest = page(person, first["next_cursor"], q=word, sort="name", limit="10")
        person.delete(f"/api-keys/{added}", want=204)
        expect(names_of(rest) == names[3:], f"then come {names_of(rest)}")
        again = page(person, first["next_cursor"], q=word, sort="name", limit="10")
        expect(names_of(again) == names[3:], "the same cursor gives something else")


@rule("A cursor of another order is 400")
def cursor_of_another_order(run: Run) -> None:
    with keys(run) as (person, word, _):
        cursor = page(person, q=word, sort="name", limit="3")["next_cursor"]
        person.get("/api-keys", params={"cursor": cursor, "q": word, "sort": "-created_at"},
                   want=400, code="invalid-request")


@rule("What happened is listed, newest first, and each thing once")
def activity(run: Run) -> None:
    with keys(run) as (person, word, names):
        first = person.get("/activity", params={"limit": "3"}).json()
        expect([(item["event"], item["subject"]) for item in first["items"]]
               == [("api_key_created", name) for name in names[:-4:-1]],
               "the keys that were made are not what happened last")
        rest = person.get("/activity", params={"limit": "4", "cursor": first["next_cursor"]}).json()
        expect([item["subject"] for item in rest["items"]] == names[3::-1],
               "the next page does not go on where the first ended")
        oldest = person.get("/activity", params={"limit": "1", "sort": "at"}).json()["items"]
        expect(oldest[0]["id"] not in {item["id"] for item in first["items"]},
               "the oldest first are the newest")
        only = person.get("/activity", params={"kind": "profile", "limit": "50"}).json()
        expect({item["kind"] for item in only["items"]} <= {"profile"}, "another kind is listed")


@rule("What happened can be taken along as a file")
def export(run: Run) -> None:
    total = run.person.get("/activity").json()["total"]
    exported = run.person.get("/activity/export", params={"format": "json"})
    expect(exported.headers["content-type"] == "application/json", "it is no JSON")
    lines = run.person.get("/activity/export", params={"format": "csv"})
    expect(lines.headers["content-type"].startswith("text/csv"), "it is no CSV")
    expect(len(lines.text.splitlines()) >= min(total, 2), "events are missing in the CSV")
    run.person.get("/activity/export", params={"format": "xml"}, want=400, code="invalid-request")
    only = run.person.get("/activity/export", params={"kind": "profile"}).json()
    expect({item["kind"] for item in only["items"]} <= {"profile"}, "another kind is in the file")


@rule("What is done to an account is in its activity, with whoever did it")
def noted(run: Run) -> None:
    person, name = run.site.signed_in(), f"conformance {secrets.token_hex(6)}"
    person.post("/session/reauthentication", {"password": run.site.password}, want=200)
    person.put("/profile", {**EMPTY, "name": name}, "*", want=200)
    key = person.create("/api-keys", {"name": name, "scopes": ["profile:write"]}, shows=True).json()
    run.site.secrets.add(key["key"])
    run.stranger.ask("PUT", "/profile", EMPTY, want=200,
                     headers={"If-Match": "*", "x-api-key": key["key"]})
    person.delete(f"/api-keys/{key['api_key']['id']}", want=204)
    items = person.get("/activity", params={"limit": "6"}).json()["items"]
    found = [(item["event"], item["api_key"]) for item in items]
    wanted = [("api_key_deleted", None), ("profile_changed", name), ("api_key_created", None),
              ("profile_changed", None), ("reauthenticated", None), ("signed_in", None)]
    expect(found == wanted, f"it is {found} instead of {wanted}")
    person.delete("/session", want=204)
