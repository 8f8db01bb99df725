"""Our adviser in the seat of a policy: it is shown what every policy is shown, as observations, and nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from app.advice.advice import LEVELS, Advice
from app.advice.advise import advise_all
from app.advice.backtest.replay import Look, Run
from app.advice.backtest.world import Lane, Setting
from app.advice.observation import DayCharge, Observation, Shared

Floats = NDArray[np.float64]

BUDGET_DAYS = 21
"""How far ahead budgets are announced in a replay."""
HISTORY_DAYS = 200
"""Newest days that are shown; older ones would slow the replay and change little."""


@dataclass(slots=True)
class Adviser:
    """Orders what is advised, and keeps each forecast to be scored afterwards."""

    shared: Shared
    forecasts: list[tuple[int, list[Mapping[int, Floats]]]] = field(default_factory=list)
    """Hour of each review with the quantiles foretold for each lane, by days ahead."""

    def order(self, look: Look) -> Floats:
        """What is advised for each lane; lanes are the same account under several seeds, so none knows more than another."""
        shown = [self._observation(look, row, lane) for row, lane in enumerate(look.lanes)]
        advices = advise_all(shown, self.shared)
        self.forecasts.append((look.hour, [_quantiles(advice) for advice in advices]))
        return np.array([float(advice.amount.amount) for advice in advices])

    def _observation(self, look: Look, row: int, lane: Lane) -> Observation:
        now = datetime.combine(lane.first, time()) + timedelta(hours=look.hour)
        count = look.charged.shape[1]
        shown = range(max(0, count - HISTORY_DAYS), count)
        first = lane.series.first
        return Observation(
            account=f"{lane.series.name}#{lane.seed}",
            now=now,
            next_review=now + timedelta(hours=look.hours_to_next),
            balance=float(look.balance[row]),
            pipeline=float(look.pipeline[row]),
            charged_today=float(look.charged_today[row]),
            minimum_top_up=float(look.minimum[row]),
            history=[
                DayCharge(first + timedelta(days=day), float(look.charged[row, day]), float(look.dry_hours[row, day]))
                for day in shown
            ],
            budgets=_budgets(lane, shown.start, count),
        )


def _budgets(lane: Lane, begin: int, today: int) -> dict[date, float]:
    budget = lane.series.budget
    if budget is None:
        return {}
    until = min(today + BUDGET_DAYS, len(budget))
    return {
        lane.series.first + timedelta(days=day): float(budget[day])
        for day in range(begin, until)
        if np.isfinite(budget[day])
    }


def _quantiles(advice: Advice) -> dict[int, Floats]:
    return {
        days: np.array([float(by_level[level].amount) for level in LEVELS])
        for days, by_level in advice.quantiles.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastScores:
    """How good the probability forecasts of one horizon were."""

    days: int
    coverage: float
    """Share of outcomes within the 95 % interval."""
    pinball: float
    """Mean over the levels, divided by days × mean change from day to day in the history."""


def forecast_scores(adviser: Adviser, runs: list[Run], row: int, setting: Setting) -> list[ForecastScores]:
    """The scores of one lane's forecasts, over the scored hours."""
    lane = runs[row].lane
    first, last = 24 * setting.skip_first, len(lane.need) - 24 * setting.skip_last
    past = lane.series.spend[: max(lane.start, 2)]
    jump = max(float(np.abs(np.diff(past)).mean()), 1e-9) if len(past) > 1 else 1.0
    levels = np.array(LEVELS)
    found = []
    for days in (1, 3, 7):
        inside, loss = [], []
        for hour, forecasts in adviser.forecasts:
            if first <= hour < last and hour + 24 * days <= len(lane.need):
                outcome = float(lane.need[hour : hour + 24 * days].sum())
                values = forecasts[row][days]
                inside.append(values[1] - 0.01 <= outcome <= values[-2] + 0.01)
                gap = outcome - values
                loss.append(float(np.maximum(levels * gap, (levels - 1) * gap).mean()))
        if inside:
            found.append(
                ForecastScores(days=days, coverage=float(np.mean(inside)), pinball=float(np.mean(loss)) / (days * jump))
            )
    return found
