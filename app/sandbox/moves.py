"""Live money: what clients move while the practice company is watched, booked at once on both sides."""

from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from app.sandbox.holders import DAY, HOUR, Kind, Movement, Purse, What

_SIDES = {
    What.RECHARGE: (What.TRANSFER_OUT, What.RECHARGE),
    What.REFUND: (What.REFUND, What.TRANSFER_IN),
    What.TRANSFER_OUT: (What.TRANSFER_OUT, What.TRANSFER_IN),
}
"""What the row of the payer and that of the payee say, by what the move is for the client."""

LATE = 3 * HOUR
"""How late a ledger shows the rows of a move on a bad day, and how long the move is told as being in progress."""

_OPEN_FOR = 3 * DAY
"""How long after the last played day every correction is in."""


class NotEnough(Exception):
    """The payer has less than is asked for."""

    def __init__(self, available: int) -> None:
        super().__init__(available)
        self.available = available
        """Cents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a client wants moved; `what` is RECHARGE, REFUND or, between two accounts, TRANSFER_OUT."""

    source: Purse
    target: Purse
    kind: Kind
    cents: int
    what: What
    key: str = ""
    """The client's own, for who looks at the effects; it does not keep an effect from happening twice (KeyStore does)."""
    text: str = ""
    takes_less: bool = False
    """As much as possible will do."""
    is_halved: bool = False
    """A bad day: half of it moves."""
    is_late: bool = False
    """A bad day: the ledger shows it hours later, after rows that came later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Money that a live call has moved."""

    platform: str
    key: str
    what: What
    kind: Kind
    source: int
    target: int
    asked: int
    cents: int
    """What moved, which may be less than what was asked for."""
    paid: Movement
    """The payer's row."""
    received: Movement
    """The payee's row."""


class Counter:
    """Books live moves; `left` is the history's, `last_played` tells the last day that is played already."""

    def __init__(
        self,
        left: dict[int, dict[Kind, int]],
        next_seq: Callable[[int], int],
        last_played: Callable[[], int],
        lock: Lock,
    ) -> None:
        self._left = left
        self._next_seq = next_seq
        self._last_played = last_played
        self._lock = lock
        self.effects: list[Effect] = []

    def movable(self, purse: Purse, kind: Kind, at: int) -> int:
        """Cents that can leave a purse now: what is there, less what is held back and what is about to burn."""
        today, last = purse.day_of(at), self._last_played()
        settled = purse.starts_at(last + 1) + _OPEN_FOR
        floor = purse.balance(at)[kind]
        for line in purse.lines(today, last, settled):
            coming = sum(
                row.cents
                for row in purse.movements
                if row.day == line.day and row.kind is kind and row.cents > 0 and not row.is_booked(at)
            )
            open_yet = purse.told_too_high(line.day, at) if kind is Kind.CASH else 0
            floor = min(floor, line.left(kind) - coming - open_yet)
        return max(floor - (purse.frozen if kind is Kind.CASH else 0), 0)

    def move(self, order: Order, now: int) -> Effect:
        """Book it on both sides; NotEnough when the payer has less and less will not do."""
        with self._lock:
            hour = now // HOUR * HOUR
            available = self.movable(order.source, order.kind, hour)
            cents = order.cents // 2 if order.is_halved else order.cents
            if order.takes_less:
                cents = min(cents, available)
            if not 0 < cents <= available:
                raise NotEnough(available)
            effect = self._booked(order, cents, now)
            self.effects.append(effect)
            return effect

    def pay_in(self, purse: Purse, cents: int, now: int) -> Movement:
        """Book what somebody paid at the bank: cash that comes from outside the platform."""
        with self._lock:
            day = purse.day_of(now)
            row = Movement(
                seq=self._next_seq(day),
                at=now,
                day=day,
                what=What.RECHARGE,
                kind=Kind.CASH,
                cents=cents,
                remitter="",
                payee=str(purse.number),
                reference="",
                text="广告充值",
                booked=now // HOUR * HOUR,
            )
            return self._kept(purse, row)

    def _booked(self, order: Order, cents: int, now: int) -> Effect:
        paid, received = _SIDES[order.what]
        return Effect(
            platform=order.source.platform,
            key=order.key,
            what=order.what,
            kind=order.kind,
            source=order.source.number,
            target=order.target.number,
            asked=order.cents,
            cents=cents,
            paid=self._row(order, paid, -cents, now),
            received=self._row(order, received, cents, now),
        )

    def _row(self, order: Order, what: What, cents: int, now: int) -> Movement:
        purse, other = (order.target, order.source) if cents > 0 else (order.source, order.target)
        day, hour = purse.day_of(now), now // HOUR * HOUR
        row = Movement(
            seq=self._next_seq(day),
            at=now,
            day=day,
            what=what,
            kind=order.kind,
            cents=cents,
            remitter=str(order.source.number),
            payee=str(order.target.number),
            reference=order.key,
            text=order.text,
            other=other.number,
            booked=hour,
            shown=hour + LATE if order.is_late else 0,
        )
        return self._kept(purse, row)

    def _kept(self, purse: Purse, row: Movement) -> Movement:
        rows = list(purse.movements)
        insort(rows, row, key=lambda one: one.at)
        purse.movements = rows
        self._left.setdefault(purse.number, dict(purse.opening))[row.kind] += row.cents
        return row
