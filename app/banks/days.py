"""Dates and times as statements print them; texts that repeat are read once."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from app.banks.table import BLANKS, Cell
from app.domain.statements import DateOrder

Moment = tuple[date, time | None]
"""A day, and the time of day where the cell prints one."""

_CLOCK = r"(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_CLOCK}").fullmatch
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\s*(\d{2}):?(\d{2}):?(\d{2}))?").fullmatch
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.'](\d{{1,2}})[-/.'](\d{{4}}|\d{{2}}){_CLOCK}").fullmatch
_NAMED = re.compile(rf"(\d{{1,2}})[ -]([A-Za-z]{{3}})[a-z]*[ -,]+(\d{{4}}){_CLOCK}").fullmatch
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_TIME = re.compile(r"(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?").fullmatch
_EPOCH = date(1899, 12, 30)
_CACHE_SIZE = 20_000
_ISO_LENGTHS = frozenset({10, 16, 19})


class DayReader:
    """Reads the cells of a date column in one order of day and month."""

    def __init__(self, order: DateOrder) -> None:
        self._order = order
        self._known: dict[str, Moment | None] = {}

    def read(self, cell: Cell) -> Moment | None:
        """The day (and time) that a cell prints, or None when it prints none."""
        if not isinstance(cell, str):
            return _from_value(cell)
        if cell in self._known:
            return self._known[cell]
        moment = self._from_text(cell.strip(BLANKS))
        if len(self._known) < _CACHE_SIZE:
            self._known[cell] = moment
        return moment

    def _from_text(self, text: str) -> Moment | None:
        if len(text) in _ISO_LENGTHS and text[4] == "-":
            try:
                moment = datetime.fromisoformat(text)
            except ValueError:
                pass
            else:
                return _plausible(moment.date(), moment.time() if len(text) > 10 else None)
        try:
            return self._from_parts(unicodedata.normalize("NFKC", text).strip(BLANKS))
        except ValueError:
            return None

    def _from_parts(self, text: str) -> Moment | None:
        if found := _YEAR_FIRST(text) or _COMPACT(text):
            year, month, day, *clock = found.groups()
        elif found := _NAMED(text):
            day, name, year, *clock = found.groups()
            month = str(_MONTHS.get(name.casefold(), 0))
        elif found := _YEAR_LAST(text):
            first, second, year, *clock = found.groups()
            day, month = (second, first) if self._order is DateOrder.MONTH_FIRST else (first, second)
            year = f"20{year}" if len(year) == 2 else year
        else:
            return None
        at = time(int(clock[0]), int(clock[1]), int(clock[2] or 0)) if clock[0] else None
        return _plausible(date(int(year), int(month), int(day)), at)


def read_time(cell: Cell) -> time | None:
    """The time of day that a cell prints: 12:34:56, 123456 or a spreadsheet's own time; None when it prints none."""
    if isinstance(cell, str):
        text = cell.strip(BLANKS)
        if len(text) == 8:
            try:
                return time.fromisoformat(text)
            except ValueError:
                pass
        found = _TIME(unicodedata.normalize("NFKC", text))
        hour, minute, second = (int(part or 0) for part in found.groups()) if found else (99, 0, 0)
        return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
    if isinstance(cell, datetime):
        return cell.time()
    return cell if isinstance(cell, time) else None


def find_order(cells: Iterable[Cell]) -> DateOrder | None:
    """Which of day and month stands first, as far as the cells themselves can tell; YEAR_FIRST when none leaves it open."""
    is_open = False
    for cell in cells:
        found = _YEAR_LAST(unicodedata.normalize("NFKC", cell).strip(BLANKS)) if isinstance(cell, str) else None
        if found is None:
            continue
        if int(found[1]) > 12:
            return DateOrder.DAY_FIRST
        if int(found[2]) > 12:
            return DateOrder.MONTH_FIRST
        is_open = True
    return None if is_open else DateOrder.YEAR_FIRST


def instant(day: date, at: time, offset: timedelta) -> datetime:
    """A printed day and time of a zone that is always this far ahead of UTC, as the instant in UTC."""
    return datetime.combine(day, at, UTC) - offset


def _plausible(day: date, at: time | None) -> Moment | None:
    return (day, at) if 1970 <= day.year < 2200 else None


def _from_value(cell: Cell) -> Moment | None:
    if isinstance(cell, datetime):
        return _plausible(cell.date(), cell.time())
    if isinstance(cell, date):
        return _plausible(cell, None)
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell != cell // 1:
        return None
    number = int(cell)
    try:
        if 19_700_101 <= number <= 21_991_231:
            return date(number // 10_000, number // 100 % 100, number % 100), None
    except ValueError:
        return None
    # A date whose cell lost its date format is a count of days.
    return (_EPOCH + timedelta(days=number), None) if 20_000 <= number < 80_000 else None
