"""JSON Schema as the contract means it: `pattern` like ECMA-262, alternatives by discriminator."""

from __future__ import annotations

import functools
import re
import unicodedata
import zoneinfo
from collections.abc import Iterator
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from backend import email_address

Schema = dict[str, Any]

# Hangul fillers and the empty Braille cell: letters and a symbol to Unicode, nothing to the eye.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

formats = FormatChecker(formats=())


@formats.checks("time-zone")
def _is_time_zone(value: object) -> bool:
    """A name of the IANA database, or empty for unset."""
    return not isinstance(value, str) or value == "" or value in _time_zones()


@formats.checks("email")
def _is_email_address(value: object) -> bool:
    return not isinstance(value, str) or email_address.is_valid(value)


@functools.cache
def _time_zones() -> frozenset[str]:
    # Files of the database that are no place: this machine's own zone, and none at all.
    return frozenset(zoneinfo.available_timezones() - {"localtime", "Factory"})


@formats.checks("visible-text")
def _is_visible(value: object) -> bool:
    """Something of it can be seen; or it is empty, which `minLength` is for."""
    return not isinstance(value, str) or value == "" or any(
        unicodedata.category(character)[0] in "LNPS" and character not in BLANKS
        for character in value)


def errors(schema: Schema, value: object) -> Iterator[ValidationError]:
    """What is wrong with `value`, in the order of the schema's keywords."""
    iterator: Iterator[ValidationError] = _Validator(
        schema, format_checker=formats).iter_errors(value)
    return iterator


def clean(value: Any, schema: Schema) -> Any:
    """Text in NFC and without white space around it; passwords keep theirs."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value)
        return text if schema.get("format") == "password" else text.strip()
    if isinstance(value, dict):
        properties = (branch(schema, value) or schema).get("properties", {})
        return {key: clean(item, properties.get(key, {})) for key, item in value.items()}
    if isinstance(value, list):
        return [clean(item, schema.get("items", {})) for item in value]
    return value


def branch(schema: Schema, value: dict[str, Any]) -> Schema | None:
    """The alternative of a discriminated `oneOf` that `value` says it is."""
    name = schema.get("discriminator", {}).get("propertyName")
    if name is None:
        return None
    for alternative in schema["oneOf"]:
        if alternative["properties"][name]["const"] == value.get(name):
            return dict(alternative)
    return None


def choices(schema: Schema) -> list[str]:
    """The values that the discriminator of `schema` can have."""
    name = schema["discriminator"]["propertyName"]
    return [alternative["properties"][name]["const"] for alternative in schema["oneOf"]]


def _one_of(validator: Any, alternatives: list[Schema], value: Any,
            schema: Schema) -> Iterator[ValidationError]:
    """With a discriminator, only the chosen alternative speaks: its errors name single fields."""
    if "discriminator" not in schema or not isinstance(value, dict):
        yield from Draft202012Validator.VALIDATORS["oneOf"](validator, alternatives, value, schema)
    elif chosen := branch(schema, value):
        yield from validator.descend(value, chosen)
    else:
        name = schema["discriminator"]["propertyName"]
        yield _error("discriminator", name, schema)


def _pattern(_validator: Any, pattern: str, value: Any,
             _schema: Schema) -> Iterator[ValidationError]:
    """`$` is the end of the text; Python's also matches before a last line feed."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError(f"does not match {pattern}")


def _required(_validator: Any, names: list[str], value: Any,
              schema: Schema) -> Iterator[ValidationError]:
    """One error per missing field, at the field; rules between fields have their own advice."""
    for name in names if isinstance(value, dict) else ():
        if name in value:
            continue
        if "x-message" in schema:
            yield _error("rule", name, schema)
        else:
            yield ValidationError("is missing", path=(name,),
                                  schema=schema.get("properties", {}).get(name, {}))


def _additional_properties(validator: Any, allowed: Any, value: Any,
                           schema: Schema) -> Iterator[ValidationError]:
    """One error per unknown field, at the field."""
    assert allowed is False, "the contract only ever closes its objects"
    for name in value if isinstance(value, dict) else ():
        if name not in schema.get("properties", {}):
            yield ValidationError("is not known", path=(name,))


def _error(kind: str, name: str, schema: Schema) -> ValidationError:
    """An error of a kind that JSON Schema has no keyword for, at the field `name`."""
    # The stubs want a validator object where jsonschema keeps a keyword.
    return ValidationError(kind, validator=cast(Any, kind), path=(name,), schema=schema)


_Validator = validators.extend(Draft202012Validator, {
    "additionalProperties": _additional_properties,
    "oneOf": _one_of,
    "pattern": _pattern,
    "required": _required,
})
