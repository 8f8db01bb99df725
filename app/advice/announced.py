"""What has been announced: budgets as upper bounds, campaigns that start or stop, marketing nodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from app.advice.observation import CampaignPlan, Observation, number
from app.advice.panel import Panel, budgets_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

TEACHING_DAYS = 8
"""So many finished days with a budget show how much of a budget this account spends."""
USE_OF_BUDGET = (0.75, 0.9, 1.0)
"""What becomes of a budget of which nothing is known yet but the sum."""


@dataclass(frozen=True, slots=True)
class Announced:
    """Announcements for today and the days after, accounts by days."""

    budget: Floats
    """Upper bound of the day, nan where none was announced."""
    started: Floats
    """Need added by campaigns that start, at most; nan for one whose budget is not known."""
    stopped: Flags
    """Days on which nothing that was announced runs any more."""

    @property
    def days(self) -> int:
        """Days looked ahead, today included."""
        return self.budget.shape[1]

    def teaches(self, panel: Panel) -> Flags:
        """Accounts whose past budgets are known well enough to scale their need by."""
        recent = np.isfinite(panel.budget[:, -28:]) & panel.known[:, -28:]
        days = np.maximum(panel.known[:, -28:].sum(axis=1), 1)
        ahead = np.isfinite(self.budget[:, 0])
        return np.asarray((recent.sum(axis=1) >= np.maximum(TEACHING_DAYS, 0.8 * days)) & ahead, dtype=np.bool_)

    def past_shape(self, panel: Panel, need: Floats, trusted: Flags) -> Floats:
        """What each finished day is divided by: its budget where budgets teach, else 1."""
        mean = np.nanmean(np.where(np.isfinite(panel.budget), panel.budget, np.nan), axis=1) if trusted.any() else None
        if mean is None:
            return np.ones_like(need)
        filled = np.where(np.isfinite(panel.budget), panel.budget, np.maximum(need, mean[:, None]))
        return np.where(trusted[:, None], filled, 1.0)

    def future_shape(self, trusted: Flags) -> Floats:
        """What each coming day is multiplied by; beyond the last announced day that day's budget goes on."""
        position = np.where(np.isfinite(self.budget), np.arange(self.days), 0)
        filled = np.take_along_axis(self.budget, np.maximum.accumulate(position, axis=1), axis=1)
        return np.where(trusted[:, None], np.nan_to_num(filled), 1.0)

    def applied(self, paths: Floats, trusted: Flags, level: Floats) -> Floats:
        """The paths with starts, stops and bounds."""
        start = np.where(np.isnan(self.started), level[:, None], self.started)
        bounded = np.where(self.stopped, 0.0, np.where(np.isfinite(self.budget), self.budget, np.inf))
        if not (start.any() or np.isfinite(bounded).any()):
            return paths
        raised = paths + start[:, None, :]
        untaught = np.isfinite(self.budget) & ~trusted[:, None]
        if untaught.any():
            use = np.asarray(USE_OF_BUDGET)[np.arange(paths.shape[1]) % len(USE_OF_BUDGET)]
            guess = np.nan_to_num(self.budget)[:, None, :] * use[None, :, None]
            every_other = (np.arange(paths.shape[1]) // len(USE_OF_BUDGET) % 2 == 0)[None, :, None]
            raised = np.where(untaught[:, None, :] & every_other, guess, raised)
        return np.minimum(raised, bounded[:, None, :])


def announced_of(observations: Sequence[Observation], days: int) -> Announced:
    """The announcements of each account for so many days, today first."""
    shape = (len(observations), days)
    budget, started, stopped = np.full(shape, np.nan), np.zeros(shape), np.zeros(shape, dtype=bool)
    for row, one in enumerate(observations):
        today = one.now.date()
        if one.budgets:
            budget[row] = budgets_of(one.budgets, today, days)
        if one.campaigns:
            started[row], stopped[row] = _campaigns(one.campaigns, today, days)
    return Announced(budget, started, stopped)


def _campaigns(plans: Sequence[CampaignPlan], today: date, days: int) -> tuple[Floats, Flags]:
    ahead = [today + timedelta(days=step) for step in range(days)]
    starts = [plan for plan in plans if plan.start is not None and plan.start >= today]
    added = np.array([sum(_budget(plan) for plan in starts if _runs(plan, day)) for day in ahead], dtype=np.float64)
    is_whole = any(_runs(plan, today) for plan in plans)
    stopped = np.array([is_whole and not any(_runs(plan, day) for plan in plans) for day in ahead], dtype=bool)
    return added, stopped


def _runs(plan: CampaignPlan, day: date) -> bool:
    return (plan.start is None or plan.start <= day) and (plan.stop is None or day <= plan.stop)


def _budget(plan: CampaignPlan) -> float:
    return np.nan if plan.daily_budget is None else number(plan.daily_budget)
