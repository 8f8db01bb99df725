from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.allocation import PlatformChoice, RebateStep, allocate, rebate_is_worth
from app.domain.money import Money


def yuan(amount: object) -> Money:
    return Money(Decimal(str(amount)), "CNY")


def choice(name: str = "a", **facts: Any) -> PlatformChoice:
    usual: dict[str, Any] = {
        "needed": yuan(10_000),
        "expected": yuan(3000),
        "minimum": yuan(500),
        "paid_so_far": yuan(0),
    }
    return PlatformChoice(name=name, **(usual | facts))


def test_where_it_does_not_do_for_all_the_likelier_dry_gets_it_first() -> None:
    unlikely, likely = choice(chance=Decimal("0.2")), choice("b", chance=Decimal("0.5"))
    found = allocate([unlikely, likely], likely.needed)
    assert found.amounts == (yuan(0), likely.needed)


def test_with_cash_enough_each_gets_what_it_needs() -> None:
    found = allocate([choice(), choice("b", needed=yuan(4000))], yuan(50_000))
    assert found.amounts == (yuan(10_000), yuan(4000))
    assert not found.is_short


def test_a_near_step_that_pays_is_reached() -> None:
    steps = (RebateStep(yuan(100_000), Decimal("0.05")),)
    found = allocate([choice(paid_so_far=yuan(85_000), steps=steps)], yuan(50_000))
    assert found.amounts == (yuan(15_000),)
    assert found.rebate == yuan(5000)


def test_a_step_far_away_is_left_alone() -> None:
    steps = (RebateStep(yuan(5_000_000), Decimal("0.001")),)
    found = allocate([choice(expected=yuan(100), steps=steps)], yuan(5_000_000))
    assert found.amounts == (yuan(10_000),)


def test_under_a_ceiling_the_rebate_decides_who_waits() -> None:
    steps = (RebateStep(yuan(10_000), Decimal("0.1")),)
    found = allocate([choice(), choice("b", steps=steps)], yuan(12_000))
    assert found.amounts == (yuan(2000), yuan(10_000))
    assert found.is_short


def test_no_more_than_an_agency_may_hold_is_sent() -> None:
    assert allocate([choice(most=yuan(6000))], yuan(50_000)).amounts == (yuan(6000),)


def test_nothing_to_choose_from_is_no_error() -> None:
    assert allocate([], yuan(1000)).amounts == ()


def test_two_currencies_do_not_compete() -> None:
    with pytest.raises(ValueError, match="do not mix"):
        allocate([choice(needed=Money(Decimal(5), "USD"))], yuan(1000))


choices = st.lists(
    st.builds(
        lambda needed, expected, minimum, paid, step: choice(
            needed=yuan(needed),
            expected=yuan(expected),
            minimum=yuan(minimum),
            paid_so_far=yuan(paid),
            steps=(RebateStep(yuan(step), Decimal("0.02")), RebateStep(yuan(step * 2), Decimal("0.04"))),
        ),
        st.integers(0, 50_000),
        st.integers(1, 10_000),
        st.integers(0, 3000),
        st.integers(0, 100_000),
        st.integers(10_000, 200_000),
    ),
    min_size=1,
    max_size=4,
)


@given(choices, st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_the_ceiling_and_every_minimum_hold(several: list[PlatformChoice], cash: int) -> None:
    found = allocate(several, yuan(cash))
    assert sum(amount.amount for amount in found.amounts) <= cash
    for one, amount in zip(several, found.amounts, strict=True):
        assert amount.amount == 0 or amount >= one.minimum
        assert amount == amount.rounded()


def test_a_rebate_is_weighed_against_the_wait() -> None:
    assert rebate_is_worth(yuan(600), yuan(10_000), yuan(1000), Decimal("0.1"))
    assert not rebate_is_worth(yuan(10), yuan(10_000), yuan(1000), Decimal("0.1"))
    assert not rebate_is_worth(yuan(600), yuan(10_000), yuan(0), Decimal("0.1"))
