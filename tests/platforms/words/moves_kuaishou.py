"""How Kuaishou speaks of moves: a trade number first, then whole 厘 under it."""

from decimal import Decimal
from urllib.parse import parse_qsl

from app.domain.accounts import Platform
from app.domain.moves import Move, MoveKind
from tests.platforms.canned import Asked, ok
from tests.platforms.words.moves import MoveWords, Routes, Story, field

FINANCE = "/rest/openapi/gw/agent/v1/finance"
DETAIL = f"{FINANCE}/trade/detail"
TRADE = "776975954695352320"
PATHS = {
    MoveKind.RECHARGE: f"{FINANCE}/transfer/out",
    MoveKind.REFUND: "/rest/openapi/gw/agent/v2/finance/transfer/in",
    MoveKind.TRANSFER: f"{FINANCE}/account/transfer",
}


def trade(status: str) -> object:
    return {"trade_no": TRADE, "success": True, "trade_status": status, "fail_reason": ""}


def before(_: Move) -> Routes:
    return {f"{FINANCE}/pay/payToken": ok({"trade_no": TRADE})}


def remark(asked: Asked) -> str:
    return dict(parse_qsl(asked.body.decode()))["remark"]


def key(asked: Asked) -> str:
    return str(asked.json()["biz_unique_key"])


KUAISHOU_MOVES = MoveWords(
    platform=Platform.KUAISHOU,
    payer="20000001",
    account="20000800",
    receiver="20000801",
    paths=PATHS,
    before=before,
    answers={
        Story.DONE: lambda move: {PATHS[move.kind]: ok(trade("SUCCESS"))},
        Story.PENDING: lambda move: {PATHS[move.kind]: ok(trade("DOING"))},
    },
    ledger={
        Story.DONE: lambda _: {DETAIL: ok(trade("SUCCESS"))},
        Story.PENDING: lambda _: {DETAIL: ok(trade("DOING"))},
        Story.SILENCE: lambda _: {DETAIL: ok({})},
    },
    amount_of=field("amount", "custom_transfer_amount", "transfer_amount"),
    unit=Decimal("0.001"),
    key_of=key,
    is_key_a_ticket=True,
    ticket_key_of=remark,
)
