"""Pass 6: several against several of one party, where the running balance of both sides comes level again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.domain.matches import MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.matching import score
from app.matching.pool import Findings, OpenRow, Pool, Side

_MOST_ROWS = 60
"""Rows of one stretch; more are a year's account, not a settlement."""

_WINDOW = 45
"""Days that a stretch may last: a month and what runs over it."""


def find(pool: Pool) -> Findings:
    """Proposals only: that sums agree over a period does not say which row pays which."""
    kin = pool.kin
    accounts: dict[tuple[str, int], list[OpenRow]] = defaultdict(list)
    for row in (*pool.left, *pool.right):
        if row.name and row.micros:
            accounts[row.currency, kin[row.name]].append(row)
    groups = [group for rows in accounts.values() for group in _level(rows, pool)]
    return Findings(groups=tuple(groups))


def _level(rows: list[OpenRow], pool: Pool) -> Iterator[Proposal]:
    """Stretches between two moments at which left and right have come to the same sum; the shortest first.

    The running balance is left less right; two equal balances mark a stretch whose sides agree.
    """
    rows.sort(key=lambda row: (row.day, row.side, row.id))
    seen: dict[int, int] = {0: 0}
    balance = 0
    for place, row in enumerate(rows, start=1):
        balance += row.micros if row.side is Side.LEFT else -row.micros
        start = seen.get(balance)
        if start is not None:
            stretch = rows[start:place]
            if _is_settlement(stretch) and not pool.is_rejected(stretch):
                yield _group(stretch)
                seen = {}
        seen[balance] = place


def _is_settlement(stretch: list[OpenRow]) -> bool:
    sides: Mapping[Side, int] = {side: sum(row.side is side for row in stretch) for side in Side}
    is_short = len(stretch) <= _MOST_ROWS and stretch[-1].day - stretch[0].day <= _WINDOW
    tells = max(score.telling_figures(row) for row in stretch) >= 4
    return is_short and len(stretch) > 2 and min(sides.values()) > 0 and tells


def _group(stretch: list[OpenRow]) -> Proposal:
    lefts = tuple(row.id for row in stretch if row.side is Side.LEFT)
    rights = tuple(row.id for row in stretch if row.side is Side.RIGHT)
    moved = sum(row.micros for row in stretch if row.side is Side.LEFT)
    reasons = (
        Reason(code=ReasonCode.ONE_BALANCE, points=30, fact=str(len(stretch))),
        Reason(code=ReasonCode.SAME_PARTY, points=25, fact=stretch[0].row.party),
    )
    return Proposal(
        left=lefts,
        right=rights,
        found_by=MatchPass.SETTLEMENT,
        score=score.score_of(reasons) if moved else score.HALF,
        state=MatchState.PROPOSED,
        reasons=reasons,
    )
