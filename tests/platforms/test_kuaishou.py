"""Kuaishou 磁力引擎: its three units, its daily flows, its lists, its trade numbers and its openings, with the figures of its reference page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountStatus, Balance, FundRowKind, Grant, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.domain.moves import Move, MoveKind, MoveState, Ticket
from app.domain.openings import OpeningRequest, Paper, ReviewState
from app.platforms import kuaishou_rows
from app.platforms.kuaishou import Kuaishou
from app.platforms.payload import Payload
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, ok, ok_text, refusal
from tests.platforms.stage import NOW, stage
from tests.platforms.words.words import ACCESS, ACCOUNT, APP_SECRET, REFRESH, SUBJECT

BASE = "/rest/openapi"
FUND = f"{BASE}/v1/advertiser/fund/get"
FLOWS = f"{BASE}/v1/advertiser/fund/daily_flows"
REPORT = f"{BASE}/v1/report/account_report"
AGENT_LIST = f"{BASE}/gw/agent/v1/fetch/account/list"
AUTHORISED = f"{BASE}/oauth2/authorize/approval/list"
INFO = f"{BASE}/v1/advertiser/info"
DETAIL = f"{BASE}/gw/agent/v1/finance/trade/detail"

AGENT = "20000001"
FUND_OF_THE_PAGE = (
    '{"balance":1234.56,"recharge_balance":1000.00,"contract_rebate":200.00,"direct_rebate":34.56,'
    '"extended_balance":0.0,"total_shared_wallet_balance":0.0}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def balance(cash: str, grant: str = "0") -> Balance:
    return Balance(cash=yuan(cash), grant=yuan(grant), credit=yuan("0"), frozen=yuan("0"))


@contextmanager
def kuaishou(routes: dict[str, Script | Reply], *subjects: str) -> Iterator[tuple[Kuaishou, Canned]]:
    grant = Grant(
        access_token=Secret(ACCESS),
        refresh_token=Secret(REFRESH),
        access_expires_at=NOW + timedelta(hours=5),
        subjects=subjects or (SUBJECT,),
    )
    with stage(Platform.KUAISHOU, by_path(routes), grant=grant) as scene:
        assert isinstance(scene.client, Kuaishou)
        yield scene.client, scene.server


def test_balances_count_in_yuan_and_what_was_not_recharged_was_given() -> None:
    with kuaishou({FUND: ok_text(FUND_OF_THE_PAGE)}) as (client, server):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("1000.00", "234.56")
    assert (reading.holder, reading.wallet, reading.is_wallet) == (SUBJECT, "", False)
    assert (server.asked[0].method, server.asked[0].json()) == ("GET", {"advertiser_id": int(SUBJECT)})


def test_a_shared_wallet_counts_once_beside_the_accounts_own_money() -> None:
    fund = ok_text(
        '{"balance":10.5,"recharge_balance":10.5,"total_shared_wallet_balance":800.25,'
        '"total_frame_shared_wallet_balance":20.5}'
    )
    accounts = [replace(ACCOUNT, platform_id=one, manager=AGENT) for one in ("1", "2")]
    with kuaishou({FUND: fund}) as (client, _):
        one, two, wallet = client.balances(accounts)
    assert [one.wallet, two.wallet] == [f"shared:{AGENT}"] * 2
    assert [one.balance, two.balance] == [balance("10.5")] * 2
    assert (wallet.holder, wallet.is_wallet, wallet.balance) == (f"shared:{AGENT}", True, balance("800.25", "20.5"))


FLOW: dict[str, object] = {
    "advertiser_id": int(SUBJECT),
    "date": "2026-01-01",
    "daily_charge": 100.1,
    "real_charged": 70.1,
    "contract_rebate_real_charged": 20.0,
    "direct_rebate_real_charged": 10.0,
    "daily_transfer_in": 1100.0,
    "daily_transfer_out": 50.5,
    "real_recharged": 1000.0,
    "contract_rebate_real_recharged": 60.0,
    "direct_rebate_real_recharged": 40.0,
    "balance": 949.4,
}


def flows(*rows: object) -> Reply:
    return ok({"total_count": len(rows), "details": list(rows)})


def test_a_day_of_flows_becomes_a_row_for_each_kind_and_class_of_money() -> None:
    with kuaishou({FLOWS: flows(FLOW)}) as (client, _):
        rows = list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 2)))
        again = list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 2)))
    assert [(row.serial, row.amount) for row in rows] == [
        ("2026-01-01/transfer_in/cash", yuan("1000")),
        ("2026-01-01/transfer_in/grant", yuan("100")),
        ("2026-01-01/transfer_out/cash", yuan("-50.5")),
        ("2026-01-01/spend/cash", yuan("-70.1")),
        ("2026-01-01/spend/grant", yuan("-30")),
    ]
    assert rows == again
    assert {row.at for row in rows} == {datetime(2025, 12, 31, 16, 0, tzinfo=UTC)}
    assert {row.day for row in rows} == {date(2026, 1, 1)}


def test_a_day_that_is_not_over_has_no_rows_yet() -> None:
    with kuaishou({FLOWS: flows()}) as (client, server):
        assert list(client.fund_rows(ACCOUNT, date(2026, 1, 14), date(2026, 1, 15))) == []
        assert list(client.fund_rows(ACCOUNT, date(2026, 1, 15), date(2026, 1, 15))) == []
    asked = [one.json() for one in server.asked]
    assert [(one["start_date"], one["end_date"]) for one in asked] == [("2026-01-14", "2026-01-14")]


CENTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-2))


@given(whole=CENTS, contract=CENTS, direct=CENTS, left=CENTS)
def test_the_rows_of_a_day_add_up_to_its_totals(
    whole: Decimal, contract: Decimal, direct: Decimal, left: Decimal
) -> None:
    flow = {
        "date": "2026-01-01",
        "daily_transfer_in": whole,
        "contract_rebate_real_recharged": contract,
        "direct_rebate_real_recharged": direct,
        "daily_transfer_out": left,
        "daily_charge": whole,
        "contract_rebate_real_charged": contract,
        "direct_rebate_real_charged": direct,
    }
    rows = list(kuaishou_rows.read_fund_rows([Payload("kuaishou", flow)], ACCOUNT))
    for kind, expected in (
        (FundRowKind.TRANSFER_IN, whole),
        (FundRowKind.TRANSFER_OUT, -left),
        (FundRowKind.SPEND, -whole),
    ):
        assert total((row.amount for row in rows if row.kind is kind), "CNY").amount == expected
    spend = kuaishou_rows.read_flow_spend(Payload("kuaishou", flow), ACCOUNT)
    assert spend.cash is not None
    assert spend.grant is not None
    assert spend.cash + spend.grant == spend.spend
    assert len({row.serial for row in rows}) == len(rows)


@given(whole=CENTS, cash=CENTS)
def test_cash_and_grant_add_up_to_the_balance(whole: Decimal, cash: Decimal) -> None:
    data = Payload("kuaishou", {"balance": whole, "recharge_balance": cash})
    [reading] = kuaishou_rows.read_balance(data, ACCOUNT)
    assert (reading.balance.cash + reading.balance.grant).amount == whole


def test_spend_of_past_days_comes_from_the_flows_and_todays_from_the_report() -> None:
    report = ok_text('{"total_count":1,"details":[{"stat_date":"2026-01-15","charge":12.345}]}')
    with kuaishou({FLOWS: flows(FLOW), REPORT: report}) as (client, server):
        past, today = client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 15))
    assert (past.day, past.spend, past.cash, past.grant) == (date(2026, 1, 1), yuan("100.1"), yuan("70.1"), yuan("30"))
    assert (today.day, today.spend, today.cash) == (date(2026, 1, 15), yuan("12.345"), None)
    assert server.asked[-1].json()["temporal_granularity"] == "DAILY"


def test_flows_are_read_month_by_month_to_their_last_page() -> None:
    days = [{"date": "2026-01-01", "daily_charge": number} for number in range(750)]

    def script(asked: Asked) -> Reply:
        page = asked.json()["page"]
        assert isinstance(page, int)
        return ok({"total_count": len(days), "details": days[(page - 1) * 500 : page * 500]})

    with kuaishou({FLOWS: script}) as (client, server):
        rows = list(client.spend(ACCOUNT, date(2025, 12, 30), date(2026, 1, 2)))
    assert len(rows) == 2 * 750
    spans = [(one.json()["start_date"], one.json()["end_date"], one.json()["page"]) for one in server.asked]
    assert spans == [
        ("2025-12-30", "2025-12-31", 1),
        ("2025-12-30", "2025-12-31", 2),
        ("2026-01-01", "2026-01-02", 1),
        ("2026-01-01", "2026-01-02", 2),
    ]


def agent_list(count: int) -> Script:
    rows = [
        {
            "account_id": 1000 + number,
            "account_name": f"店{number}",
            "corporation_name": "甲公司",
            "review_status": number % 4,
        }
        for number in range(count)
    ]

    def script(asked: Asked) -> Reply:
        body = asked.json()
        assert body["create_time_end"] == int(NOW.timestamp()) * 1000
        first, size = body["begin_account_id"], body["batch_size"]
        assert isinstance(first, int)
        assert isinstance(size, int)
        assert size <= 1000
        return ok({"details": [row for row in rows if row["account_id"] > first][:size], "total_count": count})  # type: ignore[operator]

    return script


def test_an_agents_accounts_are_read_on_from_the_last_one_to_the_end() -> None:
    with kuaishou({AGENT_LIST: agent_list(2000)}, f"agent/{AGENT}") as (client, server):
        listings = list(client.accounts())
    assert len({one.platform_id for one in listings}) == 2000
    assert [one.json()["begin_account_id"] for one in server.asked] == [0, 1999, 2999]
    assert {one.manager for one in listings} == {AGENT}
    assert [one.status for one in listings[:4]] == [
        AccountStatus.IN_REVIEW,
        AccountStatus.IN_REVIEW,
        AccountStatus.ACTIVE,
        AccountStatus.REFUSED,
    ]
    assert (listings[0].name, listings[0].company, listings[0].currency) == ("店0", "甲公司", "CNY")


def test_an_agent_whose_grant_does_not_say_so_is_found_out_by_asking() -> None:
    with kuaishou({AGENT_LIST: agent_list(3)}, AGENT) as (client, _):
        assert [one.manager for one in client.accounts()] == [AGENT] * 3


def test_a_banned_account_is_stopped_whatever_its_review_says() -> None:
    for banned, status in (
        (True, AccountStatus.STOPPED),
        (1, AccountStatus.STOPPED),
        (False, AccountStatus.ACTIVE),
        ("odd", AccountStatus.ACTIVE),
    ):
        row = {"account_id": 7, "review_status": 2, "banned": banned}
        assert kuaishou_rows.read_listing(Payload("kuaishou", row), AGENT).status is status


def test_advertisers_are_listed_from_what_was_authorised_with_their_names() -> None:
    ids = list(range(1, 204))

    def approvals(asked: Asked) -> Reply:
        body = asked.json()
        assert (body["secret"], body["access_token"]) == (APP_SECRET, ACCESS)
        page = body["page_no"]
        assert isinstance(page, int)
        part = ids[(page - 1) * 200 : page * 200]
        return ok({"details": part, "isEnd": not part})

    def info(asked: Asked) -> Reply:
        advertiser = asked.json()["advertiser_id"]
        if advertiser == 3:
            return refusal(402998, "not for you")
        return ok({"user_id": 9, "user_name": "快手店", "corporation_name": "甲公司", "product_name": "甲产品"})

    routes: dict[str, Script | Reply] = {
        AGENT_LIST: refusal(402997, "not an agent"),
        AUTHORISED: approvals,
        INFO: info,
    }
    with kuaishou(routes) as (client, server):
        listings = list(client.accounts())
        assert [one.platform_id for one in listings] == [str(one) for one in ids]
        assert (listings[0].name, listings[0].company, listings[0].manager) == ("甲产品", "甲公司", "")
        assert listings[2].name == "3"
        assert server.paths().count(AUTHORISED) == 2


def test_an_agent_is_named_where_the_grant_names_it_and_asks_with_its_role() -> None:
    data = {
        "access_token": "a",
        "access_token_expires_in": 86400,
        "refresh_token": "r",
        "refresh_token_expires_in": 2592000,
        "advertiser_id": 20000800,
        "advertiser_ids": [20000800],
    }
    with kuaishou({f"{BASE}/oauth2/authorize/access_token": ok(data)}) as (client, _):
        plain = client.exchange("c0de", "http://127.0.0.1:9/")
        url = client.authorisation_url("http://127.0.0.1:9/", "s", role="agent")
        assert "oauth_type=agent" in url
        assert "scope=%5B%22report_service%22%2C%22account_service%22%2C%22ad_query%22%5D" in url
        assert "oauth_type" not in client.authorisation_url("http://127.0.0.1:9/", "s")
        agent = client.read_grant(Payload("kuaishou", {**data, "agent_id": 20000001}), None)
    assert (plain.subjects, agent.subjects) == (("20000800",), (f"agent/{AGENT}",))
    assert plain.access_expires_at == NOW + timedelta(seconds=86400)
    assert plain.refresh_expires_at == NOW + timedelta(seconds=2592000)


def wish(kind: MoveKind, amount: str = "500", **fields: object) -> Move:
    move = Move(key="adtill0000000001", kind=kind, account="20000800", payer=AGENT, amount=yuan(amount))
    return replace(move, **fields)  # type: ignore[arg-type]


def done(**fields: object) -> Reply:
    return ok(
        {"trade_no": "776975954695352320", "success": True, "trade_status": "SUCCESS", "fail_reason": "", **fields}
    )


REFUND = f"{BASE}/gw/agent/v2/finance/transfer/in"
RECHARGE = f"{BASE}/gw/agent/v1/finance/transfer/out"
TRANSFER = f"{BASE}/gw/agent/v1/finance/account/transfer"
TOKEN = f"{BASE}/gw/agent/v1/finance/pay/payToken"


def test_a_refund_is_the_call_of_the_page_to_the_letter() -> None:
    with kuaishou({REFUND: done()}) as (client, server):
        outcome = client.move(wish(MoveKind.REFUND), Ticket(number="776975954695352320"))
    assert server.asked[0].json() == {
        "advertiser_id": 20000800,
        "custom_transfer_amount": 500000,
        "transfer_type": 1,
        "biz_unique_key": "776975954695352320",
    }
    assert (outcome.state, outcome.moved, outcome.reference) == (MoveState.DONE, yuan("500"), "776975954695352320")


def test_the_trade_number_is_asked_for_with_a_form() -> None:
    with kuaishou({TOKEN: ok({"trade_no": 776975954695352320})}) as (client, server):
        assert client.ticket(wish(MoveKind.RECHARGE)) == Ticket(number="776975954695352320")
    [asked] = server.asked
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.body == b"agent_id=20000001&remark=adtill0000000001"


def test_lent_money_has_a_field_of_its_own_and_a_grant_no_call() -> None:
    credit = wish(MoveKind.RECHARGE, "0.001", fund_class=FundClass.CREDIT)
    with kuaishou({RECHARGE: done()}) as (client, server):
        assert client.move(credit, Ticket(number="7")).state is MoveState.DONE
        grant = client.move(wish(MoveKind.RECHARGE, fund_class=FundClass.GRANT), Ticket(number="7"))
    [asked] = server.asked
    assert asked.json() == {"advertiser_id": 20000800, "transfer_type": 2, "credit_amount": 1, "biz_unique_key": "7"}
    assert (grant.state, grant.code) == (MoveState.REFUSED, "not_offered")


def test_a_transfer_names_both_accounts() -> None:
    with kuaishou({TRANSFER: done()}) as (client, server):
        client.move(wish(MoveKind.TRANSFER, receiver="20000801"), Ticket(number="7"))
    body = server.asked[0].json()
    assert (body["from_account_id"], body["to_account_id"], body["agent_id"]) == (20000800, 20000801, int(AGENT))
    assert body["transfer_amount"] == 500000


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("SUCCESS", MoveState.DONE),
        ("DOING", MoveState.PENDING),
        ("FAILED", MoveState.REFUSED),
        ("EXCEPTION", MoveState.UNKNOWN),
        ("IGNORED", MoveState.UNKNOWN),
        ("a new word", MoveState.UNKNOWN),
    ],
)
def test_the_status_counts_and_not_the_old_success(status: str, state: MoveState) -> None:
    with kuaishou({DETAIL: done(trade_status=status, success=status != "SUCCESS")}) as (client, _):
        assert client.outcome_of(wish(MoveKind.RECHARGE), Ticket(number="7")).state is state


CREATE = f"{BASE}/gw/agent/v1/advertiser/create"
UPLOAD = f"{BASE}/v1/agent/file/upload"
SUBMIT = f"{BASE}/v1/agent/advertiser/cert/submit"
CERTS = f"{BASE}/v1/agent/advertiser/cert/get"
SMS = f"{BASE}/gw/agent/v1/sms_code/send"

LICENCE = Paper(kind="1", name="licence.jpg", content=b"\xff\xd8picture", expires_on="2036-01-01")
REQUEST = OpeningRequest(
    key="opening0000000001",
    payer=AGENT,
    fields={
        "advertiser_user_id": "3000001",
        "corporation_name": "甲公司",
        "sms_code": "1234",
        "industry_id": "1042",
        "web_site": "https://demo.example",
        "product_name": "甲产品",
        "marketing_content_type": "1",
        "licence_id": "913101150000000000",
        "licence_location": "浙江省-杭州市",
    },
    papers=(LICENCE,),
)


def test_an_account_is_created_and_its_papers_submitted() -> None:
    routes: dict[str, Script | Reply] = {
        SMS: ok({"check_sms_code": True}),
        UPLOAD: ok({"file_token": "ft-1", "url": "https://demo.example/1"}),
        CREATE: ok({"id": 20000900}),
        SUBMIT: ok({"result": True}),
    }
    with kuaishou(routes) as (client, server):
        assert client.send_sms_code(REQUEST)
        token = client.upload(LICENCE, REQUEST)
        review = client.open_account(REQUEST, [token])
    assert (review.reference, review.account, review.state) == ("20000900", "20000900", ReviewState.SUBMITTED)
    upload, create, submit = server.asked[1:]
    assert b'name="file"; filename="licence.jpg"' in upload.body
    assert b"\xff\xd8picture" in upload.body
    assert create.json() == {
        "agent_id": int(AGENT),
        "advertiser_user_id": 3000001,
        "corporation_name": "甲公司",
        "sms_code": "1234",
        "uc_type": "DSP_MAPI",
    }
    body = submit.json()
    assert (body["advertiser_id"], body["industry_id"], body["licence_id"]) == (20000900, 1042, "913101150000000000")
    assert body["cert_list"] == [{"cert_id": 0, "cert_category": 1, "file_token": "ft-1", "expire_time": "2036-01-01"}]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Reply(drop=True), ReviewState.UNKNOWN),
        (refusal(402996, "licence unreadable"), ReviewState.CHANGES_REQUESTED),
        (ok({"result": False}), ReviewState.CHANGES_REQUESTED),
    ],
    ids=["dropped", "refused", "not taken"],
)
def test_a_created_account_is_never_lost_over_its_papers(answer: Reply, state: ReviewState) -> None:
    with kuaishou({CREATE: ok({"id": 20000900}), SUBMIT: answer}) as (client, _):
        review = client.open_account(REQUEST, ["ft-1"])
    assert (review.account, review.state) == ("20000900", state)


def test_papers_are_sent_anew_for_an_account_that_exists() -> None:
    again = replace(REQUEST, fields={**REQUEST.fields, "advertiser_id": "20000900"})
    with kuaishou({SUBMIT: ok({"result": True})}) as (client, server):
        assert client.open_account(again, ["ft-2"]).account == "20000900"
        assert server.paths() == [SUBMIT]


def test_a_review_says_which_paper_is_wrong() -> None:
    data = {
        "review_status": 3,
        "review_details": ["shape not told"],
        "ad_bp_cert": {
            "common_cert_list": [
                {"cert_id": 1, "cert_category": 1, "review_status": 2, "review_detail": ""},
                {"cert_id": 2, "cert_category": 4, "review_status": 3, "review_detail": "过期"},
            ]
        },
    }
    with kuaishou({CERTS: ok(data)}) as (client, _):
        review = client.review_of("20000900", REQUEST)
    assert (review.state, review.platform_state) == (ReviewState.CHANGES_REQUESTED, "3")
    assert review.reasons == {"4": "过期"}
