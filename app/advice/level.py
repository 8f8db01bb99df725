"""The week's shape of an account and the level around which its need moves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SPEEDS = (0.1, 0.2, 0.4, 0.7)
"""Weights of the newest day among which each account's own history chooses."""
SLOW = 0.05
STEADY = 0.3
"""Share of the slow level in the scale, so that an account that is off for a moment does not count as nothing."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Column t holds what was known before day t; the last column is now. Accounts by days + 1."""

    scale: Floats
    """What paths are multiples of."""
    state: Floats
    """Log of the quick level against the slow one: above 0 in a burst, far below it when switched off."""


def week_of(need: Floats, weekday: NDArray[np.int64], known: Flags, prior: Floats) -> Floats:
    """Share of each weekday, Monday first; shrunk to the prior as far as the differences could be chance."""
    mean = np.maximum(_mean(need, known), 1e-12)
    around = _centred(need, known)
    ratio = np.where(known & (around > 0.05 * mean[:, None]), need / np.maximum(around, 1e-12), np.nan)
    ratio = np.minimum(ratio, 3.0)
    week = np.empty((len(need), 7))
    noise = np.empty((len(need), 7))
    for day in range(7):
        of_day = np.where(weekday == day, ratio, np.nan)
        count = np.isfinite(of_day).sum(axis=1)
        total = np.nansum(of_day, axis=1)
        week[:, day] = np.where(count >= 2, total / np.maximum(count, 1), prior[day])
        spread = np.nansum(np.where(np.isfinite(of_day), (of_day - week[:, [day]]) ** 2, 0.0), axis=1)
        noise[:, day] = np.where(count >= 3, spread / np.maximum(count - 1, 1) / np.maximum(count, 1), 0.25)
    apart = ((week - prior) ** 2).mean(axis=1)
    chance = noise.mean(axis=1)
    trust = np.clip(1 - chance / np.maximum(apart, 1e-12), 0.0, 1.0)[:, None]
    week = prior + trust * (week - prior)
    return np.asarray(np.maximum(week / np.maximum(week.mean(axis=1, keepdims=True), 1e-9), 0.05), dtype=np.float64)


def levels_of(shaped: Floats, known: Flags) -> Levels:
    """The level before each day, quick or slow as the account's own history asks for."""
    rows, days = shaped.shape
    speeds = np.asarray(SPEEDS)
    quick = np.empty((rows, days + 1, len(SPEEDS)))
    slow = np.empty((rows, days + 1))
    start = _early_mean(shaped, known)
    quick[:, 0, :], slow[:, 0] = start[:, None], start
    for day in range(days):
        here = known[:, day]
        gap = (shaped[:, day, None] - quick[:, day]) * here[:, None]
        quick[:, day + 1] = quick[:, day] + speeds * gap
        slow[:, day + 1] = slow[:, day] + SLOW * (shaped[:, day] - slow[:, day]) * here
    chosen = _best_speed(shaped, known, quick)
    fast = np.take_along_axis(quick, chosen[:, None, None], axis=2)[:, :, 0]
    tiny = 1e-9 + 0.02 * np.maximum(slow, 1e-9)
    return Levels(scale=(1 - STEADY) * fast + STEADY * slow, state=np.log((fast + tiny) / (slow + tiny)))


def _best_speed(shaped: Floats, known: Flags, quick: Floats) -> NDArray[np.int64]:
    """Which speed would have foretold the next three days best, newer days counting more."""
    days = shaped.shape[1]
    if days < 10:
        return np.ones(len(shaped), dtype=np.int64)
    ahead = (shaped[:, :-2] + shaped[:, 1:-1] + shaped[:, 2:]) / 3
    age = np.arange(days - 2)[::-1]
    weight = known[:, :-2] * np.exp(-age / 90.0) * (np.arange(days - 2) >= 3)
    error = (np.abs(quick[:, : days - 2] - ahead[:, :, None]) * weight[:, :, None]).sum(axis=1)
    return np.asarray(error.argmin(axis=1), dtype=np.int64)


def _early_mean(values: Floats, known: Flags) -> Floats:
    first = known & (np.cumsum(known, axis=1) <= 7)
    return _mean(values, first)


def _mean(values: Floats, known: Flags) -> Floats:
    return np.asarray((values * known).sum(axis=1) / np.maximum(known.sum(axis=1), 1), dtype=np.float64)


def _centred(values: Floats, known: Flags) -> Floats:
    """Mean of the seven days around each day, fewer at the ends."""
    sums = np.cumsum(np.pad(values * known, ((0, 0), (4, 3))), axis=1)
    counts = np.cumsum(np.pad(known.astype(np.float64), ((0, 0), (4, 3))), axis=1)
    return np.asarray((sums[:, 7:] - sums[:, :-7]) / np.maximum(counts[:, 7:] - counts[:, :-7], 1.0), dtype=np.float64)
