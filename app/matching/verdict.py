"""From candidate pairs to groups: clear pairs are proved or proposed, tied ones become one ambiguous group."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.domain.matches import MatchPass, MatchState, Proposal, Reason
from app.matching import score
from app.matching.blocks import Pair
from app.matching.pool import OpenRow, Pool
from app.matching.settings import MatchSettings
from app.matching.settle import settle

Judge = Callable[[OpenRow, OpenRow], tuple[Reason, ...]]
"""The reasons for a pair."""


def proposal(
    pair: Pair,
    reasons: tuple[Reason, ...],
    *,
    found_by: MatchPass,
    settings: MatchSettings,
    rivals: Sequence[str] = (),
    is_close: bool = False,
) -> Proposal:
    """A pair as a group: proved only when its score is high, nothing of the same kind is left over beside it and no
    other reading came close.
    """
    if rivals:
        reasons = (*reasons, score.rivals(len(rivals)))
    points = score.score_of(reasons)
    is_proved = points >= settings.auto_score and not rivals and not is_close
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
    pool: Pool, pairs: Sequence[Pair], costs: Mapping[Pair, int], *, judge: Judge, found_by: MatchPass
) -> list[Proposal]:
    """Groups for pairs of equal amount that compete, each row in one at most.

    `pairs` may hold more than `costs`: what is too weak to be chosen can still be a rival when it is left over.
    """
    settings = pool.settings
    clear, tied = _settled(costs, settings.clear_margin)
    far_from_any = set(_settled(costs, settings.proof_margin)[0])
    at_home = {row for pair in clear for row in pair}
    at_home |= {row for lefts, rights in tied if len(lefts) == len(rights) for row in (*lefts, *rights)}
    near = _neighbours(pairs)
    groups = []
    for pair in clear:
        left_over = {row.key for row in (*near[pair[0]], *near[pair[1]]) if row not in at_home}
        is_close = pair not in far_from_any
        groups.append(
            proposal(
                pair, judge(*pair), found_by=found_by, settings=settings, rivals=sorted(left_over), is_close=is_close
            )
        )
    return [
        *(group for group in groups if group.score >= settings.propose_score),
        *(
            ambiguous(lefts, rights, judge=judge, found_by=found_by)
            for lefts, rights in tied
            if not pool.is_rejected((*lefts, *rights))
        ),
    ]


def ambiguous(lefts: Sequence[OpenRow], rights: Sequence[OpenRow], *, judge: Judge, found_by: MatchPass) -> Proposal:
    """One group of rows between which nothing decides; scored by its weakest reading, and at most one half."""
    reasons = min((judge(left, right) for left in lefts for right in rights), key=score.score_of)
    reasons = (*reasons, score.rivals(len(lefts) + len(rights) - 2))
    return Proposal(
        left=tuple(row.id for row in lefts),
        right=tuple(row.id for row in rights),
        found_by=found_by,
        score=min(score.score_of(reasons), score.HALF),
        state=MatchState.AMBIGUOUS,
        reasons=reasons,
    )


def _settled(costs: Mapping[Pair, int], margin: int) -> tuple[list[Pair], list[tuple[list[OpenRow], list[OpenRow]]]]:
    lefts = _in_order(pair[0] for pair in costs)
    rights = _in_order(pair[1] for pair in costs)
    left_number = {row: number for number, row in enumerate(lefts)}
    right_number = {row: number for number, row in enumerate(rights)}
    numbered = {(left_number[left], right_number[right]): cost for (left, right), cost in costs.items()}
    settlement = settle(numbered, margin)
    clear = [(lefts[left], rights[right]) for left, right in settlement.clear]
    tied = [([lefts[one] for one in group[0]], [rights[one] for one in group[1]]) for group in settlement.tied]
    return clear, tied


def _in_order(rows: Iterable[OpenRow]) -> list[OpenRow]:
    return sorted(set(rows), key=lambda row: (row.day, row.id))


def _neighbours(pairs: Iterable[Pair]) -> dict[OpenRow, list[OpenRow]]:
    near: dict[OpenRow, list[OpenRow]] = defaultdict(list)
    for left, right in pairs:
        near[left].append(right)
        near[right].append(left)
    return near
