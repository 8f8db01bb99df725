"""Moves the money of a Tencent Ads 腾讯广告 agency: whole fen, our key as `external_bill_no`, and the returned amount counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b

from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, OurNo, Ticket
from app.errors import Refused
from app.platforms.client import PlatformClient
from app.platforms.ids import as_number
from app.platforms.moving import moved, not_offered, nothing, read_back, sent, units
from app.platforms.payload import Payload
from app.platforms.tencent_ads_rows import CURRENCY, FEN
from app.platforms.windows import day_windows
from app.platforms.wire import Call, Param
from app.platforms.zones import BEIJING, day_in

PAGE_SIZE = 100
DAYS_A_STATEMENT = 30

LEAST, MOST = 5_000, 2_000_000_000
"""What `fund_transfer/add` takes, in fen; for transfers between accounts no limits are told."""
LONGEST_SHORT_KEY = 16
"""`external_bill_no` is 10 to 35 characters there, and 1 to 16 between accounts."""

KINDS = frozenset({MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER})

FUND_TYPES = {
    FundClass.CASH: "FUND_TYPE_CASH",
    FundClass.GRANT: "FUND_TYPE_GIFT",
    FundClass.CREDIT: "FUND_TYPE_CREDIT_ROLL",  # lent for good; the temporary kind has a name of its own
}
MEMO = "AdTill"


def ticket(client: PlatformClient) -> Ticket:
    """The day in Beijing: statements are read back from there on."""
    return Ticket(number=day_in(client.now(), BEIJING).isoformat())


def move(client: PlatformClient, wish: Move) -> MoveOutcome:
    """The transfer under our key: asked again with it, the platform tells the first one's outcome."""
    return sent(wish, lambda: read_transfer(client.once(transfer_call(wish)), wish))


def outcome_of(client: PlatformClient, wish: Move, ticket: Ticket) -> MoveOutcome:
    """There is no call for this, but the account's statements carry our key; while they are silent, they may be late."""
    return read_back(wish, lambda: _in_statements(client, wish, ticket))


def key_of(move: Move) -> str:
    """Our key as the call of this kind takes it: between accounts a mark of it where it is too long."""
    if move.kind is not MoveKind.TRANSFER or len(move.key) <= LONGEST_SHORT_KEY:
        return move.key
    return blake2b(move.key.encode(), digest_size=LONGEST_SHORT_KEY // 2).hexdigest()


def transfer_call(move: Move) -> Call:
    """The call of this kind of move; Refused where the platform has none for it."""
    if move.kind not in KINDS:
        raise not_offered("tencent_ads", move.kind)
    amount = units("tencent_ads", move.amount, unit=FEN, currency=CURRENCY)
    body: dict[str, Param] = {
        "account_id": as_number(move.account),
        "fund_type": fund_type_of(move),
        "amount": amount,
        "external_bill_no": key_of(move),
        "memo": MEMO,
    }
    if move.kind is MoveKind.TRANSFER:
        # Only the older version takes the plain kinds of fund; its samples send forms.
        form = {**body, "to_account_id": as_number(move.receiver)}
        return Call(method="POST", path="/v1.1/subcustomer_transfer/add", form=form)
    if not LEAST <= amount <= MOST:
        raise Refused("tencent_ads", OurNo.AMOUNT_LIMITS, f"{LEAST} – {MOST}")
    body["transfer_type"] = "AGENCY_TO_ADVERTISER"
    if move.kind is MoveKind.REFUND:
        # As much as there is, if burn was faster; said, though it is what leaving it out means.
        body |= {"transfer_type": "ADVERTISER_TO_AGENCY", "transfer_try_best": 1}
    return Call(method="POST", path="/v3.0/fund_transfer/add", body=body)


def fund_type_of(move: Move) -> str:
    """The kind of fund as the platform calls it."""
    fund_type = FUND_TYPES.get(move.fund_class)
    if fund_type is None:
        raise not_offered("tencent_ads", move.fund_class)
    return fund_type


def read_transfer(data: Payload, move: Move) -> MoveOutcome:
    """The answer of a transfer; `amount` is what really moved."""
    amount = data.money("amount", unit=FEN, currency=CURRENCY)
    return moved(move, abs(amount), reference=data.text("external_bill_no", key_of(move)))


def _in_statements(client: PlatformClient, move: Move, ticket: Ticket) -> MoveOutcome:
    key = key_of(move)
    found = [row for row in _statements(client, move, ticket) if row.text("external_bill_no", "") == key]
    if not found:
        return nothing(move, MoveState.UNKNOWN)
    return moved(move, _sum(found), reference=key)


def _statements(client: PlatformClient, move: Move, ticket: Ticket) -> Iterator[Payload]:
    today = day_in(client.now(), BEIJING)
    # A day earlier, for a clock of ours that was ahead.
    since = date.fromisoformat(ticket.number) - timedelta(days=1)
    for first_day, last_day in day_windows(since, today, days=DAYS_A_STATEMENT):
        asked: dict[str, Param] = {
            "account_id": as_number(move.account),
            "fund_type": fund_type_of(move),
            "date_range": {"start_date": first_day.isoformat(), "end_date": last_day.isoformat()},
        }
        yield from client.pages("/v3.0/fund_statements_detailed/get", asked, rows="list", page_size=PAGE_SIZE)


def _sum(rows: list[Payload]) -> Money:
    return total((abs(row.money("amount", unit=FEN, currency=CURRENCY)) for row in rows), CURRENCY)
