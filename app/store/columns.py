"""Column types of the mapped nouns: how our values lie in the tables.

Instants are UTC microseconds and days are ordinals (day 1 is 1 January of year 1): whole numbers compare, sort and
index at a third of the size and time of their text. Money is whole micro-units beside a currency, so that SUM is exact.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.domain.accounts import Grant
from app.domain.money import Money
from app.secret import Secret

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_MICROS = 86_400_000_000
_SECOND_MICROS = 1_000_000

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)


def to_micros(at: datetime) -> int:
    """An instant as UTC microseconds since 1970."""
    since = at - EPOCH
    return since.days * _DAY_MICROS + since.seconds * _SECOND_MICROS + since.microseconds


def from_micros(micros: int) -> datetime:
    """The instant of stored UTC microseconds."""
    return EPOCH + timedelta(microseconds=micros)


class _Kept(TypeDecorator[T], Generic[T]):
    """A value of ours in a plain column: one function writes it, one reads it, and None stays NULL."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True

    def __init__(self, write: Callable[[T], Any], read: Callable[[Any], T]) -> None:
        super().__init__()
        self.write = write
        self.read = read

    def process_bind_param(self, value: T | None, _dialect: Dialect) -> Any:
        """What lies in the column."""
        return None if value is None else self.write(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> T | None:
        """What the program works with."""
        return None if value is None else self.read(value)


class AsText(_Kept[T], Generic[T]):
    """Kept as text."""

    impl = Text
    cache_ok = True


class AsNumber(_Kept[T], Generic[T]):
    """Kept as a whole number of up to 64 bits."""

    impl = BigInteger
    cache_ok = True


class AsSmallNumber(_Kept[T], Generic[T]):
    """Kept as a whole number of up to 32 bits."""

    impl = Integer
    cache_ok = True


def one_of(words: type[Word]) -> AsText[Word]:
    """A word of one of our enumerations, as its own text."""
    return AsText(str, words)


def _write_grant(grant: Grant) -> str:
    return json.dumps(
        {
            "access_token": grant.access_token.reveal(),
            "refresh_token": None if grant.refresh_token is None else grant.refresh_token.reveal(),
            "access_expires_at": None if grant.access_expires_at is None else to_micros(grant.access_expires_at),
            "refresh_expires_at": None if grant.refresh_expires_at is None else to_micros(grant.refresh_expires_at),
            "subjects": grant.subjects,
            "scopes": grant.scopes,
        }
    )


def _read_grant(text: str) -> Grant:
    kept: dict[str, Any] = json.loads(text)
    refresh, access_end, refresh_end = kept["refresh_token"], kept["access_expires_at"], kept["refresh_expires_at"]
    return Grant(
        access_token=Secret(kept["access_token"]),
        refresh_token=None if refresh is None else Secret(refresh),
        access_expires_at=None if access_end is None else from_micros(access_end),
        refresh_expires_at=None if refresh_end is None else from_micros(refresh_end),
        subjects=tuple(kept["subjects"]),
        scopes=tuple(kept.get("scopes", ())),
    )


INSTANT = AsNumber(to_micros, from_micros)
"""A moment, always UTC."""

DAY = AsSmallNumber(date.toordinal, date.fromordinal)
"""A business day."""

MICROS: AsNumber[Decimal] = AsNumber(lambda amount: Money(amount, "").micros, lambda whole: Decimal(whole).scaleb(-6))
"""The amount of a Money; its currency is the column beside it."""

SECRET = AsText(Secret.reveal, Secret)
"""A secret: plain only inside the encrypted page."""

GRANT = AsText(_write_grant, _read_grant)
"""A grant as one JSON text: it is replaced whole and never searched."""


def texts_of(word: Callable[[str], Any] = str) -> AsText[tuple[Any, ...]]:
    """Several short texts (or words of ours, or whole numbers) as one JSON list: replaced whole and never searched."""
    return AsText(
        lambda some: json.dumps(list(some), ensure_ascii=False), lambda text: tuple(map(word, json.loads(text)))
    )


NAMED: AsText[Any] = AsText(lambda some: json.dumps(dict(some), ensure_ascii=False, sort_keys=True), json.loads)
"""Texts (or yes and no) under names as one JSON map: replaced whole and never searched."""
