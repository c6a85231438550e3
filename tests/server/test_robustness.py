"""Whatever is sent, the answer is one that the contract documents, and never a fault."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_checks import DOCUMENT
from harness import Client

BODIES: list[tuple[str, str, Any]] = [
    (method.upper(), path.replace("{id}", "nothing"), example)
    for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
    if "requestBody" in operation
    for example in operation["requestBody"]["content"]["application/json"]["schema"]["examples"]
    if example]

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(blacklist_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab/~"), inner, max_size=3))

# The site lives as long as the test; that it remembers earlier examples does no harm.
REPEATED = settings(max_examples=300, deadline=None,
                    suppress_health_check=[HealthCheck.function_scoped_fixture])


def changed(body: Any, where: int, value: Any) -> Any:
    """The body with one of its parts, at any level, replaced."""
    body = copy.deepcopy(body)
    places = [(body, name) for name in body]
    places += [(body[name], inner) for name in body if isinstance(body[name], dict)
               for inner in body[name]]
    parent, name = places[where % len(places)]
    parent[name] = value
    return body


@REPEATED
@given(st.sampled_from(BODIES), st.integers(0, 20), VALUES)
def test_bodies(client: Client, request_: tuple[str, str, Any], where: int, value: Any) -> None:
    method, path, body = request_
    reply = client.request(method, path, changed(body, where, value), bad=True, headers={
        "If-Match": "*", "Idempotency-Key": "0123456789abcdef"})
    assert reply.status_code < 500


@REPEATED
@given(st.dictionaries(
    st.sampled_from(["If-Match", "Idempotency-Key", "x-api-key", "Origin", "Cookie", "Accept"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126))))
def test_headers(client: Client, headers: dict[str, str]) -> None:
    requests: list[tuple[str, str, Any]] = [
        ("GET", "/session", None), ("PUT", "/profile", {}), ("POST", "/api-keys", {"name": "x"})]
    for method, path, body in requests:
        assert client.request(method, path, body, bad=True, headers=headers).status_code < 500


@REPEATED
@given(st.text(), st.text())
def test_queries(client: Client, cursor: str, limit: str) -> None:
    query = {"cursor": cursor, "limit": limit}
    assert client.get("/cloud-accounts", bad=True, params=query).status_code < 500
