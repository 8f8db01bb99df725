"""Between the forecast's plain numbers and exact money: the one place where a float becomes an amount."""

import math
from decimal import ROUND_CEILING, Decimal

from app.advice.observation import Amount
from app.domain.money import Money, minor_digits

FIGURES = 10
"""Figures that a forecast is trusted to; what differs only beyond them is the same, whatever the order of accounts."""


def rounded_up(amount: float, currency: str) -> Money:
    """A forecast amount up to the currency's smallest coin, so that what is sent is never short of what was meant."""
    digits = minor_digits(currency)
    coins = math.ceil(float(f"{max(amount, 0.0) * 10**digits:.{FIGURES}g}"))
    return Money(Decimal(coins).scaleb(-digits), currency)


def to_coins(money: Money) -> Money:
    """An exact amount up to the currency's smallest coin."""
    coin = Decimal(1).scaleb(-minor_digits(money.currency))
    return Money(money.amount.quantize(coin, rounding=ROUND_CEILING), money.currency)


def exact(amount: Amount, currency: str) -> Money:
    """An observed amount as money; ValueError when it is money of another currency."""
    if isinstance(amount, Money):
        return amount + Money.zero(currency)
    return Money(amount if isinstance(amount, Decimal) else Decimal(str(amount)), currency)
