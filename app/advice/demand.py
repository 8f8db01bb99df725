"""From history to the need of the coming days: many possible paths of each account, each with a weight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from app.advice.announced import Announced
from app.advice.conformal import widths
from app.advice.level import Levels, levels_of, week_of
from app.advice.observation import Observation, number
from app.advice.panel import Panel, needs, without_outliers, without_pauses
from app.advice.pattern import Pattern

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

HORIZONS = (1, 3, 7)
"""Days for which the need is foretold."""
OWN_DAYS = 200
"""Origins of the past that an account's own paths start from."""
WARM_UP = 5
"""Days before the first origin: the level must have settled."""
HALF_LIFE_DAYS = 60.0
LIKENESS = 0.6
"""How far apart, in logs, two states may be to count as alike."""
ANY_STATE = 0.06
"""Weight that a path keeps when its origin was in quite another state: what never happened here may yet happen."""
TOP = 1.3
"""No day is foretold above this many times the highest of the last `TOP_DAYS` days, unless the level itself is there."""
TOP_DAYS = 150


@dataclass(frozen=True, slots=True)
class Shaped:
    """Histories with the week's shape, budgets and marketing nodes divided out, and the level that is left."""

    panel: Panel
    need: Floats
    levels: Levels
    future: Floats
    """What each coming day is multiplied by: accounts by days."""
    by_budget: Flags
    """Accounts whose need is scaled by their budgets."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Possible needs of today (whole day), tomorrow and so on: accounts by paths by days, with a weight for each path."""

    paths: Floats
    weights: Floats
    day_mean: Floats
    """Level of an ordinary day, for what is small and what is much."""
    width: Mapping[int, Floats]
    """For each horizon: how much wider quantiles must be than the paths alone say."""


def shaped_of(
    observations: Sequence[Observation], panel: Panel, pattern: Pattern, announced: Announced, *, believe_dry: bool
) -> Shaped:
    """The histories made comparable from day to day."""
    panel, need = without_pauses(panel, needs(panel, believe_dry=believe_dry))
    need = without_outliers(need, panel.known)
    by_budget = announced.teaches(panel)
    shape = announced.past_shape(panel, need, by_budget) * announced.past_nodes(panel)
    week = week_of(need / np.maximum(shape, 1e-12), panel.weekday, panel.known & (shape > 0), pattern.week)
    shape = shape * np.take_along_axis(week, panel.weekday, axis=1)
    ahead = np.array([one.now.date().toordinal() for one in observations])[:, None] + np.arange(announced.days)
    future = announced.future_shape(by_budget) * np.take_along_axis(week, (ahead + 6) % 7, axis=1)
    even = _without_gaps(need / np.maximum(shape, 1e-12), panel.known & (shape > 0))
    return Shaped(panel, even, levels_of(even, panel.known), future, by_budget)


def demand_of(observations: Sequence[Observation], shaped: Shaped, pattern: Pattern, announced: Announced) -> Demand:
    """The paths of need from today on, out of each account's own past and the pattern of all."""
    own, own_weights = own_paths(shaped, announced.days)
    pooled = pattern.paths[:, : announced.days]
    count = len(pooled)
    share = _pool_weight(shaped.panel.days, own_weights)[:, None] / count
    multiples = np.concatenate([own, np.broadcast_to(pooled, (len(own), *pooled.shape))], axis=1)
    weights = np.concatenate([own_weights, np.repeat(share, count, axis=1)], axis=1)
    scale = shaped.levels.scale[:, -1]
    tops = np.where(shaped.panel.known, shaped.need, 0.0)[:, -TOP_DAYS:].max(axis=1)
    reach = np.maximum(TOP * tops, scale)[:, None, None]
    paths = np.minimum(multiples * scale[:, None, None], reach) * shaped.future[:, None, :]
    width = {days: widths(shaped.need, shaped.levels.scale, shaped.panel.known, days) for days in HORIZONS}
    paths = announced.applied(paths, shaped.by_budget, scale)
    return Demand(paths, weights * _fits_today(observations, paths[:, :, 0]), scale, width)


def own_paths(shaped: Shaped, days: int) -> tuple[Floats, Floats]:
    """What followed each past day, as multiples of the level before it; weighted by age and by likeness to now."""
    rows, width = shaped.need.shape
    first = max(0, width - days + 1 - OWN_DAYS)
    count = width - days + 1 - first
    if count <= 0:
        return np.ones((rows, 1, days)), np.zeros((rows, 1))
    scale, state = shaped.levels.scale, shaped.levels.state
    windows = sliding_window_view(shaped.need, days, axis=1)[:, first:]
    floor = 0.02 * np.maximum(scale.max(axis=1, keepdims=True), 1e-12)
    multiples = windows / np.maximum(scale[:, first : first + count], floor)[:, :, None]
    settled = np.cumsum(shaped.panel.known, axis=1)[:, first : first + count] > WARM_UP
    apart = (state[:, first : first + count] - state[:, [-1]]) / LIKENESS
    alike = ANY_STATE + (1 - ANY_STATE) * np.exp(-0.5 * apart**2)
    return multiples, settled * alike * 0.5 ** (np.arange(count)[::-1] / HALF_LIFE_DAYS)


def _pool_weight(days: NDArray[np.int64], own_weights: Floats) -> Floats:
    """Weight of the pattern of all accounts: everything without history, next to nothing after two months."""
    return np.asarray(np.where(own_weights.sum(axis=1) <= 0, 1.0, 80.0 / (20.0 + days)), dtype=np.float64)


def _without_gaps(need: Floats, usable: Flags) -> Floats:
    """Days that say nothing (a budget of nothing, before the first day) take the value before them."""
    if usable.all():
        return need
    position = np.maximum.accumulate(np.where(usable, np.arange(need.shape[1]), -1), axis=1)
    first = np.where(usable.any(axis=1), usable.argmax(axis=1), 0)
    found = np.take_along_axis(need, np.where(position < 0, first[:, None], position), axis=1)
    return np.where(usable.any(axis=1, keepdims=True), found, 0.0)


def _fits_today(observations: Sequence[Observation], today: Floats) -> Floats:
    """How well each path's first day agrees with what has been charged since midnight.

    Nothing is known of the day's course, so the comparison is wide, and wider where the charge is low: mornings often are.
    """
    hours = np.array([one.now.hour + one.now.minute / 60 for one in observations])
    charged = np.array([number(one.charged_today) for one in observations])
    has_money = np.array([number(one.balance) > 0 for one in observations])
    typical = np.maximum(today.mean(axis=1), 1e-12)
    seen = charged * 24 / np.maximum(hours, 1.0)
    gap = np.log(today / typical[:, None] + 0.1) - np.log(seen / typical + 0.1)[:, None]
    # Without money the charge is only a lower bound.
    gap = np.where(has_money[:, None], gap, np.minimum(gap, 0.0))
    width = np.where(gap > 0, 0.9, 0.5) * np.sqrt(10 / np.maximum(hours, 1.0))[:, None]
    fit = 0.02 + np.exp(-0.5 * (gap / width) ** 2)
    return np.where((hours >= 3)[:, None], fit, 1.0)
