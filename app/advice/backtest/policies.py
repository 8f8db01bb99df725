"""The simple rules that companies live by, weakest first, and our adviser in the same seat."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.advice.backtest.replay import Look, Policy

Floats = NDArray[np.float64]


def at_least(wanted: Floats, minimum: Floats) -> Floats:
    """Nothing, or the wanted sum, or the minimum where the wanted one is less."""
    return np.where(wanted > 1e-9, np.maximum(wanted, minimum), 0.0)


def is_first_of_week(look: Look) -> bool:
    """Whether no earlier review fell into this week."""
    if look.review == 0:
        return True
    lane = look.lanes[0]
    start = lane.first.toordinal() - 1
    before = lane.reviews[look.review - 1] // 24
    return (start + before) // 7 != (start + look.day) // 7


@dataclass(frozen=True, slots=True)
class FixedWeekly:
    """The same sum at the first review of each week: a week of what the history spent on average, times a margin."""

    margin: float = 1.0

    def order(self, look: Look) -> Floats:
        """The sum on Mondays."""
        start = look.lanes[0].start
        mean = look.charged[:, : max(start, 1)].mean(axis=1) if look.charged.shape[1] else look.minimum * 2
        return at_least(7 * self.margin * mean * is_first_of_week(look), look.minimum)


@dataclass(frozen=True, slots=True)
class MonthlyMean:
    """At the first review of each week a week of last month's mean, and a fifth more."""

    margin: float = 1.2

    def order(self, look: Look) -> Floats:
        """The sum on Mondays."""
        return at_least(7 * self.margin * _mean(look, 28) * is_first_of_week(look), look.minimum)


@dataclass(frozen=True, slots=True)
class ReorderPoint:
    """When less than so many days of the first history's mean are left, order so many."""

    point: float = 3.0
    days: float = 5.0

    def order(self, look: Look) -> Floats:
        """The fixed sum below the fixed point."""
        mean = look.charged[:, : max(look.lanes[0].start, 1)].mean(axis=1)
        low = look.balance + look.pipeline < self.point * mean
        return at_least(low * self.days * mean, look.minimum)


@dataclass(frozen=True, slots=True)
class CoverRule:
    """When less than s days of last week's mean are left, fill up to S days; the platforms' own alert is s = 3."""

    below: float = 3.0
    up_to: float = 5.0

    def order(self, look: Look) -> Floats:
        """Filled up, where low."""
        mean = _mean(look, 7)
        stock = look.balance + look.pipeline
        return at_least(np.where(stock < self.below * mean, self.up_to * mean - stock, 0.0), look.minimum)


@dataclass(frozen=True, slots=True)
class BaseStock:
    """Fill up to the α-quantile that the need over the interval had in the last weeks."""

    alpha: float = 0.95
    weeks: int = 8

    def order(self, look: Look) -> Floats:
        """Filled up to the quantile."""
        return _filled(look, _interval_sums(look, self.weeks), np.full(len(look.lanes), self.alpha))


@dataclass(slots=True)
class SteeredBaseStock:
    """The same with α steered so that the share of cycles without a dry hour meets its target (adaptive conformal)."""

    target: float = 0.99
    pace: float = 0.05
    weeks: int = 8
    _alpha: Floats | None = field(default=None, init=False)
    _seen: int = field(default=0, init=False)

    def order(self, look: Look) -> Floats:
        """Filled up to a quantile that follows what happened."""
        if self._alpha is None or look.review == 0:
            self._alpha, self._seen = np.full(len(look.lanes), self.target), look.charged.shape[1]
        was_dry = look.dry_hours[:, self._seen :].any(axis=1)
        self._seen = look.charged.shape[1]
        self._alpha = np.clip(self._alpha + self.pace * (was_dry - (1 - self.target)), 0.5, 0.999)
        return _filled(look, _interval_sums(look, self.weeks), self._alpha)


def simple_policies() -> Mapping[str, Policy]:
    """Each simple rule under its name; families with a free choice in several, so that hindsight can choose."""
    rules: dict[str, Policy] = {"fixed weekly": FixedWeekly(), "fixed weekly +50%": FixedWeekly(1.5)}
    rules["month mean x1.2"] = MonthlyMean()
    rules |= {f"reorder {s:g} order {q:g}": ReorderPoint(s, q) for s, q in ((3, 5), (5, 7))}
    pairs = ((2, 3), (3, 5), (3, 7), (5, 7), (7, 10), (7, 14))
    rules |= {f"cover {s:g} to {up:g}": CoverRule(s, up) for s, up in pairs}
    rules |= {f"base stock {alpha:g}": BaseStock(alpha) for alpha in (0.9, 0.95, 0.99)}
    rules |= {f"steered base stock {target:g}": SteeredBaseStock(target) for target in (0.95, 0.99)}
    return rules


def _mean(look: Look, days: int) -> Floats:
    recent = look.charged[:, -days:]
    return recent.mean(axis=1) if recent.shape[1] else 2 * look.minimum


def _interval_sums(look: Look, weeks: int) -> Floats:
    """Needs of windows of the interval's length in the last weeks: to the next review and five hours of lead."""
    days = (look.hours_to_next + 5) / 24
    whole, part = int(days), days - int(days)
    recent = look.charged[:, -7 * weeks - whole :]
    count = recent.shape[1] - whole
    if count <= 0:
        return 2 * look.minimum[:, None] * days
    return np.stack(
        [recent[:, at : at + whole].sum(axis=1) + part * recent[:, at + whole] for at in range(count)], axis=1
    )


def _filled(look: Look, sums: Floats, alpha: Floats) -> Floats:
    wanted = np.array([np.quantile(row, share) for row, share in zip(sums, alpha, strict=True)])
    return at_least(wanted - look.balance - look.pipeline, look.minimum)
