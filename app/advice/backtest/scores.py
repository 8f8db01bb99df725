"""The scores of `reference/recharge.md`, of one run or as means over many."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from app.advice.backtest.foresight import least_cover
from app.advice.backtest.replay import Run
from app.advice.backtest.world import Lane, Setting

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Shares are of 1; money stands in days of mean spend so that accounts of any size can be averaged."""

    dry_hours: float
    fill_rate: float
    dry_days: float
    days_of_cover: float
    least_days_of_cover: float
    """Of perfect foresight."""
    idle_share_3: float
    idle_share_7: float
    idle_stock_year: float
    aged_share: float
    top_ups_per_30_days: float
    mean_top_up_days: float
    accuracy: float
    tight_accuracy: float
    money_result: float
    """J a day, in mean days of spend."""

    @property
    def cover_ratio(self) -> float:
        """DOC / DOC*."""
        return self.days_of_cover / self.least_days_of_cover if self.least_days_of_cover > 0 else float("inf")


def scored_hours(lane: Lane, setting: Setting) -> tuple[int, int]:
    """First hour that counts and the first after."""
    return 24 * setting.skip_first, len(lane.need) - 24 * setting.skip_last


def scores_of(run: Run, setting: Setting) -> Scores | None:
    """The scores of one run; None when nothing was needed in the scored days."""
    lane = run.lane
    first, last = scored_hours(lane, setting)
    need, served, balance = lane.need[first:last], run.served[first:last], run.balance[first:last]
    days = (last - first) / 24
    mean = float(need.sum()) / days
    if mean <= 0:
        return None
    ahead_3, ahead_7 = (need_ahead(lane.need, 24 * k)[first:last] for k in (3, 7))
    total = max(float(balance.sum()), 1e-12)
    short = need - served > 1e-9
    made = [order for hour, order in zip(lane.reviews, run.orders, strict=True) if first <= hour < last and order > 0]
    shared = setting.shared
    lost = float((need - served).sum())
    money = shared.cost_of_cash / 365 * total / 24 + shared.cost_per_top_up * len(made) + shared.loss_of_margin * lost
    right, tight = _accuracy(run, first, last)
    return Scores(
        dry_hours=float(short.sum() / max((need > 0).sum(), 1)),
        fill_rate=float(served.sum() / need.sum()),
        dry_days=float(short.reshape(-1, 24).any(axis=1).mean()),
        days_of_cover=float(balance.mean()) / mean,
        least_days_of_cover=least_cover(lane, first, last) / mean,
        idle_share_3=float(np.maximum(balance - ahead_3, 0).sum()) / total,
        idle_share_7=float(np.maximum(balance - ahead_7, 0).sum()) / total,
        idle_stock_year=float(np.maximum(balance - ahead_3, 0).mean()) / (365 * mean),
        aged_share=_aged(run, first, last),
        top_ups_per_30_days=len(made) * 30 / days,
        mean_top_up_days=float(np.mean(made)) / mean if made else 0.0,
        accuracy=right,
        tight_accuracy=tight,
        money_result=money / days / mean,
    )


def mean_scores(several: Sequence[Scores]) -> Scores:
    """The plain mean of each score."""
    return Scores(
        **{each.name: float(np.mean([getattr(one, each.name) for one in several])) for each in fields(Scores)}
    )


def need_ahead(need: Floats, hours: int) -> Floats:
    """N_k: need of the hours after each hour, that hour included."""
    total = np.concatenate([[0.0], np.cumsum(need), np.full(hours, need.sum())])
    return np.asarray(total[hours : hours + len(need)] - total[: len(need)], dtype=np.float64)


def _accuracy(run: Run, first: int, last: int) -> tuple[float, float]:
    """Share of advices that were right, and right to the amount."""
    lane = run.lane
    three = need_ahead(lane.need, 72)
    half_day = float(lane.need[first:last].sum()) / (last - first) * 12
    right, tight = [], []
    for number, hour in enumerate(lane.reviews[:-1]):
        until = lane.lands[number + 1]
        if not first <= hour < last or until >= len(lane.need):
            continue
        wanted = float(lane.need[hour:until].sum())
        dry = bool((lane.need[hour:until] - run.served[hour:until] > 1e-9).any())
        stock = run.at_review[number] + run.pipeline[number] + run.orders[number]
        # What the order of the next review adds is not left over from this one.
        right.append(not dry and stock - float(run.served[hour:until].sum()) <= three[until] + 1e-9)
        least = max(0.0, wanted - run.at_review[number] - run.pipeline[number])
        most = (max(least, lane.minimum) if least > 0 else 0.0) + max(0.25 * wanted, half_day)
        tight.append(least - 1e-9 <= run.orders[number] <= most + 1e-9)
    return (float(np.mean(right)), float(np.mean(tight))) if right else (1.0, 1.0)


def _aged(run: Run, first: int, last: int) -> float:
    """Share of the money spent that had waited more than seven days, first in, first out."""
    spent = np.cumsum(run.served)
    # All that had come in by an hour: what is there plus what was spent before it.
    came = np.concatenate([[0.0], spent[:-1]]) + run.balance
    old = np.concatenate([np.full(min(168, len(came)), 0.0), came[:-168]])[: len(came)]
    before = np.concatenate([[0.0], spent[:-1]])
    aged = np.clip(old - before, 0.0, run.served)
    total = float(run.served[first:last].sum())
    return float(aged[first:last].sum()) / total if total > 0 else 0.0
