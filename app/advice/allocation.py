"""Several platforms with rebate steps under one ceiling of cash, as a mixed-integer programme with HiGHS."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from app.advice.amounts import to_coins
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
    chance: Decimal = Decimal(1)
    """Of running dry without it: what money for the need saves is worth so much of the margin."""
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
    """One choice in numbers, money as a share of the cash."""

    needed: float
    margin: float
    """Gain of each unit of the need: what it is likely to save, and the rebate that is reached already."""
    slice_size: float
    slice_costs: tuple[float, ...]
    minimum: float
    most: float
    steps: tuple[tuple[float, float], ...]
    """For each step not yet reached: amount that reaches it, and what reaching it brings."""

    @classmethod
    def of(cls, one: PlatformChoice, cash: Money, margin: Decimal, cost: Decimal) -> "_Row":
        zero = Money.zero(cash.currency)
        for amount in (one.needed, one.expected, one.minimum, one.paid_so_far):
            _ = amount + zero  # another currency is refused here
        unit = max(float(cash.amount), 1.0)
        most = float(min(cash, one.most if one.most is not None else cash).amount)
        needed = max(float(one.needed.amount), 0.0)
        extra = max(most - needed, 0.0)
        daily = max(float(one.expected.amount), 1e-9)
        middles = (np.arange(SLICES) + 0.5) * extra / SLICES
        # Waiting is extra / (2·D), so the cost is c/365 · extra² / (2·D) and its slope c/365 · extra / D.
        costs = float(cost) / 365 * middles / daily + float(one.loss_rate)
        reached = _rate(one, one.paid_so_far)
        return cls(
            needed=min(needed, most) / unit,
            margin=float(margin * one.chance + reached),
            slice_size=extra / SLICES / unit,
            slice_costs=tuple(costs.tolist()),
            minimum=float(one.minimum.amount) / unit,
            most=most / unit,
            steps=tuple(_steps(one, reached, needed, unit)),
        )

    @property
    def places(self) -> int:
        """Variables: the need met, slices beyond it, whether anything is sent, and whether each step is reached."""
        return 2 + SLICES + len(self.steps)


def _rate(one: PlatformChoice, total: Money) -> Decimal:
    return max((step.rate for step in one.steps if total >= step.from_total), default=Decimal(0))


def _steps(one: PlatformChoice, reached: Decimal, needed: float, unit: float) -> Iterator[tuple[float, float]]:
    """Money beyond need and step earns its rebate later too, so a step brings its rate on no more than those."""
    for step in one.steps:
        amount = float((step.from_total - one.paid_so_far).amount)
        if amount > 0 and step.rate > reached:
            total = float(one.paid_so_far.amount) + max(amount, needed)
            yield amount / unit, float(step.rate - reached) * total / unit


def _solve(rows: Sequence[_Row], cash: float) -> Floats:
    """The amount of each row, in money."""
    starts = np.cumsum([0, *(row.places for row in rows)])
    costs = [[-row.margin, *row.slice_costs, 0.0, *(-gain for _, gain in row.steps)] for row in rows]
    upper = [[row.needed, *[row.slice_size] * SLICES, 1.0, *[1.0] * len(row.steps)] for row in rows]
    whole = [[*[0] * (1 + SLICES), *[1] * (1 + len(row.steps))] for row in rows]
    answer = milp(
        np.concatenate(costs),
        constraints=_constraints(rows, starts[:-1].tolist(), int(starts[-1])),
        bounds=Bounds(np.zeros(int(starts[-1])), np.concatenate(upper)),
        integrality=np.concatenate(whole),
    )
    assert answer.x is not None  # to send nothing at all is always allowed
    return np.array([answer.x[at : at + 1 + SLICES].sum() * max(cash, 1.0) for at in starts[:-1]])


def _constraints(rows: Sequence[_Row], starts: Sequence[int], size: int) -> LinearConstraint:
    """Nothing or at least the minimum; a step only with its amount; one step at most; no more than the cash."""
    lines: list[Floats] = []
    low: list[float] = []
    high: list[float] = []

    def hold(line: Floats, least: float, most: float) -> None:
        lines.append(line)
        low.append(least)
        high.append(most)

    total = np.zeros(size)
    for row, at in zip(rows, starts, strict=True):
        amount = np.zeros(size)
        amount[at : at + 1 + SLICES] = 1.0
        total += amount
        sent = at + 1 + SLICES
        for limit, least, most in ((row.minimum, 0.0, np.inf), (row.most, -np.inf, 0.0)):
            line = amount.copy()
            line[sent] = -limit
            hold(line, least, most)
        taken = np.zeros(size)
        for number, (reached, _) in enumerate(row.steps, start=sent + 1):
            line = amount.copy()
            line[number], taken[number] = -reached, 1.0
            hold(line, 0.0, np.inf)
        hold(taken, 0.0, 1.0)
    hold(total, 0.0, 1.0)
    return LinearConstraint(np.array(lines), np.array(low), np.array(high))


def _exact(found: Floats, choices: Sequence[PlatformChoice], cash: Money) -> list[Money]:
    """Whole coins; what lies a hair beside a need, a minimum, a cap or a step is meant to be it; never more than the cash."""
    hair = 2e-6 * float(cash.amount) + 0.01
    left, amounts = cash, []
    for value, one in zip(found.tolist(), choices, strict=True):
        amount = Money(Decimal(repr(max(value, 0.0))), cash.currency).rounded()
        steps = (step.from_total - one.paid_so_far for step in one.steps)
        for mark in (one.needed, one.minimum, *steps, *([one.most] if one.most else [])):
            if mark.amount > 0 and abs(float((mark - amount).amount)) <= hair:
                amount = to_coins(mark)
        amount = min(amount, left)
        amounts.append(amount if amount and amount >= one.minimum else Money.zero(cash.currency))
        left -= amounts[-1]
    return amounts


def _rebate(one: PlatformChoice, amount: Money) -> Money:
    """Of the highest step that the period's total reaches, on the whole total; without an amount nothing is earned now."""
    total = one.paid_so_far + amount
    return total.times(_rate(one, total)) if amount else Money.zero(amount.currency)


def rebate_is_worth(rebate: Money, extra: Money, expected: Money, cost_of_cash: Decimal) -> bool:
    """Whether topping up extra money for a rebate pays: rebate > c/365 × extra × extra / (2 · D)."""
    if expected.amount <= 0:
        return False
    waiting_days = extra.amount / (2 * expected.amount)
    return rebate.amount > cost_of_cash / 365 * extra.amount * waiting_days
