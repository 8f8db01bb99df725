"""What rows say for or against belonging together, on one scale for pairs and for sums: hundredths of a natural logarithm.

The scale compares two stories: these rows are one movement, or they lie side by side by chance. Nothing here is money.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from math import factorial, log

from app.matching import score
from app.matching.blocks import AmountKey
from app.matching.pool import OpenRow, Pool, Side

OPEN = 220
"""For every row that is explained: about one open row in nine has no partner at all."""

IS_SUM = -230
"""About one payment in ten is for several records, or one record for several payments."""

_SAME_DAY = -29
_OTHER_DAY = -139
"""Three parts in four stand on the day of the others."""

_LATE = (-80, -139, -230, -300, -350, -350, -460)
"""By working days after the first side; what is later still costs as much as the last."""

_EARLY = (-80, -350, -480, -620)

_OUTSIDE = -520
"""Beyond the window for pairs, where only a batch that is paid at the end of its week may lie."""

_NAMED_SO = 80
"""Percent of true partners whose names are read as one."""

_STRANGER = -322
_PAYER = -120
"""The name of nobody whom the other side knows: somebody pays for others."""

_PART_COUNTS = (0, 0, -92, -127, -183, -230, -281)
"""Two parts are commoner than six."""

_MANY_PARTS = -330

_WIDEST = 40
"""Days that no window reaches over."""

_TOLD_IN_PIECES = 0


def points(part: int, whole: int) -> int:
    """The logarithm of a share, at most 0 for shares of at most 1."""
    return round(100 * log(part / whole))


class Evidence:
    """The rows of a pool counted once, and what two of them say."""

    def __init__(self, pool: Pool) -> None:
        rows = [*pool.left, *pool.right]
        self._pool = pool
        self._rows = len(rows)
        self._amounts: Counter[AmountKey] = Counter((row.currency, abs(row.micros)) for row in rows)
        self.kin = pool.kin
        self._kin_rows = Counter(self.kin_of(row) for row in rows)
        self.known = {side: {self.kin_of(row) for row in some} for side, some in _sides(pool)}
        days = [row.day for row in rows]
        span = max(days) - min(days) + 1 if days else 1
        self.crowd = min(0, -points(max(1, len(rows)), 2 * span))
        """What it costs that a row is one of many of its day."""
        self._surprise: dict[AmountKey, int] = {}
        self._equal_days: dict[tuple[Side, str, int, int], list[int]] = defaultdict(list)
        """Days of an amount and party, by the side that looks for it."""
        for side, some in _sides(pool):
            for row in some:
                looked_from = Side.RIGHT if side is Side.LEFT else Side.LEFT
                self._equal_days[looked_from, row.currency, row.micros, self.kin_of(row)].append(row.day)
        self._shared: dict[int, int] = {}
        self._lags: dict[tuple[int, int], int] = {}

    def kin_of(self, row: OpenRow) -> int:
        """The number of its party; negative when it names nobody."""
        return self.kin.get(row.name, -1)

    def party_across(self, row: OpenRow) -> int:
        """The number of its party; negative when it names nobody, or somebody of whom the other side never heard.

        A name that only one side uses, such as a brand of the payee, may be anybody's.
        """
        kin = self.kin_of(row)
        return kin if kin in self.known[Side.RIGHT if row.side is Side.LEFT else Side.LEFT] else -1

    def surprise(self, row: OpenRow) -> int:
        """How much it says that this amount is met again: little for 10 000, much for 12 345.67."""
        key = (row.currency, abs(row.micros))
        if key not in self._surprise:
            ten = 10 ** score.telling_figures(row)
            often = max(0, self._amounts[key] - 2)
            self._surprise[key] = -points(min(ten * self._rows, 2 * self._rows + often * ten), ten * self._rows)
        return self._surprise[key]

    def has_equal(self, row: OpenRow) -> bool:
        """Whether the other side has its amount, within the window, under its party or none."""
        key = (row.currency, row.micros)
        return any(self._is_met(row, self._equal_days.get((row.side, *key, kin), ())) for kin in {-1, self.kin_of(row)})

    def _is_met(self, row: OpenRow, days: Sequence[int]) -> bool:
        """Whether one of these days of the other side (in order) lies in the window of the row."""
        if row.side is Side.LEFT:
            first = bisect_left(days, self._pool.days.first(row.day))
            return first < len(days) and days[first] <= self._pool.days.last(row.day)
        near = days[bisect_left(days, row.day - _WIDEST) : bisect_right(days, row.day + _WIDEST)]
        return any(self._pool.days.in_window(day, row.day) for day in near)

    def lag(self, left: int, right: int) -> int:
        """What the days of a left and a right row say."""
        key = (left, right)
        if key not in self._lags:
            self._lags[key] = self._lag(left, right)
        return self._lags[key]

    def _lag(self, left: int, right: int) -> int:
        if not self._pool.days.in_window(left, right):
            return _OUTSIDE
        settings = self._pool.settings
        sense = 1 if settings.late_days >= settings.early_days else -1
        is_late = sense * (right - left) >= 0
        working = max(0, sense * self._pool.days.lag(left, right) * (1 if is_late else -1))
        table = _LATE if is_late else _EARLY
        return table[min(working if is_late else max(1, working), len(table) - 1)]

    def party(self, left: OpenRow, right: OpenRow) -> int:
        """What the names say; nothing when a side names nobody."""
        one, other = self.kin_of(left), self.kin_of(right)
        if min(one, other) < 0:
            return 0 if score.likeness(left, right) is None else self.shared(max(one, other))
        if one == other:
            return self.shared(one)
        return _STRANGER if other in self.known[Side.LEFT] and one in self.known[Side.RIGHT] else _PAYER

    def shared(self, kin: int) -> int:
        """What it says that two rows are of this party."""
        if kin not in self._shared:
            self._shared[kin] = points(_NAMED_SO * self._rows, 100 * max(1, self._kin_rows[kin]))
        return self._shared[kin]

    def pair(self, left: OpenRow, right: OpenRow) -> int:
        """For two rows of equal amount."""
        return 2 * OPEN + self.surprise(left) + self.lag(left.day, right.day) + self.crowd + self.party(left, right)

    def sum_of(self, whole: OpenRow, parts: Sequence[OpenRow], kin: int, *, is_natural: bool) -> int:
        """For a row and parts that add up to it, all of them held to be of one party; without what their number weighs.

        Parts that form a group by themselves are one thing among few, not some among many.
        """
        days = [row.day for row in parts]
        main = _main_day(days, whole.day)
        said = self.surprise(whole) + IS_SUM + self._between(whole, main)
        if kin >= 0:
            named = [self.kin_of(row) for row in parts].count(kin)
            said += self.shared(kin) * (named if self.kin_of(whole) == kin else max(0, named - 1))
        others = [day for day in days if day != main]
        some = said + _ways(len(days)) + self.crowd * len(days) + _SAME_DAY * (len(days) - len(others) - 1)
        for day in others:
            some += _OTHER_DAY + self._between(whole, day)
        if not is_natural:
            return some
        return max(some, said + self.crowd + _MANY_PARTS + _OTHER_DAY * min(2, len(set(others))))

    def order_of(self, whole: OpenRow, parts: Sequence[OpenRow]) -> int:
        """For a row and all parts of one number that add up to it: together they are one movement, told in pieces."""
        main = _main_day([row.day for row in parts], whole.day)
        named = next((row for row in parts if row.name), parts[0])
        pair = (whole, named) if whole.side is Side.LEFT else (named, whole)
        return self.surprise(whole) + self._between(whole, main) + self.crowd + self.party(*pair) + _TOLD_IN_PIECES

    def _between(self, whole: OpenRow, day: int) -> int:
        return self.lag(whole.day, day) if whole.side is Side.LEFT else self.lag(day, whole.day)


def _main_day(days: Sequence[int], near: int) -> int:
    """The day on which most of the rows stand, the nearest of several such."""
    if days.count(days[0]) == len(days):
        return days[0]
    return max(set(days), key=lambda day: (days.count(day), -abs(day - near), day))


@cache
def _ways(parts: int) -> int:
    """How common so many parts are; their order says nothing."""
    common = _PART_COUNTS[parts] if parts < len(_PART_COUNTS) else _MANY_PARTS
    return common + points(factorial(min(parts, len(_PART_COUNTS))), 1)


def _sides(pool: Pool) -> tuple[tuple[Side, tuple[OpenRow, ...]], ...]:
    return (Side.LEFT, pool.left), (Side.RIGHT, pool.right)
