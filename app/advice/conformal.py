"""How much wider than they look the quantiles must be: the method replayed on the account's own past, within the call."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

ORIGINS = 90
"""Days of the past on which the method is tried."""
LEAST = 8
"""Earlier days that a trial needs."""
PRIOR = 6.0
"""Trials that speak for the quantiles as they are, so that a short history changes little."""
WIDEST = 2.0
CHUNK = 128
"""Accounts at a time; a trial compares every origin with every earlier one."""


def widths(shaped: Floats, scale: Floats, known: Flags, days: int) -> Floats:
    """Factor for the normal score of a probability, at least 1: how far outcomes fell outside what the past foretold."""
    rows, width = shaped.shape
    count = width - days + 1
    if count <= LEAST + days:
        return np.ones(rows)
    sums = np.cumsum(np.pad(shaped, ((0, 0), (1, 0))), axis=1)
    ratio = ((sums[:, days:] - sums[:, :-days]) / np.maximum(scale[:, :count], 1e-9)).astype(np.float32)
    usable = known[:, :count] & (np.cumsum(known, axis=1)[:, :count] > 3)
    return np.concatenate(
        [_widths(ratio[at : at + CHUNK], usable[at : at + CHUNK], days) for at in range(0, rows, CHUNK)]
    )


def _widths(ratio: NDArray[np.float32], usable: Flags, days: int) -> Floats:
    count = ratio.shape[1]
    tried = np.arange(max(0, count - ORIGINS), count, 2)  # neighbours mostly say the same
    score = np.zeros((len(ratio), len(tried)))
    valid = np.zeros(score.shape, dtype=bool)
    for position, origin in enumerate(tried):
        until = origin - days + 1  # what was over before the origin
        if until < 1:
            continue
        before, here = ratio[:, :until], ratio[:, [origin]]
        seen = usable[:, :until].sum(axis=1)
        below = ((before < here) & usable[:, :until]).sum(axis=1) + 0.5 * ((before == here) & usable[:, :until]).sum(
            axis=1
        )
        score[:, position] = ndtri(np.clip((below + 0.5) / (seen + 1.0), 0.001, 0.999))
        valid[:, position] = usable[:, origin] & (seen >= LEAST)
    trials = valid.sum(axis=1) / np.sqrt(days)
    square = np.where(valid, score**2, 0.0).sum(axis=1) / np.maximum(valid.sum(axis=1), 1)
    spread = np.sqrt((trials * square + PRIOR) / (trials + PRIOR))
    return np.asarray(np.clip(spread, 1.0, WIDEST), dtype=np.float64)


def widened(levels: Floats, width: Floats, count: Floats) -> Floats:
    """The levels to ask for so that those wanted come out: accounts by levels; `count` samples allow no more."""
    few = 0.5 + (np.asarray(levels) - 0.5) * (1 + 1 / count[:, None])
    return np.asarray(ndtr(width[:, None] * ndtri(np.clip(few, 1e-6, 1 - 1e-6))), dtype=np.float64)
