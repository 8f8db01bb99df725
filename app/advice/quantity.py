"""How much: the stock at which one unit more would cost more than it saves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.advice.demand import HORIZONS, Demand
from app.advice.interval import Interval, day_shares, days_within
from app.advice.need import Need
from app.advice.observation import Observation, Shared

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

COVER_DAYS = 3
"""Money that is used within three days of the next arrival is working, not idle."""
STEADY_PRESSURE, BURSTY_PRESSURE, BUDGET_PRESSURE = 2.2, 6.0, 8.0
"""How much dearer than its interest idle cash counts, since it could go to whichever account needs it first: little for a
steady account, where it is soon used; more for one whose money may be stranded; most where budgets say what is needed."""
STEADY_SPREAD, BURSTY_SPREAD = 1.2, 1.6
"""Upper sixth of the need of three days against its middle, of a steady and of a bursty account."""
RIGHT = 0.025
"""What an advice that neither runs dry nor leaves money idle is worth, in days of spend that would otherwise be lost."""
LOOSE = np.array([0.0, 0.3, 0.5, 0.6, 0.7, 0.76, 0.82, 0.86, 0.89, 0.915, 0.935, 0.95])
TIGHT = np.array([0.96, 0.97, 0.977, 0.983, 0.988, 0.992, 0.995, 0.9975, 0.999])
CHANCES = np.concatenate([LOOSE, TIGHT])
"""Chances that the money lasts among which the cheapest is chosen."""
AGES = (24.0, 48.0, 72.0, 120.0, 168.0)
"""Hours at which it is asked how much would still lie there."""


def days_needed(now: Observation, interval: Interval) -> int:
    """Days that paths must reach: the longest interval with three days behind it, and a week."""
    return max(days_within(now.now, interval.longest + 24 * COVER_DAYS), days_within(now.now, AGES[-1]))


def need_over(demand: Demand, one: Observation, hours: tuple[float, ...], shares: tuple[float, ...]) -> Need:
    """The need until a moment that is itself uncertain."""
    days = demand.paths.shape[2]
    parts = np.array([day_shares(one.now, moment, days) for moment in hours])
    spent = demand.paths @ parts.T
    weights = demand.weights[:, :, None] * np.asarray(shares)[None, None, :]
    mean = float(np.dot(hours, shares)) / 24
    nearest = min(HORIZONS, key=lambda horizon: abs(horizon - mean))
    return Need.of(spent.reshape(len(spent), -1), weights.reshape(len(spent), -1), demand.width[nearest])


@dataclass(frozen=True, slots=True)
class Outlook:
    """The needs that a decision looks at, each sorted once."""

    interval: Need
    """Until the next review's order has landed."""
    covered: Need
    """Until three days after that."""
    ahead: Mapping[float, Need]
    """Of so many hours from now."""


def outlook_of(demand: Demand, one: Observation, interval: Interval) -> Outlook:
    """The needs over every stretch that is asked about."""
    landing, shares = interval.next.hours, interval.next.shares
    later = tuple(hours + 24.0 * COVER_DAYS for hours in landing)
    return Outlook(
        interval=need_over(demand, one, landing, shares),
        covered=need_over(demand, one, later, shares),
        ahead={hours: need_over(demand, one, (hours,), (1.0,)) for hours in AGES},
    )


def stock_wanted(outlook: Outlook, demand: Demand, shared: Shared, has_budget: Flags) -> Floats:
    """Money that should be there or on its way after this review.

    Each unit is held until it is spent, which is longer than the interval when a burst ends; so the newsvendor's
    p / (p + c·H/365) is solved here with the time that the unit will lie, not with the interval alone.
    """
    stock = outlook.interval.quantiles(CHANCES)
    stock[:, 0] = 0.0
    held = np.zeros_like(stock)
    for hours, before in zip(AGES, (0.0, *AGES), strict=False):
        held += (hours - before) / 24 * outlook.ahead[hours].mean_left(stock)
    right = outlook.interval.share_within(stock) - outlook.covered.share_within(stock, strictly=True)
    lost = outlook.interval.mean_over(stock) - RIGHT * np.maximum(demand.day_mean[:, None], 1e-9) * right
    pressure = _cash_pressure(outlook, has_budget)[:, None]
    cost = shared.loss_of_margin * lost + pressure * shared.cost_of_cash / 365 * held
    return np.take_along_axis(stock, cost.argmin(axis=1)[:, None], axis=1)[:, 0]


def _cash_pressure(outlook: Outlook, has_budget: Flags) -> Floats:
    middle, upper = outlook.ahead[72.0].quantiles(np.array([0.5, 0.835])).T
    spread = np.where(middle > 0, upper / np.maximum(middle, 1e-12), BURSTY_SPREAD)
    share = np.clip((spread - STEADY_SPREAD) / (BURSTY_SPREAD - STEADY_SPREAD), 0.0, 1.0)
    pressure = STEADY_PRESSURE + share * (BURSTY_PRESSURE - STEADY_PRESSURE)
    return np.asarray(np.where(has_budget, BUDGET_PRESSURE, pressure), dtype=np.float64)
