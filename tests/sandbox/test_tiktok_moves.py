"""TikTok's money and opening side: currency units with two decimals, no key, two ledger rows, and a licence where the law wants one."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Life
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.tiktok_plan import CENTRES
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

TRANSFER = "/open_api/v1.3/bc/transfer/"
LEDGER = "/open_api/v1.3/bc/account/transaction/get/"
CREATE = "/open_api/v1.3/bc/advertiser/create/"
AGENCY, DIRECT, SHARED = CENTRES


@pytest.fixture
def tiktok() -> Iterator[Caller]:
    world = World(accounts=30, days=12, today=TODAY, platforms=FIRST_THREE)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "tiktok") as caller:
        yield caller
        assert sandbox.failures == []


def account_of(tiktok: Caller, centre: int) -> Account:
    accounts = tiktok.sandbox.world.accounts_on("tiktok")
    return next(one for one in accounts if one.centre == centre and one.life is Life.LIVE)


def recharge(account: Account, **other: Any) -> dict[str, Any]:
    """The page's own example."""
    return {
        "bc_id": str(account.centre),
        "advertiser_id": str(account.number),
        "transfer_type": "RECHARGE",
        "transfer_level": "ADVERTISER",
        "cash_amount": 1000.50,
        **other,
    }


def balance(tiktok: Caller, account: Account) -> dict[str, Any]:
    path = "/open_api/v1.3/advertiser/balance/get/"
    asked = {"bc_id": account.centre, "filtering": {"keyword": str(account.number)}}
    told: dict[str, Any] = tiktok.data(path, **asked)["advertiser_account_list"][0]
    return told


def test_a_recharge_of_1000_50_is_told_on_both_sides(tiktok: Caller) -> None:
    account = account_of(tiktok, AGENCY.number)
    before = balance(tiktok, account)["cash_balance"]
    told = tiktok.made(TRANSFER, **recharge(account))
    assert told["transaction_infos"][0]["transaction_type"] == "CASH"
    assert told["transaction_infos"][0]["payee_account"] == {
        "account_type": "ADVERTISER",
        "account_id": str(account.number),
    }
    assert balance(tiktok, account)["cash_balance"] == before + Decimal("1000.50")
    found = {}
    for level in ("ADVERTISER", "BC"):
        rows = tiktok.data(LEDGER, bc_id=account.centre, transaction_level=level, page_size=50)["transaction_list"]
        found[level] = [row for row in rows if row["create_time"] == "2026-11-12 15:20:00"]
    assert [(row["amount"], row["amount_type"]) for row in found["ADVERTISER"]] == [(Decimal("1000.5"), "POSITIVE")]
    assert [(row["amount"], row["amount_type"]) for row in found["BC"]] == [(Decimal("1000.5"), "NEGATIVE")]
    assert found["ADVERTISER"][0]["transaction_id"] == told["transaction_infos"][0]["transaction_id"]


def test_without_a_key_a_repeated_call_moves_twice(tiktok: Caller) -> None:
    account = account_of(tiktok, AGENCY.number)
    for _ in range(2):
        tiktok.made(TRANSFER, **recharge(account, request_id="77"))
    tiktok.fault(TRANSFER, FaultKind.DUPLICATE)
    tiktok.made(TRANSFER, **recharge(account, request_id="77"))
    assert len(tiktok.effects()) == 4


def test_an_error_after_the_effect_shows_in_balance_and_ledger_alone(tiktok: Caller) -> None:
    account = account_of(tiktok, AGENCY.number)
    before = balance(tiktok, account)["cash_balance"]
    tiktok.fault(TRANSFER, FaultKind.ERROR_AFTER)
    assert tiktok.sent(TRANSFER, **recharge(account)).status_code == 500
    tiktok.fault(TRANSFER, FaultKind.DROP_BEFORE)
    with pytest.raises(requests.ConnectionError):
        tiktok.sent(TRANSFER, **recharge(account))
    assert balance(tiktok, account)["cash_balance"] == before + Decimal("1000.50")


def test_partly_done_is_said_with_its_own_code_and_what_was_done(tiktok: Caller) -> None:
    account = account_of(tiktok, AGENCY.number)
    tiktok.fault(TRANSFER, FaultKind.PARTIAL)
    told = tiktok.send(TRANSFER, **recharge(account))
    assert told["code"] == 20001
    assert told["data"]["advertiser_id"] == str(account.number)
    assert [one["moved_micros"] for one in tiktok.effects()] == [500_250_000]


def test_the_newer_group_of_amounts_wins_and_moves_all_kinds_or_none(tiktok: Caller) -> None:
    account = account_of(tiktok, AGENCY.number)
    told = tiktok.made(TRANSFER, **recharge(account, amount_info={"cash_amount": 60, "grant_amount": 0.5}))
    assert [one["transaction_type"] for one in told["transaction_infos"]] == ["CASH", "GRANT"]
    refused = tiktok.send(TRANSFER, **recharge(account, amount_info={"cash_amount": 60, "credit_amount": 1}))
    assert refused["code"] == 40002
    assert [one["moved_micros"] for one in tiktok.effects()] == [60_000_000, 500_000]


def test_a_refund_takes_no_more_than_is_transferable(tiktok: Caller) -> None:
    account = account_of(tiktok, AGENCY.number)
    able = balance(tiktok, account)["transferable_amount"]
    refund = recharge(account, transfer_type="REFUND")
    assert tiktok.send(TRANSFER, **(refund | {"cash_amount": str(able + Decimal("0.01"))}))["code"] == 40002
    tiktok.made(TRANSFER, **(refund | {"cash_amount": str(able)}))
    assert [one["what"] for one in tiktok.effects()] == ["refund"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"cash_amount": 49.99}, 40002),
        ({"cash_amount": 1.001}, 40002),
        ({"cash_amount": -5}, 40002),
        ({"cash_amount": None}, 40002),
        ({"cash_amount": "NaN"}, 40002),
        ({"transfer_type": "GIFT"}, 40002),
        ({"transfer_level": "BC"}, 40002),
        ({"bc_id": "1"}, 40001),
        ({"advertiser_id": "1"}, 40001),
    ],
)
def test_what_the_page_does_not_allow_moves_nothing(tiktok: Caller, wrong: dict[str, Any], code: int) -> None:
    assert tiktok.send(TRANSFER, **(recharge(account_of(tiktok, AGENCY.number)) | wrong))["code"] == code
    assert tiktok.effects() == []


def test_cash_is_refused_where_the_balance_is_shared(tiktok: Caller) -> None:
    assert tiktok.send(TRANSFER, **recharge(account_of(tiktok, SHARED.number)))["code"] == 40002


BUDGETS = "/open_api/v1.3/advertiser/update/"


def budget(account: Account, way: str = "UPDATE", **asked: Any) -> dict[str, Any]:
    wanted = {"advertiser_id": str(account.number), **asked}
    return {"bc_id": account.centre, "budget_update_type": way, "advertiser_budgets": [wanted]}


def test_a_budget_is_set_raised_and_taken_away(tiktok: Caller) -> None:
    account = account_of(tiktok, SHARED.number)
    tiktok.made(BUDGETS, **budget(account, budget_mode="MONTHLY_BUDGET", budget=200))
    tiktok.made(BUDGETS, **budget(account, "INCREMENTAL_UPDATE", budget=50.5))
    told = balance(tiktok, account)
    assert (told["budget_mode"], told["budget"]) == ("MONTHLY_BUDGET", Decimal("250.5"))
    assert told["budget_cost"] > 0
    tiktok.made(BUDGETS, **budget(account, "RESET"))
    assert balance(tiktok, account)["budget_mode"] == "UNLIMITED"


def test_a_budget_is_changed_twenty_times_a_day_at_most(tiktok: Caller) -> None:
    account = account_of(tiktok, SHARED.number)
    codes = [
        tiktok.send(BUDGETS, **budget(account, budget_mode="CUSTOM_BUDGET", budget=100 + place))["code"]
        for place in range(21)
    ]
    assert codes == [0] * 20 + [40002]


# Opening


def opening(centre: int = AGENCY.number, /, **qualification: Any) -> dict[str, Any]:
    return {
        "bc_id": str(centre),
        "advertiser_info": {
            "name": "Demo",
            "currency": "CNY" if centre == AGENCY.number else "USD",
            "timezone": "Asia/Shanghai" if centre == AGENCY.number else "America/Phoenix",
            "type": "AUCTION",
        },
        "customer_info": {"company": "Demo Ltd", "industry": 290303, "registered_area": "CN"},
        "qualification_info": qualification,
        "contact_info": {"name": "Z", "email": "z@yunfan.example", "number": "+86-138"},
    }


def uploaded(tiktok: Caller) -> str:
    files = {"image_file": ("licence.png", b"\x89PNG practice")}
    told = tiktok.upload("/open_api/v1.3/bc/image/upload/", files, bc_id=AGENCY.number)
    return str(told["data"]["image_id"])


def status(tiktok: Caller, number: str) -> str:
    found = tiktok.data("/open_api/v1.3/advertiser/info/", advertiser_ids=[number])["list"]
    return str(found[0]["status"])


def test_an_advertiser_is_opened_reviewed_and_then_recharged(tiktok: Caller) -> None:
    sent = {"promotion_link": "https://demo.example", "license_no": "9131", "license_image_id": uploaded(tiktok)}
    number = tiktok.made(CREATE, **opening(AGENCY.number, **sent))["advertiser_id"]
    assert status(tiktok, number) == "STATUS_PENDING_CONFIRM"
    verdict = {"platform": "tiktok", "subject": "account", "number": number, "state": "approved"}
    assert tiktok.control("reviews", **verdict).status_code == 200
    assert status(tiktok, number) == "STATUS_ENABLE"
    qualifications = tiktok.data("/open_api/v1.3/bc/advertiser/qualification/get/", bc_id=AGENCY.number)
    assert [one["status"] for one in qualifications["qualifications"]] == ["VERIFIED"]
    account = tiktok.sandbox.world.account("tiktok", int(number))
    assert account is not None
    tiktok.made(TRANSFER, **recharge(account))
    assert balance(tiktok, account)["cash_balance"] == Decimal("1000.5")


def test_a_licence_is_wanted_from_agencies_in_china_and_an_error_for_direct_centres(tiktok: Caller) -> None:
    link = {"promotion_link": "https://demo.example"}
    assert tiktok.send(CREATE, **opening(AGENCY.number, **link))["code"] == 40002
    assert (
        tiktok.send(CREATE, **opening(AGENCY.number, **link, license_no="1", license_image_id="img-none"))["code"]
        == 40002
    )
    assert tiktok.send(CREATE, **opening(DIRECT.number, **link))["code"] == 40002
    tiktok.made(CREATE, **opening(DIRECT.number))
    wrong = opening(DIRECT.number)
    wrong["advertiser_info"]["currency"] = "CNY"
    assert tiktok.send(CREATE, **wrong)["code"] == 40002


def test_a_repeated_opening_opens_a_second_account_so_the_name_must_be_looked_up(tiktok: Caller) -> None:
    tiktok.fault(CREATE, FaultKind.ERROR_AFTER)
    assert tiktok.sent(CREATE, **opening(DIRECT.number)).status_code == 500
    asked = {"bc_id": DIRECT.number, "asset_type": "ADVERTISER", "filtering": {"keyword": "Demo"}}
    found = tiktok.data("/open_api/v1.3/bc/asset/get/", **asked)["list"]
    assert [one["asset_name"] for one in found] == ["Demo"]
    assert tiktok.made(CREATE, **opening(DIRECT.number))["advertiser_id"] != found[0]["asset_id"]
