"""Idle money 闲置资金: cash beyond what the next days need, as `reference/domain.md` section 4 defines it."""

from decimal import Decimal

from app.domain.money import Money

COVER_DAYS = 4
"""Days of need that are not idle: three days for a recharge to arrive and one for safety."""


def idle_cash(cash: Money, burn: Money) -> Money:
    """Cash above the need of the covered days; never negative. Grant, credit and frozen money are not asked about."""
    return Money(max(Decimal(0), cash.amount - burn.amount * COVER_DAYS), cash.currency)
