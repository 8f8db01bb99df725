"""The banking and marketing calendar 银行与营销日历: which days money moves, and when the big sales are."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

_SATURDAY = 5
_EVERYONE = "*"


class DayKind(StrEnum):
    """What an entry says about its days."""

    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"
    """调休: a Saturday or Sunday that is worked, and on which the bank's large-value system runs."""
    MARKETING = "marketing"


class Status(StrEnum):
    """How sure the dates are; everything but `confirmed` should be looked at again when the year is announced."""

    CONFIRMED = "confirmed"
    RULE = "rule"
    RECALLED = "recalled"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A stretch of days, both ends included, with where its dates come from."""

    id: str
    kind: DayKind
    name_zh: str
    name_en: str
    start: date
    end: date
    region: str = "CN"
    platforms: tuple[str, ...] = (_EVERYONE,)
    phase: str = ""
    weight: Decimal | None = None
    """Spend against a normal day, neutral until the advertiser's own history replaces it; None outside marketing."""
    status: Status = Status.CONFIRMED
    confidence: str = ""
    rule: str = ""
    source: str = ""

    @property
    def days(self) -> int:
        """Length, both ends included."""
        return (self.end - self.start).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day <= self.end

    def concerns(self, platform: str) -> bool:
        """Whether it is about this platform."""
        return _EVERYONE in self.platforms or platform in self.platforms


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one country and marketing nodes of all; without entries it knows weekends only."""

    entries: tuple[CalendarEntry, ...] = ()
    _holidays: frozenset[date] = field(init=False, repr=False, compare=False)
    _made_up: frozenset[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_holidays", self._days_of(DayKind.HOLIDAY))
        object.__setattr__(self, "_made_up", self._days_of(DayKind.MAKEUP_WORKDAY))

    def __hash__(self) -> int:
        # Every field of every entry would be hashed anew each time that a calendar is the key of something kept.
        return hash(len(self.entries))

    def is_working_day(self, day: date) -> bool:
        """Whether banks and offices are open: a weekday that is no holiday, or a make-up workday."""
        if day in self._made_up:
            return True
        return day.weekday() < _SATURDAY and day not in self._holidays

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return next(one for one in _forward(day) if self.is_working_day(one))

    def previous_working_day(self, day: date) -> date:
        """The last working day before this one."""
        back = day - timedelta(days=1)
        while not self.is_working_day(back):
            back -= timedelta(days=1)
        return back

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` comes first, 0 for one and the same day."""
        if end < start:
            return -self.working_days_between(end, start)
        span = range(1, (end - start).days + 1)
        return sum(self.is_working_day(start + timedelta(days=step)) for step in span)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after this one; for a negative count before it."""
        for _ in range(abs(count)):
            day = self.next_working_day(day) if count > 0 else self.previous_working_day(day)
        return day

    def marketing_nodes(self, start: date, end: date, *, platform: str | None = None) -> tuple[CalendarEntry, ...]:
        """Sales and seasons that touch these days, by start; of one platform when it is named."""
        return tuple(
            sorted(
                (
                    entry
                    for entry in self.entries
                    if entry.kind is DayKind.MARKETING
                    and entry.start <= end
                    and start <= entry.end
                    and (platform is None or entry.concerns(platform))
                ),
                key=lambda entry: (entry.start, entry.id),
            )
        )

    def _days_of(self, kind: DayKind) -> frozenset[date]:
        return frozenset(
            entry.start + timedelta(days=step)
            for entry in self.entries
            if entry.kind is kind
            for step in range(entry.days)
        )


WEEKENDS_ONLY = Calendar()
"""Monday to Friday, without any holiday."""


def read_calendar(text: str) -> Calendar:
    """The calendar of `resources/calendar/calendar.csv`, or of a file of its form; ValueError names the line that is wrong."""
    entries = []
    lines = csv.DictReader(text.lstrip("\ufeff").splitlines(), restval="")
    for row in lines:
        try:
            entries.append(_entry(row))
        except (KeyError, ValueError, ArithmeticError, AttributeError) as error:
            raise ValueError(f"calendar line {lines.line_num}: {error}") from error
    return Calendar(tuple(entries))


def _entry(row: Mapping[str, str]) -> CalendarEntry:
    entry = CalendarEntry(
        id=row["id"],
        kind=DayKind(row["kind"]),
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        region=row["region"],
        platforms=_names(row["platforms"]),
        phase=row["phase"],
        weight=Decimal(row["weight"]) if row["weight"] else None,
        status=Status(row["status"]),
        confidence=row["confidence"],
        rule=row["rule"],
        source=row["source"],
    )
    if entry.end < entry.start:
        raise ValueError(f"{entry.id} ends before it starts")
    return entry


def _names(cell: str) -> tuple[str, ...]:
    names: Iterable[str] = (name.strip() for name in cell.split(";"))
    return tuple(name for name in names if name) or (_EVERYONE,)


def _forward(day: date) -> Iterator[date]:
    while True:
        day += timedelta(days=1)
        yield day
