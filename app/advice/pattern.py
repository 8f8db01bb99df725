"""What accounts have in common: the week's shape and how need moves away from its level, for accounts with little history."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PATHS = 64
DAYS = 40
"""Days that a path of the pattern covers: a long holiday, a slow approval and three days more."""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Pooled over accounts; equal weight for each path."""

    week: Floats
    """Share of each weekday, Monday first, 1 for the mean day."""
    paths: Floats
    """Need of the days from an origin on, as multiples of the level before it: paths by days."""


@cache
def neutral_pattern() -> Pattern:
    """The pattern of no account in particular: every weekday alike, days that vary by a third, a level that drifts."""
    random = np.random.default_rng(20240601)
    drift = np.cumsum(random.normal(0.0, 0.09, (PATHS, DAYS)), axis=1)
    level = random.normal(0.0, 0.22, (PATHS, 1))
    paths = np.exp(level + drift + random.normal(-0.05, 0.3, (PATHS, DAYS)))
    return Pattern(week=np.ones(7), paths=paths)
