"""Whoever holds money on a practice platform: purses with what moved in them, and their books day by day.

Amounts are whole cents (fen) of the holder's currency, instants are epoch seconds, days are ordinals in the holder's zone.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from app.sandbox.seasons import burned_before

EPOCH_DAY = 719_163
"""The ordinal of 1970-01-01."""

DAY = 86_400
HOUR = 3_600

_OPEN_DAYS = 6
"""More than the days whose burn may not be settled."""


class Kind(StrEnum):
    """Kinds of money that a platform keeps apart."""

    CASH = "cash"
    GRANT = "grant"
    CREDIT = "credit"
    REBATE = "rebate"  # a second kind of free money, where a platform keeps two apart
    OWED = "owed"  # what a postpaid account has spent and not paid: never above nothing, and never money


class Life(StrEnum):
    """Whether an account spends."""

    LIVE = "live"
    STOPPED = "stopped"  # it spent money until it was stopped
    NEVER = "never"  # it was never approved and never held money


class What(StrEnum):
    """Why a movement happened."""

    RECHARGE = "recharge"
    REFUND = "refund"
    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    GRANTED = "granted"
    EXPIRED = "expired"
    CREDITED = "credited"
    PAID = "paid"  # the company pays what a postpaid account owes


class Movement(NamedTuple):
    """A row of the platform's fund ledger; `cents` is signed from the holder's side."""

    seq: int
    at: int
    day: int
    what: What
    kind: Kind
    cents: int
    remitter: str
    payee: str
    reference: str = ""
    """The company's order number or remittance code, where the platform shows one."""
    text: str = ""
    other: int = 0
    """The id of who stands on the other side of a live move."""
    booked: int = 0
    """From which full hour on the balance holds it; 0 for its own time. Live moves count at once."""
    shown: int = 0
    """From which full hour on the ledger shows it; 0 for when it is booked."""

    def is_booked(self, at: int) -> bool:
        """Whether the balance of this full hour holds it."""
        return (self.booked or self.at) <= at

    def is_shown(self, at: int) -> bool:
        """Whether the ledger of this full hour shows it."""
        return (self.shown or self.booked or self.at) <= at


class Burn(NamedTuple):
    """What one account burns on one day when all is settled, by source; `shared` comes from a wallet."""

    day: int
    cash: int
    grant: int
    credit: int
    shared: int
    excess: int
    """How much more (or less) the platform says before the late correction; sits on cash, or on shared."""
    settled_at: int
    rebate: int = 0
    owed: int = 0
    """Spent on account by who pays later."""

    @property
    def total(self) -> int:
        """All sources together."""
        return self.cash + self.grant + self.credit + self.shared + self.rebate + self.owed

    def of(self, kind: Kind) -> int:
        """What one kind of the account's own money lost."""
        return int(getattr(self, kind.value))

    def leave(self, left: dict[Kind, int]) -> None:
        """Take it out of what is left of each kind."""
        left[Kind.CASH] -= self.cash
        left[Kind.GRANT] -= self.grant
        left[Kind.CREDIT] -= self.credit
        if self.rebate:
            left[Kind.REBATE] -= self.rebate
        if self.owed:
            left[Kind.OWED] -= self.owed


class Limit(NamedTuple):
    """From when on a postpaid account may spend how much; `before` is spend that no longer counts against it."""

    at: int
    cents: int | None
    before: int


class Line(NamedTuple):
    """One day of a purse as the platform tells it at some instant; closings are after everything of the day."""

    day: int
    recharged: int
    granted: int
    credited: int
    transferred_in: int
    paid_out: int
    transferred_out: int
    expired: int
    burn: Burn
    cash: int
    grant: int
    credit: int
    rebate: int = 0
    owed: int = 0
    """Nothing or less: see Kind.OWED."""
    settled: int = 0
    """What was paid of what was owed."""

    def left(self, kind: Kind) -> int:
        """The closing of one kind."""
        return int(getattr(self, kind.value))


@dataclass(kw_only=True, eq=False)
class Purse:
    """Something with a balance: an account or a shared wallet."""

    platform: str
    number: int
    """The platform's id."""
    name: str
    currency: str = "CNY"
    offset_hours: int = 8
    frozen: int = 0
    """Cash that the platform holds back, part of the cash balance."""
    daily: int = 0
    """What burns out of it on an ordinary day."""
    first_day: int
    opening: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))
    movements: list[Movement] = field(default_factory=list)
    """In order of time; a live move makes a new list, so that readers may walk the old one."""
    _book: tuple[int, list[Movement], int, tuple[Line, ...]] | None = None

    def day_of(self, at: int) -> int:
        """The business day of an instant in this purse's zone."""
        return (at + self.offset_hours * HOUR) // DAY + EPOCH_DAY

    def starts_at(self, day: int) -> int:
        """The instant at which a business day begins."""
        return (day - EPOCH_DAY) * DAY - self.offset_hours * HOUR

    def burn_told(self, day: int, at: int) -> Burn:  # noqa: ARG002 - what an empty purse needs not know
        """What the platform says at this instant that the purse burned on a day; nothing leaves a bare purse."""
        return Burn(day, 0, 0, 0, 0, 0, 0)

    def told_too_high(self, day: int, at: int) -> int:  # noqa: ARG002 - what an empty purse needs not know
        """Cents that are told as burned up to a day and will be given back after this instant."""
        return 0

    def moved(self, first: int, last: int, at: int) -> list[Movement]:
        """Movements of these business days, inclusive, that have happened by now."""
        return [row for row in self.movements if first <= row.day <= last and row.is_shown(at)]

    def book(self, at: int) -> tuple[Line, ...]:
        """Every day from the first to that of `at`, opening carried forward, as told at that instant."""
        rows = self.movements
        kept = self._book
        if kept is None or kept[0] != at or kept[1] is not rows or kept[2] != len(rows):
            kept = (at, rows, len(rows), tuple(self._lines(at, rows)))
            self._book = kept
        return kept[3]

    def lines(self, first: int, last: int, at: int) -> tuple[Line, ...]:
        """The days of the book within these, inclusive."""
        return self.book(at)[max(first - self.first_day, 0) : max(last - self.first_day + 1, 0)]

    def balance(self, at: int) -> dict[Kind, int]:
        """What is left of each kind."""
        book = self.book(at)
        if not book:
            return dict(self.opening)
        return {kind: book[-1].left(kind) for kind in Kind}

    def _lines(self, at: int, rows: list[Movement]) -> list[Line]:
        by_day: dict[int, list[Movement]] = {}
        for row in rows:
            if row.is_booked(at):
                by_day.setdefault(row.day, []).append(row)
        left = dict(self.opening)
        lines = []
        for day in range(self.first_day, self.day_of(at) + 1):
            sums = dict.fromkeys(What, 0)
            for row in by_day.get(day, ()):
                sums[row.what] += row.cents
                left[row.kind] += row.cents
            burn = self.burn_told(day, at)
            burn.leave(left)
            lines.append(_line(day, sums, burn, left))
        return lines


def _line(day: int, sums: dict[What, int], burn: Burn, left: dict[Kind, int]) -> Line:
    return Line(
        day=day,
        recharged=sums[What.RECHARGE],
        granted=sums[What.GRANTED],
        credited=sums[What.CREDITED],
        transferred_in=sums[What.TRANSFER_IN],
        paid_out=-sums[What.REFUND],
        transferred_out=-sums[What.TRANSFER_OUT],
        expired=-sums[What.EXPIRED],
        burn=burn,
        cash=left[Kind.CASH],
        grant=left[Kind.GRANT],
        credit=left[Kind.CREDIT],
        rebate=left[Kind.REBATE],
        owed=left[Kind.OWED],
        settled=sums[What.PAID],
    )


@dataclass(kw_only=True, eq=False)
class Account(Purse):
    """An ad account; `status` is the platform's own word."""

    index: int
    """Its place among the accounts of its platform."""
    company: str
    status: str
    life: Life = Life.LIVE
    zone: str = "Asia/Shanghai"
    burns: list[Burn] = field(default_factory=list)
    """One a day from the first day on."""
    wallet: "Wallet | None" = None
    centre: int = 0
    """The business centre, organisation or agency that it stands under."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What live calls have set and the platform shows again, by a name of its stage's."""
    limits: list[Limit] = field(default_factory=list)
    """Of a postpaid account, in order of time."""

    def told_too_high(self, day: int, at: int) -> int:
        """Cents that are told as burned up to a day and will be given back after this instant."""
        recent = self.burns[max(day - self.first_day - _OPEN_DAYS, 0) : max(day - self.first_day + 1, 0)]
        return sum(max(burn.excess, 0) for burn in recent if burn.settled_at > at) if self.wallet is None else 0

    def limit(self, at: int) -> Limit:
        """The limit in force at this instant."""
        return next((one for one in reversed(self.limits) if one.at <= at), Limit(0, 0, 0))

    def spent(self, at: int) -> int:
        """All that was spent up to this instant, as told then."""
        return sum(line.burn.total for line in self.book(at))

    def counted(self, at: int) -> int:
        """What counts against the limit in force."""
        return self.spent(at) - self.limit(at).before

    def burn_told(self, day: int, at: int) -> Burn:
        """What the platform says at this instant that the account burned on a day: by full hours, then first, then settled."""
        place = day - self.first_day
        if not 0 <= place < len(self.burns):
            return Burn(day, 0, 0, 0, 0, 0, 0)
        burn = self.burns[place]
        if at >= burn.settled_at:
            return burn
        first = _first_told(burn)
        hour = (at - self.starts_at(day)) // HOUR
        if hour >= 24:
            return first
        hour = max(hour, 0)
        return Burn(
            day,
            burned_before(hour, first.cash),
            burned_before(hour, first.grant),
            burned_before(hour, first.credit),
            burned_before(hour, first.shared),
            burn.excess,
            burn.settled_at,
            burned_before(hour, first.rebate),
            burned_before(hour, first.owed),
        )


def _first_told(burn: Burn) -> Burn:
    if burn.shared:
        return burn._replace(shared=burn.shared + burn.excess)
    if burn.owed:
        return burn._replace(owed=burn.owed + burn.excess)
    return burn._replace(cash=burn.cash + burn.excess)


@dataclass(kw_only=True, eq=False)
class Wallet(Purse):
    """A shared wallet 共享钱包 or payment portfolio: its members' burn leaves it."""

    members: list[Account] = field(default_factory=list)

    def burn_told(self, day: int, at: int) -> Burn:
        """What all members burned out of this wallet on a day, told as the wallet's cash."""
        return Burn(day, sum(member.burn_told(day, at).shared for member in self.members), 0, 0, 0, 0, 0)

    def told_too_high(self, day: int, at: int) -> int:
        """The same of all members together."""
        return sum(
            max(burn.excess, 0)
            for member in self.members
            for burn in member.burns[-2 * _OPEN_DAYS :]
            if burn.day <= day and burn.settled_at > at
        )
