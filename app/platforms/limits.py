"""Setting the limit of a postpaid account: what every outcome of the one call means, whichever the platform."""

from collections.abc import Callable

from app.domain.money import Money
from app.domain.moves import Move, MoveOutcome, MoveState, OurNo
from app.errors import BadAnswer, OutcomeUnknown, Refused, Unreachable


def settle(move: Move, send: Callable[[], MoveOutcome]) -> MoveOutcome:
    """The outcome of `send`, with its errors told as outcomes too; `send` raises what `PlatformClient.once` raises."""
    nothing = Money.zero(move.amount.currency)
    try:
        return send()
    except (OutcomeUnknown, BadAnswer) as error:
        return MoveOutcome(state=MoveState.UNKNOWN, moved=nothing, code=error.what)
    except Refused as refused:
        return MoveOutcome(state=MoveState.REFUSED, moved=nothing, code=refused.code, message=refused.message)
    except Unreachable as error:
        return MoveOutcome(state=MoveState.REFUSED, moved=nothing, code=OurNo.NOT_REACHED, message=error.detail)


def in_force(move: Move, reference: str = "") -> MoveOutcome:
    """The new total is the limit now; for a limit that is what `moved` tells."""
    return MoveOutcome(state=MoveState.DONE, moved=move.amount, reference=reference)
