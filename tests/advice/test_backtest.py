from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.advice.backtest.foresight import least_cover
from app.advice.backtest.policies import CoverRule, FixedWeekly, simple_policies
from app.advice.backtest.replay import replay
from app.advice.backtest.report import OURS, back_test
from app.advice.backtest.scores import scores_of
from app.advice.backtest.world import Kind, Rhythm, Series, Setting, lanes_of
from tests.advice.accounts import bursty, regular

SHORT = Setting(seeds=1)


def even(days: int = 100, amount: float = 240.0) -> Series:
    return Series("even", date(2026, 1, 5), np.full(days, amount))


def test_money_is_neither_made_nor_lost_in_a_replay() -> None:
    for run in replay(lanes_of(regular(1, 110), SHORT), CoverRule()):
        landed = run.balance[1:] - run.balance[:-1] + run.served[:-1]
        assert landed.min() > -1e-6
        assert landed.sum() <= run.orders.sum() + 1e-6
        assert (run.served <= run.balance + 1e-9).all()
        assert (run.served <= run.lane.need + 1e-9).all()


def test_the_same_seed_replays_the_same() -> None:
    first, again = (scores_of(replay(lanes_of(bursty(1, 110), SHORT), CoverRule())[0], SHORT) for _ in range(2))
    assert first == again


def test_perfect_foresight_holds_less_than_any_rule_that_never_runs_dry() -> None:
    lanes = lanes_of(regular(2, 110), SHORT)
    for policy in simple_policies().values():
        found = scores_of(replay(lanes, policy)[0], SHORT)
        assert found is not None
        if found.dry_hours == 0:
            assert found.days_of_cover >= found.least_days_of_cover - 1e-9


def test_perfect_foresight_of_an_even_account_is_half_of_each_interval() -> None:
    lane = lanes_of(even(), Setting(seeds=1, hour_noise=0.01))[0]
    daily = replace(lane, lands=tuple(range(24, len(lane.need), 24)), minimum=0.0)
    assert least_cover(daily, 24 * 7, 24 * 28) / 240 == pytest.approx(12.5 / 24, rel=0.02)


def test_a_minimum_can_only_raise_what_must_be_held() -> None:
    lane = lanes_of(bursty(3, 120), SHORT)[0]
    free = least_cover(replace(lane, minimum=0.0), 168, 600)
    assert least_cover(lane, 168, 600) >= free - 1e-9


def test_reviews_follow_the_rhythm() -> None:
    monday = date(2026, 3, 2)
    assert Setting().reviews(monday, 8) == [0, 1, 2, 3, 4, 7]
    assert Setting(rhythm=Rhythm.EVERY_DAY).reviews(monday, 8) == list(range(8))
    assert Setting(rhythm=Rhythm.EVERY_SECOND_DAY).reviews(monday, 8) == [0, 2, 4]
    assert Setting(rhythm=Rhythm.WEEKLY).reviews(monday, 15) == [0, 7, 14]


def test_kinds_are_told_by_the_spend_itself() -> None:
    assert regular(1).kind is Kind.REGULAR
    assert bursty(1).kind is Kind.BURSTY
    assert bursty(1, with_budget=True).kind is Kind.BUDGETED


def test_a_fixed_sum_runs_dry_when_spend_doubles_and_every_score_says_so() -> None:
    spend = np.concatenate([np.full(60, 100.0), np.full(60, 220.0)])
    found = scores_of(replay(lanes_of(Series("up", date(2026, 1, 5), spend), SHORT), FixedWeekly())[0], SHORT)
    assert found is not None
    assert found.dry_hours > 0.2
    assert found.fill_rate < 0.8
    assert found.money_result > 0.05


def test_ours_beats_the_platforms_own_alert_on_a_steady_account() -> None:
    report = back_test([regular(5, 100), even(20)], SHORT, lambda _done, _total, _what: None)
    assert report.overall is not None
    ours, alert = report.overall.scores[OURS], report.overall.scores["cover 3 to 5"]
    assert ours.money_result < alert.money_result
    assert ours.accuracy > alert.accuracy
    assert report.too_short == ("even",)
    assert {one.days for one in report.overall.forecasts} == {1, 3, 7}


def test_an_account_that_never_spends_is_named_and_not_scored() -> None:
    report = back_test([Series("still", date(2026, 1, 5), np.zeros(120))], SHORT, lambda _done, _total, _what: None)
    assert report.overall is None
    assert report.too_short == ("still",)
