"""Spans of days and long lists cut into what one call allows, and serial numbers for rows that have none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

from app.domain.accounts import FundRow

Member = TypeVar("Member")


def day_windows(since: date, until: date, *, days: int) -> Iterator[tuple[date, date]]:
    """Windows of at most `days` days, both ends included, oldest first."""
    start = since
    while start <= until:
        end = min(until, start + timedelta(days=days - 1))
        yield start, end
        start = end + timedelta(days=1)


def month_windows(since: date, until: date) -> Iterator[tuple[date, date]]:
    """Windows that never leave a calendar month, both ends included, oldest first."""
    start = since
    while start <= until:
        next_month = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        end = min(until, next_month - timedelta(days=1))
        yield start, end
        start = end + timedelta(days=1)


def in_groups(members: Sequence[Member], size: int) -> Iterator[Sequence[Member]]:
    """The members in order, at most `size` together."""
    for start in range(0, len(members), size):
        yield members[start : start + size]


def each_once(rows: Iterable[FundRow]) -> Iterator[FundRow]:
    """Rows of a ledger without those whose serial came before: a row that arrives while we page pushes others onto two pages."""
    seen: set[str] = set()
    for row in rows:
        if row.serial not in seen:
            seen.add(row.serial)
            yield row


class Serials:
    """Numbers for rows without one: a mark of the fields that cannot change and a running count of equal rows.

    The fields must hold the row's time, so that equal rows always stand in the same window and are counted alike.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def next(self, *fields: str) -> str:
        """The serial of the next row with these fields."""
        key = "\x1f".join(fields)
        self._counts[key] += 1
        return f"~{blake2b(key.encode(), digest_size=10).hexdigest()}-{self._counts[key]}"
