"""Burn 消耗速度 and how long the money lasts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.money import Money

WINDOW_DAYS = 7
"""Burn per day is the mean of the last seven whole days: a week holds each weekday once."""


def burn_per_day(spend: Mapping[date, Money], *, today: date, currency: str) -> Money:
    """Mean spend of the last whole days; days without a row count as days without spend, today is left out as unfinished."""
    window = [today - timedelta(days=back) for back in range(1, WINDOW_DAYS + 1)]
    spent = Money.zero(currency)
    for day in window:
        spent += spend.get(day, Money.zero(currency))
    return spent.times(Decimal(1) / WINDOW_DAYS)


def days_left(balance: Money, burn: Money) -> Decimal | None:
    """How long the balance lasts at this burn; None when nothing is being spent, 0 when nothing is left."""
    if burn.amount <= 0:
        return None
    return max(balance.amount, Decimal(0)) / burn.amount


def runs_dry_at(now: datetime, left: Decimal | None) -> datetime | None:
    """The moment of running dry at constant burn; None when it is not in sight (never, or beyond ten years)."""
    if left is None or left > 3650:
        return None
    return now + timedelta(seconds=int(left * 86_400))
