"""Running a policy through the world: what is looked at, ordered, landed, served and lost, hour by hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.advice.backtest.world import Lane

Floats = NDArray[np.float64]

START_DAYS = 2.0
"""Mean days of spend in each account when the replay starts; the days after are not scored."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What all lanes of one calendar show at a review: rows are lanes, columns finished days, history included."""

    lanes: Sequence[Lane]
    review: int
    """Number of the review."""
    hour: int
    charged: Floats
    dry_hours: Floats
    balance: Floats
    pipeline: Floats
    charged_today: Floats
    minimum: Floats

    @property
    def day(self) -> int:
        """Number of the day since the start."""
        return self.hour // 24

    @property
    def hours_to_next(self) -> int:
        """Hours to the next review, or three days where the replay ends before."""
        reviews = self.lanes[0].reviews
        return reviews[self.review + 1] - self.hour if self.review + 1 < len(reviews) else 72


class Policy(Protocol):
    """Says at each review what to order."""

    def order(self, look: Look) -> Floats:
        """Amount for each lane: 0, or at least its minimum."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What happened in one lane."""

    lane: Lane
    balance: Floats
    """At the start of each hour, after what landed."""
    served: Floats
    orders: Floats
    """By review."""
    pipeline: Floats
    """On its way at each review, before its order."""
    at_review: Floats
    """Balance at each review."""


def replay(lanes: Sequence[Lane], policy: Policy, opening: Floats | None = None) -> list[Run]:
    """Run lanes that share their days and reviews under one policy; `opening` is what each has at the start."""
    count, hours = len(lanes), len(lanes[0].need)
    need = np.array([lane.need for lane in lanes])
    landing = np.zeros((count, hours + 1))
    past = np.array([lane.series.spend[: lane.start] for lane in lanes])
    mean = np.array([float(lane.series.spend.mean()) for lane in lanes])
    world = _World(lanes, need, past, np.array([lane.minimum for lane in lanes]))
    money, waiting = START_DAYS * mean if opening is None else opening.copy(), np.zeros(count)
    balance, served = np.zeros((count, hours)), np.zeros((count, hours))
    reviews = {hour: number for number, hour in enumerate(lanes[0].reviews)}
    orders, at_review, on_way = (np.zeros((count, len(reviews))) for _ in range(3))
    for hour in range(hours):
        money, waiting = money + landing[:, hour], waiting - landing[:, hour]
        if hour in reviews:
            number = reviews[hour]
            look = world.look(number, hour, served, money, waiting)
            amounts = policy.order(look)
            orders[:, number], at_review[:, number], on_way[:, number] = amounts, money, waiting
            for row, lane in enumerate(lanes):
                landing[row, min(lane.lands[number], hours)] += amounts[row]
            waiting = waiting + amounts
        balance[:, hour] = money
        served[:, hour] = np.minimum(need[:, hour], money)
        money = money - served[:, hour]
    return [
        Run(lane, balance[row], served[row], orders[row], on_way[row], at_review[row]) for row, lane in enumerate(lanes)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _World:
    """What does not change while lanes are run."""

    lanes: Sequence[Lane]
    need: Floats
    past: Floats
    minimum: Floats

    def look(self, number: int, hour: int, served: Floats, money: Floats, waiting: Floats) -> Look:
        """What may be seen at this review."""
        day = hour // 24
        by_day = (len(self.lanes), day, 24)
        done = served[:, : day * 24].reshape(by_day)
        short = done < self.need[:, : day * 24].reshape(by_day) - 1e-9
        return Look(
            lanes=self.lanes,
            review=number,
            hour=hour,
            charged=np.concatenate([self.past, done.sum(axis=2)], axis=1),
            dry_hours=np.concatenate([np.zeros_like(self.past), short.sum(axis=2)], axis=1),
            balance=money.copy(),
            pipeline=np.maximum(waiting, 0.0),
            charged_today=served[:, day * 24 : hour].sum(axis=1),
            minimum=self.minimum,
        )
