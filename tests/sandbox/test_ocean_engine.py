"""Practice Ocean Engine against its reference page: envelopes, units, pages, refusals, money that adds up."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from app.sandbox.holders import Kind
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ORGANISATION
from app.sandbox.world import World
from tests.sandbox.caller import Caller

FUND = "/open_api/2/advertiser/fund/"
WALLET = "/open_api/v3.0/shared_wallet/"
SPAN = {"start_date": "2026-08-15", "end_date": "2026-11-12"}
REPORT: dict[str, Any] = {
    "dimensions": ["stat_time_day"],
    "metrics": ["stat_cost"],
    "filters": [],
    "order_by": [],
    "start_time": "2026-11-01",
    "end_time": "2026-11-12",
    "page": 1,
    "page_size": 100,
    "data_topic": "BASIC_DATA",
}


def numbers(ocean: Caller) -> list[int]:
    return [int(number) for number in ocean.about["account_ids"]]


def shared_account(world: World) -> tuple[int, int]:
    account = next(one for one in world.accounts_on("ocean_engine") if one.wallet)
    assert account.wallet
    return account.number, account.wallet.number


def test_success_and_refusal_wear_the_envelope(ocean: Caller) -> None:
    body = ocean.get(f"{FUND}get/", advertiser_id=numbers(ocean)[0])
    assert (body["code"], body["message"], set(body)) == (0, "OK", {"code", "message", "request_id", "data"})
    refused = ocean.get(f"{FUND}get/")
    assert refused["code"] == 40000
    assert "advertiser_id" in refused["message"]


def test_an_unknown_path_and_a_missing_slash_are_refused_in_the_envelope(ocean: Caller) -> None:
    assert ocean.code("/open_api/2/nothing/here/") == 40000
    assert ocean.code(f"{FUND}get", advertiser_id=numbers(ocean)[0]) == 40000


def test_without_a_token_or_with_a_wrong_one_nothing_is_told(ocean: Caller) -> None:
    number = numbers(ocean)[0]
    assert ocean.bare(f"{FUND}get/", advertiser_id=number)["code"] == 40104
    ocean.token = "made-up"
    assert ocean.code(f"{FUND}get/", advertiser_id=number) == 40105


def test_a_strangers_account_is_not_permitted(ocean: Caller) -> None:
    assert ocean.code(f"{FUND}get/", advertiser_id=1_790_000_000_000_010) == 40002


def test_the_authorised_list_takes_its_token_from_the_query_and_names_the_roles(ocean: Caller) -> None:
    body = ocean.bare("/open_api/oauth2/advertiser/get/", access_token=ocean.token)
    rows = body["data"]["list"]
    assert {row["account_type"] for row in rows} == {"CUSTOMER_ADMIN", "AGENT", "ADVERTISER"}
    assert all(str(row["account_id"]) == row["account_string_id"] for row in rows)


def every_listed(ocean: Caller) -> set[int]:
    found: set[int] = set()
    page, last = 1, 1
    while page <= last:
        data = ocean.data(
            "/open_api/2/customer_center/advertiser/list/", cc_account_id=OCEAN_ORGANISATION, page=page, page_size=3
        )
        found |= {row["advertiser_id"] for row in data["list"]}
        last, page = data["page_info"]["total_page"], page + 1
    agent = ocean.data("/open_api/2/agent/advertiser/select/", advertiser_id=OCEAN_AGENT)["list"]
    granted = ocean.bare("/open_api/oauth2/advertiser/get/", access_token=ocean.token)["data"]["list"]
    return found | set(agent) | {row["account_id"] for row in granted if row["account_type"] == "ADVERTISER"}


def test_managers_and_direct_accounts_together_are_every_account(ocean: Caller) -> None:
    assert every_listed(ocean) == set(numbers(ocean))


def test_the_newer_list_and_the_cursor_list_agree_with_the_older(ocean: Caller) -> None:
    path = "/open_api/v3.0/customer_center/account/list/"
    newer = ocean.data(path, account_id=OCEAN_ORGANISATION, filter={"account_type": "AD"}, page_size=100)["accounts"]
    older = ocean.data("/open_api/2/majordomo/advertiser/select/", advertiser_id=OCEAN_ORGANISATION)["list"]
    assert [row["account_id"] for row in newer] == [row["advertiser_id"] for row in older]
    agent = {"advertiser_id": OCEAN_AGENT, "count": 3}
    first = ocean.data("/open_api/2/agent/advertiser/select/", cursor=0, **agent)
    second = ocean.data("/open_api/2/agent/advertiser/select/", cursor=first["cursor_page_info"]["cursor"], **agent)
    assert first["cursor_page_info"]["has_more"]
    assert not set(first["list"]) & set(second["list"])


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/open_api/2/customer_center/advertiser/list/", {"cc_account_id": OCEAN_ORGANISATION, "page_size": 101}),
        ("/open_api/v3.0/report/custom/get/", {**REPORT, "page_size": 101}),
        (f"{FUND}daily_stat/", {"page": 0}),
        (f"{FUND}transaction/get/", {**SPAN, "transaction_type": "OTHER"}),
        (
            f"{FUND}transaction/get/",
            {"transaction_type": "RECHARGE", "start_date": "2026-11-12", "end_date": "2026-11-01"},
        ),
        (
            f"{FUND}transaction/get/",
            {"transaction_type": "RECHARGE", "start_date": "12.11.2026", "end_date": "2026-11-12"},
        ),
        ("/open_api/v3.0/account/fund/get/", {"account_ids": list(range(21)), "account_type": "AD"}),
        ("/open_api/v3.0/account/fund/get/", {"account_ids": "no json", "account_type": "AD"}),
        ("/open_api/2/agent/advertiser_info/query/", {"account_ids": list(range(51))}),
        ("/open_api/2/report/advertiser/get/", {"start_date": "2026-09-01", "end_date": "2026-11-12"}),
    ],
)
def test_what_goes_beyond_the_limits_is_refused(ocean: Caller, path: str, asked: dict[str, Any]) -> None:
    assert ocean.code(path, **{"advertiser_id": numbers(ocean)[0], **asked}) == 40000


@pytest.mark.parametrize(
    "missing", ["dimensions", "metrics", "filters", "order_by", "start_time", "page", "data_topic"]
)
def test_every_parameter_of_the_report_is_required(ocean: Caller, missing: str) -> None:
    asked = {name: value for name, value in REPORT.items() if name != missing}
    assert ocean.code("/open_api/v3.0/report/custom/get/", advertiser_id=numbers(ocean)[0], **asked) == 40000


def test_the_older_balance_is_in_yuan_and_the_newer_in_fen(ocean: Caller, world: World) -> None:
    for account in world.accounts_on("ocean_engine"):
        yuan = ocean.data(f"{FUND}get/", advertiser_id=account.number)
        fen = ocean.data("/open_api/v3.0/account/fund/get/", account_ids=[account.number], account_type="AD")["list"][0]
        left = account.balance(ocean.sandbox.instant().hour)
        assert yuan["cash"] * 100 == fen["cash"] == left[Kind.CASH]
        assert yuan["grant"] * 100 == fen["grant"] == left[Kind.GRANT]
        assert (
            (yuan["balance"] - yuan["valid_balance"]) * 100 == fen["balance"] - fen["valid_balance"] == account.frozen
        )
        assert isinstance(yuan["cash"], Decimal)
        assert isinstance(fen["cash"], int)
        assert isinstance(yuan["wallet_id"], str)


def test_each_days_closing_follows_from_the_day_before_exactly(ocean: Caller) -> None:
    for number in numbers(ocean):
        days = ocean.data(f"{FUND}daily_stat/", advertiser_id=number, page_size=100)["list"]
        assert len(days) == 90
        for before, day in pairwise(days):
            came = day["income"] + day["transfer_in"] - day["transfer_out"]
            assert day["balance"] == before["balance"] + came - (day["cost"] - day["shared_wallet_cost"])
            assert day["balance"] == day["grant_balance"] + day["non_grant_balance"]
            assert day["cost"] == day["cash_cost"] + day["reward_cost"] + day["shared_wallet_cost"]
        assert days[-1]["balance"] == ocean.data(f"{FUND}get/", advertiser_id=number)["balance"]


def all_rows(ocean: Caller, path: str, **asked: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    page, last = 1, 1
    while page <= last:
        data = ocean.data(path, page=page, page_size=7, **asked)
        info = data["page_info"][0] if isinstance(data["page_info"], list) else data["page_info"]
        rows += data["list"]
        last, page = info["total_page"], page + 1
        assert info["total_number"] >= len(rows)
    return rows


def test_fund_rows_sum_to_what_the_days_say(ocean: Caller) -> None:
    for number in numbers(ocean)[:8]:
        recharges = all_rows(
            ocean, f"{FUND}transaction/get/", advertiser_id=number, transaction_type="RECHARGE", **SPAN
        )
        transfers = all_rows(
            ocean, f"{FUND}transaction/get/", advertiser_id=number, transaction_type="TRANSFER", **SPAN
        )
        span = {"start_time": SPAN["start_date"], "end_time": SPAN["end_date"]}
        grants = all_rows(ocean, f"{FUND}grant_transaction/get/", advertiser_id=number, **span)
        days = ocean.data(f"{FUND}daily_stat/", advertiser_id=number, page_size=100)["list"]
        income = sum(row["cash"] + row["grant"] for row in recharges)
        assert income == sum(day["income"] for day in days)
        given = {str(row["transaction_seq"]): row["grant"] for row in recharges if row["grant"]}
        assert {row["uniq_id"]: row["amount"] for row in grants} == given
        assert sum(row["amount"] for row in transfers) == sum(day["transfer_in"] - day["transfer_out"] for day in days)
        assert all(isinstance(row["transaction_seq"], int) and row["transaction_seq"] > 2**53 for row in recharges)


def test_the_page_info_of_grants_is_a_list(ocean: Caller) -> None:
    asked = {"start_time": "2026-08-15", "end_time": "2026-11-12", "page": 1, "page_size": 10}
    data = ocean.data(f"{FUND}grant_transaction/get/", advertiser_id=numbers(ocean)[0], **asked)
    assert isinstance(data["page_info"], list)


def test_report_values_are_text_and_agree_with_the_days(ocean: Caller) -> None:
    number = numbers(ocean)[0]
    data = ocean.data("/open_api/v3.0/report/custom/get/", advertiser_id=number, **REPORT)
    days = ocean.data(
        f"{FUND}daily_stat/", advertiser_id=number, start_date="2026-11-01", end_date="2026-11-12", page_size=31
    )
    spent = {row["dimensions"]["stat_time_day"]: row["metrics"]["stat_cost"] for row in data["rows"]}
    assert {day["date"]: day["cost"] for day in days["list"]} == {day: Decimal(cost) for day, cost in spent.items()}
    assert sum(map(Decimal, spent.values())) == Decimal(data["total_metrics"]["stat_cost"])
    assert all(isinstance(cost, str) for cost in spent.values())


def test_the_older_report_gives_the_same_spend_as_numbers(ocean: Caller) -> None:
    number = numbers(ocean)[0]
    older = ocean.data(
        "/open_api/2/report/advertiser/get/", advertiser_id=number, start_date="2026-11-01", end_date="2026-11-12"
    )
    newer = ocean.data("/open_api/v3.0/report/custom/get/", advertiser_id=number, **{**REPORT, "page_size": 10})
    assert [row["cost"] for row in older["list"]] == [Decimal(row["metrics"]["stat_cost"]) for row in newer["rows"]]


def test_information_is_a_bare_list_cut_to_the_asked_fields(ocean: Caller) -> None:
    asked = {"advertiser_ids": numbers(ocean)[:3], "fields": ["id", "name", "status"]}
    rows = ocean.data("/open_api/2/advertiser/info/", **asked)
    assert [row["id"] for row in rows] == numbers(ocean)[:3]
    assert all(set(row) == {"id", "name", "status"} for row in rows)


def test_an_account_that_spends_from_a_wallet_names_it_as_text(ocean: Caller, world: World) -> None:
    number, wallet = shared_account(world)
    told = ocean.data(f"{FUND}get/", advertiser_id=number)
    asked = {"account_id": number, "account_type": "AD"}
    assert told["wallet_id"] == str(wallet)
    assert ocean.data(f"{WALLET}account_relation/get/", **asked)["main_wallet_id"] == wallet
    info = ocean.data(f"{WALLET}wallet_info/get/", wallet_id_list=[wallet], **asked)["wallet_info"]
    assert [(row["wallet_id"], row["wallet_type"]) for row in info] == [(wallet, "MAIN_WALLET")]
    days = ocean.data(f"{WALLET}daily_stat/get/", shared_wallet_id=wallet, page_size=100, **asked)["results"]
    assert days[-1]["balance"] == Decimal(told["wallet_total_balance_valid"])


def test_the_wallets_days_follow_from_its_rows_and_its_members_spend(ocean: Caller, world: World) -> None:
    number, wallet = shared_account(world)
    asked = {"account_id": number, "account_type": "AD", "shared_wallet_id": wallet, "page_size": 100}
    days = ocean.data(f"{WALLET}daily_stat/get/", **asked)["results"]
    for before, day in pairwise(days):
        assert day["balance"] == before["balance"] + day["incomes"] - day["expenses"] - day["cost"]
    rows = ocean.data(f"{WALLET}transaction_detail/get/", **SPAN, **asked)["results"]
    assert sum(row["amount"] for row in rows) == sum(day["incomes"] for day in days)
    members = ocean.data(f"{WALLET}wallet_relation/get/", account_id=number, account_type="AD", wallet_id=wallet)
    spent = [
        day["shared_wallet_cost"]
        for member in members["advertiser_ids"]
        for day in ocean.data(f"{FUND}daily_stat/", advertiser_id=member, page_size=100)["list"]
    ]
    assert sum(spent) == sum(day["cost"] for day in days)


def test_wallet_pages_end_at_ten_thousand_rows(ocean: Caller, world: World) -> None:
    number, wallet = shared_account(world)
    asked = {"account_id": number, "account_type": "AD", "shared_wallet_id": wallet, **SPAN}
    assert ocean.code(f"{WALLET}transaction_detail/get/", page=101, page_size=100, **asked) == 40000


def test_the_wallets_split_sums_to_its_balance(ocean: Caller, world: World) -> None:
    number, wallet = shared_account(world)
    asked = {"account_id": number, "account_type": "AD"}
    (split,) = ocean.data(f"{WALLET}wallet_balance/get/", wallet_id_list=[wallet], **asked)["wallet_balance"]
    leaves = [
        amount
        for name, line in split.items()
        if name != "wallet_id"
        for uses in line.values()
        for amount in uses.values()
    ]
    (shown,) = ocean.data("/open_api/2/fund/shared_wallet_balance/get/", advertiser_ids=[number])["list"]
    assert sum(leaves) == shown["balance_detail"][0]["balance"] > 0


def test_the_agents_recharges_come_in_two_envelopes(ocean: Caller) -> None:
    asked = {
        "agent_ids": [OCEAN_AGENT],
        "start_time": "2026-08-15",
        "end_time": "2026-11-12",
        "page": 1,
        "page_size": 5,
    }
    inner = ocean.data("/open_api/2/agent/adv/recharge/recharge_record/", **asked)
    assert inner["code"] == 0
    assert len(inner["data"]) == 5
    assert isinstance(inner["data"][0]["amount"], str)


def test_the_agents_transfers_have_ids_as_text(ocean: Caller) -> None:
    asked = {"agent_id": OCEAN_AGENT, "filtering": {"transfer_type": "ADD_MONEY"}, **SPAN}
    rows = ocean.data("/open_api/2/agent/transfer/transaction_record/", **asked)["records"]
    assert rows
    assert all(isinstance(row[name], str) for row in rows for name in ("transfer_order_serial", "remitter", "payee"))
    assert ocean.code("/open_api/2/agent/transfer/transaction_record/", agent_id=OCEAN_AGENT, **SPAN) == 40000
