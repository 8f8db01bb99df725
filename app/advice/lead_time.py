"""How long a top-up takes to arrive: a log-normal time, bound to the days on which banks are open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

Floats = NDArray[np.float64]
IsOpen = Callable[[date], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """Hours from sending to being usable, as `reference/recharge.md` states the standard setting."""

    mean_hours: float = 4.8
    variation: float = 0.75
    """Standard deviation over mean."""
    late_share: float = 0.25
    """Chance that money which would land on a closed day waits for the next open one."""
    cut_off_hour: float = 17.0
    """On a day before a closed one, what would land after this hour counts as landing on the closed day."""
    opens_hour: float = 10.0
    """When waiting money lands on the next open day."""

    def hours(self, shares: Floats) -> Floats:
        """The time not exceeded with these probabilities."""
        if self.mean_hours <= 0:
            return np.zeros_like(shares)
        spread = np.sqrt(np.log1p(self.variation**2))
        middle = np.log(self.mean_hours) - spread**2 / 2
        return np.asarray(np.exp(middle + spread * norm.ppf(shares)), dtype=np.float64)

    def may_wait(self, lands: datetime, is_open: IsOpen) -> bool:
        """Whether money that would land at this moment can be held up until the next open day."""
        tomorrow = (lands + timedelta(days=1)).date()
        is_late = lands.hour + lands.minute / 60 >= self.cut_off_hour
        return not is_open(lands.date()) or (is_late and not is_open(tomorrow))

    def held_until(self, lands: datetime, is_open: IsOpen) -> datetime:
        """When money that is held up lands: the next open day, at the opening hour."""
        day = lands.date() + timedelta(days=1)
        while not is_open(day):
            day += timedelta(days=1)
        return datetime.combine(day, time(), tzinfo=lands.tzinfo) + timedelta(hours=self.opens_hour)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """When an order may land: hours after the review, each with its probability."""

    hours: tuple[float, ...]
    shares: tuple[float, ...]

    def hours_at(self, share: float) -> float:
        """Hours within which the order has landed with at least this probability."""
        order = np.argsort(self.hours, kind="stable")
        reached = np.cumsum(np.asarray(self.shares)[order])
        position = min(int(np.searchsorted(reached, share - 1e-9)), len(order) - 1)
        return float(self.hours[order[position]])

    @property
    def mean(self) -> float:
        """Expected hours until it has landed."""
        return float(np.dot(self.hours, self.shares))


def arrivals(lead: LeadTime, sent: datetime, is_open: IsOpen) -> Arrivals:
    """Where an order that is sent now may land, as a few weighted moments."""
    found: dict[float, float] = {}
    for hours, share in zip(*_points(lead), strict=True):
        lands = sent + timedelta(hours=hours)
        if not lead.may_wait(lands, is_open):
            found[hours] = found.get(hours, 0.0) + share
            continue
        waits = (lead.held_until(lands, is_open) - sent).total_seconds() / 3600
        found[hours] = found.get(hours, 0.0) + share * (1 - lead.late_share)
        found[waits] = found.get(waits, 0.0) + share * lead.late_share
    return Arrivals(tuple(found), tuple(found.values()))


@lru_cache(maxsize=32)
def _points(lead: LeadTime) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Middles of slices of the distribution, finer towards the late end, where money runs out."""
    edges = np.array([0.0, 0.25, 0.5, 0.72, 0.88, 0.96, 1.0])
    middles = (edges[1:] + edges[:-1]) / 2
    return tuple(lead.hours(middles).tolist()), tuple(np.diff(edges).tolist())
