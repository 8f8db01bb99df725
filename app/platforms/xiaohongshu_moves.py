"""How an agent of Xiaohongshu moves money between wallets 代理商转账: one call for recharge, refund and transfer alike."""

from collections.abc import Callable
from decimal import Decimal

from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, Ticket
from app.errors import BadAnswer, NotAuthorised, Refused, TooFast, Unreachable, WrongAnswer
from app.platforms.moving import not_offered, nothing, read_back, sent, units
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param
from app.platforms.xiaohongshu_agent import PREFIX, Agent
from app.platforms.xiaohongshu_rows import CURRENCY, YUAN

TRANSFER_UNIT = YUAN  # finance/agent/transfer: text with two decimals
SMALLEST = Decimal("0.01")

MOVE_KINDS = frozenset({MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER})

BUSINESS_PREFIX = "adtill-"
"""Every request number must begin with what is ours."""

WALLET_TYPES = {FundClass.CASH: 0, FundClass.CREDIT: 1, FundClass.GRANT: 4}
"""The three that are documented as movable; of granted money that is the compensation only."""

RESULTS = {"SUCCESS": MoveState.DONE, "FAIL": MoveState.REFUSED, "PROCESSING": MoveState.PENDING}

_BETWEEN = ">"


def ticket_for(move: Move, agent: Agent | None) -> Ticket:
    """The wallets from and to which the money goes; WrongAnswer where nobody is an agent, or a wallet is not known."""
    if agent is None:
        raise WrongAnswer("kind", "not_movable")
    account = agent.wallet_of(move.account)
    other = agent.wallet_of(move.receiver if move.kind is MoveKind.TRANSFER else move.payer)
    if not account or not other:
        raise WrongAnswer("payer", "empty")
    ends = (other, account) if move.kind is MoveKind.RECHARGE else (account, other)
    return Ticket(number=_BETWEEN.join(ends))


class Transfers:
    """What is sent once and what is asked afterwards; `once` and `read` are the client's."""

    def __init__(self, user_id: str, *, once: Callable[[Call], Payload], read: Callable[[Call], Payload]) -> None:
        self._user_id = user_id
        self._once = once
        self._read = read

    def send(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Sent once. The numbers of errors are not published, so a no is held against what the platform has on record."""

        def ask() -> MoveOutcome:
            call = transfer_call(move, ticket, self._user_id)
            try:
                return read_transfer(self._once(call), move)
            except (NotAuthorised, TooFast):
                raise
            except Refused as no:
                return self._on_record(move, ticket, no)

        return sent(move, ask)

    def look_up(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """By our request number; a no to this question does not tell that nothing was moved."""
        return read_back(move, lambda: read_result(self._read(result_call(move, ticket, self._user_id)), move))

    def _on_record(self, move: Move, ticket: Ticket, no: Refused) -> MoveOutcome:
        """What the platform knows of a move that it just refused: an earlier one with the same number, or nothing."""
        try:
            known = read_result(self._read(result_call(move, ticket, self._user_id)), move)
        except (NotAuthorised, TooFast, Unreachable, BadAnswer):
            # Nobody can say now whether the number was refused because it was used.
            return nothing(move, MoveState.UNKNOWN, code=no.code, message=no.message)
        except Refused:
            raise no from None
        if known.state is MoveState.REFUSED:
            raise no
        return known


def transfer_call(move: Move, ticket: Ticket, user_id: str) -> Call:
    """All of it or nothing; Refused where the platform has no such move. A wallet type of zero means cash, and is written out."""
    wallet_type = WALLET_TYPES.get(move.fund_class)
    if wallet_type is None or move.kind not in MOVE_KINDS:
        raise not_offered("xiaohongshu", f"{move.kind} {move.fund_class}")
    units("xiaohongshu", move.amount, unit=SMALLEST, currency=CURRENCY)
    payer, payee = ticket.number.split(_BETWEEN, 1)
    body: dict[str, Param] = {
        "user_id": user_id,
        "from_wallet": {"virtual_seller_id": payer, "wallet_type": wallet_type},
        "to_wallet": {"virtual_seller_id": payee, "wallet_type": wallet_type},
        "business_no": request_number(move),
        "request_no": request_number(move),
        "amount": f"{move.amount.amount:.2f}",
        "part_transfer": False,
    }
    return Call(method="POST", path=f"{PREFIX}/finance/agent/transfer", body=body)


def result_call(move: Move, ticket: Ticket, user_id: str) -> Call:
    """What became of a request, asked of the wallet that pays."""
    payer = ticket.number.split(_BETWEEN, 1)[0]
    body: dict[str, Param] = {"user_id": user_id, "virtual_seller_id": payer, "request_no": request_number(move)}
    return Call(method="POST", path=f"{PREFIX}/finance/transfer/result/query", body=body)


def request_number(move: Move) -> str:
    """Ours, the same for every question about this wish; 64 characters are allowed."""
    return f"{BUSINESS_PREFIX}{move.key}"


def read_transfer(data: Payload, move: Move) -> MoveOutcome:
    """The answer to a transfer; BadAnswer when it moved more than was asked for, or tells neither amount nor number.

    One that has a number and has moved nothing yet is still being worked on.
    """
    reference = data.text("transfer_no", "")
    moved = data.money("actual_amount", unit=TRANSFER_UNIT, currency=CURRENCY, default=Decimal(0))
    if moved > move.amount or moved.amount < 0:
        raise data.bad(f"moved {moved} of {move.amount}")
    if not moved and not reference:
        raise data.bad("neither an amount nor a number")
    if not moved:
        return MoveOutcome(state=MoveState.PENDING, moved=moved, reference=reference)
    state = MoveState.DONE if moved == move.amount else MoveState.PARTIAL
    return MoveOutcome(state=state, moved=moved, reference=reference)


def read_result(data: Payload, move: Move) -> MoveOutcome:
    """The answer of the result's query, which tells no amount: what was asked for as a whole is moved as a whole."""
    status = data.text("status", "")
    state = RESULTS.get(status, MoveState.UNKNOWN)
    moved = move.amount if state is MoveState.DONE else Money.zero(CURRENCY)
    return MoveOutcome(state=state, moved=moved, code="" if state is MoveState.DONE else status)
