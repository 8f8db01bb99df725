"""Form fields by dotted names (`subject.company_name`) as the objects in objects that platforms want."""

from collections.abc import Collection, Mapping

from app.platforms.ids import as_number
from app.platforms.wire import Param


def nested(fields: Mapping[str, Param]) -> dict[str, Param]:
    """`{"a.b": 1, "a.c": 2}` as `{"a": {"b": 1, "c": 2}}`; a name must not be both a value and an object."""
    whole: dict[str, Param] = {}
    inner: dict[str, dict[str, Param]] = {}
    for name, value in fields.items():
        head, dot, rest = name.partition(".")
        if dot:
            inner.setdefault(head, {})[rest] = value
        else:
            whole[name] = value
    return {**whole, **{head: nested(members) for head, members in inner.items()}}


def typed(fields: Mapping[str, str], *, numbers: Collection[str] = (), flags: Collection[str] = ()) -> dict[str, Param]:
    """What was typed, without what was left empty: these names as numbers, those as yes (`true`) or no, the rest as text."""
    values: dict[str, Param] = {}
    for name, text in fields.items():
        if not text:
            continue
        values[name] = text == "true" if name in flags else as_number(text) if name in numbers else text
    return values
