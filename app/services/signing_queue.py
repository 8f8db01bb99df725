"""What waits for the signature of whoever is at the desk, and how much of it presses."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.orders import OrderState
from app.domain.people import Action, may
from app.domain.signing import Purpose
from app.domain.vouching import Seat, sitting
from app.domain.waits import Waiting, waiting
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningQueue:
    """Orders that this person can sign now."""

    orders: int
    pressing: int
    """Of them, those for which 80 % of the time is gone."""


def signing_queue(work: Work, seat: Seat, now: datetime) -> SigningQueue:
    """Counted by the orders' rows: what their records say is looked at when one is opened, and before it is signed."""
    me = sitting(work.persons.all(), seat)
    if me is None:
        return SigningQueue(orders=0, pressing=0)
    mine = [
        order
        for order in work.orders.all({OrderState.SUBMITTED})
        if may(me, Action.APPROVE, order.hands)
        and not any(one.person == me.id and one.purpose is Purpose.APPROVAL for one in order.approvals)
    ]
    pressing = sum(waiting(order, now) in {Waiting.ESCALATED, Waiting.LATE} for order in mine)
    return SigningQueue(orders=len(mine), pressing=pressing)
