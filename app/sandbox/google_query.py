"""The query language of practice Google Ads: SELECT fields FROM resource WHERE conditions, over rows that others make."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.sandbox.google_words import refusal
from app.sandbox.wire import Refusal

Row = dict[str, Any]
"""What a row holds, by the name of the field in the query; a field that is unset is missing."""

_WORD = re.compile(r"\s*(?:('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|(!=|<=|>=|[=<>(),])|([^\s'\"!=<>(),]+))")
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda have, want: bool(have == want),
    "!=": lambda have, want: bool(have != want),
    "<": lambda have, want: bool(have < want),
    "<=": lambda have, want: bool(have <= want),
    ">": lambda have, want: bool(have > want),
    ">=": lambda have, want: bool(have >= want),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of WHERE."""

    field: str
    operator: str
    values: tuple[str, ...]

    def holds(self, row: Row) -> bool:
        """Whether a row is meant; numbers compare as numbers, all else as text."""
        have = row.get(self.field)
        if self.operator == "NULL":
            return have is None
        if self.operator == "NOT NULL":
            return have is not None
        if self.operator == "IN":
            return str_of(have) in self.values
        if self.operator == "NOT IN":
            return str_of(have) not in self.values
        if self.operator == "BETWEEN":
            return all(_compared(have, sign, want) for sign, want in zip((">=", "<="), self.values, strict=True))
        return _compared(have, self.operator, self.values[0])


def str_of(value: Any) -> str:
    """A value as it stands in a query."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _compared(have: Any, sign: str, want: str) -> bool:
    if have is None:
        return sign == "!="
    if str(have).lstrip("-").isdigit():
        if not want.lstrip("-").isdigit():
            raise refusal("queryError", "BAD_NUMBER", f"Bad number: {want}.", trigger=want)
        return _COMPARISONS[sign](int(have), int(want))
    if isinstance(have, bool):
        return _COMPARISONS[sign](str_of(have), want.lower())
    return _COMPARISONS[sign](have, want)


@dataclass(frozen=True, slots=True)
class Query:
    """A query that could be read."""

    fields: tuple[str, ...]
    resource: str
    conditions: tuple[Condition, ...]
    order: tuple[tuple[str, bool], ...]
    """Fields to sort by, and whether from the greatest down."""
    limit: int | None

    @property
    def named(self) -> set[str]:
        """Every field that the query speaks of."""
        return {*self.fields, *(one.field for one in self.conditions), *(name for name, _ in self.order)}

    def check(self, known: Collection[str]) -> None:
        """UNRECOGNIZED_FIELD for a field that this resource does not have."""
        for name in (*self.fields, *(one.field for one in self.conditions), *(name for name, _ in self.order)):
            if name not in known:
                raise refusal("queryError", "UNRECOGNIZED_FIELD", f"Unrecognized field: '{name}'.", trigger=name)

    def answered(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that are meant, in order."""
        found = [row for row in rows if all(one.holds(row) for one in self.conditions)]
        for name, is_falling in reversed(self.order):
            found.sort(key=lambda row, field=name: _sortable(row.get(field)), reverse=is_falling)  # type: ignore[misc]
        return found[: self.limit]


def _sortable(value: Any) -> tuple[int, str]:
    text = str_of("" if value is None else value)
    return (int(text), "") if text.lstrip("-").isdigit() else (0, text)


def read(text: str, today: date) -> Query:
    """The query in its parts; Refusal with the platform's own queryError for what cannot be read."""
    words = _Words(text)
    words.expect("SELECT", "EXPECTED_SELECT")
    fields = [words.name()]
    while words.took(","):
        fields.append(words.name())
    words.expect("FROM", "EXPECTED_FROM")
    resource = words.name()
    conditions = _conditions(words, today) if words.took("WHERE") else []
    order = _order(words) if words.took("ORDER") else []
    limit = _limit(words) if words.took("LIMIT") else None
    if words.took("PARAMETERS"):
        words.skip()
    words.expect_end()
    return Query(tuple(fields), resource, tuple(conditions), tuple(order), limit)


class _Words:
    """The words of a query, one after the other."""

    def __init__(self, text: str) -> None:
        self._words: list[str] = []
        place = 0
        text = text.strip()
        while place < len(text):
            found = _WORD.match(text, place)
            if found is None:
                raise refusal("queryError", "BAD_SYMBOL", "Query contains an illegal character.", trigger=text[place:])
            self._words.append(found.group().strip())
            place = found.end()
        self._place = 0

    def peek(self) -> str:
        return self._words[self._place] if self._place < len(self._words) else ""

    def next(self) -> str:
        word = self.peek()
        if not word:
            raise refusal("queryError", "UNEXPECTED_END_OF_QUERY", "Unexpected end of query.")
        self._place += 1
        return word

    def took(self, keyword: str) -> bool:
        if self.peek().upper() != keyword:
            return False
        self._place += 1
        return True

    def expect(self, keyword: str, trouble: str) -> None:
        if not self.took(keyword):
            raise refusal("queryError", trouble, f"Expected {keyword}.", trigger=self.peek())

    def expect_end(self) -> None:
        if self.peek():
            raise unexpected(self.peek())

    def skip(self) -> None:
        self._place = len(self._words)

    def name(self) -> str:
        word = self.next()
        if not re.fullmatch(r"[a-z][a-z0-9_.]*", word):
            raise refusal("queryError", "BAD_FIELD_NAME", f"Bad field name: {word}.", trigger=word)
        return word

    def value(self) -> str:
        word = self.next()
        if word in "(),=<>!=":
            raise refusal("queryError", "BAD_VALUE", f"Bad value: {word}.", trigger=word)
        return re.sub(r"\\(.)", r"\1", word[1:-1]) if word[0] in "'\"" else word

    def values(self) -> tuple[str, ...]:
        self.expect("(", "EXPECTED_LIST")
        found = [self.value()]
        while self.took(","):
            found.append(self.value())
        self.expect(")", "EXPECTED_LIST")
        return tuple(found)


def unexpected(word: str) -> Refusal:
    """What stands where nothing of the kind may stand."""
    return refusal("queryError", "UNEXPECTED_INPUT", f"Unexpected input: {word}.", trigger=word)


def _conditions(words: _Words, today: date) -> list[Condition]:
    found = [_condition(words, today)]
    while words.took("AND"):
        found.append(_condition(words, today))
    return found


def _condition(words: _Words, today: date) -> Condition:
    field = words.name()
    operator = words.next().upper()
    if operator == "BETWEEN":
        first = words.value()
        words.expect("AND", "EXPECTED_VALUE_WITH_BETWEEN_OPERATOR")
        return _dated(field, "BETWEEN", (first, words.value()))
    if operator == "DURING":
        return Condition(field, "BETWEEN", _during(words.value(), today))
    if operator == "IN":
        return Condition(field, "IN", words.values())
    if operator == "NOT":
        words.expect("IN", "BAD_OPERATOR")
        return Condition(field, "NOT IN", words.values())
    if operator == "IS":
        is_not = words.took("NOT")
        words.expect("NULL", "BAD_OPERATOR")
        return Condition(field, "NOT NULL" if is_not else "NULL", ())
    if operator not in _COMPARISONS:
        raise refusal("queryError", "BAD_OPERATOR", f"Bad operator: {operator}.", trigger=operator)
    return _dated(field, operator, (words.value(),))


def _dated(field: str, operator: str, values: tuple[str, ...]) -> Condition:
    if field == "segments.date":
        for value in values:
            try:
                datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
            except ValueError:
                trouble = "Invalid date: yyyy-MM-dd is wanted."
                raise refusal("queryError", "INVALID_DATE_FORMAT", trouble, trigger=value) from None
    return Condition(field, operator, values)


def _during(word: str, today: date) -> tuple[str, str]:
    yesterday = today - timedelta(days=1)
    spans = {
        "TODAY": (today, today),
        "YESTERDAY": (yesterday, yesterday),
        "LAST_7_DAYS": (today - timedelta(days=7), yesterday),
        "LAST_14_DAYS": (today - timedelta(days=14), yesterday),
        "LAST_30_DAYS": (today - timedelta(days=30), yesterday),
        "THIS_MONTH": (today.replace(day=1), today),
        "LAST_MONTH": ((today.replace(day=1) - timedelta(days=1)).replace(day=1), today.replace(day=1) - timedelta(1)),
    }
    if word not in spans:
        trouble = f"Invalid value with DURING: {word}."
        raise refusal("queryError", "INVALID_VALUE_WITH_DURING_OPERATOR", trouble, trigger=word)
    first, last = spans[word]
    return first.isoformat(), last.isoformat()


def _order(words: _Words) -> list[tuple[str, bool]]:
    words.expect("BY", "EXPECTED_BY")
    found = []
    while True:
        name = words.name()
        is_falling = words.took("DESC")
        if not is_falling:
            words.took("ASC")
        found.append((name, is_falling))
        if not words.took(","):
            return found


def _limit(words: _Words) -> int:
    word = words.next()
    if not word.isascii() or not word.isdigit():
        raise refusal("queryError", "BAD_LIMIT_VALUE", f"Bad limit: {word}.", trigger=word)
    if int(word) < 1:
        raise refusal("queryError", "LIMIT_VALUE_TOO_LOW", "Limit is too low.", trigger=word)
    return int(word)
