"""The need over one stretch of time as sorted weighted samples, a row for each account."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.advice.conformal import widened

Floats = NDArray[np.float64]

BEYOND = 1.2
"""The need that nothing tops stands this far above the highest sample."""


@dataclass(frozen=True, slots=True)
class Need:
    """Samples in ascending order, what share of the weight stands up to each, and the money up to each."""

    samples: Floats
    reached: Floats
    """Share of weight up to and with each sample."""
    summed: Floats
    """Weighted sum up to and with each sample."""
    count: Floats
    """How many equal samples the weights are worth."""
    width: Floats
    """How much wider the quantiles must be than the samples alone say."""

    @classmethod
    def of(cls, samples: Floats, weights: Floats, width: Floats) -> "Need":
        """Sorted once, for everything that is asked of it."""
        order = np.argsort(samples, axis=1)
        ordered = np.take_along_axis(samples, order, axis=1)
        weight = np.take_along_axis(weights, order, axis=1)
        weight /= np.maximum(weight.sum(axis=1, keepdims=True), 1e-300)
        count = 1 / np.maximum((weight**2).sum(axis=1), 1e-300)
        return cls(ordered, np.cumsum(weight, axis=1), np.cumsum(weight * ordered, axis=1), count, width)

    def quantiles(self, levels: Floats) -> Floats:
        """Not exceeded with these probabilities, after the conformal correction: accounts by levels."""
        wanted = widened(levels, self.width, self.count)
        return np.array([self._at(row, one) for row, one in enumerate(wanted)])

    def plain_quantile(self, level: float) -> Floats:
        """Not exceeded with this probability by the samples as they are, one for each account."""
        return np.array([self._at(row, np.array([level]))[0] for row in range(len(self.samples))])

    def _at(self, row: int, levels: Floats) -> Floats:
        """Straight lines between the middles of the samples' weights, with an end beyond the outermost ones."""
        samples, reached = self.samples[row], self.reached[row]
        middle = np.empty(len(reached) + 2)
        middle[1:-1] = reached
        middle[2:-1] += reached[:-1]
        middle[2:-1] /= 2
        middle[1] /= 2
        middle[0], middle[-1] = 0.0, 1.0
        ends = np.concatenate([[samples[0] / BEYOND], samples, [samples[-1] * BEYOND]])
        return np.asarray(np.interp(levels, middle, ends), dtype=np.float64)

    def share_within(self, stock: Floats, *, strictly: bool = False) -> Floats:
        """Probability that the need is not above (or is below) each stock: accounts by stocks."""
        return _up_to(self.reached, self._samples_below(stock, strictly=strictly))

    def mean_over(self, stock: Floats) -> Floats:
        """Expected need above each stock."""
        below, spent = self._below(stock)
        return np.asarray((self.summed[:, -1:] - spent) - (1 - below) * stock, dtype=np.float64)

    def mean_left(self, stock: Floats) -> Floats:
        """Expected money that each stock leaves over."""
        below, spent = self._below(stock)
        return np.asarray(below * stock - spent, dtype=np.float64)

    def _below(self, stock: Floats) -> tuple[Floats, Floats]:
        """Share of the weight, and the money, that stand up to each stock."""
        position = self._samples_below(stock, strictly=False)
        return _up_to(self.reached, position), _up_to(self.summed, position)

    def _samples_below(self, stock: Floats, *, strictly: bool) -> NDArray[np.intp]:
        """How many samples are not above (or are below) each stock."""
        side: Literal["left", "right"] = "left" if strictly else "right"
        return np.array(
            [np.searchsorted(row, stocks, side=side) for row, stocks in zip(self.samples, stock, strict=True)]
        )


def _up_to(running: Floats, position: NDArray[np.intp]) -> Floats:
    """The running total over so many samples of each row, nothing over none."""
    return np.where(position > 0, np.take_along_axis(running, np.maximum(position - 1, 0), axis=1), 0.0)
