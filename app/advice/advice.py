"""What an adviser answers: an amount, the latest safe time, what it expects, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.money import Money

LEVELS = (0.005, 0.025, 0.165, 0.25, 0.5, 0.75, 0.835, 0.975, 0.995)
"""Probabilities at which needs are foretold."""


class ReasonCode(StrEnum):
    """Why an advice is as it is; `ui/wording.py` has the sentences."""

    NEED_UNTIL_NEXT_ARRIVAL = "need_until_next_arrival"
    """Fact: the stock that is wanted until the next review's order lands."""
    LONG_INTERVAL = "long_interval"
    """Fact: days until the next order lands; a weekend, a holiday or a slow approval lies between."""
    ENOUGH = "enough"
    """Balance and pipeline are enough. Fact: what they are together."""
    RAISED_TO_MINIMUM = "raised_to_minimum"
    """Fact: the minimum top-up."""
    DRY_DAYS_CORRECTED = "dry_days_corrected"
    """Days that ran dry needed more than was charged. Fact: how many days."""
    SHORT_HISTORY = "short_history"
    """Fact: days of history; the pattern of all accounts fills in."""
    PAUSED = "paused"
    """Somebody stopped the account. Fact: nothing."""
    NO_SPEND = "no_spend"
    """Fact: days without any spend; as for a paused account nothing is advised."""
    STRANDED = "stranded"
    """Money for which no need is in sight. Fact: the amount."""
    BUDGETS = "budgets"
    """Announced budgets bound the need. Fact: for how many days."""
    CAMPAIGNS = "campaigns"
    """Announced starts and stops are counted in. Fact: how many."""
    MARKETING_NODE = "marketing_node"
    """A marketing node touches the coming days. Fact: its weight against a normal day."""
    GRANT_FIRST = "grant_first"
    """The grant is spent before cash and stands in for it. Fact: its amount."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and the one fact that belongs to it, as plain text."""

    code: ReasonCode
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """For one account at one review. "Without" is what comes of sending nothing now, "with" of following the advice."""

    account: str
    amount: Money
    """0, or at least the minimum; up to the cent."""
    latest_safe_at: datetime | None
    """Send by then and nine times in ten the money lands before nine in ten needs would be short; None: not in sight."""
    interval_ends_at: datetime
    """When the next review's order is expected to have landed: the end of the time that this advice must cover."""
    interval_quantiles: Mapping[float, Money]
    """Need until then, by probability."""
    quantiles: Mapping[int, Mapping[float, Money]]
    """Need of the next 1, 3 and 7 times 24 hours from now, by probability."""
    chance_dry: float
    """With the advice: probability of a dry hour before the next review's order lands."""
    chance_dry_without: float
    idle: Money
    """With the advice: money expected to be still there three days after that."""
    idle_without: Money
    stranded: Money
    """Money of a paused or silent account, zero for any other."""
    reasons: tuple[Reason, ...]
