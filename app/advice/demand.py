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
from app.advice.pattern import PATHS, Pattern

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
TOP_DAYS = 150
TOP = 1.3
ANY_STATE = 0.06
"""Weight that a path keeps when its origin was in quite another state: what never happened here may yet happen."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Possible needs of today (whole day), tomorrow and so on: accounts by paths by days, with a weight for each path."""

    paths: Floats
    weights: Floats
    day_mean: Floats
    """Level of an ordinary day, for what is small and what is much."""
    width: Mapping[int, Floats]
    """For 1, 3 and 7 days: how much wider quantiles must be than the paths alone say."""


def demand_of(
    observations: Sequence[Observation], panel: Panel, pattern: Pattern, announced: Announced, *, believe_dry: bool = True
) -> Demand:
    """The paths of need from today on, out of each account's own past and the pattern of all."""
    whole = needs(panel, believe_dry=believe_dry)
    panel, whole = without_pauses(panel, whole)
    whole = without_outliers(whole, panel.known)
    days = announced.days
    ahead = np.array([one.now.date().toordinal() for one in observations])[:, None] + np.arange(days)
    trust_budget = announced.teaches(panel)
    past_shape = announced.past_shape(panel, whole, trust_budget)
    week = week_of(whole / past_shape, panel.weekday, panel.known, pattern.week)
    past_shape = past_shape * np.take_along_axis(week, panel.weekday, axis=1)
    future_shape = announced.future_shape(trust_budget) * np.take_along_axis(week, (ahead + 6) % 7, axis=1)
    shaped = _without_gaps(whole / np.maximum(past_shape, 1e-12), panel.known & (past_shape > 0))
    levels = levels_of(shaped, panel.known)
    own, own_weights = _own_paths(shaped, panel, levels, days)
    pooled = np.broadcast_to(pattern.paths[:, :days], (len(own), PATHS, days))
    share = _pool_weight(panel.days, own_weights)
    multiples = np.concatenate([own, pooled], axis=1)
    weights = np.concatenate([own_weights, np.repeat(share[:, None] / PATHS, PATHS, axis=1)], axis=1)
    scale = levels.scale[:, -1]
    weights = weights * _fits_today(observations, multiples[:, :, 0] * (scale * future_shape[:, 0])[:, None])
    tops = np.where(panel.known, shaped, 0.0)[:, -TOP_DAYS:].max(axis=1)
    reach = np.maximum(TOP * tops, scale)[:, None, None]
    paths = np.minimum(multiples * scale[:, None, None], reach) * future_shape[:, None, :]
    width = {k: widths(shaped, levels.scale, panel.known, k) for k in HORIZONS}
    return Demand(announced.applied(paths, trust_budget, scale), weights, scale, width)


def _own_paths(shaped: Floats, panel: Panel, levels: Levels, days: int) -> tuple[Floats, Floats]:
    """What followed each past day, as multiples of the level before it; weighted by age and by likeness to now."""
    rows, width = shaped.shape
    first = max(0, width - days + 1 - OWN_DAYS)
    count = width - days + 1 - first
    if count <= 0:
        return np.ones((rows, 1, days)), np.zeros((rows, 1))
    windows = sliding_window_view(shaped, days, axis=1)[:, first:]
    scale = levels.scale[:, first : first + count]
    floor = 0.02 * np.maximum(levels.scale.max(axis=1, keepdims=True), 1e-12)
    multiples = windows / np.maximum(scale, floor)[:, :, None]
    settled = np.cumsum(panel.known, axis=1)[:, first : first + count] > WARM_UP
    age = np.arange(count)[::-1]
    apart = (levels.state[:, first : first + count] - levels.state[:, [-1]]) / LIKENESS
    alike = ANY_STATE + (1 - ANY_STATE) * np.exp(-0.5 * apart**2)
    weights = settled * alike * 0.5 ** (age / HALF_LIFE_DAYS)
    return multiples, weights


def _pool_weight(days: NDArray[np.int64], own_weights: Floats) -> Floats:
    """Weight of the pattern of all accounts: everything without history, next to nothing after two months."""
    wanted = 80.0 / (20.0 + days)
    lone = own_weights.sum(axis=1) <= 0
    return np.asarray(np.where(lone, 1.0, wanted), dtype=np.float64)


def _without_gaps(shaped: Floats, usable: Flags) -> Floats:
    """Days that say nothing (a budget of nothing, before the first day) take the value before them."""
    if usable.all():
        return shaped
    position = np.where(usable, np.arange(shaped.shape[1]), -1)
    position = np.maximum.accumulate(position, axis=1)
    first = np.where(usable.any(axis=1), usable.argmax(axis=1), 0)
    position = np.where(position < 0, first[:, None], position)
    return np.take_along_axis(shaped, position, axis=1)


def _fits_today(observations: Sequence[Observation], today: Floats) -> Floats:
    """How well each path's first day agrees with what has been charged since midnight.

    Nothing is known of the day's course, so the comparison is wide, and wider where the charge is low: mornings often are.
    """
    hours = np.array([_hours_of(one) for one in observations])
    charged = np.array([number(one.charged_today) for one in observations])
    has_money = np.array([number(one.balance) > 0 for one in observations])
    typical = np.maximum(today.mean(axis=1), 1e-12)
    seen = charged * 24 / np.maximum(hours, 1.0)
    gap = np.log(today / typical[:, None] + 0.1) - np.log(seen / typical + 0.1)[:, None]
    width = np.where(gap > 0, 0.9, 0.5) * np.sqrt(10 / np.maximum(hours, 1.0))[:, None]
    fit = 0.02 + np.exp(-0.5 * (gap / width) ** 2)
    usable = (hours >= 3) & has_money
    return np.where(usable[:, None], fit, 1.0)


def _hours_of(one: Observation) -> float:
    return one.now.hour + one.now.minute / 60

