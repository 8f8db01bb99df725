import numpy as np

from app.advice.roi import roi_forecast, roi_scores, trailing_ratio


def test_a_steady_return_is_foretold_as_it_is() -> None:
    spend = np.full(120, 100.0)
    found = roi_forecast(spend, 3 * spend)
    assert found is not None
    assert abs(found.expected - 3) < 1e-9
    assert found.low <= 3 <= found.high


def test_without_spend_there_is_no_return_to_foretell() -> None:
    assert roi_forecast(np.zeros(40), np.zeros(40)) is None
    assert trailing_ratio(np.zeros(3), np.zeros(3)) is None


def test_a_short_history_says_that_it_does_not_know_the_range() -> None:
    found = roi_forecast(np.full(20, 10.0), np.full(20, 25.0))
    assert found is not None
    assert (found.expected, found.low, found.high) == (2.5, 0.0, float("inf"))


def test_a_return_that_drifts_is_followed_better_than_the_trailing_ratio_does() -> None:
    random = np.random.default_rng(3)
    spend = random.uniform(80, 120, 240)
    value = spend * (5 * np.exp(-np.arange(240) / 80)) * random.uniform(0.9, 1.1, 240)
    found = roi_scores(spend, value, first=100)
    assert found is not None
    assert found.skill > 0.1


def test_days_without_spend_do_not_break_it() -> None:
    spend = np.where(np.arange(150) % 10 < 4, 0.0, 50.0)
    found = roi_forecast(spend, 2 * spend)
    assert found is not None
    assert abs(found.expected - 2) < 1e-9
