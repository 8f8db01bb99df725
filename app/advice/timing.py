"""By when: the last moment at which money may be sent and still land before the account runs dry."""

from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from app.advice.demand import Demand
from app.advice.interval import day_shares
from app.advice.lead_time import arrivals
from app.advice.need import Need
from app.advice.observation import Shared

Floats = NDArray[np.float64]

SURE = 0.9
"""Share of lead times, and of needs, that the latest safe time stands up to."""
SENDING_HOURS = (10, 12, 14, 16)
"""Hours at which somebody can send, on days when the bank is open."""


def dry_after(demand: Demand, now: datetime, stock: Floats) -> Floats:
    """Hours until each account's stock is spent in one case of ten; infinite when the paths do not reach that far."""
    days = demand.paths.shape[2]
    moments = np.arange(1, 4 * days + 1) * 6.0
    moments = moments[moments <= 24.0 * days - (now.hour + now.minute / 60)]
    shares = np.array([day_shares(now, moment, days) for moment in moments])
    spent = demand.paths @ shares.T
    lasts = (spent <= stock[:, None, None] + 1e-9).sum(axis=2)
    hours = np.concatenate([[0.0], moments])[lasts]
    found = Need.of(hours, demand.weights, np.ones(len(hours))).plain_quantile(1 - SURE)
    return np.where(found >= moments[-1], np.inf, found)


def latest_safe(now: datetime, dry_hours: Floats, shared: Shared, days: int) -> list[datetime | None]:
    """The last sending moment from which money lands in time; now itself when that is past, None when nothing runs dry."""
    wait = timedelta(hours=shared.approval_hours)
    is_open = shared.calendar.is_working_day
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [
        moment
        for day in range(days)
        if is_open((midnight + timedelta(days=day)).date())
        for hour in SENDING_HOURS
        if (moment := midnight + timedelta(days=day, hours=hour)) > now
    ]
    landing = []
    for moment in moments:
        lasting = arrivals(shared.lead_time, moment + wait, is_open).hours_at(SURE) + shared.approval_hours
        landing.append((moment - now).total_seconds() / 3600 + lasting)
    return [_last_in_time(now, hours, moments, landing) for hours in dry_hours]


def _last_in_time(now: datetime, dry: float, moments: list[datetime], landing: list[float]) -> datetime | None:
    if np.isinf(dry):
        return None
    in_time = [moment for moment, lands in zip(moments, landing, strict=True) if lands <= dry]
    return max(in_time, default=now)
