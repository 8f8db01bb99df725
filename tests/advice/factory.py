"""Valid observations by default; a test states only what it is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.advice import DayCharge, Observation

FRIDAY = datetime(2026, 3, 6, 10, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
TODAY = FRIDAY.date()
STEADY = (1000, 1100, 950, 1050, 1020, 980, 1010, 990)


def history(spend: Sequence[float], *, until: date = TODAY, dry: dict[int, float] | None = None) -> list[DayCharge]:
    """Days up to the day before `until`; `dry` gives hours without money by position from the end (1 is yesterday)."""
    hours = dry or {}
    count = len(spend)
    return [
        DayCharge(until - timedelta(days=count - position), Decimal(str(amount)), hours.get(count - position, 0.0))
        for position, amount in enumerate(spend)
    ]


def steady_history(days: int = 80) -> list[DayCharge]:
    return history([STEADY[position % len(STEADY)] for position in range(days)])


def observation(**facts: Any) -> Observation:
    usual: dict[str, Any] = {
        "now": FRIDAY,
        "next_review": MONDAY,
        "balance": Decimal(0),
        "history": steady_history(),
        "charged_today": Decimal(420),
        "minimum_top_up": Decimal(500),
        "account": "a",
    }
    return Observation(**(usual | facts))
