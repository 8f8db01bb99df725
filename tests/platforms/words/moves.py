"""What one platform's words are for moving money: the suite in `test_moves.py` speaks through these, one entry a platform."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as part
from decimal import Decimal
from enum import Enum, auto

from app.domain.accounts import Platform
from app.domain.moves import Move, MoveKind
from tests.platforms.canned import Asked, Reply, Script

Routes = dict[str, Script | Reply]


class Story(Enum):
    """What became of a move on the platform."""

    DONE = auto()
    PARTIAL = auto()
    PENDING = auto()
    SILENCE = auto()  # nothing is known of it there (any more, or yet)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveWords:
    """How one platform speaks of moves. `half` of the amount moved is what PARTIAL means in its stories."""

    platform: Platform
    payer: str
    account: str
    receiver: str = ""
    subject: str = ""
    """Whom the grant speaks for, where only some may move money."""
    paths: Mapping[MoveKind, str]
    """Where each kind of move is sent; the kinds that the platform offers."""
    before: Callable[[Move], Routes]
    """What the ticket asks for."""
    answers: Mapping[Story, Callable[[Move], Routes]]
    """The answer to the move itself (and to questions that follow at once), for each story that this platform can tell so."""
    ledger: Mapping[Story, Callable[[Move], Routes]]
    """The answers when the move is read back later."""
    after_no: Routes = part(default_factory=dict)
    """The answers to what is asked at once after a no."""
    amount_of: Callable[[Asked], Decimal]
    """The amount as it travels, in the endpoint's own unit."""
    unit: Decimal
    """That unit, in units of the currency."""
    currency: str = "CNY"
    key_of: Callable[[Asked], str] | None
    """The key that a move carries; None where the platform keeps none."""
    refused: str = "40001"
    is_key_a_ticket: bool = False
    """Whether the key that travels is the ticket's number, and ours travels when the ticket is asked for."""
    ticket_key_of: Callable[[Asked], str] | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    """The limits of a recharge in units of the currency, where the page has some."""


def half(move: Move) -> Decimal:
    return move.amount.amount / 2


def in_units(amount: Decimal, unit: str) -> int:
    return int(amount / Decimal(unit))


def field(*names: str) -> Callable[[Asked], Decimal]:
    """The first of these fields of a JSON body or a form."""

    def read(asked: Asked) -> Decimal:
        body = json.loads(asked.body, parse_float=Decimal)
        return next(Decimal(body[name]) for name in names if name in body)

    return read


def nothing_asked(_: Move) -> Routes:
    return {}
