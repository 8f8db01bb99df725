"""Plans for the big sales 大促, fifteen days ahead: how much should be there, and by when to order it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from app.advice.lead_time import arrivals
from app.advice.observation import Shared
from app.domain.calendar import CalendarEntry
from app.domain.money import Money

PLAN_AHEAD_DAYS = 15
"""Plans are due so many days before a sale starts (design requirement, domain.md section 3)."""
BUFFER_WORKING_DAYS = 1
SURE = 0.9
"""Share of lead times that the order-by moment stands up to."""
LONG_HOLIDAY_DAYS = 3
"""A holiday of so many days between order and start: order before it."""
HOLIDAY_MARGIN = Decimal("1.2")
SENDING_HOUR = 16
"""Counters and corporate banking close between 16:30 and 17:00 (calendar README)."""
BANK_DAYS_BEFORE = 3
"""Money should stand on the platform by the third banking day before the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SalePlan:
    """One sale of one account."""

    node: CalendarEntry
    expected: Money
    """Spend of all its days at the node's weight."""
    extra: Money
    """What of it is more than ordinary days would spend."""
    plan_by: date
    funded_by: date
    order_by: datetime
    """Send by then, on the account's clock; nine orders of ten land by `funded_by` with one banking day to spare."""
    before_holiday: bool
    """Whether a long holiday lies between, so that the order had to move before it."""
    is_late: bool
    """Whether the moment is past already: order now."""


def sale_plans(
    nodes: Sequence[CalendarEntry], burn_per_day: Money, now: datetime, shared: Shared
) -> tuple[SalePlan, ...]:
    """Plans for the nodes that start within fifteen days (or have a weight and start later today), by order-by moment.

    A weight of 1 or less, or none, needs no plan. `burn_per_day` is the account's ordinary spend.
    """
    until = now.date() + timedelta(days=PLAN_AHEAD_DAYS)
    due = [node for node in nodes if (node.weight or 0) > 1 and now.date() <= node.start <= until]
    return tuple(sorted((_plan(node, burn_per_day, now, shared) for node in due), key=lambda plan: plan.order_by))


def _plan(node: CalendarEntry, burn: Money, now: datetime, shared: Shared) -> SalePlan:
    weight = node.weight or Decimal(1)
    days = Decimal(node.days)
    funded = shared.calendar.add_working_days(node.start, -BANK_DAYS_BEFORE)
    order, moved = order_by(funded, shared, zone_of=now)
    return SalePlan(
        node=node,
        expected=burn.times(weight * days),
        extra=burn.times((weight - 1) * days),
        plan_by=node.start - timedelta(days=PLAN_AHEAD_DAYS),
        funded_by=funded,
        order_by=order,
        before_holiday=moved,
        is_late=order < now,
    )


def order_by(funded: date, shared: Shared, *, zone_of: datetime) -> tuple[datetime, bool]:
    """The last moment to order for money to stand there on this day, and whether a long holiday moved it forward."""
    calendar = shared.calendar
    last = calendar.add_working_days(funded, -BUFFER_WORKING_DAYS)
    sent = _last_sending(last, shared, zone_of)
    before = _before_long_holiday(sent.date(), funded, shared)
    if before is None or before == last:
        return sent, False
    return _last_sending(before, shared, zone_of), True


def _last_sending(last: date, shared: Shared, zone_of: datetime) -> datetime:
    """The last afternoon on which money can be sent to stand there by the evening of this working day, most likely."""
    target = datetime.combine(last, time(23, 59), zone_of.tzinfo)
    wait = timedelta(hours=shared.approval_hours)
    day = last
    while True:
        sent = datetime.combine(day, time(SENDING_HOUR), zone_of.tzinfo)
        lasting = arrivals(shared.lead_time, sent + wait, shared.calendar.is_working_day).hours_at(SURE)
        if sent + wait + timedelta(hours=lasting) <= target:
            return sent
        day = shared.calendar.previous_working_day(day)


def _before_long_holiday(day: date, funded: date, shared: Shared) -> date | None:
    """The last working day before the first closed stretch of three days or more up to `funded`; None for none."""
    while day < funded:
        after = shared.calendar.next_working_day(day)
        if (after - day).days > LONG_HOLIDAY_DAYS:
            return day
        day = after
    return None


def holiday_burn(burn_per_day: Money, now: datetime, shared: Shared) -> Money | None:
    """What should be there before a long holiday that starts tomorrow: its burn × 1.2; None when none does."""
    after = shared.calendar.next_working_day(now.date())
    closed = (after - now.date()).days - 1
    if closed < LONG_HOLIDAY_DAYS:
        return None
    return burn_per_day.times(Decimal(closed) * HOLIDAY_MARGIN)
