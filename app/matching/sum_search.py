"""The sums that a row may be: parts of one party whose amounts make it, each with what speaks for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import NamedTuple

from app.domain.matches import DifferenceKind, Reason, ReasonCode
from app.matching import explain
from app.matching.evidence import OPEN, Evidence
from app.matching.parts import NOBODY, Account, DaySets, NaturalGroups, Rows, Shelf
from app.matching.pool import OpenRow, Pool, Side
from app.matching.subsets import Sums

NEAREST = 32
"""Parts of which every set of a few is tried, those nearest in time first."""

KEPT = 6
"""Sums that are kept of one row: the others are weaker still."""

_NOWHERE_NEAR = 1500

_TELLING = 600
"""An amount that says as much is held against two days of all parties near by, where it names none of them."""

_HITS = 48
"""Sums of one whole that are looked at: more only say that chance is at work."""

_ROUND = 200
"""An amount that says less than this is met everywhere; see `evidence`."""

_CROWDED = 5
"""Rows of one day from which larger sets are looked for among them."""


class Sum(NamedTuple):
    """Parts that make a whole."""

    whole: OpenRow
    parts: Rows
    evidence: int
    """Hundredths of a logarithm; see `evidence`."""
    weight: int
    """The same with the rows that it explains: what it is worth against other readings."""
    is_natural: bool
    is_own: bool
    """Whether the whole names the party of the parts, and none of these another."""
    fee: explain.Cause | None = None

    @property
    def rows(self) -> Rows:
        """The whole and its parts."""
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counter:
    """The parts of one account around one day, told once for all wholes of that day."""

    kin: int
    near: list[OpenRow]
    is_cut: bool
    sums: Sums
    natural: NaturalGroups
    sets: DaySets


def possible_sums(wholes: Iterable[OpenRow], shelf: Shelf, evidence: Evidence, pool: Pool) -> tuple[list[Sum], int]:
    """The likeliest sums of every row, and for how many rows not all parts near by were tried."""
    found: list[Sum] = []
    cut = 0
    asked: dict[tuple[Account, int], list[OpenRow]] = defaultdict(list)
    for row in wholes:
        account = (row.currency, row.micros > 0, evidence.kin_of(row))
        is_own = account[2] != NOBODY and shelf.has(account)
        if not row.micros:
            continue
        if is_own and evidence.surprise(row) >= _ROUND:
            asked[account, row.day].append(row)
            continue
        if evidence.surprise(row) < _ROUND and (not is_own or evidence.has_equal(row)):
            found += _best(_numbered(row, shelf, evidence))
            continue
        found += _best(_by_days(row, shelf, evidence, account[2] if is_own else NOBODY))
    for (account, _), rows in asked.items():
        counter = _counter(account, rows[0], shelf)
        if counter is None:
            continue
        cut += len(rows) if counter.is_cut else 0
        for row, sets in zip(rows, _sets(rows, counter), strict=True):
            sums = [_sum(row, parts, counter.kin, evidence, is_natural=whole) for parts, whole in sets]
            sums = [*_numbered(row, shelf, evidence), *sums]
            found += _best(sums or _less_fees(row, counter, evidence, pool))
    return _few_of_each(found), cut


def _by_days(whole: OpenRow, shelf: Shelf, evidence: Evidence, kin: int) -> Iterator[Sum]:
    """Sums of one day, for a row that is so round that nearly every sum of some days makes it.

    A row that names nobody is held against every party; when it tells enough, its parts may stand on two days.
    """
    target = abs(whole.micros)
    if kin == NOBODY:
        sets = shelf.everybody(whole)
        found = sets.making(target)
        if evidence.surprise(whole) >= _TELLING:
            found = chain(found, sets.making_in_two(target))
        for other, parts in islice(found, _HITS):
            yield _sum(whole, parts, other, evidence, is_natural=False)
    else:
        for day in shelf.around((whole.currency, whole.micros > 0, kin), whole):
            for parts in day.making(target):
                yield _sum(whole, parts, kin, evidence, is_natural=False)
            if len(day.rows) > 2 and target in day.groups:
                yield _sum(whole, day.groups[target], kin, evidence, is_natural=True)
    yield from _numbered(whole, shelf, evidence)


def _numbered(whole: OpenRow, shelf: Shelf, evidence: Evidence) -> Iterator[Sum]:
    for parts in shelf.numbered(whole, abs(whole.micros)):
        kin = max(map(evidence.kin_of, parts))
        yield _sum(whole, parts, kin, evidence, is_natural=True, is_numbered=True)


def _counter(account: Account, whole: OpenRow, shelf: Shelf) -> _Counter | None:
    days = shelf.around(account, whole)
    near = [row for day in days for row in day.rows]
    if len(near) < 2:
        return None
    tight = near[:NEAREST]
    return _Counter(
        kin=account[2],
        near=tight,
        is_cut=len(near) > NEAREST,
        natural=NaturalGroups(days),
        sums=Sums([abs(row.micros) for row in tight]),
        sets=shelf.of_party(account, whole),
    )


def _sets(wholes: Sequence[OpenRow], counter: _Counter) -> list[list[tuple[Rows, bool]]]:
    """For each whole the sets of parts that make it, each once, and whether they form a group by themselves."""
    targets = [abs(row.micros) for row in wholes]
    found: list[dict[frozenset[OpenRow], tuple[Rows, bool]]] = [{} for _ in wholes]
    for sets, target in zip(found, targets, strict=True):
        for parts in counter.natural.making(target):
            sets.setdefault(frozenset(parts), (parts, True))
    for which, some in counter.sums.to(targets):
        for places in some:
            parts = tuple(counter.near[place] for place in places)
            found[which].setdefault(frozenset(parts), (parts, False))
    for sets, target in zip(found, targets, strict=True):
        for _, parts in islice(chain(counter.sets.making(target), counter.sets.making_in_two(target)), _HITS):
            sets.setdefault(frozenset(parts), (parts, False))
    return [list(sets.values()) for sets in found]


def _less_fees(whole: OpenRow, counter: _Counter, evidence: Evidence, pool: Pool) -> Iterator[Sum]:
    """Groups that the rows form by themselves, where a fee was kept back of their sum."""
    size, unit = abs(whole.micros), explain.unit_of(whole.currency)
    for fee in explain.fees_for(whole, pool):
        turned = explain.less_fee if whole.side is Side.LEFT else explain.before_fee
        target = turned(size, fee, unit)
        if target <= 0 or target == size:
            continue
        for parts in counter.natural.making_about(target, 2 * unit):
            reason = Reason(code=ReasonCode.FEE_KNOWN, points=5, fact=explain.fee_fact(fee))
            cause = explain.Cause(kind=DifferenceKind.FEE, reason=reason, is_known=explain.is_agreed(fee, pool))
            yield _sum(whole, parts, counter.kin, evidence, is_natural=True, fee=cause)


def _sum(
    whole: OpenRow,
    parts: Sequence[OpenRow],
    kin: int,
    evidence: Evidence,
    *,
    is_natural: bool,
    is_numbered: bool = False,
    fee: explain.Cause | None = None,
) -> Sum:
    said = evidence.sum_of(whole, parts, kin, is_natural=is_natural) + (explain.FEE_ON_SUM if fee else 0)
    if is_numbered:
        said = evidence.order_of(whole, parts)
    return Sum(
        whole=whole,
        parts=tuple(sorted(parts, key=lambda row: (row.day, row.id))),
        evidence=said,
        weight=said + OPEN + (OPEN * len(parts) if len(parts) <= _CROWDED else OPEN * (len(parts) + _CROWDED) // 2),
        is_natural=is_natural,
        is_own=evidence.kin_of(whole) == kin != NOBODY and {evidence.kin_of(row) for row in parts} <= {kin, NOBODY},
        fee=fee,
    )


def _best(sums: Iterable[Sum]) -> list[Sum]:
    """The likeliest, each set once; those that come nowhere near the first are left out."""
    once: dict[frozenset[OpenRow], Sum] = {}
    for one in sums:
        known = once.get(frozenset(one.parts))
        if one.weight > 0 and (known is None or known.weight < one.weight):
            once[frozenset(one.parts)] = one

    worth = sorted(once.values(), key=lambda one: (-one.weight, len(one.parts), [row.key for row in one.parts]))
    return [one for one in worth[:KEPT] if one.weight > worth[0].weight - _NOWHERE_NEAR]


def _few_of_each(found: list[Sum]) -> list[Sum]:
    """The best of every whole, which may have been held against several parties."""
    found.sort(key=lambda one: (one.whole.day, one.whole.key))
    return [one for _, some in groupby(found, key=lambda one: one.whole.key) for one in _best(some)]
