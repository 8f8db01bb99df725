"""Orders 充值单: from the draft to the money on the account, signed over their exact content, sent once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from app.domain.approvals import Approval, Case, Missing
from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.domain.moves import MoveKind, MoveState
from app.domain.payees import PayeeState
from app.domain.people import Hands
from app.domain.ratings import Grade
from app.domain.signing import Purpose, digest_of, moment
from app.errors import IllegalMove

TWIN_WINDOW = timedelta(hours=72)


class Channel(StrEnum):
    """How the money is sent."""

    API = "api"
    BANK = "bank"  # a payment file for the bank, with a remittance code
    BY_HAND = "by_hand"  # on the platform's own page


class OrderState(StrEnum):
    """How far an order is. From the intent on it follows its move (`app.domain.moves`), see `AFTER_MOVE`."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    INTENT = "intent"
    SENT = "sent"
    CONFIRMED = "confirmed"
    PARTIAL = "partial"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    DISPUTED = "disputed"


_S = OrderState

NEXT: Mapping[OrderState, frozenset[OrderState]] = {
    _S.DRAFT: frozenset({_S.SUBMITTED, _S.CANCELLED}),
    _S.SUBMITTED: frozenset({_S.APPROVED, _S.DRAFT, _S.CANCELLED}),
    _S.APPROVED: frozenset({_S.INTENT, _S.DRAFT, _S.CANCELLED}),
    _S.INTENT: frozenset({_S.SENT, _S.REFUSED}),
    _S.SENT: frozenset({_S.CONFIRMED, _S.PARTIAL, _S.REFUSED, _S.UNKNOWN, _S.OVERDUE, _S.DISPUTED}),
    _S.UNKNOWN: frozenset({_S.SENT, _S.CONFIRMED, _S.PARTIAL, _S.REFUSED, _S.OVERDUE, _S.DISPUTED}),
    _S.OVERDUE: frozenset({_S.CONFIRMED, _S.PARTIAL, _S.REFUSED, _S.UNKNOWN, _S.DISPUTED}),
    _S.PARTIAL: frozenset({_S.CONFIRMED, _S.DISPUTED}),
    _S.CONFIRMED: frozenset({_S.DISPUTED}),
    _S.DISPUTED: frozenset({_S.CONFIRMED, _S.PARTIAL, _S.REFUSED}),
    _S.REFUSED: frozenset(),
    _S.CANCELLED: frozenset(),
}
"""Every step there is; from the first byte on nothing leads back to where it could be sent a second time (promise M1)."""

AFTER_MOVE: Mapping[MoveState, OrderState] = {
    MoveState.INTENT: OrderState.INTENT,
    MoveState.SENT: OrderState.SENT,
    MoveState.PENDING: OrderState.SENT,
    MoveState.DONE: OrderState.CONFIRMED,
    MoveState.PARTIAL: OrderState.PARTIAL,
    MoveState.REFUSED: OrderState.REFUSED,
    MoveState.UNKNOWN: OrderState.UNKNOWN,
}
"""Where an order stands by the state of its move."""

OUTCOMES = frozenset({OrderState.CONFIRMED, OrderState.PARTIAL, OrderState.REFUSED})
"""What can become of money that was sent."""

EDITABLE = frozenset({OrderState.DRAFT, OrderState.SUBMITTED, OrderState.APPROVED})
GONE = frozenset({OrderState.REFUSED, OrderState.CANCELLED})
"""Ends at which no money has moved."""
WAITING = frozenset({OrderState.SENT, OrderState.UNKNOWN, OrderState.OVERDUE})
"""Money may be under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderContent:
    """What is signed, to the letter; any other is another order to those who sign."""

    kind: MoveKind
    channel: Channel
    account_id: int
    payee: str
    """To whom the money goes: the payee's account number with its bank, the platform's id of agent, wallet or giver, or, for a
    transfer, the platform's id of the account that gets it: so the receiver is signed, and what was signed before keeps its digest."""
    amount: Money
    fund_class: FundClass = FundClass.CASH
    invoice: str = ""
    bank_row_id: int | None = None
    """The bank row that an order by hand claims as its debit."""
    provider_id: int | None = None
    """Through whom the account was funded when it was drafted; None where nobody had said."""
    intent: str = ""
    """Our key for it, the same on every retry; a changed content gets a new one."""
    expires_at: datetime | None = None
    """From then on signatures count no more; set with the intent when it is submitted."""
    record_head: str = ""
    """The hash of the newest record when it was submitted: a signature belongs to one state of the books."""

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical content; amounts as text of micro-units, times as UTC (promise M7)."""
        expires = moment(self.expires_at) if self.expires_at else ""
        return digest_of(
            "order",
            {
                "kind": self.kind.value, "channel": self.channel.value, "account": self.account_id, "payee": self.payee,
                "amount": str(self.amount.micros), "currency": self.amount.currency, "fund_class": self.fund_class.value,
                "invoice": self.invoice, "bank_row": "" if self.bank_row_id is None else str(self.bank_row_id),
                "intent": self.intent, "expires": expires, "head": self.record_head,
                # Only where there is one: orders that were signed before providers were known keep their digest.
                **({} if self.provider_id is None else {"provider": str(self.provider_id)}),
            },
        )  # fmt: skip


@dataclass(kw_only=True)
class Order:
    """One sum for one account, with its life."""

    id: int | None = None
    batch: str = ""
    """The same for all orders that were ticked together."""
    content: OrderContent
    payee_id: int | None = None
    """The payee of a bank transfer; what is signed is `content.payee`, which says the same in words."""
    hands: Hands
    drafted_at: datetime
    state: OrderState = OrderState.DRAFT
    approvals: tuple[Approval, ...] = ()
    submitted_at: datetime | None = None
    approved_at: datetime | None = None
    sent_at: datetime | None = None
    due_at: datetime | None = None
    """When it should have arrived, by the provider's promise or the usual time."""
    settled_at: datetime | None = None
    arrived: Money | None = None
    """What really came to the account."""
    proof: str = ""
    """The evidence of the outcome, such as `fund_row:8812`, marks parted by a blank; empty while there is none or people decided."""

    def edit(self, person: int, **changes: Any) -> None:
        """Change the content: signatures are void, it is a draft again, and the editor is one of its makers from now on."""
        if self.state not in EDITABLE:
            raise IllegalMove(self.state, OrderState.DRAFT)
        self.content = replace(self.content, **{"intent": "", "expires_at": None, "record_head": "", **changes})
        self.hands = replace(self.hands, makers=self.hands.makers | {person})
        self._void()

    def send_back(self) -> None:
        """An approver says no: it is a draft again, without signatures."""
        if self.state not in {OrderState.SUBMITTED, OrderState.APPROVED}:
            raise IllegalMove(self.state, OrderState.DRAFT)
        # With the key goes the content that was signed: signatures kept on record fit it never again.
        self.content = replace(self.content, intent="", expires_at=None, record_head="")
        self._void()

    def go_through(self, provider_id: int | None) -> None:
        """Note through whom it goes, before it is submitted; IllegalMove afterwards, for then it is signed."""
        if self.state is not OrderState.DRAFT:
            raise IllegalMove(self.state, OrderState.SUBMITTED)
        self.content = replace(self.content, provider_id=provider_id)

    def submit(self, person: int, at: datetime, *, intent: str, expires_at: datetime, record_head: str) -> None:
        """Fix the content for those who sign; ValueError without a key, or for one that expires at once."""
        if not intent or not record_head or expires_at <= at:
            raise ValueError("a submitted order has a key, a record head and an expiry to come")
        self._go(OrderState.SUBMITTED)
        self.content = replace(self.content, intent=intent, expires_at=expires_at, record_head=record_head)
        self.hands = replace(self.hands, makers=self.hands.makers | {person})
        self.submitted_at = at

    def take(self, approval: Approval) -> None:
        """Keep a signature; whether it counts is decided anew each time (`missing_approvals`)."""
        if self.state not in {OrderState.SUBMITTED, OrderState.APPROVED}:
            raise IllegalMove(self.state, OrderState.APPROVED)
        self.approvals = (*self.approvals, approval)
        if approval.purpose is Purpose.APPROVAL:
            self.hands = replace(self.hands, approvers=self.hands.approvers | {approval.person})

    def approve(self, missing: Sequence[Missing], at: datetime) -> None:
        """All is signed; IllegalMove while anything is missing."""
        self._need_none(missing, OrderState.APPROVED)
        self._go(OrderState.APPROVED)
        self.approved_at = at

    def write_intent(self, payer: int, missing: Sequence[Missing]) -> None:
        """The sending begins; what is missing is looked up again, for the content may have been touched behind our back."""
        self._need_none(missing, OrderState.INTENT)
        self._go(OrderState.INTENT)
        self.hands = replace(self.hands, payers=self.hands.payers | {payer})

    def follow(self, move: MoveState, at: datetime, *, arrived: Money | None = None) -> None:
        """Take over what became of its move; the same state again changes nothing.

        Only `write_intent` leads to the intent, where every signature is looked at once more.
        """
        wanted = AFTER_MOVE[move]
        if wanted is self.state or (wanted is OrderState.SENT and self.state is OrderState.OVERDUE):
            return
        if wanted is OrderState.INTENT:
            raise IllegalMove(self.state, wanted)
        if wanted in {OrderState.SENT, OrderState.UNKNOWN}:
            self._go(wanted)
            self.sent_at = self.sent_at or (at if wanted is OrderState.SENT else None)
        else:
            self.settle(wanted, at, arrived=arrived)

    def settle(self, outcome: OrderState, at: datetime, *, arrived: Money | None = None) -> None:
        """Take an outcome that its move, the bank's row or two people's decision (`app.domain.decisions`) shows."""
        if outcome not in OUTCOMES:
            raise IllegalMove(self.state, outcome)
        self._go(outcome)
        self.settled_at, self.arrived = at, arrived

    def cancel(self) -> None:
        """Give it up before the intent; afterwards its move is given up instead, and the order is refused with it."""
        self._go(OrderState.CANCELLED)

    def dispute(self) -> None:
        """Say that what arrived, or did not, is contested with the other side."""
        self._go(OrderState.DISPUTED)

    def mark_overdue(self, at: datetime) -> bool:
        """Whether the time it should have arrived by has passed; it is overdue from now on when it has."""
        if self.state not in {OrderState.SENT, OrderState.UNKNOWN} or self.due_at is None or at <= self.due_at:
            return False
        self._go(OrderState.OVERDUE)
        return True

    def _void(self) -> None:
        self.state, self.approvals, self.submitted_at, self.approved_at = OrderState.DRAFT, (), None, None
        self.hands = replace(self.hands, approvers=frozenset())

    def _need_none(self, missing: Sequence[Missing], wanted: OrderState) -> None:
        if missing:
            raise IllegalMove(self.state, wanted)

    def _go(self, state: OrderState) -> None:
        if state not in NEXT[self.state]:
            raise IllegalMove(self.state, state)
        self.state = state


def case_of(
    order: Order,
    *,
    amount: Money | None,
    payee: PayeeState = PayeeState.KNOWN,
    grade: Grade | None = None,
    is_first_payment: bool = False,
    planned: Money | None = None,
) -> Case:
    """What the approval rules look at in this order; `amount` is in their currency, None when there is no rate.

    ValueError for an order that was not submitted: there is nothing to sign yet.
    """
    if order.content.expires_at is None:
        raise ValueError("not submitted")
    return Case(
        digest=order.content.digest,
        amount=amount,
        hands=order.hands,
        expires_at=order.content.expires_at,
        payee=payee,
        grade=grade,
        is_first_payment=is_first_payment,
        planned=planned,
    )


def batch_of(contents: Iterable[OrderContent], *, batch: str, person: int, at: datetime) -> list[Order]:
    """One draft for each content, under one name; each lives, is signed and may fail on its own."""
    hands = Hands(makers=frozenset({person}))
    return [Order(batch=batch, content=content, hands=hands, drafted_at=at) for content in contents]


def batch_totals(orders: Sequence[Order]) -> dict[str, Money]:
    """What a batch comes to, by currency; what was cancelled or refused is left out."""
    amounts = [order.content.amount for order in orders if order.state not in GONE]
    currencies = sorted({amount.currency for amount in amounts})
    return {one: total([amount for amount in amounts if amount.currency == one], one) for one in currencies}


def at_stake(order: Order, batch: Sequence[Order]) -> Money:
    """What the approval bands should look at: all of the batch that goes to the same payee in the same currency.

    So a large sum that is cut into many small orders takes the signatures of the whole.
    """
    payee, currency = order.content.payee, order.content.amount.currency
    together = {id(one): one for one in (order, *batch) if one.state not in GONE or one is order}
    same = [one.content.amount for one in together.values() if one.content.payee == payee]
    return total([amount for amount in same if amount.currency == currency], currency)


class Twin(StrEnum):
    """Why an order may be there a second time."""

    SAME_PAYMENT = "same_payment"  # payee, account and amount within 72 hours
    SAME_INVOICE = "same_invoice"
    SAME_BANK_ROW = "same_bank_row"


@dataclass(frozen=True, slots=True)
class TwinWarning:
    """Another order that may be this one, by its id."""

    twin: Twin
    order_id: int | None


def twins(order: Order, others: Iterable[Order]) -> list[TwinWarning]:
    """Orders that may be the same payment; those that came to nothing are no twins (promise M9)."""
    found = []
    for other in others:
        if other is order or (other.id is not None and other.id == order.id) or other.state in GONE:
            continue
        found += [TwinWarning(twin, other.id) for twin in _twins(order, other)]
    return found


def _twins(order: Order, other: Order) -> list[Twin]:
    ours, theirs = order.content, other.content
    is_same = (ours.payee, ours.account_id, ours.amount, ours.kind) == (
        theirs.payee, theirs.account_id, theirs.amount, theirs.kind,
    )  # fmt: skip
    is_near = abs(order.drafted_at - (other.sent_at or other.drafted_at)) <= TWIN_WINDOW
    holds = {
        Twin.SAME_PAYMENT: is_same and is_near,
        Twin.SAME_INVOICE: bool(ours.invoice) and ours.invoice == theirs.invoice,
        Twin.SAME_BANK_ROW: ours.bank_row_id is not None and ours.bank_row_id == theirs.bank_row_id,
    }
    return [twin for twin, is_so in holds.items() if is_so]
