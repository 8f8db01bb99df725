"""How TikTok speaks of moves: currency units with two decimals, no key, the ledger before and after."""

from decimal import Decimal

from app.domain.accounts import Platform
from app.domain.moves import Move, MoveKind
from tests.platforms.canned import ok, pages
from tests.platforms.words.moves import MoveWords, Routes, Story, field

TRANSFER = "/open_api/v1.3/bc/transfer/"
LEDGER = "/open_api/v1.3/bc/account/transaction/get/"
BC, ACCOUNT = "7000000000000000009", "7100000000000000001"


def row(move: Move, number: int, amount: Decimal) -> object:
    is_in = move.kind is MoveKind.RECHARGE
    return {
        "transaction_id": str(number),
        "account_id": ACCOUNT,
        "amount": float(amount),
        "currency": "CNY",
        "amount_type": "POSITIVE" if is_in else "NEGATIVE",
        "transaction_type": "INCREASE_BALANCE" if is_in else "DECREASE_BALANCE",
        "create_time": f"2026-01-15 03:00:{number:02}",
    }


def ledger(move: Move, equal: int) -> Routes:
    """So many rows equal to the move, among others."""
    amount = move.amount.amount
    rows = [row(move, number, amount) for number in range(1, equal + 1)] + [row(move, 50, amount + 1)]
    return {LEDGER: pages(rows, name="transaction_list")}


def answer(_: Move) -> Routes:
    remitter = {"account_type": "BC", "account_id": BC}
    info = {"transaction_id": "9002", "transaction_type": "CASH", "remitter_account": remitter}
    return {TRANSFER: ok({"bc_id": BC, "advertiser_id": ACCOUNT, "transaction_infos": [info]})}


TIKTOK_MOVES = MoveWords(
    platform=Platform.TIKTOK,
    payer=BC,
    account=ACCOUNT,
    paths={MoveKind.RECHARGE: TRANSFER, MoveKind.REFUND: TRANSFER},
    before=lambda move: ledger(move, 1),
    answers={Story.DONE: answer},
    ledger={Story.DONE: lambda move: ledger(move, 2), Story.SILENCE: lambda move: ledger(move, 1)},
    amount_of=field("cash_amount"),
    unit=Decimal(1),
    key_of=None,
)
