"""Moves money on Ocean Engine 巨量引擎: whole fen under our key, for agents, for accounts of an organisation, and into shared wallets.

What the details are asked with and how their records nest, and the organisation's `opponent_target_id`, stand in the platform's
official SDK models; `target_id` of an organisation's target and `account_type` AD of a wallet's asker are inferred.
The older calls (`2/agent/fund/transfer_seq/create` and `commit`, in yuan) do the same in two steps; what they are asked with is
not published beside their names, so they are not used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, Ticket
from app.errors import NotAuthorised, Refused, TooFast
from app.platforms.client import PlatformClient
from app.platforms.ids import as_number
from app.platforms.moving import moved, not_offered, nothing, read_back, sent, units
from app.platforms.ocean_engine_rows import AGENTS, CURRENCY, FEN, ORGANISATIONS
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param

TRANSFERS = "/open_api/v3.0/cg_transfer"
RELATION = "/open_api/v3.0/shared_wallet/account_relation/get/"

TRANSFER_UNIT = FEN  # create_transfer, transfer/create, wallet/transfer/create, and the details of each

KINDS = frozenset({MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER})

CAPITAL_TYPES = {FundClass.CASH: "PREPAY_GENERAL", FundClass.CREDIT: "CREDIT_GENERAL"}
"""Grants are of four kinds, and agents may move none of them."""

AGENT, ORGANISATION, WALLET = "agent", "organisation", "wallet/"
"""What a ticket says of the payer; a wallet's with the small wallet 小钱包 that the account spends from."""

DIRECTIONS = {MoveKind.RECHARGE: "TRANSFER_OUT", MoveKind.REFUND: "TRANSFER_IN", MoveKind.TRANSFER: "TRANSFER_OUT"}
"""Seen from the one that stands opposite to the targets: the agent, the giving account, the main wallet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The two calls that one kind of payer takes."""

    create: Call
    detail_path: str
    about: dict[str, Param]
    """Who asks for the detail."""


def ticket(client: PlatformClient, move: Move, *, role: str) -> Ticket:
    """Who the payer is; `role` is what the list of authorised accounts says of it, nothing where it is not in the list."""
    if role in ORGANISATIONS:
        return Ticket(number=ORGANISATION)
    small_wallet = "" if role in AGENTS else _small_wallet(client, move)
    # Not in the list and no wallet: an agent of the second tier, which is reached through the first.
    return Ticket(number=f"{WALLET}{small_wallet}" if small_wallet else AGENT)


def move(client: PlatformClient, wish: Move, ticket: Ticket) -> MoveOutcome:
    """Send it, then ask how far it is: the answer of the first is no more than a number."""

    def send() -> MoveOutcome:
        serial = client.once(way_of(wish, ticket).create).text("transfer_serial")
        outcome = outcome_of(client, wish, ticket, serial=serial)
        if outcome.state is MoveState.UNKNOWN:
            return nothing(wish, MoveState.PENDING, reference=serial, code=outcome.code, message=outcome.message)
        return outcome

    return sent(wish, send)


def outcome_of(client: PlatformClient, wish: Move, ticket: Ticket, *, serial: str = "") -> MoveOutcome:
    """How far the transfer with our key is; `serial` is the platform's own number where it is known already."""

    def read() -> MoveOutcome:
        way = way_of(wish, ticket)
        # `biz_request_no` names a question and `transfer_biz_request_no` the transfer that it is about.
        asked = {**way.about, "biz_request_no": wish.key, "transfer_biz_request_no": wish.key}
        asked |= {"transfer_serial": serial} if serial else {}
        return read_detail(client.get(way.detail_path, asked), wish)

    return read_back(wish, read)


def way_of(move: Move, ticket: Ticket) -> Way:
    """The calls for this payer; Refused where the platform has none for such a move."""
    if move.kind not in KINDS:
        raise not_offered("ocean_engine", move.kind)
    if ticket.number == ORGANISATION:
        return _by_organisation(move)
    if ticket.number.startswith(WALLET):
        return _by_wallet(move, ticket.number.removeprefix(WALLET))
    return _by_agent(move)


def read_detail(data: Payload, move: Move) -> MoveOutcome:
    """The outcome in `transfer_status`; of a partial transfer what its capital records say has moved."""
    status = data.text("transfer_status")
    serial = data.text("transfer_serial", "")
    match status:
        case "TRANSFER_SUCCESS":
            return moved(move, move.amount, reference=serial)
        case "NO_TRANSFER" | "TRANSFER_ING":
            return nothing(move, MoveState.PENDING, reference=serial, code=status)
        case "TRANSFER_FAILED":
            return nothing(move, MoveState.REFUSED, reference=serial, code=status, message=_reasons(data))
        case "TRANSFER_PART":
            part = _moved_part(data)
            if Money.zero(CURRENCY) < part < move.amount:
                return moved(move, part, reference=serial, code=status, message=_reasons(data))
            # Something moved and how much is not told: for a person to look at.
            return nothing(move, MoveState.UNKNOWN, reference=serial, code=status, message=_reasons(data))
        case _:
            return nothing(move, MoveState.UNKNOWN, reference=serial, code=status)


def _by_agent(move: Move) -> Way:
    one, target = (move.account, move.receiver) if move.kind is MoveKind.TRANSFER else (move.payer, move.account)
    agent = as_number(move.payer)
    body: dict[str, Param] = {
        "agent_id": agent,
        "account_id": as_number(one),
        "biz_request_no": move.key,
        "transfer_direction": DIRECTIONS[move.kind],
        "remark": move.key,
        "target_account_detail_list": [
            {"account_id": as_number(target), "transfer_capital_detail_list": [_capital(move)]}
        ],
    }
    return Way(
        create=Call(method="POST", path=f"{TRANSFERS}/create_transfer/", body=body),
        detail_path=f"{TRANSFERS}/query_transfer_detail/",
        about={"agent_id": agent},
    )


def _by_organisation(move: Move) -> Way:
    """Between two accounts of it: an organisation 工作台 holds no money itself."""
    if move.kind is not MoveKind.TRANSFER:
        raise not_offered("ocean_engine", f"{move.kind} {ORGANISATION}")
    about: dict[str, Param] = {"organization_id": as_number(move.payer), "platform": "AD"}
    body: dict[str, Param] = {
        **about,
        "biz_request_no": move.key,
        "opponent_target_id": as_number(move.account),
        "transfer_direction": "TRANSFER_OUT",
        "remark": move.key,
        "target_detail_list": [
            {"target_id": as_number(move.receiver), "transfer_capital_detail_list": [_capital(move)]}
        ],
    }
    return Way(
        create=Call(method="POST", path=f"{TRANSFERS}/transfer/create/", body=body),
        detail_path=f"{TRANSFERS}/transfer_detail/get/",
        about=about,
    )


def _by_wallet(move: Move, small_wallet: str) -> Way:
    """From the main wallet 大钱包 into the small one that the account spends from, or back."""
    if move.kind is MoveKind.TRANSFER:
        raise not_offered("ocean_engine", f"{move.kind} {WALLET}")
    about: dict[str, Param] = {"account_id": as_number(move.account), "account_type": "AD"}
    body: dict[str, Param] = {
        **about,
        "biz_request_no": move.key,
        "main_wallet_id": as_number(move.payer),
        "transfer_direction": DIRECTIONS[move.kind],
        "remark": move.key,
        "target_wallet_detail_list": [
            {"sub_wallet_id": as_number(small_wallet), "transfer_capital_detail_list": [_capital(move)]}
        ],
    }
    return Way(
        create=Call(method="POST", path=f"{TRANSFERS}/wallet/transfer/create/", body=body),
        detail_path=f"{TRANSFERS}/wallet/transfer/detail/",
        about=about,
    )


def _capital(move: Move) -> dict[str, Param]:
    capital = CAPITAL_TYPES.get(move.fund_class)
    if capital is None:
        raise not_offered("ocean_engine", move.fund_class)
    amount = units("ocean_engine", move.amount, unit=TRANSFER_UNIT, currency=CURRENCY)
    return {"capital_type": capital, "capital_sub_type": "NORMAL", "transfer_amount": amount}


def _small_wallet(client: PlatformClient, move: Move) -> str:
    """The one small wallet of the account whose main wallet pays; nothing where the payer is no such wallet."""
    try:
        data = client.get(RELATION, {"account_id": as_number(move.account), "account_type": "AD"})
    except (NotAuthorised, TooFast):
        raise
    except Refused:
        return ""
    if data.text("main_wallet_id", "0") != move.payer or not data.has("sub_wallet_ids"):
        return ""
    small = [part.as_text() for part in data.parts("sub_wallet_ids")]
    return small[0] if len(small) == 1 else ""


def _capital_records(data: Payload) -> Iterator[Payload]:
    for records in ("transfer_target_record_list", "transfer_wallet_record_list"):
        for target in data.parts(records) if data.has(records) else ():
            if target.has("transfer_capital_record_list"):
                yield from target.parts("transfer_capital_record_list")


def _moved_part(data: Payload) -> Money:
    return total(
        (
            record.money("transfer_amount", unit=TRANSFER_UNIT, currency=CURRENCY, default=Decimal(0))
            for record in _capital_records(data)
            if _has_moved(record)
        ),
        CURRENCY,
    )


def _has_moved(record: Payload) -> bool:
    """A record that is partial itself tells, beside its reason, what moved; one that moved nothing has a reason and no more."""
    status = record.text("transfer_status", "")
    return status == "TRANSFER_PART" or (status != "TRANSFER_FAILED" and not record.has("fail_reason"))


def _reasons(data: Payload) -> str:
    return "; ".join(dict.fromkeys(filter(None, (record.text("fail_reason", "") for record in _capital_records(data)))))
