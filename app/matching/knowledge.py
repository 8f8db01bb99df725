"""What people taught matching: names, fees, rates and lags that somebody confirmed; never learned from automatic groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeModel:
    """What a source keeps back of each payment: a share, a fixed amount, or both."""

    rate: Decimal = Decimal(0)
    fixed: Money | None = None
    party: str = ""
    """The party that keeps it, as it writes itself; empty: every party."""
    name: str = ""
    """Where it is known from, as the contract or the person said."""
    is_learned: bool = False
    """Whether persons confirmed it again and again; a contract with the same party goes before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One unit of `base` in `quote` on a day, with where the figure was taken from."""

    day: date
    base: str
    quote: str
    rate: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How late records of a party usually are, in working days."""

    median: int
    p90: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything learned from confirmed groups and typed in by people; visible and editable elsewhere."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    """Raw text of a party to the name it should count as."""
    fees: tuple[FeeModel, ...] = ()
    rates: tuple[Rate, ...] = ()
    lags: Mapping[str, Lag] = field(default_factory=dict)
    """By the party, as the right rows write it."""
    rebate_rate: Decimal = Decimal(0)
    """The share of each recharge that is promised back as a grant; zero: none is known."""


NOTHING = Knowledge()
