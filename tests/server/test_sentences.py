"""Schema errors as sentences."""

from __future__ import annotations

from typing import Any

import pytest

from backend import schema_rules, sentences

CASES: list[tuple[dict[str, Any], object, str]] = [
    ({"type": "string", "title": "Role ARN"}, 7, "Role ARN must be text."),
    ({"type": "boolean", "title": "Sign out"}, "yes", "Sign out must be true or false."),
    ({"type": "string", "title": "Role ARN", "minLength": 1}, "", "Enter the role ARN."),
    ({"type": "string", "maxLength": 3}, "abcd", "Use at most 3 characters."),
    ({"type": "integer", "minimum": 1}, 0, "Use at least 1."),
    ({"type": "integer", "maximum": 9}, 10, "Use at most 9."),
    ({"pattern": "^a$", "x-message": "Enter an a."}, "b", "Enter an a."),
    ({"enum": ["a"]}, "b", "This value is not valid."),
    ({"properties": {"a": {"title": "Alias", "x-message": "Not this."}}, "required": ["a"]}, {},
     "Enter the alias."),
    ({"properties": {"a": {"title": "Alias", "type": "string"}}, "required": ["a"]}, {},
     "Alias is missing."),
    ({"format": "visible-text", "x-message": "Not this."}, "\u200b",
     "Use at least one character that can be seen."),
    ({"format": "email", "x-message": "Not this."}, "ada", "Not this."),
    ({"if": {}, "then": {"required": ["a"], "x-message": "This needs an a."}}, {},
     "This needs an a."),
    ({"additionalProperties": False}, {"a": 1}, "This field is not known here."),
    ({"oneOf": [{"properties": {"m": {"const": "x"}}}, {"properties": {"m": {"const": "y"}}}],
      "discriminator": {"propertyName": "m"}}, {"m": "z"}, "Choose one of: x, y."),
]


@pytest.mark.parametrize("schema, value, sentence", CASES)
def test_each_error_has_a_sentence(schema: dict[str, Any], value: object, sentence: str) -> None:
    assert [sentences.about(error) for error in schema_rules.errors(schema, value)] == [sentence]
