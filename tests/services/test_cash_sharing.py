"""A sum of cash that may not do for all accounts: who gets what, within caps, and for which steps of a rebate."""

from datetime import date
from decimal import Decimal

import pytest

from app.desk import Desk
from app.domain.money import Money
from app.domain.rebates import RebateForm, RebateRule, RebateStep, RebateTime
from app.errors import WrongAnswer
from app.store.vault import Vault
from tests.services.test_top_ups import with_history
from tests.store import factory
from tests.store.factory import NOW

SOUTH, EAST, ALONE = "south", "east", "alone"


def yuan(figure: str | int | Decimal) -> Money:
    return Money(Decimal(figure), "CNY")


@pytest.fixture
def desk(vault: Vault) -> Desk:
    with vault.work() as work:
        for name in (SOUTH, EAST, ALONE):
            with_history(work, name, "300")
    return Desk(vault, lambda: NOW, factory.seat())


def through_an_agency(desk: Desk, *, limit: Money | None = None, rule: RebateRule | None = None) -> None:
    """South and east are funded through one agency."""
    contract = factory.contract(start=date(2025, 1, 1), rebate_rules=(rule,) if rule is not None else ())
    provider = desk.providers.add(factory.provider(contracts=(contract,), authorisations=(), in_transit_limit=limit))
    keys = {line.name: line.account_id for line in desk.top_ups.view().lines}
    desk.providers.fund([keys[SOUTH], keys[EAST]], provider, date(2025, 1, 1))


def shares(desk: Desk, cash: Money) -> dict[str, Money]:
    return {one.line.name: one.amount for one in desk.cash_sharing.share(desk.top_ups.view(), cash).shares}


def test_money_enough_for_all_gives_each_what_is_advised(desk: Desk) -> None:
    view = desk.top_ups.view()
    (advised,) = view.advised
    found = desk.cash_sharing.share(view, advised)
    assert {one.line.name: one.amount for one in found.shares} == {one.name: one.amount for one in view.lines}
    assert (found.sent, found.missing) == (advised, yuan(0))


def test_what_does_not_do_for_all_is_never_more_than_the_sum_and_says_what_is_missing(desk: Desk) -> None:
    view = desk.top_ups.view()
    (advised,) = view.advised
    found = desk.cash_sharing.share(view, advised.times(Decimal("0.6")))
    assert yuan(0) < found.sent <= found.cash
    assert found.missing == advised - found.sent


def test_an_agency_gets_no_more_than_its_cap_leaves(desk: Desk) -> None:
    through_an_agency(desk, limit=yuan(1_000))
    found = shares(desk, yuan(100_000))
    assert found[SOUTH] + found[EAST] <= yuan(1_000)
    assert found[ALONE] > yuan(1_000)


def test_a_step_that_is_near_is_reached_with_what_is_left_over(desk: Desk) -> None:
    (advised,) = desk.top_ups.view().advised
    step = RebateStep(start=advised, rate=Decimal("0.10"))
    through_an_agency(desk, rule=RebateRule(form=RebateForm.MARKUP, time=RebateTime.PREPAID, steps=(step,)))
    found = desk.cash_sharing.share(desk.top_ups.view(), yuan(100_000))
    theirs = sum((one.amount.amount for one in found.shares if one.line.name != ALONE), Decimal(0))
    assert theirs >= advised.amount
    assert found.rebate >= advised.times(Decimal("0.10")).rounded()


def test_what_burn_earns_afterwards_draws_no_money(desk: Desk) -> None:
    (advised,) = desk.top_ups.view().advised
    step = RebateStep(start=advised, rate=Decimal("0.10"))
    through_an_agency(desk, rule=RebateRule(form=RebateForm.MARKUP, time=RebateTime.POSTPAID, steps=(step,)))
    found = desk.cash_sharing.share(desk.top_ups.view(), yuan(100_000))
    assert (found.sent, found.rebate) == (advised, yuan(0))


@pytest.mark.parametrize("cash", ["0.01", "1", "399.99", "400", "1234.56", "5000", "9999.99", "31000", "60000"])
def test_whatever_the_sum_no_account_gets_a_crumb_and_nothing_is_given_twice(desk: Desk, cash: str) -> None:
    through_an_agency(desk)
    found = desk.cash_sharing.share(desk.top_ups.view(), yuan(cash))
    assert found.sent <= yuan(cash)
    for one in found.shares:
        least = one.line.observation.minimum_top_up if one.line.observation is not None else None
        assert not one.amount or (isinstance(least, Money) and one.amount >= min(least, one.line.amount))


def test_a_sum_that_is_none_and_a_currency_that_nobody_needs_are_refused(desk: Desk) -> None:
    for cash, reason in ((yuan(0), "not_positive"), (Money(Decimal(5), "USD"), "nobody_needs_it")):
        with pytest.raises(WrongAnswer) as refused:
            desk.cash_sharing.share(desk.top_ups.view(), cash)
        assert refused.value.reason == reason
