"""Where the parts of a sum may lie: open rows of a party around a day, and the groups that they form by themselves."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from app.matching.pool import OpenRow, Pool

BATCH_DAYS = 7
"""Parts stand this many days before or after the whole; across holidays the window of the pool reaches further."""

NEAREST = 32
"""Parts that are tried, those nearest in time first."""

LONGEST_RUN = 40

_Key = tuple[str, bool, int]

_NOBODY = -1


class Shelf:
    """The open rows of one side by currency, sign and party, in order of day."""

    def __init__(self, rows: Iterable[OpenRow], kin: Mapping[str, int]) -> None:
        self._kin = kin
        self._rows: dict[_Key, list[OpenRow]] = defaultdict(list)
        self._all: dict[tuple[str, bool], list[OpenRow]] = defaultdict(list)
        for row in rows:
            if row.micros:
                self._rows[row.currency, row.micros > 0, kin.get(row.name, _NOBODY)].append(row)
                self._all[row.currency, row.micros > 0].append(row)
        self._days = {key: [row.day for row in some] for key, some in self._rows.items()}
        self._all_days = {key: [row.day for row in some] for key, some in self._all.items()}

    def near(self, whole: OpenRow, first: int, last: int) -> tuple[list[OpenRow], bool]:
        """Rows smaller than the whole between two days, nearest first; true when they are of its party.

        Nameless rows count as anybody's. Where the party has none, every row may be a part.
        """
        kin = self._kin.get(whole.name, _NOBODY)
        sign = (whole.currency, whole.micros > 0)
        own = _between(self._rows.get((*sign, kin), ()), self._days.get((*sign, kin), ()), first, last)
        if kin != _NOBODY and own:
            nameless = (*sign, _NOBODY)
            own += _between(self._rows.get(nameless, ()), self._days.get(nameless, ()), first, last)
            return _nearest(own, whole), True
        return _nearest(_between(self._all.get(sign, ()), self._all_days.get(sign, ()), first, last), whole), False


def _between(rows: Sequence[OpenRow], days: Sequence[int], first: int, last: int) -> list[OpenRow]:
    return list(rows[bisect_left(days, first) : bisect_right(days, last)])


def _nearest(rows: list[OpenRow], whole: OpenRow) -> list[OpenRow]:
    size = abs(whole.micros)
    fitting = [row for row in rows if abs(row.micros) < size]
    fitting.sort(key=lambda row: (abs(row.day - whole.day), row.day, row.id))
    return fitting


def days_around(whole: OpenRow, pool: Pool) -> tuple[int, int]:
    """First and last day on which parts of this row may stand."""
    return (
        min(whole.day - BATCH_DAYS, pool.days.first(whole.day)),
        max(whole.day + BATCH_DAYS, pool.days.last(whole.day)),
    )


def natural_groups(rows: Sequence[OpenRow], target: int, tolerance: int) -> tuple[list[tuple[OpenRow, ...]], int]:
    """Groups that rows form by themselves and that make the target, and how many were tried.

    Whole days, whole numbers, whole days of a source, all of these but one or two, and runs in order of time.
    """
    found: dict[frozenset[OpenRow], tuple[OpenRow, ...]] = {}
    tried = 0
    for group in _wholes(rows):
        total = sum(abs(row.micros) for row in group)
        tried += 1 + len(group)
        over = total - target
        if abs(over) <= tolerance:
            found.setdefault(frozenset(group), group)
        elif over > 0 and len(group) > 2:
            tried += len(group) * (len(group) - 1) // 2
            for less in _without(group, over, tolerance):
                found.setdefault(frozenset(less), less)
    for run in _runs(rows, target, tolerance):
        found.setdefault(frozenset(run), run)
    return list(found.values()), tried + len(rows)


def _wholes(rows: Sequence[OpenRow]) -> Iterator[tuple[OpenRow, ...]]:
    """Each group once, though it may be a day's, a party's and a source's at the same time."""
    days: dict[int, list[OpenRow]] = defaultdict(list)
    numbers: dict[str, list[OpenRow]] = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
        if row.reference:
            numbers[row.reference].append(row)
    for group in numbers.values():
        if len(group) > 1:
            yield tuple(group)
    for group in days.values():
        if len(group) > 1:
            yield tuple(group)
            for part_of in (_name, _source):
                parts: dict[str, list[OpenRow]] = defaultdict(list)
                for row in group:
                    parts[part_of(row)].append(row)
                if len(parts) > 1:
                    yield from (tuple(part) for name, part in parts.items() if name and len(part) > 1)


def _name(row: OpenRow) -> str:
    return row.name


def _source(row: OpenRow) -> str:
    return row.row.source


def _without(group: tuple[OpenRow, ...], over: int, tolerance: int) -> Iterator[tuple[OpenRow, ...]]:
    """The group less one row, or less two, that make it too large by this much."""
    if len(group) > LONGEST_RUN:
        return
    for place, row in enumerate(group):
        rest = over - abs(row.micros)
        if abs(rest) <= tolerance:
            yield (*group[:place], *group[place + 1 :])
        elif rest > 0 and len(group) > 3:
            for other in range(place + 1, len(group)):
                if abs(rest - abs(group[other].micros)) <= tolerance:
                    yield tuple(one for spot, one in enumerate(group) if spot not in {place, other})


def _runs(rows: Sequence[OpenRow], target: int, tolerance: int) -> Iterator[tuple[OpenRow, ...]]:
    """Neighbours in time whose sum is the target: two ends that move over the running sums."""
    ordered = sorted(rows, key=lambda row: (row.day, row.id))
    sums = [0, *accumulate(abs(row.micros) for row in ordered)]
    start = 0
    for end in range(1, len(sums)):
        while start < end and sums[end] - sums[start] > target + tolerance:
            start += 1
        if end - start > 1 and abs(sums[end] - sums[start] - target) <= tolerance and end - start <= LONGEST_RUN:
            yield tuple(ordered[start:end])
