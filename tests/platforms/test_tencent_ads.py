"""Tencent Ads 腾讯广告: whole fen, kinds of fund, roles and signatures, with the figures of its reference page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest

from app.domain.accounts import AccountListing, AccountStatus, Balance, FundRowKind, Grant, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import TooFast
from app.platforms.tencent_ads import TencentAds
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, ok, ok_text, pages, refusal
from tests.platforms.stage import NOW, stage
from tests.platforms.words.words import ACCESS, ACCOUNT, APP_SECRET

FUNDS = "/v3.0/funds/get"
STATEMENTS = "/v3.0/fund_statements_detailed/get"
REPORTS = "/v3.0/daily_reports/get"
ADVERTISERS = "/v3.0/advertiser/get"

FUNDS_OF_THE_PAGE = (
    '{"list":[{"fund_type":"FUND_TYPE_CASH","balance":120000,"bill_deposit_amount":100,"fund_status":"FUND_STATUS_NORMAL",'
    '"realtime_cost":3050},{"fund_type":"FUND_TYPE_GIFT","balance":0,"fund_status":"FUND_STATUS_NOT_ENOUGH","realtime_cost":0}]}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def balance(cash: str, grant: str = "0", credit: str = "0", frozen: str = "0") -> Balance:
    return Balance(cash=yuan(cash), grant=yuan(grant), credit=yuan(credit), frozen=yuan(frozen))


def grant(*subjects: str) -> Grant:
    return Grant(access_token=Secret(ACCESS), subjects=subjects)


@contextmanager
def tencent(routes: dict[str, Script | Reply], *subjects: str) -> Iterator[tuple[TencentAds, Canned]]:
    with stage(Platform.TENCENT_ADS, by_path(routes), grant=grant(*subjects)) as scene:
        assert isinstance(scene.client, TencentAds)
        yield scene.client, scene.server


def funds(*rows: tuple[str, int, str]) -> Reply:
    return ok({"list": [{"fund_type": kind, "balance": fen, "fund_status": status} for kind, fen, status in rows]})


NORMAL = "FUND_STATUS_NORMAL"


def test_the_pages_own_balance_is_read_in_fen() -> None:
    with tencent({FUNDS: ok_text(FUNDS_OF_THE_PAGE)}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("1200.00", frozen="1.00")


def test_each_kind_of_fund_goes_where_it_belongs_under_its_old_and_its_new_name() -> None:
    told = funds(
        ("GENERAL_CASH", 100, NORMAL),
        ("FUND_TYPE_BANK", 10, NORMAL),
        ("GENERAL_GIFT", 200, NORMAL),
        ("FUND_TYPE_SPECIAL_GIFT", 20, NORMAL),
        ("FUND_TYPE_CREDIT_ROLL", 300, NORMAL),
        ("FUND_TYPE_CREDIT_OF_TOMORROW", 30, NORMAL),
        ("FUND_TYPE_NEVER_HEARD_OF", 5, NORMAL),
        ("FUND_TYPE_CASH", 7, "FUND_STATUS_FROZEN"),
    )
    with tencent({FUNDS: told}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("1.10", "2.25", "3.30", "0.07")


def test_shared_money_counts_once_and_not_on_the_accounts() -> None:
    told = funds(("FUND_TYPE_CASH", 100, NORMAL), ("FUND_TYPE_SHARED", 880000, NORMAL))
    accounts = [
        AccountListing(
            platform_id=one,
            name=one,
            currency="CNY",
            zone="Asia/Shanghai",
            status=AccountStatus.ACTIVE,
            manager="20001",
        )
        for one in ("1", "2")
    ]
    with tencent({FUNDS: told}) as (client, _):
        first, second, wallet = client.balances(accounts)
    assert first.balance == second.balance == balance("1.00")
    assert first.wallet == second.wallet == wallet.holder
    assert wallet.is_wallet
    assert wallet.balance == balance("8800.00")


def test_fund_rows_take_their_sign_from_the_kind_of_trade() -> None:
    trades = ["CHARGE", "TRANSFER_IN", "PAY", "TRANSFER_BACK", "EXPIRE", "SOMETHING_NEW"]
    rows = [
        {"time": 1767225600 + place, "trade_type_ext": trade, "amount": 50000, "external_bill_no": f"erp-{place}"}
        for place, trade in enumerate(trades)
    ]
    routes: dict[str, Script | Reply] = {FUNDS: funds(("FUND_TYPE_CASH", 1, NORMAL)), STATEMENTS: pages(list(rows))}
    with tencent(routes) as (client, server):
        found = list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 2)))
    assert [(row.kind, row.amount) for row in found] == [
        (FundRowKind.RECHARGE, yuan("500.00")),
        (FundRowKind.TRANSFER_IN, yuan("500.00")),
        (FundRowKind.SPEND, yuan("-500.00")),
        (FundRowKind.TRANSFER_OUT, yuan("-500.00")),
        (FundRowKind.EXPIRE, yuan("-500.00")),
        (FundRowKind.OTHER, yuan("500.00")),
    ]
    # 2026-01-01 00:00:00 UTC is eight in the morning in Beijing.
    assert (found[0].day, found[0].reference) == (date(2026, 1, 1), "erp-0")
    assert server.asked[-1].query["date_range"] == '{"start_date":"2026-01-01","end_date":"2026-01-02"}'


def test_each_kind_of_fund_is_asked_for_apart_but_for_shared_money() -> None:
    told = funds(("FUND_TYPE_CASH", 1, NORMAL), ("FUND_TYPE_GIFT", 1, NORMAL), ("FUND_TYPE_SHARED", 1, NORMAL))
    row = {"time": 1767225600, "trade_type_ext": "CHARGE", "amount": 100}
    with tencent({FUNDS: told, STATEMENTS: pages([row, row])}) as (client, server):
        rows = list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 28)))
    assert [asked.query["fund_type"] for asked in server.asked[1:]] == ["FUND_TYPE_CASH", "FUND_TYPE_GIFT"]
    assert [row.fund_class for row in rows] == [FundClass.CASH, FundClass.CASH, FundClass.GRANT, FundClass.GRANT]
    assert len({row.serial for row in rows}) == 4


def test_a_row_that_stands_on_two_pages_counts_once_and_two_equal_payments_count_twice() -> None:
    pushed_on = {"time": 1767225600, "trade_type_ext": "CHARGE", "amount": 100, "primary_key": "k1"}
    equal = {**pushed_on, "primary_key": "k2"}
    routes: dict[str, Script | Reply] = {
        FUNDS: funds(("FUND_TYPE_CASH", 1, NORMAL)),
        STATEMENTS: pages([pushed_on, pushed_on, equal]),
    }
    with tencent(routes) as (client, _):
        rows = list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 1)))
    assert len(rows) == len({row.serial for row in rows}) == 2


def test_spend_is_read_in_fen() -> None:
    with tencent({REPORTS: pages([{"date": "2026-01-01", "cost": 3050}])}) as (client, server):
        [row] = client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 3, 31))
    assert (row.spend, row.day, row.holder) == (yuan("30.50"), date(2026, 1, 1), ACCOUNT.platform_id)
    assert server.asked[0].query["fields"] == '["date","cost"]'


def test_every_call_is_signed_with_the_time_and_a_number_used_once() -> None:
    with tencent({FUNDS: ok_text(FUNDS_OF_THE_PAGE)}) as (client, server):
        for _ in range(3):
            list(client.balances([ACCOUNT]))
    queries = [asked.query for asked in server.asked]
    assert {query["timestamp"] for query in queries} == {str(int(NOW.timestamp()))}
    assert {query["access_token"] for query in queries} == {ACCESS}
    nonces = {query["nonce"] for query in queries}
    assert len(nonces) == 3
    assert all(len(nonce) <= 32 for nonce in nonces)


def advertiser(identity: int) -> dict[str, object]:
    return {
        "account_id": identity,
        "corporation_name": "甲公司",
        "system_status": "CUSTOMER_STATUS_NORMAL",
        "agency_account_id": 20001,
    }


def test_an_agency_lists_all_its_clients_to_the_last_page() -> None:
    rows: list[object] = [advertiser(one) for one in range(1, 252)]
    with tencent({ADVERTISERS: pages(rows)}, "ACCOUNT_ROLE_TYPE_AGENCY/20001") as (client, server):
        listings = list(client.accounts())
    assert len({listing.platform_id for listing in listings}) == 251
    assert {listing.manager for listing in listings} == {"20001"}
    assert (listings[0].name, listings[0].status, listings[0].zone) == ("甲公司", AccountStatus.ACTIVE, "Asia/Shanghai")
    assert len(server.asked) == 3
    assert "account_id" not in server.asked[0].query


def test_an_advertiser_names_itself_and_an_organisation_its_relations() -> None:
    routes: dict[str, Script | Reply] = {
        ADVERTISERS: pages([advertiser(7)]),
        "/v3.0/organization_account_relation/get": pages([{"account_id": 8, "corporation_name": "乙公司"}]),
    }
    with tencent(routes, "7", "ACCOUNT_ROLE_TYPE_BUSINESS_MANAGER/30001") as (client, server):
        alone, related = client.accounts()
    assert (alone.platform_id, alone.manager) == ("7", "20001")
    assert (related.platform_id, related.manager, related.status) == ("8", "30001", AccountStatus.UNKNOWN)
    assert server.asked[0].query["account_id"] == "7"


def test_the_role_of_the_first_grant_outlives_a_refresh() -> None:
    words = {"access_token": "A", "access_token_expires_in": 86400, "refresh_token_expires_in": 2592000}
    first = {
        **words,
        "refresh_token": "R",
        "authorizer_info": {"account_id": 20001, "account_role_type": "ACCOUNT_ROLE_TYPE_AGENCY"},
    }

    def token(asked: Asked) -> Reply:
        assert asked.query["client_secret"] == APP_SECRET
        return ok(first if asked.query["grant_type"] == "authorization_code" else words)

    def guarded(asked: Asked) -> Reply:
        return refusal(11000) if token_calls == 0 else pages([])(asked)

    token_calls = 0
    with tencent({"/oauth/token": token, ADVERTISERS: guarded}) as (client, _):
        granted = client.exchange("c0de", "http://example.com/back")
        assert granted.subjects == ("ACCOUNT_ROLE_TYPE_AGENCY/20001",)
        token_calls = 1
        assert list(client.accounts()) == []
        assert client.grant == granted


def test_a_spent_daily_quota_is_told_at_once() -> None:
    with tencent({FUNDS: refusal(11018, "daily limit")}) as (client, server):
        with pytest.raises(TooFast):
            list(client.balances([ACCOUNT]))
        assert len(server.asked) == 1


def test_a_port_in_the_redirect_address_is_not_allowed_so_the_code_is_pasted() -> None:
    assert TencentAds.redirects_to_loopback is False
