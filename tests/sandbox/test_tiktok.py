"""Practice TikTok for Business against its reference page: ids as text, portfolios, ledgers, the thirty days."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller

API = "/open_api/v1.3/"
REPORT: dict[str, Any] = {
    "report_type": "BASIC",
    "data_level": "AUCTION_ADVERTISER",
    "dimensions": ["advertiser_id", "stat_time_day"],
    "metrics": ["spend", "cash_spend", "voucher_spend", "billed_cost", "currency"],
    "start_date": "2026-10-14",
    "end_date": "2026-11-12",
    "page_size": 100,
}
NON_SHARED, ABROAD, SHARED = ("7000000000000000101", "7000000000000000102", "7000000000000000103")


def test_success_and_refusal_wear_the_envelope(tiktok: Caller) -> None:
    body = tiktok.get(f"{API}bc/get/")
    assert (body["code"], body["message"], set(body)) == (0, "OK", {"code", "message", "request_id", "data"})
    refused = tiktok.get(f"{API}bc/balance/get/")
    assert (refused["code"], refused["data"]) == (40002, {})


def test_an_unknown_path_is_told_by_its_number(tiktok: Caller) -> None:
    assert tiktok.code(f"{API}nothing/") == 40400
    assert tiktok.code(f"{API}bc/get") == 40400


def test_without_a_token_or_with_a_wrong_one_nothing_is_told(tiktok: Caller) -> None:
    assert tiktok.bare(f"{API}bc/get/")["code"] == 40104
    tiktok.token = "made-up"
    assert tiktok.code(f"{API}bc/get/") == 40105


@pytest.mark.parametrize(
    ("path", "asked", "code"),
    [
        ("bc/get/", {"page_size": 51}, 40002),
        ("bc/asset/get/", {"bc_id": NON_SHARED, "asset_type": "ADVERTISER", "page_size": 51}, 40002),
        ("bc/asset/get/", {"bc_id": NON_SHARED}, 40002),
        ("advertiser/balance/get/", {"bc_id": NON_SHARED, "page_size": 51}, 40002),
        ("advertiser/balance/get/", {}, 40002),
        ("advertiser/balance/get/", {"bc_id": NON_SHARED, "fields": ["min_transferable_amount"]}, 40002),
        ("bc/account/transaction/get/", {"bc_id": NON_SHARED, "page_size": 51}, 40002),
        ("bc/account/transaction/get/", {"bc_id": "7000000000000000999"}, 40001),
        (
            "bc/account/transaction/get/",
            {"bc_id": NON_SHARED, "filtering": {"start_time": "2025-01-01", "end_time": "2026-11-12"}},
            40002,
        ),
        ("bc/balance/get/", {"bc_id": NON_SHARED, "payment_portfolio_id": "5"}, 40007),
        ("report/integrated/get/", {**REPORT, "page_size": 1_001}, 40002),
        ("report/integrated/get/", {**REPORT, "start_date": "2026-10-13"}, 40067),
        ("report/integrated/get/", {**REPORT, "dimensions": ["advertiser_id"], "start_date": "2025-11-01"}, 40067),
        ("report/integrated/get/", {**REPORT, "advertiser_id": "5"}, 40001),
        ("report/integrated/get/", {**REPORT, "metrics": ["magic"]}, 40002),
        ("advertiser/info/", {"advertiser_ids": ["5"]}, 40001),
    ],
)
def test_what_goes_beyond_the_limits_is_refused(tiktok: Caller, path: str, asked: dict[str, Any], code: int) -> None:
    first = {"advertiser_id": tiktok.about["account_ids"][0]} if path.startswith("report") else {}
    assert tiktok.code(API + path, **{**first, **asked}) == code


def test_centres_lead_to_every_account_and_all_ids_are_text(tiktok: Caller) -> None:
    centres = [row["bc_info"]["bc_id"] for row in tiktok.data(f"{API}bc/get/")["list"]]
    assert centres == tiktok.about["managers"]
    found = [
        row["asset_id"]
        for centre in centres
        for row in tiktok.data(f"{API}bc/asset/get/", bc_id=centre, asset_type="ADVERTISER", page_size=50)["list"]
    ]
    assert sorted(found) == sorted(tiktok.about["account_ids"])
    app = {"app_id": tiktok.about["app_id"], "secret": tiktok.about["app_secret"]}
    authorised = tiktok.bare(f"{API}oauth2/advertiser/get/", **app)["data"]["list"]
    assert [row["advertiser_id"] for row in authorised] == tiktok.about["account_ids"]


def balances(tiktok: Caller, centre: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tiktok.data(f"{API}advertiser/balance/get/", bc_id=centre, page_size=50)[
        "advertiser_account_list"
    ]
    return rows


def test_balance_is_valid_and_frozen_and_tax_together(tiktok: Caller) -> None:
    for centre in (NON_SHARED, ABROAD, SHARED):
        for row in balances(tiktok, centre):
            assert row["account_balance"] == row["valid_account_balance"] + row["frozen_balance"] + row["tax"]
            assert row["account_balance"] == row["cash_balance"] + row["grant_balance"]
    assert any(row["frozen_balance"] for row in balances(tiktok, NON_SHARED))


def test_a_portfolio_repeats_its_balance_on_every_account(tiktok: Caller) -> None:
    rows = balances(tiktok, SHARED)
    centre = tiktok.data(f"{API}bc/balance/get/", bc_id=SHARED)
    assert len(rows) > 1
    assert {row["account_balance"] for row in rows} == {centre["account_balance"]}
    assert centre["payment_portfolio_type"] == "SHARED"
    assert tiktok.data(f"{API}bc/balance/get/", bc_id=NON_SHARED)["payment_portfolio_type"] == "NON_SHARED"


def test_the_transferable_amount_comes_with_a_single_row_only(tiktok: Caller) -> None:
    one = tiktok.data(
        f"{API}advertiser/balance/get/", bc_id=NON_SHARED, page_size=1, fields=["min_transferable_amount"]
    )
    assert "transferable_amount" in one["advertiser_account_list"][0]
    assert "min_transferable_amount" in one["advertiser_account_list"][0]
    assert all("transferable_amount" not in row for row in balances(tiktok, NON_SHARED))


def test_information_is_cut_to_the_asked_fields_and_names_the_zone_twice(tiktok: Caller, world: World) -> None:
    abroad = str(next(one.number for one in world.accounts_on("tiktok") if one.offset_hours == -7))
    asked = {"advertiser_ids": [abroad], "fields": ["advertiser_id", "timezone", "display_timezone", "currency"]}
    (row,) = tiktok.data(f"{API}advertiser/info/", **asked)["list"]
    zone = {"timezone": "Etc/GMT+7", "display_timezone": "America/Phoenix"}
    assert row == {"advertiser_id": abroad, "currency": "USD", **zone}


def ledger(tiktok: Caller, centre: str, **asked: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    page, last = 1, 1
    while page <= last:
        data = tiktok.data(f"{API}bc/account/transaction/get/", bc_id=centre, page=page, page_size=9, **asked)
        rows += data["transaction_list"]
        last, page = data["page_info"]["total_page"], page + 1
    return rows


def signed(rows: list[dict[str, Any]]) -> Decimal:
    return sum((row["amount"] if row["amount_type"] == "POSITIVE" else -row["amount"] for row in rows), Decimal(0))


def spend(tiktok: Caller, number: str) -> Decimal:
    rows = tiktok.data(f"{API}report/integrated/get/", advertiser_id=number, **REPORT)["list"]
    return sum((Decimal(row["metrics"]["spend"]) for row in rows), Decimal(0))


def test_balance_moves_by_ledger_rows_less_spend_as_days_go_by(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tiktok") as tiktok:
        before = {row["advertiser_id"]: row["account_balance"] for row in balances(tiktok, NON_SHARED)}
        spent = {number: spend(tiktok, number) for number in before}
        rows = {number: signed(ledger(tiktok, NON_SHARED, filtering={"account_ids": [number]})) for number in before}
        sandbox.clock.push(30)
        later = {"filtering": {"start_time": "2026-08-01", "end_time": "2026-11-20"}}
        asked = {**REPORT, "start_date": "2026-10-20", "end_date": "2026-11-18"}
        for row in balances(tiktok, NON_SHARED):
            number = row["advertiser_id"]
            own = {"filtering": {**later["filtering"], "account_ids": [number]}}
            told = tiktok.data(f"{API}report/integrated/get/", advertiser_id=number, **asked)["list"]
            burned = sum((Decimal(one["metrics"]["spend"]) for one in told), Decimal(0)) - spent[number]
            assert (
                row["account_balance"]
                == before[number] + signed(ledger(tiktok, NON_SHARED, **own)) - rows[number] - burned
            )


def test_ledger_rows_have_an_id_a_sign_and_their_own_zone(tiktok: Caller) -> None:
    rows = ledger(tiktok, ABROAD)
    assert rows
    assert len({row["transaction_id"] for row in rows}) == len(rows)
    assert {row["timezone"] for row in rows} == {"UTC-07:00"}
    assert {row["amount_type"] for row in rows} <= {"POSITIVE", "NEGATIVE"}
    assert all(row["amount"] > 0 for row in rows)


def test_the_portfolios_rows_come_at_their_own_level(tiktok: Caller) -> None:
    assert ledger(tiktok, SHARED) == []
    rows = ledger(tiktok, SHARED, transaction_level="PAYMENT_PORTFOLIO")
    assert rows
    assert all(row["payment_portfolio_id"] and not row["account_id"] for row in rows)
    paid = tiktok.data(f"{API}bc/transaction/get/", bc_id=SHARED, page_size=50)
    assert paid["transaction_summary"]["amount_paid"] == signed(rows)


def test_the_older_ledger_tells_the_same_money_without_ids(tiktok: Caller) -> None:
    asked = {"filtering": {"start_date": "2026-08-01", "end_date": "2026-11-13"}, "page_size": 50}
    older: list[dict[str, Any]] = []
    page, last = 1, 1
    while page <= last:
        data = tiktok.data(f"{API}advertiser/transaction/get/", bc_id=NON_SHARED, page=page, **asked)
        older += data["transaction_list"]
        last, page = data["page_info"]["total_page"], page + 1
    assert sum(row["amount"] for row in older) == signed(ledger(tiktok, NON_SHARED))
    assert all("transaction_id" not in row for row in older)


def test_spend_is_text_and_its_split_comes_a_day_late(tiktok: Caller) -> None:
    rows = tiktok.data(f"{API}report/integrated/get/", advertiser_id=tiktok.about["account_ids"][0], **REPORT)["list"]
    by_day = {row["dimensions"]["stat_time_day"]: row["metrics"] for row in rows}
    today, settled = by_day["2026-11-12 00:00:00"], by_day["2026-11-01 00:00:00"]
    assert today["cash_spend"] == today["voucher_spend"] == today["billed_cost"] == "-"
    assert Decimal(settled["spend"]) == Decimal(settled["cash_spend"]) + Decimal(settled["voucher_spend"])
    assert all(isinstance(value, str) for metrics in by_day.values() for value in metrics.values())


def test_days_without_delivery_are_missing_rows(tiktok: Caller, world: World) -> None:
    stopped = next(one for one in world.accounts_on("tiktok") if one.status == "STATUS_DISABLE")
    assert tiktok.data(f"{API}report/integrated/get/", advertiser_id=stopped.number, **REPORT)["list"] == []


def test_costs_of_a_centre_are_the_sum_of_its_accounts_days(tiktok: Caller) -> None:
    asked = {"filtering": {"start_date": "2026-10-14", "end_date": "2026-11-12"}, "page_size": 50}
    costs = tiktok.data(f"{API}bc/account/cost/get/", bc_id=NON_SHARED, **asked)
    for row in costs["cost_list"]:
        assert row["amount"] == spend(tiktok, row["advertiser_id"])
    assert costs["transaction_summary"]["amount"] == sum(row["amount"] for row in costs["cost_list"])


def test_several_accounts_a_call_carry_their_id_among_the_metrics(tiktok: Caller) -> None:
    numbers = tiktok.about["account_ids"][:2]
    rows = tiktok.data(f"{API}report/integrated/get/", advertiser_ids=numbers, **REPORT)["list"]
    assert {row["metrics"]["advertiser_id"] for row in rows} == set(numbers)


def test_open_days_count_from_the_first(tiktok: Caller) -> None:
    (row, *_) = balances(tiktok, NON_SHARED)
    opened = datetime.fromisoformat(row["create_time"]).replace(tzinfo=UTC)
    assert row["account_open_days"] == 90
    assert opened.date() == date(2026, 8, 14)


def test_each_ended_month_has_an_invoice_over_what_was_spent_of_paid_money(tiktok: Caller) -> None:
    path = "/open_api/v1.3/bc/invoice/get/"
    centre = tiktok.about["managers"][1]
    rows = tiktok.data(path, bc_id=centre, invoice_types=["RECON"])["list"]
    assert [row["send_date"] for row in rows] == ["2026-09-01", "2026-10-01", "2026-11-01"]
    october = tiktok.data(path, bc_id=centre, start_time="2026-11-01", end_time="2026-11-12")["list"]
    assert october == rows[-1:]
    world, at = tiktok.sandbox.world, tiktok.sandbox.instant().hour
    first, last = date(2026, 10, 1).toordinal(), date(2026, 10, 31).toordinal()
    accounts = [one for one in world.accounts_on("tiktok") if str(one.centre) == centre]
    lines = [line for one in accounts for line in one.lines(first, last, at)]
    assert october[0]["amount"] * 100 == sum(line.burn.total - line.burn.grant for line in lines)
    assert (october[0]["pay_status"], october[0]["currency_code"]) == ("NO_NEED", "USD")
    assert tiktok.data(path, bc_id=centre, invoice_types=["CREDIT"])["list"] == []
    unpaid = tiktok.data("/open_api/v1.3/bc/invoice/unpaid/get/", bc_id=centre, invoice_type="RECON")
    assert unpaid["list"] == []
