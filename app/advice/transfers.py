"""Moving idle money between accounts of one wallet or subject 转账 before new money is sent, and grant before cash."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.advice.amounts import to_coins
from app.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One account when transfers are thought about."""

    account: str
    group: str
    """Accounts of one group (a wallet, or a legal subject at one platform) may pass money to each other."""
    advised: Money
    """New money that the adviser asks for."""
    spare: Money
    """Money that can leave: what is surely not needed for the days that a transfer and its return would take."""
    minimum: Money
    """Smallest amount that the platform moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTerms:
    """What a transfer costs: its fee, and money that works later than it could."""

    fee: Money
    delay_days: Decimal = Decimal(0)
    cost_of_cash: Decimal = Decimal("0.10")
    """Yearly."""

    def is_worth(self, amount: Money, waiting_days: Decimal) -> bool:
        """Whether new money saved for so many days earns more than fee and delay cost."""
        return amount.amount * self.cost_of_cash / 365 * (waiting_days - self.delay_days) > self.fee.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Advice to move money inside the company."""

    source: str
    target: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPlan:
    """The transfers, and for each account what new money is still asked for; a rest below its minimum stays asked for."""

    transfers: tuple[Transfer, ...]
    new_money: dict[str, Money]


def transfers(positions: Sequence[Position], terms: TransferTerms, *, waiting_days: Decimal) -> TransferPlan:
    """Cover what is advised out of idle accounts first, the largest spare money to the largest want.

    `waiting_days` is how long the spare money would else lie idle. An amount that is not worth its fee is not moved, nor one
    below the minimum of either end. Accounts of other groups or currencies never meet. The order given changes nothing.
    """
    spare = {one.account: one.spare for one in positions if not one.advised}
    wanting = {one.account: one.advised for one in positions}
    by_want = sorted((one for one in positions if one.advised), key=lambda one: (-one.advised.amount, one.account))
    by_spare = sorted((one for one in positions if not one.advised), key=lambda one: (-one.spare.amount, one.account))
    moved = []
    for target in by_want:
        for source in by_spare:
            amount = _movable(source, target, spare[source.account], wanting[target.account])
            if amount and terms.is_worth(amount, waiting_days):
                spare[source.account] -= amount
                wanting[target.account] -= amount
                moved.append(Transfer(source=source.account, target=target.account, amount=amount))
    return TransferPlan(transfers=tuple(moved), new_money=wanting)


def _movable(source: Position, target: Position, spare: Money, wanted: Money) -> Money | None:
    """The most that may go from one to the other, leaving no rest of new money that would be below its minimum."""
    if source.group != target.group or spare.currency != wanted.currency or not wanted:
        return None
    amount = min(spare, wanted)
    rest = wanted - amount
    if rest and rest < target.minimum:
        amount = wanted - target.minimum
    if amount.amount <= 0 or amount < source.minimum:
        return None
    return amount


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantSplit:
    """How a need is met when the platform burns grant 赠款 before cash."""

    from_grant: Money
    cash_needed: Money


def grant_first(need: Money, grant: Money, *, usable_share: Decimal = Decimal(1)) -> GrantSplit:
    """Grant first, cash for the rest; `usable_share` is the part of the need that the grant's scope covers."""
    usable = min(to_coins(need.times(usable_share)), grant)
    used = max(usable, Money.zero(need.currency))
    return GrantSplit(from_grant=used, cash_needed=max(need - used, Money.zero(need.currency)))
