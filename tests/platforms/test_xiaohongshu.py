"""Xiaohongshu Juguang 小红书聚光, what an advertiser's token reads: fen in accounts, yuan in reports, no numbers on ledger rows."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountStatus, Balance, FundRow, FundRowKind, Grant, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import BadAnswer, NotAuthorised, Refused
from app.platforms.abilities import OpensAccounts, TellsRights
from app.platforms.payload import Payload
from app.platforms.xiaohongshu import ORDERS_A_PAGE, ROWS_A_REPORT_PAGE, Xiaohongshu
from app.platforms.xiaohongshu_rows import Role, Subject, read_balance, read_subject
from app.platforms.zones import day_in
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path
from tests.platforms.stage import NOW, stage
from tests.platforms.words.words import ACCESS, ACCOUNT, APP_SECRET, SUBJECT
from tests.platforms.words.xiaohongshu import refusal, success

V = "/api/open"
BALANCE = f"{V}/jg/account/balance/info"
ORDERS = f"{V}/jg/account/order/info"
REPORT = f"{V}/jg/data/report/offline/account"
TOKEN = f"{V}/oauth2/access_token"

GRANT_OF_THE_PAGE = (
    '{"code":0,"success":true,"msg":"成功","data":{"user_id":"5c86…","role_type":3,"approval_role_type":4,'
    '"platform_type":1,"advertiser_id":1234,"approval_advertisers":[{"advertiser_id":1234,"advertiser_name":"品牌A"}],'
    '"access_token":"a","access_token_expires_in":86399,"refresh_token":"r","refresh_token_expires_in":2591999}}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


@contextmanager
def xiaohongshu(
    routes: Mapping[str, Script | Reply], *, subjects: tuple[str, ...] = (SUBJECT,)
) -> Iterator[tuple[Xiaohongshu, Canned]]:
    grant = Grant(access_token=Secret(ACCESS), subjects=subjects)
    with stage(Platform.XIAOHONGSHU, by_path(dict(routes)), grant=grant) as scene:
        assert isinstance(scene.client, Xiaohongshu)
        yield scene.client, scene.server


def told(total: int, available: int, cash: int, granted: int, compensation: int = 0) -> dict[str, int]:
    return {
        "total_balance": total,
        "cash_balance": cash,
        "return_balance": granted,
        "freeze_balance": total - available,
        "compensate_return_balance": compensation,
        "available_balance": available,
        "today_spend": 777,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (told(160050, 160050, 120000, 30050, 10000), ("1200.00", "400.50", "0", "0")),
        # What is frozen stands beside the kinds, or in the cash: the parts add up either way.
        (told(165050, 160050, 120000, 30050, 10000), ("1200.00", "400.50", "0", "50.00")),
        (told(160050, 155050, 120000, 30050, 10000), ("1150.00", "400.50", "0", "50.00")),
        # Credit is not named here, but it can be spent.
        (told(260050, 260050, 120000, 30050, 10000), ("1200.00", "400.50", "1000.00", "0")),
    ],
)
def test_a_balance_is_in_fen(fields: dict[str, int], expected: tuple[str, str, str, str]) -> None:
    cash, grant, credit, frozen = (yuan(part) for part in expected)
    with xiaohongshu({BALANCE: success(fields)}) as (client, server):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == Balance(cash=cash, grant=grant, credit=credit, frozen=frozen)
    assert (server.asked[0].method, server.asked[0].query) == ("GET", {"advertiser_id": SUBJECT})


WHOLE = st.integers(0, 10**12)


@given(total=WHOLE, available=WHOLE, cash=WHOLE, granted=WHOLE, compensation=WHOLE)
def test_the_kinds_of_money_add_up_to_the_platforms_own_total(
    total: int, available: int, cash: int, granted: int, compensation: int
) -> None:
    fields = told(total, available, cash, granted, compensation)
    balance = read_balance(Payload("xiaohongshu", fields), ACCOUNT).balance
    assert (balance.cash + balance.grant + balance.credit + balance.frozen).micros == total * 10_000
    assert balance.cash.micros <= cash * 10_000


def order(**fields: object) -> dict[str, object]:
    return {
        "launch_date": "2026-01-02",
        "trade_time": "2026-01-02 23:30:00",
        "operate_type": 1,
        "order_amount": 50000,
        "balance": 150000,
        "account_name": "品牌A",
        "account_type": 0,
        "account_type_name": "现金",
        "business_type_name": "充值",
        "transfer_object": "",
        "remark": "",
        **fields,
    }


def orders(rows: list[dict[str, object]]) -> Script:
    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)
        start = (body["page"] - 1) * body["page_size"]
        part = rows[start : start + body["page_size"]]
        return success({"total_count": len(rows), "aggregate_order": 0, "account_trade_detail": part})

    return script


def fund_rows(rows: list[dict[str, object]], *, subject: str = SUBJECT) -> tuple[list[FundRow], Canned]:
    with xiaohongshu({ORDERS: orders(rows)}, subjects=(subject,)) as (client, server):
        return list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 30))), server


def test_ledger_rows_are_in_fen_and_their_kind_tells_the_sign() -> None:
    kinds = [
        (1, 0, FundRowKind.RECHARGE, FundClass.CASH, "500"),
        (3, 1, FundRowKind.SPEND, FundClass.GRANT, "-500"),
        (5, 0, FundRowKind.RECHARGE, FundClass.CASH, "500"),
        (8, 0, FundRowKind.REFUND, FundClass.CASH, "-500"),
        (10, 6, FundRowKind.OTHER, FundClass.GRANT, "-500"),
        (13, 2, FundRowKind.TRANSFER_IN, FundClass.CREDIT, "500"),
        (14, 2, FundRowKind.TRANSFER_OUT, FundClass.CREDIT, "-500"),
        (15, 0, FundRowKind.RECHARGE, FundClass.CASH, "500"),
    ]
    for sign in (1, -1):
        written = [order(operate_type=one[0], account_type=one[1], order_amount=sign * 50000) for one in kinds]
        rows, server = fund_rows(written)
        assert [(row.kind, row.fund_class, row.amount) for row in rows] == [
            (kind, fund_class, yuan(amount)) for _, _, kind, fund_class, amount in kinds
        ]
    asked = server.asked[0].json()
    assert (asked["advertiser_id"], asked["start_time"], asked["end_time"]) == (
        int(SUBJECT),
        "2026-01-01",
        "2026-01-30",
    )
    assert asked["account_types"] == [0, 1, 2, 6]
    assert "type" not in asked


def test_a_kind_without_a_published_direction_stands_as_it_came() -> None:
    (into, out, release, unknown), _ = fund_rows(
        [
            order(operate_type=6),
            order(operate_type=6, order_amount=-50000),
            order(operate_type=18, order_amount=-1),
            order(operate_type=99, account_type=7),
        ]
    )
    assert [row.kind for row in (into, out, release, unknown)] == [
        FundRowKind.TRANSFER_IN,
        FundRowKind.TRANSFER_OUT,
        FundRowKind.OTHER,
        FundRowKind.OTHER,
    ]
    assert (out.amount, release.amount) == (yuan("-500"), yuan("-0.01"))
    assert unknown.fund_class is FundClass.GRANT, "not the company's own cash until someone has looked"


@pytest.mark.parametrize("written", ["2026-01-02 23:30:00", "1767367800000", 1767367800000, 1767367800])
def test_a_time_is_milliseconds_or_text_in_beijing(written: object) -> None:
    [row], _ = fund_rows([order(trade_time=written)])
    assert (row.at, row.day) == (datetime(2026, 1, 2, 15, 30, tzinfo=UTC), date(2026, 1, 2))


def test_rows_without_a_number_keep_their_serials_and_equal_ones_stay_apart() -> None:
    rows = [order(balance=150000), order(balance=200000), order(balance=250000)]
    first, again = (fund_rows(rows)[0] for _ in range(2))
    assert len({row.serial for row in first}) == 3
    assert [row.serial for row in first] == [row.serial for row in again]


def test_a_row_that_is_pushed_onto_a_second_page_counts_once() -> None:
    rows = [order(balance=place) for place in range(ORDERS_A_PAGE)]
    found, _ = fund_rows([*rows, rows[-1], order(balance=-1)])
    assert len(found) == ORDERS_A_PAGE + 1


def test_a_service_provider_asks_with_its_type() -> None:
    _, server = fund_rows([order()], subject=f"provider/{SUBJECT}/品牌A")
    assert server.asked[0].json()["type"] == 2


def report(rows: list[dict[str, object]]) -> Script:
    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)
        start = (body["page_num"] - 1) * body["page_size"]
        return success({"total_count": len(rows), "data_list": rows[start : start + body["page_size"]]})

    return script


def test_spend_is_in_yuan_as_a_number_or_as_text_with_commas() -> None:
    rows: list[dict[str, object]] = [
        {"time": "2026-01-01", "fee": 12.34, "ctr": "0.5%"},
        {"time": "2026-01-02", "fee": "1,234,567.89", "ctr": "0.5%"},
        {"time": "2026-01-03", "fee": "0.00", "ctr": "-"},
    ]
    with xiaohongshu({REPORT: report(rows)}) as (client, server):
        spent = list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 7)))
    assert [row.spend for row in spent] == [yuan("12.34"), yuan("1234567.89"), yuan("0.00")]
    asked = server.asked[0].json()
    assert (asked["advertiser_id"], asked["time_unit"], asked["page_size"]) == (int(SUBJECT), "DAY", 1000)
    assert (asked["start_date"], asked["end_date"]) == ("2026-01-01", "2026-01-07")


def test_a_report_is_read_to_its_last_page() -> None:
    rows: list[dict[str, object]] = [
        {"time": "2026-01-01", "fee": str(place)} for place in range(2 * ROWS_A_REPORT_PAGE + 1)
    ]
    with xiaohongshu({REPORT: report(rows)}) as (client, server):
        assert len(list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 1)))) == len(rows)
    assert len(server.asked) == 3


def test_the_pages_own_token_brings_the_accounts_with_their_names() -> None:
    with xiaohongshu({TOKEN: Reply(body=GRANT_OF_THE_PAGE.encode())}) as (client, server):
        grant = client.exchange("c", "https://a.example/cb")
        [listing] = client.accounts()
        assert client.rights() is None
    assert grant.subjects == ("provider/1234/品牌A",)
    assert grant.access_expires_at == datetime(2026, 1, 16, 3, 59, 59, tzinfo=UTC)
    assert (listing.platform_id, listing.name, listing.status) == ("1234", "品牌A", AccountStatus.UNKNOWN)
    assert server.asked[0].json() == {"app_id": 1700000000000001, "secret": APP_SECRET, "auth_code": "c"}


@pytest.mark.parametrize(
    "written",
    [["report_service", "account_manage"], '["report_service","account_manage"]', "report_service,account_manage"],
)
def test_the_rights_of_the_token_are_told(written: object) -> None:
    body = json.loads(GRANT_OF_THE_PAGE)
    body["data"]["scope"] = written
    with xiaohongshu({TOKEN: Reply(body=json.dumps(body).encode())}) as (client, _):
        client.exchange("c", "https://a.example/cb")
        assert isinstance(client, TellsRights)
        assert client.rights() == client.needed_rights


@pytest.mark.parametrize("scope", [7, None, {"a": 1}, [None], [["x"]], True])
def test_no_token_is_lost_over_rights_that_cannot_be_read(scope: object) -> None:
    body = json.loads(GRANT_OF_THE_PAGE)
    body["data"]["scope"] = scope
    with xiaohongshu({TOKEN: Reply(body=json.dumps(body).encode())}) as (client, _):
        assert client.exchange("c", "https://a.example/cb").access_token == Secret("a")


@given(st.sampled_from(Role), st.from_regex(r"[0-9a-f]{1,24}", fullmatch=True), st.text())
def test_a_subject_is_kept_as_text_and_read_back(role: Role, identity: str, name: str) -> None:
    assert read_subject(str(Subject(role, identity, name))) == Subject(role, identity, name)


def answer(**fields: object) -> Reply:
    return Reply(body=json.dumps(fields).encode())


def test_success_decides_before_the_code_does() -> None:
    data = told(1, 1, 1, 0)
    for done in (answer(success=True, data=data), answer(code=0, data=data), answer(success=True, code=0, data=data)):
        with xiaohongshu({BALANCE: done}) as (client, _):
            assert len(list(client.balances([ACCOUNT]))) == 1
    for refused, code in (
        (answer(success=False, errorCode="E7", errorMsg="no"), "E7"),
        (answer(success=False, code=0, message="no"), "0"),
        (answer(success=False, code=-100, msg="no"), "-100"),
        (answer(code=-100, msg="no"), "-100"),
    ):
        with xiaohongshu({BALANCE: refused}) as (client, _), pytest.raises(Refused, match="no") as caught:
            list(client.balances([ACCOUNT]))
        assert caught.value.code == code
    with xiaohongshu({BALANCE: answer(success=True, code=7, data=data)}) as (client, _), pytest.raises(BadAnswer):
        list(client.balances([ACCOUNT]))


def test_whatever_a_token_call_is_refused_for_needs_a_person() -> None:
    with xiaohongshu({TOKEN: refusal("4242", "what is this")}) as (client, _), pytest.raises(NotAuthorised):
        client.exchange("c", "https://a.example/cb")


def test_accounts_are_not_opened_by_interface_here() -> None:
    with xiaohongshu({}) as (client, _):
        assert not isinstance(client, OpensAccounts)


def test_todays_burn_comes_from_the_report_of_the_moment() -> None:
    today = day_in(NOW, "Asia/Shanghai")
    yesterday = today - timedelta(days=1)
    over = success({"total_count": 1, "data_list": [{"time": yesterday.isoformat(), "fee": "1,234.50"}]})
    now = success({"total_count": 1, "data_list": [{"time": today.isoformat(), "fee": "10.00"}]})
    routes: dict[str, Script | Reply] = {REPORT: over, REPORT.replace("offline", "realtime"): now}
    with xiaohongshu(routes) as (client, server):
        rows = list(client.spend(ACCOUNT, yesterday, today))
    assert [(row.day, row.spend.amount) for row in rows] == [(yesterday, Decimal("1234.50")), (today, Decimal(10))]
    assert server.asked[0].json()["end_date"] == yesterday.isoformat()
