"""The advice against its bars, on made-up accounts, and the speed of a thousand accounts against sorting their history.

`python -m tests.benchmarks advice`
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from time import process_time

import numpy as np

from app.advice import DayCharge, Observation, advise_all
from app.advice.backtest.report import OURS, Summary, back_test
from app.advice.backtest.world import Series, Setting
from tests.advice.accounts import bursty, regular
from tests.benchmarks.measure import Measure

# Seeds from here on were looked at by nobody while the method was made.
UNSEEN = 7000
ACCOUNTS = 4
SEEDS = 5
ROUNDS = 3
MANY = 1000
# Two seconds, where the sorting takes 0.075 s.
SPEED = 27.0
YEAR = 365
FRIDAY = datetime(2026, 3, 6, 10, tzinfo=UTC)


def run() -> list[Measure]:
    """The scores of each kind of account, then the speed."""
    seeds = range(UNSEEN, UNSEEN + ACCOUNTS)
    steady = _scored([regular(seed) for seed in seeds])
    bursts = _scored([bursty(seed) for seed in seeds])
    budgets = _scored([bursty(seed, with_budget=True) for seed in seeds])
    return [
        *_measures("regular", steady, cover=2.2, right=88),
        *_measures("bursty", bursts, cover=3.0, right=70),
        *_measures("with budgets", budgets, cover=1.5, right=93),
        _speed(),
    ]


def _scored(series: Sequence[Series]) -> Summary:
    found = back_test(series, Setting(seeds=SEEDS), lambda _done, _total, _what: None).overall
    assert found is not None
    return found


def _measures(kind: str, summary: Summary, *, cover: float, right: float) -> list[Measure]:
    ours, best = summary.scores[OURS], summary.scores[summary.best_simple]
    money = ours.money_result / best.money_result
    return [
        Measure(f"{kind}: dry hours", 100 * ours.dry_hours, 1.0, "%"),
        Measure(f"{kind}: cover held / perfect foresight", ours.cover_ratio, cover, "x"),
        Measure(f"{kind}: idle stock of a year's spend", 100 * ours.idle_stock_year, 1.0, "%"),
        Measure(f"{kind}: advice right", 100 * ours.accuracy, right, "%", at_least=True),
        Measure(f"{kind}: money result / best simple rule in hindsight", money, 1.0, "x"),
        *(
            Measure(
                f"{kind}: 95 % interval of {one.days} d, distance from 95", abs(100 * one.coverage - 95), 2.0, "points"
            )
            for one in summary.forecasts
        ),
    ]


def _speed() -> Measure:
    """Processor time, which a busy machine does not change; the yardstick sorts as many samples as the forecast weighs."""
    observations = [_observation(number) for number in range(MANY)]
    samples = np.random.default_rng(5).random((MANY, 6 * YEAR))
    ours, bare = [], []
    for _ in range(ROUNDS):
        begun = process_time()
        np.argsort(samples, axis=1)
        between = process_time()
        advise_all(observations)
        ours.append(process_time() - between)
        bare.append(between - begun)
    return Measure(
        "1,000 accounts with a year of history / sorting 2 million numbers", min(ours) / min(bare), SPEED, "x"
    )


def _observation(number: int) -> Observation:
    series = regular(number % 50, YEAR) if number % 2 else bursty(number % 50, YEAR)
    first = FRIDAY.date() - timedelta(days=YEAR)
    return Observation(
        account=str(number),
        now=FRIDAY,
        next_review=FRIDAY + timedelta(days=3),
        balance=1500,
        charged_today=300,
        minimum_top_up=500,
        history=[DayCharge(first + timedelta(days=day), float(amount)) for day, amount in enumerate(series.spend)],
    )
