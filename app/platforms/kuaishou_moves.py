"""Moves the money of a Kuaishou 磁力引擎 agent: a trade number first, then the transfer under it, then its status; all in 厘."""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.ledger import FundClass
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, Ticket
from app.platforms.client import PlatformClient
from app.platforms.ids import as_number
from app.platforms.kuaishou_rows import CURRENCY
from app.platforms.moving import moved, not_offered, nothing, read_back, sent, units
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param

FINANCE = "/rest/openapi/gw/agent/v1/finance"
FINANCE_V2 = "/rest/openapi/gw/agent/v2/finance"

LI = Decimal("0.001")
REFUND_UNIT = LI  # v2/finance/transfer/in: told
ACCOUNT_TRANSFER_UNIT = LI  # v1/finance/account/transfer: told
RECHARGE_UNIT = LI  # v1/finance/transfer/out: not told there; its siblings say so

KINDS = frozenset({MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER})

TRANSFER_TYPES = {FundClass.CASH: 1, FundClass.CREDIT: 2}
"""Grants are two kinds here (3 框返, 4 激励), and which of them is meant cannot be told from our one."""

OPERATOR = "AdTill"


def ticket(client: PlatformClient, move: Move) -> Ticket:
    """A trade number, asked for with our key as its remark; may be asked for again."""
    form = {"agent_id": as_number(move.payer), "remark": move.key}
    data = client.read(Call(method="POST", path=f"{FINANCE}/pay/payToken", form=form))
    return Ticket(number=data.text("trade_no"))


def move(client: PlatformClient, wish: Move, ticket: Ticket) -> MoveOutcome:
    """The transfer under the trade number: however often it is asked for, the platform does it once."""
    return sent(wish, lambda: read_trade(client.once(transfer_call(wish, ticket)), wish, ticket))


def outcome_of(client: PlatformClient, wish: Move, ticket: Ticket) -> MoveOutcome:
    """What the trade number says now."""
    asked: Mapping[str, Param] = {"agent_id": as_number(wish.payer), "trade_no": ticket.number}
    return read_back(wish, lambda: read_trade(client.post(f"{FINANCE}/trade/detail", asked), wish, ticket))


def transfer_call(move: Move, ticket: Ticket) -> Call:
    """The call of this kind of move; Refused where the platform has none for it."""
    kind = TRANSFER_TYPES.get(move.fund_class)
    if kind is None or move.kind not in KINDS:
        raise not_offered("kuaishou", f"{move.kind} {move.fund_class}")
    shared: dict[str, Param] = {"transfer_type": kind, "biz_unique_key": ticket.number}
    match move.kind:
        case MoveKind.RECHARGE:
            amount = _units(move, RECHARGE_UNIT)
            name = "amount" if move.fund_class is FundClass.CASH else "credit_amount"
            body = {"advertiser_id": as_number(move.account), name: amount, **shared}
            return Call(method="POST", path=f"{FINANCE}/transfer/out", body=body)
        case MoveKind.REFUND:
            amount = _units(move, REFUND_UNIT)
            body = {"advertiser_id": as_number(move.account), "custom_transfer_amount": amount, **shared}
            return Call(method="POST", path=f"{FINANCE_V2}/transfer/in", body=body)
        case _:
            body = {
                "agent_id": as_number(move.payer),
                "from_account_id": as_number(move.account),
                "to_account_id": as_number(move.receiver),
                "operator_name": OPERATOR,
                "transfer_amount": _units(move, ACCOUNT_TRANSFER_UNIT),
                **shared,
            }
            return Call(method="POST", path=f"{FINANCE}/account/transfer", body=body)


def read_trade(data: Payload, move: Move, ticket: Ticket) -> MoveOutcome:
    """The outcome in `trade_status`; the old yes-or-no `success` beside it is not believed.

    EXCEPTION and IGNORED are not explained, so they stay unknown.
    """
    status = data.text("trade_status")
    number = data.text("trade_no", ticket.number)
    reason = data.text("fail_reason", "")
    match status:
        case "SUCCESS":
            return moved(move, move.amount, reference=number)
        case "DOING":
            return nothing(move, MoveState.PENDING, reference=number, code=status)
        case "FAILED":
            return nothing(move, MoveState.REFUSED, reference=number, code=status, message=reason)
        case _:
            return nothing(move, MoveState.UNKNOWN, reference=number, code=status, message=reason)


def _units(move: Move, unit: Decimal) -> int:
    return units("kuaishou", move.amount, unit=unit, currency=CURRENCY)
