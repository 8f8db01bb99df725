"""The protection interval: from now until the next review's order lands, as shares of days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.advice.lead_time import Arrivals, LeadTime, arrivals
from app.advice.observation import Observation, Shared
from app.domain.calendar import Calendar

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """When the order of now, and that of the next review, may land; in hours from now."""

    own: Arrivals
    next: Arrivals

    @property
    def longest(self) -> float:
        """Hours until the next order has landed for certain."""
        return max(self.next.hours)


def interval_of(one: Observation, shared: Shared) -> Interval:
    """The interval of this review; weekends, holidays, bank hours and the firm's own approval lengthen it."""
    return _interval(one.now, one.next_review, shared.approval_hours, shared.lead_time, shared.calendar)


@lru_cache(maxsize=512)
def _interval(now: datetime, review: datetime, approval: float, lead: LeadTime, calendar: Calendar) -> Interval:
    wait = timedelta(hours=approval)
    until = max((review - now).total_seconds() / 3600, 0.0)
    later = arrivals(lead, review + wait, calendar.is_working_day)
    return Interval(
        own=_after(arrivals(lead, now + wait, calendar.is_working_day), approval),
        next=_after(later, until + approval),
    )


def _after(landing: Arrivals, hours: float) -> Arrivals:
    return Arrivals(tuple(hours + one for one in landing.hours), landing.shares)


def day_shares(now: datetime, hours: float, days: int) -> Floats:
    """Share of each day's need that falls into the next so many hours, today first; need is spread evenly over a day."""
    starts = np.arange(days) * 24.0 - (now.hour + now.minute / 60)
    share = (hours - np.maximum(starts, 0.0)) / 24
    return np.asarray(np.clip(share, 0.0, np.minimum(1.0, (starts + 24) / 24)), dtype=np.float64)


def days_within(now: datetime, hours: float) -> int:
    """Days that are touched by the next so many hours, today included."""
    return int((now.hour + now.minute / 60 + hours) // 24) + 1
