"""Where the contract's schemas mean more than plain JSON Schema in Python."""

from __future__ import annotations

from typing import Any

import pytest

from backend import schema_rules
from backend.contract import json_pointer, resolve

CHOICE: dict[str, Any] = {
    "type": "object",
    "oneOf": [
        {"type": "object", "properties": {"kind": {"const": "a"}, "x": {"type": "string"}},
         "required": ["x"]},
        {"type": "object", "properties": {"kind": {"const": "b"}, "y": {"type": "integer"}}},
    ],
    "discriminator": {"propertyName": "kind"},
}


def pointers(schema: dict[str, Any], value: object) -> list[str]:
    return [json_pointer(error.absolute_path) for error in schema_rules.errors(schema, value)]


@pytest.mark.parametrize("value, found", [
    ({"kind": "a", "x": "text"}, []), ({"kind": "a"}, ["/x"]), ({"kind": "b", "y": "1"}, ["/y"]),
    ({"kind": "c"}, ["/kind"]), ({}, ["/kind"]), (7, ["", ""])])
def test_alternatives_are_chosen_by_the_discriminator(value: object, found: list[str]) -> None:
    assert pointers(CHOICE, value) == found


@pytest.mark.parametrize("text, matches", [("abc", True), ("abc\n", False), ("xabc", False)])
def test_the_end_of_a_pattern_is_the_end_of_the_text(text: str, matches: bool) -> None:
    assert (pointers({"type": "string", "pattern": "^abc$"}, text) == []) == matches


def test_patterns_say_nothing_about_what_is_no_text() -> None:
    assert pointers({"pattern": "^abc$"}, 7) == []


def test_unknown_and_missing_fields_are_found_one_by_one() -> None:
    schema = {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a", "b"],
              "additionalProperties": False}
    assert pointers(schema, {"c": 1, "d/e": 2}) == ["/a", "/b", "/c", "/d~1e"]


@pytest.mark.parametrize("name, known", [
    ("Europe/London", True), ("America/Argentina/Ushuaia", True), ("UTC", True), ("", True),
    ("Asia/Calcutta", True), ("europe/london", False), ("Mars", False), ("/etc/passwd", False)])
def test_time_zones_are_those_of_the_database(name: str, known: bool) -> None:
    assert (pointers({"type": "string", "format": "time-zone"}, name) == []) == known


@pytest.mark.parametrize("text, visible", [
    ("", True), ("a", True), ("\u200ba", True), ("👩‍🚀", True), (".", True), ("\u200b", False),
    ("\u200b \ufeff", False), ("\u0301", False), ("\ufe0f", False), ("\u3164", False)])
def test_what_shows_nothing_is_no_visible_text(text: str, visible: bool) -> None:
    assert (pointers({"type": "string", "format": "visible-text"}, text) == []) == visible


def test_cleaning_leaves_passwords_alone_but_for_their_form() -> None:
    schema = {"properties": {"name": {}, "secret": {"format": "password"}}}
    assert schema_rules.clean({"name": " e\u0308 ", "secret": " e\u0308 ", "n": 1}, schema) == {
        "name": "\u00eb", "secret": " \u00eb ", "n": 1}


def test_cleaning_follows_the_chosen_alternative() -> None:
    assert schema_rules.clean([{"kind": "a", "x": " t "}], {"items": CHOICE}) == [
        {"kind": "a", "x": "t"}]


def test_keys_beside_a_reference_win() -> None:
    document = {"parts": {"Name": {"type": "string", "title": "Text"}}}
    assert resolve({"$ref": "#/parts/Name", "title": "Name"}, document) == {
        "type": "string", "title": "Name"}
