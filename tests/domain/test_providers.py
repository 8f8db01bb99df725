"""Providers: grades with their caps and reasons, contracts, fees, and how much may lie with one of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Platform
from app.domain.money import Money
from app.domain.providers import (
    Authorisation,
    Contract,
    Exposure,
    FeeFault,
    FeeKind,
    FundedThrough,
    Provider,
    Tier,
    caps_reached,
    fee_fault,
    funded_through,
    largest_share,
)
from app.domain.ratings import WEIGHTS, Cap, Count, Dimension, Grade, ProviderHistory, rate

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
TODAY = NOW.date()


def cny(amount: int | str) -> Money:
    return Money(Decimal(amount), "CNY")


def history(good: int, of: int, **others: object) -> ProviderHistory:
    count = Count(good, of)
    plain = ProviderHistory(
        orders=of, without_incident=count, without_difference=count, refunds_on_time=count, openings_approved=count,
        openings_at_first_pass=count, credited_on_time=count, without_complaint=count, complaints_closed_for_good=count,
        answered_on_time=count, solved_on_time=count, without_hidden_fee=count, rebates_as_promised=count, is_authorised=True,
    )  # fmt: skip
    return replace(plain, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(("good", "grade"), [
    (200, Grade.A), (185, Grade.A), (170, Grade.B), (150, Grade.C), (130, Grade.D), (90, Grade.E),
])  # fmt: skip
def test_many_orders_are_graded_by_how_many_went_well(good: int, grade: Grade) -> None:
    rating = rate(history(good, 200), NOW)
    assert (rating.grade, rating.is_rated, rating.caps) == (grade, True, ())


def test_few_good_orders_are_no_a_yet() -> None:
    assert rate(history(5, 5), NOW).grade is Grade.B
    assert rate(history(40, 40), NOW).grade is Grade.A


def test_under_five_orders_there_is_no_rating_and_c_counts() -> None:
    rating = rate(history(4, 4), NOW)
    assert (rating.grade, rating.is_rated, rating.caps) == (Grade.C, False, (Cap.FEW_ORDERS,))


def test_no_authorisation_means_d_at_most() -> None:
    assert rate(history(200, 200, is_authorised=False), NOW).grade is Grade.D
    assert rate(history(90, 200, is_authorised=False), NOW).grade is Grade.E
    assert rate(history(4, 4, is_authorised=False), NOW).grade is Grade.D


@pytest.mark.parametrize("mark", ["misappropriation_proven", "forgery_proven"])
@pytest.mark.parametrize(("proven", "grade"), [
    (date(2024, 9, 2), Grade.E), (date(2024, 9, 1), Grade.A), (date(2026, 8, 31), Grade.E), (date(2024, 2, 29), Grade.A),
])  # fmt: skip
def test_proven_fraud_is_an_e_for_24_months(mark: str, proven: date, grade: Grade) -> None:
    assert rate(history(200, 200, **{mark: proven}), NOW).grade is grade


@pytest.mark.parametrize(("hours", "outstanding", "grade"), [
    (72, True, Grade.A), (73, True, Grade.E), (500, False, Grade.A),
])  # fmt: skip
def test_silence_over_72_hours_with_our_money_is_an_e(hours: int, outstanding: bool, grade: Grade) -> None:  # noqa: FBT001
    silent = history(200, 200, silent_since=NOW - timedelta(hours=hours), has_money_outstanding=outstanding)
    assert rate(silent, NOW).grade is grade


def test_every_grade_comes_with_what_it_rests_on() -> None:
    rating = rate(history(200, 200, credited_on_time=Count(20, 100)), NOW)
    assert [one.dimension for one in rating.scores] == list(Dimension)
    late = next(one for one in rating.scores if one.dimension is Dimension.PUNCTUALITY)
    assert (late.good, late.of, late.most) == (20, 100, 15)
    assert late.points < 4
    assert rating.score == sum((one.points for one in rating.scores), Decimal(0)).quantize(Decimal("0.1"))


def test_the_weights_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert set(WEIGHTS) == set(Dimension)


@given(st.integers(5, 500), st.data())
def test_one_good_case_more_never_lowers_a_score(of: int, data: st.DataObject) -> None:
    good = data.draw(st.integers(0, of - 1))
    assert rate(history(good, of), NOW).score <= rate(history(good + 1, of), NOW).score
    assert 0 <= rate(history(good, of), NOW).score <= 100


def test_more_good_cases_than_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        Count(3, 2)


CONTRACT = Contract(
    number="K-7", start=date(2026, 1, 1), end=date(2026, 12, 31), party="青石互动", fee_rate=Decimal("0.015"),
    opening_fee=Money(Decimal(500), "CNY"),
)  # fmt: skip


def provider(**others: object) -> Provider:
    return replace(Provider(id=1, name="青石互动", tier=Tier.FIRST, contracts=(CONTRACT,)), **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "fee", "contract", "fault"), [
    (FeeKind.SERVICE, "1500.00", CONTRACT, None),
    (FeeKind.SERVICE, "1500.01", CONTRACT, FeeFault.ABOVE_CONTRACT),
    (FeeKind.SERVICE, "1", None, FeeFault.NO_CONTRACT),
    (FeeKind.OPENING, "500", CONTRACT, None),
    (FeeKind.OPENING, "501", CONTRACT, FeeFault.ABOVE_CONTRACT),
    (FeeKind.OPENING, "1", replace(CONTRACT, opening_fee=None), FeeFault.ABOVE_CONTRACT),
    (FeeKind.RUSH, "1", CONTRACT, FeeFault.HIDDEN),
    (FeeKind.FAVOUR, "1", None, FeeFault.HIDDEN),
])  # fmt: skip
def test_a_fee_is_right_only_as_the_contract_has_it(
    kind: FeeKind, fee: str, contract: Contract | None, fault: FeeFault | None
) -> None:
    assert fee_fault(kind, cny(fee), cny(100_000), contract) is fault


def test_the_newest_contract_in_force_holds() -> None:
    newer = replace(CONTRACT, number="K-8", start=date(2026, 6, 1))
    both = provider(contracts=(newer, CONTRACT))
    assert both.contract_on(date(2026, 5, 31)) == CONTRACT
    assert both.contract_on(date(2026, 6, 1)) == newer
    assert both.contract_on(date(2027, 1, 1)) is None


def test_an_authorisation_counts_for_its_platform_until_its_last_day() -> None:
    paper = Authorisation(platform=Platform.OCEAN_ENGINE, document="ab", valid_until=TODAY)
    one = provider(authorisations=(paper,))
    assert one.is_authorised(frozenset({Platform.OCEAN_ENGINE}), TODAY)
    assert not one.is_authorised(frozenset({Platform.OCEAN_ENGINE}), TODAY + timedelta(days=1))
    assert not one.is_authorised(frozenset({Platform.OCEAN_ENGINE, Platform.TENCENT_ADS}), TODAY)
    assert provider(tier=Tier.DIRECT).is_authorised(frozenset(Platform), TODAY)


def test_an_account_may_change_the_way_it_is_funded() -> None:
    ways = [FundedThrough(account_id=5, provider_id=1, start=date(2026, 1, 1)), FundedThrough(account_id=5, provider_id=2, start=date(2026, 6, 1))]  # fmt: skip
    assert funded_through(5, date(2025, 12, 31), ways) is None
    assert funded_through(5, date(2026, 5, 31), ways) == 1
    assert funded_through(5, date(2026, 6, 1), ways) == 2
    assert funded_through(6, TODAY, ways) is None


@pytest.mark.parametrize(("in_transit", "payment", "reached", "is_over"), [
    (0, 79_999, False, False), (0, 80_000, True, False), (60_000, 40_000, True, False), (60_000, 40_001, True, True),
])  # fmt: skip
def test_money_in_transit_warns_at_80_percent_and_stops_beyond_all(
    in_transit: int, payment: int, reached: bool, is_over: bool  # noqa: FBT001
) -> None:  # fmt: skip
    capped = provider(in_transit_limit=cny(100_000))
    found = caps_reached(capped, cny(payment), in_transit=cny(in_transit), recharged={})
    assert [(one.exposure, one.is_over) for one in found] == ([(Exposure.IN_TRANSIT, is_over)] if reached else [])


def test_a_provider_that_would_carry_over_40_percent_is_named() -> None:
    others = {1: cny(300_000), 2: cny(700_000)}
    (within,) = caps_reached(provider(), cny(50_000), in_transit=cny(0), recharged=others)
    (over,) = caps_reached(provider(), cny(200_000), in_transit=cny(0), recharged=others)
    assert (within.exposure, within.is_over, over.is_over) == (Exposure.CONCENTRATION, False, True)
    assert caps_reached(provider(tier=Tier.DIRECT), cny(200_000), in_transit=cny(0), recharged=others) == ()
    assert largest_share(others, "CNY") == Decimal("0.7")
    assert largest_share({}, "CNY") is None


def test_a_limit_of_nothing_stops_everything() -> None:
    (found,) = caps_reached(provider(in_transit_limit=cny(0)), cny(1), in_transit=cny(0), recharged={})
    assert found.is_over
