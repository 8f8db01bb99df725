"""What an agent of Xiaohongshu 小红书代理商 reads: sub-accounts, their wallets in yuan, records signed by their direction."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountListing, AccountStatus, Balance, BalanceReading, FundRowKind, Grant, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import BadAnswer
from app.platforms.payload import Payload
from app.platforms.xiaohongshu import Xiaohongshu
from app.platforms.xiaohongshu_agent import ACCOUNTS_A_PAGE, RECORDS_A_PAGE
from app.platforms.xiaohongshu_agent_rows import read_balance
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path
from tests.platforms.stage import stage
from tests.platforms.words.words import ACCESS, ACCOUNT
from tests.platforms.words.xiaohongshu import success

V = "/api/open"
ACCOUNTS = f"{V}/jg/account/sub/page"
BALANCES = f"{V}/finance/balance/query"
RECORDS = f"{V}/finance/transaction/record/query"
TOKEN = f"{V}/oauth2/access_token"

AGENT = "agent/573c/67d3"


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


@contextmanager
def agent(routes: Mapping[str, Script | Reply]) -> Iterator[tuple[Xiaohongshu, Canned]]:
    grant = Grant(access_token=Secret(ACCESS), subjects=(AGENT,))
    with stage(Platform.XIAOHONGSHU, by_path(dict(routes)), grant=grant) as scene:
        assert isinstance(scene.client, Xiaohongshu)
        yield scene.client, scene.server


def sub_account(number: int, **fields: object) -> dict[str, object]:
    return {
        "virtual_seller_id": f"67d3{number:x}",
        "virtual_seller_name": f"店{number}",
        "virtual_seller_status": 1,
        "brand_user_name": "品牌A",
        "company_name": "甲公司",
        "advertiser_id": number,
        "create_time": 1767294245000,
        **fields,
    }


def sub_accounts(rows: list[dict[str, object]]) -> Script:
    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)
        assert body["user_id"] == "573c"
        start = (body["page"] - 1) * body["page_size"]
        return success({"total": len(rows), "sub_accounts": rows[start : start + body["page_size"]]})

    return script


def listing(identity: str) -> AccountListing:
    return AccountListing(
        platform_id=identity, name=identity, currency="CNY", zone="Asia/Shanghai", status=AccountStatus.UNKNOWN
    )


def wallet(identity: str, *parts: dict[str, object]) -> dict[str, object]:
    return {"virtual_seller_id": identity, "account_status": 1, "balance_list": list(parts)}


def part(wallet_type: int | None, available: str, frozen: str = "0.00") -> dict[str, object]:
    told: dict[str, object] = {"available_balance": available, "frozen_balance": frozen}
    return told if wallet_type is None else {"wallet_type": wallet_type, **told}


def test_the_token_of_an_agent_speaks_for_the_agent() -> None:
    told = {"user_id": "573c", "role_type": 2, "approval_role_type": 601, "virtual_seller_id": "67d3"}
    token = {"access_token": "a", "access_token_expires_in": 86399}
    with agent({TOKEN: success({**told, **token})}) as (client, _):
        assert client.exchange("c", "https://a.example/cb").subjects == (AGENT,)


@pytest.mark.parametrize("count", [ACCOUNTS_A_PAGE, 2 * ACCOUNTS_A_PAGE + 1])
def test_sub_accounts_are_listed_to_the_last_page_and_each_comes_once(count: int) -> None:
    rows = [sub_account(number) for number in range(1, count + 1)]
    with agent({ACCOUNTS: sub_accounts(rows)}) as (client, server):
        found = list(client.accounts())
    assert [one.platform_id for one in found] == [str(number) for number in range(1, count + 1)]
    assert len(server.asked) == -(-count // ACCOUNTS_A_PAGE)
    assert (found[0].name, found[0].company, found[0].manager) == ("店1", "甲公司", "67d3")


def test_a_sub_account_that_cannot_deliver_is_known_by_its_wallet() -> None:
    with agent({ACCOUNTS: sub_accounts([sub_account(7, advertiser_id=0)])}) as (client, server):
        [found] = client.accounts()
        assert found.platform_id == "67d37"
        assert list(client.spend(found, date(2026, 1, 1), date(2026, 1, 2))) == []
        assert len(server.asked) == 1


def test_wallets_are_in_yuan_and_a_type_that_is_left_out_is_cash() -> None:
    parts = (
        part(None, "1200.00", "10.00"),
        part(1, "5000.00"),
        part(2, "30.50"),
        part(3, "0.01"),
        part(4, "500.00", "0.50"),
    )
    routes: dict[str, Script | Reply] = {
        ACCOUNTS: sub_accounts([sub_account(1)]),
        BALANCES: success({"total": 1, "wallet_balance_list": [wallet("67d31", *parts)]}),
    }
    with agent(routes) as (client, server):
        [reading] = client.balances([listing("1")])
    assert reading.holder == "1"
    assert reading.balance == Balance(
        cash=yuan("1200"), grant=yuan("530.51"), credit=yuan("5000"), frozen=yuan("10.50")
    )
    assert server.asked[-1].json() == {"user_id": "573c", "virtual_seller_id_list": ["67d31"]}


FEN = st.integers(0, 10**10)


@given(st.lists(st.tuples(st.integers(0, 9), FEN, FEN), max_size=6))
def test_the_kinds_of_money_add_up_to_all_that_the_wallets_hold(parts: list[tuple[int, int, int]]) -> None:
    written = [part(kind, f"{Decimal(free).scaleb(-2)}", f"{Decimal(held).scaleb(-2)}") for kind, free, held in parts]
    balance = read_balance(Payload("xiaohongshu", wallet("w", *written)), ACCOUNT).balance
    whole = balance.cash + balance.grant + balance.credit + balance.frozen
    assert whole.micros == 10_000 * sum(free + held for _, free, held in parts)


def test_a_hundred_wallets_share_a_request_and_one_that_is_left_out_is_told() -> None:
    def all_but_seven(asked: Asked) -> Reply:
        wallets = json.loads(asked.body)["virtual_seller_id_list"]
        assert len(wallets) <= 100
        rows = [wallet(one, part(0, "1.00")) for one in wallets if one != "67d37"]
        return success({"total": len(rows), "wallet_balance_list": rows})

    rows = [sub_account(number) for number in range(1, 251)]
    with agent({ACCOUNTS: sub_accounts(rows), BALANCES: all_but_seven}) as (client, server):
        accounts = list(client.accounts())
        groups = client.balance_batches(accounts)
        readings = [reading for group in groups[1:] for reading in client.balances(group)]
        assert [len(group) for group in groups] == [100, 100, 50]
        assert [reading.holder for reading in readings] == [str(number) for number in range(101, 251)]
        assert server.paths().count(ACCOUNTS) == 1
        others: list[BalanceReading] = []
        with pytest.raises(BadAnswer, match="no balance for 7"):
            others.extend(client.balances(groups[0]))
        assert len(others) == 99


def record(**fields: object) -> dict[str, object]:
    return {
        "trade_no": "T1",
        "business_no": "erp-1",
        "trade_time": 1767367800000,
        "virtual_seller_id": "67d31",
        "target_virtual_seller_id": "67d3",
        "target_account_name": "代理商",
        "wallet_type": 0,
        "direction": 1,
        "trade_type": "转账",
        "amount": "500.00",
        "balance_before": "0.00",
        "balance_after": "500.00",
        "remark": "",
        **fields,
    }


def records(moved: list[dict[str, object]], spent: list[dict[str, object]]) -> Script:
    def script(asked: Asked) -> Reply:
        body = json.loads(asked.body)
        rows = spent if body["trade_type_list"] == [3] else moved
        start = (body["page_index"] - 1) * body["page_size"]
        return success({"total": len(rows), "record_list": rows[start : start + body["page_size"]]})

    return script


def test_records_are_in_yuan_signed_by_direction_and_told_apart_by_the_other_side() -> None:
    moved = [
        record(),
        record(trade_no="T2", direction=-1, amount="20.50"),
        record(trade_no="T3", direction=-1, target_virtual_seller_id="67d39", target_account_name="店9"),
        record(trade_no="T4", wallet_type=4, target_virtual_seller_id="67d39"),
        record(trade_no="T5", target_virtual_seller_id="", wallet_type=1),
    ]
    spent = [record(trade_no="T6", direction=-1, amount="1.25", target_virtual_seller_id="", trade_type="消耗")]
    routes: dict[str, Script | Reply] = {
        ACCOUNTS: sub_accounts([sub_account(1)]),
        RECORDS: records(moved, spent),
    }
    with agent(routes) as (client, server):
        rows = list(client.fund_rows(listing("1"), date(2026, 1, 1), date(2026, 1, 30)))
    assert [(row.kind, row.fund_class, row.amount) for row in rows] == [
        (FundRowKind.RECHARGE, FundClass.CASH, yuan("500")),
        (FundRowKind.REFUND, FundClass.CASH, yuan("-20.5")),
        (FundRowKind.TRANSFER_OUT, FundClass.CASH, yuan("-500")),
        (FundRowKind.TRANSFER_IN, FundClass.GRANT, yuan("500")),
        (FundRowKind.OTHER, FundClass.CREDIT, yuan("500")),
        (FundRowKind.SPEND, FundClass.CASH, yuan("-1.25")),
    ]
    assert (rows[0].at, rows[0].day) == (datetime(2026, 1, 2, 15, 30, tzinfo=UTC), date(2026, 1, 2))
    assert (rows[0].reference, rows[0].party, rows[0].platform_kind) == ("erp-1", "代理商", "转账")
    asked = server.asked[-1].json()
    assert (asked["virtual_seller_id"], asked["date_key"]) == ("67d31", 2)
    assert (asked["start_date"], asked["end_date"]) == ("2026-01-01", "2026-01-30")


def test_records_are_read_to_the_last_page_and_a_repeated_one_counts_once() -> None:
    moved = [record(trade_no=f"T{place}") for place in range(2 * RECORDS_A_PAGE)]
    routes: dict[str, Script | Reply] = {
        ACCOUNTS: sub_accounts([sub_account(1)]),
        RECORDS: records([*moved, moved[-1], record(trade_no="last")], []),
    }
    with agent(routes) as (client, _):
        rows = list(client.fund_rows(listing("1"), date(2026, 1, 1), date(2026, 1, 30)))
    assert len(rows) == 2 * RECORDS_A_PAGE + 1


def test_a_record_that_goes_nowhere_is_told() -> None:
    routes: dict[str, Script | Reply] = {
        ACCOUNTS: sub_accounts([sub_account(1)]),
        RECORDS: records([record(direction=0)], []),
    }
    with agent(routes) as (client, _), pytest.raises(BadAnswer, match="direction"):
        list(client.fund_rows(listing("1"), date(2026, 1, 1), date(2026, 1, 30)))
