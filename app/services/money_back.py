"""Money back 退款 and clear-out 清零: what may be taken out of each account, and on which ways."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.accounts import Platform
from app.domain.money import Money, total
from app.domain.moves import MoveKind
from app.domain.orders import Channel, Order
from app.services.account_lines import Balances, is_stale
from app.services.clock import Clock
from app.services.money_sources import Source, leaving, money_sources, ways_of
from app.services.moves import Moves
from app.store.vault import Vault
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLine:
    """One account, or one shared wallet, out of which money may be taken."""

    key: str
    """`account:7` or `wallet:3`."""
    account_id: int
    """For which an order is drafted."""
    accounts: frozenset[int]
    """It, or all that spend from the wallet."""
    name: str
    platform: Platform
    platform_id: str
    currency: str
    cash: Money | None
    """As it was read last; grants 赠款 and frozen money go back to nobody. None where no balance is told."""
    leaving: Money
    """What orders without an end take from it already."""
    read_at: datetime | None
    is_stale: bool
    ways: tuple[Channel, ...]

    @property
    def takeable(self) -> Money | None:
        """All that may be taken now: what a clear-out takes."""
        return None if self.cash is None else max(self.cash - self.leaving, Money.zero(self.currency))


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
            sources, balances = money_sources(work), work.evidence.latest_balances()
            going = leaving(work.orders.all())
        kinds = {one: self._moves.kinds(one) for one in {source.account.connection_id for source in sources}}
        lines = [_line(one, balances, going, kinds[one.account.connection_id], now) for one in sources]
        return sorted(lines, key=lambda one: (one.name, one.key))


def takeable(work: Work, account_id: int, others: Iterable[Order]) -> Money | None:
    """What may be taken out of an account beside what these orders take already; None where no balance was read."""
    source = next((one for one in money_sources(work) if account_id in {each.id for each in one.members}), None)
    read = work.evidence.latest_balances().get(source.holder) if source is not None else None
    if source is None or read is None:
        return None
    return max(read[0].cash - _of(source, leaving(others)), Money.zero(source.account.currency))


def _line(
    one: Source, balances: Balances, going: Mapping[int, Money], kinds: frozenset[MoveKind], now: datetime
) -> BackLine:
    read = balances.get(one.holder)
    read_at = read[1] if read is not None else None
    return BackLine(
        key=one.key,
        account_id=one.account.id or 0,
        accounts=frozenset(each.id or 0 for each in one.members),
        name=one.name,
        platform=one.account.platform,
        platform_id=one.platform_id,
        currency=one.account.currency,
        cash=read[0].cash if read is not None else None,
        leaving=_of(one, going),
        read_at=read_at,
        is_stale=is_stale(read_at, now),
        ways=ways_of(MoveKind.REFUND, one.account, kinds),
    )


def _of(one: Source, sums: Mapping[int, Money]) -> Money:
    return total((sums[each.id or 0] for each in one.members if each.id in sums), one.account.currency)
