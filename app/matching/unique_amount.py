"""Pass 2: an amount that occurs once on each side inside the window belongs together, even under a strange name."""

from collections import Counter

from app.domain.matches import MatchPass, Reason
from app.matching import score
from app.matching.blocks import equal_amounts
from app.matching.pool import Findings, OpenRow, Pool
from app.matching.verdict import proposal


def find(pool: Pool) -> Findings:
    """Pairs without any rival: proved when amount, days and names add up to enough, else proposed."""
    found = equal_amounts(pool)
    groups = []
    for pairs in found.blocks:
        chances = Counter(row for pair in pairs for row in pair)
        groups += [
            proposal((left, right), _reasons(left, right, pool), found_by=MatchPass.UNIQUE_AMOUNT, pool=pool)
            for left, right in pairs
            if chances[left] == chances[right] == 1
        ]
    return Findings(groups=tuple(group for group in groups if group.score >= pool.settings.propose_score))


def _reasons(left: OpenRow, right: OpenRow, pool: Pool) -> tuple[Reason, ...]:
    return (
        score.amount_equal(left),
        score.amount_unique(left),
        score.about_days(left, right, pool),
        *score.about_party(left, right),
    )
