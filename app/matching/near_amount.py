"""Pass 4: amounts that nearly agree, each difference with its name: fee, rounding, tax, swapped digits."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.matches import Difference, DifferenceKind, MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.domain.money import Money
from app.matching import explain, score
from app.matching.blocks import Block, Pair, by_amount, connected, in_window
from app.matching.explain import Cause
from app.matching.knowledge import FeeModel
from app.matching.pool import Findings, OpenRow, Pool
from app.matching.verdict import verdicts

_PROVES = frozenset({ReasonCode.FEE_KNOWN, ReasonCode.ROUNDED})
"""Causes that may prove; a person corrects swapped digits and asks after fees that nobody agreed to."""

_TELLING = 4
"""Figures that one of the two amounts needs for a proof."""

_DAYS_TOGETHER = 8
"""Days whose rows are sorted by amount as one: a window meets two or three such lots."""

Causes = dict[Pair, Cause]

Fees = Sequence[tuple[FeeModel, Collection[str]]]


def find(pool: Pool) -> Findings:
    """Groups of one and one whose difference has a name."""
    causes = predicted_pairs(pool)
    for pair, cause in _like_fees(pool):
        causes.setdefault(pair, cause)
    groups: list[Proposal] = []
    for lot in connected(sorted(causes, key=lambda pair: (pair[0].day, pair[0].id, pair[1].day, pair[1].id))):
        groups += _settled(lot, causes, pool)
    return Findings(groups=tuple(groups))


def difference_of(kind: DifferenceKind, lefts: int, rights: int, currency: str) -> tuple[Difference, ...]:
    """Left less right with its name; empty when nothing is left over."""
    if lefts == rights:
        return ()
    return (Difference(kind=kind, amount=Money.from_micros(lefts - rights, currency)),)


def predicted_pairs(pool: Pool) -> Causes:
    """Pairs whose right amount is just what a cause predicts."""
    everyone = _everyones_fees(pool)
    right = by_amount(pool.right)
    found: Causes = {}
    met: dict[tuple[str, str, int], list[tuple[Block, Cause, Collection[str]]]] = {}
    for row in pool.left:
        if not row.micros:
            continue
        key = (row.name, row.currency, row.micros)
        if key not in met:
            sign = 1 if row.micros > 0 else -1
            met[key] = [
                (right[row.currency, sign * amount], cause, parties)
                for amount, cause, parties in _predicted(row, everyone, pool)
                if (row.currency, sign * amount) in right
            ]
        for others, cause, parties in met[key]:
            for other in in_window(row, others, pool.days):
                pair = (row, other)
                known = found.get(pair)
                if (
                    (known is None or cause.rank < known.rank)
                    and (not parties or other.name in parties)
                    and _is_likely(pair, cause)
                    and pool.may_pair(row, other)
                ):
                    found[pair] = cause
    return found


def _predicted(row: OpenRow, everyone: Fees, pool: Pool) -> Iterator[tuple[int, Cause, Collection[str]]]:
    """What each cause makes of the amount; a payment that names nobody may have lost the fee of any party, which is told."""
    yield from ((amount, cause, ()) for amount, cause in explain.predicted(row, pool))
    if not row.name:
        for fee, parties in everyone:
            yield from ((amount, cause, parties) for amount, cause in explain.by_fee(row, fee, pool))


def _everyones_fees(pool: Pool) -> Fees:
    """Each fee once, with the names of the parties that keep it back."""
    parties: dict[tuple[Decimal, Money | None], set[str]] = defaultdict(set)
    known: dict[tuple[Decimal, Money | None], FeeModel] = {}
    for name, fees in pool.fees.items():
        for fee in fees:
            parties[fee.rate, fee.fixed].add(name)
            known.setdefault((fee.rate, fee.fixed), fee)
    return [(fee, parties[key]) for key, fee in known.items()]


def _is_likely(pair: Pair, cause: Cause) -> bool:
    likely = score.likeness(*pair)
    if likely is None:
        return cause.reason.code is not ReasonCode.TAX_RATIO or max(map(score.telling_figures, pair)) > _TELLING
    return likely >= score.STRANGE or max(map(score.telling_figures, pair)) > _TELLING + 1


def _like_fees(pool: Pool) -> Iterator[tuple[Pair, Cause]]:
    """Pairs of one party that miss as little as a fee, though no one knows the rate."""
    kin = pool.kin
    blocks: dict[tuple[str, int, int], list[OpenRow]] = defaultdict(list)
    for row in pool.right:
        if row.name:
            blocks[row.currency, kin[row.name], row.day // _DAYS_TOGETHER].append(row)
    for rows in blocks.values():
        rows.sort(key=lambda row: abs(row.micros))
    sizes = {key: [abs(row.micros) for row in rows] for key, rows in blocks.items()}
    for row in pool.left:
        paid = abs(row.micros)
        least = paid - paid * explain.MOST_FEE // 10_000
        soonest, latest = pool.days.first(row.day), pool.days.last(row.day)
        for together in range(soonest // _DAYS_TOGETHER, latest // _DAYS_TOGETHER + 1):
            key = (row.currency, kin.get(row.name, -1), together)
            if key not in blocks:
                continue
            near = sizes[key]
            for other in blocks[key][bisect_left(near, least) : bisect_left(near, paid)]:
                if _is_like_fee(row, other, pool):
                    yield (row, other), explain.like_fee(paid, abs(other.micros))


def _is_like_fee(left: OpenRow, right: OpenRow, pool: Pool) -> bool:
    return (
        left.micros * right.micros > 0
        and pool.twins.isdisjoint((left.key, right.key))
        and explain.is_like_fee(abs(left.micros), abs(right.micros))
        and pool.days.in_window(left.day, right.day)
        and (score.likeness(left, right) or 0) >= score.SIMILAR
        and pool.may_pair(left, right)
    )


def _settled(lot: list[Pair], causes: Mapping[Pair, Cause], pool: Pool) -> Iterator[Proposal]:
    costs = {pair: score.cost(*pair, pool) + causes[pair].rank for pair in lot}
    chances: dict[OpenRow, int] = defaultdict(int)
    for pair in lot:
        for row in pair:
            chances[row] += 1

    def judge(left: OpenRow, right: OpenRow) -> tuple[Reason, ...]:
        reasons = (
            causes[left, right].reason,
            score.about_days(left, right, pool),
            *score.about_party(left, right),
        )
        if chances[left] == chances[right] == 1:
            reasons += (score.unique(max(score.telling_figures(left), score.telling_figures(right)), share=2),)
        return reasons

    found = verdicts(pool, lot, costs, judge=judge, found_by=MatchPass.NEAR_AMOUNT, lack=pool.settings.lack_cost)
    pair_of = {(left.id, right.id): (left, right) for left, right in lot}
    for group in found:
        if group.state is MatchState.AMBIGUOUS:
            yield group
            continue
        yield _named(group, pair_of[group.left[0], group.right[0]], causes)


def _named(group: Proposal, pair: Pair, causes: Mapping[Pair, Cause]) -> Proposal:
    left, right = pair
    cause = causes[pair]
    may_prove = (
        cause.reason.code in _PROVES
        and cause.is_known
        and max(map(score.telling_figures, pair)) >= _TELLING
        and (score.likeness(left, right) or 0) >= score.SIMILAR
    )
    is_proved = group.state is MatchState.AUTO and may_prove
    return replace(
        group,
        state=MatchState.AUTO if is_proved else MatchState.PROPOSED,
        differences=difference_of(cause.kind, left.micros, right.micros, left.currency),
    )
