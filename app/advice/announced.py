"""What has been announced: budgets as upper bounds, campaigns that start or stop, marketing nodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from app.advice.nodes import node_weights
from app.advice.observation import CampaignPlan, Observation, number
from app.advice.panel import Panel, budgets_of
from app.domain.calendar import Calendar, DayKind

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
    nodes: Floats
    """Weight of marketing nodes on each day, 1 for none."""
    nodes_before: Floats
    """The same of the finished days, as the panel has them before pauses are taken out; of no columns where no node is."""

    @property
    def days(self) -> int:
        """Days looked ahead, today included."""
        return int(self.budget.shape[1])

    def teaches(self, panel: Panel) -> Flags:
        """Accounts whose past budgets are known well enough to scale their need by."""
        recent = np.isfinite(panel.budget[:, -28:]) & panel.known[:, -28:]
        days = np.maximum(panel.known[:, -28:].sum(axis=1), 1)
        ahead = np.isfinite(self.budget[:, 0])
        return np.asarray((recent.sum(axis=1) >= np.maximum(TEACHING_DAYS, 0.8 * days)) & ahead, dtype=np.bool_)

    def past_shape(self, panel: Panel, need: Floats, trusted: Flags) -> Floats:
        """What each finished day is divided by: its budget where budgets teach, else 1."""
        if not trusted.any():
            return np.ones_like(need)
        given = np.isfinite(panel.budget)
        mean = np.nan_to_num(panel.budget).sum(axis=1) / np.maximum(given.sum(axis=1), 1)
        filled = np.where(given, panel.budget, np.maximum(need, mean[:, None]))
        return np.where(trusted[:, None], filled, 1.0)

    def past_nodes(self, panel: Panel) -> Floats:
        """Weight of marketing nodes on each finished day."""
        if not self.nodes_before.shape[1]:
            return np.ones(panel.charged.shape)
        column = np.clip(panel.ordinal - panel.first, 0, self.nodes_before.shape[1] - 1)
        return np.take_along_axis(self.nodes_before, column, axis=1)

    def future_shape(self, trusted: Flags) -> Floats:
        """What each coming day is multiplied by; beyond the last announced day that day's budget goes on."""
        position = np.where(np.isfinite(self.budget), np.arange(self.days), 0)
        filled = np.take_along_axis(self.budget, np.maximum.accumulate(position, axis=1), axis=1)
        return np.where(trusted[:, None], np.nan_to_num(filled), 1.0) * self.nodes

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


def announced_of(observations: Sequence[Observation], panel: Panel, calendar: Calendar, days: int) -> Announced:
    """The announcements of each account for so many days, today first."""
    shape = (len(observations), days)
    budget, started, stopped = np.full(shape, np.nan), np.zeros(shape), np.zeros(shape, dtype=bool)
    nodes, before = _nodes(observations, panel, calendar, days)
    for row, one in enumerate(observations):
        today = one.now.date()
        if one.budgets:
            budget[row] = budgets_of(one.budgets, today, days)
        if one.campaigns:
            started[row], stopped[row] = _campaigns(one.campaigns, today, days)
    return Announced(budget, started, stopped, nodes, before)


def _nodes(observations: Sequence[Observation], panel: Panel, calendar: Calendar, days: int) -> tuple[Floats, Floats]:
    rows, width = panel.charged.shape
    none = np.ones((rows, days)), np.ones((rows, 0))
    if not any(entry.kind is DayKind.MARKETING for entry in calendar.entries):
        return none
    found = np.ones((rows, width + days))
    for row, one in enumerate(observations):
        first = one.now.date() - timedelta(days=width)
        found[row] = node_weights(
            calendar, first, width + days, platform=one.platform, spent=panel.charged[row], spent_first=first
        )
    return found[:, width:], found[:, :width]


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
