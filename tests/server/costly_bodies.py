"""Bodies that cost a server the most to read, made from the schemas of the contract."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backend.request_body import MAX_BODY_BYTES, MAX_DEPTH

Schema = dict[str, Any]
Path = tuple[str, ...]

# What a body has for one value, beside the others.
ROOM = MAX_BODY_BYTES - 4_096

# What is repeated, in texts whose costs grow faster than their length somewhere: normalising,
# folding, matching, estimating.
REPEATED = {
    "acute accents": "\u0301",
    "signs that decompose into marks": "\u0f73",
    "letters with as many marks as are allowed": "a" + "\u0301" * 15 + "\u0316" * 15,
    "Hangul letters": "\u1100\u1161\u11a8",
    "Hangul syllables": "\uac00",
    "ligatures": "\ufdfa",
    "sharp s": "\u00df",
    "joined emoji": "\U0001f469\u200d\U0001f52c",
    "leet": "p4$$w0rd@1!",
    "digits": "1",
    "dates": "1999-12-31",
    "letters": "a",
    "dots": "a.",
    "at signs": "a@",
    "dashes": "a-",
    "colons": "a:",
    "slashes": "a/",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "quotes": '"',
    "braces": "[{",
    "escapes": "\x01",
    "backslashes": "\\",
}
MARKS_IN_BOTH_ORDERS = (("\u0301", "\u0316"), ("\u0316", "\u0301"))


@dataclass(frozen=True)
class CostlyBody:
    """A body, and what is costly about it."""

    name: str
    content: bytes


def costly_bodies(schema: Schema) -> Iterator[CostlyBody]:
    """Bodies of at most 64 KiB for an operation whose body has that schema."""
    seen: set[Path] = set()
    for example in schema["examples"]:
        yield CostlyBody("an example", _written(example))
        for path, field in _fields(schema, example):
            if path not in seen:
                seen.add(path)
                yield from _costly_values(example, path, field)
    yield from _costly_objects(schema["examples"][0])


def _fields(schema: Schema, example: Any, path: Path = ()) -> Iterator[tuple[Path, Schema]]:
    """Every value that the example has or might have."""
    if path:
        yield path, schema
    chosen = next((alternative for alternative in schema.get("oneOf", ())
                   if _names_the_same(alternative, example)), schema)
    for name, field in chosen.get("properties", {}).items():
        inner = example.get(name) if isinstance(example, dict) else None
        yield from _fields(field, inner, (*path, name))


def _costly_values(example: Any, path: Path, field: Schema) -> Iterator[CostlyBody]:
    for name, value in _values(field):
        content = _written(_with_value(example, path, value))
        if len(content) <= MAX_BODY_BYTES:
            yield CostlyBody(f"/{'/'.join(path)}: {name}", content)


def _names_the_same(alternative: Schema, example: Any) -> bool:
    return isinstance(example, dict) and any(
        field.get("const") == example.get(name)
        for name, field in alternative["properties"].items() if "const" in field)


def _values(field: Schema) -> Iterator[tuple[str, Any]]:
    """Of the largest size that is legal, and of one that fills the body."""
    legal = field.get("maxLength", 256)
    for name, text in REPEATED.items():
        yield f"{legal} characters of {name}", _repeated(text, legal)
        yield f"as many {name} as fit", _repeated(text, ROOM // _size(text) * len(text))
    for first, second in MARKS_IN_BOTH_ORDERS:
        for length in (legal, ROOM // 2):
            yield f"{length} marks", "a" + first * (length // 2) + second * (length // 2)
    for count in (field.get("maxItems", 16), 10_000):
        yield f"a list of {count} numbers", list(range(count))
        yield f"a list of {count} texts", ["a"] * count
    yield "a list of objects", [{"a": number} for number in range(4_000)]
    yield "a deep list", _nested(MAX_DEPTH - 2)
    yield "many deep lists", [_nested(MAX_DEPTH - 3)] * 900
    yield "a large number", 10 ** 19
    yield "an object", {f"a{number}": number for number in range(4_000)}


def _repeated(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def _size(text: str) -> int:
    """As part of a body."""
    return len(_written(text)) - 2


def _costly_objects(example: Any) -> Iterator[CostlyBody]:
    names = {f"a{number}": 0 for number in range(5_500)}
    yield CostlyBody("many names", _written({**example, **names}))
    yield CostlyBody("a long name", _written({**example, "a" * 60_000: 0}))
    yield CostlyBody("a name of marks", _written({**example, "\u0301" * 30_000: 0}))
    yield CostlyBody("deep", b"[" * MAX_BODY_BYTES)
    yield CostlyBody("deep objects", (b'{"a":' * (MAX_BODY_BYTES // 5))[:MAX_BODY_BYTES])
    yield CostlyBody("digits", b"1" * MAX_BODY_BYTES)
    yield CostlyBody("an open text", b'{"a": "' + b"\\" * (MAX_BODY_BYTES - 7))


def _nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


def _with_value(example: Any, path: Path, value: Any) -> Any:
    body = copy.deepcopy(example)
    place = body
    for name in path[:-1]:
        place = place.setdefault(name, {})
    place[path[-1]] = value
    return body


def _written(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
