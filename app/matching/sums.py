"""Pass 5: one row against several of the other side with the same sum, weighed together with what else its rows may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

from app.domain.matches import Difference, DifferenceKind, MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.matching import score
from app.matching.blocks import NO_ROWS, Pair, by_amount
from app.matching.contest import chosen
from app.matching.evidence import Evidence
from app.matching.near_amount import difference_of, predicted_pairs
from app.matching.parts import Shelf
from app.matching.pool import Findings, OpenRow, Pool, Side
from app.matching.sum_search import NEAREST, Sum, possible_sums

_SURE = 650
"""What must speak for a sum before it may be proved; one in some six hundred sums does by chance."""

_LEAD = 800
"""By how much it must outweigh every other use of its rows."""

_RIVALS = 600
"""Other readings that come as near as this are shown as rivals."""

_LOOKED_AT = 20
"""Rows of equal amount before a day, and from it on, that are looked at."""

_PAIRS = 3
"""Pairs that are weighed of one row, the likeliest."""

_Pairs = Mapping[OpenRow, Sequence[tuple[int, Pair]]]


def find(pool: Pool) -> Findings:
    """Groups of one and several; the result says how many rows had more possible parts than were tried."""
    evidence = Evidence(pool)
    sums: list[Sum] = []
    cut = 0
    for wholes, parts in ((pool.left, pool.right), (pool.right, pool.left)):
        found, unsearched = possible_sums(wholes, Shelf(parts, evidence, pool), evidence, pool)
        sums += (one for one in found if not pool.is_rejected(one.rows))
        cut += unsearched
    pairs = _pairs({row for one in sums for row in one.rows}, evidence, pool)
    rivals = _Rivals(sums, pairs)
    groups = [_group(one, rivals, pool) for one in _best(sums, pairs)]
    skipped = (f"{cut} rows: only the {NEAREST} nearest of their possible parts were tried",) if cut else ()
    return Findings(groups=tuple(groups), skipped=skipped)


def _best(sums: Sequence[Sum], pairs: _Pairs) -> list[Sum]:
    """The sums of the reading that explains most; its pairs are left to the passes for these."""
    lone = {pair: weight for some in pairs.values() for weight, pair in some}
    readings = [(one.weight, one.whole.day, tuple(row.key for row in one.rows)) for one in sums]
    readings += [(weight, pair[0].day, (pair[0].key, pair[1].key)) for pair, weight in lone.items()]
    return [sums[place] for place in chosen(readings) if place < len(sums)]


def _pairs(rows: set[OpenRow], evidence: Evidence, pool: Pool) -> _Pairs:
    """For every row that a sum wants, the likeliest rows of the other side that want it too: of its amount, or one near it."""
    found: dict[OpenRow, list[tuple[int, Pair]]] = defaultdict(list)
    for row, pair in _equal_pairs(rows, pool):
        found[row].append((evidence.pair(*pair), pair))
    for pair, cause in predicted_pairs(pool).items():
        weighed = (evidence.pair(*pair) + cause.rarity, pair)
        for row in pair:
            if row in rows:
                found[row].append(weighed)
    worth = {row: [one for one in some if one[0] > 0] for row, some in found.items()}
    for some in worth.values():
        some.sort(key=lambda one: (-one[0], one[1][0].key, one[1][1].key))
    return {row: some[:_PAIRS] for row, some in worth.items() if some}


def _equal_pairs(rows: set[OpenRow], pool: Pool) -> Iterator[tuple[OpenRow, Pair]]:
    """Every row with its pairs of equal amount."""
    blocks = {Side.LEFT: by_amount(pool.left), Side.RIGHT: by_amount(pool.right)}
    for row in sorted(rows, key=lambda row: (row.day, row.key)):
        others = blocks[Side.RIGHT if row.side is Side.LEFT else Side.LEFT].get((row.currency, row.micros), NO_ROWS)
        for one in others.nearest(row.day, _LOOKED_AT):
            pair = (row, one) if row.side is Side.LEFT else (one, row)
            if pool.days.in_window(pair[0].day, pair[1].day) and pool.may_pair(*pair):
                yield row, pair


class _Rivals:
    """What else the rows of a sum could be used for."""

    def __init__(self, sums: Iterable[Sum], pairs: _Pairs) -> None:
        self._pairs = pairs
        self._wanted: dict[OpenRow, list[Sum]] = defaultdict(list)
        for one in sums:
            for row in one.rows:
                self._wanted[row].append(one)

    def lead(self, one: Sum) -> int:
        """By how much this sum outweighs every other use of its rows."""
        sums = max((other.weight for other in self._others(one)), default=0)
        pairs = sum(self._pairs[row][0][0] for row in one.rows if row in self._pairs)
        return one.weight - max(sums, pairs)

    def near(self, one: Sum) -> tuple[str, ...]:
        """Rows outside the sum that readings about as good would take."""
        found = {row for other in self._others(one) if one.weight - other.weight < _RIVALS for row in other.rows}
        for row in one.rows:
            for weight, pair in self._pairs.get(row, ()):
                if one.weight - weight < _RIVALS:
                    found.update(pair)
        return tuple(sorted({row.key for row in found} - {row.key for row in one.rows}))

    def _others(self, one: Sum) -> Iterator[Sum]:
        return (other for row in one.rows for other in self._wanted[row] if other is not one)


def _group(one: Sum, rivals: _Rivals, pool: Pool) -> Proposal:
    lefts, rights = ((one.whole,), one.parts) if one.whole.side is Side.LEFT else (one.parts, (one.whole,))
    lead = rivals.lead(one)
    near = rivals.near(one)
    reasons = _reasons(one, pool)
    if near:
        reasons = (*reasons, score.rivals(len(near)))
    points = score.score_of(reasons)
    is_near = all(pool.days.in_window(left.day, right.day) for left in lefts for right in rights)
    is_proved = (
        one.evidence >= _SURE and lead >= _LEAD and one.is_own and is_near and points >= pool.settings.auto_score
        and (one.fee is None or one.fee.is_known)
    )  # fmt: skip
    return Proposal(
        left=tuple(row.id for row in lefts),
        right=tuple(row.id for row in rights),
        found_by=MatchPass.SUMS,
        score=points,
        state=MatchState.AUTO if is_proved else MatchState.PROPOSED,
        reasons=reasons,
        differences=_difference(one, lefts, rights),
        rivals=near,
    )


def _difference(one: Sum, lefts: Sequence[OpenRow], rights: Sequence[OpenRow]) -> tuple[Difference, ...]:
    kind = one.fee.kind if one.fee else DifferenceKind.UNEXPLAINED
    return difference_of(kind, sum(row.micros for row in lefts), sum(row.micros for row in rights), one.whole.currency)


def _reasons(one: Sum, pool: Pool) -> tuple[Reason, ...]:
    nearest = min(one.parts, key=lambda row: (abs(row.day - one.whole.day), row.id))
    left, right = (one.whole, nearest) if one.whole.side is Side.LEFT else (nearest, one.whole)
    named = next((row for row in one.parts if row.name), one.parts[0])
    pair = (one.whole, named) if one.whole.side is Side.LEFT else (named, one.whole)
    reasons = [
        Reason(code=ReasonCode.ADDS_UP, points=40, fact=str(len(one.parts))),
        score.about_days(left, right, pool),
        *score.about_party(*pair),
    ]
    if len({row.day for row in one.parts}) == 1:
        reasons.append(Reason(code=ReasonCode.ONE_DAY, points=10, fact=str(one.parts[0].row.day)))
    if one.fee:
        reasons.append(one.fee.reason)
    # Out of so many sums that chance makes, one would speak for itself as much as this.
    per_mille = min(1000, round(1000 * exp(-max(0, one.evidence) / 100)))
    points = 0 if one.evidence >= _SURE else -20
    return (*reasons, Reason(code=ReasonCode.BY_CHANCE, points=points, fact=f"{per_mille}/1000"))
