"""Learning what accounts have in common from those that have enough history."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.advice.announced import announced_of
from app.advice.demand import WARM_UP, own_paths, shaped_of
from app.advice.observation import Observation, Shared
from app.advice.panel import panel_of, span_of
from app.advice.pattern import DAYS, PATHS, Pattern, neutral_pattern

Floats = NDArray[np.float64]

ENOUGH_DAYS = 60
"""History from which an account teaches others; with less it learns from them."""
MOST_TEACHERS = 100
PATHS_OF_EACH = 8


def pattern_of(observations: Sequence[Observation], shared: Shared) -> Pattern:
    """The pattern of these accounts, whatever their order; the neutral one when none has enough history."""
    if len(observations) < 2:
        return neutral_pattern()
    lengths = [span_of(one) for one in observations]
    if min(lengths, default=ENOUGH_DAYS) >= ENOUGH_DAYS:
        return neutral_pattern()  # nobody needs to be taught
    teachers = [one for one, days in zip(observations, lengths, strict=True) if days >= ENOUGH_DAYS]
    teachers = sorted(teachers, key=lambda one: (one.account, repr(one.balance), repr(one.charged_today)))[
        :MOST_TEACHERS
    ]
    if not teachers:
        return neutral_pattern()
    panel = panel_of(teachers)
    announced = announced_of(teachers, panel, shared.calendar, DAYS)
    shaped = shaped_of(teachers, panel, neutral_pattern(), announced, believe_dry=True)
    paths, weights = own_paths(shaped, DAYS)
    found = [_spread(row[weight > 0]) for row, weight in zip(paths, weights, strict=True)]
    lot = np.concatenate([*found, neutral_pattern().paths[: PATHS // 4]])
    ordered = lot[np.lexsort(lot.T[::-1])]
    return Pattern(week=_week(shaped.future, teachers), paths=_thinned(ordered, PATHS))


def _spread(paths: Floats) -> Floats:
    return _thinned(paths[WARM_UP:], PATHS_OF_EACH)


def _thinned(paths: Floats, most: int) -> Floats:
    """Evenly chosen rows."""
    if len(paths) <= most:
        return paths
    return np.asarray(paths[np.linspace(0, len(paths) - 1, most).round().astype(int)], dtype=np.float64)


def _week(future: Floats, teachers: Sequence[Observation]) -> Floats:
    """Median share of each weekday over the teachers, Monday first."""
    shares = np.empty((len(teachers), 7))
    for row, one in enumerate(teachers):
        days = (np.arange(7) + one.now.weekday()) % 7
        shares[row, days] = future[row, :7] / max(float(future[row, :7].mean()), 1e-12)
    week = np.median(shares, axis=0)
    return np.asarray(np.maximum(week / max(float(week.mean()), 1e-12), 0.05), dtype=np.float64)
