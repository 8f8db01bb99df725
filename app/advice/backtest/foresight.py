"""The limit that nobody can beat: the same reviews and lead times, with every need known beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.advice.backtest.world import Lane

Floats = NDArray[np.float64]

STEPS = 40
"""Grid of what may be left over, in parts of a mean day; the limit is exact to such a part, from below."""
MOST_LEFT = 6
"""Days of spend that are worth carrying to avoid an order; more never pays where an order costs nothing."""


def least_cover(lane: Lane, first: int, last: int) -> float:
    """Mean balance that a plan must hold between two hours, in units of money, if nothing may run dry."""
    arrivals = sorted({hour for hour in lane.lands if hour < last})
    edges = [hour for hour in arrivals if hour >= first]
    if not edges:
        return 0.0
    edges.append(last)
    needs = np.array([lane.need[begin:end].sum() for begin, end in pairwise(edges)])
    lengths = np.diff(edges).astype(np.float64)
    held = sum(_held(lane.need[begin:end]) for begin, end in pairwise(edges))
    return (held + _least_left(needs, lengths, lane.minimum)) / float(last - edges[0])


def least_plan(lane: Lane, opening: float) -> Floats:
    """An order for each review so that nothing runs dry that could be helped and as little as possible lies there.

    What is worth carrying is judged on a grid and walked along exactly, so every order is nothing or at least the minimum.
    """
    orders = np.zeros(len(lane.reviews))
    hours = len(lane.need)
    first_review: dict[int, int] = {}
    for review, lands in enumerate(lane.lands):
        if lands < hours:
            first_review.setdefault(lands, review)
    landings = sorted(first_review)
    edges = [*landings, hours]
    needs = [float(lane.need[begin:end].sum()) for begin, end in pairwise(edges)]
    lengths = [float(end - begin) for begin, end in pairwise(edges)]
    worth = _worth(needs, lengths, lane.minimum)
    left = max(opening - float(lane.need[: edges[0]].sum()), 0.0)
    for at, (need, length) in enumerate(zip(needs, lengths, strict=True)):
        least = max(left + max(lane.minimum, need - left) - need, 0.0)
        choices = least + worth.grid
        costs = choices * length + worth.after(at, choices)
        best = int(np.argmin(costs))
        stays = left - need
        if stays >= 0 and stays * length + float(worth.after(at, np.array([stays]))[0]) <= costs[best]:
            left = stays
            continue
        orders[first_review[landings[at]]] = choices[best] + need - left
        left = float(choices[best])
    return orders


@dataclass(frozen=True, slots=True)
class _Worth:
    """What the periods after each one cost at the least, by what is left over to them."""

    grid: Floats
    costs: tuple[Floats, ...]

    def after(self, period: int, left: Floats) -> Floats:
        return np.asarray(np.interp(left, self.grid, self.costs[period]), dtype=np.float64)


def _worth(needs: Sequence[float], lengths: Sequence[float], minimum: float) -> _Worth:
    step = 2 * minimum / STEPS
    grid = np.asarray(np.arange(MOST_LEFT * STEPS + 1 if minimum > 0 else 1) * step, dtype=np.float64)
    costs = [np.zeros_like(grid)]
    for need, length in zip(reversed(needs), reversed(lengths), strict=True):
        here = grid * length + costs[-1]
        best_above = np.minimum.accumulate(here[::-1])[::-1]
        least = np.maximum(grid + minimum - need, 0.0)
        reach = (
            np.minimum(np.ceil(least / step - 1e-9).astype(int), len(grid) - 1) if step > 0 else np.zeros(1, dtype=int)
        )
        ordered = np.minimum(np.interp(least, grid, here), best_above[reach])
        stays = np.where(grid >= need, np.interp(grid - need, grid, here), np.inf)
        costs.append(np.minimum(ordered, stays))
    # The first period is asked about what comes after it, the last about nothing.
    return _Worth(grid, tuple(reversed(costs[:-1])))


def _held(need: Floats) -> float:
    """Sum over the hours of what is still to be spent before the next arrival."""
    return float(np.cumsum(need[::-1]).sum())


def _least_left(needs: Floats, lengths: Floats, minimum: float) -> float:
    """Smallest Σ leftover × length when each order is 0 or at least the minimum."""
    if minimum <= 0 or not needs.any():
        return 0.0
    step = 2 * minimum / STEPS
    grid = np.arange(MOST_LEFT * STEPS + 1) * step
    cost = np.where(grid <= step / 2, 0.0, np.inf)  # starts with what the first period asks for, nothing over
    for need, length in zip(needs, lengths, strict=True):
        moved = np.round(need / step - 0.5).astype(int)
        without = np.full_like(cost, np.inf)
        if moved < len(cost):
            without[: len(cost) - moved] = cost[moved:]
        # With an order of at least the minimum, any leftover from (x + minimum − need) upwards.
        best_below = np.minimum.accumulate(cost)
        reach = np.floor((grid + need - minimum) / step + 1e-9).astype(int)
        ordered = np.where(reach >= 0, best_below[np.clip(reach, 0, len(cost) - 1)], np.inf)
        cost = np.minimum(without, ordered) + grid * length
    return float(cost.min())
