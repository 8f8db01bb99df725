"""Kuaishou's money and opening side: 厘, once a trade number, an honest status, papers that are looked at."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Life
from app.sandbox.kuaishou_plan import KUAISHOU_AGENT
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

API = "/rest/openapi"
FINANCE = f"{API}/gw/agent/v1/finance"
OUT = f"{FINANCE}/transfer/out"
IN = f"{API}/gw/agent/v2/finance/transfer/in"
ACROSS = f"{FINANCE}/account/transfer"
DETAIL = f"{FINANCE}/trade/detail"
LEFT = f"{FINANCE}/account/can/decrease/query"
FUND = f"{API}/v1/advertiser/fund/get"
AGENT: dict[str, Any] = {"agent_id": KUAISHOU_AGENT}


@pytest.fixture
def kuaishou() -> Iterator[Caller]:
    world = World(accounts=8, days=8, today=TODAY, platforms=("kuaishou",))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "kuaishou") as caller:
        yield caller
        assert sandbox.failures == []


def live(kuaishou: Caller, place: int = 0) -> Account:
    return [one for one in kuaishou.sandbox.world.accounts_on("kuaishou") if one.life is Life.LIVE][place]


def trade_no(kuaishou: Caller) -> str:
    """Asked for by a form, as the page has it."""
    headers = {"Access-Token": kuaishou.token}
    form = {**AGENT, "remark": "topup"}
    answer = requests.post(f"{kuaishou.base}{FINANCE}/pay/payToken", data=form, headers=headers, timeout=10)
    return str(Caller.parsed(answer)["data"]["trade_no"])


def refund(kuaishou: Caller, **other: Any) -> dict[str, Any]:
    """The page's own example, by a number of ours."""
    asked = {"advertiser_id": 20_000_800, "custom_transfer_amount": 500_000, "transfer_type": 1}
    return {**asked, "biz_unique_key": trade_no(kuaishou), **other}


def recharge(kuaishou: Caller, **other: Any) -> dict[str, Any]:
    asked = {"advertiser_id": live(kuaishou).number, "transfer_type": 1, "amount": 500_000}
    return {**asked, "biz_unique_key": trade_no(kuaishou), **other}


def held(kuaishou: Caller, number: int) -> Any:
    return kuaishou.data(FUND, advertiser_id=number)["recharge_balance"]


def test_the_pages_own_refund_is_five_hundred_yuan(kuaishou: Caller) -> None:
    before = held(kuaishou, 20_000_800)
    asked = refund(kuaishou)
    assert kuaishou.made(IN, **asked) == {
        "trade_no": asked["biz_unique_key"],
        "success": True,
        "trade_status": "SUCCESS",
        "fail_reason": "",
    }
    assert held(kuaishou, 20_000_800) == before - 500
    told = kuaishou.made(DETAIL, **AGENT, trade_no=asked["biz_unique_key"])
    assert (told["trade_status"], told["trade_type"]) == ("SUCCESS", "ACCOUNT_TO_AGENT")
    assert told["payer_side_record_id"] != told["receiver_side_record_id"]


def test_a_recharge_moves_once_a_trade_number_and_is_in_both_ledgers(kuaishou: Caller) -> None:
    asked = recharge(kuaishou)
    before = held(kuaishou, asked["advertiser_id"])
    assert len({kuaishou.made(OUT, **asked)["trade_no"] for _ in range(3)}) == 1
    assert len(kuaishou.effects()) == 1
    assert held(kuaishou, asked["advertiser_id"]) == before + 500
    span = {"start_time": 0, "end_time": int(NOW.timestamp()) * 1_000}
    wish = {**AGENT, **span, "operation_type": 1, "account_search_type": 0, "uc_type": ""}
    rows = kuaishou.made(f"{FINANCE}/deposit/account", **wish, page_info={"current_page": 1, "page_size": 500})
    found = [row for row in rows["details"] if row["trade_no"] == asked["biz_unique_key"]]
    assert [(row["amount"], row["after_balance"] - row["before_balance"]) for row in found] == [(500_000, 500_000)]
    (own,) = kuaishou.made(f"{FINANCE}/deposit/agent", **AGENT, **span)["details"]
    assert (own["amount"], own["before_balance"] - own["after_balance"]) == (500_000, 500_000)
    kuaishou.fault(OUT, FaultKind.FORGET_KEYS)
    kuaishou.made(OUT, **asked)
    assert len(kuaishou.effects()) == 2


def test_credit_and_cash_with_credit_stand_in_credit_amount(kuaishou: Caller) -> None:
    kuaishou.made(OUT, **recharge(kuaishou, transfer_type=2, amount=0, credit_amount=30_000))
    kuaishou.made(OUT, **recharge(kuaishou, transfer_type=6, amount=0, credit_amount=10_000))
    assert [(one["kind"], one["moved_micros"]) for one in kuaishou.effects()] == [
        ("credit", 30_000_000),
        ("cash", 10_000_000),
    ]
    asked: dict[str, Any] = {**AGENT, "page": 1, "page_size": 9, "select_type": 2}
    asked["select_value"] = str(live(kuaishou).number)
    (row,) = kuaishou.made(f"{API}/gw/agent/v1/account/list", **asked)["details"]
    assert row["credit_balance"] == 30_000


def test_what_can_leave_is_what_a_refund_may_take(kuaishou: Caller) -> None:
    number = live(kuaishou).number
    amount = kuaishou.made(LEFT, **AGENT, advertiser_id=number, refund_type=1)["amount"]
    over = kuaishou.made(IN, **refund(kuaishou, advertiser_id=number, custom_transfer_amount=amount + 10))
    assert (over["success"], over["trade_status"], over["fail_reason"]) == (False, "FAILED", "余额不足")
    assert kuaishou.effects() == []
    assert kuaishou.made(DETAIL, **AGENT, trade_no=over["trade_no"])["trade_status"] == "FAILED"
    all_of_it = kuaishou.made(IN, **refund(kuaishou, advertiser_id=number, custom_transfer_amount=amount))
    assert all_of_it["trade_status"] == "SUCCESS"
    assert kuaishou.made(LEFT, **AGENT, advertiser_id=number, refund_type=1)["amount"] == 0


def test_money_goes_between_two_advertisers(kuaishou: Caller) -> None:
    one, other = live(kuaishou), live(kuaishou, 1)
    asked: dict[str, Any] = {
        **AGENT,
        "from_account_id": one.number,
        "to_account_id": other.number,
        "operator_name": "财务",
        "transfer_type": 1,
        "transfer_amount": 10_000,
        "biz_unique_key": trade_no(kuaishou),
    }
    before = held(kuaishou, one.number), held(kuaishou, other.number)
    assert kuaishou.made(ACROSS, **asked)["trade_status"] == "SUCCESS"
    assert (held(kuaishou, one.number), held(kuaishou, other.number)) == (before[0] - 10, before[1] + 10)
    told = kuaishou.made(DETAIL, **AGENT, trade_no=asked["biz_unique_key"])
    assert told["trade_type"] == "ACCOUNT_TO_ACCOUNT"
    asked["to_account_id"] = one.number
    assert kuaishou.send(ACROSS, **asked)["code"] != 0


def test_a_trade_can_be_in_progress_for_hours(kuaishou: Caller) -> None:
    kuaishou.fault(OUT, FaultKind.PENDING)
    asked = recharge(kuaishou)
    told = kuaishou.made(OUT, **asked)
    assert (told["success"], told["trade_status"]) == (False, "DOING")
    assert kuaishou.made(OUT, **asked)["trade_status"] == "DOING"
    kuaishou.control("clock", hours=4)
    assert kuaishou.made(DETAIL, **AGENT, trade_no=told["trade_no"])["trade_status"] == "SUCCESS"
    assert len(kuaishou.effects()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": 5},
        {"amount": "50.5"},
        {"transfer_type": 3},
        {"transfer_type": 2},
        {"rebate_amount": 10},
        {"advertiser_id": 1},
        {"advertiser_id": KUAISHOU_AGENT},
        {"biz_unique_key": "my-own-1"},
    ],
)
def test_what_the_page_does_not_allow_moves_nothing(kuaishou: Caller, wrong: dict[str, Any]) -> None:
    assert kuaishou.send(OUT, **recharge(kuaishou, **wrong))["code"] != 0
    assert kuaishou.effects() == []


def test_there_is_no_sub_agent_and_an_unused_number_is_no_trade(kuaishou: Caller) -> None:
    asked: dict[str, Any] = {**AGENT, "secondary_agent_id": 5, "transfer_type": 1, "amount": 10_000}
    assert kuaishou.send(f"{FINANCE}/transfer/secondary/recharge", **asked)["code"] != 0
    assert kuaishou.send(DETAIL, **AGENT, trade_no=trade_no(kuaishou))["code"] != 0


def test_after_every_kind_of_doubt_the_trade_number_settles_it(kuaishou: Caller) -> None:
    kinds = (
        FaultKind.ERROR_AFTER,
        FaultKind.DROP_AFTER,
        FaultKind.CUT_BODY,
        FaultKind.DROP_BEFORE,
        FaultKind.DUPLICATE,
    )
    for kind in kinds:
        asked = recharge(kuaishou)
        kuaishou.fault(OUT, kind)
        try:
            kuaishou.sent(OUT, **asked)
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            assert kind in {FaultKind.DROP_AFTER, FaultKind.CUT_BODY, FaultKind.DROP_BEFORE}
        kuaishou.made(OUT, **asked)
    assert len(kuaishou.effects()) == len({one["key"] for one in kuaishou.effects()}) == len(kinds)


# Opening


def opened(kuaishou: Caller, **other: Any) -> int:
    asked = {**AGENT, "advertiser_user_id": 700_000_002, "corporation_name": "佛山云帆电子商务有限公司", **other}
    return int(kuaishou.made(f"{API}/gw/agent/v1/advertiser/create", **asked)["id"])


def file(kuaishou: Caller, name: str = "licence.jpg", content: bytes = b"practice licence") -> dict[str, Any]:
    return kuaishou.upload(f"{API}/v1/agent/file/upload", {"file": (name, content)}, **AGENT)


def certs(kuaishou: Caller, number: int, *categories: int, **other: Any) -> dict[str, Any]:
    token = file(kuaishou)["data"]["file_token"]
    rows = [{"cert_id": 0, "cert_category": one, "file_token": token, "expire_time": ""} for one in categories]
    return {
        **AGENT,
        "advertiser_id": number,
        "industry_id": 1_289,
        "corporation_name": "佛山云帆电子商务有限公司",
        "web_site": "https://yunfan.example",
        "product_name": "云帆抽纸",
        "marketing_content_type": 1,
        "licence_id": "91440600PRACTICE01",
        "licence_location": "广东省-佛山市",
        "cert_list": rows,
        **other,
    }


def review(kuaishou: Caller, number: int) -> dict[str, Any]:
    told: dict[str, Any] = kuaishou.made(f"{API}/v1/agent/advertiser/cert/get", advertiser_id=number, **AGENT)
    return told


def decide(kuaishou: Caller, number: int, state: str, **other: Any) -> None:
    verdict = {"platform": "kuaishou", "subject": "cert", "number": number, "state": state, **other}
    assert kuaishou.control("reviews", **verdict).status_code == 200


SUBMIT = f"{API}/v1/agent/advertiser/cert/submit"


def test_an_advertiser_is_opened_waits_for_its_papers_and_is_passed(kuaishou: Caller) -> None:
    number = opened(kuaishou)
    assert review(kuaishou, number)["review_status"] == 0
    assert kuaishou.made(SUBMIT, **certs(kuaishou, number, 1, 2)) == {"result": True}
    assert review(kuaishou, number)["review_status"] == 1
    decide(kuaishou, number, "approved")
    told = review(kuaishou, number)
    assert told["review_status"] == 2
    assert [one["cert_category"] for one in told["ad_bp_cert"]["common_cert_list"]] == [1, 2]
    kuaishou.made(OUT, **recharge(kuaishou, advertiser_id=number))
    assert held(kuaishou, number) == 500
    delivery = certs(kuaishou, number, 5)
    path = f"{API}/v1/agent/advertiser/delivery_cert/submit"
    assert kuaishou.made(path, **delivery) == {"result": True}
    del delivery["cert_list"]
    assert kuaishou.made(path, **delivery) == {"result": True}


def test_a_missing_licence_is_asked_for_and_handed_in_again(kuaishou: Caller) -> None:
    number = opened(kuaishou)
    kuaishou.made(SUBMIT, **certs(kuaishou, number, 2))
    kuaishou.control("clock", hours=21)
    told = review(kuaishou, number)
    assert told["review_status"] == 3
    assert "缺少资料" in told["review_details"]
    kuaishou.made(SUBMIT, **certs(kuaishou, number, 1))
    assert review(kuaishou, number)["review_status"] == 1


def test_whose_id_needs_a_code_is_opened_with_it_only(kuaishou: Caller) -> None:
    path = f"{API}/gw/agent/v1/sms_code/send"
    assert kuaishou.made(path, **AGENT, advertiser_user_id=700_000_002) == {"check_sms_code": False}
    assert kuaishou.made(path, **AGENT, advertiser_user_id=700_000_003) == {"check_sms_code": True}
    asked: dict[str, Any] = {**AGENT, "advertiser_user_id": 700_000_003, "corporation_name": "云帆"}
    assert kuaishou.send(f"{API}/gw/agent/v1/advertiser/create", **asked)["code"] != 0
    assert opened(kuaishou, advertiser_user_id=700_000_003, sms_code="123456") > 0


def test_files_and_papers_are_checked(kuaishou: Caller) -> None:
    assert file(kuaishou, "licence.png")["code"] != 0
    assert file(kuaishou, content=b"x" * 5 * 1024 * 1024)["code"] != 0
    number = opened(kuaishou)
    good = certs(kuaishou, number, 1)
    for wrong in (
        {"licence_location": "广东"},
        {"corporation_name": "云" * 51},
        {"marketing_content_type": 3},
        {"industry_id": ""},
        {"cert_list": [{"cert_id": 0, "cert_category": 1, "file_token": "nobody"}]},
        {"cert_list": [{**good["cert_list"][0], "cert_category": 5}]},
        {"cert_list": [{**good["cert_list"][0], "expire_time": "soon"}]},
        {"agent_id": 1},
    ):
        assert kuaishou.send(SUBMIT, **(good | wrong))["code"] != 0
    assert kuaishou.send(f"{API}/v1/agent/advertiser/delivery_cert/submit", **certs(kuaishou, number, 5))["code"] != 0
