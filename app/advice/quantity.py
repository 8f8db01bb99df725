"""How much: the stock at which one unit more would cost more than it saves, less what is there and on its way."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.advice.demand import HORIZONS, Demand
from app.advice.interval import Interval, day_shares, days_within
from app.advice.need import Need
from app.advice.observation import Observation, Shared

Floats = NDArray[np.float64]

COVER_DAYS = 3
"""Money that is used within three days of the next arrival is working, not idle."""
CASH_PRESSURE = 6.0
RIGHT = 0.25
BURST = 0.5
CANDIDATES = np.array([0.0, 0.3, 0.5, 0.6, 0.7, 0.76, 0.82, 0.86, 0.89, 0.915, 0.935, 0.95, 0.96, 0.97, 0.977, 0.983, 0.988, 0.992, 0.995, 0.9975, 0.999])
AGES = (24.0, 48.0, 72.0, 120.0, 168.0)


def days_needed(one: Observation, interval: Interval) -> int:
    """Days that paths must reach: the longest interval with three days behind it, and a week."""
    return max(days_within(one.now, interval.longest + 24 * COVER_DAYS), days_within(one.now, 7 * 24.0))


def spent_by(demand: Demand, one: Observation, hours: tuple[float, ...]) -> Floats:
    """Need of each path until each of these moments: accounts by paths by moments."""
    days = demand.paths.shape[2]
    shares = np.array([day_shares(one.now, moment, days) for moment in hours])
    return np.asarray(demand.paths @ shares.T, dtype=np.float64)


def need_over(demand: Demand, one: Observation, hours: tuple[float, ...], shares: tuple[float, ...]) -> Need:
    """The need until a moment that is itself uncertain."""
    spent = spent_by(demand, one, hours)
    weights = demand.weights[:, :, None] * np.asarray(shares)[None, None, :]
    mean = float(np.dot(hours, shares)) / 24
    nearest = min(HORIZONS, key=lambda days: abs(days - mean))
    return Need.of(spent.reshape(len(spent), -1), weights.reshape(len(spent), -1), demand.width[nearest])


def paying_share(shared: Shared, interval: Interval) -> float:
    """The newsvendor's quantile p / (p + c·H/365): how sure to be that the money lasts."""
    days = interval.next.mean / 24
    return shared.loss_of_margin / (shared.loss_of_margin + shared.cost_of_cash * days / 365)


def stock_wanted(demand: Demand, one: Observation, interval: Interval, shared: Shared) -> Floats:
    """Money that should be there or on its way after this review."""
    need = need_over(demand, one, interval.next.hours, interval.next.shares)
    later = need_over(demand, one, tuple(h + 24.0 * COVER_DAYS for h in interval.next.hours), interval.next.shares)
    stock = need.quantiles(CANDIDATES)
    stock[:, 0] = 0.0
    ages = [need_over(demand, one, (hours,), (1.0,)) for hours in AGES]
    held = np.zeros_like(stock)
    before = 0.0
    for hours, age in zip(AGES, ages):
        held += (hours - before) / 24 * age.mean_left(stock)
        before = hours
    lost = need.mean_over(stock)
    mean = np.maximum(demand.day_mean[:, None], 1e-9)
    right = need.share_within(stock) - later.share_within(stock, strictly=True)
    cost = shared.loss_of_margin * lost + CASH_PRESSURE * shared.cost_of_cash / 365 * held - shared.loss_of_margin * RIGHT * .1 * mean * right
    best = cost.argmin(axis=1)
    return np.take_along_axis(stock, best[:, None], axis=1)[:, 0]
