"""The columns of the accounts table, in home currency or in each account's own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.domain.accounts import Funding
from app.domain.money import Money
from app.services.account_lines import AccountLine, still_to_spend
from ui import figures
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import (
    CASH_GRANT,
    DAYS_LEFT,
    FRESHNESS,
    NAME_TILE,
    NUMBER,
    Amounts,
    Fresh,
    Named,
)
from ui.widgets.tiles import platform_letter, platform_name
from ui.words import tr

_GRANT = Amounts(weight=NUMBER.weight, zero_is_nothing=True)
_BURN = Amounts(weight=NUMBER.weight, is_whole=True, zero_is_nothing=True)


@dataclass(frozen=True, slots=True)
class Sight:
    """As of when, and in which currency, the table is read."""

    now: datetime
    home: str
    is_native: bool

    def cash(self, line: AccountLine) -> Money | None:
        """Spendable cash in the chosen currency; None when it has none of its own or its rate is missing."""
        return line.figures.cash if self.is_native else line.figures.cash_home

    def grant(self, line: AccountLine) -> Money | None:
        """Grant money in the chosen currency."""
        return line.figures.grant if self.is_native else line.figures.grant_home

    def burn(self, line: AccountLine) -> Money:
        """Burn a day; in the account's own currency where the rate is missing."""
        in_home = line.figures.burn_home
        return line.figures.burn if self.is_native or in_home is None else in_home


def account_columns(sight: Sight, *, is_full: bool = False) -> list[Column[AccountLine]]:
    """What the overview shows; `is_full` adds what only the accounts page has."""
    unit = "" if sight.is_native else f" {sight.home}"
    columns = [
        Column(tr("Account"), _named, kind=NAME_TILE, width=172 if is_full else 196, stretch=True, key="account"),
        Column(tr("Platform"), lambda line: platform_name(line.platform), width=104, key="platform"),
        Column(tr("Data"), lambda line: fresh(line, sight.now), kind=FRESHNESS, width=92 if is_full else 104, key="data"),
        Column(
            tr("Cash{unit}", unit=unit),
            sight.cash,
            kind=Amounts(with_symbol=sight.is_native),
            numeric=True,
            width=116,
            total=MoneyTotal,
            tip=tr("Money paid and not spent yet; grants are not in it"),
            key="cash",
        ),
        Column(
            tr("Grant{unit}", unit=unit), sight.grant, kind=_GRANT, numeric=True, width=108, total=MoneyTotal, key="grant"
        ),
        Column(tr("Cash / grant"), _cash_and_grant, kind=CASH_GRANT, width=92, hidden=is_full, key="cash-grant"),
        Column(
            tr("Burn a day"),
            sight.burn,
            kind=_BURN,
            numeric=True,
            width=108,
            total=MoneyTotal,
            tip=tr("Mean of the last seven whole days"),
            key="burn",
        ),
        Column(
            tr("Days left"),
            lambda line: line.figures.days_left,
            kind=DAYS_LEFT,
            width=120 if is_full else 132,
            tip=tr("Cash and grants at the present burn"),
            key="days",
        ),
        Column(
            tr("Runs dry"), lambda line: line.figures.runs_dry_at, text=_dry(sight.now), kind=NUMBER, numeric=True,
            width=140 if is_full else 156, key="dry"
        ),
    ]  # fmt: skip
    return columns + _debt_columns() + _more_columns() if is_full else columns


def _debt_columns() -> list[Column[AccountLine]]:
    """Of accounts that pay later: never money, so they stand apart from it."""
    return [
        Column(
            tr("Owed"),
            lambda line: line.figures.owed,
            kind=Amounts(weight=NUMBER.weight, with_symbol=True),
            numeric=True,
            width=104,
            total=MoneyTotal,
            tip=tr("The bill so far of accounts that pay later; it is never counted as money"),
            key="owed",
        ),
        Column(
            tr("Can still spend"),
            lambda line: still_to_spend(line.figures),
            kind=Amounts(weight=NUMBER.weight, with_symbol=True),
            numeric=True,
            width=104,
            total=MoneyTotal,
            tip=tr("Limit less what counts against it"),
            key="room",
        ),
    ]


def _more_columns() -> list[Column[AccountLine]]:
    return [
        Column(tr("Credit"), lambda line: line.figures.credit, kind=_GRANT, numeric=True, width=100, hidden=True, key="credit"),
        Column(tr("Frozen"), lambda line: line.figures.frozen, kind=_GRANT, numeric=True, width=100, hidden=True, key="frozen"),
        Column(tr("Idle"), lambda line: line.figures.idle, kind=_GRANT, numeric=True, width=108, hidden=True, key="idle"),
        Column(tr("Company"), lambda line: line.company, width=160, hidden=True, key="company"),
        Column(tr("Number"), lambda line: line.platform_id, width=150, hidden=True, key="number"),
        Column(tr("Status"), lambda line: line.platform_status, width=150, hidden=True, key="status"),
    ]  # fmt: skip


def fresh(line: AccountLine, now: datetime) -> Fresh:
    """How old a line's figures are, as the freshness cell wants it."""
    age = figures.age(line.synced_at, now) if line.synced_at else tr("never")
    return Fresh(line.synced_at, age, is_stale=line.is_stale, has_failed=line.error is not None)


def _named(line: AccountLine) -> Named:
    return Named(line_name(line), line.platform, platform_letter(line.platform), tag=_tag(line))


def _tag(line: AccountLine) -> str:
    """What kind of account it is, where that is not plain prepaid; else its currency where that is not the usual one."""
    if line.is_wallet or line.wallet_name:
        return tr("Shared wallet")
    if line.is_by_file:
        return tr("By file")
    if line.funding is Funding.POSTPAID:
        return tr("Pay later")
    return line.currency if line.currency != "CNY" else ""


def line_name(line: AccountLine) -> str:
    """The line's name; a wallet that the platform gives none is called by the end of its number."""
    if line.is_wallet and line.name == line.platform_id:
        return tr("Wallet ··{tail}", tail=line.platform_id[-4:])
    return line.name


def _cash_and_grant(line: AccountLine) -> tuple[Money, Money] | None:
    cash, grant = line.figures.cash, line.figures.grant
    return (cash, grant) if cash is not None and grant is not None else None


def _dry(now: datetime) -> Callable[[datetime | None], str]:
    return lambda at: figures.moment(at, now) if at else figures.NOTHING


def soonest_first(line: AccountLine) -> tuple[bool, Decimal]:
    """The order in which the table first stands: what runs dry soonest on top."""
    left = line.figures.days_left
    return left is None, left if left is not None else Decimal(0)
