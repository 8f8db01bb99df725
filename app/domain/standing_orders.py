"""Standing orders 定期充值: off until switched on, with a ceiling, an end and a checker; advice alone never sends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.approvals import Approval
from app.domain.money import Money
from app.domain.people import Action, Hands, Person, may
from app.domain.signing import Purpose, digest_of


class StandingFault(StrEnum):
    """Why a standing order sends nothing."""

    OFF = "off"
    UNCHECKED = "unchecked"  # nobody else signed these terms
    ENDED = "ended"
    ABOVE_CEILING = "above_ceiling"
    ABOVE_MONTH = "above_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOrder:
    """Terms under which advice for one account becomes an order without a person asking for it."""

    account_id: int
    payee: str
    ceiling: Money
    """Most for one order."""
    month_ceiling: Money
    """Most in a calendar month."""
    ends_on: date
    """The last day, that day included; there is none without an end."""
    makers: frozenset[int]
    is_on: bool = False
    approvals: tuple[Approval, ...] = ()

    @property
    def digest(self) -> str:
        """The terms that a checker signs; switching off and on again needs no new signature."""
        return digest_of(
            "standing_order",
            {
                "account": self.account_id, "payee": self.payee, "ceiling": str(self.ceiling.micros),
                "currency": self.ceiling.currency, "month": str(self.month_ceiling.micros),
                "month_currency": self.month_ceiling.currency, "ends": self.ends_on.isoformat(),
                "makers": [str(one) for one in sorted(self.makers)],
            },
        )  # fmt: skip


def standing_faults(
    standing: StandingOrder, amount: Money, day: date, *, sent_this_month: Money, persons: Mapping[int, Person]
) -> Sequence[StandingFault]:
    """Every reason why this amount may not go by the standing order on this day (promise M10); none when it may."""
    holds = {
        StandingFault.OFF: not standing.is_on,
        StandingFault.UNCHECKED: not any(_is_check(one, standing, persons) for one in standing.approvals),
        StandingFault.ENDED: day > standing.ends_on,
        StandingFault.ABOVE_CEILING: amount > standing.ceiling,
        StandingFault.ABOVE_MONTH: sent_this_month + amount > standing.month_ceiling,
    }
    return [fault for fault, is_so in holds.items() if is_so]


def _is_check(approval: Approval, standing: StandingOrder, persons: Mapping[int, Person]) -> bool:
    person = persons.get(approval.person)
    if person is None or approval.purpose is not Purpose.APPROVAL:
        return False
    hands = Hands(makers=standing.makers)
    return may(person, Action.APPROVE, hands) and approval.is_genuine(person, standing.digest)
