"""Expected shapes of answers as JSON Schema: as much of it as these files use, every field with its source."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "schemas"
KNOWN = frozenset({
    "type", "description", "required", "additionalProperties", "properties", "items", "const", "enum", "pattern",
    "minimum", "maximum",
})  # fmt: skip
"""Words of JSON Schema that `troubles` understands."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def shapes_of(platform: str) -> dict[str, Any]:
    """The schemas of one platform's answers by name."""
    told: dict[str, Any] = json.loads((FOLDER / f"{platform}.json").read_text(encoding="utf-8"))["$defs"]
    return told


def troubles(value: Any, schema: dict[str, Any], place: str = "$") -> list[str]:
    """Everything in which a value parsed by `json.loads` is not as the schema says."""
    return list(_troubles(value, schema, place))


def unsourced(schema: dict[str, Any], place: str = "$") -> list[str]:
    """Where a schema names no source, or uses a word that is not understood."""
    found = [f"{place}: no source"] if not schema.get("description") else []
    found += [f"{place}: unknown word {word}" for word in sorted(schema.keys() - KNOWN)]
    for name, part in schema.get("properties", {}).items():
        found += unsourced(part, f"{place}.{name}")
    if "items" in schema:
        found += unsourced(schema["items"], f"{place}[]")
    return found


def _troubles(value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
    kind = schema.get("type")
    if kind is not None and (not isinstance(value, _TYPES[kind]) or isinstance(value, bool) != (kind == "boolean")):
        yield f"{place}: {value!r} is no {kind}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{place}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} is not like {schema['pattern']}"
    if "minimum" in schema and not schema["minimum"] <= value <= schema.get("maximum", value):
        yield f"{place}: {value!r} is out of bounds"
    if kind == "object":
        yield from _in_object(value, schema, place)
    for index, one in enumerate(value if "items" in schema else ()):
        yield from _troubles(one, schema["items"], f"{place}[{index}]")


def _in_object(value: dict[str, Any], schema: dict[str, Any], place: str) -> Iterator[str]:
    parts = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place}.{name}: is missing"
    for name, one in value.items():
        if name in parts:
            yield from _troubles(one, parts[name], f"{place}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{place}.{name}: is not known"
