"""Pass 3: equal amounts with several candidates, settled as a whole; what the whole does not decide stays ambiguous."""

from collections import defaultdict
from collections.abc import Sequence

from app.domain.matches import MatchPass, Proposal, Reason, ReasonCode
from app.matching import score
from app.matching.blocks import Pair, connected, equal_amounts
from app.matching.evidence import Evidence
from app.matching.pool import Findings, OpenRow, Pool
from app.matching.verdict import Judge, verdicts


def find(pool: Pool) -> Findings:
    """Groups of every block in which a row has more than one candidate; lone pairs belong to pass 2."""
    found = equal_amounts(pool)
    groups = [
        group for pairs in found.blocks for lot in connected(pairs) if len(lot) > 1 for group in _settled(lot, pool)
    ]
    return Findings(groups=tuple(groups), skipped=found.skipped)


def likeliest(pool: Pool) -> Findings:
    """The same for what nothing proves: the reading for which most speaks, in which a row without a likely partner stays alone.

    As many pairs as can be made would push true partners apart wherever a payment or a record is missing.
    """
    evidence = Evidence(pool)
    found = equal_amounts(pool)
    groups: list[Proposal] = []
    for pairs in found.blocks:
        for lot in connected(pairs):
            said = {pair: evidence.pair(*pair) for pair in lot} if len(lot) > 1 else {}
            most = max(said.values(), default=0)
            costs = {pair: most - points for pair, points in said.items() if points > 0}
            if costs:
                groups += verdicts(
                    pool, lot, costs, judge=_judge(lot, pool), found_by=MatchPass.ASSIGNMENT, dearest=most
                )
    return Findings(groups=tuple(groups), skipped=found.skipped)


def _settled(pairs: Sequence[Pair], pool: Pool) -> list[Proposal]:
    costs = {pair: score.cost(*pair, pool) for pair in _without_strangers(pairs)}
    lack = pool.settings.lack_cost
    return verdicts(pool, pairs, costs, judge=_judge(pairs, pool), found_by=MatchPass.ASSIGNMENT, lack=lack)


def _judge(pairs: Sequence[Pair], pool: Pool) -> Judge:
    def judge(left: OpenRow, right: OpenRow) -> tuple[Reason, ...]:
        return (
            score.amount_equal(left),
            Reason(code=ReasonCode.BEST_ASSIGNMENT, points=20, fact=str(len(pairs))),
            score.about_days(left, right, pool),
            *score.about_party(left, right),
        )

    return judge


def _without_strangers(pairs: Sequence[Pair]) -> list[Pair]:
    """A row that has a candidate of its own name does not take one of another name."""
    best: dict[OpenRow, int] = defaultdict(int)
    likely = {pair: score.likeness(*pair) for pair in pairs}
    for (left, right), value in likely.items():
        best[left] = max(best[left], value or 0)
        best[right] = max(best[right], value or 0)
    return [
        (left, right)
        for (left, right), value in likely.items()
        if value is None or value >= score.STRANGE or max(best[left], best[right]) < score.SIMILAR
    ]
