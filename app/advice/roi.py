"""What the next fifteen days of spend bring in: a ratio with an interval, judged against the trailing one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DAYS = 15
TRAILING_DAYS = 28
FEW_TRIALS = 6
HALF_LIVES = (5.0, 10.0, 20.0, 40.0, 1e9)
"""Days after which a day's ratio counts half, among which the account's own past chooses; the last forgets nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiForecast:
    """Value over spend for the next fifteen days; plain ratios, no money."""

    expected: float
    low: float
    """Lower end of the 95 % interval; 0 where nothing is known."""
    high: float
    """Upper end; infinite where too few days have passed to say."""
    trailing: float
    """The ratio of the last 28 days, the rule to beat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiScores:
    """Mean absolute percentage errors over a history, and what the forecast gains on the trailing ratio."""

    error: float
    trailing_error: float
    coverage: float

    @property
    def skill(self) -> float:
        """1 − error / error of the trailing ratio: above 0 is better than the rule."""
        return 1 - self.error / self.trailing_error if self.trailing_error > 0 else 0.0


def roi_forecast(spend: Floats, value: Floats) -> RoiForecast | None:
    """From finished days, oldest first; None when nothing was ever spent.

    Spend and value are weighted by age before they are divided, so that days without spend do not count. How quickly old
    days are forgotten is chosen by replaying every choice on the past; the errors of the choice make the interval.
    """
    trailing = trailing_ratio(spend, value)
    if trailing is None:
        return None
    origins = range(TRAILING_DAYS, len(spend) - DAYS + 1, 3)
    outcomes = {
        at: found for at in origins if (found := _ratio(spend[at : at + DAYS], value[at : at + DAYS])) is not None
    }
    errors = {life: _log_errors(spend, value, outcomes, life) for life in HALF_LIVES}
    life = min(HALF_LIVES, key=lambda one: _size(errors[one]))
    expected = _aged_ratio(spend, value, life)
    if len(outcomes) < FEW_TRIALS or expected <= 0:
        return RoiForecast(expected=trailing, low=0.0, high=float("inf"), trailing=trailing)
    # The outcome of neighbours overlaps; one more than the furthest error keeps the interval honest.
    wide = np.quantile(errors[life], (0.025, 0.975)) * (1 + 2.0 / len(outcomes))
    return RoiForecast(
        expected=expected,
        low=expected * float(np.exp(wide[0])),
        high=expected * float(np.exp(wide[1])),
        trailing=trailing,
    )


def trailing_ratio(spend: Floats, value: Floats) -> float | None:
    """Value over spend of the last 28 days, of all days when nothing was spent in those; None without any spend."""
    recent = _ratio(spend[-TRAILING_DAYS:], value[-TRAILING_DAYS:])
    return recent if recent is not None else _ratio(spend, value)


def roi_scores(spend: Floats, value: Floats, *, first: int) -> RoiScores | None:
    """The forecast replayed on a history from a day on; None when no window of fifteen days can be judged."""
    ours, theirs, inside = [], [], []
    for at in range(max(first, TRAILING_DAYS), len(spend) - DAYS + 1, 2):
        outcome, foretold = _ratio(spend[at : at + DAYS], value[at : at + DAYS]), roi_forecast(spend[:at], value[:at])
        if foretold is None or not outcome:
            continue
        ours.append(abs(foretold.expected - outcome) / outcome)
        theirs.append(abs(foretold.trailing - outcome) / outcome)
        inside.append(foretold.low <= outcome <= foretold.high)
    if not ours:
        return None
    return RoiScores(error=float(np.mean(ours)), trailing_error=float(np.mean(theirs)), coverage=float(np.mean(inside)))


def _ratio(spend: Floats, value: Floats) -> float | None:
    total = float(spend.sum())
    return float(value.sum()) / total if total > 0 else None


def _aged_ratio(spend: Floats, value: Floats, life: float) -> float:
    weight = 0.5 ** (np.arange(len(spend))[::-1] / life)
    total = float((weight * spend).sum())
    return float((weight * value).sum()) / total if total > 0 else 0.0


def _log_errors(spend: Floats, value: Floats, outcomes: dict[int, float], life: float) -> Floats:
    found = [
        np.log((outcome + 1e-9) / (_aged_ratio(spend[:at], value[:at], life) + 1e-9))
        for at, outcome in outcomes.items()
    ]
    return np.array(found)


def _size(errors: Floats) -> float:
    return float(np.abs(errors).mean()) if len(errors) else 0.0
