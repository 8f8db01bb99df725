"""How Xiaohongshu speaks of moves: from wallet to wallet in yuan as text, under a request number that begins with what is ours."""

from decimal import Decimal

from app.domain.accounts import Platform
from app.domain.moves import Move, MoveKind
from tests.platforms.canned import Asked, Reply
from tests.platforms.words.moves import MoveWords, Routes, Story, field, half
from tests.platforms.words.xiaohongshu import refusal, success

ACCOUNTS = "/api/open/jg/account/sub/page"
TRANSFER = "/api/open/finance/agent/transfer"
RESULT = "/api/open/finance/transfer/result/query"
SUB_ACCOUNTS = success(
    {
        "total": 2,
        "sub_accounts": [
            {"virtual_seller_id": "67d3b", "virtual_seller_name": "店B", "advertiser_id": 11},
            {"virtual_seller_id": "67d3c", "virtual_seller_name": "店C", "advertiser_id": 12},
        ],
    }
)
NEVER_HEARD = refusal("7404", "no such request")


def moved(move: Move, actual: Decimal) -> Reply:
    return success({"transfer_no": "T1", "apply_amount": f"{move.amount.amount:.2f}", "actual_amount": f"{actual:.2f}"})


def told(status: str) -> Routes:
    return {RESULT: success({"status": status})}


def key(asked: Asked) -> str:
    number = str(asked.json()["request_no"])
    assert number.startswith("adtill-")
    return number.removeprefix("adtill-")


XIAOHONGSHU_MOVES = MoveWords(
    platform=Platform.XIAOHONGSHU,
    subject="agent/573c/67d3a",
    payer="67d3a",
    account="11",
    receiver="12",
    paths=dict.fromkeys((MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER), TRANSFER),
    before=lambda _: {ACCOUNTS: SUB_ACCOUNTS},
    answers={
        Story.DONE: lambda move: {TRANSFER: moved(move, move.amount.amount)},
        Story.PARTIAL: lambda move: {TRANSFER: moved(move, half(move))},
        Story.PENDING: lambda move: {TRANSFER: moved(move, Decimal(0))},
    },
    after_no={RESULT: NEVER_HEARD},
    ledger={
        Story.DONE: lambda _: told("SUCCESS"),
        Story.PENDING: lambda _: told("PROCESSING"),
        Story.SILENCE: lambda _: {RESULT: NEVER_HEARD},
    },
    amount_of=field("amount"),
    unit=Decimal(1),
    key_of=key,
)
