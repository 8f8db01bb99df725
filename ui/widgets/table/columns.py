"""Columns are declared: a heading, the value of a row, how it is shown, how it adds up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from app.domain.money import Money
from ui import figures
from ui.widgets.table.kinds import TEXT, Kind

Row = TypeVar("Row")


class Total(Protocol):
    """Adds up the values of a column; made anew for each count."""

    def add(self, value: Any) -> None:
        """Take one value; None adds nothing."""

    def lines(self) -> list[str]:
        """The sum in words, one line a currency, the first two are shown."""


class MoneyTotal:
    """Sums money by currency, never mixed."""

    def __init__(self) -> None:
        self._sums: dict[str, Decimal] = {}

    def add(self, value: Money | None) -> None:
        """Take an amount."""
        if value is not None:
            self._sums[value.currency] = self._sums.get(value.currency, Decimal(0)) + value.amount

    def lines(self) -> list[str]:
        """The bare amount for one currency; with codes for several."""
        sums = [Money(amount, currency) for currency, amount in sorted(self._sums.items())]
        return [figures.amount(sums[0])] if len(sums) == 1 else [figures.coded(one) for one in sums]


class NumberTotal:
    """Sums plain numbers."""

    def __init__(self) -> None:
        self._sum = Decimal(0)
        self._has_any = False

    def add(self, value: Decimal | int | None) -> None:
        """Take a number."""
        if value is not None:
            self._sum += value
            self._has_any = True

    def lines(self) -> list[str]:
        """The sum with the decimals that came in."""
        return [f"{self._sum:,}".replace("-", figures.MINUS)] if self._has_any else []


@dataclass(frozen=True, slots=True, eq=False)
class Column(Generic[Row]):
    """One column; made in a function, since translated text does not exist when a module is imported."""

    heading: str
    value: Callable[[Row], Any]
    """What is sorted by and painted; None sorts last."""
    text: Callable[[Any], str] | None = field(default=None, kw_only=True)
    """The value in words: shown, copied, filtered by. When None, the kind's own words."""
    numeric: bool = field(default=False, kw_only=True)
    """Right-aligned, header and all."""
    width: int = field(default=120, kw_only=True)
    """Pixels; the first column also takes the page's inset."""
    stretch: bool = field(default=False, kw_only=True)
    """Takes the width that is left; at least `width`."""
    kind: Kind = field(default=TEXT, kw_only=True)
    total: Callable[[], Total] | None = field(default=None, kw_only=True)
    sort_key: Callable[[Any], Any] | None = field(default=None, kw_only=True)
    """Of the value; for values that have no order of their own."""
    hidden: bool = field(default=False, kw_only=True)
    """Whether it is off until chosen in the column chooser."""
    tip: str = field(default="", kw_only=True)
    """What the heading means, shown under the pointer."""
    key: str = field(default="", kw_only=True)
    """Its name in the remembered choice of columns; the heading when empty. Give one: headings change with the language."""

    @property
    def name(self) -> str:
        """By what the chooser remembers it."""
        return self.key or self.heading

    def words(self, row: Row) -> str:
        """The cell in words."""
        value = self.value(row)
        return (self.text or self.kind.text)(value)

    def order(self, row: Row) -> tuple[bool, Any]:
        """By what the cell is sorted; nothing comes last."""
        value = self.value(row)
        if value is None:
            return True, 0
        key = (self.sort_key or self.kind.sort_key)(value)
        return False, key
