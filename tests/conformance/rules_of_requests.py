"""What holds for every operation: who may ask, and how."""

from __future__ import annotations

from typing import Any

from contract_checks import DOCUMENT
from rules import EVERY, METHODS, Run, rule, rule_of_each
from site_under_test import code_of, expect

UNKNOWN_ID = "nothing_of_this_name"
DEFAULT_SECURITY = DOCUMENT["security"]
CLOSED = [pair for pair, operation in EVERY.items()
          if {} not in operation.get("security", DEFAULT_SECURITY)]
CHANGES = [pair for pair in EVERY if pair[0] != "GET"]
# The second steps of signing in ask for a session of their own before anything else.
WITH_BODY = [pair for pair in EVERY if "requestBody" in EVERY[pair]
             and (pair in CLOSED or pair == ("POST", "/session"))]
WITH_ID = [pair for pair in EVERY if "{id}" in pair[1]]
OF_KEYS = [pair for pair in EVERY
           if {"api_key": []} in EVERY[pair].get("security", DEFAULT_SECURITY)]
NOT_OF_KEYS = [pair for pair in CLOSED if pair not in OF_KEYS]
UNDECLARED = [(method, path) for path in DOCUMENT["paths"] for method in (*METHODS, "PATCH")
              if (method, path) not in EVERY]
JSON = {"Content-Type": "application/json"}


def address(path: str) -> str:
    return path.replace("{id}", UNKNOWN_ID)


def schema_of(method: str, path: str) -> dict[str, Any]:
    schema: dict[str, Any] = EVERY[method, path]["requestBody"]["content"]["application/json"][
        "schema"]
    return schema


def example(method: str, path: str) -> Any:
    """A body that the contract allows."""
    if "requestBody" not in EVERY[method, path]:
        return None
    # The first may be empty.
    return max(schema_of(method, path)["examples"], key=len)


def needed(method: str, path: str) -> dict[str, str | None]:
    """The headers that the operation cannot do without."""
    values = {"Idempotency-Key": "conformance-0123456789", "If-Match": "*"}
    return {parameter["name"]: values[parameter["name"]]
            for parameter in EVERY[method, path].get("parameters", [])
            if parameter["in"] == "header" and parameter["name"] in values}


@rule_of_each("Without a session it is 401", CLOSED)
def without_session(run: Run, method: str, path: str) -> None:
    run.stranger.ask(method, address(path), example(method, path), want=401,
                     code="unauthenticated", headers=needed(method, path))


@rule_of_each("With a session that nobody has it is 401", CLOSED)
def with_invented_session(run: Run, method: str, path: str) -> None:
    run.person.with_token("A" * 43).ask(
        method, address(path), example(method, path), want=401, code="unauthenticated",
        headers=needed(method, path))


@rule_of_each("Without X-Requested-With a change is 403", CHANGES)
def without_header(run: Run, method: str, path: str) -> None:
    for value in (None, "XMLHttpRequest"):
        run.person.ask(method, address(path), example(method, path), want=403, code="forbidden",
                       headers={**needed(method, path), "X-Requested-With": value})


@rule_of_each("From a foreign Origin a change is 403", CHANGES)
def from_foreign_origin(run: Run, method: str, path: str) -> None:
    for origin in ("https://evil.example", "null"):
        run.person.ask(method, address(path), example(method, path), want=403, code="forbidden",
                       headers={**needed(method, path), "Origin": origin})


@rule_of_each("Of an unknown id it is 404", WITH_ID)
def of_unknown_id(run: Run, method: str, path: str) -> None:
    run.person.ask(method, address(path), example(method, path), want=404, code="not-found",
                   headers=needed(method, path))


@rule_of_each("A method that a path does not have is 405, with those that it has", UNDECLARED)
def undeclared_method(run: Run, method: str, path: str) -> None:
    reply = run.person.ask(method, address(path), want=405)
    allowed = {name.strip() for name in reply.headers.get("allow", "").split(",")}
    declared = {name for name, declared_path in EVERY if declared_path == path}
    expect(allowed - {"HEAD", "OPTIONS"} == declared,
           f"Allow is {reply.headers.get('allow')!r} instead of {', '.join(sorted(declared))}")


@rule("An unknown path is 404")
def unknown_path(run: Run) -> None:
    for path in ("/nothing", "/profile/", "/api-keys/a/b/c"):
        run.person.get(path, want=404, code="not-found")


@rule_of_each("A body of another type is 415", WITH_BODY)
def other_type(run: Run, method: str, path: str) -> None:
    for media_type in ("text/plain", "application/x-www-form-urlencoded"):
        run.person.ask(method, address(path), content=b"{}", want=415,
                       code="unsupported-media-type",
                       headers={**needed(method, path), "Content-Type": media_type})


@rule_of_each("A body that is no JSON is 400", WITH_BODY)
def no_json(run: Run, method: str, path: str) -> None:
    for content in (b"{", b"", b'{"a": 1, "a": 2}', b"\xff", b"[" * 5000):
        run.person.ask(method, address(path), content=content, want=400, code="invalid-json",
                       headers={**needed(method, path), **JSON})


@rule_of_each("A body of more than 64 KiB is 413", WITH_BODY)
def too_large(run: Run, method: str, path: str) -> None:
    run.person.ask(method, address(path), content=b" " * (65 << 10) + b"{}", want=413,
                   code="too-large", headers={**needed(method, path), **JSON})


@rule_of_each("An unknown field is 422", WITH_BODY)
def unknown_field(run: Run, method: str, path: str) -> None:
    _refused(run, method, path, {**example(method, path), "no_such_field": 1})


@rule_of_each("A missing field is 422", [
    pair for pair in WITH_BODY if schema_of(*pair).get("required")])
def missing_field(run: Run, method: str, path: str) -> None:
    for name in schema_of(method, path)["required"]:
        body = {**example(method, path)}
        del body[name]
        _refused(run, method, path, body)


@rule_of_each("A field of another type is 422", WITH_BODY)
def field_of_another_type(run: Run, method: str, path: str) -> None:
    for name in example(method, path):
        reply = _refused(run, method, path, {**example(method, path), name: {"an": ["object"]}})
        found = {error["pointer"] for error in reply.json()["errors"]}
        expect(any(pointer.startswith(f"/{name}") for pointer in found),
               f"the errors of {method} {path} name {found} and not /{name}")


@rule_of_each("A body that is no object is 422", WITH_BODY)
def no_object(run: Run, method: str, path: str) -> None:
    for body in ([], "text", 7):
        _refused(run, method, path, body)


def _refused(run: Run, method: str, path: str, body: Any) -> Any:
    return run.person.ask(method, address(path), body, want=422, code="invalid-fields",
                          headers=needed(method, path))


@rule_of_each("Without Idempotency-Key, or with a malformed one, nothing is created", [
    pair for pair in EVERY if "Idempotency-Key" in needed(*pair)])
def without_idempotency_key(run: Run, method: str, path: str) -> None:
    for key in (None, "short", "x" * 65, "with spaces in the key"):
        run.person.ask(method, address(path), example(method, path), want=400,
                       code="invalid-request", headers={"Idempotency-Key": key})


@rule("Queries that break the contract are 400")
def malformed_queries(run: Run) -> None:
    for query in ({"limit": "0"}, {"limit": "201"}, {"limit": "many"}, {"sort": "colour"},
                  {"cursor": "no cursor at all"}):
        for path in ("/api-keys", "/cloud-accounts", "/activity"):
            run.person.get(path, params=query, want=400, code="invalid-request")


@rule_of_each("What can be read is as its schema says", [
    pair for pair in EVERY if pair[0] == "GET" and pair not in WITH_ID])
def readable(run: Run, method: str, path: str) -> None:
    # 503 when only the operator could supply something.
    run.person.ask(method, path, want=(200, 503))


@rule("Pages of other sites may read nothing")
def foreign_reader(run: Run) -> None:
    for path in ("/session", "/profile"):
        reply = run.person.get(path, headers={"Origin": "https://evil.example"})
        allowed = reply.headers.get("access-control-allow-origin")
        expect(allowed not in ("*", "https://evil.example"),
               f"Access-Control-Allow-Origin is {allowed} for https://evil.example")


@rule("HEAD is GET without a body")
def head(run: Run) -> None:
    reply = run.person.ask("HEAD", "/profile", want=200)
    expect(reply.headers.get("etag"), "HEAD /profile has no ETag")


@rule_of_each("An API key cannot do what only a session can", NOT_OF_KEYS)
def not_of_keys(run: Run, method: str, path: str) -> None:
    if "key" not in run.notes:
        made = run.person.create("/api-keys", {"name": "conformance: all", "scopes": ["write"]},
                                 shows=True).json()
        run.notes["key"] = made["key"]
    run.stranger.ask(method, address(path), example(method, path), want=403, code="forbidden",
                     headers={**needed(method, path), "x-api-key": run.notes["key"]})


@rule_of_each("An unknown API key is 401", OF_KEYS)
def unknown_key(run: Run, method: str, path: str) -> None:
    reply = run.stranger.ask(
        method, address(path), example(method, path), want=401,
        headers={**needed(method, path), "x-api-key": "moor_live_" + "0" * 40})
    expect(code_of(reply) == "unauthenticated", "the problem is not unauthenticated")
