"""The contract itself, and that the server has all of it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.routing import Route

from backend import sentences
from backend.contract import load_contract, resolve
from backend.problems import TITLES, Problem
from contract_checks import DOCUMENT, RAW, check_schema, closed
from harness import Site

SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
EXAMPLES = [(name, example) for name, schema in SCHEMAS.items() for example in schema["examples"]]
OPERATIONS = [(method, path, operation) for path, item in DOCUMENT["paths"].items()
              for method, operation in item.items() if method != "parameters"]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of the document."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from nodes(child)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_valid_and_has_an_example(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["examples"]


@pytest.mark.parametrize("name, example", EXAMPLES)
def test_every_example_is_a_message_without_surplus(name: str, example: object) -> None:
    check_schema(closed(SCHEMAS[name]), example)


def test_every_reference_leads_somewhere_and_every_part_is_used() -> None:
    used = {node["$ref"] for node in nodes(RAW) if "$ref" in node}
    for reference in used:
        resolve({"$ref": reference}, RAW)
    parts = {f"#/components/{kind}/{name}" for kind, items in RAW["components"].items()
             for name in items if kind != "securitySchemes"}
    assert parts == used


def test_no_comma_cuts_a_text_in_two() -> None:
    """An unquoted text in {} ends at a comma, and the rest becomes a key without a value."""
    keywords = [node for node in nodes(RAW) if "type" in node and "urn:" not in str(node["type"])]
    assert [node for node in keywords if None in node.values()] == []


def test_only_requests_are_closed() -> None:
    requests = {name for name, schema in SCHEMAS.items() if "additionalProperties" in schema}
    bodies = [operation["requestBody"]["content"]["application/json"]["schema"]
              for _, _, operation in OPERATIONS if "requestBody" in operation]
    assert all(body["additionalProperties"] is False for body in bodies)
    assert {name for name in requests if not name.endswith("Credentials")} == {
        name for name, schema in SCHEMAS.items() if schema in bodies}


@pytest.mark.parametrize("method, path, operation", OPERATIONS)
def test_every_operation_documents_what_it_can_answer(
        method: str, path: str, operation: dict[str, Any]) -> None:
    documented = set(operation["responses"])
    expected = {"500", "503"}
    if {} not in operation.get("security", RAW["security"]):
        expected |= {"401"}
    if operation["operationId"] != "getSession":
        expected |= {"403"}
    if "requestBody" in operation:
        expected |= {"400", "408", "413", "415", "422"}
    if any(parameter["name"] == "If-Match" for parameter in operation.get("parameters", [])):
        expected |= {"412", "428"}
    if "{id}" in path:
        expected |= {"404"}
    assert expected <= documented


@pytest.mark.parametrize("method, path, operation", OPERATIONS)
def test_every_change_asks_for_the_header_of_the_console(
        method: str, path: str, operation: dict[str, Any]) -> None:
    names = [parameter["name"] for parameter in operation.get("parameters", [])]
    assert ("X-Requested-With" in names) == (method != "get")
    creates = "201" in operation["responses"] and "requestBody" in operation
    assert ("Idempotency-Key" in names) == creates


def test_every_problem_code_is_documented() -> None:
    text = str(RAW["info"]["description"]) + str(RAW["components"]["responses"]) + str(RAW["paths"])
    assert {code for code in TITLES if f"`{code}`" not in text} == set()


def test_the_routes_are_the_paths_of_the_contract(site: Site) -> None:
    app: Any = site.app
    while not isinstance(app, Starlette):
        app = getattr(app, "_app", None) or app.app
    routes = {route.path for route in app.routes if isinstance(route, Route)}
    # Browsers report to the second by themselves; it is no operation for anybody else.
    assert routes - {"/api", "/api/csp-reports", "/api/{path:path}", "/healthz", "/readyz",
                     "/{path:path}"} == {
        "/api/v1" + path for path in DOCUMENT["paths"]}


def test_the_server_reads_the_same_operations() -> None:
    read = {(method.lower(), path, operation.id)
            for path, methods in load_contract().paths.items()
            for method, operation in methods.items()}
    assert read == {(method, path, operation["operationId"])
                    for method, path, operation in OPERATIONS}


def request_fields() -> Iterator[tuple[str, dict[str, Any]]]:
    for _, _, operation in OPERATIONS:
        if "requestBody" in operation:
            for node in nodes(operation["requestBody"]["content"]["application/json"]["schema"]):
                if node.get("type") == "string" and "const" not in node and "title" in node:
                    yield operation["operationId"], node


def test_every_field_that_can_be_mistyped_has_a_sentence_of_its_own() -> None:
    for operation, field in request_fields():
        if {"pattern", "enum", "format"} & field.keys() and field.get("format") != "password":
            sentence = field.get("x-message", "")
            assert re.fullmatch(r"[A-Z].*\.", sentence), (operation, field["title"])
            assert "!" not in sentence


def test_no_sentence_shouts() -> None:
    operation = next(item for item in load_contract().operations() if item.id == "signIn")
    with pytest.raises(Problem) as caught:
        operation.check_body({"email": 1, "more": 2})
    for error in caught.value.errors:
        assert re.fullmatch(r"[A-Z][^!]*\.", error.detail)
    assert sentences.TYPES.keys() >= {"string", "boolean", "object"}


def test_a_reply_names_at_most_fifty_fields() -> None:
    operation = next(item for item in load_contract().operations() if item.id == "signIn")
    with pytest.raises(Problem) as caught:
        operation.check_body({f"field {number}": 0 for number in range(1000)})
    assert len(caught.value.errors) == 50


def test_the_operations_that_take_a_password_are_known() -> None:
    assert {item.id for item in load_contract().operations() if item.takes_password} == {
        "signIn", "reauthenticate", "changePassword", "judgePassword"}
