"""Pass 5: one row against several of the other side with the same sum, natural groups first, chance always in mind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.matches import Difference, DifferenceKind, MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.matching import explain, score
from app.matching.fees import without_equal
from app.matching.near_amount import difference_of
from app.matching.parties import kin_of
from app.matching.parts import NEAREST, Shelf, days_around, natural_groups
from app.matching.pool import Findings, OpenRow, Pool, Side
from app.matching.subsets import MOST_ITEMS, subsets, sums_to

_ALL_BUT_PROVED = Decimal("0.6")

_ROUNDS = 3
"""A sum that lost its parts to a better one is looked for again, this often."""

_SURE = Fraction(1, 250)
"""Chance hits below which a sum may be proved."""

_WORTH_SHOWING = Fraction(1, 2)

_WORTH_SHOWING_WHOLE = Fraction(4)
"""The same for parts of the party that form a group by themselves, such as all of its day: people split round sums too."""

_CLEARER = 25
"""How much rarer by chance one sum must be to win over another of the same rows without a doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """Parts that make a whole."""

    whole: OpenRow
    parts: tuple[OpenRow, ...]
    chance: Fraction
    """How many such sums were to be expected by chance."""
    is_natural: bool
    is_own: bool
    """Whether the parts are of the whole's party."""
    fee: explain.Cause | None
    others: frozenset[OpenRow]
    """Parts of other sums of the same whole."""

    @property
    def rows(self) -> tuple[OpenRow, ...]:
        return (self.whole, *self.parts)

    @property
    def most_chance(self) -> Fraction:
        return _WORTH_SHOWING_WHOLE if self.is_natural and self.is_own and self.spread == 0 else _WORTH_SHOWING

    @property
    def spread(self) -> int:
        return max(row.day for row in self.parts) - min(row.day for row in self.parts)

    @property
    def order(self) -> tuple[object, ...]:
        return (
            not self.is_own, bool(self.others), not self.is_natural, self.chance, len(self.parts), self.whole.day,
            self.whole.key,
        )  # fmt: skip


def find(pool: Pool) -> Findings:
    """Groups of one and several; the result says how many rows had more possible parts than were tried."""
    return _found(pool, pool.left, pool.right)


def likely(pool: Pool) -> Findings:
    """What is proved or all but proved: sums of rows that no equal amount explains, before equal amounts are guessed at."""
    left, right = without_equal(pool)
    found = _found(pool, left, right)
    return Findings(
        groups=tuple(
            group for group in found.groups if group.state is MatchState.AUTO or group.score >= _ALL_BUT_PROVED
        )
    )


def _found(pool: Pool, lefts: Sequence[OpenRow], rights: Sequence[OpenRow]) -> Findings:
    groups: list[Proposal] = []
    wholes = [*lefts, *rights]
    unsearched = 0
    for turn in range(_ROUNDS):
        found, crowded = _all_sums(pool, wholes)
        unsearched = unsearched if turn else crowded
        chosen = list(_disjoint(found))
        groups += (made := [_group(one, doubts, pool) for one, doubts in chosen])
        pool = pool.without(made)
        won = {one.whole for one, _ in chosen}
        wholes = [one.whole for one in found if one.whole not in won]
        if not wholes:
            break
    skipped = (f"{unsearched} rows: only the {NEAREST} nearest of their possible parts were tried",)
    return Findings(groups=tuple(groups), skipped=skipped if unsearched else ())


def _all_sums(pool: Pool, wholes: Sequence[OpenRow]) -> tuple[list[_Sum], int]:
    kin = kin_of(pool)
    open_rows = {*pool.left, *pool.right}
    shelves = {Side.LEFT: Shelf(pool.right, kin), Side.RIGHT: Shelf(pool.left, kin)}
    found: list[_Sum] = []
    crowded = 0
    for whole in wholes:
        if not whole.micros or whole not in open_rows:
            continue
        near, is_own = shelves[whole.side].near(whole, *days_around(whole, pool))
        crowded += len(near) > NEAREST
        if len(near) > 1 and (best := _best(whole, near, is_own=is_own, pool=pool)):
            found.append(best)
    return found, crowded


def _best(whole: OpenRow, near: Sequence[OpenRow], *, is_own: bool, pool: Pool) -> _Sum | None:
    """The likeliest parts of one row: without a fee, else less a known one."""
    for target, tolerance, fee in _targets(whole, pool):
        sums = list(_sums(whole, near, target, tolerance, fee, is_own=is_own))
        sums = [one for one in sums if one.chance < one.most_chance and not pool.is_rejected(one.rows)]
        if sums:
            return _likeliest(sums)
    return None


def _targets(whole: OpenRow, pool: Pool) -> Iterator[tuple[int, int, explain.Cause | None]]:
    size, unit = abs(whole.micros), explain.unit_of(whole.currency)
    yield size, 0, None
    for fee in explain.fees_for(whole.name, whole.currency, pool):
        reason = Reason(code=ReasonCode.FEE_KNOWN, points=5, fact=explain.fee_fact(fee))
        turned = explain.less_fee if whole.side is Side.LEFT else explain.before_fee
        cause = explain.Cause(kind=DifferenceKind.FEE, reason=reason, is_known=True)
        if (target := turned(size, fee, unit)) > 0:
            yield target, 2 * unit, cause


def _sums(
    whole: OpenRow, near: Sequence[OpenRow], target: int, tolerance: int, fee: explain.Cause | None, *, is_own: bool
) -> Iterator[_Sum]:
    sets: list[tuple[tuple[OpenRow, ...], int, bool]] = []
    if fee is None:
        tight = near[:NEAREST]
        found = sums_to([abs(row.micros) for row in tight], target, tolerance)
        sets = [(tuple(tight[place] for place in places), 0, False) for places in found]
    if not sets or any(len({row.day for row in parts}) == 1 for parts, _, _ in sets):
        natural, tried = natural_groups(near[: 2 * NEAREST], target, tolerance)
        sets = [(group, tried, True) for group in natural] or sets
    members = [frozenset(parts) for parts, _, _ in sets]
    everyone = frozenset().union(*members)
    by_size: dict[int, set[OpenRow]] = defaultdict(set)
    for row in near:
        by_size[row.micros].add(row)
    for (parts, tried_here, is_natural), mine in zip(sets, members, strict=True):
        yield _Sum(
            whole=whole,
            parts=tuple(sorted(parts, key=lambda row: (row.day, row.id))),
            chance=_chance(whole, parts, near[:NEAREST], tolerance, tried_here),
            is_natural=is_natural,
            is_own=is_own,
            fee=fee,
            others=(everyone if len(sets) > 1 else frozenset()).union(*(by_size[row.micros] for row in parts)) - mine,
        )


def _chance(whole: OpenRow, parts: Sequence[OpenRow], near: Sequence[OpenRow], tolerance: int, tried: int) -> Fraction:
    """Expected chance hits: sets tried, times the grain of the parts, over the range in which sums lie."""
    grain = min(_grain(row) for row in parts)
    if not tried:
        tried = subsets(sum(_grain(row) >= grain for row in near), min(len(parts), MOST_ITEMS))
    return Fraction(tried * (2 * tolerance + grain), abs(whole.micros))


def _grain(row: OpenRow) -> int:
    """The largest power of ten in micro-units that divides the amount."""
    digits = str(abs(row.micros))
    grain: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return grain


def _likeliest(sums: list[_Sum]) -> _Sum:
    """One day before several, near before far, few parts before many."""
    return min(
        sums,
        key=lambda one: (
            one.spread > 0,
            sum(abs(row.day - one.whole.day) for row in one.parts) // len(one.parts),
            len(one.parts),
            one.chance,
            [row.key for row in one.parts],
        ),
    )


def _disjoint(found: list[_Sum]) -> Iterator[tuple[_Sum, frozenset[OpenRow]]]:
    """Sums that share no row, the clearest first, each with the wholes that wanted the same rows about as much."""
    wanted: dict[OpenRow, list[_Sum]] = defaultdict(list)
    for one in found:
        for row in one.rows:
            wanted[row].append(one)
    taken: set[OpenRow] = set()
    for one in sorted(found, key=lambda one: one.order):
        if taken.isdisjoint(one.rows):
            taken.update(one.rows)
            rivals = {
                other.whole for row in one.rows for other in wanted[row] if other is not one and _is_close(other, one)
            }
            yield one, frozenset(rivals - {one.whole})


def _is_close(other: _Sum, one: _Sum) -> bool:
    return other.chance <= max(one.chance * _CLEARER, _SURE) and not (one.is_own and not other.is_own)


def _group(one: _Sum, doubts: frozenset[OpenRow], pool: Pool) -> Proposal:
    whole_left = one.whole.side is Side.LEFT
    lefts, rights = ((one.whole,), one.parts) if whole_left else (one.parts, (one.whole,))
    rivals = tuple(sorted({row.key for row in one.others | doubts}))
    reasons = _reasons(one, pool)
    if rivals:
        reasons = (*reasons, score.rivals(len(rivals)))
    points = score.score_of(reasons)
    is_near = all(pool.days.in_window(left.day, right.day) for left in lefts for right in rights)
    is_proved = (
        one.chance <= _SURE and one.is_own and not rivals and is_near and points >= pool.settings.auto_score
        and (one.fee is None or one.is_natural)
    )  # fmt: skip
    return Proposal(
        left=tuple(row.id for row in lefts),
        right=tuple(row.id for row in rights),
        found_by=MatchPass.SUMS,
        score=points,
        state=MatchState.AUTO if is_proved else MatchState.PROPOSED,
        reasons=reasons,
        differences=_difference(one, lefts, rights),
        rivals=rivals,
    )


def _difference(one: _Sum, lefts: Sequence[OpenRow], rights: Sequence[OpenRow]) -> tuple[Difference, ...]:
    kind = one.fee.kind if one.fee else DifferenceKind.UNEXPLAINED
    return difference_of(kind, sum(row.micros for row in lefts), sum(row.micros for row in rights), one.whole.currency)


def _reasons(one: _Sum, pool: Pool) -> tuple[Reason, ...]:
    nearest = min(one.parts, key=lambda row: (abs(row.day - one.whole.day), row.id))
    left, right = (one.whole, nearest) if one.whole.side is Side.LEFT else (nearest, one.whole)
    named = next((row for row in one.parts if row.name), one.parts[0])
    pair = (one.whole, named) if one.whole.side is Side.LEFT else (named, one.whole)
    reasons = [
        Reason(code=ReasonCode.ADDS_UP, points=40, fact=str(len(one.parts))),
        score.about_days(left, right, pool),
        *score.about_party(*pair),
    ]
    if one.spread == 0:
        reasons.append(Reason(code=ReasonCode.ONE_DAY, points=10, fact=str(one.parts[0].row.day)))
    if one.fee:
        reasons.append(one.fee.reason)
    per_mille = -(-one.chance.numerator * 1000 // one.chance.denominator)
    points = 0 if one.chance <= _SURE else -20
    return (*reasons, Reason(code=ReasonCode.BY_CHANCE, points=points, fact=f"{per_mille}/1000"))
