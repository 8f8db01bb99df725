"""Moving money on a platform 充值 减款 转账: what is asked, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import IllegalMove


class MoveKind(StrEnum):
    """Which way the money goes."""

    RECHARGE = "recharge"  # 加款: from the agent, organisation or wallet into the account
    REFUND = "refund"  # 减款: from the account back to where its money comes from
    TRANSFER = "transfer"  # 转账: from one account to another
    LIMIT = "limit"  # a postpaid account's budget or spending limit is set to a new total; no money moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One wish to move money, written down before anything is sent; any other amount is another wish.

    `key` is ours: the same for every question about this wish, 10 to 35 lower-case letters and digits.
    """

    key: str
    kind: MoveKind
    account: str
    """The platform's id of the account that gets (recharge), gives (refund, transfer) or is limited."""
    payer: str = ""
    """The platform's id of the agent, organisation, business centre or wallet on the other side."""
    receiver: str = ""
    """For a transfer: the platform's id of the account that gets."""
    amount: Money
    """What to move, always above zero; for LIMIT the new total."""
    fund_class: FundClass = FundClass.CASH


class MoveState(StrEnum):
    """How far a move is, and what became of it."""

    INTENT = "intent"  # written down, surely not sent
    SENT = "sent"  # it may be under way or done: from here on it is only read back
    DONE = "done"
    PARTIAL = "partial"  # a result, not an error: what moved is booked
    REFUSED = "refused"  # nothing moved
    PENDING = "pending"  # the platform works on it
    UNKNOWN = "unknown"  # nobody can say; settled by reading back, never by sending again


class OurNo(StrEnum):
    """Why nothing was sent at all: such a refusal has one of these as its code, where a platform's has the platform's own."""

    NOT_OFFERED = "not_offered"  # the platform has no call for such a move
    AMOUNT_LIMITS = "amount_limits"  # outside what the platform takes
    AMOUNT_UNIT = "amount_unit"  # finer than the platform's unit, or another currency
    NOT_REACHED = "not_reached"  # no connection: it surely never left
    GIVEN_UP = "given_up"  # a person dropped the intent before it was sent


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOutcome:
    """What a platform said of a move; `moved` is what really moved, zero unless DONE or PARTIAL."""

    state: MoveState
    moved: Money
    reference: str = ""
    """The platform's own number of it."""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a platform gave before the money moves (a trade number, a balance to compare with); kept with the move."""

    number: str = ""
    before: Money | None = None
    """What the account held just before, where the platform keeps no keys: reading back compares with it."""


SETTLED = frozenset({MoveState.DONE, MoveState.PARTIAL, MoveState.REFUSED})

NEXT: dict[MoveState, frozenset[MoveState]] = {
    MoveState.INTENT: frozenset({MoveState.SENT, MoveState.REFUSED}),
    MoveState.SENT: frozenset({*SETTLED, MoveState.PENDING, MoveState.UNKNOWN}),
    MoveState.PENDING: frozenset({*SETTLED, MoveState.PENDING, MoveState.UNKNOWN}),
    MoveState.UNKNOWN: frozenset({*SETTLED, MoveState.PENDING, MoveState.UNKNOWN}),
    MoveState.DONE: frozenset(),
    MoveState.PARTIAL: frozenset(),
    MoveState.REFUSED: frozenset(),
}
"""Every step there is; nothing leads back to where it could be sent a second time (promises M2, M3)."""


@dataclass(kw_only=True)
class MoveRecord:
    """A move as the vault keeps it, from the intent to its end."""

    id: int | None = None
    connection_id: int
    key: str
    kind: MoveKind
    account: str
    payer: str
    receiver: str
    amount: Money
    fund_class: FundClass
    state: MoveState = MoveState.INTENT
    number: str = ""
    """The platform's number from before it was sent."""
    before_amount: Decimal | None = None
    """What the account held just before, in the currency of the amount."""
    written_at: datetime
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    moved_amount: Decimal | None = None
    """What really moved, once that is known, in the currency of the amount."""
    reference: str = ""
    code: str = ""
    message: str = ""

    @property
    def move(self) -> Move:
        """What is asked of the platform."""
        return Move(
            key=self.key,
            kind=self.kind,
            account=self.account,
            payer=self.payer,
            receiver=self.receiver,
            amount=self.amount,
            fund_class=self.fund_class,
        )

    @property
    def ticket(self) -> Ticket:
        """What was known before it was sent."""
        return Ticket(number=self.number, before=self._money(self.before_amount))

    @property
    def moved(self) -> Money | None:
        """What really moved; None while that is not known."""
        return self._money(self.moved_amount)

    def send(self, ticket: Ticket, at: datetime) -> None:
        """Say that it is sent from now on, after what the platform gave before; IllegalMove unless it surely was not yet."""
        self._go(MoveState.SENT)
        self.number, self.before_amount = ticket.number, self._figure(ticket.before)
        self.sent_at = at

    def give_up(self, at: datetime) -> None:
        """Drop it before it was sent; IllegalMove from the moment on in which it may have been."""
        if self.state is not MoveState.INTENT:
            raise IllegalMove(self.state, MoveState.REFUSED)
        zero = Money.zero(self.amount.currency)
        self.settle(MoveOutcome(state=MoveState.REFUSED, moved=zero, code=OurNo.GIVEN_UP), at)

    def settle(self, outcome: MoveOutcome, at: datetime) -> None:
        """Take what the platform said; IllegalMove once it is settled."""
        self._go(outcome.state)
        self.reference = outcome.reference or self.reference
        self.code, self.message = outcome.code, outcome.message
        if outcome.state in SETTLED:
            self.moved_amount, self.settled_at = self._figure(outcome.moved), at

    def _money(self, figure: Decimal | None) -> Money | None:
        return None if figure is None else Money(figure, self.amount.currency)

    def _figure(self, money: Money | None) -> Decimal | None:
        # The sum refuses another currency than ours.
        return None if money is None else (Money.zero(self.amount.currency) + money).amount

    def _go(self, state: MoveState) -> None:
        if state not in NEXT[self.state]:
            raise IllegalMove(self.state, state)
        self.state = state
