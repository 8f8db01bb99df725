"""Which few of many amounts make a sum: all of them up to six, met in the middle, in a number of steps known before."""

from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

MOST_ITEMS = 6
"""Items of a sum; each half of the pool gives up to half of them."""

MOST_HITS = 24
"""Sums kept for one target: more only say that chance is at work."""

_PER_HALF = 3

Figures = NDArray[np.int64]


def sums_to(amounts: list[int], target: int, tolerance: int = 0) -> list[tuple[int, ...]]:
    """Places of amounts (all positive) that add up to the target, give or take the tolerance; two items at least.

    Neighbours go to different halves, so that parts of one day are found although a half gives three at most.
    """
    if len(amounts) < 2 or sum(amounts) < target - tolerance:
        return []
    pool = np.array([*amounts, 0], dtype=np.int64)
    blank = len(amounts)
    first, second = np.arange(0, blank, 2), np.arange(1, blank, 2)
    left, right = _half(first, blank), _half(second, blank)
    left_sums, right_sums = pool[left].sum(axis=1), pool[right].sum(axis=1)
    order = np.argsort(right_sums, kind="stable")
    ordered = right_sums[order]
    low = np.searchsorted(ordered, target - tolerance - left_sums, side="left")
    high = np.searchsorted(ordered, target + tolerance - left_sums, side="right")
    found: list[tuple[int, ...]] = []
    for place in np.flatnonzero(high > low):
        for other in order[low[place] : high[place]]:
            items = tuple(sorted(one for one in (*left[place].tolist(), *right[other].tolist()) if one != blank))
            if len(items) > 1:
                found.append(items)
    found.sort(key=lambda items: (len(items), items))
    return found[:MOST_HITS]


def subsets(count: int, items: int) -> int:
    """How many sets of up to so many items there are."""
    return sum(comb(count, size) for size in range(1, min(count, items) + 1))


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
