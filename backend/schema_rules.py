"""JSON Schema as the contract means it: `pattern` like ECMA-262, alternatives by discriminator."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterator
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from backend import email_address, marks

Schema = dict[str, Any]
Keyword = Callable[[Any, Any, Any, Schema], Iterator[ValidationError]]

# Hangul fillers and the empty Braille cell: letters and a symbol to Unicode, nothing to the eye.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

formats = FormatChecker(formats=())
_STANDARD = Draft202012Validator.VALIDATORS


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
    """Text in NFC and without white space around it; passwords keep theirs.

    Leaves alone what the schema does not know and what has too many marks to be normalised;
    `errors` refuses both.
    """
    if isinstance(value, str):
        if marks.are_too_many(value):
            return value
        text = unicodedata.normalize("NFC", value)
        return text if schema.get("format") == "password" else text.strip()
    if isinstance(value, dict):
        properties = (branch(schema, value) or schema).get("properties", {})
        return {key: clean(item, properties[key]) if key in properties else item
                for key, item in value.items()}
    if isinstance(value, list) and "items" in schema and not _is_too_large(value, schema):
        return [clean(item, schema["items"]) for item in value]
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
        yield from _STANDARD["oneOf"](validator, alternatives, value, schema)
    elif chosen := branch(schema, value):
        yield from validator.descend(value, chosen)
    else:
        name = schema["discriminator"]["propertyName"]
        yield _error("discriminator", name, schema)


def _within_limits(check: Keyword) -> Keyword:
    """`check` for what is not larger than its schema allows; the limit's own error says enough."""
    def limited(validator: Any, wanted: Any, value: Any,
                schema: Schema) -> Iterator[ValidationError]:
        if not _is_too_large(value, schema):
            yield from check(validator, wanted, value, schema)
    return limited


def _is_too_large(value: Any, schema: Schema) -> bool:
    keyword = "maxItems" if isinstance(value, list) else "maxLength"
    return isinstance(value, (str, list)) and len(value) > schema.get(keyword, len(value))


def _type(validator: Any, wanted: Any, value: Any, schema: Schema) -> Iterator[ValidationError]:
    """Text of the right type may still be none that can be read.

    jsonschema's own would write the whole value into its message.
    """
    kinds = wanted if isinstance(wanted, list) else [wanted]
    if not any(validator.is_type(value, kind) for kind in kinds):
        yield ValidationError("has another type")
    if isinstance(value, str) and marks.are_too_many(value):
        yield _error("marks", None, schema)


def _enum(_validator: Any, choices: list[Any], value: Any,
          _schema: Schema) -> Iterator[ValidationError]:
    """Only what might be one of them is compared; what contains others is none."""
    if isinstance(value, (dict, list)) or value not in choices:
        yield ValidationError("is none of the choices")


def _unique_items(_validator: Any, wanted: bool, value: Any,
                  _schema: Schema) -> Iterator[ValidationError]:
    """In linear time; what is equal in JSON is written alike."""
    if wanted and isinstance(value, list) and \
            len({json.dumps(item, sort_keys=True) for item in value}) < len(value):
        yield ValidationError("has the same item twice")


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


def _error(kind: str, name: str | None, schema: Schema) -> ValidationError:
    """An error of a kind that JSON Schema has no keyword for, here or at the field `name`."""
    # The stubs want a validator object where jsonschema keeps a keyword.
    return ValidationError(kind, validator=cast(Any, kind), path=(name,) if name else (),
                           schema=schema)


_Validator = validators.extend(Draft202012Validator, {
    "additionalProperties": _additional_properties,
    "enum": _enum,
    "format": _within_limits(_STANDARD["format"]),
    "items": _within_limits(_STANDARD["items"]),
    "oneOf": _one_of,
    "pattern": _within_limits(_pattern),
    "required": _required,
    "type": _type,
    "uniqueItems": _within_limits(_unique_items),
})
