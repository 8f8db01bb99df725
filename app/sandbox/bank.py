"""The company's bank: it pays before the platforms book, and not always in a way that is easy to match."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random

from app.domain.money import Money
from app.sandbox.holders import DAY, EPOCH_DAY, HOUR, Account, Kind, Movement, Purse, What
from app.sandbox.plans import PLANS

BEIJING = timezone(timedelta(hours=8))

_FEE = {"CNY": 1_500, "USD": 1_500}
"""Cents that a bank on the way keeps back."""

# Recharges are numbered per currency; these stand for the traps, once in a round.
_ROUND = 30
_FEE_KEPT_BACK, _NO_BANK_ROW, _TWINS, _MERGED = 1, 4, 7, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class BankPayment:
    """A line of the company's bank statement; `amount` is signed from the bank account's side (paid out is negative)."""

    day: date
    """The day in Beijing."""
    at: datetime
    amount: Money
    party: str
    reference: str
    """What the company wrote as its order number; empty when it wrote none."""
    text: str


class Treasury:
    """Pays for recharges: keeps the bank's lines and schedules the platforms' rows."""

    def __init__(self) -> None:
        self.payments: list[BankPayment] = []
        self._scheduled: dict[int, dict[int, list[Movement]]] = {}
        self._recharges: dict[str, int] = {}
        self._serial = 0

    def arrivals(self, purse: Purse, day: int) -> list[Movement]:
        """The rows that reach a purse on one of its days; asked once a day."""
        return self._scheduled.get(purse.number, {}).pop(day, [])

    def on_the_way(self, purse: Purse) -> int:
        """Cents that are paid or ordered and have not reached the purse."""
        return sum(row.cents for rows in self._scheduled.get(purse.number, {}).values() for row in rows)

    def next_seq(self, day: int) -> int:
        """A platform number for a row: 19 digits, more than a double holds."""
        self._serial += 1
        return 7_400_000_000_000_000_000 + day * 10_000_000_000 + self._serial * 7

    def recharge(self, purse: Purse, day: int, cents: int, random: Random, sister: Account | None) -> None:
        """Pay on the morning after `day`; now and then in one of the ways that make matching hard."""
        turn = self._recharges.get(purse.currency, 0)
        self._recharges[purse.currency] = turn + 1
        paid_at = _office_hour(purse, day, random)
        booked_at = paid_at + _lateness(random)
        row = self._book(purse, booked_at, cents, is_referenced=turn % _ROUND != _TWINS)
        # Some people pay without writing the order number.
        reference = row.reference if random.random() < 0.8 else ""
        match turn % _ROUND:
            case trap if trap == _FEE_KEPT_BACK:
                self._pay(purse, paid_at, -cents - _FEE[purse.currency], reference)
            case trap if trap == _NO_BANK_ROW:
                pass
            case trap if trap == _TWINS:
                self._book(purse, booked_at + 60, cents, is_referenced=False)
                self._pay(purse, paid_at, -cents, "")
                self._pay(purse, paid_at + 120, -cents, "")
            case trap if trap == _MERGED and sister is not None:
                self._book(sister, booked_at + 180, cents // 2)
                self._pay(purse, paid_at, -cents - cents // 2, "", "广告充值 合并付款")
            case _:
                self._pay(purse, paid_at, -cents, reference)

    def lose_on_the_way(self, purse: Account, day: int, cents: int) -> None:
        """Pay on `day` what the platform books only three days later: in transit when the statement ends."""
        paid_at = purse.starts_at(day) + 16 * HOUR
        row = self._book(purse, paid_at + 3 * DAY, cents)
        self._pay(purse, paid_at, -cents, row.reference)

    def refund(self, purse: Account, left_at: int, cents: int, random: Random) -> None:
        """Receive what a platform has paid out, one to three days later."""
        self._pay(purse, left_at + random.randint(1, 3) * DAY + random.randint(0, 5_000), cents, "", "退款")

    def pay_in(self, purse: Purse, row: Movement) -> None:
        """The bank's line of money that a platform books at once."""
        self._pay(purse, row.at, -row.cents, row.reference)

    def settle(self, account: Account, booked_at: int, cents: int, *, paid_at: int, text: str) -> Movement:
        """Pay what a postpaid account owes; the platform's row, which the caller books."""
        day = account.day_of(booked_at)
        seq = self.next_seq(day)
        reference = self._order_number(account.platform, seq, booked_at)
        self._pay(account, paid_at, -cents, reference, text)
        return Movement(seq, booked_at, day, What.PAID, Kind.OWED, cents, "", str(account.number), reference, text)

    def _book(self, purse: Purse, at: int, cents: int, *, is_referenced: bool = True) -> Movement:
        day = purse.day_of(at)
        seq = self.next_seq(day)
        reference = self._order_number(purse.platform, seq, at) if is_referenced else ""
        row = Movement(seq, at, day, What.RECHARGE, Kind.CASH, cents, "", str(purse.number), reference, "广告充值")
        self._scheduled.setdefault(purse.number, {}).setdefault(day, []).append(row)
        return row

    def _order_number(self, platform: str, seq: int, at: int) -> str:
        return PLANS[platform].order_number(seq, datetime.fromtimestamp(at, BEIJING), self._serial)

    def _pay(self, purse: Purse, at: int, cents: int, reference: str, text: str = "广告充值") -> None:
        moment = datetime.fromtimestamp(at, BEIJING)
        self.payments.append(
            BankPayment(
                day=moment.date(),
                at=moment,
                amount=Money(Decimal(cents).scaleb(-2), purse.currency),
                party=PLANS[purse.platform].payee,
                reference=reference,
                text=f"{text} {reference}".strip(),
            )
        )


def _office_hour(purse: Purse, day: int, random: Random) -> int:
    # Beijing's next morning still belongs to `day` in western zones, whose rows are written already.
    next_day = day + (1 if purse.offset_hours >= 8 else 2)
    return (next_day - EPOCH_DAY) * DAY - 8 * HOUR + random.randint(9 * HOUR, 18 * HOUR)


def _lateness(random: Random) -> int:
    chance = random.random()
    if chance < 0.6:
        return random.randint(300, 3_000)
    if chance < 0.8:
        return random.randint(HOUR, 5 * HOUR)
    return random.randint(18 * HOUR, 47 * HOUR)
