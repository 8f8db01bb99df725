"""Rebates 返点: what a volume earns by its rule, what money really costs after it, and what of it has not come yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from app.domain.money import Money, total


class RebateForm(StrEnum):
    """The two conventions behind the same "6 points"."""

    MARKUP = "markup"  # 充100送6: pay 100, get 106
    DEDUCTION = "deduction"  # pay 94 for 100


class RebateTime(StrEnum):
    """When it is given."""

    PREPAID = "prepaid"  # 预返: arrives with the recharge
    POSTPAID = "postpaid"  # 后返: settled on burn by month, quarter, half-year or year


class RebatePeriod(StrEnum):
    """Over what time a volume is added up."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it takes."""
        return {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[self.value]

    def around(self, day: date) -> tuple[date, date]:
        """The first and the last day of the period, cut by the calendar year, that this day lies in."""
        first = date(day.year, (day.month - 1) // self.months * self.months + 1, 1)
        after = first.month + self.months
        end = date(day.year + (after > 12), after - 12 if after > 12 else after, 1)
        return first, end - timedelta(days=1)


class StepScope(StrEnum):
    """What the rate of a reached step applies to."""

    WHOLE = "whole"  # to all of the volume
    ABOVE = "above"  # 分段: to what lies above the step


class RebateUse(StrEnum):
    """How a settled rebate is given."""

    CASH = "cash"
    RECHARGE = "recharge"
    OFFSET = "offset"
    NOTHING_DUE = "nothing_due"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class RebateStep:
    """From this volume on, this rate: 0.05 is five points."""

    start: Money
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RebateRule:
    """One rule of a contract; steps rise, and below the first one nothing is earned."""

    form: RebateForm
    time: RebateTime
    scope: StepScope = StepScope.WHOLE
    steps: tuple[RebateStep, ...]

    def __post_init__(self) -> None:
        starts = [step.start for step in self.steps]
        if not starts or any(later <= earlier for earlier, later in pairwise(starts)):
            raise ValueError("steps must rise")
        if any(not 0 <= step.rate < 1 for step in self.steps):
            raise ValueError("a rate lies between 0 and 1")

    def rate_at(self, volume: Money) -> Decimal:
        """The rate of the highest step that the volume reaches; zero below the first."""
        return next((step.rate for step in reversed(self.steps) if step.start <= volume), Decimal(0))

    def earned(self, volume: Money) -> Money:
        """What this much cash burn (or recharge, for a prepaid rule) earns, at the currency's minor digits."""
        if self.scope is StepScope.WHOLE:
            return volume.times(self.rate_at(volume)).rounded()
        ends = [step.start for step in self.steps[1:]]
        parts = [
            (min(volume, ends[place]) if place < len(ends) else volume) - step.start
            for place, step in enumerate(self.steps)
            if step.start <= volume
        ]
        shares = [part.times(step.rate) for part, step in zip(parts, self.steps, strict=False)]
        return total(shares, volume.currency).rounded()


def balance_for(cash: Money, form: RebateForm, rate: Decimal) -> Money:
    """What a payment becomes on the account with a prepaid rebate: 100,000 at six points is 106,000 or 106,382.98."""
    if form is RebateForm.MARKUP:
        return cash.times(1 + rate).rounded()
    return Money(cash.amount / (1 - rate), cash.currency).rounded()


def cash_for(balance: Money, form: RebateForm, rate: Decimal) -> Money:
    """What has to be paid for this balance: 94,000 for 100,000 at six points of deduction."""
    if form is RebateForm.DEDUCTION:
        return balance.times(1 - rate).rounded()
    return Money(balance.amount / (1 + rate), balance.currency).rounded()


def real_discount(form: RebateForm, rate: Decimal) -> Decimal:
    """What the points are worth: a markup of 6 in 100 is 6/106, a deduction of 6 is 6/100."""
    return rate / (1 + rate) if form is RebateForm.MARKUP else rate


def effective_cost(*, cash: Money, consumed: Money) -> Decimal | None:
    """Cash paid for each unit of consumed balance; None while nothing is consumed."""
    if consumed.currency != cash.currency:
        raise ValueError(f"{cash.currency} and {consumed.currency} do not mix")
    return cash.amount / consumed.amount if consumed else None


def roi(*, revenue: Money, cost: Money) -> Decimal | None:
    """Revenue over cost; give the cash paid as cost, for on list burn the same sale looks poorer than it is."""
    if revenue.currency != cost.currency:
        raise ValueError(f"{revenue.currency} and {cost.currency} do not mix")
    return revenue.amount / cost.amount if cost else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebate:
    """One period's rebate with its three figures, which are never added up 应计 已核算 已到账."""

    start: date
    end: date
    accrued: Money
    """By the rule, from our own figures."""
    confirmed: Money | None = None
    """What the provider settled; None while it has not."""
    received: Money
    due_on: date
    use: RebateUse = RebateUse.RECHARGE

    @property
    def owed(self) -> Money:
        """What is still to come: of what was settled or, until it is, of what was earned; never below zero."""
        left = (self.accrued if self.confirmed is None else self.confirmed) - self.received
        return max(left, Money.zero(left.currency))

    @property
    def short(self) -> Money:
        """By how much the provider settled less than the rule earns; negative when it settled more."""
        return self.accrued - (self.accrued if self.confirmed is None else self.confirmed)

    def is_late(self, today: date) -> bool:
        """Whether the day it was promised for has passed and something is still to come."""
        return today > self.due_on and bool(self.owed)


@dataclass(frozen=True, slots=True, kw_only=True)
class RebateSettlement:
    """What a provider says it owes for the period that starts on this day."""

    provider_id: int
    period_start: date
    confirmed: Money
    use: RebateUse


@dataclass(frozen=True, slots=True, kw_only=True)
class RebateReceipt:
    """Part of a period's rebate that came."""

    provider_id: int
    period_start: date
    amount: Money
    day: date
    mark: str = ""
    """The bank or platform row that shows it; empty for one that a person noted."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RebateSums:
    """A provider's rebates in one currency."""

    earned: Money
    confirmed: Money
    received: Money
    owed: Money
    late: Money
    """The part of what is owed whose day has passed."""


def rebate_sums(rebates: Sequence[Rebate], currency: str, today: date) -> RebateSums:
    """All rebates of this currency together; those of others are left out."""
    ours = [rebate for rebate in rebates if rebate.accrued.currency == currency]
    return RebateSums(
        earned=total([one.accrued for one in ours], currency),
        confirmed=total([one.confirmed for one in ours if one.confirmed is not None], currency),
        received=total([one.received for one in ours], currency),
        owed=total([one.owed for one in ours], currency),
        late=total([one.owed for one in ours if one.is_late(today)], currency),
    )
