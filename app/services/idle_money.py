"""Idle money 闲置资金: which account's money could go to which other one before new money is sent; it orders nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.advice.transfers import Position, TransferTerms, transfers
from app.domain.money import Money
from app.services.money_back import BackLine, drafts_to
from app.services.orders import DraftLine
from app.services.top_ups import TopUpLine, TopUpsView, Urgency

_SURE, _DAYS_KEPT = 0.995, 7
"""Of an account that spends, what it surely needs in these days stays with it."""
_WAITING_DAYS = Decimal(_DAYS_KEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveIdea:
    """Money that lies idle here and is asked for there."""

    giver: BackLine
    receiver: BackLine
    amount: Money

    @property
    def drafts(self) -> list[DraftLine]:
        """What orders it, on the easiest way."""
        return drafts_to(self.giver, self.receiver, self.amount, self.giver.ways_to(self.receiver)[0])


def move_ideas(view: TopUpsView, lines: Sequence[BackLine]) -> tuple[MoveIdea, ...]:
    """The largest idle money to the largest want, within one platform, company and currency; what a transfer costs is not published."""
    known = {line.key: line for line in lines}
    positions = [_position(line, known[line.key]) for line in view.lines if line.key in known]
    found: list[MoveIdea] = []
    for currency in sorted({one.spare.currency for one in positions}):
        same = [one for one in positions if one.spare.currency == currency]
        plan = transfers(same, TransferTerms(fee=Money.zero(currency)), waiting_days=_WAITING_DAYS)
        found += [
            MoveIdea(giver=known[one.source], receiver=known[one.target], amount=one.amount.rounded())
            for one in plan.transfers
        ]
    return tuple(found)


def _position(line: TopUpLine, back: BackLine) -> Position:
    account = back.account
    return Position(
        account=line.key,
        group=f"{account.platform} {account.company}",
        advised=line.amount,
        spare=_spare(line, back),
        minimum=line.burn.times(Decimal("0.5")).rounded(),
    )


def _spare(line: TopUpLine, back: BackLine) -> Money:
    """All of what stands still; of what is enough, what is left beside a week's need at the worst."""
    nothing, there, advice = Money.zero(line.burn.currency), back.takeable, line.advice
    if there is None or advice is None:
        return nothing
    if line.urgency is Urgency.STANDING_STILL:
        return min(there, advice.stranded)
    if line.urgency is Urgency.ENOUGH:
        return max(min(there, there + line.under_way) - advice.quantiles[_DAYS_KEPT][_SURE], nothing)
    return nothing
