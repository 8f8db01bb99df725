"""Moves money between a TikTok Business Center and its accounts: in currency units, without a key, so the ledger is read before and after."""

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from decimal import Decimal

from app.domain.ledger import FundClass
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, Ticket
from app.platforms.client import PlatformClient
from app.platforms.moving import moved, not_offered, nothing, read_back, sent, units
from app.platforms.payload import Payload
from app.platforms.tiktok_rows import KINDS as ROW_KINDS
from app.platforms.tiktok_rows import LEAVING, SIGNS, UNIT
from app.platforms.windows import day_windows
from app.platforms.wire import Call, Param

PREFIX = "/open_api/v1.3"
PAGE_SIZE = 50
DAYS_A_LEDGER_CALL = 365

SMALLEST = Decimal("0.01")
"""Two decimals in every currency: how those without decimals are rounded is not told."""

KINDS = {MoveKind.RECHARGE: "RECHARGE", MoveKind.REFUND: "REFUND"}

AMOUNT_FIELDS = {FundClass.CASH: "cash_amount", FundClass.GRANT: "grant_amount"}
"""Credit has a field in the newer `amount_info` only, which the official model does not know."""

PARTLY_DONE = "20001"


def ticket(client: PlatformClient, move: Move) -> Ticket:
    """The day to read the ledger from, and how many equal rows stand there already: one more is ours."""
    since = client.now().astimezone(UTC).date() - timedelta(days=1)
    return Ticket(number=f"{since.isoformat()}/{len(_equal_rows(client, move, since))}")


def move(client: PlatformClient, wish: Move) -> MoveOutcome:
    """The transfer; it carries no key (`request_id` is documented for Business Centers among themselves only)."""
    return sent(
        wish,
        lambda: read_transfer(client.once(transfer_call(wish)), wish),
        doubtful={PARTLY_DONE},
    )


def outcome_of(client: PlatformClient, wish: Move, ticket: Ticket) -> MoveOutcome:
    """DONE when exactly one equal row came since the ticket; with none it may be late, with two a person must look."""

    def read() -> MoveOutcome:
        since, _, before = ticket.number.partition("/")
        rows = _equal_rows(client, wish, date.fromisoformat(since))
        if len(rows) - int(before) != 1:
            return nothing(wish, MoveState.UNKNOWN)
        newest = max(rows, key=lambda row: row.text("create_time", ""))
        return moved(wish, wish.amount, reference=newest.text("transaction_id"))

    return read_back(wish, read)


def transfer_call(move: Move) -> Call:
    """The call; Refused where the platform has none for such a move."""
    kind, field = KINDS.get(move.kind), AMOUNT_FIELDS.get(move.fund_class)
    if kind is None or field is None:
        raise not_offered("tiktok", f"{move.kind} {move.fund_class}")
    units("tiktok", move.amount, unit=SMALLEST, currency=move.amount.currency)
    body: dict[str, Param] = {
        "bc_id": move.payer,
        "advertiser_id": move.account,
        "transfer_type": kind,
        "transfer_level": "ADVERTISER",
        field: move.amount.amount / UNIT,
    }
    return Call(method="POST", path=f"{PREFIX}/bc/transfer/", body=body)


def read_transfer(data: Payload, move: Move) -> MoveOutcome:
    """The answer names the transactions and no amount: success is all of it."""
    infos = data.parts("transaction_infos") if data.has("transaction_infos") else []
    return moved(move, move.amount, reference=infos[0].text("transaction_id", "") if infos else "")


def _equal_rows(client: PlatformClient, move: Move, since: date) -> Sequence[Payload]:
    """Rows of the account's ledger since that day with this amount in this direction."""
    until = client.now().astimezone(UTC).date() + timedelta(days=1)
    rows: dict[str, Payload] = {}
    for first_day, last_day in day_windows(since, until, days=DAYS_A_LEDGER_CALL):
        asked: dict[str, Param] = {
            "bc_id": move.payer,
            "transaction_level": "ADVERTISER",
            "filtering": {
                "account_ids": [move.account],
                "start_time": f"{first_day.isoformat()} 00:00:00",
                "end_time": f"{last_day.isoformat()} 23:59:59",
            },
        }
        path = f"{PREFIX}/bc/account/transaction/get/"
        for row in client.pages(path, asked, rows="transaction_list", page_size=PAGE_SIZE):
            if _is_equal(row, move):
                rows[row.text("transaction_id")] = row
    return list(rows.values())


def _is_equal(row: Payload, move: Move) -> bool:
    if row.text("account_id", move.account) != move.account:
        return False
    kind = ROW_KINDS.get(row.text("transaction_type", ""))
    sign = SIGNS.get(row.text("amount_type", "")) or (-1 if kind in LEAVING else 1)
    amount = row.money("amount", unit=UNIT, currency=row.text("currency", move.amount.currency))
    return abs(amount) == move.amount and sign == (1 if move.kind is MoveKind.RECHARGE else -1)
