"""What the book says a holder has against what its platform says: differences, shown and never absorbed 差异."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from app.domain.accounts import AdAccount, Balance, DebtReading, Platform, Wallet
from app.domain.evidence import Holder
from app.domain.ledger import FundClass, account_place, wallet_place
from app.domain.money import Money
from app.services.account_lines import Balances
from app.store.spend import DailySpend

Book = Mapping[str, Mapping[str, Money]]
"""What the ledger holds, by place and currency."""
Debts = Mapping[int, tuple[DebtReading, datetime]]
"""What postpaid accounts owe, by account id, and when it was read."""

_BOOKED = tuple(kind for kind in FundClass if kind is not FundClass.DEPOSIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakLine:
    """One difference between book and platform."""

    key: str
    """`account:7` or `wallet:3`."""
    name: str
    platform: Platform
    fund_class: FundClass
    book: Money
    told: Money
    """What the platform says; for cash this includes what it holds back (frozen)."""
    at: datetime
    is_timing: bool
    """No larger than the burn of the unfinished day: platforms report spend minutes to hours late."""

    @property
    def difference(self) -> Money:
        """Platform less book."""
        return self.told - self.book


def standing_breaks(
    accounts: Sequence[AdAccount],
    wallets: Sequence[Wallet],
    balances: Balances,
    book: Book,
    spend: DailySpend,
    *,
    debts: Debts,
) -> list[BreakLine]:
    """All differences of holders that the book knows, largest first within each platform's own order."""
    result: list[BreakLine] = []
    for account in accounts:
        if reading := debts.get(account.id or 0):
            result += _difference_of_debt(account, reading, book, _unsettled([account], spend, reading[1]))
        if account.wallet_id is None and (found := balances.get(Holder("account", account.id or 0))):
            held = _held(book, partial(account_place, account.id or 0))
            late = partial(_unsettled, [account], spend)
            result += _differences(f"account:{account.id}", account, found, held, late)
    for wallet in wallets:
        if found := balances.get(Holder("wallet", wallet.id or 0)):
            members = [account for account in accounts if account.wallet_id == wallet.id]
            held = _held(book, partial(wallet_place, wallet.id or 0))
            late = partial(_unsettled, members, spend)
            result += _differences(f"wallet:{wallet.id}", wallet, found, held, late)
    return sorted(result, key=lambda one: (one.is_timing, -abs(one.difference.amount), one.key, one.fund_class))


def told(balance: Balance, fund_class: FundClass) -> Money:
    """What the platform says a holder has of one kind; held-back money is cash until it is spent or given back."""
    match fund_class:
        case FundClass.CASH:
            return balance.cash + balance.frozen
        case FundClass.GRANT:
            return balance.grant
        case FundClass.CREDIT:
            return balance.credit
        case FundClass.DEPOSIT:
            return Money.zero(balance.currency)


def _held(book: Book, place: Callable[[FundClass], str]) -> dict[FundClass, Mapping[str, Money]]:
    """What the book says a holder has; empty for one that it does not know."""
    return {kind: book[name] for kind in _BOOKED if (name := place(kind)) in book}


def _differences(
    key: str,
    holder: AdAccount | Wallet,
    found: tuple[Balance, datetime],
    holds: Mapping[FundClass, Mapping[str, Money]],
    unsettled: Callable[[datetime], int],
) -> Iterator[BreakLine]:
    balance, at = found
    for kind in _BOOKED if holds else ():
        held = holds.get(kind, {}).get(balance.currency, Money.zero(balance.currency))
        said = told(balance, kind)
        if held != said:
            yield BreakLine(
                key=key,
                name=holder.name or holder.platform_id,
                platform=holder.platform,
                fund_class=kind,
                book=held,
                told=said,
                at=at,
                is_timing=abs((said - held).micros) <= unsettled(at),
            )


def _difference_of_debt(
    account: AdAccount, reading: tuple[DebtReading, datetime], book: Book, unsettled: int
) -> Iterator[BreakLine]:
    debt, at = reading
    place = account_place(account.id or 0, FundClass.CREDIT)
    if debt.owed is None or place not in book:
        return
    held = book[place].get(debt.owed.currency, Money.zero(debt.owed.currency))
    if held != -debt.owed:
        yield BreakLine(
            key=f"account:{account.id}",
            name=account.name or account.platform_id,
            platform=account.platform,
            fund_class=FundClass.CREDIT,
            book=held,
            told=-debt.owed,
            at=at,
            is_timing=abs((debt.owed + held).micros) <= unsettled,
        )


def _unsettled(accounts: Iterable[AdAccount], spend: DailySpend, read_at: datetime) -> int:
    """In micro-units, each account's largest spend of the day of reading and the two before: what may come in late."""
    late = 0
    for account in accounts:
        today = read_at.astimezone(ZoneInfo(account.zone)).date()
        late += max(spend.on(today - timedelta(days=back)).get(account.id or 0, 0) for back in range(3))
    return late
