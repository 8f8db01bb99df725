"""Practice Baidu against its reference page: the token in the body, two envelopes, keysets, both spellings, yuan with decimals."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from app.sandbox.baidu_plan import BAIDU_CENTRE
from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Kind, Life
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

SMS, FEED = "/json/sms/service", "/json/feed/v1"
BALANCE = f"{SMS}/BalanceService/getBalanceInfo"
INFO = f"{SMS}/AccountService/getAccountInfo"
FEED_INFO = f"{FEED}/AccountFeedService/getAccountFeed"
RECORDS = f"{SMS}/PaymentService/getPaymentRecord"
HISTORY = f"{FEED}/PaymentFeedService/getPaymentHistory"
TRANSFERS = f"{SMS}/MccHistoryService/getAccountTransferHistory"
REPORT = f"{SMS}/OpenApiReportService/getReportData"
SUBS = f"{FEED}/MccFeedService/getUserListByMccid"
DAILY: dict[str, Any] = {
    "reportType": 2208157,
    "startDate": "2026-08-15",
    "endDate": "2026-11-12",
    "timeUnit": "DAY",
    "columns": ["date", "userId", "userName", "cost"],
    "sorts": [],
    "filters": [],
    "startRow": 0,
    "rowCount": 200,
    "needSum": False,
}


class BaiduCaller(Caller):
    """Puts name and token into the header of the body."""

    def ask(self, path: str, name: str | None = None, **body: Any) -> dict[str, Any]:
        header = {"userName": self.about["user_names"][0] if name is None else name, "accessToken": self.token}
        return self.post(path, header=header, body=body)

    def rows(self, path: str, name: str | None = None, **body: Any) -> list[dict[str, Any]]:
        answer = self.ask(path, name, **body)
        assert answer["header"]["status"] == 0, answer
        found: list[dict[str, Any]] = answer["body"]["data"]
        return found

    def oauth(self, path: str, **body: Any) -> dict[str, Any]:
        return self.post(f"/oauth/{path}", userId=BAIDU_CENTRE, **body)

    @property
    def app(self) -> dict[str, Any]:
        return {"appId": self.about["app_id"], "secretKey": self.about["app_secret"]}


@pytest.fixture(scope="module")
def stage() -> Iterator[Sandbox]:
    with Sandbox(World(accounts=10, today=TODAY, platforms=("baidu",)), now=NOW, is_frozen=True) as sandbox:
        yield sandbox
        assert sandbox.failures == []


@pytest.fixture
def baidu(stage: Sandbox) -> Iterator[BaiduCaller]:
    with BaiduCaller(stage, "baidu") as caller:
        yield caller


@pytest.fixture
def fresh() -> Iterator[BaiduCaller]:
    world = World(accounts=4, days=5, today=TODAY, platforms=("baidu",))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, BaiduCaller(sandbox, "baidu") as caller:
        yield caller
        assert sandbox.failures == []


def pairs(baidu: BaiduCaller) -> list[tuple[Account, str]]:
    return list(zip(baidu.sandbox.world.accounts_on("baidu"), baidu.about["user_names"], strict=True))


def test_success_and_refusal_wear_the_business_envelope(baidu: BaiduCaller) -> None:
    told = baidu.ask(BALANCE, productIds=[1])
    header = {"status", "desc", "succ", "oprs", "oprtime", "quota", "rquota", "traceid", "failures"}
    assert (set(told), set(told["header"]), told["header"]["status"]) == ({"header", "body"}, header, 0)
    assert (told["header"]["desc"], told["header"]["failures"]) == ("success", [])
    refused = baidu.ask(BALANCE)
    assert refused["header"]["status"] == 2
    assert set(refused["header"]["failures"][0]) == {"code", "message", "position", "field", "id"}
    assert baidu.ask("/json/nothing")["header"]["status"] == 2


def test_the_token_lives_in_the_body_and_one_name_selects_the_account(baidu: BaiduCaller) -> None:
    assert baidu.post(BALANCE, body={"productIds": [1]})["header"]["status"] == 2
    assert baidu.ask(BALANCE, "nobody", productIds=[1])["header"]["status"] == 2
    assert baidu.ask(BALANCE, baidu.about["user_name"], productIds=[1])["header"]["status"] == 2
    baidu.token = "made-up"
    assert baidu.ask(BALANCE, productIds=[1])["header"]["status"] == 2


def test_sign_in_has_an_envelope_of_its_own_and_rotates(fresh: BaiduCaller) -> None:
    code = fresh.about["auth_code"]
    told = fresh.oauth("accessToken", **fresh.app, authCode=code, grantType="auth_code")
    assert (told["code"], told["message"], set(told)) == (0, "success", {"code", "message", "data"})
    first = told["data"]
    assert (first["expiresIn"], first["refreshExpiresIn"], first["userId"]) == (86_400, 2_592_000, BAIDU_CENTRE)
    assert first["expiresTime"] == "2026-11-13 15:20:00"
    again = fresh.oauth("accessToken", **fresh.app, authCode=code, grantType="auth_code")
    assert (again["code"] != 0, set(again)) == (True, {"code", "message", "data"})
    second = fresh.oauth("refreshToken", **fresh.app, refreshToken=first["refreshToken"])["data"]
    fresh.token = first["accessToken"]
    assert fresh.ask(BALANCE, productIds=[1])["header"]["status"] == 2
    fresh.token = second["accessToken"]
    assert fresh.ask(BALANCE, productIds=[1])["header"]["status"] == 0
    assert fresh.oauth("refreshToken", **fresh.app, refreshToken=first["refreshToken"])["code"] != 0
    assert fresh.post("/oauth/refreshToken", **fresh.app, refreshToken="x", userId=1)["code"] != 0


def subs(baidu: BaiduCaller, size: int) -> list[dict[str, Any]]:
    open_id = baidu.oauth("getOpenId", accessToken=baidu.token)["data"]["openId"]
    found: list[dict[str, Any]] = []
    last, has_more = 1, True
    while has_more:
        asked = {"accessToken": baidu.token, "openId": open_id, "needSubList": True, "pageSize": size}
        data = baidu.oauth("getUserInfo", **asked, lastPageMaxUcId=last)["data"]
        found, has_more = found + data["subUserList"], data["hasNext"]
        last = found[-1]["ucId"]
        assert (data["masterUid"], data["userAcctType"]) == (BAIDU_CENTRE, 2)
    return found


def test_both_lists_lead_to_every_account_by_name(baidu: BaiduCaller) -> None:
    found = subs(baidu, 3)
    assert [row["ucName"] for row in found] == baidu.about["user_names"]
    assert subs(baidu, 500) == found
    for body in ({"mccid": BAIDU_CENTRE}, {}):
        rows = baidu.rows(SUBS, baidu.about["user_name"], **body)
        assert [(row["userid"], row["username"]) for row in rows] == [(row["ucId"], row["ucName"]) for row in found]
    asked = {"accessToken": baidu.token, "openId": "practice-open-id", "needSubList": True, "lastPageMaxUcId": 1}
    assert baidu.oauth("getUserInfo", **asked, pageSize=501)["code"] != 0
    asked.pop("lastPageMaxUcId")
    assert baidu.oauth("getUserInfo", **asked)["code"] != 0
    plain = baidu.oauth("getUserInfo", accessToken=baidu.token, openId="practice-open-id", needSubList=False)["data"]
    assert plain["subUserList"] == []


def test_balances_are_yuan_and_cash_and_bonus_make_the_whole(baidu: BaiduCaller, stage: Sandbox) -> None:
    for account, name in pairs(baidu):
        left = account.balance(stage.instant().hour)
        (told,) = baidu.rows(BALANCE, name, productIds=[1])
        assert (told["cash"] * 100, told["bonusPure"] * 100) == (left[Kind.CASH], left[Kind.GRANT])
        assert told["balance"] == told["cash"] + told["bonusPure"]
        (info,) = baidu.rows(INFO, name, accountFields=["userId", "balance", "userStat"])
        assert info == {"userId": account.number, "balance": told["balance"], "userStat": int(account.status)}
        (feed,) = baidu.rows(FEED_INFO, name, accountFeedFields=["userId", "balance"])
        assert feed == {"userId": account.number, "balance": told["balance"]}
    assert [row["balance"] for row in baidu.rows(BALANCE, productIds=[502, 400, 430])] == [0, 0, 0]


def test_the_pages_own_balance_is_told_as_the_page_has_it(fresh: BaiduCaller) -> None:
    account, name = pairs(fresh)[0]
    account.burns.clear()
    account.movements = []
    account.opening = dict.fromkeys(Kind, 0) | {Kind.CASH: 120_000, Kind.GRANT: 8_050}
    (told,) = fresh.rows(BALANCE, name, productIds=[1])
    assert told == {
        "balance": Decimal("1280.5"),
        "cash": Decimal("1200.0"),
        "bonusPure": Decimal("80.5"),
        "compen": Decimal("0.0"),
    }


def records(baidu: BaiduCaller, name: str, fund_type: int, **other: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        offset = {"id": {"gt": found[-1]["id"] if found else 0}}
        (told,) = baidu.rows(RECORDS, name, fundtype=fund_type, chunksize=3, offset=offset, **other)
        if not told["list"]:
            return found
        found += told["list"]
        assert isinstance(told["total"], str)


def test_payment_records_come_by_keyset_and_sum_to_the_worlds_totals(baidu: BaiduCaller) -> None:
    told = baidu.session.get(f"{baidu.sandbox.url}/_sandbox/totals", timeout=10).json()["baidu"]["accounts"]
    for row, name in zip(told, baidu.about["user_names"], strict=True):
        cash, free = records(baidu, name, 1), records(baidu, name, 2)
        assert len({one["id"] for one in cash}) == len(cash)
        came = row["in_micros"].get("recharge/cash", 0) - row["out_micros"].get("refund/cash", 0)
        assert sum(one["fund"] for one in cash) * 1_000_000 == came
        assert sum(one["fund"] for one in free) * 1_000_000 == row["in_micros"].get("granted/grant", 0)
        assert all(one["fund"] == one["cash"] + one["bonus"] for one in cash + free)


def test_both_spellings_and_both_directions_give_the_same_records(baidu: BaiduCaller) -> None:
    name = baidu.about["user_names"][0]
    whole = records(baidu, name, 1)
    (newer,) = baidu.rows(RECORDS, name, fundType=1, chunkSize=500, sort={"in": ["id desc"]})
    assert newer["list"] == whole[::-1]
    assert (newer["total"], newer["chunkSize"], newer["sort"]) == (str(len(whole)), 500, {"in": ["id desc"]})
    middle = whole[1]
    condition = {"paytime": {"gte": middle["paytime"], "lte": middle["paytime"]}, "status": {"in": [1]}}
    (one,) = baidu.rows(RECORDS, name, fundtype=1, condition=condition)
    assert one["list"] == [middle]
    history = baidu.rows(HISTORY, name, fundType=21, pageSize=1_000)
    assert [(row["id"], row["fund"]) for row in history] == [(row["id"], row["fund"]) for row in whole[::-1]]
    assert baidu.rows(HISTORY, name, fundType=21, pageSize=2, id=history[1]["id"]) == history[2:4]


def test_transfers_within_the_centre_are_the_same_on_both_sides(baidu: BaiduCaller) -> None:
    rows = baidu.rows(TRANSFERS, baidu.about["user_name"], startTime="2026-08-15", endTime="2026-11-12")
    assert rows
    told = baidu.session.get(f"{baidu.sandbox.url}/_sandbox/totals", timeout=10).json()["baidu"]["accounts"]
    for account, name in zip(told, baidu.about["user_names"], strict=True):
        out = sum(Decimal(row["transferMoney"]) for row in rows if row["outUcName"] == name)
        into = sum(Decimal(row["transferMoney"]) for row in rows if row["inUcName"] == name)
        assert out * 1_000_000 == account["out_micros"].get("transfer_out/cash", 0)
        assert into * 1_000_000 == account["in_micros"].get("transfer_in/cash", 0)


def test_daily_cost_agrees_with_the_worlds_totals_in_pages_too(baidu: BaiduCaller) -> None:
    told = baidu.session.get(f"{baidu.sandbox.url}/_sandbox/totals", timeout=10).json()["baidu"]["accounts"]
    for row, name in zip(told, baidu.about["user_names"], strict=True):
        (report,) = baidu.rows(REPORT, name, **DAILY)
        assert {one["date"]: one["cost"] * 1_000_000 for one in report["rows"]} == row["spend_micros"]
        assert report["rowCount"] == report["totalRowCount"] == len(report["rows"])
    numbers = [int(row["number"]) for row in told]
    paged: list[dict[str, Any]] = []
    total = 1
    while len(paged) < total:
        asked = {**DAILY, "userIds": numbers, "startRow": len(paged), "needSum": True}
        (report,) = baidu.rows(REPORT, baidu.about["user_name"], **asked)
        paged, total = paged + report["rows"], report["totalRowCount"]
    assert sum(one["cost"] for one in paged) == report["summary"]["cost"]
    for unit in ("WEEK", "MONTH", "SUMMARY"):
        (report,) = baidu.rows(REPORT, baidu.about["user_name"], **{**DAILY, "userIds": numbers, "timeUnit": unit})
        assert sum(one["cost"] for one in report["rows"]) == sum(one["cost"] for one in paged)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (BALANCE, {"productIds": []}),
        (BALANCE, {"productIds": [2]}),
        (RECORDS, {"fundtype": 3}),
        (RECORDS, {"fundtype": 1, "chunksize": 501}),
        (RECORDS, {"fundtype": 1, "sort": {"in": ["paytime asc"]}}),
        (HISTORY, {"fundType": 1, "pageSize": 5}),
        (HISTORY, {"fundType": 21, "pageSize": 1_001}),
        (HISTORY, {"fundType": 21}),
        (TRANSFERS, {}),
        (SUBS, {"mccid": 5}),
        (INFO, {}),
        (REPORT, {**DAILY, "columns": ["date"]}),
        (REPORT, {**DAILY, "reportType": 1}),
        (REPORT, {**DAILY, "timeUnit": "HOUR"}),
        (REPORT, {**DAILY, "userIds": [1]}),
    ],
)
def test_what_the_page_does_not_allow_is_refused(baidu: BaiduCaller, path: str, asked: dict[str, Any]) -> None:
    assert baidu.ask(path, **asked)["header"]["status"] == 2


def test_faults_come_in_its_own_words(fresh: BaiduCaller) -> None:
    for kind in (FaultKind.EXPIRED_TOKEN, FaultKind.RATE_LIMITED, FaultKind.NO_RIGHT):
        fresh.fault(BALANCE, kind)
        assert fresh.ask(BALANCE, productIds=[1])["header"]["status"] == 2
        assert fresh.ask(BALANCE, productIds=[1])["header"]["status"] == 0
    fresh.fault("/oauth/refreshToken", FaultKind.DEAD_REFRESH_TOKEN)
    told = fresh.oauth("refreshToken", **fresh.app, refreshToken=fresh.about["refresh_token"])
    assert (set(told), told["code"] != 0) == ({"code", "message", "data"}, True)


def test_the_description_tells_what_a_person_types_beside_the_code(baidu: BaiduCaller) -> None:
    assert baidu.about["answers"] == {"userId": str(BAIDU_CENTRE)}
    assert any(account.life is Life.LIVE for account, _ in pairs(baidu))
