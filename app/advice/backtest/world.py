"""The standard setting as a simulator: hours, reviews, top-ups on their way; many accounts and seeds side by side."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.advice.observation import Shared

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

REVIEW_HOUR = 10
LEAST_SCORED_DAYS = 14
"""A series that leaves fewer is not replayed; where it is short, less history is known before the start."""


class Kind(StrEnum):
    """How an account behaves, for the bars; told by the day-to-day changes of its own spend."""

    REGULAR = "regular"
    BURSTY = "bursty"
    BUDGETED = "budgeted"


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """An account's spend a day, without any day on which money lacked."""

    name: str
    first: date
    spend: Floats
    budget: Floats | None = None
    """Announced daily budget, nan where there was none."""
    value: Floats | None = None
    """What each day brought in."""

    @property
    def kind(self) -> Kind:
        """Bursty: a tenth of the days without spend, or days that change by more than two fifths of the mean."""
        if self.budget is not None:
            return Kind.BUDGETED
        mean = max(float(self.spend.mean()), 1e-12)
        jump = float(np.abs(np.diff(self.spend)).mean()) / mean if len(self.spend) > 1 else 0.0
        return Kind.BURSTY if jump > 0.4 or float((self.spend <= 0).mean()) > 0.1 else Kind.REGULAR


class Rhythm(StrEnum):
    """When somebody looks."""

    WEEKDAYS = "weekdays"
    EVERY_DAY = "every day"
    EVERY_SECOND_DAY = "every second day"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What `reference/recharge.md` calls the standard setting, and its variants."""

    shared: Shared = field(default_factory=Shared)
    seeds: int = 5
    history_days: int = 56
    """Known before the start."""
    skip_first: int = 7
    skip_last: int = 7
    """Days at both ends that are not scored."""
    rhythm: Rhythm = Rhythm.WEEKDAYS
    minimum_days: float = 0.5
    """M in days of mean spend."""
    hour_noise: float = 0.3
    """Variation of the hours within a day."""

    def reviews(self, first: date, days: int) -> list[int]:
        """Numbers of the days on which somebody looks."""
        is_open = self.shared.calendar.is_working_day
        every = [day for day in range(days) if self.rhythm is Rhythm.EVERY_DAY or is_open(first + timedelta(days=day))]
        if self.rhythm is Rhythm.EVERY_SECOND_DAY:
            return every[::2]
        if self.rhythm is Rhythm.WEEKLY:
            weeks: dict[int, int] = {}
            for day in every:
                weeks.setdefault((first + timedelta(days=day)).toordinal() // 7, day)
            return list(weeks.values())
        return every


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """One account under one seed: its needs by the hour and when an order of each review would land."""

    series: Series
    seed: int
    start: int
    """Day of the series on which the replay starts."""
    need: Floats
    """By hour from the start."""
    reviews: tuple[int, ...]
    """Hours of the reviews."""
    lands: tuple[int, ...]
    """Hour from which an order of each review is usable."""
    minimum: float
    """M."""

    @property
    def first(self) -> date:
        """Day of the first hour."""
        return self.series.first + timedelta(days=self.start)


def lanes_of(series: Series, setting: Setting) -> list[Lane]:
    """The account under every seed; none when its series is too short to be scored at all."""
    start = min(setting.history_days, len(series.spend) - setting.skip_first - setting.skip_last - LEAST_SCORED_DAYS)
    if start < 1 or not series.spend.any():
        return []
    return [_lane(series, setting, start, seed) for seed in range(setting.seeds)]


def _lane(series: Series, setting: Setting, start: int, seed: int) -> Lane:
    random = np.random.default_rng([seed, len(series.spend), sum(series.name.encode())])
    days = len(series.spend) - start
    first = series.first + timedelta(days=start)
    shape = random.gamma(1 / setting.hour_noise**2, setting.hour_noise**2, (days, 24))
    need = (series.spend[start:, None] * shape / shape.sum(axis=1, keepdims=True)).ravel()
    reviews = [24 * day + REVIEW_HOUR for day in setting.reviews(first, days)]
    return Lane(
        series=series,
        seed=seed,
        start=start,
        need=need,
        reviews=tuple(reviews),
        lands=tuple(_lands(hour, first, setting.shared, random) for hour in reviews),
        minimum=setting.minimum_days * float(series.spend.mean()),
    )


def expected_landing(hour: int, shared: Shared) -> int:
    """Hour from which an order of a review is usable when everything takes its mean time and no bank holds it up."""
    return int(np.ceil(hour + shared.approval_hours + shared.lead_time.mean_hours - 1e-9))


def _lands(hour: int, first: date, shared: Shared, random: np.random.Generator) -> int:
    lead = shared.lead_time
    midnight = datetime.combine(first, time())
    took = shared.approval_hours + float(lead.hours(random.random(1))[0])
    lands = midnight + timedelta(hours=hour + took)
    waits = random.random() < lead.late_share
    if waits and lead.may_wait(lands, shared.calendar.is_working_day):
        lands = lead.held_until(lands, shared.calendar.is_working_day)
    return int(np.ceil((lands - midnight).total_seconds() / 3600 - 1e-9))
