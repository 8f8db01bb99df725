"""Observations as arrays: one row an account, one column a finished day, yesterday last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from app.advice.observation import Amount, DayCharge, Observation, number

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MOST_DAYS = 400
"""History beyond a year and a month teaches nothing that its end does not."""
SHORT_MONEY_CAP = 3.0
"""A day that ran dry is never thought to have needed more than this many times the level before it."""
PAUSE_DAYS = 21
"""A longer stretch without any spend is a pause: it says nothing about the days on which the account runs."""
GROSS = 3.0
"""A single day above this many times every other one is an outlier and counts as the next highest, and half more."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Histories side by side; where `known` is false there is no day (before the account's first, or taken out)."""

    charged: Floats
    dry: Floats
    known: Flags
    ordinal: NDArray[np.int64]
    """Number of the day, as `date.toordinal` counts."""
    budget: Floats
    """Announced budget of the day, nan where none was given."""

    first: NDArray[np.int64]
    """Number of the day of the first column, before pauses were taken out: accounts by one."""

    @property
    def weekday(self) -> NDArray[np.int64]:
        """Monday is 0."""
        return (self.ordinal + 6) % 7

    @property
    def days(self) -> NDArray[np.int64]:
        """Known days of each account."""
        return np.asarray(self.known.sum(axis=1), dtype=np.int64)


def panel_of(observations: Sequence[Observation]) -> Panel:
    """The histories as arrays; days that an account does not name between its first and yesterday hold no spend."""
    spans = [span_of(one) for one in observations]
    width = max([1, *spans])
    shape = (len(observations), width)
    charged, dry, known = np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=bool)
    budget = np.full(shape, np.nan)
    today = np.array([one.now.date().toordinal() for one in observations], dtype=np.int64)
    ordinal = today[:, None] - width + np.arange(width)[None, :]
    for row, (one, span) in enumerate(zip(observations, spans, strict=True)):
        known[row, width - span :] = True
        _fill(one.history, today[row] - width, charged[row], dry[row])
        if one.budgets:
            budget[row] = budgets_of(one.budgets, one.now.date() - timedelta(days=width), width)
    return Panel(charged, np.where(known, dry, 0.0), known, ordinal, budget, ordinal[:, :1])


def budgets_of(budgets: Mapping[date, Amount], first: date, days: int) -> Floats:
    """The announced budgets of consecutive days, nan where none was given."""
    found = np.full(days, np.nan)
    for day, amount in budgets.items():
        if 0 <= (position := (day - first).days) < days:
            found[position] = max(number(amount), 0.0)
    return found


def span_of(one: Observation) -> int:
    """Days from the account's first one to yesterday, as far as they are looked at."""
    if not one.history:
        return 0
    first = min([charge.day for charge in one.history])
    return max(0, min((one.now.date() - first).days, MOST_DAYS))


def _fill(history: Sequence[DayCharge], first: int, charged: Floats, dry: Floats) -> None:
    if not history:
        return
    position = np.array([charge.day.toordinal() for charge in history]) - first
    amount = np.maximum(np.array([number(charge.charged) for charge in history]), 0.0)
    hours = np.clip(np.array([charge.dry_hours for charge in history], dtype=np.float64), 0.0, 24.0)
    inside = (position >= 0) & (position < len(charged))
    np.add.at(charged, position[inside], amount[inside])
    np.maximum.at(dry, position[inside], hours[inside])


def needs(panel: Panel, *, believe_dry: bool = True) -> Floats:
    """What each day would have spent with money at all hours.

    A dry day needed at least charged × 24 / (24 − dry hours), capped, and not less than the level before it.
    Without `believe_dry` the charge counts as the need; it is asked for only to make sure that a dry day never lowers advice.
    """
    if not believe_dry or not panel.dry.any():
        return panel.charged.copy()
    found = panel.charged.copy()
    level = np.zeros(len(found))
    seen = np.zeros(len(found), dtype=bool)
    for column in range(found.shape[1]):
        charged, dry, known = panel.charged[:, column], panel.dry[:, column], panel.known[:, column]
        scaled = charged * 24 / np.maximum(24 - dry, 1.0)
        cap = np.where(seen, SHORT_MONEY_CAP * level, scaled)
        likely = np.maximum(np.minimum(scaled, cap), level)
        found[:, column] = np.where(dry > 0, np.maximum(charged, likely), charged)
        step = np.where(seen, 0.3, 1.0) * known
        level += step * (found[:, column] - level)
        seen |= known
    return found


def without_pauses(panel: Panel, need: Floats) -> tuple[Panel, Floats]:
    """The history with long stretches of no spend taken out and the rest moved together."""
    idle = (need <= 0) & (panel.dry <= 0) & panel.known
    drop = _long_runs(idle, PAUSE_DAYS) | ~panel.known
    if not (drop & panel.known).any():
        return panel, need
    order = np.argsort(~drop, axis=1, kind="stable")  # dropped days go to the front

    known = np.take_along_axis(~drop, order, axis=1)
    rest = replace(
        panel,
        charged=np.take_along_axis(panel.charged, order, axis=1),
        dry=np.take_along_axis(panel.dry, order, axis=1),
        ordinal=np.take_along_axis(panel.ordinal, order, axis=1),
        budget=np.take_along_axis(panel.budget, order, axis=1),
        known=known,
    )
    return rest, np.take_along_axis(need, order, axis=1)


def idle_days(panel: Panel) -> NDArray[np.int64]:
    """Days up to yesterday without any charge, though there was money."""
    idle = (panel.charged <= 0) & (panel.dry <= 0) & panel.known
    return np.asarray(np.cumprod(idle[:, ::-1], axis=1).sum(axis=1), dtype=np.int64)


def without_outliers(need: Floats, known: Flags) -> Floats:
    """Single days far above every other are brought down; a burst of several days, and yesterday, stay as they are."""
    shown = np.where(known, need, 0.0)
    if shown.shape[1] < 4:
        return need
    ordered = np.sort(shown, axis=1)
    highest, second = ordered[:, -1], ordered[:, -2]
    is_gross = (highest > GROSS * second) & (second > 0)
    at = shown.argmax(axis=1)
    rows = np.flatnonzero(is_gross & (at < shown.shape[1] - 1))
    trimmed = need.copy()
    trimmed[rows, at[rows]] = 1.5 * second[rows]
    return trimmed


def _long_runs(flags: Flags, longer_than: int) -> Flags:
    """Where flags hold for more than so many columns on end."""
    forward = np.zeros(flags.shape, dtype=np.int64)
    backward = np.zeros(flags.shape, dtype=np.int64)
    for column in range(flags.shape[1]):
        before = forward[:, column - 1] if column else 0
        forward[:, column] = np.where(flags[:, column], before + 1, 0)
    for column in range(flags.shape[1] - 1, -1, -1):
        after = backward[:, column + 1] if column + 1 < flags.shape[1] else 0
        backward[:, column] = np.where(flags[:, column], after + 1, 0)
    return flags & (forward + backward - 1 > longer_than)
