"""Practice Xiaohongshu against its reference page: two units, two ids, two numberings, and an old token's five minutes."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Kind, Life
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.sandbox.xiaohongshu_holders import AGENT_USER, seller_of
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

API = "/api/open"
BALANCE = f"{API}/jg/account/balance/info"
SUBS = f"{API}/jg/account/sub/page"
FLOWS = f"{API}/jg/account/order/info"
WALLETS = f"{API}/finance/balance/query"
RECORDS = f"{API}/finance/transaction/record/query"
REPORT = f"{API}/jg/data/report/offline/account"
LIVE = f"{API}/jg/data/report/realtime/account"
MOVE = f"{API}/finance/agent/transfer"
RESULT = f"{API}/finance/transfer/result/query"
USER = {"user_id": AGENT_USER}
DAYS = {"start_date": "2026-10-01", "end_date": "2026-11-12"}


def open_world(accounts: int, days: int) -> Sandbox:
    world = World(accounts=accounts, days=days, today=TODAY, platforms=("xiaohongshu",))
    return Sandbox(world, now=NOW, is_frozen=True)


@pytest.fixture(scope="module")
def stage() -> Iterator[Sandbox]:
    with open_world(10, 40) as sandbox:
        yield sandbox
        assert sandbox.failures == []


@pytest.fixture
def red(stage: Sandbox) -> Iterator[Caller]:
    with Caller(stage, "xiaohongshu") as caller:
        yield caller


@pytest.fixture
def fresh() -> Iterator[Caller]:
    with open_world(6, 6) as sandbox, Caller(sandbox, "xiaohongshu") as caller:
        yield caller
        assert sandbox.failures == []


def accounts(red: Caller) -> list[Account]:
    return list(red.sandbox.world.accounts_on("xiaohongshu"))


def totals(red: Caller) -> list[dict[str, Any]]:
    told = red.session.get(f"{red.sandbox.url}/_sandbox/totals", timeout=10).json()
    rows: list[dict[str, Any]] = told["xiaohongshu"]["accounts"]
    return rows


def test_success_and_refusal_wear_the_envelope(red: Caller) -> None:
    body = red.get(BALANCE, advertiser_id=accounts(red)[0].number)
    assert (body["code"], body["success"], body["msg"]) == (0, True, "成功")
    assert set(body) == {"code", "success", "msg", "data", "request_id"}
    refused = red.get(BALANCE, advertiser_id=1)
    assert (set(refused), refused["success"], refused["code"] != 0) == (set(body), False, True)
    assert red.get(f"{API}/nothing")["success"] is False


def test_the_old_token_works_five_minutes_more_and_only_the_newest_pair_counts() -> None:
    world = World(accounts=2, days=2, today=TODAY, platforms=("xiaohongshu",))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "xiaohongshu") as red:
        app = {"app_id": int(red.about["app_id"]), "secret": red.about["app_secret"]}
        first = red.post(f"{API}/oauth2/access_token", **app, auth_code=red.about["auth_code"])["data"]
        assert (first["access_token_expires_in"], first["refresh_token_expires_in"]) == (86_399, 2_591_999)
        assert (first["user_id"], first["approval_role_type"]) == (AGENT_USER, 601)
        assert [row["advertiser_id"] for row in first["approval_advertisers"]] == [one.number for one in accounts(red)]
        second = red.post(f"{API}/oauth2/refresh_token", **app, refresh_token=first["refresh_token"])["data"]
        again = red.post(f"{API}/oauth2/refresh_token", **app, refresh_token=first["refresh_token"])
        assert again["success"] is False

        def status(token: str) -> int:
            red.token = token
            return red.raw(BALANCE, advertiser_id=accounts(red)[0].number).status_code

        assert status(first["access_token"]) == 200
        red.control("clock", hours=299 / 3_600)
        assert status(first["access_token"]) == 200
        red.control("clock", hours=1 / 3_600)
        assert status(first["access_token"]) == 401
        assert status(second["access_token"]) == 200


def test_sub_accounts_have_two_ids_and_come_in_pages(red: Caller) -> None:
    found: list[dict[str, Any]] = []
    total = 1
    while len(found) < total:
        data = red.made(SUBS, **USER, page=len(found) // 3 + 1, page_size=3)
        found, total = found + data["sub_accounts"], data["total"]
    assert [row["advertiser_id"] for row in found] == [one.number for one in accounts(red)]
    assert [row["virtual_seller_id"] for row in found] == red.about["virtual_seller_ids"]
    assert all(int(row["virtual_seller_id"], 16) for row in found)


def wallets(red: Caller, *sellers: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = red.made(WALLETS, **USER, virtual_seller_id_list=list(sellers))["wallet_balance_list"]
    return rows


def test_balances_are_fen_for_the_advertiser_and_yuan_as_text_for_the_agent(red: Caller) -> None:
    hour = red.sandbox.instant().hour
    for account in accounts(red):
        left, told = account.balance(hour), red.data(BALANCE, advertiser_id=account.number)
        assert (told["cash_balance"], told["return_balance"], told["compensate_return_balance"]) == (
            left[Kind.CASH], left[Kind.GRANT], left[Kind.REBATE],
        )  # fmt: skip
        assert told["total_balance"] == told["available_balance"] + told["freeze_balance"] == sum(left.values())
        (row,) = wallets(red, seller_of(account.number))
        by_type = {one["wallet_type"]: one["total_balance"] for one in row["balance_list"]}
        assert {number: Decimal(text) * 100 for number, text in by_type.items()} == {
            0: left[Kind.CASH], 1: left[Kind.CREDIT], 2: left[Kind.GRANT], 4: left[Kind.REBATE],
        }  # fmt: skip
        assert Decimal(row["total_balance"]) == sum(Decimal(text) for text in by_type.values())
        assert Decimal(row["total_frozen_balance"]) * 100 == told["freeze_balance"]
        assert row["account_status"] == int(account.status)


def test_flows_of_both_sides_sum_to_the_worlds_totals(red: Caller) -> None:
    for account, row in zip(accounts(red), totals(red), strict=True):
        span = {"start_time": DAYS["start_date"], "end_time": DAYS["end_date"]}
        flows = red.made(FLOWS, advertiser_id=account.number, **span, page_size=500)
        details = flows["account_trade_detail"]
        assert flows["total_count"] == len(details)
        assert flows["aggregate_order"] == sum(one["order_amount"] for one in details)
        moved = sum(one["order_amount"] for one in details if one["operate_type"] != 3) * 10_000
        assert moved == sum(row["in_micros"].values()) - sum(row["out_micros"].values())
        asked = {**USER, "virtual_seller_id": seller_of(account.number), **DAYS, "page_size": 500}
        told = red.made(RECORDS, **asked)
        net = Decimal(told["total_income_amount"]) - Decimal(told["total_outcome_amount"])
        assert net * 100 == flows["aggregate_order"]
        for one in told["record_list"]:
            change = Decimal(one["balance_after"]) - Decimal(one["balance_before"])
            assert change == one["direction"] * Decimal(one["amount"])
        assert len({one["trade_no"] for one in told["record_list"]}) == told["total"]


def test_flows_are_narrowed_by_type_in_their_own_numbers(red: Caller) -> None:
    account = next(one for one in accounts(red) if one.life is Life.LIVE)
    span = {"start_time": DAYS["start_date"], "end_time": DAYS["end_date"]}
    rows = red.made(FLOWS, advertiser_id=account.number, **span, account_types=[6], page_size=500)
    assert {one["account_type"] for one in rows["account_trade_detail"]} == {6}
    asked = {**USER, "virtual_seller_id": seller_of(account.number), **DAYS, "page_size": 500}
    spent = red.made(RECORDS, **asked, wallet_type_list=[4], trade_type_list=[3])["record_list"]
    assert {(one["wallet_type"], one["trade_type"]) for one in spent} == {(4, "消耗")}


def fee(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def test_daily_fees_agree_with_the_worlds_totals_and_today_is_realtime(red: Caller) -> None:
    for account, row in zip(accounts(red), totals(red), strict=True):
        asked = {"advertiser_id": account.number, **DAYS}
        rows = red.made(REPORT, **asked, time_unit="DAY", page_num=1, page_size=1_000)["data_list"]
        today = row["spend_micros"].pop("2026-11-12", 0)
        assert {one["time"]: fee(one["fee"]) * 1_000_000 for one in rows} == row["spend_micros"]
        (whole,) = red.made(REPORT, **asked, time_unit="SUMMARY")["data_list"]
        assert fee(whole["fee"]) == sum(fee(one["fee"]) for one in rows)
        day = {"start_date": "2026-11-12", "end_date": "2026-11-12"}
        live = red.made(LIVE, advertiser_id=account.number, **day)["data_list"]
        assert sum(fee(one["fee"]) for one in live) * 1_000_000 == today
        assert red.data(BALANCE, advertiser_id=account.number)["today_spend"] * 10_000 == today


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (SUBS, {"user_id": "somebody"}),
        (SUBS, {**USER, "page_size": 501}),
        (WALLETS, {**USER, "virtual_seller_id_list": [seller_of(5_000_001)] * 101}),
        (WALLETS, {**USER, "virtual_seller_id_list": ["ff"]}),
        (FLOWS, {"start_time": "2026-11-12", "end_time": "2026-11-01"}),
        (RECORDS, {**USER, **DAYS}),
        (REPORT, {**DAYS, "page_size": 1_001}),
        (REPORT, {**DAYS, "time_unit": "HOUR"}),
        (LIVE, {**DAYS, "need_hourly_data": True}),
    ],
)
def test_what_the_page_does_not_allow_is_refused(red: Caller, path: str, asked: dict[str, Any]) -> None:
    assert red.send(path, **{"advertiser_id": accounts(red)[0].number, **asked})["success"] is False


# Money


def live(red: Caller, place: int = 0) -> Account:
    return [one for one in accounts(red) if one.life is Life.LIVE][place]


def wish(red: Caller, account: Account, **other: Any) -> dict[str, Any]:
    """The page's own example, for an account of ours."""
    return {
        **USER,
        "from_wallet": {"virtual_seller_id": red.about["virtual_seller_id"], "wallet_type": 0},
        "to_wallet": {"virtual_seller_id": seller_of(account.number), "wallet_type": 0},
        "business_no": "erp-1",
        "request_no": "erp-1",
        "amount": "500.00",
        "part_transfer": False,
        **other,
    }


def back(red: Caller, account: Account, **other: Any) -> dict[str, Any]:
    asked = wish(red, account, **other)
    return {**asked, "from_wallet": asked["to_wallet"], "to_wallet": asked["from_wallet"]}


def test_a_recharge_moves_once_a_request_and_is_in_balance_and_records(fresh: Caller) -> None:
    account = live(fresh)
    before = fresh.data(BALANCE, advertiser_id=account.number)["cash_balance"]
    told = [fresh.made(MOVE, **wish(fresh, account)) for _ in range(3)]
    assert told == [{"transfer_no": "T1", "apply_amount": "500.00", "actual_amount": "500.00"}] * 3
    assert len(fresh.effects()) == 1
    assert fresh.data(BALANCE, advertiser_id=account.number)["cash_balance"] == before + 50_000
    asked = {**USER, "virtual_seller_id": seller_of(account.number), **DAYS, "page_size": 500}
    rows = [one for one in fresh.made(RECORDS, **asked)["record_list"] if one["business_no"] == "erp-1"]
    assert [(one["amount"], one["direction"], one["trade_type"]) for one in rows] == [("500.00", 1, "充值")]
    assert rows[0]["target_virtual_seller_id"] == fresh.about["virtual_seller_id"]
    result = {**USER, "virtual_seller_id": fresh.about["virtual_seller_id"], "request_no": "erp-1"}
    assert fresh.made(RESULT, **result) == {"status": "SUCCESS"}
    assert fresh.send(RESULT, **{**result, "request_no": "erp-2"})["success"] is False
    fresh.fault(MOVE, FaultKind.FORGET_KEYS)
    assert fresh.made(MOVE, **wish(fresh, account))["transfer_no"] == "T2"


def test_a_missing_wallet_type_is_cash(fresh: Caller) -> None:
    asked = wish(fresh, live(fresh))
    for name in ("from_wallet", "to_wallet"):
        del asked[name]["wallet_type"]
    fresh.made(MOVE, **asked)
    assert [one["kind"] for one in fresh.effects()] == ["cash"]


def test_a_refund_takes_all_or_as_much_as_possible(fresh: Caller) -> None:
    account = live(fresh)
    assert fresh.send(MOVE, **back(fresh, account, amount="9999999.00"))["success"] is False
    assert fresh.effects() == []
    told = fresh.made(MOVE, **back(fresh, account, amount="9999999.00", request_no="erp-3", part_transfer=True))
    assert Decimal(0) < Decimal(told["actual_amount"]) < Decimal(told["apply_amount"]) == Decimal("9999999.00")
    assert [(one["what"], one["moved_micros"]) for one in fresh.effects()] == [
        ("refund", int(Decimal(told["actual_amount"]) * 1_000_000))
    ]


def test_a_transfer_can_be_in_progress_and_half_can_move(fresh: Caller) -> None:
    fresh.fault(MOVE, FaultKind.PENDING)
    fresh.made(MOVE, **wish(fresh, live(fresh)))
    result = {**USER, "virtual_seller_id": fresh.about["virtual_seller_id"], "request_no": "erp-1"}
    assert fresh.made(RESULT, **result) == {"status": "PROCESSING"}
    fresh.control("clock", hours=4)
    assert fresh.made(RESULT, **result) == {"status": "SUCCESS"}
    fresh.fault(MOVE, FaultKind.PARTIAL)
    assert fresh.made(MOVE, **wish(fresh, live(fresh), request_no="erp-9"))["actual_amount"] == "250.00"


def test_after_every_kind_of_doubt_the_same_number_settles_it(fresh: Caller) -> None:
    kinds = (
        FaultKind.ERROR_AFTER,
        FaultKind.DROP_AFTER,
        FaultKind.CUT_BODY,
        FaultKind.DROP_BEFORE,
        FaultKind.DUPLICATE,
    )
    for kind in kinds:
        fresh.fault(MOVE, kind)
        asked = wish(fresh, live(fresh), request_no=f"erp-{kind}")
        try:
            fresh.sent(MOVE, **asked)
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            assert kind in {FaultKind.DROP_AFTER, FaultKind.CUT_BODY, FaultKind.DROP_BEFORE}
        fresh.made(MOVE, **asked)
    assert sorted(one["key"] for one in fresh.effects()) == sorted(f"erp-{kind}" for kind in kinds)


def test_what_may_not_be_transferred_moves_nothing(fresh: Caller) -> None:
    account = live(fresh)
    own = {"virtual_seller_id": seller_of(account.number), "wallet_type": 2}
    frozen = next(one for one in accounts(fresh) if one.status == "2")
    for wrong in (
        {"amount": "0"}, {"amount": "0.001"}, {"amount": "much"}, {"request_no": "e" * 65}, {"business_no": ""},
        {"to_wallet": own}, {"from_wallet": own, "to_wallet": own}, {"to_wallet": {"virtual_seller_id": "ff"}},
        {"to_wallet": {"virtual_seller_id": seller_of(frozen.number)}}, {"user_id": "somebody"},
    ):  # fmt: skip
        assert fresh.send(MOVE, **wish(fresh, account, **wrong))["success"] is False
    assert fresh.effects() == []


def test_faults_come_in_its_own_words(fresh: Caller) -> None:
    number = accounts(fresh)[0].number
    for kind, status in ((FaultKind.EXPIRED_TOKEN, 401), (FaultKind.RATE_LIMITED, 429), (FaultKind.HTTP_500, 500)):
        fresh.fault(BALANCE, kind)
        assert fresh.raw(BALANCE, advertiser_id=number).status_code == status
        assert fresh.code(BALANCE, advertiser_id=number) == 0
