"""What several do at the same moment happens as if one came after the other."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx

from rules import Run, items_of, rule
from rules_of_clouds import credentials
from rules_of_keys import EMPTY, new_name
from site_under_test import Person, expect

COUNT = 6


def at_once(run: Run, act: Callable[[Person], httpx.Response]) -> list[httpx.Response]:
    """Each in a thread and by a connection of its own, all in one session."""
    token = run.person.token
    people = [run.person.with_token(token) for _ in range(COUNT)]
    with ThreadPoolExecutor(COUNT) as pool:
        return list(pool.map(act, people))


@rule("Of changes that saw the same state one is made, and the others are 412")
def changes(run: Run) -> None:
    etag = run.person.get("/profile").headers["etag"]
    replies = at_once(run, lambda person: person.put(
        "/profile", {**EMPTY, "name": f"Conformance {secrets.token_hex(4)}"}, etag,
        want=(200, 412)))
    made = [reply for reply in replies if reply.status_code == 200]
    expect(len(made) == 1, f"{len(made)} of {COUNT} were made")
    expect(run.person.get("/profile").json() == made[0].json(), "another one is what is read")


def _create(person: Person, path: str, body: dict[str, Any], key: str) -> httpx.Response:
    return person.create(path, body, key, shows=True)


@rule("One Idempotency-Key creates one thing, also at the same moment")
def creations(run: Run) -> None:
    sent = credentials()
    run.site.secrets.add(sent["secret_access_key"])
    bodies: dict[str, dict[str, Any]] = {
        "/api-keys": {"name": new_name()},
        "/cloud-accounts": {"alias": new_name(), "credentials": sent}}
    for path, body in bodies.items():
        before = {item["id"] for item in items_of(run.person, path)}
        key = secrets.token_hex(16)
        try:
            replies = at_once(run, partial(_create, path=path, body=body, key=key))
            expect(len({reply.text for reply in replies}) == 1, f"{path}: the replies differ")
        finally:
            made = {item["id"] for item in items_of(run.person, path)} - before
            for each in made:
                run.person.delete(f"{path}/{each}", want=204)
        expect(len(made) == 1, f"{path}: there are {len(made)} of it")
