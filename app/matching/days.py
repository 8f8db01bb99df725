"""Days as matching counts them: windows that reach over holidays, and lags in working days."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from app.matching.settings import MatchSettings

WorkingDays = Callable[[date], bool]
"""Whether banks work on a day; make-up workdays are working days."""

_ROOM = 40
"""Days around the rows that a window may reach over; the longest holidays are shorter."""


def weekdays(day: date) -> bool:
    """Monday to Friday: what is known of a country without its calendar."""
    return day.weekday() < 5


class Days:
    """The calendar of one run, counted once; all days are proleptic ordinals."""

    def __init__(self, days: Iterable[int], settings: MatchSettings, is_working_day: WorkingDays = weekdays) -> None:
        known = list(days)
        first = min(known, default=date(2026, 1, 1).toordinal())
        self._start = max(1, first - _ROOM)
        stop = min(date.max.toordinal(), max(known, default=first) + _ROOM)
        on = date.fromordinal(self._start)
        works = [is_working_day(on + timedelta(days=one)) for one in range(stop - self._start + 1)]
        self._count: Sequence[int] = list(accumulate(works))
        self._settings = settings
        self._last: dict[int, int] = {}
        self._first: dict[int, int] = {}

    def lag(self, left: int, right: int) -> int:
        """Working days from a left to a right row; negative when the right one stands first."""
        return self._count[right - self._start] - self._count[left - self._start]

    def in_window(self, left: int, right: int) -> bool:
        """Whether a right row of this day may belong to a left row of that one."""
        return self.first(left) <= right <= self.last(left)

    def last(self, left: int) -> int:
        """The last day of right rows for a left row."""
        if left not in self._last:
            here = self._count[left - self._start]
            reach = bisect_right(self._count, here + self._settings.late_working_days) - 1 + self._start
            self._last[left] = max(left + self._settings.late_days, reach)
        return self._last[left]

    def first(self, left: int) -> int:
        """The first day of right rows for a left row."""
        if left not in self._first:
            here = self._count[left - self._start]
            reach = bisect_left(self._count, here - self._settings.early_working_days) + self._start
            self._first[left] = min(left - self._settings.early_days, reach)
        return self._first[left]
