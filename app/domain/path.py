"""The path of a recharge 追溯: how much of each sum that came in has been burned, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What became of one sum that came in."""

    amount: Money
    burned: Money
    returned: Money

    @property
    def left(self) -> Money:
        """Not burned and not sent back yet."""
        return self.amount - self.burned - self.returned


def first_in_first_out(inflows: Sequence[Money], *, burned: Money, returned: Money) -> list[Share]:
    """Burn and refunds use up the oldest money first; what was sent back is taken after what was burned.

    `inflows` are oldest first, all of one currency. More going out than came in leaves nothing of any inflow.
    """
    shares = []
    to_burn, to_return = burned.amount, returned.amount
    for inflow in inflows:
        by_burn = min(inflow.amount, to_burn)
        by_return = min(inflow.amount - by_burn, to_return)
        to_burn -= by_burn
        to_return -= by_return
        shares.append(
            Share(
                amount=inflow,
                burned=Money(max(by_burn, Decimal(0)), inflow.currency),
                returned=Money(max(by_return, Decimal(0)), inflow.currency),
            )
        )
    return shares
