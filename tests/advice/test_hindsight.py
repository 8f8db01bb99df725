"""Had the advice been followed: three ways through the same days, and none of them knows what it could not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.advice.backtest.actual import balance_line
from app.advice.backtest.foresight import least_cover, least_plan
from app.advice.backtest.hindsight import Hindsight, Past, Way, look_back
from app.advice.backtest.policies import CoverRule
from app.advice.backtest.replay import Look, replay
from app.advice.backtest.world import Lane, Setting, lanes_of
from app.advice.observation import Shared
from app.domain.money import Money
from tests.advice.accounts import bursty, regular

Floats = NDArray[np.float64]
START = 56


def go_on(_done: int, _total: int, _what: str) -> None:
    """Nobody asks to stop."""


def past(spend: Floats, **changed: object) -> Past:
    """An account that was filled for eight days every Monday, on even days from Monday 2 March."""
    days = len(spend) - START
    flow = -np.repeat(spend[START:] / 24, 24)
    flow[10 :: 24 * 7] += 8 * spend.mean()
    made = Past(
        name="洗护-通投-01",
        currency="CNY",
        first=date(2026, 3, 2),
        charged=spend,
        dry=np.zeros(len(spend)),
        start=START,
        balance=balance_line({0: 3 * float(spend.mean())}, flow),
        empty=np.zeros(days * 24, dtype=bool),
        arrived=[Money(Decimal(8), "CNY")] * (days // 7),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def seen(one: Past) -> Hindsight:
    return look_back(one, Shared(approval_hours=2), go_on)


@pytest.fixture(scope="module")
def found() -> Hindsight:
    return seen(past(regular(1, 120).spend))


def test_the_advised_way_holds_less_than_filling_up_on_mondays_and_more_than_knowing_everything(
    found: Hindsight,
) -> None:
    actual, advised, least = (found.ways[way] for way in Way)
    assert least.mean_balance < advised.mean_balance < actual.mean_balance
    assert least.idle < advised.idle < actual.idle
    assert least.cost < advised.cost < actual.cost
    assert (advised.dry_hours, least.dry_hours) == (0, 0)


def test_every_way_has_a_figure_for_each_day(found: Hindsight) -> None:
    assert found.days[0] == date(2026, 4, 27)
    assert {len(one.line) for one in found.ways.values()} == {len(found.days)} == {64}
    assert {len(one.dry_days) for one in found.ways.values()} == {64}
    assert found.ways[Way.ACTUAL].top_ups == 9


def test_a_decision_does_not_change_with_what_comes_after_it(found: Hindsight) -> None:
    spend = regular(1, 120).spend
    later = np.concatenate([spend[: START + 40], spend[START + 40 :] * 3])
    other = seen(past(spend, charged=later)).ways[Way.ADVISED].line
    assert other[:40] == pytest.approx(found.ways[Way.ADVISED].line[:40])
    assert other[40:] != pytest.approx(found.ways[Way.ADVISED].line[40:])


def test_hours_without_money_are_the_actual_ways_alone_and_their_need_is_counted_as_lost() -> None:
    spend = np.full(100, 240.0)
    spend[70] = 120.0
    dry, empty = np.zeros(100), np.zeros(44 * 24, dtype=bool)
    dry[70], empty[14 * 24 : 14 * 24 + 12] = 12, True
    ways = seen(past(spend, dry=dry, empty=empty)).ways
    assert (ways[Way.ACTUAL].dry_hours, ways[Way.ACTUAL].dry_days[14]) == (12, True)
    assert ways[Way.ACTUAL].lost == Money(Decimal("120.00"), "CNY")
    assert (ways[Way.LEAST].dry_hours, ways[Way.LEAST].lost) == (0, Money(Decimal(0), "CNY"))


class _Planned:
    def __init__(self, orders: Floats) -> None:
        self.orders = orders

    def order(self, look: Look) -> Floats:
        return self.orders[look.review : look.review + 1]


def planned(lane: Lane, opening: float) -> tuple[Floats, Floats, Floats]:
    orders = least_plan(lane, opening)
    run = replay([lane], _Planned(orders), np.array([opening]))[0]
    return orders, run.balance, run.served


def lane_of(spend: Sequence[float]) -> Lane:
    series = replace(regular(3, 60), spend=np.concatenate([np.full(30, 100.0), np.array(spend)]))
    return lanes_of(series, Setting(seeds=1, history_days=30, skip_first=1, skip_last=1))[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=20, max_size=40), st.integers(0, 2_000))
def test_the_least_is_never_dry_after_its_first_arrival_and_orders_nothing_or_the_minimum(
    spend: list[int], opening: int
) -> None:
    lane = lane_of([float(one) for one in spend])
    orders, balance, served = planned(lane, float(opening))
    assert all(order == 0 or order >= lane.minimum - 1e-6 for order in orders)
    first = min(lane.lands)
    assert (lane.need[first:] - served[first:] <= 1e-6).all()
    rule = replay([lane], CoverRule(), np.array([float(opening)]))[0]
    if (rule.served >= lane.need - 1e-9).all():
        # The plan is judged on a grid of a twentieth of a day.
        assert balance.mean() <= rule.balance.mean() + lane.minimum / 10


def test_the_least_line_comes_to_what_the_limit_of_the_back_test_says() -> None:
    lane = lanes_of(bursty(2, 110), Setting(seeds=1))[0]
    first = min(lane.lands)
    _, balance, _ = planned(lane, float(lane.need[:first].sum()))
    limit = least_cover(lane, first, len(lane.need))
    assert limit - 1e-6 <= balance[first:].mean() <= 1.1 * limit


def test_the_balance_goes_through_every_reading_and_is_followed_back_before_the_first() -> None:
    flow = np.array([-10.0, -10.0, 100.0, -10.0, -10.0])
    assert balance_line({1: 50.0, 3: 140.0}, flow).tolist() == [60.0, 50.0, 40.0, 140.0, 130.0]
    assert balance_line({5: 30.0}, flow).tolist() == [0.0, 0.0, 0.0, 50.0, 40.0]
    assert balance_line({}, flow).tolist() == [0.0] * 5
