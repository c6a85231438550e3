"""Schema errors as sentences that stand under a field of the console."""

from __future__ import annotations

from collections.abc import Callable

from jsonschema import ValidationError

from backend import marks
from backend.schema_rules import choices

TYPES = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "a JSON object",
    "array": "a list",
}


def about(error: ValidationError) -> str:
    """What to do about `error`; a schema's own `x-message` is the best advice where it applies."""
    sentence = SENTENCES.get(str(error.validator), _advice)
    return sentence(error)


def _title(error: ValidationError) -> str:
    return str(error.schema.get("title", "This value"))


def _enter(error: ValidationError) -> str:
    title = _title(error)
    return f"Enter the {title[0].lower()}{title[1:]}."


def _missing(error: ValidationError) -> str:
    """A field that may be empty is not asked for its content."""
    may_be_empty = error.schema.get("type") == "string" and "minLength" not in error.schema
    return f"{_title(error)} is missing." if may_be_empty else _enter(error)


def _no_form(error: ValidationError) -> str:
    if error.validator_value == "visible-text":
        return "Use at least one character that can be seen."
    return _advice(error)


def _too_much(error: ValidationError) -> str:
    unit = " characters" if str(error.validator) == "maxLength" else ""
    return f"Use at most {error.validator_value}{unit}."


def _too_many_marks(_error: ValidationError) -> str:
    return f"Use at most {marks.MOST} accents or other marks on one letter."


def _wrong_type(error: ValidationError) -> str:
    wanted = error.validator_value
    # Where null is allowed, it stands last.
    name = str(wanted[0] if isinstance(wanted, list) else wanted)
    return f"{_title(error)} must be {TYPES.get(name, 'of another type')}."


def _no_alternative(error: ValidationError) -> str:
    return "Choose one of: " + ", ".join(choices(dict(error.schema))) + "."


def _not_known(error: ValidationError) -> str:
    return "This field is not known here."


def _too_small(error: ValidationError) -> str:
    return f"Use at least {error.validator_value}."


def _advice(error: ValidationError) -> str:
    return str(error.schema.get("x-message") or "This value is not valid.")


SENTENCES: dict[str, Callable[[ValidationError], str]] = {
    "additionalProperties": _not_known,
    "discriminator": _no_alternative,
    "format": _no_form,
    "marks": _too_many_marks,
    "maxLength": _too_much,
    "maximum": _too_much,
    "minLength": _enter,
    "minimum": _too_small,
    "required": _missing,
    "type": _wrong_type,
}
