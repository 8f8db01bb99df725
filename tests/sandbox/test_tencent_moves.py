"""Tencent's money and opening side: whole fen, once a bill number, as much as possible, and a licence that is looked at."""

from collections.abc import Iterator
from hashlib import md5
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Life
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.tencent_plan import TENCENT_AGENCY
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

ADD = "/v3.0/fund_transfer/add"
FUNDS = "/v3.0/funds/get"
LICENCE = b"\x89PNG practice licence"


@pytest.fixture
def tencent() -> Iterator[Caller]:
    world = World(accounts=20, days=12, today=TODAY, platforms=FIRST_THREE)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "tencent_ads") as caller:
        yield caller
        assert sandbox.failures == []


def live(tencent: Caller, place: int = 0) -> Account:
    return [one for one in tencent.sandbox.world.accounts_on("tencent_ads") if one.life is Life.LIVE][place]


def topup(account: Account, **other: Any) -> dict[str, Any]:
    """The page's own example, for an account of ours."""
    return {
        "account_id": account.number,
        "fund_type": "FUND_TYPE_CASH",
        "amount": 50_000,
        "transfer_type": "AGENCY_TO_ADVERTISER",
        "external_bill_no": "erp-20260101-0001",
        "memo": "topup",
        **other,
    }


def held(tencent: Caller, number: int) -> int:
    rows = tencent.data(FUNDS, account_id=number)["list"]
    return next(int(row["balance"]) for row in rows if row["fund_type"] == "FUND_TYPE_CASH")


def test_a_recharge_is_in_the_balance_and_in_the_statement_by_its_number(tencent: Caller) -> None:
    account = live(tencent)
    before, of_agency = held(tencent, account.number), held(tencent, TENCENT_AGENCY)
    told = tencent.made(ADD, **topup(account))
    assert told == {
        "fund_type": "FUND_TYPE_CASH",
        "amount": 50_000,
        "external_bill_no": "erp-20260101-0001",
        "time": int(NOW.timestamp()),
        "is_repeated": False,
    }
    assert held(tencent, account.number) == before + 50_000
    assert held(tencent, TENCENT_AGENCY) == of_agency - 50_000
    day = {"start_date": TODAY.isoformat(), "end_date": TODAY.isoformat()}
    asked: dict[str, Any] = {"account_id": account.number, "fund_type": "FUND_TYPE_CASH", "date_range": day}
    rows = tencent.data("/v3.0/fund_statements_detailed/get", **asked, page_size=100)["list"]
    found = [row for row in rows if row["external_bill_no"] == "erp-20260101-0001"]
    assert [(row["trade_type_ext"], row["amount"]) for row in found] == [("CHARGE", 50_000)]


def test_the_same_number_is_a_repeated_answer_and_no_second_effect(tencent: Caller) -> None:
    account, other = live(tencent), live(tencent, 1)
    answers = [tencent.made(ADD, **topup(account)) for _ in range(3)]
    assert [one["is_repeated"] for one in answers] == [False, True, True]
    assert tencent.made(ADD, **topup(other))["is_repeated"] is False
    assert len(tencent.effects()) == 2
    tencent.fault(ADD, FaultKind.FORGET_KEYS)
    assert tencent.made(ADD, **topup(account))["is_repeated"] is False


def test_a_refund_takes_as_much_as_possible_unless_it_must_be_all(tencent: Caller) -> None:
    account = live(tencent)
    refund = topup(account, transfer_type="ADVERTISER_TO_AGENCY", amount=2_000_000_000)
    refused = tencent.send(ADD, **refund, transfer_try_best=0)
    assert refused["code"] == 31000
    assert tencent.effects() == []
    before = held(tencent, account.number)
    moved = tencent.made(ADD, **refund)["amount"]
    assert 0 < moved <= before
    assert held(tencent, account.number) == before - moved
    assert [one["asked_micros"] for one in tencent.effects()] == [2_000_000_000 * 10_000]


def test_on_a_bad_day_half_moves_and_the_answer_says_so(tencent: Caller) -> None:
    tencent.fault(ADD, FaultKind.PARTIAL)
    assert tencent.made(ADD, **topup(live(tencent)))["amount"] == 25_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 4_999},
        {"amount": 2_000_000_001},
        {"amount": "50.5"},
        {"external_bill_no": "ERP-20260101-0001"},
        {"external_bill_no": "erp-1"},
        {"external_bill_no": "e" * 36},
        {"memo": "m" * 65},
        {"fund_type": "FUND_TYPE_GOLD"},
        {"fund_type": "FUND_TYPE_BANK"},
        {"transfer_type": "AGENCY_TO_SUB_AGENCY"},
        {"account_id": TENCENT_AGENCY},
        {"account_id": 1},
    ],
)
def test_what_the_page_does_not_allow_moves_nothing(tencent: Caller, wrong: dict[str, Any]) -> None:
    assert tencent.send(ADD, **(topup(live(tencent)) | wrong))["code"] != 0
    assert tencent.effects() == []


def test_after_every_kind_of_doubt_the_number_settles_it(tencent: Caller) -> None:
    account = live(tencent)
    kinds = (
        FaultKind.ERROR_AFTER,
        FaultKind.DROP_AFTER,
        FaultKind.CUT_BODY,
        FaultKind.DROP_BEFORE,
        FaultKind.DUPLICATE,
    )
    for place, kind in enumerate(kinds):
        tencent.fault(ADD, kind)
        asked = topup(account, external_bill_no=f"erp-doubt-{place:04d}")
        try:
            tencent.sent(ADD, **asked)
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
            assert kind in {FaultKind.DROP_AFTER, FaultKind.CUT_BODY, FaultKind.DROP_BEFORE}
        tencent.made(ADD, **asked)
    assert len(tencent.effects()) == len({one["key"] for one in tencent.effects()}) == len(kinds)


def test_money_goes_between_two_advertisers_by_merged_type(tencent: Caller) -> None:
    one, other = live(tencent), live(tencent, 1)
    asked: dict[str, Any] = {
        "account_id": one.number,
        "to_account_id": other.number,
        "amount": 100,
        "fund_type": "FUND_TYPE_AD_RECHARGE",
        "external_bill_no": "m-1",
    }
    path = "/v3.0/merge_fund_type_subcustomer_transfer/add"
    assert tencent.made(path, **asked)["is_repeated"] is False
    assert tencent.made(path, **asked)["is_repeated"] is True
    assert [(row["what"], row["source"], row["target"]) for row in tencent.effects()] == [
        ("transfer_out", str(one.number), str(other.number))
    ]


# Opening


def image(tencent: Caller, **wrong: str) -> dict[str, Any]:
    fields = {"account_id": TENCENT_AGENCY, "signature": md5(LICENCE, usedforsecurity=False).hexdigest(), **wrong}
    return tencent.upload("/v3.0/qualification_images/add", {"file": ("licence.png", LICENCE)}, **fields)


def opening(**other: Any) -> dict[str, Any]:
    return {
        "agency_id": TENCENT_AGENCY,
        "corporation_name": "佛山云帆电子商务有限公司",
        "corporation_licence": "91440600PRACTICE01",
        "system_industry_id": 21474836481,
        "introduction_url": "https://yunfan.example",
        **other,
    }


def card(tencent: Caller, number: int) -> dict[str, Any]:
    fields = ["account_id", "system_status", "reject_message", "corporation_name"]
    found = tencent.data("/v3.0/advertiser/get", account_id=number, fields=fields)["list"]
    assert len(found) == 1
    told: dict[str, Any] = found[0]
    return told


def test_an_account_is_opened_with_a_licence_and_then_reviewed(tencent: Caller) -> None:
    licence = image(tencent)["data"]["image_id"]
    number = tencent.made("/v3.0/advertiser/add", **opening(certification_image_id=licence))["account_id"]
    assert card(tencent, number)["system_status"] == "CUSTOMER_STATUS_PENDING"
    decide(tencent, number, "approved")
    assert card(tencent, number)["system_status"] == "CUSTOMER_STATUS_NORMAL"
    tencent.made(ADD, **topup(live(tencent), account_id=number))
    assert held(tencent, number) == 50_000


def decide(tencent: Caller, number: int, state: str, **other: Any) -> None:
    verdict = {"platform": "tencent_ads", "subject": "account", "number": number, "state": state, **other}
    assert tencent.control("reviews", **verdict).status_code == 200


def test_a_missing_licence_is_asked_for_and_an_update_goes_into_the_queue_again(tencent: Caller) -> None:
    number = tencent.made("/v3.0/advertiser/add", **opening())["account_id"]
    tencent.control("clock", hours=21)
    told = card(tencent, number)
    assert told["system_status"] == "CUSTOMER_STATUS_DENIED"
    assert "certification_image_id" in told["reject_message"]
    licence = image(tencent)["data"]["image_id"]
    tencent.made("/v3.0/advertiser/update", account_id=number, certification_image_id=licence)
    assert card(tencent, number)["system_status"] == "CUSTOMER_STATUS_PENDING"
    tencent.control("clock", hours=1)
    assert card(tencent, number)["system_status"] == "CUSTOMER_STATUS_PENDING"


def test_the_same_request_id_with_the_same_parameters_is_one_account(tencent: Caller) -> None:
    header = {"X-Request-Id": "r-1"}
    numbers = [
        tencent.send("/v3.0/advertiser/add", headers=header, **opening())["data"]["account_id"] for _ in range(2)
    ]
    assert numbers[0] == numbers[1]
    other = tencent.send("/v3.0/advertiser/add", headers=header, **opening(corporation_name="云帆"))
    assert other["data"]["account_id"] != numbers[0]
    without = [tencent.made("/v3.0/advertiser/add", **opening())["account_id"] for _ in range(2)]
    assert len({*numbers, *without}) == 3


def test_images_and_names_are_checked(tencent: Caller) -> None:
    assert image(tencent, signature="0" * 32)["code"] != 0
    for wrong in (
        {"corporation_name": "云" * 41},
        {"corporation_licence": "1" * 19},
        {"certification_image_id": "nobody:1"},
        {"agency_id": 1},
        {"system_industry_id": ""},
    ):
        assert tencent.send("/v3.0/advertiser/add", **opening(**wrong))["code"] != 0


def test_a_qualification_is_listed_with_its_review(tencent: Caller) -> None:
    account = live(tencent)
    picture = image(tencent)["data"]["image_id"]
    asked: dict[str, Any] = {
        "account_id": account.number,
        "qualification_type": "INDUSTRY_QUALIFICATION",
        "qualification_spec": {
            "industry_spec": {
                "system_industry_id": 21474836481,
                "qualification_code": "QC-1",
                "image_id_list": [picture],
            }
        },
    }
    number = tencent.made("/v3.0/qualifications/add", **asked)["qualification_id"]

    def status() -> list[str]:
        rows = tencent.data("/v3.0/qualifications/get", account_id=account.number)["list"]
        return [row["qualification_status"] for row in rows]

    assert status() == ["QUALIFICATION_STATUS_PENDING"]
    tencent.control("clock", hours=21)
    assert status()[0] in {"QUALIFICATION_STATUS_NORMAL", "QUALIFICATION_STATUS_DENIED"}
    tencent.made("/v3.0/qualifications/delete", account_id=account.number, qualification_id=number)
    assert status() == []
