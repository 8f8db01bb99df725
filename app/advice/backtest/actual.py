"""The balance as it was, hour by hour: from the moments at which it was read, and from what came and went between them."""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def by_hour(charged: Floats, without: Flags) -> Floats:
    """Each day's charge spread evenly over those of its hours in which it can have been spent."""
    within = ~without.reshape(-1, 24)
    share = charged / np.maximum(within.sum(axis=1), 1)
    return np.asarray((within * share[:, None]).ravel(), dtype=np.float64)


def balance_line(readings: Mapping[int, Decimal | float], flow: Floats) -> Floats:
    """Money at the start of each hour; `readings` by hour, `flow` what came less what went in each hour.

    A reading counts from its hour on, until the next one. Before the first the same flows are followed back. Nothing is ever
    below zero: rows that the platform does not list are missing there, not money.
    """
    hours = len(flow)
    inside = sorted(hour for hour in readings if 0 <= hour <= hours)
    if not inside:
        return np.zeros(hours)
    # What has come by the start of each hour; a line through a reading is this, moved up or down.
    come = np.concatenate([[0.0], np.cumsum(flow)])
    found = np.empty(hours + 1)
    for position, hour in enumerate(inside):
        begin = 0 if position == 0 else hour
        end = inside[position + 1] if position + 1 < len(inside) else hours + 1
        found[begin:end] = float(readings[hour]) + come[begin:end] - come[hour]
    return np.maximum(found[:hours], 0.0)
