"""A whole back-test: ours, every simple rule and perfect foresight, per account, per kind and over all."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.advice.backtest.adviser import Adviser, ForecastScores, forecast_scores
from app.advice.backtest.policies import simple_policies
from app.advice.backtest.replay import replay
from app.advice.backtest.scores import Scores, mean_scores, scores_of
from app.advice.backtest.world import Kind, Lane, Series, Setting, lanes_of
from app.advice.roi import RoiScores, roi_scores

OURS = "adtill"
Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountResult:
    """One account, as the mean over the seeds."""

    name: str
    kind: Kind
    scores: Mapping[str, Scores]
    """By policy; ours is `adtill`."""
    forecasts: tuple[ForecastScores, ...]
    roi: RoiScores | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Several accounts: means of everything, and the simple rule that hindsight would have chosen for them."""

    accounts: int
    scores: Mapping[str, Scores]
    forecasts: tuple[ForecastScores, ...]
    best_simple: str
    """By money result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the back-test found; accounts too short to be scored are named."""

    setting: Setting
    accounts: tuple[AccountResult, ...]
    by_kind: Mapping[Kind, Summary]
    overall: Summary | None
    too_short: tuple[str, ...]


def back_test(series: Sequence[Series], setting: Setting, step: Step) -> Report:
    """Replay each account under every seed and policy; `step` is told how far it is and may raise to stop."""
    results, short = [], []
    for position, one in enumerate(series):
        step(position, len(series), one.name)
        lanes = lanes_of(one, setting)
        found = _account(one, lanes, setting) if lanes else None
        if found is None:
            short.append(one.name)
        else:
            results.append(found)
    step(len(series), len(series), "")
    kinds: dict[Kind, list[AccountResult]] = defaultdict(list)
    for result in results:
        kinds[result.kind].append(result)
    return Report(
        setting=setting,
        accounts=tuple(results),
        by_kind={kind: _summary(kinds[kind]) for kind in Kind if kinds[kind]},
        overall=_summary(results) if results else None,
        too_short=tuple(short),
    )


def _account(series: Series, lanes: Sequence[Lane], setting: Setting) -> AccountResult | None:
    adviser = Adviser(setting.shared)
    scores: dict[str, Scores] = {}
    forecasts: list[ForecastScores] = []
    for name, policy in {OURS: adviser, **simple_policies()}.items():
        runs = replay(lanes, policy)
        scored = [found for run in runs if (found := scores_of(run, setting)) is not None]
        if not scored:
            return None
        scores[name] = mean_scores(scored)
        if policy is adviser:
            forecasts = [one for row in range(len(runs)) for one in forecast_scores(adviser, runs, row, setting)]
    return AccountResult(
        name=series.name,
        kind=series.kind,
        scores=scores,
        forecasts=_mean_forecasts(forecasts),
        roi=None if series.value is None else roi_scores(series.spend, series.value, first=lanes[0].start),
    )


def _mean_forecasts(several: Sequence[ForecastScores]) -> tuple[ForecastScores, ...]:
    by_days: dict[int, list[ForecastScores]] = defaultdict(list)
    for one in several:
        by_days[one.days].append(one)
    return tuple(
        ForecastScores(
            days=days,
            coverage=float(np.mean([one.coverage for one in lot])),
            pinball=float(np.mean([one.pinball for one in lot])),
        )
        for days, lot in sorted(by_days.items())
    )


def _summary(results: Sequence[AccountResult]) -> Summary:
    names = list(results[0].scores)
    scores = {name: mean_scores([result.scores[name] for result in results]) for name in names}
    simple = [name for name in names if name != OURS]
    return Summary(
        accounts=len(results),
        scores=scores,
        forecasts=_mean_forecasts([one for result in results for one in result.forecasts]),
        best_simple=min(simple, key=lambda name: scores[name].money_result),
    )
