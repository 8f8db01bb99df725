"""Readings that want the same rows: which of them, taken together, explain most."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Reading = tuple[int, int, tuple[Hashable, ...]]
"""Weight (positive), the day at which it stands, and the rows that it takes."""

LARGEST = 2_500
"""Readings that are weighed at once; more are taken by stretches of days that overlap."""

_STRETCH = 12
"""Days that a stretch has at least."""

_AHEAD = 5
"""Its last days, whose readings are weighed but not decided yet."""


def chosen(readings: Sequence[Reading]) -> list[int]:
    """The places of readings that share no row and together weigh most; the same readings in one order give one answer."""
    kept: list[int] = []
    for lot in _lots(readings):
        if len(lot) == 1:
            kept += lot
        elif len(lot) <= LARGEST:
            kept += _heaviest(readings, lot)
        else:
            kept += _by_stretches(readings, lot)
    return sorted(kept)


def _lots(readings: Sequence[Reading]) -> list[list[int]]:
    """Places of readings that are tied to each other over common rows."""
    parent = list(range(len(readings)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    holder: dict[Hashable, int] = {}
    for place, (_, _, rows) in enumerate(readings):
        for row in rows:
            other = holder.setdefault(row, place)
            one, two = root(place), root(other)
            if one != two:
                parent[max(one, two)] = min(one, two)
    lots: dict[int, list[int]] = defaultdict(list)
    for place in range(len(readings)):
        lots[root(place)].append(place)
    return list(lots.values())


def _by_stretches(readings: Sequence[Reading], lot: list[int]) -> list[int]:
    """A long ledger, a stretch of days at a time: what stands late in a stretch is decided with what follows it."""
    waiting = sorted(lot, key=lambda place: (readings[place][1], place))
    taken: set[Hashable] = set()
    kept: list[int] = []
    while waiting:
        first = readings[waiting[0]][1]
        last = max(readings[waiting[min(LARGEST, len(waiting)) - 1]][1], first + _STRETCH)
        head = [place for place in waiting if readings[place][1] <= last]
        is_end = len(head) == len(waiting)
        decided = last - _AHEAD
        won = [place for place in _heaviest(readings, head) if is_end or readings[place][1] <= decided]
        kept += won
        taken.update(row for place in won for row in readings[place][2])
        waiting = [
            place
            for place in waiting
            if readings[place][1] > decided and not is_end and taken.isdisjoint(readings[place][2])
        ]
    return kept


def _heaviest(readings: Sequence[Reading], lot: Sequence[int]) -> list[int]:
    number: dict[Hashable, int] = {}
    lines, columns = [], []
    for column, place in enumerate(lot):
        for row in readings[place][2]:
            lines.append(number.setdefault(row, len(number)))
            columns.append(column)
    table = csr_array((np.ones(len(lines)), (lines, columns)), shape=(len(number), len(lot)))
    weights = np.array([readings[place][0] for place in lot])
    answer = milp(
        -weights, integrality=np.ones(len(lot)), bounds=Bounds(0, 1), constraints=LinearConstraint(table, -np.inf, 1)
    )
    return [place for place, share in zip(lot, answer.x, strict=True) if 2 * share > 1]
