"""Linked cloud accounts. Their credentials are invented, so their tests fail; all are removed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from contract_checks import BASE
from rules import Run, items_of, rule
from site_under_test import Person, Skip, expect, pointers

MISSING = "cloud-account-that-is-not-there"


def credentials() -> dict[str, str]:
    return {"method": "aws_access_key", "access_key_id": f"AKIA{secrets.token_hex(8).upper()}",
            "secret_access_key": secrets.token_hex(20)}


@contextmanager
def linked(run: Run) -> Iterator[tuple[Person, httpx.Response]]:
    """Somebody, and the reply to their linking an account."""
    person, sent = run.person, credentials()
    run.site.secrets.add(sent["secret_access_key"])
    alias = f"conformance {secrets.token_hex(6)}"
    reply = person.create("/cloud-accounts", {"alias": alias, "credentials": sent})
    try:
        yield person, reply
    finally:
        person.delete(f"/cloud-accounts/{reply.json()['id']}", want=(204, 404))


def settled(account: dict[str, Any]) -> dict[str, Any]:
    """What a test that runs does not change."""
    return {name: account[name] for name in ("id", "provider", "alias", "created_at", "link")}


@rule("A linked account is found where Location says, without its secret")
def found(run: Run) -> None:
    with linked(run) as (person, reply):
        account = reply.json()
        location = reply.headers["location"]
        expect(location.endswith(f"{BASE}/cloud-accounts/{account['id']}"),
               f"Location is {location}")
        read = person.get(f"/cloud-accounts/{account['id']}")
        expect(settled(read.json()) == settled(account), "it is read as something else")
        expect(read.headers["etag"] == reply.headers["etag"], "its ETag is another one")
        found_items = [item for item in items_of(person, "/cloud-accounts")
                       if item["id"] == account["id"]]
        expect(len(found_items) == 1, f"it is listed {len(found_items)} times")
        expect(account["provider"] == "aws", "its provider is another one")
        expect(account["status"] in ("testing", "not_tested"),
               f"it is {account['status']} before it can have been tested")


@rule("An account that was removed is gone, and the overview counts no more of it")
def removed(run: Run) -> None:
    def count() -> int:
        return int(run.person.get("/overview").json()["cloud_accounts"]["aws"])

    before = count()
    with linked(run) as (person, reply):
        expect(count() == before + 1, "the overview does not count it")
        path = f"/cloud-accounts/{reply.json()['id']}"
        person.get(f"{path}/removal")
        person.delete(path, want=204)
        person.get(path, want=404, code="not-found")
        person.delete(path, want=404, code="not-found")
        expect(reply.json()["id"] not in {item["id"] for item in items_of(
            person, "/cloud-accounts")}, "it is still listed")
    expect(count() == before, "the overview still counts it")


@rule("An account is changed by whoever has seen its latest state")
def changed(run: Run) -> None:
    with linked(run) as (person, reply):
        path, first = f"/cloud-accounts/{reply.json()['id']}", reply.headers["etag"]
        change = {"alias": f"conformance {secrets.token_hex(6)}"}
        person.put(path, change, want=428, code="precondition-required")
        second = person.put(path, change, first, want=200)
        expect(second.json()["alias"] == change["alias"], "the alias stays")
        expect(second.headers["etag"] != first, "the ETag stays the same after a change")
        person.put(path, {"alias": "conformance"}, first, want=412, code="precondition-failed")
        expect(person.get(path).json()["alias"] == change["alias"],
               "a refused change was made all the same")


@rule("Credentials are replaced by others of the same provider, when that is asked for")
def replaced(run: Run) -> None:
    with linked(run) as (person, reply):
        path, alias = f"/cloud-accounts/{reply.json()['id']}", reply.json()["alias"]
        sent = credentials()
        run.site.secrets.add(sent["secret_access_key"])
        change = {"alias": alias, "credentials": sent, "replace": "always"}
        person.put(path, change, "*", want=200)
        read = person.get(path).json()
        expect(read["link"]["access_key_id"] == sent["access_key_id"], "it has the old ones")
        other_provider = {"method": "azure_subscription",
                          "subscription_id": "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b",
                          "tenant_id": "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"}
        person.put(path, {"alias": alias, "credentials": other_provider}, "*", want=422,
                   code="invalid-fields")
        expect(person.get(path).json()["provider"] == "aws", "it has another provider")


@rule("Linking twice with one Idempotency-Key links once")
def linked_once(run: Run) -> None:
    person, sent, key = run.person, credentials(), secrets.token_hex(16)
    run.site.secrets.add(sent["secret_access_key"])
    body = {"alias": f"conformance {secrets.token_hex(6)}", "credentials": sent}
    first, second = (person.create("/cloud-accounts", body, key) for _ in range(2))
    try:
        expect(first.json()["id"] == second.json()["id"], "the second reply is of another one")
        expect(second.headers["location"] == first.headers["location"], "Location is another one")
        person.create("/cloud-accounts", {**body, "alias": "conformance"}, key, want=422,
                      code="idempotency-key-reused")
    finally:
        for each in {first.json()["id"], second.json()["id"]}:
            person.delete(f"/cloud-accounts/{each}")


@rule("An alias or a link that exists is refused, and the one that has it is named")
def alias_in_use(run: Run) -> None:
    with linked(run) as (person, reply):
        account = reply.json()
        again = person.create("/cloud-accounts", {
            "alias": account["alias"], "credentials": credentials()}, want=422)
        expect(pointers(again) == {"/alias"}, f"the errors name {pointers(again)}")
        same_link = {"method": "aws_access_key", "secret_access_key": secrets.token_hex(20),
                     "access_key_id": account["link"]["access_key_id"]}
        person.create("/cloud-accounts", {
            "alias": f"conformance {secrets.token_hex(6)}", "credentials": same_link}, want=422,
            code="invalid-fields")
        error, = again.json()["errors"]
        expect(error.get("existing_id") in (account["id"], None), "another one is named")


@rule("Things of other people are 404")
def of_others(run: Run) -> None:
    if run.site.other is None:
        raise Skip("name another account in OTHER_EMAIL and OTHER_PASSWORD")
    other = run.site.signed_in(other=True)
    with linked(run) as (person, reply):
        name = f"conformance {secrets.token_hex(6)}"
        key = person.create("/api-keys", {"name": name}, shows=True).json()["api_key"]
        account = f"/cloud-accounts/{reply.json()['id']}"
        session, = (item for item in person.get("/sessions").json()["items"] if item["current"])
        for method, path in (("GET", account), ("GET", f"{account}/removal"), ("DELETE", account),
                             ("POST", f"{account}/verify"), ("DELETE", f"/api-keys/{key['id']}"),
                             ("DELETE", f"/sessions/{session['id']}")):
            other.ask(method, path, want=404, code="not-found")
        other.put(account, {"alias": "theirs"}, "*", want=404, code="not-found")
        for path in ("/api-keys", "/cloud-accounts"):
            expect(not {key["id"], reply.json()["id"]} & {
                item["id"] for item in items_of(other, path)}, f"{path} lists what is another's")
        person.delete(f"/api-keys/{key['id']}", want=204)
    other.delete("/session")


@rule("A test is started when it is asked for, or the reason is given why not")
def tested(run: Run) -> None:
    with linked(run) as (person, reply):
        answer = person.post(f"/cloud-accounts/{reply.json()['id']}/verify", want=(200, 202))
        account = answer.json()
        if answer.status_code == 202:
            expect(account["status"] == "testing", f"it is {account['status']}")
        else:
            expect(account["status"] == "not_tested" and account["problem"], "no reason is given")


@rule("Lists are filtered by provider and by status")
def filtered(run: Run) -> None:
    with linked(run) as (person, reply):
        for provider in ("aws", "azure", "gcp"):
            page = person.get("/cloud-accounts", params={"provider": provider}).json()
            expect({item["provider"] for item in page["items"]} <= {provider},
                   f"others than {provider} are listed")
            own = reply.json()["id"] in {item["id"] for item in page["items"]}
            expect(own == (provider == "aws"), f"the list of {provider} is wrong")
        for status in ("not_tested", "testing", "connected", "failed"):
            page = person.get("/cloud-accounts", params={"status": status}).json()
            expect({item["status"] for item in page["items"]} <= {status},
                   f"others than {status} are listed")


@rule("A search finds accounts by alias and by what they link to")
def searched(run: Run) -> None:
    with linked(run) as (person, reply):
        account = reply.json()
        for words in (account["alias"].upper(), account["link"]["access_key_id"]):
            page = person.get("/cloud-accounts", params={"q": words}).json()
            expect([item["id"] for item in page["items"]] == [account["id"]] and page["total"] == 1,
                   f"{words} finds {len(page['items'])} accounts")
        page = person.get("/cloud-accounts", params={"q": secrets.token_hex(12)}).json()
        expect(page["items"] == [], "what is nowhere is found")


@contextmanager
def _a_moment_later(run: Run) -> Iterator[None]:
    """Times are to the second."""
    run.site.wait(2)
    yield


@rule("Accounts are listed in the order that is asked for")
def ordered(run: Run) -> None:
    with linked(run) as (person, first), _a_moment_later(run), linked(run) as (_, second):
        made = [first.json()["id"], second.json()["id"]]
        by_alias = [each["id"] for each in sorted(
            (first.json(), second.json()), key=lambda account: str(account["alias"]))]
        for sort, wanted in (("created_at", made), ("-created_at", made[::-1]),
                             ("alias", by_alias), ("-alias", by_alias[::-1])):
            page = person.get("/cloud-accounts", params={"q": "conformance ", "sort": sort}).json()
            found = [item["id"] for item in page["items"] if item["id"] in made]
            expect(found == wanted, f"by {sort} they are in another order")


@rule("Malformed credentials are refused at their field")
def malformed(run: Run) -> None:
    cases = {"role_arn": {"method": "aws_role", "role_arn": "not an ARN"},
             "access_key_id": {**credentials(), "access_key_id": "!"},
             "subscription_id": {"method": "azure_subscription", "subscription_id": "7",
                                 "tenant_id": "example.onmicrosoft.com"}}
    for name, sent in cases.items():
        reply = run.person.create("/cloud-accounts", {
            "alias": MISSING, "credentials": sent}, want=422, code="invalid-fields")
        expect(pointers(reply) == {f"/credentials/{name}"}, f"the errors name {pointers(reply)}")


@rule("The set-up is there to be copied")
def setup(run: Run) -> None:
    reply = run.person.get("/cloud-setup", want=(200, 503))
    if reply.status_code == 200:
        expect(run.person.get("/cloud-setup").json() == reply.json(), "asked again it is another")
        run.person.get("/cloud-setup", params={"account": MISSING}, want=404, code="not-found")
        run.person.get("/cloud-setup", params={"partition": "aws-mars"}, want=400,
                       code="invalid-request")
