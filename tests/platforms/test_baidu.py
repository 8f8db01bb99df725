"""Baidu Marketing 百度营销: yuan, login names, keyset lists and two envelopes, with the figures of its reference page."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountStatus, Balance, FundRow, FundRowKind, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import NotAuthorised, Refused, Unreachable, WrongAnswer
from app.platforms.abilities import MovesMoney, OpensAccounts
from app.platforms.baidu import PAYMENTS_A_PAGE, ROWS_A_REPORT, USERS_A_PAGE, Baidu
from app.platforms.baidu_rows import read_balance, read_fund_rows
from app.platforms.payload import Payload
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, ok, refusal
from tests.platforms.stage import stage
from tests.platforms.words.baidu import refusal as failure
from tests.platforms.words.baidu import success
from tests.platforms.words.words import ACCESS, ACCOUNT, APP_SECRET, SUBJECT

SERVICE = "/json/sms/service"
INFO = f"{SERVICE}/AccountService/getAccountInfo"
BALANCE = f"{SERVICE}/BalanceService/getBalanceInfo"
PAYMENTS = f"{SERVICE}/PaymentService/getPaymentRecord"
REPORT = f"{SERVICE}/OpenApiReportService/getReportData"
OPEN_ID = "/oauth/getOpenId"
USERS = "/oauth/getUserInfo"

SEARCH, FEED = 2208157, 2149145

BALANCE_OF_THE_PAGE = (
    '{"header":{"status":0,"desc":"success","oprs":1,"oprtime":0,"quota":1,"rquota":9999,"failures":[]},'
    '"body":{"data":[{"balance":1280.5,"cash":1200.0,"bonusPure":80.5,"compen":0.0}]}}'
)
GRANT_OF_THE_PAGE = (
    '{"code":0,"message":"success","data":{"accessToken":"a","refreshToken":"r","expiresIn":86400,'
    '"refreshExpiresIn":2592000,"expiresTime":"2026-01-02 10:00:00","refreshExpiresTime":"2026-01-31 10:00:00",'
    '"openId":"o1","userId":30000001}}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def balance(cash: str, grant: str = "0") -> Balance:
    return Balance(cash=yuan(cash), grant=yuan(grant), credit=yuan("0"), frozen=yuan("0"))


def found(*results: object) -> Reply:
    return success({"data": list(results)})


def body_of(asked: Asked) -> dict[str, object]:
    body = asked.json()["body"]
    assert isinstance(body, dict)
    return body


def user_name_of(asked: Asked) -> str:
    header = asked.json()["header"]
    assert isinstance(header, dict)
    assert header["accessToken"] == ACCESS
    return str(header["userName"])


@contextmanager
def baidu(routes: Mapping[str, Script | Reply]) -> Iterator[tuple[Baidu, Canned]]:
    with stage(Platform.BAIDU, by_path(dict(routes))) as scene:
        assert isinstance(scene.client, Baidu)
        yield scene.client, scene.server


def test_the_pages_own_balance_is_read_in_yuan_by_login_name() -> None:
    routes = {INFO: found({"userId": 1, "balance": 1280.5}), BALANCE: Reply(body=BALANCE_OF_THE_PAGE.encode())}
    with baidu(routes) as (client, server):
        [reading] = client.balances([ACCOUNT])
    assert (reading.holder, reading.is_wallet) == (SUBJECT, False)
    assert reading.balance == balance("1200", "80.5")
    asked = server.asked[-1]
    assert (asked.method, user_name_of(asked), body_of(asked)) == ("POST", "A店", {"productIds": [1]})
    assert asked.headers["Content-Type"] == "application/json"


def test_a_framework_package_stands_beside_the_shared_fund() -> None:
    def funds(asked: Asked) -> Reply:
        is_framework = body_of(asked)["productIds"] == [400]
        return found({"balance": 500, "cash": 450} if is_framework else {"balance": 1280.5, "cash": 1200})

    info = found({"userId": 1, "balance": 1280.5, "pcBalance": 500.0})
    with baidu({INFO: info, BALANCE: funds}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("1650", "130.5")


CENTS = st.integers(0, 10**11).map(lambda fen: Decimal(fen).scaleb(-2))


@given(cash=CENTS, bonus=CENTS, compensation=CENTS, orders=CENTS)
def test_the_kinds_of_money_add_up_to_the_platforms_own_balance(
    cash: Decimal, bonus: Decimal, compensation: Decimal, orders: Decimal
) -> None:
    whole = cash + bonus + compensation + orders
    fund = {"balance": whole, "cash": cash, "bonusPure": bonus, "compen": compensation, "orderrow": orders}
    told = read_balance([Payload("baidu", fund)], ACCOUNT).balance
    assert told.cash.amount == cash
    assert (told.cash + told.grant + told.credit + told.frozen).amount == whole


@given(cash=CENTS, bonus=CENTS, sign=st.sampled_from([1, -1]), told=st.sets(st.sampled_from(["cash", "bonus"])))
def test_the_parts_of_a_payment_add_up_to_it(cash: Decimal, bonus: Decimal, sign: int, told: set[str]) -> None:
    row = {"id": 7, "paytime": "2026-01-02 03:04:05", "fund": sign * (cash + bonus), "actflag": 1}
    row |= {name: sign * value for name, value in (("cash", cash), ("bonus", bonus)) if name in told}
    parts = list(read_fund_rows([Payload("baidu", row)], ACCOUNT, 1))
    assert sum(part.amount.amount for part in parts) == sign * (cash + bonus)
    assert len({part.serial for part in parts}) == len(parts)


def payment(identity: int, **fields: object) -> dict[str, object]:
    return {
        "id": identity,
        "uid": int(SUBJECT),
        "paytime": "2026-01-31 23:30:00",
        "paymethodName": "银行汇款",
        "productName": "推广费",
        "fund": 1000.0,
        "cash": 1000.0,
        "bonus": 0.0,
        "actflag": 1,
        **fields,
    }


def ledger(rows: Mapping[int, list[dict[str, object]]]) -> Script:
    """Payments by type of fund, read on from an id."""

    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)["body"]
        after, size = body["offset"]["id"]["gt"], body["chunksize"]
        page = [row for row in rows.get(body["fundtype"], []) if int(str(row["id"])) > after][:size]
        return found({"fundType": body["fundtype"], "total": str(len(page)), "list": page})

    return script


def fund_rows(script: Script | Reply) -> tuple[list[FundRow], Canned]:
    with baidu({PAYMENTS: script}) as (client, server):
        return list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 31))), server


def test_payments_are_in_yuan_and_refunds_are_negative() -> None:
    rows = [payment(7), payment(8, fund=-250.5, cash=-250.5, paytime="2026-01-15 12:00:00")]
    (recharge, refund), server = fund_rows(ledger({1: rows}))
    assert (recharge.kind, recharge.amount, recharge.fund_class) == (
        FundRowKind.RECHARGE,
        yuan("1000"),
        FundClass.CASH,
    )
    assert (refund.kind, refund.amount) == (FundRowKind.REFUND, yuan("-250.5"))
    assert (recharge.serial, recharge.platform_kind, recharge.text) == ("7", "银行汇款", "推广费")
    assert (recharge.at, recharge.day) == (datetime(2026, 1, 31, 15, 30, tzinfo=UTC), date(2026, 1, 31))
    asked = body_of(server.asked[0])
    assert asked["condition"] == {
        "paytime": {"gte": "2026-01-01 00:00:00", "lte": "2026-01-31 23:59:59"},
        "status": {"in": [0, 1, 2]},
    }
    assert (asked["fundtype"], asked["chunksize"], asked["sort"]) == (1, 500, {"in": ["id asc"]})


def test_a_payment_with_a_bonus_in_it_becomes_two_rows_and_is_not_counted_again_in_the_list_of_bonuses() -> None:
    row = payment(7, fund=1100.0, cash=1000.0, bonus=100.0)
    (cash, grant), _ = fund_rows(ledger({1: [row], 2: [row]}))
    assert (cash.fund_class, cash.amount) == (FundClass.CASH, yuan("1000"))
    assert (grant.fund_class, grant.amount, grant.serial) == (FundClass.GRANT, yuan("100"), "7/grant")


def test_a_payment_that_tells_no_parts_is_of_the_kind_that_was_asked_for() -> None:
    bare = {"id": 7, "paytime": "2026-01-02 03:04:05", "fund": 30}
    rows, _ = fund_rows(ledger({21: [bare], 22: [{**bare, "id": 8}]}))
    assert [(row.fund_class, row.amount) for row in rows] == [
        (FundClass.CASH, yuan("30")),
        (FundClass.GRANT, yuan("30")),
    ]


def test_a_payment_that_waits_or_was_cancelled_is_no_row() -> None:
    rows, _ = fund_rows(ledger({1: [payment(7, actflag=0), payment(8, actflag=2), payment(9)]}))
    assert [row.serial for row in rows] == ["9"]


@pytest.mark.parametrize("count", [PAYMENTS_A_PAGE - 1, PAYMENTS_A_PAGE, PAYMENTS_A_PAGE + 1, 2 * PAYMENTS_A_PAGE + 3])
def test_payments_are_read_on_from_the_last_id_to_the_end(count: int) -> None:
    rows, _ = fund_rows(ledger({1: [payment(identity) for identity in range(1, count + 1)]}))
    assert [row.serial for row in rows] == [str(identity) for identity in range(1, count + 1)]


def test_an_account_is_a_direct_customers_or_a_key_accounts_and_both_are_asked() -> None:
    def direct_only(asked: Asked) -> Reply:
        if body_of(asked)["fundtype"] in (21, 22):
            return failure("7001", "not a key account")
        return ledger({1: [payment(7)]})(asked)

    rows, _ = fund_rows(direct_only)
    assert [row.serial for row in rows] == ["7"]
    with pytest.raises(Refused, match="no permission"):
        fund_rows(failure("7001", "no permission"))


def report(rows: Mapping[int, list[dict[str, object]]], *, is_list: bool = True) -> Script:
    """Rows by type of report, cut into pages as the request asks."""

    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)["body"]
        kind = rows.get(body["reportType"], [])
        part = kind[body["startRow"] : body["startRow"] + body["rowCount"]]
        data = {"rowCount": len(part), "totalRowCount": len(kind), "rows": part}
        return success({"data": [data] if is_list else data})

    return script


def cost(day: str, amount: float) -> dict[str, object]:
    return {"date": day, "userId": int(SUBJECT), "userName": "A店", "cost": amount}


@pytest.mark.parametrize("is_list", [True, False])
def test_spend_is_search_and_feed_together_in_yuan(*, is_list: bool) -> None:
    rows = {
        SEARCH: [cost("2026-01-02", 12.34), cost("2026-01-01", 100)],
        FEED: [cost("2026-01-02", 0.66), cost("2026-01-03", 7.1)],
    }
    with baidu({REPORT: report(rows, is_list=is_list)}) as (client, server):
        spent = list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 7)))
    assert [(row.day.day, row.spend) for row in spent] == [(1, yuan("100")), (2, yuan("13.00")), (3, yuan("7.1"))]
    asked = body_of(server.asked[0])
    assert asked["userIds"] == [int(SUBJECT)]
    assert (asked["startDate"], asked["endDate"], asked["timeUnit"]) == ("2026-01-01", "2026-01-07", "DAY")
    assert asked["columns"] == ["date", "userId", "userName", "cost"]


def test_a_long_report_is_read_to_its_last_page_and_an_empty_one_is_no_spend() -> None:
    rows = [cost("2026-01-01", 0.01)] * (2 * ROWS_A_REPORT + 1)
    for place, row in enumerate(rows):
        rows[place] = {**row, "userName": str(place)}
    with baidu({REPORT: report({SEARCH: rows})}) as (client, server):
        [spent] = client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 1))
    assert spent.spend == yuan("4.01")
    assert len(server.asked) == 4
    with baidu({REPORT: found()}) as (client, _):
        assert list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 3, 1))) == []


def of_user(kind: int, users: list[int]) -> Script:
    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)
        assert (body["accessToken"], body["openId"], body["needSubList"]) == (ACCESS, "o1", True)
        after = [user for user in users if user > body["lastPageMaxUcId"]]
        part = after[: body["pageSize"]]
        return ok(
            {
                "masterUid": 30000001,
                "masterName": "甲公司管家",
                "userAcctType": kind,
                "hasNext": len(after) > len(part),
                "subUserList": [{"ucId": user, "ucName": f"baidu-shop{user}"} for user in part],
            }
        )

    return script


def describe(stat: Callable[[str], object]) -> Script:
    def script(asked: Asked) -> Reply:
        return found({"userId": 1, "userStat": stat(user_name_of(asked)), "liceName": "甲公司"})

    return script


def test_a_managers_accounts_are_read_on_from_the_largest_id_to_the_last_page() -> None:
    users = list(range(30000002, 30000002 + USERS_A_PAGE + 1))
    routes: dict[str, Script | Reply] = {
        OPEN_ID: ok({"openId": "o1"}),
        USERS: of_user(2, users),
        INFO: describe(lambda _: 2),
    }
    listings = []
    with baidu(routes) as (client, server):
        for listing in client.accounts():
            listings.append(listing)
            server.asked.clear()  # the canned server takes hundreds of requests for a flood
    assert [listing.platform_id for listing in listings] == [str(user) for user in users]
    assert {(one.manager, one.company, one.status) for one in listings} == {
        ("30000001", "甲公司", AccountStatus.ACTIVE)
    }
    assert listings[0].name == "baidu-shop30000002"


def test_a_plain_user_is_its_own_only_account() -> None:
    routes: dict[str, Script | Reply] = {
        OPEN_ID: ok({"openId": "o1"}),
        USERS: of_user(1, []),
        INFO: describe(lambda _: 6),
    }
    with baidu(routes) as (client, server):
        [listing] = client.accounts()
    assert (listing.platform_id, listing.name, listing.manager) == ("30000001", "甲公司管家", "")
    assert (listing.status, listing.platform_status, listing.zone) == (AccountStatus.IN_REVIEW, "6", "Asia/Shanghai")
    assert server.asked[0].json() == {"userId": int(SUBJECT), "accessToken": ACCESS}


def test_an_account_that_is_not_described_is_listed_all_the_same() -> None:
    def two_of_three(asked: Asked) -> Reply:
        return failure("7001", "no") if user_name_of(asked) == "baidu-shop3" else found({"userId": 1, "userStat": 7})

    routes: dict[str, Script | Reply] = {
        OPEN_ID: ok({"openId": "o1"}),
        USERS: of_user(2, [2, 3, 4]),
        INFO: two_of_three,
    }
    with baidu(routes) as (client, _):
        listings = list(client.accounts())
    assert [listing.status for listing in listings] == [
        AccountStatus.STOPPED,
        AccountStatus.UNKNOWN,
        AccountStatus.STOPPED,
    ]


def test_the_pages_own_grant_is_read_and_refreshed_with_the_users_number() -> None:
    routes = {f"/oauth/{name}": Reply(body=GRANT_OF_THE_PAGE.encode()) for name in ("accessToken", "refreshToken")}
    with baidu(routes) as (client, server):
        grant = client.exchange("c", "https://a.example/cb", {"userId": " 30000001 "})
    assert grant.subjects == ("30000001",)
    assert (grant.access_expires_at, grant.refresh_expires_at) == (
        datetime(2026, 1, 16, 4, 0, tzinfo=UTC),
        datetime(2026, 2, 14, 4, 0, tzinfo=UTC),
    )
    assert server.asked[0].json() == {
        "appId": "1700000000000001",
        "secretKey": APP_SECRET,
        "userId": 30000001,
        "authCode": "c",
        "grantType": "auth_code",
    }


@pytest.mark.parametrize(
    ("typed", "reason"), [({}, "empty"), ({"userId": ""}, "empty"), ({"userId": "x"}, "not_a_number")]
)
def test_the_users_number_must_be_typed_beside_the_code(typed: dict[str, str], reason: str) -> None:
    with baidu({}) as (client, server):
        with pytest.raises(WrongAnswer) as caught:
            client.exchange("c", "https://a.example/cb", typed)
        assert (caught.value.field, caught.value.reason) == ("userId", reason)
        assert server.asked == []


def test_a_partial_failure_is_no_answer() -> None:
    header = {"status": 1, "desc": "partial", "failures": [{"code": 7003, "message": "one of two"}]}
    half = Reply(body=json.dumps({"header": header, "body": {"data": [{"balance": 1, "cash": 1}]}}).encode())
    with baidu({INFO: half}) as (client, _), pytest.raises(Refused, match="one of two"):
        list(client.balances([ACCOUNT]))


def test_a_failure_of_their_system_is_tried_again_and_then_told() -> None:
    broken = Reply(body=json.dumps({"header": {"status": 3, "desc": "system error"}, "body": None}).encode())
    with baidu({INFO: broken}) as (client, server):
        with pytest.raises(Unreachable, match="system error"):
            list(client.balances([ACCOUNT]))
        assert len(server.asked) == 5


def test_a_failure_without_a_number_is_told_by_its_status() -> None:
    failed = Reply(body=json.dumps({"header": {"status": 2, "desc": "all failed"}, "body": {}}).encode())
    with baidu({INFO: failed}) as (client, _), pytest.raises(Refused) as caught:
        list(client.balances([ACCOUNT]))
    assert (caught.value.code, caught.value.message) == ("status 2", "all failed")


def test_whatever_a_token_call_is_refused_for_needs_a_person() -> None:
    with baidu({"/oauth/accessToken": refusal(4242, "what is this")}) as (client, _), pytest.raises(NotAuthorised):
        client.exchange("c", "https://a.example/cb", {"userId": "1"})


def test_money_and_accounts_have_no_interface_here() -> None:
    with baidu({}) as (client, _):
        assert not isinstance(client, MovesMoney)
        assert not isinstance(client, OpensAccounts)


def test_the_authorisation_has_a_host_of_its_own() -> None:
    assert Baidu.other_hosts == {"/oauth/": "https://u.baidu.com"}
