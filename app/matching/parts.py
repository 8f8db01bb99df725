"""Where the parts of a sum may lie: the open rows of one side by party and day, and the groups that they form by themselves."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.matching.evidence import Evidence
from app.matching.pool import OpenRow, Pool, Side
from app.matching.subsets import Figures, Picks, picks

BATCH_DAYS = 7
"""Parts stand this many days before or after the whole; across holidays the window of the pool reaches further."""

_SMALL_DAY = 10
"""Rows of a party and a day of which every set is told one by one."""

_MOST_SETS = 5_000
"""Sets of one day that are told around a day, the nearest first."""

_MARK_BITS = 16

_MIXER = -7_046_029_254_386_353_131
"""Odd and without a pattern, so that the product's upper bits hang on every digit of a sum; it overflows on purpose."""

LONGEST_RUN = 40
"""Rows of several days that are taken together."""

NOBODY = -1

_REACH = 24
"""Days beyond which no window reaches, however long the holidays."""

_FROM_NEAR = (0, *(sense * days for days in range(1, _REACH + 1) for sense in (1, -1)))

Rows = tuple[OpenRow, ...]

Account = tuple[str, bool, int]
"""Currency, whether money comes in, and the number of the party."""


class Day:
    """The rows of one party on one day, then the nameless ones; what they add up to is told once for many wholes."""

    def __init__(self, rows: Rows, own: int) -> None:
        self.rows = rows
        self.own = own
        """How many of them name the party."""
        self.sizes = [abs(row.micros) for row in rows]
        self.total = sum(self.sizes)
        self.own_total = sum(self.sizes[:own])

    @cached_property
    def totals(self) -> Figures:
        """The sums of its sets in order: every one of those that name the party, with at most two that name nobody.

        Of a large day only those of one or two rows. What names nobody is no set of a party: it counts as nothing.
        """
        found: Figures = self._totals[self._order]
        return found

    @cached_property
    def _order(self) -> Figures:
        return np.argsort(self._totals, kind="stable")

    @cached_property
    def _totals(self) -> Figures:
        sizes = np.array(self.sizes, dtype=np.int64)
        (named, _), (nameless, _) = self._picks
        totals = (named @ sizes[: self._split])[:, None] + (nameless @ sizes[self._split :])[None, :]
        totals[0, :] = 0
        found: Figures = totals.ravel()
        return found

    def making(self, target: int) -> Iterator[Rows]:
        """Its sets of two rows at least that make the target."""
        first, last = self.totals.searchsorted((target, target + 1)).tolist()
        for place in range(first, last):
            if len(rows := self.set_at(place)) > 1:
                yield rows

    def set_at(self, place: int) -> Rows:
        """The rows of one of the sets, by the place of its sum."""
        (_, named), (_, nameless) = self._picks
        first, second = divmod(int(self._order[place]), len(nameless))
        rows = [self.rows[one] for one in named[first]]
        return (*rows, *(self.rows[self._split + one] for one in nameless[second]))

    @cached_property
    def _split(self) -> int:
        return self.own or len(self.rows)

    @cached_property
    def _picks(self) -> tuple[Picks, Picks]:
        """Which rows of the party, and which of the others, make each set."""
        few = len(self.rows) - self._split
        is_large = self._split > _SMALL_DAY
        return picks(self._split, 2 if is_large else self._split), picks(few, 2 if few <= 3 and not is_large else 1)

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The place of a row by its amount."""
        return {size: place for place, size in enumerate(self.sizes)}

    @cached_property
    def groups(self) -> Mapping[int, Rows]:
        """Whole groups of two rows at least by their sum: all, those that name the party, those of one source."""
        found = {_total(some): some for some in _by_source(self.rows[: self.own]) if len(some) > 1}
        if self.own > 1:
            found[self.own_total] = self.rows[: self.own]
        if len(self.rows) > 1:
            found.setdefault(self.total, self.rows)
        return found


class Shelf:
    """The open rows of one side by account and day, for wholes of the other side."""

    def __init__(self, rows: Iterable[OpenRow], evidence: Evidence, pool: Pool) -> None:
        self._pool = pool
        self._days: dict[Account, dict[int, list[OpenRow]]] = defaultdict(lambda: defaultdict(list))
        self._known: dict[tuple[Account, int], Day | None] = {}
        self._parties: dict[tuple[str, bool, int], set[int]] = defaultdict(set)
        self._everybody: dict[tuple[str, bool, int], DaySets] = {}
        self._of_party: dict[tuple[Account, int], DaySets] = {}
        self._around: dict[tuple[Account, int], Sequence[Day]] = {}
        self._near_days: dict[int, Sequence[int]] = {}
        numbered: dict[tuple[str, bool, str], list[OpenRow]] = defaultdict(list)
        for row in rows:
            if row.micros:
                account = (row.currency, row.micros > 0, evidence.party_across(row))
                self._days[account][row.day].append(row)
                self._parties[row.currency, row.micros > 0, row.day].add(account[2])
                if row.reference:
                    numbered[row.currency, row.micros > 0, row.reference].append(row)
        self._numbered: dict[tuple[str, bool, int], list[Rows]] = defaultdict(list)
        for (currency, is_in, _), some in numbered.items():
            if len(some) > 1 and len({evidence.kin_of(row) for row in some} - {NOBODY}) <= 1:
                self._numbered[currency, is_in, _total(some)].append(tuple(some))

    def has(self, account: Account) -> bool:
        """Whether the party has any row here."""
        return account in self._days

    def everybody(self, whole: OpenRow) -> "DaySets":
        """The sets of all parties around this row."""
        key = (whole.currency, whole.micros > 0, whole.day)
        if key not in self._everybody:
            days = (
                (kin, self._on((*key[:2], kin), at))
                for at in self._near(whole)
                for kin in sorted(self._parties.get((*key[:2], at), ()))
            )
            self._everybody = {key: DaySets([(kin, day) for kin, day in days if day is not None])}
        return self._everybody[key]

    def of_party(self, account: Account, whole: OpenRow) -> "DaySets":
        """The sets of one party around this row."""
        key = (account, whole.day)
        if key not in self._of_party:
            self._of_party.clear()
            self._of_party[key] = DaySets([(account[2], day) for day in self.around(account, whole)])
        return self._of_party[key]

    def around(self, account: Account, whole: OpenRow) -> "Sequence[Day]":
        """The days of a party on which parts of this row may stand, the nearest first."""
        key = (account, whole.day)
        if key not in self._around:
            found = (self._on(account, day) for day in self._near(whole))
            self._around[key] = [day for day in found if day is not None]
        return self._around[key]

    def _on(self, account: Account, day: int) -> "Day | None":
        """The rows of a party on a day with those that name nobody; None when there are none."""
        key = (account, day)
        if key not in self._known:
            own = self._of(account, day)
            nameless = self._of((*account[:2], NOBODY), day) if account[2] != NOBODY else []
            self._known[key] = Day((*own, *nameless), len(own)) if own or nameless else None
        return self._known[key]

    def _near(self, whole: OpenRow) -> Sequence[int]:
        """The days on which parts of this row may stand, the nearest first."""
        if whole.day not in self._near_days:
            days, is_left, here = self._pool.days, whole.side is Side.LEFT, whole.day
            self._near_days[here] = [
                here + off
                for off in _FROM_NEAR
                if abs(off) <= BATCH_DAYS
                or (days.in_window(here, here + off) if is_left else days.in_window(here + off, here))
            ]
        return self._near_days[whole.day]

    def numbered(self, whole: OpenRow, target: int) -> list[Rows]:
        """Rows of one number and not of two parties that make the target, near its day."""
        found = self._numbered.get((whole.currency, whole.micros > 0, target), ())
        return [rows for rows in found if abs(rows[0].day - whole.day) <= _REACH]

    def _of(self, account: Account, day: int) -> list[OpenRow]:
        days = self._days.get(account)
        return days.get(day, []) if days else []


class DaySets:
    """Sets of rows of one party and one day, of many days, by their sum."""

    def __init__(self, days: Sequence[tuple[int, Day]]) -> None:
        self._days: list[tuple[int, Day]] = []
        self._starts = [0]
        for kin, day in days:
            self._days.append((kin, day))
            self._starts.append(self._starts[-1] + len(day.totals))
            if self._starts[-1] > _MOST_SETS:
                break
        joined = np.concatenate([day.totals for _, day in self._days]) if self._days else np.zeros(1, dtype=np.int64)
        # Every day is in order already, and this sort only merges what is.
        self._order = np.argsort(joined, kind="stable")
        self._ordered = joined[self._order]

    @cached_property
    def _is_marked(self) -> NDArray[np.bool_]:
        """Whether any sum has a mark: nearly all that is missing of a target is turned away by one look here."""
        marked = np.zeros(1 << _MARK_BITS, dtype=np.bool_)
        marked[_marks(self._ordered)] = True
        return marked

    def making(self, target: int) -> Iterator[tuple[int, Rows]]:
        """Sets of two rows at least that make the target, with their party."""
        first, last = self._ordered.searchsorted((target, target + 1)).tolist()
        for place in range(first, last):
            number, spot = self._spot(place)
            kin, day = self._days[number]
            if len(rows := day.set_at(spot)) > 1:
                yield kin, rows

    def making_in_two(self, target: int) -> Iterator[tuple[int, Rows]]:
        """Sets of two days of one party that make the target together."""
        # The smaller of the two is no more than half the target, and no less than what the largest set leaves of it.
        least = max(1, target - int(self._ordered[-1]))
        start, half = self._ordered.searchsorted((least, target // 2 + 1)).tolist()
        missing = target - self._ordered[start:half]
        likely = np.flatnonzero(self._is_marked[_marks(missing)])
        missing = missing[likely]
        low = self._ordered.searchsorted(missing)
        is_met = self._ordered[np.minimum(low, len(self._ordered) - 1)] == missing
        for hit in np.flatnonzero(is_met).tolist():
            place = start + int(likely[hit])
            number, spot = self._spot(place)
            kin, day = self._days[number]
            last = int(self._ordered.searchsorted(int(missing[hit]), side="right"))
            for other in range(max(int(low[hit]), place + 1), last):
                other_number, other_spot = self._spot(other)
                other_kin, other_day = self._days[other_number]
                if kin == other_kin and day is not other_day:
                    yield kin, (*day.set_at(spot), *other_day.set_at(other_spot))

    def _spot(self, place: int) -> tuple[int, int]:
        """The number of the day on which a set stands, and the place of its sum there."""
        where = int(self._order[place])
        number = bisect_right(self._starts, where) - 1
        return number, where - self._starts[number]


def _marks(sums: Figures) -> Figures:
    """A few bits of each sum, well mixed: two sums that differ seldom agree in them."""
    marks: Figures = (sums * _MIXER) >> (64 - _MARK_BITS)
    return marks


class NaturalGroups:
    """Groups that rows form by themselves, by what they add up to.

    A group is a whole day, a day of one source, or several whole days of the party in a row; of days too large to try every
    set, also all rows but one or two.
    """

    def __init__(self, days: Sequence[Day]) -> None:
        self._of_days = [day.groups for day in days if len(day.rows) > 1]
        self._large = [day for day in days if len(day.rows) > _SMALL_DAY]
        self._days = sorted((day for day in days if day.own), key=lambda day: day.rows[0].day)
        self._runs: dict[int, tuple[int, int]] = {}
        for start in range(len(self._days)):
            total, count = self._days[start].own_total, self._days[start].own
            for end in range(start + 1, min(len(self._days), start + BATCH_DAYS)):
                total, count = total + self._days[end].own_total, count + self._days[end].own
                if count > LONGEST_RUN:
                    break
                self._runs[total] = (start, end + 1)

    def making(self, target: int) -> Iterator[Rows]:
        """The groups that make the target."""
        for groups in self._of_days:
            if target in groups:
                yield groups[target]
        if target in self._runs:
            yield self._run(*self._runs[target])
        for day in self._large:
            if day.total > target:
                yield from _without(day, day.total - target)

    def making_about(self, target: int, tolerance: int) -> Iterator[Rows]:
        """The whole groups that make the target, give or take the tolerance."""
        first = bisect_left(self._totals, target - tolerance)
        for total in self._totals[first : bisect_right(self._totals, target + tolerance)]:
            yield from (groups[total] for groups in self._of_days if total in groups)
            if total in self._runs:
                yield self._run(*self._runs[total])

    @cached_property
    def _totals(self) -> Sequence[int]:
        return sorted({*self._runs, *(total for groups in self._of_days for total in groups)})

    def _run(self, start: int, end: int) -> Rows:
        return tuple(row for day in self._days[start:end] for row in day.rows[: day.own])


def _total(rows: Iterable[OpenRow]) -> int:
    return sum(abs(row.micros) for row in rows)


def _without(day: Day, over: int) -> Iterator[Rows]:
    """All of the day but one or two rows that make it too large by this much."""
    rows, places = day.rows, day.places
    if over in places:
        place = places[over]
        yield (*rows[:place], *rows[place + 1 :])
    for size, place in places.items():
        other = places.get(over - size, -1)
        if other > place:
            yield tuple(row for spot, row in enumerate(rows) if spot not in {place, other})


def _by_source(rows: Rows) -> Iterator[Rows]:
    if len(rows) < 3:
        return
    sources: dict[str, list[OpenRow]] = defaultdict(list)
    for row in rows:
        sources[row.row.source].append(row)
    if len(sources) > 1:
        yield from (tuple(some) for some in sources.values())
