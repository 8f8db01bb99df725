"""Which few of many amounts make a sum: all of them up to six, met in the middle, in a number of steps known before."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

MOST_HITS = 48
"""Sums kept for one target: more only say that chance is at work."""

_LOOKED_AT = 4 * MOST_HITS

_PER_HALF = 3

Figures = NDArray[np.int64]

Places = tuple[int, ...]

Picks = tuple[Figures, Sequence[Places]]
"""Choices as ones and zeros, and as places."""


class Sums:
    """All sums of up to six of some amounts (positive), told once for many targets.

    Neighbours go to different halves, so that parts of one day are found although a half gives three at most.
    """

    def __init__(self, amounts: Sequence[int]) -> None:
        pool = np.array([*amounts, 0], dtype=np.int64)
        self._blank = len(amounts)
        self._left, self._right = _halves(self._blank)
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
        is_met = self._ordered[np.minimum(low, len(self._ordered) - 1)] - missing
        is_met = (is_met >= -tolerance) & (is_met <= tolerance)
        for which in np.flatnonzero(is_met.any(axis=1)).tolist():
            halves = np.flatnonzero(is_met[which])
            high = self._ordered.searchsorted(missing[which, halves] + tolerance, side="right")
            if found := self._told(halves.tolist(), low[which, halves].tolist(), high.tolist()):
                yield which, found

    def _told(self, halves: Sequence[int], low: Sequence[int], high: Sequence[int]) -> list[Places]:
        found: list[Places] = []
        for half, first, last in zip(halves, low, high, strict=True):
            own = [one for one in self._left[half].tolist() if one != self._blank]
            for other in self._order[first:last].tolist():
                items = sorted([*own, *(one for one in self._right[other].tolist() if one != self._blank)])
                if len(items) > 1:
                    found.append(tuple(items))
            if len(found) > _LOOKED_AT:
                break
        found.sort(key=lambda items: (len(items), items))
        return found[:MOST_HITS]


def sums_to(amounts: list[int], target: int, tolerance: int = 0) -> list[Places]:
    """Places of amounts (all positive) that add up to the target, give or take the tolerance; two items at least."""
    if len(amounts) < 2 or sum(amounts) < target - tolerance:
        return []
    return next((found for _, found in Sums(amounts).to([target], tolerance)), [])


@lru_cache(maxsize=128)
def _halves(size: int) -> tuple[Figures, Figures]:
    """Places of none to three things of every second one, and of the others; `size` itself stands for nothing."""
    return _choices(range(0, size, 2), size), _choices(range(1, size, 2), size)


def _choices(places: Sequence[int], blank: int) -> Figures:
    rows = [
        (*chosen, *[blank] * (_PER_HALF - count))
        for count in range(_PER_HALF + 1)
        for chosen in combinations(places, count)
    ]
    return np.array(rows, dtype=np.int64)


@lru_cache(maxsize=256)
def picks(size: int, most: int) -> Picks:
    """Every choice of up to so many of `size` things, first the choice of nothing."""
    chosen = [one for count in range(min(size, most) + 1) for one in combinations(range(size), count)]
    rows = [[int(place in places) for place in range(size)] for places in chosen]
    return np.array(rows, dtype=np.int64).reshape(len(rows), size), chosen
