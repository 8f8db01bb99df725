"""How Tencent Ads speaks of moves: whole fen under our key, what really moved in the answer, the statements to read back."""

from decimal import Decimal

from app.domain.accounts import Platform
from app.domain.moves import Move, MoveKind
from tests.platforms.canned import Asked, Reply, ok, pages
from tests.platforms.words.moves import MoveWords, Routes, Story, field, half, in_units, nothing_asked

TRANSFER = "/v3.0/fund_transfer/add"
STATEMENTS = "/v3.0/fund_statements_detailed/get"


def answer(move: Move, amount: Decimal) -> Reply:
    return ok(
        {
            "fund_type": "FUND_TYPE_CASH",
            "amount": in_units(amount, "0.01"),
            "external_bill_no": move.key,
            "time": 1767225601,
            "is_repeated": False,
        }
    )


def statements(move: Move, amount: Decimal | None) -> Routes:
    other = {"time": 1767225600, "trade_type_ext": "TRANSFER_IN", "amount": 5000, "external_bill_no": "another0001"}
    rows: list[object] = [{**other, "primary_key": str(number)} for number in range(130)]
    if amount is not None:
        rows.append({**other, "amount": in_units(amount, "0.01"), "external_bill_no": move.key, "primary_key": "k"})
    return {STATEMENTS: pages(rows)}


def key(asked: Asked) -> str:
    return str(asked.json()["external_bill_no"])


TENCENT_ADS_MOVES = MoveWords(
    platform=Platform.TENCENT_ADS,
    payer="20001",
    account="23878200",
    paths={MoveKind.RECHARGE: TRANSFER, MoveKind.REFUND: TRANSFER},
    before=nothing_asked,
    answers={
        Story.DONE: lambda move: {TRANSFER: answer(move, move.amount.amount)},
        Story.PARTIAL: lambda move: {TRANSFER: answer(move, half(move))},
    },
    ledger={
        Story.DONE: lambda move: statements(move, move.amount.amount),
        Story.PARTIAL: lambda move: statements(move, half(move)),
        Story.SILENCE: lambda move: statements(move, None),
    },
    amount_of=field("amount"),
    unit=Decimal("0.01"),
    key_of=key,
    refused="31033",
    least=Decimal(50),
    most=Decimal(20_000_000),
)
