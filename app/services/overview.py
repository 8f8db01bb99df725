"""What is left where, and for how long: the page that answers in five seconds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.accounts import AdAccount, Funding, Platform
from app.domain.burn import WINDOW_DAYS, days_left
from app.domain.expiry import ExpiryAlert
from app.domain.idle import COVER_DAYS
from app.domain.matches import MatchState
from app.domain.money import Money, total
from app.services.account_lines import LINE_DAYS, AccountLine, LineMaker, is_stale, still_to_spend
from app.services.breaks import BreakLine, standing_breaks
from app.services.clock import Clock
from app.services.settings import Rate, home_currency, in_home, newest, rates
from app.services.signing_queue import SigningQueue, signing_queue
from app.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCard:
    """One platform in one currency, its accounts that are paid in the same way: money, debts and silence stand apart."""

    platform: Platform
    currency: str
    funding: Funding
    accounts: int
    cash: Money | None
    """None where no account of the card has money that is told."""
    owed: Money | None
    """The bills so far of accounts that pay later; None where none is told."""
    room: Money | None
    """What those may still spend; None where one of them has no limit."""
    burn: Money
    days_left: Decimal | None
    synced_at: datetime | None
    is_stale: bool
    failed_accounts: int
    burn_line: tuple[int, ...]
    """Micro-units a day, oldest first."""
    last_day: date
    """The day of the line's last point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How old a platform's figures are, for the top bar."""

    platform: Platform
    synced_at: datetime | None
    is_stale: bool
    failed_accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for a person."""

    matches: int
    breaks: int
    failed_accounts: int
    expiring: int
    """Documents that run out, said and not seen yet."""
    to_sign: SigningQueue

    @property
    def total(self) -> int:
        """All of it."""
        return self.matches + self.breaks + self.failed_accounts + self.expiring + self.to_sign.orders


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """Everything the overview shows; totals in home currency are None when `missing_rates` names a currency."""

    company: str
    at: datetime
    home: str
    cash: tuple[Money, ...]
    """By currency, largest in home currency first."""
    cash_home: Money | None
    grant_home: Money | None
    missing_rates: tuple[str, ...]
    rates: tuple[Rate, ...]
    """The rates that were used."""
    first_dry: AccountLine | None
    idle_home: Money | None
    idle_share: Decimal | None
    """0 to 1 of cash."""
    idle_cover_days: int
    waiting: Waiting
    cards: tuple[PlatformCard, ...]
    lines: tuple[AccountLine, ...]
    breaks: tuple[BreakLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been synced yet."""
        return not self.lines


class Overview:
    """Reads the figures of all platforms; touches only summaries, so that millions of rows cost nothing here."""

    def __init__(self, vault: Vault, clock: Clock, expiring: Callable[[], Sequence[ExpiryAlert]] = tuple) -> None:
        self._vault = vault
        self._clock = clock
        self._expiring = expiring

    def view(self) -> OverviewView:
        """The whole page."""
        now = self._clock()
        with self._vault.look() as work:
            accounts = work.accounts.all()
            wallets = work.wallets.all()
            balances = work.evidence.latest_balances()
            debts = work.evidence.latest_debts()
            # One day more on each side: accounts cut their days in their own zones.
            spend = work.evidence.daily_spend(now.date() - timedelta(days=LINE_DAYS + 1))
            home, known = home_currency(work.settings), rates(work.settings)
            by_file = work.connections.by_file()
            book = work.ledger.balances("account:") | work.ledger.balances("wallet:")
            to_review = work.matches.count({MatchState.PROPOSED, MatchState.AMBIGUOUS})
            to_sign = signing_queue(work, self._vault.seat, now)
        breaks = standing_breaks(accounts, wallets, balances, book, spend, debts=debts)
        lines = LineMaker(now, home, known, by_file).lines(accounts, wallets, balances, spend, debts)
        totals = _Totals.of(lines, home, known)
        return OverviewView(
            company=self._vault.company,
            at=now,
            home=home,
            cash=totals.cash,
            cash_home=totals.cash_home,
            grant_home=totals.grant_home,
            missing_rates=totals.missing,
            rates=tuple(known[one.currency] for one in totals.cash if one.currency in known),
            first_dry=_first_dry(lines),
            idle_home=totals.idle_home,
            idle_share=totals.idle_share,
            idle_cover_days=COVER_DAYS,
            waiting=Waiting(
                matches=to_review,
                breaks=sum(1 for one in breaks if not one.is_timing),
                failed_accounts=sum(1 for account in accounts if account.last_error),
                expiring=len(self._expiring()),
                to_sign=to_sign,
            ),
            cards=tuple(_cards(lines, now)),
            lines=tuple(lines),
            breaks=tuple(breaks),
        )

    def freshness(self) -> tuple[Freshness, ...]:
        """One for each platform that has accounts."""
        now = self._clock()
        with self._vault.look() as work:
            accounts = work.accounts.all()
        groups: dict[Platform, list[AdAccount]] = defaultdict(list)
        for account in accounts:
            groups[account.platform].append(account)
        return tuple(
            Freshness(
                platform=platform,
                synced_at=(at := newest([account.synced_at for account in group])),
                is_stale=is_stale(at, now),
                failed_accounts=sum(1 for account in group if account.last_error),
            )
            for platform, group in groups.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Totals:
    cash: tuple[Money, ...]
    cash_home: Money | None
    grant_home: Money | None
    idle_home: Money | None
    idle_share: Decimal | None
    missing: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[AccountLine], home: str, known: Mapping[str, Rate]) -> "_Totals":
        cash, grant, idle = (defaultdict[str, Decimal](Decimal) for _ in range(3))
        for line in lines:
            figures = line.figures
            for sums, amount in ((cash, figures.cash), (grant, figures.grant), (idle, figures.idle)):
                if amount is not None:
                    sums[line.currency] += amount.amount
        by_currency = [Money(amount, currency) for currency, amount in cash.items()]
        cash_home = _in_home(cash, known, home)
        idle_home = _in_home(idle, known, home)
        return cls(
            cash=tuple(sorted(by_currency, key=lambda one: _weight(one, known, home), reverse=True)),
            cash_home=cash_home,
            grant_home=_in_home(grant, known, home),
            idle_home=idle_home,
            idle_share=idle_home.amount / cash_home.amount if idle_home and cash_home else None,
            missing=tuple(sorted(currency for currency in cash if currency != home and currency not in known)),
        )


def _in_home(sums: Mapping[str, Decimal], known: Mapping[str, Rate], home: str) -> Money | None:
    result = Money.zero(home)
    for currency, amount in sums.items():
        converted = in_home(Money(amount, currency), known, home)
        if converted is None:
            return None
        result += converted
    return result


def _weight(money: Money, known: Mapping[str, Rate], home: str) -> tuple[bool, Decimal]:
    converted = in_home(money, known, home)
    return (True, converted.amount) if converted is not None else (False, money.amount)


def _first_dry(lines: Iterable[AccountLine]) -> AccountLine | None:
    """The line that runs dry first; a wallet speaks for its accounts."""
    burning = [line for line in lines if line.figures.days_left is not None and not line.wallet_name]
    return min(burning, key=lambda line: line.figures.days_left or Decimal(0), default=None)


def _cards(lines: Iterable[AccountLine], now: datetime) -> list[PlatformCard]:
    """One for each platform, currency and way of paying.

    Accounts that were just opened have nothing to say yet: beside others of their platform they get no card of their own.
    """
    groups: dict[tuple[Platform, str, Funding], list[AccountLine]] = defaultdict(list)
    for line in lines:
        groups[line.platform, line.currency, line.funding].append(line)
    platforms, fundings = list(Platform), list(Funding)
    keys = sorted(groups, key=lambda one: (platforms.index(one[0]), one[1], fundings.index(one[2])))
    cards = [_card(*key, groups[key], now) for key in keys]
    telling = {card.platform for card in cards if _tells(card)}
    return [card for card in cards if _tells(card) or card.platform not in telling]


def _tells(card: PlatformCard) -> bool:
    return bool(card.cash or card.owed or card.room or card.failed_accounts or any(card.burn_line))


def _card(
    platform: Platform, currency: str, funding: Funding, group: Sequence[AccountLine], now: datetime
) -> PlatformCard:
    accounts = [line for line in group if not line.is_wallet]
    held = [line.figures for line in group if line.figures.cash is not None]
    spendable = sum(
        (money.amount for one in held for money in (one.cash, one.grant, one.credit) if money is not None), Decimal(0)
    )  # fmt: skip
    days = tuple(map(sum, zip(*(line.figures.burn_line for line in accounts), strict=True)))
    burn = Money.from_micros(sum(days[-WINDOW_DAYS:]) // WINDOW_DAYS, currency)
    synced_at = newest([line.synced_at for line in accounts])
    owed = [line.figures.owed for line in accounts if line.figures.owed is not None]
    room = _room(
        [line for line in accounts if line.figures.used is not None or line.figures.limit is not None], currency
    )
    spendable_money = Money(spendable, currency) if held else room
    return PlatformCard(
        platform=platform,
        currency=currency,
        funding=funding,
        accounts=len(accounts),
        cash=total([one.cash for one in held if one.cash], currency) if held else None,
        owed=total(owed, currency) if owed else None,
        room=room,
        burn=burn,
        days_left=days_left(spendable_money, burn) if spendable_money is not None else None,
        synced_at=synced_at,
        is_stale=is_stale(synced_at, now),
        failed_accounts=sum(1 for line in accounts if line.error),
        burn_line=days,
        last_day=now.date() - timedelta(days=1),
    )


def _room(lines: Sequence[AccountLine], currency: str) -> Money | None:
    """What accounts with a limit may still spend together; None when one of them has none, or there are none."""
    rooms = [still_to_spend(line.figures) for line in lines]
    return total([one for one in rooms if one is not None], currency) if rooms and None not in rooms else None
