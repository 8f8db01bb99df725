"""Where the parts of a sum may lie: the open rows of one side by party and day, and the groups that they form by themselves."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from app.matching.evidence import Evidence
from app.matching.pool import OpenRow, Pool, Side

BATCH_DAYS = 7
"""Parts stand this many days before or after the whole; across holidays the window of the pool reaches further."""

_SMALL_DAY = 7
"""Rows of a party and a day of which every set is told one by one."""

_MOST_SETS = 2_000
"""Sets of one day that are told around a day, the nearest first."""

LONGEST_RUN = 40
"""Rows of several days that are taken together."""

NOBODY = -1

_REACH = 24
"""Days beyond which no window reaches, however long the holidays."""

_FROM_NEAR = (0, *(sense * days for days in range(1, _REACH + 1) for sense in (1, -1)))

Rows = tuple[OpenRow, ...]

Account = tuple[str, bool, int]
"""Currency, whether money comes in, and the number of the party."""


_Table = Mapping[int, Sequence[tuple[int, Rows]]]
"""Sets of rows with their party, by their sum."""


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
    def sets(self) -> Sequence[tuple[int, Rows]]:
        """Sets of its rows with their sums: every one of those that name the party, with at most two that name nobody.

        Of a large day only those of one or two rows.
        """
        if self.own > _SMALL_DAY or len(self.rows) > _SMALL_DAY + 2:
            return [*self._picked(0, len(self.rows), 1), *self._picked(0, len(self.rows), 2)]
        named = [one for items in range(1, self.own + 1) for one in self._picked(0, self.own, items)]
        nameless = [one for items in (1, 2) for one in self._picked(self.own, len(self.rows), items)]
        both = [(total + more, (*rows, *others)) for total, rows in named for more, others in nameless]
        return [*named, *nameless, *both]

    def _picked(self, first: int, last: int, items: int) -> Iterator[tuple[int, Rows]]:
        sums = map(sum, combinations(self.sizes[first:last], items))
        return zip(sums, combinations(self.rows[first:last], items), strict=True)

    @cached_property
    def by_total(self) -> Mapping[int, Sequence[Rows]]:
        """Its sets of two rows at least by their sum."""
        found: dict[int, list[Rows]] = defaultdict(list)
        for total, rows in self.sets:
            if len(rows) > 1:
                found[total].append(rows)
        return found

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
        self._rows: dict[tuple[str, bool, int], list[tuple[int, OpenRow]]] = defaultdict(list)
        self._tables: dict[tuple[str, bool, int], _Table] = {}
        self._tables_near: dict[tuple[str, bool, int], list[_Table]] = {}
        self._around: dict[tuple[Account, int], Sequence[Day]] = {}
        self._near_days: dict[int, Sequence[int]] = {}
        numbered: dict[tuple[Account, str], list[OpenRow]] = defaultdict(list)
        for row in rows:
            if row.micros:
                account = (row.currency, row.micros > 0, evidence.kin_of(row))
                self._days[account][row.day].append(row)
                self._rows[row.currency, row.micros > 0, row.day].append((account[2], row))
                if row.reference:
                    numbered[account, row.reference].append(row)
        self._numbered: dict[tuple[str, bool, int], list[Rows]] = defaultdict(list)
        for (account, _), some in numbered.items():
            if len(some) > 1:
                self._numbered[account[0], account[1], sum(abs(row.micros) for row in some)].append(tuple(some))

    def has(self, account: Account) -> bool:
        """Whether the party has any row here."""
        return account in self._days

    def sets_of_anybody(self, whole: OpenRow, *, has_late: bool) -> Iterator[tuple[int, Rows]]:
        """Sets of one party and one day near by that make this row, and with one late row of another day when asked."""
        key, target = (whole.currency, whole.micros > 0, whole.day), abs(whole.micros)
        if key not in self._tables_near:
            tables = (self._table((*key[:2], at)) for at in self._near(whole))
            self._tables_near[key] = [table for table in tables if table]
        for table in self._tables_near[key]:
            yield from (one for one in table.get(target, ()) if len(one[1]) > 1)
        if has_late:
            yield from self._with_late(whole, self._tables_near[key])

    def _with_late(self, whole: OpenRow, tables: Iterable[_Table]) -> Iterator[tuple[int, Rows]]:
        by_size: dict[int, list[tuple[int, OpenRow]]] = defaultdict(list)
        for at in self._near(whole):
            for kin, row in self._rows.get((whole.currency, whole.micros > 0, at), ()):
                by_size[abs(whole.micros) - abs(row.micros)].append((kin, row))
        for table in tables:
            for rest in sorted(table.keys() & by_size.keys()):
                for kin, rows in table[rest]:
                    for late_kin, row in by_size[rest]:
                        if late_kin in {kin, NOBODY} and rows[0].day != row.day:
                            yield kin, (*rows, row)

    def _table(self, key: tuple[str, bool, int]) -> _Table:
        """The sets of each party on a day, by their sum."""
        if key not in self._tables:
            told: dict[int, list[tuple[int, Rows]]] = defaultdict(list)
            for kin in sorted({kin for kin, _ in self._rows.get(key, ())}):
                if (day := self._on((*key[:2], kin), key[2])) is not None:
                    for total, rows in day.sets:
                        if kin == NOBODY or rows[0].name:
                            told[total].append((kin, rows))
            self._tables[key] = told
        return self._tables[key]

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
        """Rows of one number that make the target."""
        return self._numbered.get((whole.currency, whole.micros > 0, target), [])

    def _of(self, account: Account, day: int) -> list[OpenRow]:
        days = self._days.get(account)
        return days.get(day, []) if days else []


class DaySets:
    """Sets of rows of one day, of the days of one party, by their sum."""

    def __init__(self, days: Iterable[Day]) -> None:
        self._by_total: dict[int, list[Rows]] = defaultdict(list)
        count = 0
        for day in days:
            for total, rows in day.sets:
                self._by_total[total].append(rows)
            count += len(day.sets)
            if count > _MOST_SETS:
                break

    def making(self, target: int) -> Iterator[Rows]:
        """Sets of two rows at least that make the target, of one day or of two."""
        by_total = self._by_total
        yield from (rows for rows in by_total.get(target, ()) if len(rows) > 1)
        for total in [total for total in by_total if target - total in by_total and 2 * total <= target]:
            for some in by_total[total]:
                for others in by_total[target - total]:
                    if some[0].day != others[0].day:
                        yield (*some, *others)


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


def _total(rows: Rows) -> int:
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
