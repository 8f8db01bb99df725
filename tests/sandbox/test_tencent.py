"""Practice Tencent Ads against its reference page: signing, whole fen, one fund type a call, short windows."""

from itertools import pairwise
from typing import Any

import pytest

from app.sandbox.holders import Kind
from app.sandbox.tencent_funds import UNSTATED
from app.sandbox.world import World
from tests.sandbox.caller import Caller

TEN_DAYS = {"start_date": "2026-11-03", "end_date": "2026-11-12"}
ALL_DAYS = {"start_date": "2026-08-15", "end_date": "2026-11-12"}
REPORT: dict[str, Any] = {"level": "REPORT_LEVEL_ADVERTISER", "group_by": ["date"], "fields": ["date", "cost"]}


def numbers(tencent: Caller) -> list[int]:
    return [int(number) for number in tencent.about["account_ids"]]


def signed(tencent: Caller, **other: Any) -> dict[str, Any]:
    now = tencent.sandbox.instant().now
    asked = {"access_token": tencent.token, "timestamp": now, "nonce": "alone", "account_id": numbers(tencent)[0]}
    return {**asked, **other}


def test_success_and_refusal_wear_the_envelope(tencent: Caller) -> None:
    body = tencent.get("/v3.0/funds/get", account_id=numbers(tencent)[0])
    assert (body["code"], set(body)) == (0, {"code", "message", "message_cn", "data"})
    refused = tencent.get("/v3.0/funds/get")
    assert refused["code"] == UNSTATED
    assert "account_id" in refused["message"]


def test_an_unknown_path_is_refused_in_the_envelope(tencent: Caller) -> None:
    assert tencent.code("/v3.0/nothing/here") == UNSTATED


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"access_token": ""}, 11005),
        ({"access_token": "made-up"}, 11002),
        ({"nonce": ""}, UNSTATED),
        ({"nonce": "n" * 33}, UNSTATED),
    ],
)
def test_every_call_is_signed_in_its_query(tencent: Caller, other: dict[str, str], code: int) -> None:
    assert tencent.bare("/v3.0/funds/get", **signed(tencent, **other))["code"] == code


def test_a_nonce_is_good_once(tencent: Caller) -> None:
    asked = signed(tencent, nonce="once")
    assert tencent.bare("/v3.0/funds/get", **asked)["code"] == 0
    again = tencent.bare("/v3.0/funds/get", **asked)
    assert again["code"] != 0
    assert "The nonce has been used before" in again["message"]


def test_a_timestamp_may_be_five_minutes_off_and_no_more(tencent: Caller) -> None:
    now = tencent.sandbox.instant().now
    assert tencent.bare("/v3.0/funds/get", **signed(tencent, timestamp=now - 300, nonce="early"))["code"] == 0
    assert tencent.bare("/v3.0/funds/get", **signed(tencent, timestamp=now - 301, nonce="late"))["code"] != 0
    assert tencent.bare("/v3.0/funds/get", **signed(tencent, timestamp="soon", nonce="word"))["code"] != 0


def test_the_advertiser_list_pages_through_every_account_with_the_asked_fields(tencent: Caller) -> None:
    found: list[dict[str, Any]] = []
    page, last = 1, 1
    while page <= last:
        data = tencent.data("/v3.0/advertiser/get", fields=["account_id", "system_status"], page=page, page_size=5)
        found += data["list"]
        last, page = data["page_info"]["total_page"], page + 1
    assert [row["account_id"] for row in found] == numbers(tencent)
    assert all(set(row) == {"account_id", "system_status"} for row in found)


def test_the_cursor_leads_through_the_same_accounts(tencent: Caller) -> None:
    found: list[int] = []
    cursor, has_more = "0", True
    while has_more:
        asked = {"pagination_mode": "PAGINATION_MODE_CURSOR", "cursor": cursor, "page_size": 5}
        data = tencent.data("/v3.0/organization_account_relation/get", **asked)
        found += [row["account_id"] for row in data["list"]]
        cursor, has_more = data["cursor_page_info"]["cursor"], data["cursor_page_info"]["has_more"]
    assert found == numbers(tencent)


def test_advertisers_can_be_looked_up_by_company(tencent: Caller) -> None:
    wish = [{"field": "corporation_name", "operator": "CONTAINS", "values": ["佛山"]}]
    rows = tencent.data("/v3.0/advertiser/get", fields=["corporation_name"], filtering=wish)["list"]
    assert rows
    assert all("佛山" in row["corporation_name"] for row in rows)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/v3.0/advertiser/get", {}),
        ("/v3.0/advertiser/get", {"fields": ["account_id"], "page_size": 101}),
        ("/v3.0/advertiser/get", {"fields": ["account_id"], "page": 1_001}),
        ("/v3.0/agency/get", {"fields": ["account_id"]}),
        ("/v3.0/organization_account_relation/get", {}),
        ("/v3.0/daily_balance_report/get", {"date_range": {"start_date": "2026-11-02", "end_date": "2026-11-12"}}),
        ("/v3.0/daily_balance_report/get", {"date_range": {"start_date": "2024-01-01", "end_date": "2024-01-02"}}),
        ("/v3.0/daily_balance_report/get", {"date_range": TEN_DAYS, "page_size": 101}),
        ("/v3.0/daily_balance_report/get", {}),
        ("/v3.0/fund_statements_detailed/get", {"date_range": TEN_DAYS}),
        ("/v3.0/fund_statements_detailed/get", {"date_range": TEN_DAYS, "fund_type": "CASH"}),
        ("/v3.0/daily_reports/get", {"date_range": TEN_DAYS, "level": "REPORT_LEVEL_ADVERTISER", "group_by": ["date"]}),
        ("/v3.0/daily_reports/get", {**REPORT, "date_range": {"start_date": "2025-11-01", "end_date": "2025-11-10"}}),
        ("/v3.0/daily_reports/get", {**REPORT, "date_range": {"start_date": "2026-08-01", "end_date": "2026-11-12"}}),
        ("/v3.0/funds/get", {"account_id": 1}),
    ],
)
def test_what_goes_beyond_the_limits_is_refused(tencent: Caller, path: str, asked: dict[str, Any]) -> None:
    assert tencent.code(path, **{"account_id": numbers(tencent)[0], **asked}) == UNSTATED


def funds(tencent: Caller, number: int, path: str = "/v3.0/funds/get") -> dict[str, dict[str, Any]]:
    return {row["fund_type"]: row for row in tencent.data(path, account_id=number)["list"]}


def test_balances_are_whole_fen_by_kind_of_money(tencent: Caller, world: World) -> None:
    at = tencent.sandbox.instant().hour
    for account in world.accounts_on("tencent_ads"):
        told, left = funds(tencent, account.number), account.balance(at)
        assert told["FUND_TYPE_CASH"]["balance"] == left[Kind.CASH]
        assert told["FUND_TYPE_GIFT"]["balance"] == left[Kind.GRANT]
        assert told["FUND_TYPE_CREDIT_ROLL"]["balance"] == left[Kind.CREDIT]
        assert all(isinstance(row["balance"], int) for row in told.values())
        merged = funds(tencent, account.number, "/v3.0/merge_fund_type_funds/get")
        assert merged["FUND_TYPE_AD_RECHARGE"]["balance"] == left[Kind.CASH] + left[Kind.CREDIT]


def statements(tencent: Caller, number: int, fund_type: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    page, last = 1, 1
    while page <= last:
        asked = {"account_id": number, "fund_type": fund_type, "date_range": ALL_DAYS, "page": page, "page_size": 100}
        data = tencent.data("/v3.0/fund_statements_detailed/get", **asked)
        rows += data["list"]
        last, page = data["page_info"]["total_page"], page + 1
    return rows


OUTGOING = {"PAY", "TRANSFER_BACK", "EXPIRE"}


@pytest.mark.parametrize("fund_type", ["FUND_TYPE_CASH", "FUND_TYPE_GIFT", "FUND_TYPE_CREDIT_ROLL"])
def test_each_statement_row_shows_the_balance_that_follows_from_the_one_before(tencent: Caller, fund_type: str) -> None:
    for number in numbers(tencent):
        rows = statements(tencent, number, fund_type)
        for before, row in pairwise(rows):
            signed_amount = -row["amount"] if row["trade_type_ext"] in OUTGOING else row["amount"]
            assert row["balance"] == before["balance"] + signed_amount
            assert row["time"] >= before["time"]
        if rows:
            told = funds(tencent, number)[fund_type]
            assert rows[-1]["balance"] == told["balance"] + told["realtime_cost"]


def test_the_daily_balance_report_follows_from_day_to_day(tencent: Caller) -> None:
    for number in numbers(tencent):
        asked = {"account_id": number, "date_range": TEN_DAYS, "page_size": 100}
        rows = tencent.data("/v3.0/daily_balance_report/get", **asked)["list"]
        for fund_type in {row["fund_type"] for row in rows}:
            days = [row for row in rows if row["fund_type"] == fund_type]
            assert len(days) == 10
            for before, day in pairwise(days):
                came = day["deposit"] + day["trans_in"] + day["credit_modify"] - day["trans_out"]
                assert day["balance"] == before["balance"] + came - day["paid"]
            assert days[-1]["balance"] == funds(tencent, number)[fund_type]["balance"]


def test_daily_cost_is_what_all_kinds_of_money_paid(tencent: Caller) -> None:
    number = numbers(tencent)[0]
    spent = tencent.data("/v3.0/daily_reports/get", account_id=number, date_range=TEN_DAYS, **REPORT)["list"]
    days = tencent.data("/v3.0/daily_balance_report/get", account_id=number, date_range=TEN_DAYS, page_size=100)["list"]
    assert sum(row["cost"] for row in spent) == sum(day["paid"] for day in days)
    assert all(set(row) == {"date", "cost"} and isinstance(row["cost"], int) for row in spent)


def test_costs_of_today_agree_between_account_and_agency(tencent: Caller) -> None:
    asked = {"level": "REPORT_LEVEL_ADVERTISER", "date": "2026-11-12"}
    costs = [tencent.data("/v3.0/realtime_cost/get", account_id=number, **asked)["list"] for number in numbers(tencent)]
    agency = tencent.data("/v3.0/agency_realtime_cost/get", account_id=int(tencent.about["managers"][0]))["list"]
    assert sum(row["cost"] for rows in costs for row in rows) == sum(row["cost"] for row in agency)
    assert all("caculate_time" in row for row in agency)


def test_the_agency_and_its_missing_wallets_are_told(tencent: Caller) -> None:
    agency = int(tencent.about["managers"][0])
    (row,) = tencent.data("/v3.0/agency/get", fields=["account_id"], page=1, page_size=10)["list"]
    assert row == {"account_id": agency}
    asked = {"account_id": agency, "wallet_id_list": [1], "date_range": TEN_DAYS}
    assert tencent.data("/v3.0/wallet_invoice/get", **asked)["list"] == []
