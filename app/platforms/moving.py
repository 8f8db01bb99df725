"""What is the same wherever money is moved: amounts in the endpoint's own unit, and an outcome for whatever went wrong."""

from collections.abc import Callable, Collection
from decimal import Decimal

from app.domain.money import Money
from app.domain.moves import Move, MoveOutcome, MoveState, OurNo
from app.errors import BadAnswer, OutcomeUnknown, Refused, Unreachable


def units(platform: str, amount: Money, *, unit: Decimal, currency: str) -> int:
    """The amount as a whole number of `unit`s of the currency; Refused where it is none, before anything is sent."""
    counted = amount.amount / unit
    if amount.currency != currency or counted != counted.to_integral_value():
        raise Refused(platform, OurNo.AMOUNT_UNIT, f"{amount} / {unit} {currency}")
    return int(counted)


def not_offered(platform: str, what: str) -> Refused:
    """The no to a move for which the platform's page knows no call."""
    return Refused(platform, OurNo.NOT_OFFERED, what)


def sent(move: Move, send: Callable[[], MoveOutcome], *, doubtful: Collection[str] = ()) -> MoveOutcome:
    """The outcome of a call that moves money; what is not surely a no is UNKNOWN, a code that is `doubtful` among it."""
    try:
        return send()
    except (OutcomeUnknown, BadAnswer) as doubt:
        return nothing(move, MoveState.UNKNOWN, message=doubt.what)
    except Refused as refused:
        state = MoveState.UNKNOWN if refused.code in doubtful else MoveState.REFUSED
        return nothing(move, state, code=refused.code, message=refused.message)
    except Unreachable as silent:
        # `once` says this only where no byte can have reached the platform.
        return nothing(move, MoveState.REFUSED, code=OurNo.NOT_REACHED, message=silent.detail)


def read_back(move: Move, read: Callable[[], MoveOutcome]) -> MoveOutcome:
    """The outcome that a later question finds; UNKNOWN whatever keeps the platform from telling."""
    try:
        return read()
    except Refused as refused:
        return nothing(move, MoveState.UNKNOWN, code=refused.code, message=refused.message)
    except Unreachable as silent:
        return nothing(move, MoveState.UNKNOWN, code=OurNo.NOT_REACHED, message=silent.detail)
    except BadAnswer as odd:
        return nothing(move, MoveState.UNKNOWN, message=odd.what)


def nothing(move: Move, state: MoveState, *, reference: str = "", code: str = "", message: str = "") -> MoveOutcome:
    """An outcome in which nothing moved, as far as can be told."""
    zero = Money.zero(move.amount.currency)
    return MoveOutcome(state=state, moved=zero, reference=reference, code=code, message=message)


def moved(move: Move, amount: Money, *, reference: str, code: str = "", message: str = "") -> MoveOutcome:
    """The outcome in which this much moved, whatever was asked for."""
    if not amount:
        return nothing(move, MoveState.REFUSED, reference=reference, code=code, message=message)
    state = MoveState.DONE if amount >= move.amount else MoveState.PARTIAL
    return MoveOutcome(state=state, moved=amount, reference=reference, code=code, message=message)
