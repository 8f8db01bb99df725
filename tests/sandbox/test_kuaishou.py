"""Practice Kuaishou against its reference page: three ways to ask, three units, keyset and pages, seven days of report."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Kind
from app.sandbox.kuaishou_accounts import UNSTATED
from app.sandbox.kuaishou_plan import KUAISHOU_AGENT
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

API = "/rest/openapi"
FUND = f"{API}/v1/advertiser/fund/get"
FLOWS = f"{API}/v1/advertiser/fund/daily_flows"
REPORT = f"{API}/v1/report/account_report"
LIST = f"{API}/gw/agent/v1/account/list"
FETCH = f"{API}/gw/agent/v1/fetch/account/list"
LEDGER = f"{API}/gw/agent/v1/finance/deposit/account"
ALL_DAYS = {"start_date": "2026-08-15", "end_date": "2026-11-12"}
WEEK = {"start_date": "2026-11-06", "end_date": "2026-11-12"}
NOW_MS = int(NOW.timestamp()) * 1_000
AGENT = {"agent_id": KUAISHOU_AGENT}
LEDGER_WISH: dict[str, Any] = {
    **AGENT,
    "start_time": 0,
    "end_time": NOW_MS,
    "operation_type": 0,
    "account_search_type": 0,
    "uc_type": "",
}


@pytest.fixture(scope="module")
def stage() -> Iterator[Sandbox]:
    with Sandbox(World(accounts=12, today=TODAY, platforms=("kuaishou",)), now=NOW, is_frozen=True) as sandbox:
        yield sandbox
        assert sandbox.failures == []


@pytest.fixture
def kuaishou(stage: Sandbox) -> Iterator[Caller]:
    with Caller(stage, "kuaishou") as caller:
        yield caller


@pytest.fixture
def fresh() -> Iterator[Caller]:
    world = World(accounts=4, days=5, today=TODAY, platforms=("kuaishou",))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "kuaishou") as caller:
        yield caller
        assert sandbox.failures == []


def numbers(kuaishou: Caller) -> list[int]:
    return [int(number) for number in kuaishou.about["account_ids"]]


def app_of(kuaishou: Caller) -> dict[str, Any]:
    return {"app_id": int(kuaishou.about["app_id"]), "secret": kuaishou.about["app_secret"]}


def test_success_and_refusal_wear_the_envelope(kuaishou: Caller) -> None:
    body = kuaishou.get(FUND, advertiser_id=numbers(kuaishou)[0])
    assert (body["code"], body["message"], set(body)) == (0, "OK", {"code", "message", "data", "request_id"})
    refused = kuaishou.get(FUND)
    assert (refused["code"], refused["data"], set(refused)) == (UNSTATED, {}, set(body))
    assert kuaishou.code(f"{API}/v1/nothing") == UNSTATED


def test_an_answer_is_the_same_by_query_by_body_of_a_get_and_by_post(kuaishou: Caller) -> None:
    asked = {"advertiser_id": numbers(kuaishou)[0]}
    by_query = kuaishou.data(FUND, **asked)
    headers = {"Access-Token": kuaishou.token}
    by_body = requests.get(kuaishou.base + FUND, json=asked, headers=headers, timeout=10)
    assert Caller.parsed(by_body)["data"] == by_query == kuaishou.made(FUND, **asked)


def test_without_a_good_token_nothing_is_told(kuaishou: Caller) -> None:
    assert kuaishou.bare(FUND, advertiser_id=numbers(kuaishou)[0])["code"] == 402005
    kuaishou.token = "made-up"
    assert kuaishou.code(FUND, advertiser_id=numbers(kuaishou)[0]) == 402005


def test_a_refresh_replaces_both_tokens_and_ends_the_old_pair(fresh: Caller) -> None:
    oauth = f"{API}/oauth2/authorize"
    first = fresh.post(f"{oauth}/access_token", **app_of(fresh), auth_code=fresh.about["auth_code"])["data"]
    assert (first["access_token_expires_in"], first["refresh_token_expires_in"]) == (86_400, 2_592_000)
    assert (first["advertiser_id"], first["advertiser_ids"]) == (KUAISHOU_AGENT, numbers(fresh))
    assert fresh.post(f"{oauth}/access_token", **app_of(fresh), auth_code=fresh.about["auth_code"])["code"] != 0
    second = fresh.post(f"{oauth}/refresh_token", **app_of(fresh), refresh_token=first["refresh_token"])["data"]
    fresh.token = first["access_token"]
    assert fresh.code(FUND, advertiser_id=numbers(fresh)[0]) == 402005
    fresh.token = second["access_token"]
    assert fresh.code(FUND, advertiser_id=numbers(fresh)[0]) == 0
    again = fresh.post(f"{oauth}/refresh_token", **app_of(fresh), refresh_token=first["refresh_token"])
    assert again["code"] == 402005
    assert fresh.post(f"{oauth}/access_token", app_id=1, secret="wrong", auth_code="c")["code"] == UNSTATED


def test_the_approval_list_ends_on_the_page_past_the_last(kuaishou: Caller) -> None:
    path = f"{API}/oauth2/authorize/approval/list"
    asked = {**app_of(kuaishou), "access_token": kuaishou.token, "page_size": 5}
    found: list[int] = []
    for page in range(1, 10):
        data = kuaishou.post(path, **asked, page_no=page)["data"]
        found += data["details"]
        if data["isEnd"]:
            break
    assert (found, page) == (numbers(kuaishou), 4)
    assert kuaishou.post(path, **{**asked, "page_size": 201})["code"] == UNSTATED


def test_the_agents_list_and_its_bulk_list_reach_every_account(kuaishou: Caller) -> None:
    listed: list[dict[str, Any]] = []
    page, total = 1, 1
    while len(listed) < total:
        data = kuaishou.made(LIST, **AGENT, page=page, page_size=5, select_type=0, select_value="")
        listed, total, page = listed + data["details"], data["total_count"], page + 1
    assert [row["account_id"] for row in listed] == numbers(kuaishou)
    fetched: list[dict[str, Any]] = []
    begin = 0
    span = {"create_time_begin": 0, "create_time_end": NOW_MS}
    while rows := kuaishou.made(FETCH, **AGENT, begin_account_id=begin, batch_size=5, **span)["details"]:
        fetched, begin = fetched + rows, rows[-1]["account_id"]
    assert fetched == sorted(listed, key=lambda row: int(row["account_id"]))


def test_accounts_are_found_by_id_company_and_batch(kuaishou: Caller, stage: Sandbox) -> None:
    first, second = stage.world.accounts_on("kuaishou")[:2]

    def found(kind: int, value: str) -> list[int]:
        asked: dict[str, Any] = {**AGENT, "page": 1, "page_size": 100, "select_type": kind, "select_value": value}
        return [row["account_id"] for row in kuaishou.made(LIST, **asked)["details"]]

    assert found(2, str(first.number)) == [first.number]
    assert found(4, first.name) == [first.number]
    assert found(9, f"{first.number},{second.number}") == [first.number, second.number]
    assert set(found(5, first.company)) == {
        one.number for one in stage.world.accounts_on("kuaishou") if one.company == first.company
    }


def test_balances_are_yuan_for_the_advertiser_and_li_for_the_agent(kuaishou: Caller, stage: Sandbox) -> None:
    asked: dict[str, Any] = {**AGENT, "page": 1, "page_size": 100, "select_type": 0}
    rows = {row["account_id"]: row for row in kuaishou.made(LIST, **asked)["details"]}
    for account in stage.world.accounts_on("kuaishou"):
        left, told, row = account.balance(stage.instant().hour), kuaishou.data(FUND, advertiser_id=account.number), {}
        assert told["recharge_balance"] * 100 == left[Kind.CASH] + left[Kind.CREDIT]
        assert told["contract_rebate"] * 100 == left[Kind.GRANT]
        assert told["direct_rebate"] * 100 == left[Kind.REBATE]
        assert told["balance"] == told["recharge_balance"] + told["contract_rebate"] + told["direct_rebate"]
        row = rows[account.number]
        assert (row["balance"], row["contract_rebate"], row["direct_rebate"]) == tuple(
            left[kind] * 10 for kind in (Kind.CASH, Kind.GRANT, Kind.REBATE)
        )
        assert row["total_balance"] == told["balance"] * 1_000


def test_the_pages_own_balance_is_told_as_the_page_has_it(fresh: Caller) -> None:
    account = fresh.sandbox.world.account("kuaishou", 20_000_800)
    assert account is not None
    account.burns.clear()
    account.movements = []
    account.opening = dict.fromkeys(Kind, 0) | {Kind.CASH: 100_000, Kind.GRANT: 20_000, Kind.REBATE: 3_456}
    told = fresh.raw(FUND, advertiser_id=20_000_800).text
    assert '"balance":1234.56,"recharge_balance":1000.0,"contract_rebate":200.0,"direct_rebate":34.56' in told


def flows(kuaishou: Caller, number: int, size: int = 500) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    page, total = 1, 1
    while len(rows) < total:
        data = kuaishou.data(FLOWS, advertiser_id=number, **ALL_DAYS, page=page, page_size=size)
        rows, total, page = rows + data["details"], data["total_count"], page + 1
    return rows


def test_daily_flows_follow_from_day_to_day_and_end_in_the_balance(kuaishou: Caller) -> None:
    for number in numbers(kuaishou):
        rows = flows(kuaishou, number)
        assert len(rows) == 90
        for before, day in pairwise(rows):
            assert day["balance"] == (
                before["balance"] + day["daily_transfer_in"] - day["daily_transfer_out"] - day["daily_charge"]
            )
            for whole, part in (("daily_charge", "charged"), ("daily_transfer_in", "recharged")):
                parts = ("real", "contract_rebate_real", "direct_rebate_real")
                assert day[whole] == sum(day[f"{name}_{part}"] for name in parts)
        assert rows[-1]["balance"] == kuaishou.data(FUND, advertiser_id=number)["balance"]


def test_flows_come_in_pages_and_are_todays_when_no_day_is_named(kuaishou: Caller) -> None:
    number = numbers(kuaishou)[0]
    assert flows(kuaishou, number, 40) == flows(kuaishou, number)
    assert [row["date"] for row in kuaishou.data(FLOWS, advertiser_id=number)["details"]] == ["2026-11-12"]


def test_flows_and_report_agree_with_the_worlds_own_totals(kuaishou: Caller) -> None:
    told = kuaishou.session.get(f"{kuaishou.sandbox.url}/_sandbox/totals", timeout=10).json()["kuaishou"]["accounts"]
    for row in told:
        number = int(row["number"])
        charged = {one["date"]: one["daily_charge"] * 1_000_000 for one in flows(kuaishou, number)}
        assert {day: cents for day, cents in charged.items() if cents} == row["spend_micros"]
        week = kuaishou.made(REPORT, advertiser_id=number, **WEEK)["details"]
        assert {one["stat_date"]: one["charge"] for one in week} == {
            day: Decimal(micros) / 1_000_000 for day, micros in row["spend_micros"].items() if day >= "2026-11-06"
        }


def ledger(kuaishou: Caller, **other: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    page, total = 1, 1
    while len(rows) < total:
        asked = {**LEDGER_WISH, "page_info": {"current_page": page, "page_size": 50}, **other}
        data = kuaishou.made(LEDGER, **asked)
        rows, total, page = rows + data["details"], data["page_info"]["total_count"], page + 1
        if not data["details"]:
            break
    return rows


def test_the_agents_ledger_has_every_row_once_and_sums_to_the_totals(kuaishou: Caller) -> None:
    rows = ledger(kuaishou)
    assert len({row["instruction_id"] for row in rows}) == len(rows)
    names = ("amount", "credit_amount", "contract_rebate_amount", "direct_rebate_amount")
    for row in rows:
        assert abs(row["after_balance"] - row["before_balance"]) == sum(row[name] for name in names)
    told = kuaishou.session.get(f"{kuaishou.sandbox.url}/_sandbox/totals", timeout=10).json()["kuaishou"]["accounts"]
    for account in told:
        moved = sum(
            row["after_balance"] - row["before_balance"]
            for row in rows
            if str(row["advertiser_id"]) == account["number"]
        )
        assert moved * 1_000 == sum(account["in_micros"].values()) - sum(account["out_micros"].values())


def test_the_ledger_is_narrowed_by_type_keyword_and_time(kuaishou: Caller) -> None:
    rows = ledger(kuaishou)
    assert {row["operation_type"] for row in ledger(kuaishou, operation_type=2)} <= {"2"}
    number = rows[0]["advertiser_id"]
    assert {row["advertiser_id"] for row in ledger(kuaishou, keyword=str(number))} == {number}
    middle = rows[len(rows) // 2]["create_time"]
    early = ledger(kuaishou, end_time=middle)
    assert early == rows[: len(early)]


def test_the_agents_roll_up_knows_yesterday_and_sums_to_what_the_accounts_spent(kuaishou: Caller) -> None:
    path = f"{API}/v1/agent/report"
    asked = {**AGENT, **ALL_DAYS, "page_size": 1_000}
    days = kuaishou.made(path, **asked, time_type="DAY")
    assert days["total_count"] == len(days["details"])
    assert max(row["date_time"] for row in days["details"]) == "2026-11-11"
    spent = sum(row["daily_charge"] for number in numbers(kuaishou) for row in flows(kuaishou, number)[:-1])
    for by in ("DAY", "MONTH", "ALL"):
        rows = kuaishou.made(path, **asked, time_type=by)["details"]
        assert sum(row["total_charged_in_yuan"] for row in rows) == spent


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (FUND, {"advertiser_id": 1}),
        (FUND, {"advertiser_id": KUAISHOU_AGENT}),
        (FLOWS, {"page_size": 501}),
        (FLOWS, {"start_date": "2026-11-12", "end_date": "2026-11-01"}),
        (REPORT, {"start_date": "2026-11-04", "end_date": "2026-11-09"}),
        (REPORT, {"start_date": "2026-11-05", "end_date": "2026-11-12"}),
        (REPORT, {**WEEK, "page_size": 2_001}),
        (LIST, {"agent_id": 5, "page": 1, "page_size": 5, "select_type": 0}),
        (LIST, {**AGENT, "page": 1, "page_size": 5, "select_type": 7}),
        (LIST, {**AGENT, "page": 1, "page_size": 5, "select_type": 9, "select_value": ",".join(["1"] * 101)}),
        (LIST, {**AGENT, "page_size": 5, "select_type": 0}),
        (FETCH, {**AGENT, "begin_account_id": 0, "batch_size": 1_001, "create_time_begin": 0, "create_time_end": 1}),
        (FETCH, {**AGENT, "begin_account_id": 0, "batch_size": 5}),
        (LEDGER, {**LEDGER_WISH, "operation_type": 3}),
        (LEDGER, {**LEDGER_WISH, "agent_id": 5}),
        (f"{API}/v1/agent/report", {**AGENT, **WEEK, "page_size": 1_001}),
    ],
)
def test_what_goes_beyond_the_limits_is_refused(kuaishou: Caller, path: str, asked: dict[str, Any]) -> None:
    assert kuaishou.send(path, **{"advertiser_id": numbers(kuaishou)[0], **asked})["code"] == UNSTATED


def test_faults_come_in_its_own_words(fresh: Caller) -> None:
    number = numbers(fresh)[0]
    fresh.fault(FUND, FaultKind.EXPIRED_TOKEN)
    assert fresh.code(FUND, advertiser_id=number) == 402005
    fresh.fault(FUND, FaultKind.RATE_LIMITED)
    told = fresh.raw(FUND, advertiser_id=number)
    assert (told.status_code, told.json()["code"]) == (429, UNSTATED)
    fresh.fault(FLOWS, FaultKind.DUPLICATE_PAGE)
    asked = {"advertiser_id": number, "start_date": "2026-11-09", "end_date": "2026-11-12", "page_size": 2}
    first = fresh.data(FLOWS, **asked, page=1)["details"]
    assert fresh.data(FLOWS, **asked, page=2)["details"] == first


def test_the_description_tells_the_agents_id(kuaishou: Caller) -> None:
    assert kuaishou.about["answers"] == {"agent_id": str(KUAISHOU_AGENT)}
    assert kuaishou.about["base_url"].endswith("/kuaishou")
    back = kuaishou.session.get(
        kuaishou.about["consent_url"],
        params={"app_id": "1", "redirect_uri": "http://127.0.0.1:9/back", "state": "s", "oauth_type": "agent"},
        allow_redirects=False,
        timeout=10,
    )
    assert back.headers["Location"].startswith("http://127.0.0.1:9/back?auth_code=")
