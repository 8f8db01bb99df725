"""Money: an exact amount that never travels without its currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

MICROS = 1_000_000
"""Stored unit: millionths of the currency unit, which hold every platform's unit (yuan, fen, li, micros) exactly."""

_MICRO = Decimal("0.000001")

# ISO 4217 minor digits where they are not two.
_MINOR_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "KWD": 3, "BHD": 3, "OMR": 3, "JOD": 3, "TND": 3}


def minor_digits(currency: str) -> int:
    """Decimals that people write in this currency: 2 for CNY, 0 for JPY, 3 for KWD."""
    return _MINOR_DIGITS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency; arithmetic and order across currencies raise ValueError."""

    amount: Decimal
    currency: str

    @classmethod
    def zero(cls, currency: str) -> "Money":
        """Nothing, in this currency."""
        return cls(Decimal(0), currency)

    @classmethod
    def from_micros(cls, micros: int, currency: str) -> "Money":
        """The value of a stored integer of micro-units."""
        return cls(Decimal(micros).scaleb(-6), currency)

    @property
    def micros(self) -> int:
        """The stored integer of micro-units; ValueError when the amount is finer than that."""
        numerator, denominator = self.amount.as_integer_ratio()
        whole, rest = divmod(numerator * MICROS, denominator)
        if rest:
            raise ValueError(f"{self.amount} is finer than a millionth")
        return whole

    def rounded(self) -> "Money":
        """The amount at the currency's own minor digits, half even."""
        return Money(self.amount.quantize(Decimal(1).scaleb(-minor_digits(self.currency))), self.currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __abs__(self) -> "Money":
        return Money(abs(self.amount), self.currency)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def times(self, factor: Decimal) -> "Money":
        """The amount times a plain number (a rate, a share), cut to micro-units half even."""
        return Money((self.amount * factor).quantize(_MICRO), self.currency)

    def converted(self, rate: Decimal, currency: str) -> "Money":
        """The same value in another currency at `rate` units of it for one unit of this, to micro-units half even."""
        return Money((self.amount * rate).quantize(_MICRO), currency)

    def _same(self, other: "Money") -> Decimal:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")
        return other.amount


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts of one currency; ValueError when another currency is among them."""
    result = Money.zero(currency)
    for amount in amounts:
        result += amount
    return result
