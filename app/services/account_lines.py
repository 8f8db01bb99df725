"""One line an account or shared wallet: what is left, how fast it burns, how fresh that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import repeat
from zoneinfo import ZoneInfo

from app.domain.accounts import AccountStatus, AdAccount, Balance, DebtReading, Funding, Platform, Wallet
from app.domain.burn import WINDOW_DAYS, days_left, runs_dry_at
from app.domain.evidence import Holder
from app.domain.idle import idle_cash
from app.domain.money import Money
from app.errors import DeskError
from app.services.failures import error_in
from app.services.settings import Rate, in_home
from app.store.spend import DailySpend

LINE_DAYS = 30
STALE_AFTER = timedelta(hours=2)
"""Figures older than this are marked as such."""

Balances = Mapping[Holder, tuple[Balance, datetime]]
_BurnLines = Mapping[int, tuple[int, ...]]
"""By account id, micro-units a day, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a holder has and burns; amounts are None where it has no money of its own or none was read yet."""

    cash: Money | None
    grant: Money | None
    credit: Money | None
    frozen: Money | None
    cash_home: Money | None
    """None also when the rate is not known."""
    grant_home: Money | None
    burn: Money
    """Mean spend a day."""
    burn_home: Money | None
    days_left: Decimal | None
    runs_dry_at: datetime | None
    idle: Money | None
    burn_line: tuple[int, ...]
    """Micro-units a day, oldest first, for the last 30 whole days."""
    owed: Money | None = None
    """The bill of a postpaid account so far; never money."""
    used: Money | None = None
    """What counts against its limit."""
    limit: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """An ad account, or a shared wallet that several accounts spend from.

    An account with a wallet has no money of its own: its amounts are None and `wallet_name` says where the money is,
    so that a sum over all lines counts a shared wallet once.
    """

    key: str
    """`account:7` or `wallet:3`."""
    name: str
    platform: Platform
    platform_id: str
    currency: str
    status: AccountStatus
    platform_status: str
    company: str
    wallet_name: str
    synced_at: datetime | None
    is_stale: bool
    error: DeskError | None
    figures: Figures
    funding: Funding = Funding.PREPAID
    is_by_file: bool = False
    """Whether its rows come from files, without any interface."""

    @property
    def is_wallet(self) -> bool:
        """Whether this line is a shared wallet."""
        return self.key.startswith("wallet:")


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes lines as of one moment, in one home currency, at one set of rates."""

    now: datetime
    home: str
    known: Mapping[str, Rate]
    by_file: frozenset[int]
    """Connections whose accounts are kept from files."""

    def lines(
        self,
        accounts: Sequence[AdAccount],
        wallets: Sequence[Wallet],
        balances: Balances,
        spend: DailySpend,
        debts: Mapping[int, tuple[DebtReading, datetime]],
    ) -> list[AccountLine]:
        """Wallets that are in use first, then every account."""
        burns = self._burn_lines(accounts, spend)
        members: dict[int | None, list[AdAccount]] = defaultdict(list)
        for account in accounts:
            members[account.wallet_id].append(account)
        shared = {
            wallet.id: self._wallet(wallet, members[wallet.id], balances, burns)
            for wallet in wallets
            if members[wallet.id]
        }
        own = [self._account(account, shared.get(account.wallet_id), balances, burns) for account in accounts]
        return [
            *shared.values(),
            *(_with_debt(line, account, debts) for line, account in zip(own, accounts, strict=True)),
        ]

    def _wallet(
        self, wallet: Wallet, members: Sequence[AdAccount], balances: Balances, burns: _BurnLines
    ) -> AccountLine:
        lines = (burns[member.id or 0] for member in members)
        found = balances.get(Holder("wallet", wallet.id or 0))
        synced_at = found[1] if found else None
        return AccountLine(
            key=f"wallet:{wallet.id}",
            name=wallet.name or wallet.platform_id,
            platform=wallet.platform,
            platform_id=wallet.platform_id,
            currency=wallet.currency,
            status=AccountStatus.ACTIVE,
            platform_status="",
            company=members[0].company,
            wallet_name="",
            synced_at=synced_at,
            is_stale=is_stale(synced_at, self.now),
            error=None,
            figures=self._figures(
                found[0] if found else None, tuple(map(sum, zip(*lines, strict=True))), wallet.currency, synced_at
            ),
        )

    def _account(
        self, account: AdAccount, wallet: AccountLine | None, balances: Balances, burns: _BurnLines
    ) -> AccountLine:
        found = balances.get(Holder("account", account.id or 0)) if wallet is None else None
        figures = self._figures(
            found[0] if found else None, burns[account.id or 0], account.currency, account.synced_at
        )
        if wallet is not None and figures.burn:
            # It runs dry when its wallet does.
            figures = replace(
                figures, days_left=wallet.figures.days_left, runs_dry_at=wallet.figures.runs_dry_at
            )  # fmt: skip
        return AccountLine(
            key=f"account:{account.id}",
            name=account.name,
            platform=account.platform,
            platform_id=account.platform_id,
            currency=account.currency,
            status=account.status,
            platform_status=account.platform_status,
            company=account.company,
            wallet_name=wallet.name if wallet else "",
            synced_at=account.synced_at,
            is_stale=is_stale(account.synced_at, self.now),
            error=error_in(account.last_error),
            figures=figures,
            funding=account.funding,
            is_by_file=account.connection_id in self.by_file,
        )

    def _figures(
        self, balance: Balance | None, line: tuple[int, ...], currency: str, read_at: datetime | None
    ) -> Figures:
        burn = Money.from_micros(sum(line[-WINDOW_DAYS:]) // WINDOW_DAYS, currency)
        # Cash and grant both keep an account running; they are shown apart and only lasting is asked of their sum.
        left = days_left(balance.cash + balance.grant + balance.credit, burn) if balance else None
        return Figures(
            cash=balance.cash if balance else None,
            grant=balance.grant if balance else None,
            credit=balance.credit if balance else None,
            frozen=balance.frozen if balance else None,
            cash_home=in_home(balance.cash, self.known, self.home) if balance else None,
            grant_home=in_home(balance.grant, self.known, self.home) if balance else None,
            burn=burn,
            burn_home=in_home(burn, self.known, self.home),
            days_left=left,
            runs_dry_at=runs_dry_at(read_at or self.now, left),
            idle=idle_cash(balance.cash, burn) if balance else None,
            burn_line=line,
        )

    def _burn_lines(self, accounts: Iterable[AdAccount], spend: DailySpend) -> _BurnLines:
        """All at once, zone by zone: accounts cut their days in their own zones."""
        zones: dict[str, list[int]] = defaultdict(list)
        for account in accounts:
            zones[account.zone].append(account.id or 0)
        found: dict[int, tuple[int, ...]] = {}
        for zone, ids in zones.items():
            today = self.now.astimezone(ZoneInfo(zone)).date()
            days = [spend.on(today - timedelta(days=back)) for back in range(LINE_DAYS, 0, -1)]
            found |= zip(ids, zip(*(map(day.get, ids, repeat(0)) for day in days), strict=True), strict=True)
        return found


def still_to_spend(figures: Figures) -> Money | None:
    """What a postpaid account may still spend; None without a limit."""
    limit, used = figures.limit, figures.used
    return None if limit is None or used is None else max(limit - used, Money.zero(limit.currency))


def _with_debt(line: AccountLine, account: AdAccount, debts: Mapping[int, tuple[DebtReading, datetime]]) -> AccountLine:
    """A postpaid account lasts until its limit is reached; one without a limit has no such day."""
    found = debts.get(account.id or 0)
    if found is None:
        return line
    debt, read_at = found
    figures = replace(line.figures, owed=debt.owed, used=debt.used, limit=debt.limit)
    room = still_to_spend(figures)
    left = None if room is None else days_left(room, figures.burn)
    return replace(line, figures=replace(figures, days_left=left, runs_dry_at=runs_dry_at(read_at, left)))


def is_stale(at: datetime | None, now: datetime) -> bool:
    """Whether figures of this age must be marked; never read counts as stale."""
    return at is None or now - at > STALE_AFTER
