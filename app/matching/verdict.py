"""From candidate pairs to groups: clear pairs are proved or proposed, tied ones become one ambiguous group."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.matches import MatchPass, MatchState, Proposal, Reason
from app.matching import score
from app.matching.blocks import Pair
from app.matching.pool import OpenRow, Pool
from app.matching.settings import MatchSettings
from app.matching.settle import settle

Lot = tuple[list[OpenRow], list[OpenRow]]
"""Lefts and rights between which nothing decides."""

Judge = Callable[[OpenRow, OpenRow], tuple[Reason, ...]]
"""The reasons for a pair."""


def proposal(
    pair: Pair,
    reasons: tuple[Reason, ...],
    *,
    found_by: MatchPass,
    pool: Pool,
    rivals: Sequence[str] = (),
    is_close: bool = False,
) -> Proposal:
    """A pair as a group: proved only when its score is high, nothing of the same kind is left over beside it or was
    guessed away, and no other reading came close.
    """
    if rivals:
        reasons = (*reasons, score.rivals(len(rivals)))
    points = score.score_of(reasons)
    is_close = is_close or any(map(pool.is_guessed_near, pair))
    is_proved = points >= pool.settings.auto_score and not rivals and not is_close
    return Proposal(
        left=(pair[0].id,),
        right=(pair[1].id,),
        found_by=found_by,
        score=points,
        state=MatchState.AUTO if is_proved else MatchState.PROPOSED,
        reasons=reasons,
        rivals=tuple(sorted(rivals)),
    )


def verdicts(
    pool: Pool,
    pairs: Sequence[Pair],
    costs: Mapping[Pair, int],
    *,
    judge: Judge,
    found_by: MatchPass,
    lack: int | None = None,
    dearest: int | None = None,
) -> list[Proposal]:
    """Groups for pairs of equal amount that compete, each row in one at most.

    `pairs` may hold more than `costs`: what is too weak to be chosen can still be a rival when it is left over.
    `lack` is what it costs to believe that a left and a right both miss their true partner; None: not believed.
    `dearest` is what a pair may cost: the reading leaves rows alone rather than pay as much, and proves nothing.
    """
    found = _settled(costs, pool.settings, lack, dearest)
    clear = _first_told(found, _neighbours(costs))
    at_home = {row for pair in clear for row in pair}
    at_home |= {row for lefts, rights in found.tied if len(lefts) == len(rights) for row in (*lefts, *rights)}
    near = _neighbours(pairs)
    groups = []
    for pair in clear:
        left_over = {row.key for row in (*near[pair[0]], *near[pair[1]]) if row not in at_home}
        is_close = pair not in found.proved
        reasons = judge(*pair)
        groups.append(
            proposal(pair, reasons, found_by=found_by, pool=pool, rivals=sorted(left_over), is_close=is_close)
        )
    groups = [group for group in groups if group.score >= pool.settings.propose_score]
    for (lefts, rights), sample in zip(found.tied, _samples(found.tied, costs), strict=True):
        first = (_first(lefts), _first(rights))
        if first in costs and _is_told_again(lefts, rights):
            over = sorted({row.key for row in (*lefts, *rights)} - {row.key for row in first})
            groups.append(proposal(first, judge(*first), found_by=found_by, pool=pool, rivals=over, is_close=True))
        elif not pool.is_rejected((*lefts, *rights)):
            groups.append(_ambiguous(lefts, rights, judge(*sample), found_by))
    return groups


def _is_told_again(lefts: Sequence[OpenRow], rights: Sequence[OpenRow]) -> bool:
    """Whether one row faces several that are one thing told again: of one number, or word for word the same.

    Which of these is taken changes nothing: what stays over is one too many, whichever it is.
    """
    few, many = sorted((lefts, rights), key=len)
    days = [row.day for row in many]
    if len(few) > 1 or max(days) - min(days) > 1:
        return False
    shared = frozenset.intersection(*(row.numbers for row in many))
    return bool(shared) or len({(row.name, row.text, row.numbers, row.row.source) for row in many}) == 1


def _first_told(found: "_Settled", near: Mapping[OpenRow, Sequence[OpenRow]]) -> list[Pair]:
    """The clear pairs, each with the first of two rows that tell one thing where the other is left over.

    The later of the two is one too many, whatever its day.
    """
    taken = {row for pair in found.clear for row in pair}
    taken |= {row for lot in found.tied for rows in lot for row in rows}
    clear = []
    for left, right in found.clear:
        lefts = [one for one in near[right] if one not in taken and _is_told_again((one, left), (right,))]
        rights = [one for one in near[left] if one not in taken and _is_told_again((left,), (one, right))]
        pair = (_first([left, *lefts]), right) if lefts else (left, _first([right, *rights]))
        taken.update(pair)
        clear.append(pair)
    return clear


def _first(rows: Sequence[OpenRow]) -> OpenRow:
    return min(rows, key=lambda row: (row.day, row.id))


def _ambiguous(
    lefts: Sequence[OpenRow], rights: Sequence[OpenRow], reasons: tuple[Reason, ...], found_by: MatchPass
) -> Proposal:
    """One group of rows between which nothing decides; it scores one half at most."""
    reasons = (*reasons, score.rivals(len(lefts) + len(rights) - 2))
    return Proposal(
        left=tuple(row.id for row in lefts),
        right=tuple(row.id for row in rights),
        found_by=found_by,
        score=min(score.score_of(reasons), score.HALF),
        state=MatchState.AMBIGUOUS,
        reasons=reasons,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    clear: list[Pair]
    proved: set[Pair]
    tied: list[Lot]


def _settled(costs: Mapping[Pair, int], settings: MatchSettings, lack: int | None, dearest: int | None) -> _Settled:
    if len(costs) == 1:
        # Nobody competes: only the doubt whether both lack their true partner is left.
        ((pair, cost),) = costs.items()
        is_believed = dearest is None and (lack is None or cost + settings.proof_margin <= lack)
        return _Settled(clear=[pair], proved={pair} if is_believed else set(), tied=[])
    lefts = _in_order(pair[0] for pair in costs)
    rights = _in_order(pair[1] for pair in costs)
    left_number = {row: number for number, row in enumerate(lefts)}
    right_number = {row: number for number, row in enumerate(rights)}
    numbered = {(left_number[left], right_number[right]): cost for (left, right), cost in costs.items()}
    settlement = settle(numbered, settings.clear_margin, dearest)
    proved = settle(numbered, settings.proof_margin, lack).clear if settlement.clear and dearest is None else ()
    return _Settled(
        clear=[(lefts[left], rights[right]) for left, right in settlement.clear],
        proved={(lefts[left], rights[right]) for left, right in proved},
        tied=[([lefts[one] for one in group[0]], [rights[one] for one in group[1]]) for group in settlement.tied],
    )


def _samples(tied: Sequence[Lot], costs: Mapping[Pair, int]) -> list[Pair]:
    """The likeliest pair of each lot, whose reasons speak for the lot."""
    lot_of = {row: number for number, lot in enumerate(tied) for rows in lot for row in rows}
    best: dict[int, tuple[int, str, str]] = {}
    sample: dict[int, Pair] = {}
    for (left, right), cost in costs.items():
        number = lot_of.get(left, -1)
        if number < 0 or lot_of.get(right) != number:
            continue
        mark = (cost, left.id, right.id)
        if number not in best or mark < best[number]:
            best[number], sample[number] = mark, (left, right)
    return [sample[number] for number in range(len(tied))]


def _in_order(rows: Iterable[OpenRow]) -> list[OpenRow]:
    return sorted(set(rows), key=lambda row: (row.day, row.id))


def _neighbours(pairs: Iterable[Pair]) -> dict[OpenRow, list[OpenRow]]:
    near: dict[OpenRow, list[OpenRow]] = defaultdict(list)
    for left, right in pairs:
        near[left].append(right)
        near[right].append(left)
    return near
