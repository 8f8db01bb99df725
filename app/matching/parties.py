"""Which written names may be one party: mistyped, cut short, with and without its legal form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from app.matching import score
from app.matching.pool import OpenRow, Pool

_COMPARISONS = 400_000
"""More names than this allows are only compared letter by letter."""


def kin_of(pool: Pool) -> Mapping[str, int]:
    """A number for every name of the rows; two names that are probably one party have the same."""
    lefts, rights = _names(pool.left), _names(pool.right)
    near: dict[str, set[str]] = defaultdict(set)
    if len(lefts) * len(rights) <= _COMPARISONS:
        for one, other in product(lefts, rights):
            if one != other and score.similarity(one, other) >= score.SIMILAR:
                near[one].add(other)
                near[other].add(one)
    found: dict[str, int] = {}
    for name in sorted({*lefts, *rights}):
        if name not in found:
            kin, waiting = len(found), [name]
            while waiting:
                one = waiting.pop()
                if one not in found:
                    found[one] = kin
                    waiting += sorted(near[one])
    return found


def _names(rows: Iterable[OpenRow]) -> list[str]:
    return sorted({row.name for row in rows if row.name})
