"""Pass 3: equal amounts with several candidates, settled as a whole; what the whole does not decide stays ambiguous."""

from collections import defaultdict
from collections.abc import Sequence

from app.domain.matches import MatchPass, Proposal, Reason, ReasonCode
from app.matching import score
from app.matching.blocks import Pair, connected, equal_amounts
from app.matching.pool import Findings, OpenRow, Pool
from app.matching.verdict import verdicts


def find(pool: Pool) -> Findings:
    """Groups of every block in which a row has more than one candidate; lone pairs belong to pass 2."""
    found = equal_amounts(pool)
    groups = [
        group for pairs in found.blocks for lot in connected(pairs) if len(lot) > 1 for group in _settled(lot, pool)
    ]
    return Findings(groups=tuple(groups), skipped=found.skipped)


def _settled(pairs: Sequence[Pair], pool: Pool) -> list[Proposal]:
    costs = {pair: score.cost(*pair, pool) for pair in _without_strangers(pairs)}

    def judge(left: OpenRow, right: OpenRow) -> tuple[Reason, ...]:
        return (
            score.amount_equal(left),
            Reason(code=ReasonCode.BEST_ASSIGNMENT, points=20, fact=str(len(pairs))),
            score.about_days(left, right, pool),
            *score.about_party(left, right),
        )

    return verdicts(pool, pairs, costs, judge=judge, found_by=MatchPass.ASSIGNMENT, lack=pool.settings.lack_cost)


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
