"""Several platforms with rebate steps under one ceiling of cash, as a mixed-integer programme with HiGHS."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from app.advice.amounts import rounded_up
from app.domain.money import Money

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RebateStep:
    """From this total of the period on, the rate holds for all of it (not only for what is above)."""

    from_total: Money
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformChoice:
    """One platform, or one account of it, that competes for the cash."""

    name: str
    needed: Money
    """The α-quantile of its need less what is there: up to here each unit saves margin (the chance constraint)."""
    expected: Money
    """Expected spend a day."""
    minimum: Money
    """A top-up is nothing or at least this."""
    paid_so_far: Money
    """Topped up in the rebate's period before now."""
    steps: tuple[RebateStep, ...] = ()
    most: Money | None = None
    """Cap on what may be sent there, for instance of money in transit at one agency."""
    loss_rate: Decimal = Decimal(0)
    """Share expected to be lost or late should the account be blocked, charged on money beyond the need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """What to send to each, in the order asked, with the rebate that the steps reached bring."""

    amounts: tuple[Money, ...]
    rebate: Money
    is_short: bool
    """Whether the ceiling leaves some need unmet."""


def allocate(
    choices: Sequence[PlatformChoice],
    cash: Money,
    *,
    loss_of_margin: Decimal = Decimal("0.26"),
    cost_of_cash: Decimal = Decimal("0.10"),
) -> Allocation:
    """Maximise margin saved and rebate less the cost of money that waits, with Σ amounts ≤ cash.

    Extra money beyond the need waits extra / (2 · D) days on average; that cost grows with its square and is charged
    in slices. Money of one currency only: ValueError otherwise. One choice alone needs no programme but gets the same answer.
    """
    if not choices:
        return Allocation(amounts=(), rebate=Money.zero(cash.currency), is_short=False)
    rows = [_Row.of(one, cash, loss_of_margin, cost_of_cash) for one in choices]
    found = _solve(rows, float(cash.amount))
    amounts = _exact(found, choices, cash)
    rebates = [_rebate(one, amount) for one, amount in zip(choices, amounts, strict=True)]
    rebate = sum(rebates, Money.zero(cash.currency))
    short = any(amount < one.needed for one, amount in zip(choices, amounts, strict=True))
    return Allocation(amounts=tuple(amounts), rebate=rebate, is_short=short)


SLICES = 6
"""Slices of money beyond the need, each dearer than the one before."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One choice in numbers: gain of each unit in the need and in each slice, and what each step adds."""

    needed: float
    margin: float
    slice_size: float
    slice_costs: tuple[float, ...]
    minimum: float
    most: float
    steps: tuple[tuple[float, float], ...]
    """For each step: amount from which it is reached now, and its rate."""
    paid: float

    @classmethod
    def of(cls, one: PlatformChoice, cash: Money, margin: Decimal, cost: Decimal) -> "_Row":
        zero = Money.zero(cash.currency)
        for amount in (one.needed, one.expected, one.minimum, one.paid_so_far):
            _ = amount + zero  # another currency is refused here
        most = float(min(cash, one.most if one.most is not None else cash).amount)
        needed = max(float(one.needed.amount), 0.0)
        extra = max(most - needed, 0.0)
        daily = max(float(one.expected.amount), 1e-9)
        middles = (np.arange(SLICES) + 0.5) * extra / SLICES
        # Waiting is extra / (2·D), so the cost is c/365 · extra² / (2·D) and its slope c/365 · extra / D.
        costs = float(cost) / 365 * middles / daily + float(one.loss_rate)
        steps = tuple((float((step.from_total - one.paid_so_far).amount), float(step.rate)) for step in one.steps)
        return cls(
            needed=needed,
            margin=float(margin),
            slice_size=extra / SLICES,
            slice_costs=tuple(costs.tolist()),
            minimum=float(one.minimum.amount),
            most=most,
            steps=tuple(sorted(steps)),
            paid=float(one.paid_so_far.amount),
        )


def _solve(rows: Sequence[_Row], cash: float) -> Floats:
    """Amount of each row. Variables of a row: need met, slices, whether anything is sent, and for each step taken or
    not and the amount under it (the rate holds for the whole amount, so the amount is split over the steps).
    """
    scale = max(cash, 1.0)
    costs: list[float] = []
    upper: list[float] = []
    whole: list[int] = []
    places: list[int] = []
    for row in rows:
        places.append(len(costs))
        tiers = len(row.steps)
        costs += [-row.margin, *row.slice_costs, 0.0]
        upper += [min(row.needed, row.most) / scale, *[row.slice_size / scale] * SLICES, 1.0]
        whole += [0] * (1 + SLICES) + [1]
        for _, rate in row.steps:
            costs += [-rate * row.paid / scale, -rate]
            upper += [1.0, row.most / scale]
            whole += [1, 0]
        assert len(costs) == places[-1] + 2 + SLICES + 2 * tiers
    size = len(costs)
    lines, low, high = _constraints(rows, places, size, scale, cash)
    answer = milp(
        np.array(costs),
        constraints=LinearConstraint(np.array(lines), np.array(low), np.array(high)),
        bounds=Bounds(np.zeros(size), np.array(upper)),
        integrality=np.array(whole),
    )
    assert answer.x is not None  # nothing at all is always allowed
    return np.array([answer.x[at : at + 1 + SLICES].sum() * scale for at in places])


def _constraints(
    rows: Sequence[_Row], places: Sequence[int], size: int, scale: float, cash: float
) -> tuple[list[Floats], list[float], list[float]]:
    lines: list[Floats] = []
    low: list[float] = []
    high: list[float] = []

    def hold(line: Floats, least: float, most: float) -> None:
        lines.append(line)
        low.append(least)
        high.append(most)

    total = np.zeros(size)
    for row, at in zip(rows, places, strict=True):
        amount = np.zeros(size)
        amount[at : at + 1 + SLICES] = 1.0
        total += amount
        sent = at + 1 + SLICES
        least, most = amount.copy(), amount.copy()
        least[sent], most[sent] = -row.minimum / scale, -row.most / scale
        hold(least, 0.0, np.inf)
        hold(most, -np.inf, 0.0)
        taken, under = np.zeros(size), -amount
        for number, (reached, _) in enumerate(row.steps):
            flag, part = sent + 1 + 2 * number, sent + 2 + 2 * number
            taken[flag], under[part] = 1.0, 1.0
            enough, limit = np.zeros(size), np.zeros(size)
            enough[part], enough[flag] = 1.0, -max(reached, 0.0) / scale
            limit[part], limit[flag] = 1.0, -row.most / scale
            hold(enough, 0.0, np.inf)
            hold(limit, -np.inf, 0.0)
        if row.steps:
            hold(taken, 0.0, 1.0)
            hold(under, -np.inf, 0.0)
    hold(total, 0.0, cash / scale)
    return lines, low, high


def _exact(found: Floats, choices: Sequence[PlatformChoice], cash: Money) -> list[Money]:
    """Whole coins; a hair above a step or minimum counts as it, and the sum never passes the ceiling."""
    left, amounts = cash, []
    for value, one in zip(found, choices, strict=True):
        amount = rounded_up(max(float(value) - 1e-6 * float(cash.amount), 0.0), cash.currency)
        for mark in (one.needed, one.minimum, *(step.from_total - one.paid_so_far for step in one.steps)):
            if mark.amount > 0 and abs(float((mark - amount).amount)) <= 3e-6 * float(cash.amount) + 0.01:
                amount = mark
        amount = min(amount, left)
        amounts.append(amount if amount and amount >= one.minimum else Money.zero(cash.currency))
        left -= amounts[-1]
    return amounts


def _rebate(one: PlatformChoice, amount: Money) -> Money:
    """Of the highest step that the period's total reaches, on the whole total; without an amount nothing is earned now."""
    total = one.paid_so_far + amount
    rates = [step.rate for step in one.steps if total >= step.from_total]
    return total.times(max(rates, default=Decimal(0))) if amount else Money.zero(amount.currency)


def rebate_is_worth(rebate: Money, extra: Money, expected: Money, cost_of_cash: Decimal) -> bool:
    """Whether topping up extra money for a rebate pays: rebate > c/365 × extra × extra / (2 · D)."""
    if expected.amount <= 0:
        return False
    waiting_days = extra.amount / (2 * expected.amount)
    return rebate.amount > cost_of_cash / 365 * extra.amount * waiting_days
