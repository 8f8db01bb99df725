"""What an adviser may know at a review: one account's facts, and what all accounts share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from app.advice.lead_time import LeadTime
from app.advice.pattern import Pattern
from app.domain.calendar import WEEKENDS_ONLY, Calendar
from app.domain.money import Money

Amount = Money | Decimal | int | float
"""Money in the account's currency; plain numbers are taken as units of it (yuan, not fen)."""


@dataclass(frozen=True, slots=True)
class DayCharge:
    """One finished day: what the platform charged, and for how many of its 24 hours the account stood without money."""

    day: date
    charged: Amount
    dry_hours: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPlan:
    """An announced change: a campaign that starts, stops, or both; days are included, None is open."""

    start: date | None = None
    """First day on which it spends."""
    stop: date | None = None
    """Last day on which it spends."""
    daily_budget: Amount | None = None
    """Most that it spends in a day; None when the platform does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One prepaid account at one review. Nothing in it may come from the future but what was announced."""

    now: datetime
    """Moment of the review on the account's own clock (its hours and weekdays); a zone is kept but not converted."""
    next_review: datetime
    """When somebody can order the next time, on the same clock."""
    balance: Amount
    """Spendable cash at this moment."""
    history: Sequence[DayCharge] = ()
    """Finished days, in any order; a day between the first and yesterday that is not named counts as one without spend."""
    charged_today: Amount = 0
    """Charged since midnight."""
    pipeline: Amount = 0
    """Ordered and confirmed, but not arrived."""
    minimum_top_up: Amount = 0
    """M: a top-up is nothing or at least this."""
    budgets: Mapping[date, Amount] = field(default_factory=dict)
    """Announced daily budgets as upper bounds; days that are over are welcome, they teach how much of a budget gets spent."""
    campaigns: Sequence[CampaignPlan] = ()
    """Planned starts and stops that the history cannot show yet."""
    account: str = ""
    """Any name; used for nothing but to find the account again in reasons and transfers."""
    currency: str = "CNY"
    platform: str = ""
    """Chooses the marketing nodes that concern it; empty for those of everybody."""
    grant_balance: Amount = 0
    """Grant 赠款 that can be spent, not part of `balance`."""
    grant_is_spent_first: bool = False
    """Whether the platform's rule burns grant before cash; only then does it stand in for cash."""
    is_paused: bool = False
    """Somebody stopped the account: nothing is advised, and its money is named as stranded."""
    values: Mapping[date, Amount] = field(default_factory=dict)
    """What each finished day brought in (revenue), for the ROI forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What holds for all accounts of a company; every field has the standard setting of `reference/recharge.md`."""

    cost_of_cash: float = 0.10
    """c: yearly cost of a unit of money that lies on a platform."""
    loss_of_margin: float = 0.26
    """p: margin lost for each unit of spend that could not happen."""
    cost_per_top_up: float = 0.0
    """κ: work and fees of one top-up, in units of the account's currency."""
    lead_time: LeadTime = field(default_factory=LeadTime)
    approval_hours: float = 0.0
    """From advice to the money being sent."""
    calendar: Calendar = WEEKENDS_ONLY
    """Closed days and make-up workdays; its marketing nodes, where it has any, shape the forecast."""
    pattern: Pattern | None = None
    """What accounts have in common, for those with little history; None learns it from the accounts asked about together."""


def number(amount: Amount) -> float:
    """An amount as the forecast counts: a plain number of currency units."""
    return float(amount.amount if isinstance(amount, Money) else amount)
