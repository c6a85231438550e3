"""api/openapi.yaml as the server uses it: operations with their rules, and checks of requests.

`$ref`s are replaced by what they point at (the contract has no recursion), so each schema stands
alone and a field's `title` and `x-message` stand beside its pattern.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from backend import schema_rules, sentences
from backend.problems import FieldProblem, invalid_fields, invalid_request
from backend.schema_rules import Schema

CONTRACT_FILE = Path(__file__).resolve().parent.parent / "api" / "openapi.yaml"
# A form has far fewer fields; a reply need not be larger than what it answers.
MOST_PROBLEMS = 50
METHODS = ("get", "put", "post", "delete")


@dataclass(frozen=True)
class Operation:
    """One method of one path. `accepts` holds none, session, api_key: who may call it."""

    id: str
    # What scopes of API keys are named after.
    section: str
    method: str
    accepts: frozenset[str]
    recent_authentication: bool
    parameters: tuple[Schema, ...]
    body: Schema | None

    @property
    def takes_password(self) -> bool:
        fields = self.body.get("properties", {}).values() if self.body else ()
        return any(field.get("format") == "password" for field in fields)

    def check_body(self, body: object) -> Any:
        """The body with its text cleaned up, or 422 with one entry per bad field."""
        assert self.body is not None
        cleaned = schema_rules.clean(body, self.body)
        problems: dict[str, FieldProblem] = {}
        for error in schema_rules.errors(self.body, cleaned):
            pointer = json_pointer(error.absolute_path)
            problems.setdefault(pointer, FieldProblem(pointer, sentences.about(error)))
            if len(problems) == MOST_PROBLEMS:
                break
        if problems:
            raise invalid_fields(*problems.values())
        return cleaned

    def read_query(self, query: Mapping[str, str]) -> dict[str, Any]:
        """The declared query parameters with defaults applied; unknown ones are ignored."""
        return {parameter["name"]: _read_parameter(parameter, query.get(parameter["name"]))
                for parameter in self.parameters if parameter["in"] == "query"}

    def check_header(self, name: str, headers: Mapping[str, str]) -> None:
        """400 when the operation declares the header and it is absent or malformed."""
        for parameter in self.parameters:
            if parameter["in"] == "header" and parameter["name"] == name:
                _read_parameter(parameter, headers.get(name))


@dataclass(frozen=True)
class Contract:
    """`base` is the path that all others begin with; `paths` maps path to method to operation."""

    base: str
    paths: dict[str, dict[str, Operation]]

    def operations(self) -> Iterator[Operation]:
        for methods in self.paths.values():
            yield from methods.values()


@functools.cache
def load_contract() -> Contract:
    document = yaml.safe_load(CONTRACT_FILE.read_text(encoding="utf-8"))
    document = resolve(document, document)
    return Contract(
        base=document["servers"][0]["url"],
        paths={path: _operations(item, document["security"])
               for path, item in document["paths"].items()})


def resolve(node: Any, document: Any) -> Any:
    """A copy of `node` in which each local `$ref` is its target; keys beside the `$ref` win."""
    if isinstance(node, list):
        return [resolve(item, document) for item in node]
    if not isinstance(node, dict):
        return node
    siblings = {key: resolve(value, document) for key, value in node.items() if key != "$ref"}
    if "$ref" not in node:
        return siblings
    target = document
    for part in node["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return {**resolve(target, document), **siblings}


def json_pointer(path: Any) -> str:
    """RFC 6901."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _operations(item: Schema, security: list[Schema]) -> dict[str, Operation]:
    shared = item.get("parameters", [])
    return {method.upper(): _operation(method.upper(), item[method], shared, security)
            for method in METHODS if method in item}


def _operation(method: str, item: Schema, shared: list[Schema],
               security: list[Schema]) -> Operation:
    alternatives = item.get("security", security)
    body = item.get("requestBody", {}).get("content", {}).get("application/json")
    return Operation(
        id=item["operationId"], section=item["tags"][0], method=method,
        accepts=frozenset(next(iter(alternative), "none") for alternative in alternatives),
        recent_authentication=item.get("x-recent-authentication", False),
        parameters=tuple(shared + item.get("parameters", [])),
        body=body and body["schema"])


def _read_parameter(parameter: Schema, text: str | None) -> Any:
    schema: Schema = parameter["schema"]
    if text is None:
        if parameter.get("required"):
            raise invalid_request(f"{parameter['name']} is missing. {schema.get('x-message', '')}")
        return schema.get("default")
    value: object = text
    if schema["type"] == "integer" and re.fullmatch(r"0*[0-9]{1,9}", text):
        value = int(text)
    for error in schema_rules.errors(schema, value):
        raise invalid_request(f"{parameter['name']} is not valid. {sentences.about(error)}")
    return value
