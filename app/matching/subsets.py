"""Which few of many amounts make a sum: all of them up to six, met in the middle, in a number of steps known before."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

MOST_ITEMS = 6
"""Items of a sum; each half of the pool gives up to half of them."""

MOST_HITS = 48
"""Sums kept for one target: more only say that chance is at work."""

_LOOKED_AT = 4 * MOST_HITS

MOST_OF_ALL = 12
"""Amounts of which every set can be tried."""

_PER_HALF = 3

Figures = NDArray[np.int64]

Places = tuple[int, ...]


class Sums:
    """All sums of up to six of some amounts (positive), told once for many targets.

    Neighbours go to different halves, so that parts of one day are found although a half gives three at most.
    """

    def __init__(self, amounts: Sequence[int]) -> None:
        pool = np.array([*amounts, 0], dtype=np.int64)
        self._blank = len(amounts)
        self._left = _half(np.arange(0, self._blank, 2), self._blank)
        self._right = _half(np.arange(1, self._blank, 2), self._blank)
        self._left_sums = pool[self._left].sum(axis=1)
        sums = pool[self._right].sum(axis=1)
        self._order = np.argsort(sums, kind="stable")
        self._ordered = sums[self._order]

    def to(self, targets: Sequence[int], tolerance: int = 0) -> Iterator[tuple[int, list[Places]]]:
        """Places of two amounts at least that add up to a target, give or take the tolerance; few before many.

        Each target that is met comes by its place, with its sums.
        """
        missing = np.array(targets, dtype=np.int64)[:, None] - self._left_sums[None, :]
        low = self._ordered.searchsorted(missing - tolerance, side="left")
        high = self._ordered.searchsorted(missing + tolerance, side="right")
        is_met = high > low
        for which in np.flatnonzero(is_met.any(axis=1)).tolist():
            halves = np.flatnonzero(is_met[which]).tolist()
            if found := self._told(halves, low[which], high[which]):
                yield which, found

    def _told(self, halves: Sequence[int], low: Figures, high: Figures) -> list[Places]:
        found: list[Places] = []
        for half in halves:
            own = [one for one in self._left[half].tolist() if one != self._blank]
            for other in self._order[low[half] : high[half]].tolist():
                items = sorted([*own, *(one for one in self._right[other].tolist() if one != self._blank)])
                if len(items) > 1:
                    found.append(tuple(items))
            if len(found) > _LOOKED_AT:
                break
        found.sort(key=lambda items: (len(items), items))
        return found[:MOST_HITS]


class AllSums:
    """The sums of every set of a few amounts, told once for many targets."""

    def __init__(self, amounts: Sequence[int]) -> None:
        sums = np.zeros(1, dtype=np.int64)
        for amount in amounts:
            sums = np.concatenate((sums, sums + amount))
        self._order = np.argsort(sums, kind="stable")
        self._ordered = sums[self._order]

    def to(self, targets: Figures) -> Iterator[tuple[int, Places]]:
        """Every set of two amounts at least that makes one of the targets, with the place of the target."""
        low, high = self._ordered.searchsorted(targets, side="left"), self._ordered.searchsorted(targets, side="right")
        for which in np.flatnonzero(high > low).tolist():
            for mark in self._order[low[which] : high[which]].tolist()[:MOST_HITS]:
                places = tuple(place for place in range(mark.bit_length()) if mark >> place & 1)
                if len(places) > 1:
                    yield which, places


def sums_to(amounts: list[int], target: int, tolerance: int = 0) -> list[Places]:
    """Places of amounts (all positive) that add up to the target, give or take the tolerance; two items at least."""
    if len(amounts) < 2 or sum(amounts) < target - tolerance:
        return []
    return next((found for _, found in Sums(amounts).to([target], tolerance)), [])


def _half(places: Figures, blank: int) -> Figures:
    picked = np.append(places, blank)
    chosen: Figures = picked[_choices(len(places))]
    return chosen


@lru_cache(maxsize=128)
def _choices(size: int) -> Figures:
    """Rows of places for none to three of `size` things; `size` itself stands for nothing."""
    rows = [
        (*chosen, *[size] * (_PER_HALF - count))
        for count in range(_PER_HALF + 1)
        for chosen in combinations(range(size), count)
    ]
    return np.array(rows, dtype=np.int64)
