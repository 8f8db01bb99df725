"""Which written names may be one party: mistyped, cut short, in another tongue; and which only pay for others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

from app.matching import score, text
from app.matching.blocks import NO_ROWS, Pair, by_amount, carriers
from app.matching.pool import OpenRow, Pool, Side

_LEFT, _RIGHT = Side.LEFT, Side.RIGHT

_TWICE = 2
"""Numbers or amounts that must bring two names together before one is read as the other."""

_ENOUGH = 3

_TELLING = 6
"""Figures of an amount that two rows do not share by chance."""

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


def with_kin(pool: Pool) -> Pool:
    """The pool with its parties counted, once for all passes."""
    return replace(pool, kin=kin_of(pool))


def with_spoken_names(pool: Pool) -> Pool:
    """The pool with names read as its own numbers read them, for this run only; nothing is remembered.

    A name that stands under the same long number or telling amount as one other party, time and again, is that party's; for
    a name that the other side does not know at all, once is enough. A name that stands with many parties pays for them,
    and says nothing.
    """
    kin = kin_of(pool)
    known = {side: {kin[name] for name in _names(rows)} for side, rows in ((_LEFT, pool.left), (_RIGHT, pool.right))}
    beside: dict[tuple[Side, str], Counter[str]] = defaultdict(Counter)
    for left, right in {**_by_number(pool), **_by_amount(pool)}:
        if left.name and right.name:
            beside[_LEFT, left.name][right.name] += 1
            beside[_RIGHT, right.name][left.name] += 1
    payers = {key for key, names in beside.items() if _pays_for_others(key[1], names, kin)}
    read = dict.fromkeys(payers, "")
    for (side, name), names in sorted(beside.items()):
        other_side = _RIGHT if side is _LEFT else _LEFT
        others = Counter({other: count for other, count in names.items() if (other_side, other) not in payers})
        if (side, name) not in payers and others:
            times = _TWICE if kin[name] in known[other_side] else 1
            read[side, name] = _read_as(name, others, kin, times)
    read = {key: name for key, name in read.items() if name != key[1]}
    if not read:
        return pool
    left_rows, right_rows = (
        tuple(replace(row, name=read[side, row.name]) if (side, row.name) in read else row for row in rows)
        for side, rows in ((_LEFT, pool.left), (_RIGHT, pool.right))
    )
    return replace(pool, left=left_rows, right=right_rows)


def _by_number(pool: Pool) -> dict[Pair, None]:
    """Rows of equal amount that alone carry one long number."""
    right_of = carriers(pool.right, pool)
    found: dict[Pair, None] = {}
    for number, rows in carriers(pool.left, pool).items():
        others = right_of.get(number, ())
        if len(number) >= pool.settings.long_reference and len(rows) == len(others) == 1:
            left, right = rows[0], others[0]
            if (left.currency, left.micros) == (right.currency, right.micros):
                found[left, right] = None
    return found


def _by_amount(pool: Pool) -> dict[Pair, None]:
    """Rows of one amount full of figures that nobody else has."""
    rights = by_amount(pool.right)
    found: dict[Pair, None] = {}
    for key, lefts in by_amount(pool.left).items():
        others = rights.get(key, NO_ROWS)
        if len(lefts.rows) == len(others.rows) == 1 and score.telling_figures(lefts.rows[0]) >= _TELLING:
            left, right = lefts.rows[0], others.rows[0]
            if pool.days.in_window(left.day, right.day) and pool.may_pair(left, right):
                found[left, right] = None
    return found


def _pays_for_others(name: str, names: Counter[str], kin: Mapping[str, int]) -> bool:
    """Whether it stands with many parties and with none mostly, or is a payment service that nobody bills for itself."""
    parties = _parties(names, kin)
    most = max(parties.values())
    if text.is_payment_service(name):
        return kin[name] not in parties
    return parties.total() >= _ENOUGH and 10 * most < 6 * parties.total()


def _read_as(name: str, names: Counter[str], kin: Mapping[str, int], times: int) -> str:
    """The name that this one should count as, when it stands so often with one party and seldom with others."""
    parties = _parties(names, kin)
    party, most = max(parties.items(), key=lambda one: (one[1], -one[0]))
    if party == kin[name] or most < times or 10 * most < 7 * parties.total():
        return name
    return max((other for other in names if kin[other] == party), key=lambda other: (names[other], other))


def _parties(names: Counter[str], kin: Mapping[str, int]) -> Counter[int]:
    parties: Counter[int] = Counter()
    for other, count in names.items():
        parties[kin[other]] += count
    return parties


def _names(rows: Iterable[OpenRow]) -> list[str]:
    return sorted({row.name for row in rows if row.name})
