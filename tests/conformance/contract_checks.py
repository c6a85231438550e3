"""Requests and replies against api/openapi.yaml, judged by plain JSON Schema.

Nothing here uses the server's own reading of the contract but the replacing of `$ref`s.
"""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from backend.contract import CONTRACT_FILE, resolve

RAW: dict[str, Any] = yaml.safe_load(CONTRACT_FILE.read_text(encoding="utf-8"))
DOCUMENT: dict[str, Any] = resolve(RAW, RAW)
BASE: str = DOCUMENT["servers"][0]["url"]

formats = FormatChecker(formats=())


@formats.checks("date-time")
def _is_utc_time(value: object) -> bool:
    return not isinstance(value, str) or bool(
        re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value))


def operation_of(method: str, path: str) -> dict[str, Any] | None:
    """The operation that a request means; None when the contract has none.

    A path without parameters comes before one with them (OpenAPI, "Path Templating Matching").
    """
    for template, item in DOCUMENT["paths"].items():
        if path == BASE + template:
            return item.get(method.lower())  # type: ignore[no-any-return]
    for template, item in DOCUMENT["paths"].items():
        if re.fullmatch(BASE + re.sub(r"\{[^}]*\}", "[^/]+", template), path):
            if method.lower() in item:
                operation: dict[str, Any] = item[method.lower()]
                return operation
    return None


def check_request(request: httpx.Request) -> None:
    """The request is one that the contract allows: headers, query and body."""
    operation = operation_of(request.method, request.url.path)
    assert operation is not None, f"{request.method} {request.url.path} is not in the contract"
    for parameter in operation.get("parameters", []):
        values = request.headers if parameter["in"] == "header" else request.url.params
        value = values.get(parameter["name"])
        assert value is not None or not parameter.get("required"), f"{parameter['name']} is missing"
        if value is not None:
            integer = parameter["schema"]["type"] == "integer"
            check_schema(parameter["schema"], int(value) if integer else value)
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        check_schema(schema, json.loads(request.content))


def check_reply(reply: httpx.Response, exact: bool = True) -> None:
    """The reply is documented: status, headers, type, schema; `exact`: it says nothing beyond."""
    assert reply.headers.get("cache-control") == "no-store", "Cache-Control is not no-store"
    operation = operation_of(reply.request.method, reply.request.url.path)
    if operation is None:
        assert reply.status_code in (404, 405), f"{reply.status_code} instead of 404 or 405"
        content = DOCUMENT["components"]["responses"]["NotFound"]["content"]
    else:
        documented = operation["responses"]
        assert str(reply.status_code) in documented, f"{reply.status_code} is not documented"
        response = documented[str(reply.status_code)]
        content = response.get("content")
        for name, header in response["headers"].items():
            _check_header(reply, name, header)
    _check_content(reply, content, exact)


def _check_header(reply: httpx.Response, name: str, header: dict[str, Any]) -> None:
    assert name in reply.headers, f"{name} is missing"
    value = reply.headers[name]
    if header["schema"]["type"] != "integer":
        check_schema(header["schema"], value)
    else:
        assert value.isdigit(), f"{name} is no number"
        check_schema(header["schema"], int(value))


def _check_content(reply: httpx.Response, content: dict[str, Any] | None, exact: bool) -> None:
    if content is None:
        assert reply.content == b"", "there is a body"
        return
    media_type = reply.headers.get("content-type", "")
    wanted = " or ".join(content)
    assert media_type in content, f"Content-Type is {media_type!r} instead of {wanted}"
    schema = content[media_type]["schema"]
    value = _json(reply) if "json" in media_type else reply.text
    check_schema(closed(schema) if exact else schema, value)
    if media_type == "application/problem+json":
        assert value["status"] == reply.status_code, "the problem has another status"


def _json(reply: httpx.Response) -> Any:
    try:
        return reply.json()
    except ValueError:
        raise AssertionError("the body is not JSON") from None


def check_schema(schema: dict[str, Any], value: object) -> None:
    errors = [f"{list(error.absolute_path)}: {error.message}"
              for error in Draft202012Validator(
                  schema, format_checker=formats).iter_errors(value)]
    assert errors == [], f"not as its schema says: {'; '.join(errors)}"


def closed(schema: Any) -> Any:
    """The schema with every object limited to the properties that it names."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: closed(value) for key, value in schema.items()}
    if isinstance(copy.get("properties"), dict) and copy.get("type") == "object":
        copy["additionalProperties"] = False
    return copy
