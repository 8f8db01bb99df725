"""TikTok for Business: currency units, Business Centers and payment portfolios, with the figures of its reference page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.accounts import AccountListing, AccountStatus, Balance, FundRowKind, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import BadAnswer, Refused
from app.platforms.tiktok import TikTok
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, ok, pages, refusal
from tests.platforms.stage import stage
from tests.platforms.words.words import APP_SECRET

V = "/open_api/v1.3"
BALANCES = f"{V}/advertiser/balance/get/"
CENTER_BALANCE = f"{V}/bc/balance/get/"
INFO = f"{V}/advertiser/info/"
LEDGER = f"{V}/bc/account/transaction/get/"
REPORT = f"{V}/report/integrated/get/"
AUTHORISED = f"{V}/oauth2/advertiser/get/"

ROW_OF_THE_PAGE: dict[str, object] = {
    "advertiser_id": "7100000000000000001",
    "advertiser_name": "Demo A",
    "advertiser_status": "SHOW_ACCOUNT_STATUS_APPROVED",
    "timezone": "Asia/Shanghai",
    "currency": "USD",
    "company": "Demo",
    "account_balance": 501.25,
    "valid_account_balance": 501.25,
    "frozen_balance": 0,
    "tax": 0,
    "cash_balance": 500.75,
    "valid_cash_balance": 500.75,
    "grant_balance": 0.50,
    "valid_grant_balance": 0.50,
}

ACCOUNT = AccountListing(
    platform_id="7100000000000000001",
    name="Demo A",
    currency="USD",
    zone="Asia/Shanghai",
    status=AccountStatus.ACTIVE,
    manager="7000000000000000009",
)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def balance(cash: str, grant: str = "0", credit: str = "0", frozen: str = "0") -> Balance:
    return Balance(cash=usd(cash), grant=usd(grant), credit=usd(credit), frozen=usd(frozen))


def row(identity: int, **fields: object) -> dict[str, object]:
    return {**ROW_OF_THE_PAGE, "advertiser_id": str(identity), **fields}


def listed(*rows: object) -> Script:
    return pages(list(rows), name="advertiser_account_list")


@contextmanager
def tiktok(routes: dict[str, Script | Reply]) -> Iterator[tuple[TikTok, Canned]]:
    with stage(Platform.TIKTOK, by_path(routes)) as scene:
        assert isinstance(scene.client, TikTok)
        yield scene.client, scene.server


def test_the_pages_own_balance_is_read_in_currency_units() -> None:
    with tiktok({BALANCES: listed(ROW_OF_THE_PAGE)}) as (client, server):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("500.75", "0.50")
    assert server.asked[0].query["bc_id"] == "7000000000000000009"


def test_frozen_money_and_tax_are_held_back_and_what_is_neither_cash_nor_grant_is_lent() -> None:
    told = row(7100000000000000001, account_balance=1000.0, valid_account_balance=900.0, frozen_balance=80.5, tax=19.5)
    with tiktok({BALANCES: listed(told)}) as (client, _):
        [reading] = client.balances([ACCOUNT])
    assert reading.balance == balance("500.75", "0.50", "398.75", "100.00")


def test_a_payment_portfolio_counts_once_and_its_accounts_hold_nothing() -> None:
    accounts = [replace(ACCOUNT, platform_id=str(one), wallet="portfolio:7000000000000000009") for one in (1, 2)]
    with tiktok({BALANCES: listed(row(1), row(2))}) as (client, _):
        first, second, wallet = client.balances(accounts)
    assert first.balance == second.balance == balance("0")
    assert (wallet.holder, wallet.is_wallet) == ("portfolio:7000000000000000009", True)
    assert wallet.balance == balance("500.75", "0.50")


def test_one_business_center_is_one_batch_of_fifty_a_request() -> None:
    accounts = [replace(ACCOUNT, platform_id=str(one)) for one in range(120)]
    with tiktok({BALANCES: listed(*(row(one) for one in range(120)))}) as (client, server):
        [batch] = client.balance_batches(accounts)
        assert len(list(client.balances(batch))) == 120
        assert len(server.asked) == 3
        assert len(list(client.balances(accounts[:1]))) == 1
        assert len(server.asked) == 4, "what was wanted came on the first page"


def test_an_account_that_the_platform_leaves_out_is_told_after_the_others() -> None:
    accounts = [replace(ACCOUNT, platform_id=one) for one in ("1", "2")]
    with tiktok({BALANCES: listed(row(2))}) as (client, _):
        readings = client.balances(accounts)
        assert next(readings).holder == "2"
        with pytest.raises(BadAnswer, match="no balance for 1"):
            next(readings)


def test_an_account_in_no_business_center_is_known_by_one_balance() -> None:
    alone = replace(ACCOUNT, manager="", currency="JPY")
    told = ok({"list": [{"advertiser_id": alone.platform_id, "balance": "1200", "currency": "JPY"}]})
    with tiktok({INFO: told}) as (client, _):
        [reading] = client.balances([alone])
        assert list(client.fund_rows(alone, date(2026, 1, 1), date(2026, 1, 2))) == []
    assert reading.balance.cash == Money(Decimal(1200), "JPY")


def center(bc_id: str) -> dict[str, object]:
    return {"bc_info": {"bc_id": bc_id, "name": "BC"}, "user_role": "ADMIN"}


def information(asked: Asked) -> Reply:
    ids = json.loads(asked.query["advertiser_ids"])
    assert len(ids) <= 100
    about = {"name": "Alone", "status": "STATUS_DISABLE", "currency": "USD", "company": "C"}
    zone = {"timezone": "Etc/GMT-8", "display_timezone": "Asia/Tokyo"}
    return ok({"list": [{"advertiser_id": one, **about, **zone} for one in ids]})


def test_accounts_come_from_every_business_center_and_from_outside_of_any() -> None:
    def in_center(asked: Asked) -> Reply:
        rows = {"b1": [row(one) for one in range(101)], "b2": [row(100), row(200, timezone="UTC+08:00")]}
        return listed(*rows[asked.query["bc_id"]])(asked)

    def shared(asked: Asked) -> Reply:
        return ok({"payment_portfolio_type": "SHARED" if asked.query["bc_id"] == "b2" else "NON_SHARED"})

    routes: dict[str, Script | Reply] = {
        f"{V}/bc/get/": pages([center("b1"), center("b2")]),
        CENTER_BALANCE: shared,
        BALANCES: in_center,
        AUTHORISED: ok({"list": [{"advertiser_id": "5", "advertiser_name": "x"}, {"advertiser_id": "300"}]}),
        INFO: information,
    }
    with tiktok(routes) as (client, server):
        found = {listing.platform_id: listing for listing in client.accounts()}
    assert len(found) == 103
    assert (found["0"].manager, found["0"].wallet, found["0"].name) == ("b1", "", "Demo A")
    assert (found["200"].manager, found["200"].wallet, found["200"].zone) == ("b2", "portfolio:b2", "Etc/GMT-8")
    assert (found["300"].manager, found["300"].zone, found["300"].status) == ("", "Asia/Tokyo", AccountStatus.STOPPED)
    asked = next(asked for asked in server.asked if asked.path == AUTHORISED)
    assert asked.query == {"app_id": "1700000000000001", "secret": APP_SECRET}


def test_the_accounts_of_a_business_center_out_of_reach_are_read_as_if_they_stood_alone() -> None:
    routes: dict[str, Script | Reply] = {
        f"{V}/bc/get/": pages([center("b1")]),
        CENTER_BALANCE: refusal(40001, "not an admin"),
        AUTHORISED: ok({"list": [{"advertiser_id": "300"}]}),
        INFO: information,
    }
    with tiktok(routes) as (client, _):
        assert [(listing.platform_id, listing.manager) for listing in client.accounts()] == [("300", "")]


def test_a_plain_advertiser_without_access_to_business_centers_still_lists_its_accounts() -> None:
    routes: dict[str, Script | Reply] = {
        f"{V}/bc/get/": refusal(40001, "no permission"),
        AUTHORISED: ok({"list": [{"advertiser_id": "300"}]}),
        INFO: information,
    }
    with tiktok(routes) as (client, _):
        assert [listing.platform_id for listing in client.accounts()] == ["300"]


def transaction(kind: str, sign: str, **fields: object) -> dict[str, object]:
    return {
        "transaction_id": f"9{kind}{sign}",
        "account_id": ACCOUNT.platform_id,
        "amount": 1000.5,
        "currency": "USD",
        "amount_type": sign,
        "transaction_type": kind,
        "billing_type": "CASH",
        "timezone": "UTC+08:00",
        "create_time": "2026-01-02 03:04:05",
        "bc_name": "BC",
        **fields,
    }


def test_fund_rows_are_signed_by_the_field_that_carries_the_sign() -> None:
    rows = [
        transaction("ADD_BALANCE", "POSITIVE"),
        transaction("DECREASE_BALANCE", "NEGATIVE"),
        transaction("REFUND", "OTHER"),
        transaction("PROMOTION_ISSUED", "POSITIVE"),
        transaction("INCREASE_BALANCE", "POSITIVE", billing_type="CREDIT", create_time="1767294245"),
    ]
    with tiktok({LEDGER: pages(list(rows), name="transaction_list")}) as (client, server):
        found = list(client.fund_rows(ACCOUNT, date(2026, 1, 1), date(2026, 1, 28)))
    assert [(one.kind, one.amount, one.fund_class) for one in found] == [
        (FundRowKind.RECHARGE, usd("1000.5"), FundClass.CASH),
        (FundRowKind.TRANSFER_OUT, usd("-1000.5"), FundClass.CASH),
        (FundRowKind.REFUND, usd("-1000.5"), FundClass.CASH),
        (FundRowKind.OTHER, usd("1000.5"), FundClass.GRANT),
        (FundRowKind.TRANSFER_IN, usd("1000.5"), FundClass.CREDIT),
    ]
    assert {one.at for one in found} == {datetime(2026, 1, 1, 19, 4, 5, tzinfo=UTC)}
    assert {one.day for one in found} == {date(2026, 1, 2)}
    assert json.loads(server.asked[0].query["filtering"])["account_ids"] == [ACCOUNT.platform_id]


def spent(day: str, **metrics: str) -> dict[str, object]:
    return {"dimensions": {"advertiser_id": "7", "stat_time_day": f"{day} 00:00:00"}, "metrics": metrics}


def test_spend_is_text_and_a_dash_is_no_data() -> None:
    rows = [
        spent("2026-11-01", spend="12.34", cash_spend="12.00", voucher_spend="0.34", currency="USD"),
        spent("2026-11-02", spend="5.00", cash_spend="-", voucher_spend="-", currency="-"),
        spent("2026-11-03", spend="-", currency="USD"),
    ]
    with tiktok({REPORT: pages(list(rows))}) as (client, _):
        first, second = client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 3))
    assert (first.day, first.spend, first.cash, first.grant) == (
        date(2026, 11, 1),
        usd("12.34"),
        usd("12.00"),
        usd("0.34"),
    )
    assert (second.spend, second.cash, second.grant) == (usd("5.00"), None, None)


def test_a_report_spans_thirty_days_at_most_and_is_halved_when_it_is_too_large() -> None:
    asked_for: list[tuple[str, str]] = []

    def report(asked: Asked) -> Reply:
        start, end = (date.fromisoformat(asked.query[name]) for name in ("start_date", "end_date"))
        if (end - start).days >= 8:
            return refusal(40067, "too large")
        asked_for.append((str(start), str(end)))
        return pages([spent(str(start), spend="1.00", currency="USD")])(asked)

    with tiktok({REPORT: report}) as (client, server):
        rows = list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 31)))
    assert [window[0] for window in asked_for] == ["2026-01-01", "2026-01-09", "2026-01-16", "2026-01-24", "2026-01-31"]
    assert asked_for[-1][1] == "2026-01-31"
    assert len(rows) == 5
    assert len(server.asked) == 8


def test_a_single_day_that_is_too_large_is_a_refusal() -> None:
    with tiktok({REPORT: refusal(40067, "too large")}) as (client, server):
        with pytest.raises(Refused, match="too large"):
            list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 4)))
        assert len(server.asked) == 3


def test_a_token_has_no_lifetime_and_no_refresh() -> None:
    told = ok({"access_token": "t", "advertiser_ids": ["7100000000000000001"], "scope": [1, 2, 4]})
    with tiktok({f"{V}/oauth2/access_token/": told}) as (client, server):
        granted = client.exchange("c", "http://127.0.0.1:9/")
    assert (granted.refresh_token, granted.access_expires_at) == (None, None)
    assert granted.subjects == ("7100000000000000001",)
    assert server.asked[0].json() == {"app_id": "1700000000000001", "secret": APP_SECRET, "auth_code": "c"}
