"""How Ocean Engine speaks of moves: a number at once, the outcome in the detail, both under our key, in whole fen."""

from decimal import Decimal

from app.domain.accounts import Platform
from app.domain.moves import Move, MoveKind
from tests.platforms.canned import Asked, Reply, Script, ok
from tests.platforms.words.moves import MoveWords, Routes, Story, half, in_units

CREATE = "/open_api/v3.0/cg_transfer/create_transfer/"
DETAIL = "/open_api/v3.0/cg_transfer/query_transfer_detail/"
AUTHORISED = "/open_api/oauth2/advertiser/get/"
SERIAL = "TS202601010001"
AGENT = "1780000000000001"


def record(amount: Decimal, reason: str = "") -> object:
    return {"capital_type": "PREPAY_GENERAL", "transfer_amount": in_units(amount, "0.01"), "fail_reason": reason}


def detail(status: str, *records: object) -> Script:
    """The detail of one transfer: only who asks with its key gets it."""

    def script(asked: Asked) -> Reply:
        key = asked.query["transfer_biz_request_no"]
        assert asked.query["agent_id"] == AGENT
        targets = [{"transfer_status": status, "transfer_capital_record_list": list(records)}]
        return ok(
            {
                "biz_request_no": key,
                "transfer_serial": SERIAL,
                "transfer_status": status,
                "transfer_target_record_list": targets,
            }
        )

    return script


def told(move: Move, story: Story) -> Routes:
    match story:
        case Story.DONE:
            return {DETAIL: detail("TRANSFER_SUCCESS", record(move.amount.amount))}
        case Story.PARTIAL:
            return {DETAIL: detail("TRANSFER_PART", record(half(move)), record(half(move), "balance"))}
        case Story.PENDING:
            return {DETAIL: detail("TRANSFER_ING", record(move.amount.amount))}
        case Story.SILENCE:
            return {DETAIL: ok({})}


def answered(move: Move, story: Story) -> Routes:
    return {CREATE: ok({"transfer_serial": SERIAL}), **told(move, story)}


def amount(asked: Asked) -> Decimal:
    [target] = asked.json()["target_account_detail_list"]  # type: ignore[misc]
    [capital] = target["transfer_capital_detail_list"]  # type: ignore[has-type]
    return Decimal(capital["transfer_amount"])


def before(_: Move) -> Routes:
    return {AUTHORISED: ok({"list": [{"account_id": int(AGENT), "account_type": "AGENT", "is_valid": True}]})}


OCEAN_ENGINE_MOVES = MoveWords(
    platform=Platform.OCEAN_ENGINE,
    payer=AGENT,
    account="1790000000000011",
    receiver="1790000000000012",
    paths=dict.fromkeys((MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER), CREATE),
    before=before,
    answers={
        story: lambda move, story=story: answered(move, story)  # type: ignore[misc]
        for story in (Story.DONE, Story.PARTIAL, Story.PENDING)
    },
    ledger={story: lambda move, story=story: told(move, story) for story in Story},  # type: ignore[misc]
    amount_of=amount,
    unit=Decimal("0.01"),
    key_of=lambda asked: str(asked.json()["biz_request_no"]),
    refused="40002",
)
