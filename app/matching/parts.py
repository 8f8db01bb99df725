"""Where the parts of a sum may lie: the open rows of one side by party and day, and the groups that they form by themselves."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.matching.evidence import Evidence
from app.matching.pool import OpenRow, Pool, Side
from app.matching.subsets import MOST_OF_ALL

BATCH_DAYS = 7
"""Parts stand this many days before or after the whole; across holidays the window of the pool reaches further."""

LONGEST_RUN = 40
"""Rows of several days that are taken together."""

NOBODY = -1

_REACH = 24
"""Days beyond which no window reaches, however long the holidays."""

_FROM_NEAR = (0, *(sense * days for days in range(1, _REACH + 1) for sense in (1, -1)))

Rows = tuple[OpenRow, ...]

Account = tuple[str, bool, int]
"""Currency, whether money comes in, and the number of the party."""


class Shelf:
    """The open rows of one side by account and day."""

    def __init__(self, rows: Iterable[OpenRow], evidence: Evidence, pool: Pool) -> None:
        self._pool = pool
        self._days: dict[Account, dict[int, list[OpenRow]]] = defaultdict(lambda: defaultdict(list))
        self._everybody: dict[tuple[str, bool], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        numbered: dict[tuple[Account, str], list[OpenRow]] = defaultdict(list)
        for row in rows:
            if row.micros:
                account = (row.currency, row.micros > 0, evidence.kin_of(row))
                self._days[account][row.day].append(row)
                self._everybody[account[:2]][row.day].add(account[2])
                if row.reference:
                    numbered[account, row.reference].append(row)
        self._numbered: dict[tuple[str, bool, int], list[Rows]] = defaultdict(list)
        for (account, _), some in numbered.items():
            if len(some) > 1:
                self._numbered[account[0], account[1], sum(abs(row.micros) for row in some)].append(tuple(some))

    def has(self, account: Account) -> bool:
        """Whether the party has any row here."""
        return account in self._days

    def near_parties(self, whole: OpenRow, most: int) -> list[int]:
        """Parties with rows near the day of this one, the nearest first."""
        days = self._everybody.get((whole.currency, whole.micros > 0), {})
        found: dict[int, None] = {}
        for day in near_days(whole, self._pool):
            found.update(dict.fromkeys(sorted(days.get(day, ()))))
            if len(found) > most:
                break
        return [kin for kin in found if kin != NOBODY][:most]

    def on(self, account: Account, day: int) -> list[OpenRow]:
        """The rows of a party on a day, then those that name nobody."""
        own = self._of(account, day)
        return own if account[2] == NOBODY else [*own, *self._of((*account[:2], NOBODY), day)]

    def own(self, account: Account, day: int) -> list[OpenRow]:
        """The rows of just this party on a day."""
        return self._of(account, day)

    def numbered(self, whole: OpenRow, target: int) -> list[Rows]:
        """Rows of one number that make the target."""
        return self._numbered.get((whole.currency, whole.micros > 0, target), [])

    def _of(self, account: Account, day: int) -> list[OpenRow]:
        days = self._days.get(account)
        return days.get(day, []) if days else []


def near_days(whole: OpenRow, pool: Pool) -> Iterator[int]:
    """The days on which parts of this row may stand, the nearest first."""
    days, is_left = pool.days, whole.side is Side.LEFT
    for off in _FROM_NEAR:
        day = whole.day + off
        if abs(off) <= BATCH_DAYS or (days.in_window(whole.day, day) if is_left else days.in_window(day, whole.day)):
            yield day


class NaturalGroups:
    """Groups that rows form by themselves, by what they add up to.

    Each day comes with the rows of the party and with the nameless ones added. A group is a whole day, a day of one source,
    or several whole days in a row; of days too large to try every set, also all rows but one or two.
    """

    def __init__(self, days: Sequence[tuple[Rows, Rows]]) -> None:
        self._by_total: dict[int, list[Rows]] = defaultdict(list)
        self._large: list[tuple[int, Rows, dict[int, int]]] = []
        for own, everybody in days:
            for rows in (own,) if len(own) == len(everybody) else (own, everybody):
                self._add(rows)
                if len(rows) > MOST_OF_ALL:
                    self._large.append((_total(rows), rows, {abs(row.micros): at for at, row in enumerate(rows)}))
            for some in _by_source(own):
                self._add(some)
        for run in _runs(sorted((own for own, _ in days if own), key=lambda rows: rows[0].day)):
            self._add(run)
        self._totals = sorted(self._by_total)

    def _add(self, rows: Rows) -> None:
        if len(rows) > 1:
            self._by_total[_total(rows)].append(rows)

    def making(self, target: int, tolerance: int = 0) -> Iterator[Rows]:
        """The groups that make the target, give or take the tolerance."""
        first, last = bisect_left(self._totals, target - tolerance), bisect_right(self._totals, target + tolerance)
        for total in self._totals[first:last]:
            yield from self._by_total[total]
        for total, rows, places in self._large:
            if total > target:
                yield from _without(rows, places, total - target)


def _total(rows: Rows) -> int:
    return sum(abs(row.micros) for row in rows)


def _without(rows: Rows, places: Mapping[int, int], over: int) -> Iterator[Rows]:
    """All of these but one or two that make them too large by this much."""
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


def _runs(days: Sequence[Rows]) -> Iterator[Rows]:
    """Several whole days, one after the other."""
    for start in range(len(days)):
        run: Rows = days[start]
        for rows in days[start + 1 : start + BATCH_DAYS]:
            run = (*run, *rows)
            if len(run) > LONGEST_RUN:
                break
            yield run
