"""Moving money on a platform 充值 减款 转账: what is asked, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ledger import FundClass
from app.domain.money import Money


class MoveKind(StrEnum):
    """Which way the money goes."""

    RECHARGE = "recharge"  # 加款: from the agent, organisation or wallet into the account
    REFUND = "refund"  # 减款: from the account back to where its money comes from
    TRANSFER = "transfer"  # 转账: from one account to another
    LIMIT = "limit"  # a postpaid account's budget or spending limit is set to a new total; no money moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One wish to move money, written down before anything is sent; any other amount is another wish.

    `key` is ours: the same for every question about this wish, 10 to 35 lower-case letters and digits.
    """

    key: str
    kind: MoveKind
    account: str
    """The platform's id of the account that gets (recharge), gives (refund, transfer) or is limited."""
    payer: str = ""
    """The platform's id of the agent, organisation, business centre or wallet on the other side."""
    receiver: str = ""
    """For a transfer: the platform's id of the account that gets."""
    amount: Money
    """What to move, always above zero; for LIMIT the new total."""
    fund_class: FundClass = FundClass.CASH


class MoveState(StrEnum):
    """What became of a move."""

    DONE = "done"
    PARTIAL = "partial"  # a result, not an error: what moved is booked
    REFUSED = "refused"  # nothing moved
    PENDING = "pending"  # the platform works on it
    UNKNOWN = "unknown"  # nobody can say; settled by reading back, never by sending again


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOutcome:
    """What a platform said of a move; `moved` is what really moved, zero unless DONE or PARTIAL."""

    state: MoveState
    moved: Money
    reference: str = ""
    """The platform's own number of it."""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a platform gave before the money moves (a trade number, a balance to compare with); kept with the move."""

    number: str = ""
    before: Money | None = None
    """What the account held just before, where the platform keeps no keys: reading back compares with it."""
