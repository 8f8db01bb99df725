"""Ocean Engine 巨量引擎: its units, its wallets and its lists, with the figures of its reference page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.accounts import AccountListing, AccountStatus, Balance, FundRowKind, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import Refused
from app.platforms.ocean_engine import OceanEngine
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, ok, ok_text, pages, refusal
from tests.platforms.stage import stage
from tests.platforms.words.words import ACCESS, ACCOUNT

FUND = "/open_api/2/advertiser/fund/get/"
FUNDS = "/open_api/v3.0/account/fund/get/"
TRANSACTIONS = "/open_api/2/advertiser/fund/transaction/get/"
REPORT = "/open_api/v3.0/report/custom/get/"

FUND_OF_THE_PAGE = (
    '{"advertiser_id":1790000000000011,"name":"A店","balance":1523.47,"valid_balance":1500.00,"cash":1400.47,'
    '"valid_cash":1377.00,"grant":123.00,"valid_grant":123.00,"wallet_id":"","wallet_total_balance_valid":"0"}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def balance(cash: str, grant: str = "0", credit: str = "0", frozen: str = "0") -> Balance:
    return Balance(cash=yuan(cash), grant=yuan(grant), credit=yuan(credit), frozen=yuan(frozen))


def account(identity: str) -> AccountListing:
    return AccountListing(
        platform_id=identity, name=identity, currency="CNY", zone="Asia/Shanghai", status=AccountStatus.ACTIVE
    )


@contextmanager
def ocean(routes: dict[str, Script | Reply]) -> Iterator[tuple[OceanEngine, Canned]]:
    with stage(Platform.OCEAN_ENGINE, by_path(routes)) as scene:
        assert isinstance(scene.client, OceanEngine)
        yield scene.client, scene.server


def in_fen(identity: int, **fields: object) -> dict[str, object]:
    return {"account_id": identity, "balance": 0, "valid_balance": 0, "valid_grant": 0, "wallet_id": 0, **fields}


def test_the_call_for_one_account_counts_in_yuan_and_what_is_not_valid_is_frozen() -> None:
    with ocean({FUNDS: refusal(40002, "not for you"), FUND: ok_text(FUND_OF_THE_PAGE)}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("1377.00", "123.00", "0", "23.47")
    assert (reading.holder, reading.is_wallet, reading.wallet) == ("1790000000000011", False, "")


def test_the_call_for_twenty_accounts_counts_in_fen_and_tells_credit_apart() -> None:
    row = in_fen(
        1790000000000011,
        balance=152347,
        valid_balance=150000,
        valid_grant=12300,
        credit_valid_balance=50000,
        preloan_valid_balance=700,
    )
    with ocean({FUNDS: ok({"list": [row]}), FUND: ok_text(FUND_OF_THE_PAGE)}) as (client, server):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("870.00", "123.00", "507.00", "23.47")
    assert server.asked[0].query["account_ids"] == "[1790000000000011]"
    assert server.asked[0].query["account_type"] == "AD"


def test_a_batch_that_proves_to_count_in_yuan_is_not_believed() -> None:
    row = in_fen(1790000000000011, balance=1523, valid_balance=1500)
    with ocean({FUNDS: ok({"list": [row]}), FUND: ok_text(FUND_OF_THE_PAGE)}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("1377.00", "123.00", "0", "23.47")


def test_many_accounts_cost_few_requests_and_all_get_a_reading() -> None:
    accounts = [account(str(1790000000000000000 + place)) for place in range(45)]

    def batch(asked: Asked) -> Reply:
        return ok({"list": [in_fen(identity) for identity in json.loads(asked.query["account_ids"])]})

    with ocean({FUNDS: batch}) as (client, server):
        groups = client.balance_batches(accounts)
        readings = [reading for group in groups for reading in client.balances(group)]
    assert [len(group) for group in groups] == [20, 20, 5]
    assert [reading.holder for reading in readings] == [one.platform_id for one in accounts]
    assert len(server.asked) == 3


def test_an_account_that_the_batch_leaves_out_is_asked_for_alone() -> None:
    with ocean({FUNDS: ok({"list": []}), FUND: ok_text(FUND_OF_THE_PAGE)}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance.cash == yuan("1377.00")


def test_a_shared_wallet_counts_once_and_its_accounts_hold_nothing() -> None:
    rows = [
        in_fen(identity, balance=880000, valid_balance=880000, wallet_id=77, wallet_total_balance_valid=880000)
        for identity in (1, 2)
    ]
    fund = '{"advertiser_id":1,"balance":8800.0,"valid_balance":8800.0,"valid_grant":0}'
    with ocean({FUNDS: ok({"list": rows}), FUND: ok_text(fund)}) as (client, _):
        readings = list(client.balances([account("1"), account("2")]))
    assert [(reading.holder, reading.is_wallet, reading.wallet) for reading in readings] == [
        ("1", False, "77"),
        ("2", False, "77"),
        ("77", True, ""),
    ]
    assert [reading.balance.cash for reading in readings] == [yuan("0"), yuan("0"), yuan("8800")]


def transaction(**fields: object) -> dict[str, object]:
    return {
        "advertiser_id": 1790000000000011,
        "create_time": "2026-01-31 23:30:00",
        "amount": 1000.0,
        "cash": 1000.0,
        "grant": 0,
        "transaction_seq": 9007199254740993,
        "remitter": "1780000000000001",
        "payee": "1790000000000011",
        **fields,
    }


def ledger(recharges: list[object], transfers: list[object]) -> Script:
    def script(asked: Asked) -> Reply:
        rows = {"RECHARGE": recharges, "TRANSFER": transfers}[asked.query["transaction_type"]]
        return pages(rows)(asked)

    return script


def test_fund_rows_are_in_yuan_and_signed_by_their_two_ends() -> None:
    out = transaction(
        remitter="1790000000000011", payee="1780000000000001", amount=250.5, cash=250.5, transaction_seq=2
    )
    with ocean({TRANSACTIONS: ledger([transaction()], [out])}) as (client, _):
        recharge, transfer = client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 31))
    assert (recharge.kind, recharge.amount, recharge.party) == (FundRowKind.RECHARGE, yuan("1000"), "1780000000000001")
    assert (transfer.kind, transfer.amount, transfer.party) == (
        FundRowKind.TRANSFER_OUT,
        yuan("-250.5"),
        "1780000000000001",
    )
    assert (recharge.serial, recharge.day) == ("9007199254740993", date(2026, 1, 31))
    assert recharge.at == datetime(2026, 1, 31, 15, 30, tzinfo=UTC)


def test_a_recharge_with_a_grant_in_it_becomes_two_rows_that_add_up() -> None:
    row = transaction(amount=1100.0, cash=1000.0, grant=80.0, return_goods=20.0)
    with ocean({TRANSACTIONS: ledger([row], [])}) as (client, _):
        cash, grant = client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 31))
    assert (cash.fund_class, cash.amount) == (FundClass.CASH, yuan("1000"))
    assert (grant.fund_class, grant.amount) == (FundClass.GRANT, yuan("100"))
    assert len({cash.serial, grant.serial}) == 2


def test_months_are_asked_for_one_by_one() -> None:
    with ocean({TRANSACTIONS: ledger([], [])}) as (client, server):
        assert list(client.fund_rows(ACCOUNT, date(2026, 1, 30), date(2026, 2, 2))) == []
    asked = {(one.query["start_date"], one.query["end_date"]) for one in server.asked}
    assert asked == {("2026-01-30", "2026-01-31"), ("2026-02-01", "2026-02-02")}


def test_equal_rows_without_a_number_stay_two_and_keep_their_serials() -> None:
    rows: list[object] = [transaction(transaction_seq=0), transaction(transaction_seq=0)]
    with ocean({TRANSACTIONS: ledger(rows, [])}) as (client, _):
        first, again = (list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 31))) for _ in range(2))
    assert len({row.serial for row in first}) == 2
    assert [row.serial for row in first] == [row.serial for row in again]


def test_spend_is_text_in_yuan_and_a_report_spans_thirty_days_at_most() -> None:
    row = {"dimensions": {"stat_time_day": "2026-01-01"}, "metrics": {"stat_cost": "12.34"}}
    with ocean({REPORT: pages([row], name="rows")}) as (client, server):
        rows = list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 3, 31)))
    assert rows[0].spend == yuan("12.34")
    assert (rows[0].day, rows[0].cash) == (date(2026, 1, 1), None)
    assert len(server.asked) == 3
    asked = server.asked[0].query
    assert (asked["metrics"], asked["dimensions"], asked["filters"]) == ('["stat_cost"]', '["stat_time_day"]', "[]")


AUTHORISED = "/open_api/oauth2/advertiser/get/"
INFO = "/open_api/2/advertiser/info/"


def info(asked: Asked) -> Reply:
    ids = json.loads(asked.query["advertiser_ids"])
    assert len(ids) <= 50
    return ok([{"id": one, "name": f"店{one}", "company": "甲公司", "status": "STATUS_ENABLE"} for one in ids])


def authorised(*rows: dict[str, object]) -> Reply:
    return ok({"list": [{"is_valid": True, **row} for row in rows]})


def test_agents_and_organisations_are_opened_up_to_the_last_page_and_each_account_comes_once() -> None:
    below: dict[str, list[object]] = {"5": list(range(1000, 1230)), "6": [1229, 1300]}

    def of_agent(asked: Asked) -> Reply:
        return pages(below[asked.query["advertiser_id"]])(asked)

    routes: dict[str, Script | Reply] = {
        AUTHORISED: authorised(
            {"account_id": 5, "account_type": "AGENT"},
            {"account_id": 8, "account_type": "CUSTOMER_ADMIN"},
            {"account_id": 1300, "account_type": "ADVERTISER"},
            {"account_id": 9, "account_type": "PLATFORM_ROLE_STAR"},
            {"account_id": 10, "account_type": "ADVERTISER", "is_valid": False},
        ),
        "/open_api/2/agent/advertiser/select/": of_agent,
        "/open_api/2/agent/child_agent/select/": pages([6]),
        "/open_api/2/customer_center/advertiser/list/": pages([{"advertiser_id": one} for one in range(2000, 2101)]),
        INFO: info,
    }
    with ocean(routes) as (client, server):
        listings = list(client.accounts())
    managers = {listing.platform_id: listing.manager for listing in listings}
    assert len(listings) == len(managers) == 230 + 1 + 101
    assert (managers["1229"], managers["1300"], managers["2100"]) == ("5", "6", "8")
    assert (listings[0].name, listings[0].currency, listings[0].zone) == ("店1000", "CNY", "Asia/Shanghai")
    assert listings[0].status is AccountStatus.ACTIVE
    assert server.asked[0].query == {"access_token": ACCESS}


def test_an_advertiser_that_is_not_described_is_listed_all_the_same() -> None:
    routes: dict[str, Script | Reply] = {
        AUTHORISED: authorised({"account_id": 7, "account_type": "ADVERTISER"}),
        INFO: ok([]),
    }
    with ocean(routes) as (client, _):
        [listing] = client.accounts()
    assert (listing.platform_id, listing.name, listing.status) == ("7", "7", AccountStatus.UNKNOWN)


def test_a_very_long_list_of_an_agent_is_read_with_cursors() -> None:
    def of_agent(asked: Asked) -> Reply:
        if "page" in asked.query:
            return ok({"list": [1], "page_info": {"page": 1, "total_number": 10_000, "total_page": 100}})
        more = "cursor" not in asked.query
        return ok({"list": [1, 2] if more else [3], "cursor_page_info": {"cursor": 42, "has_more": more}})

    routes: dict[str, Script | Reply] = {
        AUTHORISED: authorised({"account_id": 5, "account_type": "CHILD_AGENT"}),
        "/open_api/2/agent/advertiser/select/": of_agent,
        INFO: info,
    }
    with ocean(routes) as (client, _):
        assert [listing.platform_id for listing in client.accounts()] == ["1", "2", "3"]


def test_one_code_means_two_things_on_a_token_call_and_elsewhere() -> None:
    calls = 0

    def limited_once(asked: Asked) -> Reply:
        nonlocal calls
        calls += 1
        return refusal(40110, "developer rate limit") if calls == 1 else pages([], name="rows")(asked)

    with ocean({REPORT: limited_once, "/open_api/oauth2/access_token/": refusal(40110, "code expired")}) as (
        client,
        server,
    ):
        assert list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 1))) == []
        with pytest.raises(Refused, match="code expired"):
            client.exchange("c0de", "http://127.0.0.1:9/")
        assert len(server.asked) == 3
        assert server.asked[-1].json()["app_id"] == 1700000000000001


def test_what_moved_in_a_shared_wallet_is_the_wallets_and_has_its_sign() -> None:
    ends = {"payee": "77", "payee_name": "共享钱包", "payee_type": "WALLET", "remitter": "9", "remitter_name": "甲公司"}
    away = {"payee": "78", "payee_name": "小钱包", "remitter": "77", "remitter_name": "共享钱包"}
    rows: list[object] = [
        {
            "transaction_seq": 11,
            "business_time": "2026-01-02 09:00:00",
            "biz_type": "RECHARGE",
            "amount": 1000.5,
            **ends,
        },
        {"transaction_seq": 12, "business_time": "2026-01-03 23:30:00", "biz_type": "TRANSFER", "amount": 20.0, **away},
    ]
    path = "/open_api/v3.0/shared_wallet/transaction_detail/get/"
    with ocean({path: pages(rows, name="results")}) as (client, server):
        found = list(client.wallet_rows(ACCOUNT, "77", date(2026, 1, 1), date(2026, 1, 31)))
    assert [(row.holder, row.is_wallet, row.kind, row.amount) for row in found] == [
        ("77", True, FundRowKind.RECHARGE, Money(Decimal("1000.50"), "CNY")),
        ("77", True, FundRowKind.TRANSFER_OUT, Money(Decimal("-20.00"), "CNY")),
    ]
    assert (found[0].party, found[1].party) == ("甲公司", "小钱包")
    assert server.asked[0].query["shared_wallet_id"] == "77"
