"""The arithmetic of rebates, with the examples that the trade explains it by."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.domain.rebates import (
    Rebate,
    RebateForm,
    RebateRule,
    RebateStep,
    RebateTime,
    StepScope,
    balance_for,
    cash_for,
    effective_cost,
    real_discount,
    rebate_sums,
    roi,
)

SIX = Decimal("0.06")
forms = st.sampled_from(RebateForm)
rates = st.decimals(0, Decimal("0.4"), places=3)
amounts = st.decimals(0, 10_000_000, places=2).map(lambda amount: Money(amount, "CNY"))


def cny(amount: int | str) -> Money:
    return Money(Decimal(amount), "CNY")


def rule(scope: StepScope, *steps: tuple[int, str]) -> RebateRule:
    made = tuple(RebateStep(cny(start), Decimal(rate)) for start, rate in steps)
    return RebateRule(form=RebateForm.MARKUP, time=RebateTime.POSTPAID, scope=scope, steps=made)


def test_six_points_of_markup_turn_100_000_into_106_000() -> None:
    assert balance_for(cny(100_000), RebateForm.MARKUP, SIX) == cny(106_000)
    assert round(real_discount(RebateForm.MARKUP, SIX) * 100, 2) == Decimal("5.66")
    cost = effective_cost(cash=cny(100_000), consumed=cny(106_000))
    assert cost is not None
    assert round(cost, 4) == Decimal("0.9434")


def test_six_points_of_deduction_buy_100_000_for_94_000() -> None:
    assert cash_for(cny(100_000), RebateForm.DEDUCTION, SIX) == cny(94_000)
    assert real_discount(RebateForm.DEDUCTION, SIX) == SIX
    assert effective_cost(cash=cny(94_000), consumed=cny(100_000)) == Decimal("0.94")


def test_a_quarter_of_800_000_at_five_percent_from_500_000() -> None:
    assert rule(StepScope.WHOLE, (500_000, "0.05")).earned(cny(800_000)) == cny(40_000)
    assert rule(StepScope.ABOVE, (500_000, "0.05")).earned(cny(800_000)) == cny(15_000)


def test_roi_is_three_on_cash_and_looks_poorer_on_burn() -> None:
    on_cash, on_burn = roi(revenue=cny(300_000), cost=cny(100_000)), roi(revenue=cny(300_000), cost=cny(106_000))
    assert on_cash == 3
    assert on_burn is not None
    assert round(on_burn, 2) == Decimal("2.83")


@pytest.mark.parametrize(("volume", "whole", "above"), [
    ("0", "0", "0"), ("99999.99", "0", "0"), ("100000", "2000", "0"), ("300000", "6000", "4000"),
    ("500000", "25000", "8000"), ("600000", "30000", "13000"), ("-5000", "0", "0"),
])  # fmt: skip
def test_steps_apply_to_all_or_to_what_lies_above(volume: str, whole: str, above: str) -> None:
    steps = ((100_000, "0.02"), (500_000, "0.05"))
    assert rule(StepScope.WHOLE, *steps).earned(cny(volume)) == cny(whole)
    assert rule(StepScope.ABOVE, *steps).earned(cny(volume)) == cny(above)


@given(amounts, amounts)
def test_more_volume_never_earns_less(one: Money, other: Money) -> None:
    low, high = (one, other) if one <= other else (other, one)
    for scope in StepScope:
        steps = rule(scope, (0, "0.01"), (200_000, "0.03"), (1_000_000, "0.08"))
        assert steps.earned(low) <= steps.earned(high)


@given(amounts)
def test_above_the_step_never_earns_more_than_on_all(volume: Money) -> None:
    steps = ((50_000, "0.01"), (200_000, "0.03"))
    assert rule(StepScope.ABOVE, *steps).earned(volume) <= rule(StepScope.WHOLE, *steps).earned(volume)


@given(amounts, forms, rates)
def test_cash_and_balance_lead_back_to_each_other(cash: Money, form: RebateForm, points: Decimal) -> None:
    balance = balance_for(cash, form, points)
    assert abs(cash_for(balance, form, points) - cash) <= cny("0.02")
    if cash.amount > 1_000:
        cost = effective_cost(cash=cash, consumed=balance)
        assert cost is not None
        assert abs(1 - cost - real_discount(form, points)) < Decimal("0.0001")


def test_nothing_consumed_has_no_cost_and_currencies_do_not_mix() -> None:
    assert effective_cost(cash=cny(1), consumed=cny(0)) is None
    assert roi(revenue=cny(1), cost=cny(0)) is None
    with pytest.raises(ValueError, match="mix"):
        effective_cost(cash=cny(1), consumed=Money(Decimal(1), "USD"))
    with pytest.raises(ValueError, match="mix"):
        roi(revenue=cny(1), cost=Money(Decimal(1), "USD"))


@pytest.mark.parametrize("steps", [(), ((5, "0.1"), (5, "0.2")), ((5, "0.1"), (4, "0.2")), ((0, "1"),), ((0, "-0.1"),)])
def test_a_rule_that_makes_no_sense_is_refused(steps: tuple[tuple[int, str], ...]) -> None:
    with pytest.raises(ValueError, match=r"steps|rate"):
        rule(StepScope.WHOLE, *steps)


DUE = date(2026, 10, 31)


def rebate(accrued: int, confirmed: int | None, received: int, due: date = DUE) -> Rebate:
    settled = None if confirmed is None else cny(confirmed)
    return Rebate(
        start=date(2026, 7, 1), end=date(2026, 9, 30), accrued=cny(accrued), confirmed=settled, received=cny(received), due_on=due
    )  # fmt: skip


def test_what_is_owed_is_what_was_settled_or_else_what_was_earned() -> None:
    assert rebate(40_000, None, 0).owed == cny(40_000)
    assert rebate(40_000, 38_000, 10_000).owed == cny(28_000)
    assert rebate(40_000, 38_000, 10_000).short == cny(2_000)
    assert rebate(40_000, 38_000, 39_000).owed == cny(0)


def test_a_rebate_is_late_from_the_day_after_its_day_until_all_of_it_came() -> None:
    assert not rebate(40_000, 40_000, 0).is_late(DUE)
    assert rebate(40_000, 40_000, 39_999).is_late(DUE + timedelta(days=1))
    assert not rebate(40_000, 40_000, 40_000).is_late(DUE + timedelta(days=1))


def test_the_ledger_keeps_earned_settled_and_received_apart() -> None:
    foreign = Rebate(
        start=DUE, end=DUE, accrued=Money(Decimal(9), "USD"), received=Money(Decimal(0), "USD"), due_on=DUE
    )  # fmt: skip
    rebates = [rebate(40_000, 38_000, 10_000), rebate(5_000, None, 0, DUE + timedelta(days=90)), foreign]
    sums = rebate_sums(rebates, "CNY", DUE + timedelta(days=1))
    assert (sums.earned, sums.confirmed, sums.received) == (cny(45_000), cny(38_000), cny(10_000))
    assert (sums.owed, sums.late) == (cny(33_000), cny(28_000))
