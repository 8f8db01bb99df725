import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.advice import CampaignPlan, LeadTime, ReasonCode, Shared, advise, advise_all
from app.advice.advice import LEVELS
from app.domain.calendar import read_calendar
from app.domain.money import Money
from tests.advice.factory import FRIDAY, MONDAY, history, observation, steady_history

CHINA = read_calendar((paths.resources() / "calendar" / "calendar.csv").read_text(encoding="utf-8"))
HOLIDAYS_ONLY = replace(CHINA, entries=tuple(entry for entry in CHINA.entries if entry.weight is None))

spend = st.lists(st.one_of(st.just(0.0), st.floats(0.01, 5000)), min_size=0, max_size=40)
dry_hours = st.dictionaries(st.integers(1, 30), st.floats(0.5, 24), max_size=4)
amounts = st.decimals(0, 50_000, places=2)
few = settings(max_examples=15, deadline=None)


def codes(advice_reasons: object) -> set[ReasonCode]:
    return {reason.code for reason in advice_reasons}  # type: ignore[attr-defined]


@given(spend, dry_hours, amounts, amounts, st.decimals(0, 3000, places=2))
@few
def test_an_advice_is_nothing_or_at_least_the_minimum(
    days: list[float], dry: dict[int, float], balance: Decimal, today: Decimal, minimum: Decimal
) -> None:
    advice = advise(
        observation(history=history(days, dry=dry), balance=balance, charged_today=today, minimum_top_up=minimum)
    )
    assert advice.amount.amount == 0 or advice.amount.amount >= minimum
    assert advice.amount.amount >= 0
    assert advice.amount == advice.amount.rounded()
    assert 0 <= advice.chance_dry <= advice.chance_dry_without <= 1 + 1e-9


@given(spend, amounts, amounts)
@few
def test_more_balance_never_advises_more(days: list[float], balance: Decimal, more: Decimal) -> None:
    low, high = (advise(observation(history=history(days), balance=sum_)) for sum_ in (balance + 1, balance + 1 + more))
    assert high.amount <= low.amount


@given(spend, dry_hours)
@few
def test_a_day_that_ran_dry_never_lowers_the_advice(days: list[float], dry: dict[int, float]) -> None:
    with_dry, without = (advise(observation(history=history(days, dry=hours))) for hours in (dry, {}))
    assert with_dry.amount >= without.amount


@given(spend, dry_hours)
@few
def test_needs_grow_with_their_probability_and_with_the_days(days: list[float], dry: dict[int, float]) -> None:
    advice = advise(observation(history=history(days, dry=dry)))
    for by_level in (advice.interval_quantiles, *advice.quantiles.values()):
        values = [by_level[level] for level in LEVELS]
        assert values == sorted(values, key=lambda money: money.amount)
    medians = [advice.quantiles[days][0.5].amount for days in (1, 3, 7)]
    assert medians == sorted(medians)


@given(st.lists(spend, min_size=2, max_size=6), st.randoms())
@settings(max_examples=6, deadline=None)
def test_the_order_of_accounts_changes_nothing(several: list[list[float]], shuffle: random.Random) -> None:
    accounts = [observation(account=str(number), history=history(days)) for number, days in enumerate(several)]
    accounts.append(observation(account="long"))
    found = {advice.account: advice for advice in advise_all(accounts)}
    shuffle.shuffle(accounts)
    assert {advice.account: advice for advice in advise_all(accounts)} == found


def test_the_same_observation_gives_the_same_advice_again() -> None:
    advise(observation(history=history([5000.0] * 60)))
    first = advise(observation())
    advise(observation(history=history([1.0] * 60)))
    assert advise(observation()) == first


def test_a_steady_account_gets_its_weekend_and_a_margin_on_friday() -> None:
    advice = advise(observation())
    need = Decimal("3.2") * 1000  # from Friday 10:00 to Monday afternoon
    assert need < advice.amount.amount < need * Decimal("1.6")
    assert advice.chance_dry < 0.05 < advice.chance_dry_without
    assert advice.latest_safe_at == FRIDAY  # nothing is there: now
    assert ReasonCode.LONG_INTERVAL in codes(advice.reasons)


def test_an_account_with_enough_is_left_alone_and_told_until_when() -> None:
    advice = advise(observation(balance=Decimal(6000)))
    assert not advice.amount
    assert advice.latest_safe_at is not None
    assert FRIDAY < advice.latest_safe_at < MONDAY + timedelta(days=7)
    assert ReasonCode.ENOUGH in codes(advice.reasons)


def test_money_on_its_way_counts_as_there() -> None:
    waiting = advise(observation(pipeline=Decimal(3000))).amount
    there = advise(observation(balance=Decimal(3000))).amount
    assert advise(observation()).amount > waiting
    assert abs((waiting - there).amount) < 300


def test_money_and_plain_numbers_are_the_same_to_it() -> None:
    plain = advise(
        observation(balance=1500, history=[replace(one, charged=float(str(one.charged))) for one in steady_history()])
    )
    exact = advise(observation(balance=Money(Decimal(1500), "CNY")))
    assert plain.amount == exact.amount


def test_money_of_another_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="do not mix"):
        advise(observation(balance=Money(Decimal(1500), "USD")))


def test_a_paused_account_gets_nothing_and_its_money_is_named() -> None:
    advice = advise(observation(is_paused=True, balance=Decimal("812.50")))
    assert not advice.amount
    assert advice.stranded == Money(Decimal("812.50"), "CNY")
    assert codes(advice.reasons) == {ReasonCode.PAUSED, ReasonCode.STRANDED}


def test_sixty_days_without_spend_are_a_pause_too_and_its_end_starts_from_what_was_before() -> None:
    before, pause = [1000.0] * 60, [0.0] * 60
    silent = advise(observation(history=history(before + pause), charged_today=0, balance=Decimal(700)))
    assert not silent.amount
    assert silent.stranded.amount == 700
    back = advise(observation(history=history(before + pause + [1000.0] * 4)))
    usual = advise(observation(history=history(before)))
    assert abs((back.amount - usual.amount).amount) < usual.amount.amount / 2


def test_an_announced_start_wakes_a_silent_account() -> None:
    plan = CampaignPlan(start=date(2026, 3, 7), daily_budget=Decimal(2000))
    sleeping = observation(history=history([1000.0] * 40 + [0.0] * 40), charged_today=0)
    assert not advise(sleeping).amount
    assert advise(replace(sleeping, campaigns=(plan,))).amount.amount >= 4000


def test_after_the_announced_stop_no_money_is_wanted() -> None:
    stop = CampaignPlan(start=date(2026, 1, 1), stop=FRIDAY.date())
    assert advise(observation(campaigns=(stop,))).amount < advise(observation()).amount
    assert advise(observation(campaigns=(stop,))).quantiles[7][0.995].amount < 2500


def test_a_budget_is_never_passed() -> None:
    budgets = {FRIDAY.date() + timedelta(days=day): Decimal(300) for day in range(10)}
    advice = advise(observation(budgets=budgets))
    assert advice.quantiles[3][0.995].amount <= 1200


def test_budgets_of_the_past_teach_how_much_of_a_budget_is_spent() -> None:
    first = FRIDAY.date() - timedelta(days=40)
    budgets = {first + timedelta(days=day): Decimal(1200 if day < 40 else 2400) for day in range(55)}
    advice = advise(observation(history=history([1000.0] * 40), budgets=budgets, charged_today=850))
    assert advice.quantiles[3][0.5].amount == pytest.approx(Decimal(6000), rel=Decimal("0.1"))


def test_one_gross_outlier_does_not_move_the_advice_much() -> None:
    days = [1000.0 + 10 * (day % 7) for day in range(80)]
    usual = advise(observation(history=history(days))).amount.amount
    days[50] = 90_000.0
    assert advise(observation(history=history(days))).amount.amount < usual * Decimal("1.7")


@pytest.mark.parametrize("days", [0, 1, 3, 13])
def test_little_history_still_gives_an_advice(days: int) -> None:
    advice = advise(observation(history=history([1000.0] * days)))
    assert days == 0 or 2500 < advice.amount.amount < 9000
    assert ReasonCode.SHORT_HISTORY in codes(advice.reasons)


def test_an_account_with_little_history_learns_the_week_from_the_others() -> None:
    week = [1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 200.0, 200.0]
    start = FRIDAY.date() - timedelta(days=84)
    shaped = [week[(start + timedelta(days=day)).weekday()] * (1 + 0.01 * (day % 5)) for day in range(84)]
    others = [observation(account=str(number), history=history(shaped)) for number in range(6)]
    young = observation(account="young", history=history([1000.0] * 4))
    together = advise_all([*others, young])[-1]
    assert together.quantiles[3][0.5] < advise(young).quantiles[3][0.5]


def test_a_holiday_makes_the_interval_and_the_advice_longer() -> None:
    now, back = datetime(2026, 9, 30, 10, tzinfo=UTC), datetime(2026, 10, 8, 10, tzinfo=UTC)
    before = observation(now=now, next_review=back, history=history([1000.0] * 60, until=now.date()))
    advice = advise(before, Shared(calendar=HOLIDAYS_ONLY))
    assert advice.amount.amount > 8000
    assert advice.interval_ends_at > back


def test_a_slow_approval_asks_for_more() -> None:
    quick, slow = (advise(observation(), Shared(approval_hours=hours)).amount for hours in (0, 72))
    assert slow.amount > quick.amount + 1500


def test_a_double_eleven_lifts_the_forecast_and_is_named() -> None:
    now = datetime(2026, 10, 8, 10, tzinfo=UTC)
    before = observation(
        now=now,
        next_review=now + timedelta(days=1),
        platform="douyin",
        history=history([1000.0] * 60, until=now.date()),
    )
    plain, sale = advise(before, Shared(calendar=HOLIDAYS_ONLY)), advise(before, Shared(calendar=CHINA))
    assert sale.amount >= plain.amount
    assert ReasonCode.MARKETING_NODE in codes(sale.reasons)


def test_grant_stands_in_for_cash_only_where_the_rule_burns_it_first() -> None:
    kept = observation(grant_balance=Decimal(2000))
    first = replace(kept, grant_is_spent_first=True)
    assert advise(kept).amount == advise(observation()).amount
    assert advise(first).amount + Money(Decimal(2000), "CNY") == advise(kept).amount


def test_dearer_cash_never_asks_for_more() -> None:
    cheap, dear = (advise(observation(), Shared(cost_of_cash=cost)).amount for cost in (0.02, 1.0))
    assert dear <= cheap


def test_a_lead_time_of_no_hours_is_allowed() -> None:
    assert advise(observation(), Shared(lead_time=LeadTime(mean_hours=0))).amount.amount > 0
