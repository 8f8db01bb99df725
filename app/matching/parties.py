"""Which written names may be one party: mistyped, cut short, in another tongue; and which only pay for others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

from app.matching import score
from app.matching.blocks import carriers
from app.matching.pool import OpenRow, Pool, Side

_TWICE = 2
"""Numbers that must bring two names together before one is read as the other."""

_ENOUGH = 3

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


def with_spoken_names(pool: Pool) -> Pool:
    """The pool with names read as its own numbers read them, for this run only; nothing is remembered.

    A name that stands under the same long number and amount as one other party, time and again, is that party's. A name
    that stands with many parties pays for them, and says nothing.
    """
    kin = kin_of(pool)
    right_of = carriers(pool.right, pool)
    beside: dict[tuple[Side, str], Counter[str]] = defaultdict(Counter)
    for number, rows in carriers(pool.left, pool).items():
        others = right_of.get(number, ())
        if len(number) < pool.settings.long_reference or len(rows) != 1 or len(others) != 1:
            continue
        left, right = rows[0], others[0]
        if left.name and right.name and (left.currency, left.micros) == (right.currency, right.micros):
            beside[Side.LEFT, left.name][right.name] += 1
            beside[Side.RIGHT, right.name][left.name] += 1
    read = {key: _read_as(key[1], names, kin) for key, names in sorted(beside.items())}
    read = {key: name for key, name in read.items() if name != key[1]}
    if not read:
        return pool
    left_rows, right_rows = (
        tuple(replace(row, name=read[side, row.name]) if (side, row.name) in read else row for row in rows)
        for side, rows in ((Side.LEFT, pool.left), (Side.RIGHT, pool.right))
    )
    return replace(pool, left=left_rows, right=right_rows)


def _read_as(name: str, names: Counter[str], kin: Mapping[str, int]) -> str:
    """The name that this one should count as: itself, that of its party, or none."""
    parties: Counter[int] = Counter()
    for other, count in names.items():
        parties[kin[other]] += count
    party, most = max(parties.items(), key=lambda one: (one[1], -one[0]))
    total = parties.total()
    if total >= _ENOUGH and 10 * most < 6 * total:
        return ""
    if party == kin[name] or most < _TWICE or 10 * most < 8 * total:
        return name
    return max((other for other in names if kin[other] == party), key=lambda other: (names[other], other))


def _names(rows: Iterable[OpenRow]) -> list[str]:
    return sorted({row.name for row in rows if row.name})
