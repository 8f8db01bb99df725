"""What goes over the wire on every practice platform: requests, replies, parameters, pages, refusals."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from email.message import Message
from email.parser import BytesParser
from typing import Any, NamedTuple, NoReturn, TypeVar
from urllib.parse import parse_qsl

from app.sandbox.holders import HOUR, Purse

Row = TypeVar("Row")

_MOST_CENTS = 10**15

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


Code = int | str
"""Platforms number what they refuse, or name it."""


class Refusal(Exception):
    """The platform says no in its envelope; `facts` are what the envelope of this platform says besides."""

    def __init__(
        self, code: Code, message: str, *, status: int = 200, facts: Mapping[str, Any] | None = None, body: Any = None
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.status = status
        """Of HTTP."""
        self.facts = facts or {}
        self.body = body
        """The whole answer, where this call has another envelope than the platform's own."""


class Upload(NamedTuple):
    """A file in a multipart body."""

    filename: str
    content: bytes


class Request(NamedTuple):
    """One call, its path without the prefix that stands in for the host; header names are lower case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def sent(self) -> Mapping[str, Any]:
        """The parameters: of the query, and of the body, which may be JSON, a form or in parts, for GET too."""
        if not self.body:
            return self.query
        if self._is_in_parts():
            fields = {
                name: content.decode(errors="replace") for name, filename, content in self._parts() if not filename
            }
            return {**self.query, **fields}
        try:
            body = json.loads(self.body)
        except (ValueError, RecursionError):
            body = dict(parse_qsl(self.body.decode(errors="replace")))
        return {**self.query, **body} if isinstance(body, dict) else self.query

    def files(self) -> dict[str, Upload]:
        """The files of a body in parts, by the name of their field."""
        parts = self._parts() if self._is_in_parts() else ()
        return {name: Upload(filename, content) for name, filename, content in parts if filename}

    def _is_in_parts(self) -> bool:
        return self.headers.get("content-type", "").lower().startswith("multipart/form-data")

    def _parts(self) -> list[tuple[str, str, bytes]]:
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode("latin-1", errors="replace")
        message: Message = BytesParser().parsebytes(head + self.body)
        parts = message.get_payload()
        if not isinstance(parts, list):
            return []
        return [_part(one) for one in parts if isinstance(one, Message)]


def _part(part: Message) -> tuple[str, str, bytes]:
    """Name of the field, name of the file if it is one, and what is in it."""
    content = part.get_payload(decode=True)
    name = part.get_param("name", "", header="content-disposition")
    return str(name), part.get_filename() or "", content if isinstance(content, bytes) else b""


@dataclass(slots=True)
class Reply:
    """An answer before it is cut into HTTP; `code` is the envelope's, for the log."""

    body: bytes
    status: int = 200
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    code: Code = 0


def to_json(value: Any) -> bytes:
    """Compact JSON in UTF-8, keys as they were put in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Params:
    """The parameters of one call; whatever is missing or wrong is refused with the platform's code for it."""

    def __init__(self, sent: Mapping[str, Any], *, bad: Code, status: int = 200, repeats_page: bool = False) -> None:
        self._sent = sent
        self._bad = bad
        self._status = status
        self.repeats_page = repeats_page
        """The fault of a list that grew while it was read: a page brings the rows of the one before."""

    def refuse(self, what: str) -> Refusal:
        """What to raise when a parameter cannot be used."""
        return Refusal(self._bad, what, status=self._status)

    def has(self, name: str) -> bool:
        """Whether something stands there."""
        return self._sent.get(name) not in (None, "")

    def text(self, name: str, default: str | None = None) -> str:
        """Text; required when there is no default."""
        if self.has(name):
            return str(self._sent[name])
        if default is None:
            raise self.refuse(f"{name}: missing required parameter")
        return default

    def whole(self, name: str, default: int | None = None, *, low: int = 1, high: int = 2**63) -> int:
        """A whole number within bounds."""
        try:
            value = int(self.text(name, None if default is None else str(default)))
        except ValueError:
            raise self.refuse(f"{name}: not a whole number") from None
        if not low <= value <= high:
            raise self.refuse(f"{name}: must be between {low} and {high}")
        return value

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of some words."""
        value = self.text(name, default)
        if value not in allowed:
            raise self.refuse(f"{name}: must be one of {', '.join(allowed)}")
        return value

    def items(self, name: str, *, most: int = 10_000, default: Sequence[Any] | None = None) -> list[Any]:
        """A list, in a query as JSON text."""
        value = self._json(name) if self.has(name) or default is None else default
        if not isinstance(value, list | tuple) or len(value) > most:
            raise self.refuse(f"{name}: must be a list of at most {most}")
        return list(value)

    def group(self, name: str, *, is_required: bool = False) -> "Params":
        """A group of parameters, in a query as JSON text; empty when it may be missing."""
        value = self._json(name) if self.has(name) or is_required else {}
        if not isinstance(value, dict):
            raise self.refuse(f"{name}: must be an object")
        return Params(value, bad=self._bad, status=self._status)

    def groups(self, name: str, *, most: int) -> "list[Params]":
        """A list of groups of parameters."""
        return [self._group_of(name, value) for value in self.items(name, most=most)]

    def _group_of(self, name: str, value: Any) -> "Params":
        if not isinstance(value, dict):
            raise self.refuse(f"{name}: must be a list of objects")
        return Params(value, bad=self._bad, status=self._status)

    def cents(self, name: str) -> int:
        """An amount above nothing in currency units with at most two decimals, written as number or text; in cents."""
        try:
            cents = Decimal(self.text(name)) * 100
            whole = int(cents)
        except (ArithmeticError, ValueError):
            raise self.refuse(f"{name}: not an amount") from None
        if cents != whole or not 0 < whole < _MOST_CENTS:
            raise self.refuse(f"{name}: must be above 0 with at most two decimals")
        return whole

    def ids(self, name: str, *, most: int) -> list[int]:
        """A list of ids, written as numbers or as text."""
        try:
            return [int(value) for value in self.items(name, most=most)]
        except (TypeError, ValueError, OverflowError):
            raise self.refuse(f"{name}: not a list of ids") from None

    def day(self, name: str, default: int | None = None) -> int:
        """The ordinal of a date YYYY-MM-DD; what is called a time may carry the time of day behind it."""
        if default is not None and not self.has(name):
            return default
        text = self.text(name)
        try:
            shown = _DAY.match(text) if name.endswith("_time") else _DAY.fullmatch(text)
            return date(*(int(part) for part in shown.groups())).toordinal() if shown else self._no_day(name)
        except ValueError:
            return self._no_day(name)

    def span(self, first: str, last: str, *, defaults: tuple[int, int] | None = None) -> tuple[int, int]:
        """Two days in order, both inclusive."""
        start = self.day(first, defaults[0] if defaults else None)
        end = self.day(last, defaults[1] if defaults else None)
        if start > end:
            raise self.refuse(f"{first}: after {last}")
        return start, end

    def _no_day(self, name: str) -> NoReturn:
        raise self.refuse(f"{name}: must be YYYY-MM-DD")

    def _json(self, name: str) -> Any:
        self.text(name)
        value = self._sent[name]
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise self.refuse(f"{name}: not JSON") from None


def page_of(
    rows: Sequence[Row],
    params: Params,
    *,
    most: int,
    default: int = 10,
    last_page: int = 100_000,
    names: tuple[str, str] = ("page", "page_size"),
) -> tuple[Sequence[Row], dict[str, int]]:
    """The asked page of the rows and its `page_info`; a size above the platform's is refused. `names` ask for them."""
    page = params.whole(names[0], 1, high=last_page)
    size = params.whole(names[1], default, high=most)
    shown = page - 1 if params.repeats_page and page > 1 else page
    info = {
        "page": page,
        "page_size": size,
        "total_number": len(rows),
        "total_page": (len(rows) + size - 1) // size,
    }
    return rows[(shown - 1) * size : shown * size], info


def units(cents: int) -> float:
    """Currency units as the JSON number that the platform sends; correctly rounded, so two decimals are printed exactly."""
    return cents / 100


def unit_text(cents: int) -> str:
    """Currency units as text with two decimals."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def day_text(day: int) -> str:
    """YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


def local_text(purse: Purse, at: int) -> str:
    """YYYY-MM-DD HH:MM:SS in the holder's zone."""
    zone = timezone(timedelta(seconds=purse.offset_hours * HOUR))
    return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M:%S")


def utc_text(at: int) -> str:
    """YYYY-MM-DD HH:MM:SS in UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S")
