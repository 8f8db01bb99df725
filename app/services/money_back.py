"""Money out of accounts 退款 清零 转账: what may be taken out of each, where it can go, and on which ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.accounts import AdAccount
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel
from app.domain.transfers import NoTransfer, why_no_transfer
from app.services.account_lines import Balances, is_stale
from app.services.clock import Clock
from app.services.money_under_way import leaving, total_of, transfer_ways, ways_of
from app.services.moves import Moves
from app.services.orders import DraftLine
from app.services.prepaid import Source, sources_of
from app.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLine:
    """One account, or one shared wallet, out of which money may be taken."""

    key: str
    """`account:7` or `wallet:3`."""
    account: AdAccount
    """For which an order is drafted."""
    accounts: frozenset[int]
    """It, or all that spend from the wallet."""
    name: str
    platform_id: str
    cash: Money | None
    """As it was read last; grants 赠款 and frozen money go back to nobody. None where no balance is told."""
    leaving: Money
    """What orders without an end take from it already."""
    read_at: datetime | None
    is_stale: bool
    kinds: frozenset[MoveKind]
    """What its platform can do by interface."""

    @property
    def account_id(self) -> int:
        """The account that an order names."""
        return self.account.id or 0

    @property
    def currency(self) -> str:
        """In which it counts."""
        return self.account.currency

    @property
    def takeable(self) -> Money | None:
        """All that may be taken now: what a clear-out takes."""
        return None if self.cash is None else max(self.cash - self.leaving, Money.zero(self.currency))

    @property
    def ways_back(self) -> tuple[Channel, ...]:
        """How money goes back to where it came from."""
        return ways_of(MoveKind.REFUND, self.account, self.kinds)

    @property
    def way_in(self) -> Channel:
        """How new money comes that needs no payee: the easiest way."""
        return next(way for way in ways_of(MoveKind.RECHARGE, self.account, self.kinds) if way is not Channel.BANK)

    def why_not_to(self, receiver: "BackLine") -> NoTransfer | None:
        """What speaks against going straight to another account."""
        return why_no_transfer(self.account, receiver.account)

    def ways_to(self, receiver: "BackLine") -> tuple[Channel, ...]:
        """How money goes straight there; none where it can only go back and come anew."""
        return transfer_ways(self.account, receiver.account, self.kinds) if self.why_not_to(receiver) is None else ()


def drafts_to(giver: BackLine, receiver: BackLine, amount: Money, way: Channel | None) -> list[DraftLine]:
    """The transfer on this way; without one the two orders that come to the same: money back, then new money."""
    if way is None:
        return [
            DraftLine(account_id=giver.account_id, amount=amount, channel=giver.ways_back[0], kind=MoveKind.REFUND),
            DraftLine(account_id=receiver.account_id, amount=amount, channel=receiver.way_in),
        ]
    return [
        DraftLine(
            account_id=giver.account_id,
            amount=amount,
            channel=way,
            kind=MoveKind.TRANSFER,
            receiver_id=receiver.account_id,
        )
    ]


class MoneyBack:
    """Looks at what may be taken; it orders nothing."""

    def __init__(self, vault: Vault, moves: Moves, clock: Clock) -> None:
        self._vault = vault
        self._moves = moves
        self._clock = clock

    def lines(self) -> list[BackLine]:
        """Every holder of prepaid money, by name."""
        now = self._clock()
        with self._vault.look() as work:
            sources, balances = sources_of(work), work.evidence.latest_balances()
            going = leaving(work.orders.all(), work.accounts.all())
        kinds = self._moves.kinds_of(one.account for one in sources)
        lines = [_line(one, balances, going, kinds[one.account.id or 0], now) for one in sources]
        return sorted(lines, key=lambda one: (one.name, one.key))


def _line(
    one: Source, balances: Balances, going: Mapping[int, Money], kinds: frozenset[MoveKind], now: datetime
) -> BackLine:
    read = balances.get(one.holder)
    read_at = read[1] if read is not None else None
    return BackLine(
        key=one.key,
        account=one.account,
        accounts=frozenset(each.id or 0 for each in one.members),
        name=one.name,
        platform_id=one.platform_id,
        cash=read[0].cash if read is not None else None,
        leaving=total_of(one, going),
        read_at=read_at,
        is_stale=is_stale(read_at, now),
        kinds=kinds,
    )
