"""Ocean Engine's money side: in fen or yuan as each way has it, once a key, part by part, and honest about what failed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Kind, Life
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ORGANISATION, SUB_WALLET_OFFSET
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

CREATE = "/open_api/v3.0/cg_transfer/create_transfer/"
DETAIL = "/open_api/v3.0/cg_transfer/query_transfer_detail/"
FUND = "/open_api/2/advertiser/fund/get/"
ROWS = "/open_api/2/advertiser/fund/transaction/get/"


@pytest.fixture
def ocean() -> Iterator[Caller]:
    world = World(accounts=24, days=20, today=TODAY, platforms=FIRST_THREE)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "ocean_engine") as caller:
        yield caller
        assert sandbox.failures == []


def of_agent(ocean: Caller) -> Account:
    return next(
        one
        for one in ocean.sandbox.world.accounts_on("ocean_engine")
        if one.centre == OCEAN_AGENT and one.life is Life.LIVE and one.wallet is None
    )


def topup(account: Account, *capitals: tuple[str, int], key: str = "7f0c", **other: Any) -> dict[str, Any]:
    """The page's own example."""
    parts = [{"capital_type": name, "transfer_amount": fen} for name, fen in capitals or [("PREPAY_GENERAL", 100_000)]]
    return {
        "agent_id": OCEAN_AGENT,
        "account_id": OCEAN_AGENT,
        "biz_request_no": key,
        "transfer_direction": "TRANSFER_OUT",
        "remark": "topup",
        "target_account_detail_list": [{"account_id": account.number, "transfer_capital_detail_list": parts}],
        **other,
    }


def cash(ocean: Caller, account: Account) -> Decimal:
    return Decimal(str(ocean.data(FUND, advertiser_id=account.number)["cash"]))


def detail(ocean: Caller, serial: str) -> Any:
    return ocean.data(DETAIL, agent_id=OCEAN_AGENT, biz_request_no="q1", transfer_serial=serial)


def test_a_recharge_in_fen_is_there_at_once_and_told_in_yuan(ocean: Caller) -> None:
    account = of_agent(ocean)
    before = cash(ocean, account)
    serial = ocean.made(CREATE, **topup(account))["transfer_serial"]
    assert serial.startswith("TS20261112")
    assert cash(ocean, account) == before + Decimal("1000.00")
    today = TODAY.isoformat()
    asked = {"advertiser_id": account.number, "start_date": today, "end_date": today, "transaction_type": "RECHARGE"}
    row = ocean.data(ROWS, **asked)["list"][-1]
    assert (row["amount"], row["remitter"], row["create_time"]) == (
        Decimal("1000.0"),
        str(OCEAN_AGENT),
        "2026-11-12 15:20:00",
    )
    told = detail(ocean, serial)
    assert (told["transfer_status"], told["transfer_amount"], told["biz_request_no"]) == (
        "TRANSFER_SUCCESS",
        100_000,
        "7f0c",
    )


def test_the_same_key_gives_the_same_transfer_until_it_is_forgotten(ocean: Caller) -> None:
    account = of_agent(ocean)
    serials = {ocean.made(CREATE, **topup(account))["transfer_serial"] for _ in range(3)}
    assert len(serials) == 1
    assert len(ocean.effects()) == 1
    found = ocean.data(DETAIL, agent_id=OCEAN_AGENT, biz_request_no="q", transfer_biz_request_no="7f0c")
    assert found["transfer_serial"] in serials
    ocean.control("clock", hours=23.9)
    assert ocean.made(CREATE, **topup(account))["transfer_serial"] in serials
    ocean.fault(CREATE, FaultKind.FORGET_KEYS)
    assert ocean.made(CREATE, **topup(account))["transfer_serial"] not in serials
    assert [one["moved_micros"] for one in ocean.effects()] == [1_000_000_000] * 2


def test_a_key_is_forgotten_after_a_day(ocean: Caller) -> None:
    account = of_agent(ocean)
    first = ocean.made(CREATE, **topup(account))["transfer_serial"]
    ocean.control("clock", hours=24)
    ocean.token = ocean.sandbox.description()["ocean_engine"]["access_token"]
    assert ocean.made(CREATE, **topup(account))["transfer_serial"] != first


def test_a_refund_takes_no_more_than_can_leave(ocean: Caller) -> None:
    account = of_agent(ocean)
    asked = {"agent_id": OCEAN_AGENT, "biz_request_no": "b", "account_id_list": [account.number, OCEAN_AGENT]}
    able = ocean.data("/open_api/v3.0/cg_transfer/query_transfer_balance/", **asked)["accont_amount_detail_list"]
    fen = able[0]["total_transfer_amount"]
    assert 0 < fen <= cash(ocean, account) * 100
    assert able[0]["deposit_amount"] == account.frozen
    refund = {"transfer_direction": "TRANSFER_IN"}
    serial = ocean.made(CREATE, **topup(account, ("PREPAY_GENERAL", fen + 1), key="r1", **refund))["transfer_serial"]
    told = detail(ocean, serial)
    assert (told["transfer_status"], told["transfer_amount"]) == ("TRANSFER_FAILED", 0)
    assert told["transfer_target_record_list"][0]["transfer_capital_record_list"][0]["fail_reason"] == "余额不足"
    serial = ocean.made(CREATE, **topup(account, ("PREPAY_GENERAL", fen), key="r2", **refund))["transfer_serial"]
    assert detail(ocean, serial)["transfer_status"] == "TRANSFER_SUCCESS"
    assert [(one["what"], one["moved_micros"]) for one in ocean.effects()] == [("refund", fen * 10_000)]


def test_a_part_that_nobody_holds_fails_and_the_rest_moves(ocean: Caller) -> None:
    account = of_agent(ocean)
    capitals = (("PREPAY_GENERAL", 100), ("CREDIT_GENERAL", 200))
    told = detail(ocean, ocean.made(CREATE, **topup(account, *capitals))["transfer_serial"])
    assert (told["transfer_status"], told["transfer_amount"]) == ("TRANSFER_PART", 100)
    records = told["transfer_target_record_list"][0]["transfer_capital_record_list"]
    assert [(one["transfer_status"], one["fail_reason"]) for one in records] == [
        ("TRANSFER_SUCCESS", ""),
        ("TRANSFER_FAILED", "余额不足"),
    ]


def test_on_a_bad_day_a_lone_part_moves_by_half(ocean: Caller) -> None:
    account = of_agent(ocean)
    ocean.fault(CREATE, FaultKind.PARTIAL)
    told = detail(ocean, ocean.made(CREATE, **topup(account))["transfer_serial"])
    assert (told["transfer_status"], told["transfer_amount"]) == ("TRANSFER_PART", 50_000)
    assert [one["moved_micros"] for one in ocean.effects()] == [500_000_000]


def test_an_error_after_the_effect_is_settled_by_asking_again_with_the_key(ocean: Caller) -> None:
    account = of_agent(ocean)
    for kind in (FaultKind.ERROR_AFTER, FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.HTTP_500):
        ocean.fault(CREATE, kind)
        try:
            assert ocean.sent(CREATE, **topup(account, key=kind)).status_code == 500
        except requests.ConnectionError:
            assert "drop" in kind
        ocean.made(CREATE, **topup(account, key=kind))
    assert sorted(one["key"] for one in ocean.effects()) == ["drop_after", "drop_before", "error_after", "http_500"]


def test_a_call_that_is_done_twice_moves_twice_only_where_there_is_no_key(ocean: Caller) -> None:
    account = of_agent(ocean)
    ocean.fault(CREATE, FaultKind.DUPLICATE)
    ocean.made(CREATE, **topup(account))
    assert len(ocean.effects()) == 1
    path = "/open_api/2/agent/advertiser/recharge/"
    ocean.fault(path, FaultKind.DUPLICATE)
    asked: dict[str, Any] = {
        "agent_id": OCEAN_AGENT,
        "advertiser_id": account.number,
        "transfer_type": "PREPAY_UNIVERSAL",
    }
    assert ocean.made(path, **asked, amount=500)["transaction_seq"].isdigit()
    assert len(ocean.effects()) == 3


def test_late_rows_come_hours_after_the_balance(ocean: Caller) -> None:
    account = of_agent(ocean)
    before = cash(ocean, account)
    ocean.fault(CREATE, FaultKind.REORDER)
    ocean.made(CREATE, **topup(account))
    today = TODAY.isoformat()
    asked = {"advertiser_id": account.number, "start_date": today, "end_date": today, "transaction_type": "RECHARGE"}
    assert cash(ocean, account) == before + 1_000
    rows = len(ocean.data(ROWS, **asked)["list"])
    ocean.control("clock", hours=3)
    assert len(ocean.data(ROWS, **asked)["list"]) == rows + 1


def test_a_transfer_may_be_in_progress_for_hours_and_then_tell_how_it_went(ocean: Caller) -> None:
    account = of_agent(ocean)
    ocean.fault(CREATE, FaultKind.PENDING)
    serial = ocean.made(CREATE, **topup(account, ("PREPAY_GENERAL", 100), ("CREDIT_GENERAL", 100)))["transfer_serial"]
    told = detail(ocean, serial)
    assert (told["transfer_status"], told["transfer_finish_time"]) == ("TRANSFER_ING", "")
    records = told["transfer_target_record_list"][0]["transfer_capital_record_list"]
    assert {one["transfer_status"] for one in records} == {"TRANSFER_ING"}
    ocean.control("clock", hours=3)
    told = detail(ocean, serial)
    assert (told["transfer_status"], told["transfer_finish_time"]) == ("TRANSFER_PART", "2026-11-12 18:00:00")


def test_many_targets_of_one_agent_and_nobody_elses(ocean: Caller) -> None:
    account = of_agent(ocean)
    others = [one for one in ocean.sandbox.world.accounts_on("ocean_engine") if one.centre != OCEAN_AGENT]
    assert ocean.send(CREATE, **topup(others[0]))["code"] == 40002
    one = topup(account)["target_account_detail_list"]
    assert ocean.send(CREATE, **topup(account, target_account_detail_list=one * 101))["code"] == 40000
    assert ocean.send(CREATE, **topup(account, target_account_detail_list=[]))["code"] == 40000
    assert ocean.send(CREATE, **topup(account, ("PREPAY_GENERAL", 0)))["code"] == 40000
    assert ocean.send(CREATE, **topup(account, ("GRANT_COMMON", 100)))["code"] == 40000
    assert ocean.send(CREATE, **topup(account, transfer_direction="UP"))["code"] == 40000
    assert ocean.effects() == []
    told = detail(ocean, ocean.made(CREATE, **topup(account, target_account_detail_list=one * 100))["transfer_serial"])
    assert told["transfer_amount"] == 100 * 100_000


def test_an_organisation_moves_grants_too(ocean: Caller) -> None:
    world = ocean.sandbox.world
    account = next(
        one
        for one in world.accounts_on("ocean_engine")
        if one.centre == OCEAN_ORGANISATION and one.life is Life.LIVE and one.wallet is None
    )
    before = account.balance(ocean.sandbox.instant().hour)[Kind.GRANT]
    asked = {
        "organization_id": OCEAN_ORGANISATION,
        "platform": "AD",
        "opponent_target_id": OCEAN_ORGANISATION,
        "biz_request_no": "o1",
        "transfer_direction": "TRANSFER_OUT",
        "target_detail_list": [
            {
                "target_id": account.number,
                "transfer_capital_detail_list": [{"capital_type": "GRANT_COMMON", "transfer_amount": 12_300}],
            }
        ],
    }
    serial = ocean.made("/open_api/v3.0/cg_transfer/transfer/create/", **asked)["transfer_serial"]
    path = "/open_api/v3.0/cg_transfer/transfer_detail/get/"
    told = ocean.data(path, organization_id=OCEAN_ORGANISATION, biz_request_no="q", transfer_serial=serial)
    assert told["transfer_target_record_list"][0]["target_id"] == account.number
    assert account.balance(ocean.sandbox.instant().hour)[Kind.GRANT] == before + 12_300


def test_a_numbered_transfer_moves_when_it_is_committed_and_only_once(ocean: Caller) -> None:
    account = of_agent(ocean)
    before = cash(ocean, account)
    asked: dict[str, Any] = {"agent_id": OCEAN_AGENT, "account_id": account.number, "transfer_type": "PREPAY_UNIVERSAL"}
    path = "/open_api/2/agent/fund/transfer_seq"
    number = ocean.made(f"{path}/create/", **asked, amount=123.45)["transfer_seq"]
    assert cash(ocean, account) == before
    for _ in range(3):
        assert ocean.made(f"{path}/commit/", agent_id=OCEAN_AGENT, transfer_seq=number) == {}
    assert cash(ocean, account) == before + Decimal("123.45")
    path = "/open_api/2/agent/refund/transfer_seq"
    number = ocean.made(f"{path}/create/", **asked, amount=23.45)["transfer_seq"]
    ocean.made(f"{path}/commit/", agent_id=OCEAN_AGENT, transfer_seq=number)
    assert cash(ocean, account) == before + 100
    assert ocean.send(f"{path}/commit/", agent_id=OCEAN_AGENT, transfer_seq="1")["code"] == 40000
    assert ocean.send(f"{path}/create/", **asked, amount=1.001)["code"] == 40000


def test_one_step_takes_500_yuan_at_least_and_no_more_than_there_is(ocean: Caller) -> None:
    account = of_agent(ocean)
    asked: dict[str, Any] = {
        "agent_id": OCEAN_AGENT,
        "advertiser_id": account.number,
        "transfer_type": "PREPAY_UNIVERSAL",
    }
    assert ocean.send("/open_api/2/agent/advertiser/recharge/", **asked, amount=499.99)["code"] == 40000
    assert ocean.send("/open_api/2/agent/advertiser/refund/", **asked, amount=10_000_000)["code"] == 40000
    assert ocean.effects() == []
    ocean.made("/open_api/2/agent/advertiser/recharge/", **asked, amount=500)
    assert [one["moved_micros"] for one in ocean.effects()] == [500_000_000]


def test_a_main_wallet_gives_to_its_sub_wallet_once(ocean: Caller) -> None:
    world = ocean.sandbox.world
    wallet = world.wallets_on("ocean_engine")[0]
    account = wallet.members[0]
    who = {"account_id": account.number, "account_type": "AD"}
    relation = ocean.data("/open_api/v3.0/shared_wallet/account_relation/get/", **who)
    assert relation["sub_wallet_ids"] == [wallet.number + SUB_WALLET_OFFSET]
    sub = relation["sub_wallet_ids"][0]
    asked = {
        **who,
        "biz_request_no": "w1",
        "main_wallet_id": wallet.number,
        "transfer_direction": "TRANSFER_OUT",
        "remark": "",
        "target_wallet_detail_list": [
            {
                "sub_wallet_id": sub,
                "transfer_capital_detail_list": [{"capital_type": "PREPAY_GENERAL", "transfer_amount": 100}],
            }
        ],
    }
    root = "/open_api/v3.0/cg_transfer/wallet/transfer"
    serials = {ocean.made(f"{root}/create/", **asked)["transfer_serial"] for _ in range(2)}
    told = ocean.data(f"{root}/detail/", **who, biz_request_no="q", transfer_serial=serials.pop())
    assert told["transfer_wallet_record_list"][0]["transfer_status"] == "TRANSFER_SUCCESS"
    path = "/open_api/v3.0/shared_wallet/wallet_balance/get/"
    held = ocean.data(path, **who, wallet_id_list=[sub])["wallet_balance"][0]
    assert held["ad_shared"]["prepay"]["general"] == Decimal("1.0")
    assert len(ocean.effects()) == 1
