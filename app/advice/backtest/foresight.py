"""The limit that nobody can beat: the same reviews and lead times, with every need known beforehand."""

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
