"""The spending limit of a Meta ad account: an absolute total, read in minor units and written in currency units."""

from decimal import Decimal

from app.domain.money import Money
from app.domain.moves import Move, MoveOutcome, MoveState, Ticket
from app.errors import WrongAnswer
from app.platforms.limits import in_force
from app.platforms.meta_rows import minor_unit


def ticket_of(move: Move, cap: Money) -> Ticket:
    """The limit before; WrongAnswer when the new one is in another currency, or finer than the platform counts."""
    if move.amount.currency != cap.currency:
        raise WrongAnswer("amount", "another_currency")
    written(move)
    return Ticket(before=cap or None)


def written(move: Move) -> str:
    """The new total as the platform wants it written: `12000.00`, or without decimals where it counts in units."""
    unit = minor_unit(move.amount.currency)
    amount: Decimal = move.amount.amount.quantize(unit)
    if amount != move.amount.amount:
        raise WrongAnswer("amount", "too_fine")
    return f"{amount:f}"


def outcome_now(move: Move, cap: Money) -> MoveOutcome:
    """DONE when the limit is the new total; anything else proves nothing, as others may have set it since."""
    if cap == move.amount:
        return in_force(move)
    return MoveOutcome(state=MoveState.UNKNOWN, moved=Money.zero(move.amount.currency))
