"""Answers read field by field: exact numbers, ids as text, and BadAnswer with the field's place when something is not as documented."""

import json
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import NoReturn

from app.domain.money import Money
from app.errors import BadAnswer
from app.platforms.zones import moment_of, moment_of_epoch

LARGEST_AMOUNT = Decimal(10) ** 12
"""A sum of a few such amounts still fits the store's integer of micro-units."""

LARGEST_NUMBER = Decimal(10) ** 18
_MICRO = Decimal("0.000001")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
"""A number as text with a comma between thousands, as some reports write it."""
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def read_json(platform: str, body: bytes) -> object:
    """The body as JSON, whole numbers and decimals exact; BadAnswer when it is HTML, cut, not UTF-8 or not JSON at all."""
    trouble = ""
    try:
        return json.loads(body.decode("utf-8"), parse_float=Decimal, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        trouble = "not UTF-8"
    except (ValueError, InvalidOperation):
        trouble = "HTML, not JSON" if body.lstrip()[:1] == b"<" else "not JSON, or cut off"
    except RecursionError:
        trouble = "JSON nested too deep"
    # Raised out here so that no traceback carries the parser's error, which holds the whole body.
    raise BadAnswer(platform, trouble)


def is_json_object(body: bytes) -> bool:
    """Whether a body looks like JSON rather than like a page or a word of a server in between."""
    return body.lstrip()[:1] in (b"{", b"[")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


class Payload:
    """A part of an answer and the place it stands at."""

    __slots__ = ("_platform", "_value", "_where")

    def __init__(self, platform: str, value: object, where: str = "data") -> None:
        self._platform = platform
        self._value = value
        self._where = where

    def has(self, name: str) -> bool:
        """Whether the field is there and neither null nor empty text."""
        return self._fields().get(name) not in (None, "")

    def says(self, name: str, word: str) -> bool:
        """Whether the field is exactly this word."""
        return self._fields().get(name) == word

    def names(self) -> list[str]:
        """The names of the fields that are filled, as they come."""
        return [name for name in self._fields() if self.has(name)]

    def inner(self, name: str) -> "Payload":
        """An inner part by its own name, or an empty object where it is left out."""
        return Payload(self._platform, self._fields().get(name, {}), name)

    def written(self, name: str) -> "Payload":
        """An inner part that is written as JSON inside a text."""
        return Payload(self._platform, read_json(self._platform, self.text(name).encode()), f"{self._where}.{name}")

    def part(self, name: str) -> "Payload":
        """An inner object or list."""
        fields = self._fields()
        if name not in fields:
            raise self.bad(f"no {name}")
        return Payload(self._platform, fields[name], f"{self._where}.{name}")

    def items(self) -> list["Payload"]:
        """The members of a list; null counts as an empty list, as platforms write both."""
        if self._value is None:
            return []
        if not isinstance(self._value, list):
            raise self.bad("not a list")
        return [Payload(self._platform, member, f"{self._where}[{place}]") for place, member in enumerate(self._value)]

    def parts(self, name: str) -> list["Payload"]:
        """The members of an inner list."""
        return self.part(name).items()

    def text(self, name: str, default: str | None = None) -> str:
        """A field as text; whole numbers become text because ids come as either."""
        value = self._fields().get(name)
        if isinstance(value, str) and value and value.isascii():
            return value  # most fields of most rows: whatever else is looked at more closely
        if default is not None and value in (None, ""):
            return default
        return self.part(name).as_text()

    def flag(self, name: str, *, default: bool) -> bool:
        """Yes or no, as a JSON truth value or as 1 and 0."""
        value = self._fields().get(name)
        if value is None:
            return default
        if not isinstance(value, bool | int) or value not in (True, False):  # 1 and 0 are equal to them
            raise self.bad(f"{name} is neither yes nor no")
        return bool(value)

    def whole(self, name: str) -> int:
        """A whole number, also when it is written as text."""
        number = self.number(name)
        if number != number.to_integral_value():
            raise self.bad(f"{name} is not whole")
        return int(number)

    def number(self, name: str, default: Decimal | None = None) -> Decimal:
        """A finite number, also when it is written as text."""
        value = self._fields().get(name)
        if default is not None and value in (None, ""):
            return default
        number = _exact(value)
        return self.part(name).as_number() if number is None else number

    def money(self, name: str, *, unit: Decimal, currency: str, default: Decimal | None = None) -> Money:
        """An amount that the platform counts in `unit` of the currency; dust below a millionth (binary floats) is rounded off."""
        amount = self.number(name, default) * unit
        if abs(amount) >= LARGEST_AMOUNT:
            raise self.bad(f"{name} is out of range")
        whole = amount.quantize(_MICRO)
        return Money(amount if amount == whole else whole, currency)

    def day(self, name: str) -> date:
        """A day written first in the text, with or without a time behind it."""
        try:
            return date.fromisoformat(self.text(name)[:10])
        except ValueError:
            raise self.bad(f"{name} is no day") from None

    def moment(self, name: str, zone: str) -> datetime:
        """A moment in UTC: `2026-01-02 03:04:05` is in `zone`, a whole number is seconds since 1970."""
        text = self.text(name)
        try:
            return moment_of_epoch(int(text)) if text.isdigit() else moment_of(text, zone)
        except (ValueError, OverflowError):
            raise self.bad(f"{name} is no time") from None

    def as_text(self) -> str:
        """This part itself as text."""
        if isinstance(self._value, bool) or not isinstance(self._value, str | int):
            raise self.bad("not text")
        text = str(self._value)
        if _HALF_CHARACTER.search(text):
            raise self.bad("text that no file can hold")
        return text

    def as_number(self) -> Decimal:
        """This part itself as a finite number; text may have commas between thousands."""
        number = _exact(self._value)
        if number is None:
            raise self.bad("not a number")
        return number

    def mark(self) -> bytes:
        """A short mark of the content: equal parts have equal marks."""
        return blake2b(repr(self._value).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def bad(self, what: str) -> BadAnswer:
        """The error that says where in the answer something is wrong."""
        return BadAnswer(self._platform, f"{self._where}: {what}")

    def _fields(self) -> dict[str, object]:
        if not isinstance(self._value, dict):
            raise self.bad("not an object")
        return self._value


def _exact(value: object) -> Decimal | None:
    """The number that a value is or says; None where it says none, or none that is finite and within reason."""
    if type(value) is str:
        if "," in value and _GROUPED.fullmatch(value):
            value = value.replace(",", "")
    elif type(value) is not int and type(value) is not Decimal:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST_NUMBER else None
