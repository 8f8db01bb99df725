"""What a practice platform's plan says: how its accounts are numbered, what they hold, how they pay and how late it tells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.sandbox.holders import HOUR, Account, Kind, Life, Purse, Wallet


class Place(NamedTuple):
    """Where an account stands: under whom, in which money, in which zone."""

    manager: int
    currency: str = "CNY"
    offset_hours: int = 8
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Postpaid:
    """How an account pays that spends first: by the month after an invoice, or whenever so much is owed."""

    limit_days: int
    """The first limit, in ordinary days of spend."""
    charged_at_days: int | None = None
    """Charge as soon as so many ordinary days of spend are owed; None for an invoice a month."""
    due_after_days: int = 0
    """How long after the end of the month the invoice is paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformPlan:
    """One platform of the practice world, before anything happens on it; statuses are the platform's own words."""

    name: str
    payee: str
    """Who stands on the bank's line."""
    number: Callable[[int], int]
    """The id of the account with this index."""
    place: Callable[[int], Place]
    normal: str
    odd: tuple[str, ...] = ()
    """Every other status, those that a small world should show first."""
    live_too: frozenset[str] = frozenset()
    """Odd statuses of accounts that spend all the same."""
    stopped: frozenset[str] = frozenset()
    """Accounts of these spent money until they were stopped."""
    pending: str
    """What a new account is while it is looked at."""
    denied: str
    """What a new account is when it was refused."""
    managers: tuple[int, ...] = ()
    """Under whom the platform lists the accounts."""
    kinds: tuple[Kind, ...] = (Kind.CASH, Kind.GRANT)
    """The kinds of money that it keeps apart."""
    granted_at_first: tuple[Kind, ...] = (Kind.GRANT,)
    """Kinds of free money that accounts hold on the eve of the first day."""
    has_credit: Callable[[int], bool] = lambda _: False
    """Whether the account with this index may spend money that it was lent."""
    holds_back: Callable[[int], bool] = lambda _: False
    """Whether the platform holds back some of the cash of the account with this index."""
    grants_expire: bool = False
    settled_after: int = 10 * HOUR
    """Seconds after the end of a day until its burn is final."""
    latest_settled_after: int | None = None
    """How late it is now and then instead."""
    order_number: Callable[[int, datetime, int], str]
    """What the company writes on its payment: of the platform's number of the row, the time, and a running number."""
    wallets: Callable[[Sequence[Account], int], Iterator[Wallet]] = lambda _, __: iter(())
    """The shared wallets of these accounts, from this first day on."""
    purses: Callable[[Sequence[Wallet], int], Iterator[Purse]] = lambda _, __: iter(())
    """Whatever else can hold money, empty at first, such as the sub wallets of these wallets."""
    postpaid: Postpaid | None = None

    def status(self, index: int) -> str:
        """The status of the account with this index: two in three are normal."""
        if index % 3 != 2 or not self.odd:
            return self.normal
        return self.odd[index // 3 % len(self.odd)]

    def life(self, status: str) -> Life:
        """Whether an account of this status spends, has spent, or never held money."""
        if status == self.normal or status in self.live_too:
            return Life.LIVE
        return Life.STOPPED if status in self.stopped else Life.NEVER


def dated(prefix: str, at: datetime, serial: int) -> str:
    """An order number such as YFT2026110400012."""
    return f"{prefix}{at:%Y%m%d}{serial:05d}"


def in_turn(*managers: int) -> Callable[[int], Place]:
    """Accounts in yuan under these managers one after the other."""
    return lambda index: Place(managers[index % len(managers)])


def join(wallet: Wallet, members: Sequence[Account]) -> Wallet:
    """Let these accounts spend from the wallet."""
    wallet.members.extend(members)
    for member in members:
        member.wallet = wallet
    return wallet
