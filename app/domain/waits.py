"""Waiting for signatures 待签: how long an order may, from when on it presses, and when it is late."""

from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.orders import Order, OrderState

APPROVAL_TARGET = timedelta(hours=4)
"""Within this an order should be signed; by the wall clock, for sales do not wait for office hours."""

ESCALATION_PERCENT = 80


class Waiting(StrEnum):
    """How long an order has waited for its signatures."""

    IN_TIME = "in_time"
    ESCALATED = "escalated"  # 80 % of the time is gone
    LATE = "late"


def presses_from(submitted: datetime, target: timedelta = APPROVAL_TARGET) -> datetime:
    """When 80 % of the time for the signatures is gone."""
    return submitted + target * ESCALATION_PERCENT / 100


def waiting(order: Order, at: datetime, target: timedelta = APPROVAL_TARGET) -> Waiting | None:
    """How urgent its signatures are; None when it waits for none."""
    if order.state is not OrderState.SUBMITTED or order.submitted_at is None:
        return None
    if at - order.submitted_at > target:
        return Waiting.LATE
    return Waiting.ESCALATED if at >= presses_from(order.submitted_at, target) else Waiting.IN_TIME
