"""Had the advice been followed: one account's own past beside the advised line and the least that would have sufficed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.advice.amounts import rounded_up
from app.advice.backtest.actual import by_hour
from app.advice.backtest.adviser import Adviser
from app.advice.backtest.foresight import least_plan
from app.advice.backtest.replay import Look, Policy, Run, replay
from app.advice.backtest.scores import need_ahead
from app.advice.backtest.world import REVIEW_HOUR, Lane, Series, Setting, expected_landing
from app.advice.observation import DayCharge, Observation, Shared
from app.advice.panel import needs, panel_of
from app.domain.money import Money

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Step = Callable[[int, int, str], None]

IDLE_DAYS = 3
"""Money that is used within so many days is working: a weekend and a bank day."""
KNOWN_DAYS = 16
"""History that must stand before the first day that is replayed."""
LEAST_DAYS = 14
"""A shorter stretch says too little."""


class Way(StrEnum):
    """Three ways through the same days."""

    ACTUAL = "actual"
    ADVISED = "advised"
    LEAST = "least"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Past:
    """What is known of one account; days and hours are on its own clock."""

    name: str
    currency: str
    first: date
    charged: Floats
    """By day from `first` to the last whole day."""
    dry: Floats
    """Hours without money of each of these days."""
    start: int
    """The day from which it is replayed."""
    balance: Floats
    """As it was at the start of each hour from then on."""
    empty: Flags
    """Hours from then on that were seen without money."""
    arrived: Sequence[Money]
    """Top-ups since then."""

    @property
    def days(self) -> int:
        """Days that are replayed."""
        return len(self.charged) - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One way through the days."""

    line: tuple[float, ...]
    """Mean balance of each day, in units of the currency."""
    dry_days: tuple[bool, ...]
    dry_hours: int
    mean_balance: Money
    cover_days: float
    """The mean balance in days of mean need."""
    idle: Money
    """Mean of what was not needed within the next three days."""
    top_ups: int
    topped_up: Money
    lost: Money
    """Need that could not be served."""
    cost: Money
    """Interest on what lay there, and the margin of what was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindsight:
    """The three ways, day by day."""

    days: tuple[date, ...]
    ways: Mapping[Way, Figures]


def look_back(past: Past, shared: Shared, step: Step) -> Hindsight:
    """Walk the days once more, each decision made with what was known at its hour; `step` may raise to stop.

    Need is what was charged, more on days with hours without money, spread evenly over each day. An order lands after the
    firm's own approval and the mean lead time.
    """
    lane = _lane(past, shared)
    opening = np.array([max(past.balance[0], 0.0)])
    advised = replay([lane], _Shown(Adviser(shared), len(lane.reviews), past.name, step), opening)[0]
    least = replay([lane], _Planned(least_plan(lane, opening[0])), opening)[0]
    runs = {Way.ACTUAL: _actual(past, lane), Way.ADVISED: advised, Way.LEAST: least}
    first = lane.first
    return Hindsight(
        days=tuple(first + timedelta(days=day) for day in range(past.days)),
        ways={way: _figures(run, past, shared, is_actual=way is Way.ACTUAL) for way, run in runs.items()},
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Tells how far the replay is before each decision."""

    policy: Policy
    reviews: int
    name: str
    step: Step

    def order(self, look: Look) -> Floats:
        self.step(look.review, self.reviews, self.name)
        return self.policy.order(look)


@dataclass(frozen=True, slots=True)
class _Planned:
    """Orders that stand beforehand."""

    orders: Floats

    def order(self, look: Look) -> Floats:
        return self.orders[look.review : look.review + 1]


def _lane(past: Past, shared: Shared) -> Lane:
    need = _needs(past)
    first = past.first + timedelta(days=past.start)
    reviews = [24 * day + REVIEW_HOUR for day in Setting(shared=shared).reviews(first, past.days)]
    return Lane(
        series=Series(past.name, past.first, need),
        seed=0,
        start=past.start,
        need=np.repeat(need[past.start :] / 24, 24),
        reviews=tuple(reviews),
        lands=tuple(expected_landing(hour, shared) for hour in reviews),
        # Half a day of what was known at the start, as little as most take.
        minimum=0.5 * float(need[: past.start].mean()),
    )


def _needs(past: Past) -> Floats:
    """Each day's need, judged by itself and the days before it."""
    days = [
        DayCharge(past.first + timedelta(days=day), float(charged), float(dry))
        for day, (charged, dry) in enumerate(zip(past.charged, past.dry, strict=True))
    ]
    after = datetime.combine(past.first + timedelta(days=len(days)), time())
    found = needs(panel_of([Observation(now=after, next_review=after, balance=0, history=days)]))
    return np.asarray(found[0], dtype=np.float64)


def _actual(past: Past, lane: Lane) -> Run:
    served = by_hour(past.charged[past.start :], past.empty)
    none = np.zeros(len(lane.reviews))
    return Run(lane, np.maximum(past.balance, 0.0), served, none, none, none)


def _figures(run: Run, past: Past, shared: Shared, *, is_actual: bool) -> Figures:
    need, balance = run.lane.need, run.balance
    short: Flags = past.empty if is_actual else np.asarray(need - run.served > 1e-9)
    lost = max(float((need - run.served).sum()), 0.0)
    mean_need = float(need.sum()) / past.days
    known = max(len(need) - 24 * IDLE_DAYS, 24)
    idle = np.maximum(balance - need_ahead(need, 24 * IDLE_DAYS), 0.0)[:known]
    cost = shared.cost_of_cash / 365 * float(balance.sum()) / 24 + shared.loss_of_margin * lost
    orders = [rounded_up(float(order), past.currency) for order in run.orders if order > 0]
    arrived = past.arrived if is_actual else orders
    return Figures(
        line=tuple(balance.reshape(-1, 24).mean(axis=1).tolist()),
        dry_days=tuple(bool(day.any()) for day in short.reshape(-1, 24)),
        dry_hours=int(short.sum()),
        mean_balance=_money(float(balance.mean()), past.currency),
        cover_days=float(balance.mean()) / mean_need if mean_need > 0 else 0.0,
        idle=_money(float(idle.mean()), past.currency),
        top_ups=len(arrived),
        topped_up=sum(arrived, Money.zero(past.currency)),
        lost=_money(lost, past.currency),
        cost=_money(cost, past.currency),
    )


def _money(amount: float, currency: str) -> Money:
    """Up to the coin; what is only the dust of adding up is nothing."""
    return rounded_up(round(amount, 4), currency)
