"""Decisions 裁定: two people say, with a reason, what became of an order whose outcome no evidence tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.approvals import Approval
from app.domain.money import Money
from app.domain.orders import OUTCOMES, WAITING, Order, OrderState
from app.domain.people import Action, Hands, Person, may
from app.domain.signing import Purpose, digest_of

FEWEST_PEOPLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What two people sign: this order came to this end, because of this."""

    order: str
    """The digest of the order's content."""
    outcome: OrderState
    arrived: Money
    """What came to the account; zero for one that was refused."""
    note: str

    @property
    def digest(self) -> str:
        """What is signed."""
        return digest_of(
            "decision",
            {
                "order": self.order, "outcome": self.outcome.value, "arrived": str(self.arrived.micros),
                "currency": self.arrived.currency, "note": self.note,
            },
        )  # fmt: skip


def is_decided(decision: Decision, order: Order, signatures: Iterable[Approval], persons: Mapping[int, Person]) -> bool:
    """Whether an order that waits is settled by this decision (promise M3): a reason, and two people with two keys.

    Each of them may approve orders; whoever made or paid this one has no say. It never leads to sending again: the
    outcome is an end.
    """
    if order.state not in WAITING or decision.order != order.content.digest or not decision.note.strip():
        return False
    if decision.outcome not in OUTCOMES or not _fits(decision, order.content.amount):
        return False
    hands = Hands(makers=order.hands.makers, payers=order.hands.payers)
    signers = [
        persons[one.person]
        for one in signatures
        if one.purpose is Purpose.DECISION
        and one.person in persons
        and may(persons[one.person], Action.APPROVE, hands)
        and one.is_genuine(persons[one.person], decision.digest)
    ]
    return min(len({one.id for one in signers}), len({one.public_key for one in signers})) >= FEWEST_PEOPLE


def _fits(decision: Decision, amount: Money) -> bool:
    """Whether what arrived goes with the outcome: all of it or more, some of it, nothing."""
    if decision.arrived.currency != amount.currency:
        return False
    nothing = Money.zero(amount.currency)
    if decision.outcome is OrderState.REFUSED:
        return decision.arrived == nothing
    if decision.outcome is OrderState.PARTIAL:
        return nothing < decision.arrived < amount
    return decision.arrived >= amount
