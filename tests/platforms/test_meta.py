"""Meta: minor units by its own table, owed and not owned, cursors, events and invoices, with the figures of its reference page."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountListing, AccountStatus, Funding, FundRowKind, Platform, PlatformInvoiceKind
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import BadAnswer, NotAuthorised, Refused, TooFast, Unreachable
from app.platforms.abilities import ListsInvoices, MovesMoney, OpensAccounts, ReadsDebts, TellsRights
from app.platforms.meta import Meta
from app.platforms.meta_rows import WHOLE, minor_unit, read_fund_rows, read_invoice
from app.platforms.payload import Payload
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, in_order
from tests.platforms.stage import NOW, stage
from tests.platforms.words.meta import refusal, success
from tests.platforms.words.words import ACCESS, APP_SECRET, CODE

V = "/v26.0"
IDENTITY = "1000000000000001"
BUSINESS = "2000000000000001"
NODE = f"{V}/act_{IDENTITY}"
INSIGHTS = f"{NODE}/insights"
ACTIVITIES = f"{NODE}/activities"
MINE = f"{V}/me/adaccounts"
INVOICES = f"{V}/{BUSINESS}/business_invoices"

ACCOUNT = AccountListing(
    platform_id=IDENTITY,
    name="Demo",
    currency="USD",
    zone="Asia/Shanghai",
    status=AccountStatus.ACTIVE,
    manager=BUSINESS,
    funding=Funding.POSTPAID,
)

NODE_OF_THE_PAGE: dict[str, object] = {
    "account_id": IDENTITY,
    "name": "Demo",
    "account_status": 1,
    "currency": "USD",
    "timezone_name": "Asia/Shanghai",
    "balance": "12345",
    "amount_spent": "450050",
    "spend_cap": "1000000",
    "is_prepay_account": False,
    "funding_source_details": {"id": "3000000000000001", "display_string": "Visa *1234", "type": 1},
    "id": f"act_{IDENTITY}",
}

INVOICE_OF_THE_PAGE: dict[str, object] = {
    "id": "55",
    "invoice_id": "F2611-0001",
    "invoice_date": "2026-11-04",
    "due_date": "2026-12-04",
    "billing_period": "2026-10-01",
    "type": "INV",
    "amount_due": {
        "amount": "1234.00",
        "amount_in_hundredths": "123400",
        "currency": "USD",
        "offsetted_amount": "123400",
    },
    "payment_status": "UNPAID",
    "ad_account_ids": [IDENTITY],
}


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def listed(*rows: object) -> Reply:
    return success({"data": list(rows), "paging": {"cursors": {"before": "MAZDZD", "after": "MQZDZD"}}})


def spent(day: int, spend: str = "12.34", currency: str = "USD") -> dict[str, object]:
    written = f"2026-11-{day:02}"
    return {
        "account_id": IDENTITY,
        "account_currency": currency,
        "spend": spend,
        "date_start": written,
        "date_stop": written,
    }


@contextmanager
def meta(routes: dict[str, Script | Reply]) -> Iterator[tuple[Meta, Canned]]:
    with stage(Platform.META, by_path(routes)) as scene:
        assert isinstance(scene.client, Meta)
        yield scene.client, scene.server


def test_it_can_do_what_its_page_knows_and_nothing_else() -> None:
    with meta({}) as (client, _):
        for ability in (ReadsDebts, ListsInvoices, TellsRights, MovesMoney, OpensAccounts):
            assert isinstance(client, ability)


def test_the_pages_own_account_owes_and_has_spent_of_its_cap() -> None:
    with meta({NODE: success(NODE_OF_THE_PAGE)}) as (client, server):
        [debt] = client.debts([ACCOUNT])
    assert (debt.holder, debt.owed, debt.used, debt.limit) == (IDENTITY, usd("123.45"), usd("4500.50"), usd("10000"))
    assert set(server.asked[0].query["fields"].split(",")) == {
        "account_id",
        "currency",
        "balance",
        "amount_spent",
        "spend_cap",
    }


def test_a_cap_of_nought_is_none_and_a_figure_that_is_not_told_stays_untold() -> None:
    told = {"account_id": IDENTITY, "currency": "USD", "spend_cap": "0", "amount_spent": "7"}
    with meta({NODE: success(told)}) as (client, _):
        [debt] = client.debts([ACCOUNT])
    assert (debt.owed, debt.used, debt.limit) == (None, usd("0.07"), None)


def test_a_prepaid_account_tells_no_figure_of_its_money() -> None:
    with meta({}) as (client, server):
        assert list(client.debts([replace(ACCOUNT, funding=Funding.UNTOLD)])) == []
        assert server.asked == []


@pytest.mark.parametrize("currency", ["CLP", "COP", "CRC", "HUF", "IDR", "ISK", "JPY", "KRW", "PYG", "TWD", "VND"])
def test_eleven_currencies_are_counted_in_units_whatever_iso_says(currency: str) -> None:
    with meta({NODE: success({**NODE_OF_THE_PAGE, "currency": currency})}) as (client, _):
        [debt] = client.debts([replace(ACCOUNT, currency=currency)])
    assert debt.owed == Money(Decimal(12345), currency)


@pytest.mark.parametrize("currency", ["CNY", "HKD", "USD", "EUR", "BHD", "JOD"])
def test_the_other_currencies_are_counted_in_hundredths_those_with_three_decimals_too(currency: str) -> None:
    with meta({NODE: success({**NODE_OF_THE_PAGE, "currency": currency})}) as (client, _):
        [debt] = client.debts([replace(ACCOUNT, currency=currency)])
    assert debt.owed == Money(Decimal("123.45"), currency)


def test_spend_is_in_currency_units_whatever_the_number_of_its_decimals() -> None:
    rows = [spent(1), spent(2, "5339.5"), spent(3, "7", "JPY")]
    with meta({INSIGHTS: listed(*rows)}) as (client, server):
        found = [(row.day.day, row.spend) for row in client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 30))]
    assert found == [(1, usd("12.34")), (2, usd("5339.5")), (3, Money(Decimal(7), "JPY"))]
    asked = server.asked[0].query
    assert json.loads(asked["time_range"]) == {"since": "2026-11-01", "until": "2026-11-30"}
    assert (asked["level"], asked["time_increment"]) == ("account", "1")


def test_pages_end_where_there_is_no_next_though_the_cursor_stays() -> None:
    def paged(asked: Asked) -> Reply:
        page = int(asked.query.get("after", 0))
        paging: dict[str, object] = {"cursors": {"before": "x", "after": str(page + 1)}}
        if page < 3:
            paging["next"] = "https://graph.facebook.com/v26.0/elsewhere"
        return success({"data": [spent(page + 1)], "paging": paging})

    with meta({INSIGHTS: paged}) as (client, server):
        assert len(list(client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 30)))) == 4
        assert [asked.query.get("after") for asked in server.asked] == [None, "1", "2", "3"]
        assert len({asked.query["time_range"] for asked in server.asked}) == 1, "each page is asked for in full"


def test_the_token_comes_with_the_proof_of_the_apps_secret() -> None:
    with meta({INSIGHTS: listed()}) as (client, server):
        list(client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 1)))
    asked = server.asked[0].query
    assert asked["access_token"] == ACCESS
    assert asked["appsecret_proof"] == hmac.new(APP_SECRET.encode(), ACCESS.encode(), hashlib.sha256).hexdigest()


def test_accounts_are_read_to_the_last_page_with_how_their_money_works() -> None:
    first = {**NODE_OF_THE_PAGE, "business": {"id": BUSINESS, "name": "B"}}
    prepaid = {**first, "account_id": "2", "is_prepay_account": True, "account_status": 7, "currency": "BRL"}
    untold = {
        "account_id": "3",
        "account_status": 9,
        "currency": "EUR",
        "timezone_name": "Europe/Paris",
    }
    stopped = {**first, "account_id": "4", "account_status": 101}

    def paged(asked: Asked) -> Reply:
        if "after" in asked.query:
            return listed(prepaid, untold, stopped)
        paging = {"cursors": {"after": "x"}, "next": "y"}
        return success({"data": [first, prepaid], "paging": paging})

    with meta({MINE: paged}) as (client, _):
        one, two, three, four = client.accounts()
    assert (one.platform_id, one.name, one.manager, one.zone) == (IDENTITY, "Demo", BUSINESS, "Asia/Shanghai")
    assert [listing.funding for listing in (one, two, three, four)] == [
        Funding.POSTPAID,
        Funding.UNTOLD,
        Funding.UNTOLD,
        Funding.POSTPAID,
    ]
    assert [(listing.status, listing.platform_status) for listing in (one, two, three, four)] == [
        (AccountStatus.ACTIVE, "ACTIVE"),
        (AccountStatus.IN_REVIEW, "PENDING_RISK_REVIEW"),
        (AccountStatus.UNKNOWN, "IN_GRACE_PERIOD"),
        (AccountStatus.STOPPED, "CLOSED"),
    ]
    assert (three.name, three.manager, three.zone) == ("3", "", "Europe/Paris")


def event(kind: str, extra: dict[str, object], at: str = "2026-11-02T01:02:03+0000") -> dict[str, object]:
    return {
        "event_type": kind,
        "event_time": at,
        "extra_data": json.dumps(extra),
        "translated_event_type": "Account billed",
    }


CHARGE: dict[str, object] = {"currency": "USD", "new_value": 2502, "transaction_id": "1234-5678"}
FUNDING: dict[str, object] = {"amount": 70000, "currency": "BRL", "network_id": "PIX"}


def test_charges_and_fundings_are_in_minor_units_and_come_in_what_is_undone_goes_out() -> None:
    events = [
        event("ad_account_billing_charge", CHARGE),
        event("funding_event_successful", FUNDING),
        event("ad_account_billing_refund", CHARGE),
        event("ad_account_billing_chargeback", CHARGE),
        event("ad_account_billing_chargeback_reversal", CHARGE),
        event("ad_account_billing_decline", CHARGE),
        event("ad_account_billing_charge_failed", CHARGE),
        event("funding_event_initiated", FUNDING),
        event("ad_account_update_spend_limit", {}),
    ]
    with meta({ACTIVITIES: listed(*events)}) as (client, server):
        rows = list(client.fund_rows(ACCOUNT, date(2026, 11, 1), date(2026, 11, 28)))
    assert [(row.kind, row.amount) for row in rows] == [
        (FundRowKind.CHARGE, usd("25.02")),
        (FundRowKind.RECHARGE, Money(Decimal(700), "BRL")),
        (FundRowKind.REFUND, usd("-25.02")),
        (FundRowKind.OTHER, usd("-25.02")),
        (FundRowKind.OTHER, usd("25.02")),
    ]
    assert (rows[0].serial, rows[0].reference) == ("1234-5678", "1234-5678")
    assert len({row.serial for row in rows}) == 5
    assert rows[0].at == datetime(2026, 11, 2, 1, 2, 3, tzinfo=UTC)
    assert rows[1].party == "PIX"
    asked = server.asked[0].query
    assert (asked["since"], asked["until"]) == ("2026-10-31", "2026-11-29")
    assert "category" not in asked


def test_only_events_of_the_accounts_own_days_count_and_one_that_comes_twice_counts_once() -> None:
    events = [
        event("ad_account_billing_charge", {**CHARGE, "transaction_id": "a"}, "2026-11-01T15:59:59+0000"),
        event("ad_account_billing_charge", {**CHARGE, "transaction_id": "b"}, "2026-11-01T16:00:00+0000"),
        event("ad_account_billing_charge", {**CHARGE, "transaction_id": "b"}, "2026-11-01T16:00:00+0000"),
        event("ad_account_billing_charge", {**CHARGE, "transaction_id": "c"}, "2026-11-02T16:00:00+0000"),
    ]
    with meta({ACTIVITIES: listed(*events)}) as (client, _):
        rows = list(client.fund_rows(ACCOUNT, date(2026, 11, 2), date(2026, 11, 2)))
    assert [(row.serial, row.day) for row in rows] == [("b", date(2026, 11, 2))]


def test_reading_events_again_gives_the_same_serials() -> None:
    events = [event("funding_event_successful", FUNDING), event("funding_event_successful", FUNDING)]
    with meta({ACTIVITIES: listed(*events)}) as (client, _):
        first, again = (list(client.fund_rows(ACCOUNT, date(2026, 11, 1), date(2026, 11, 3))) for _ in range(2))
    assert len({row.serial for row in first}) == 2
    assert [row.serial for row in first] == [row.serial for row in again]


def test_a_money_event_without_an_amount_is_told_and_not_dropped() -> None:
    told = listed(event("ad_account_billing_refund", {"currency": "USD"}))
    with meta({ACTIVITIES: told}) as (client, _), pytest.raises(BadAnswer):
        list(client.fund_rows(ACCOUNT, date(2026, 11, 1), date(2026, 11, 3)))


def test_invoices_come_from_each_business_once_and_the_end_is_not_included() -> None:
    with meta({INVOICES: listed(INVOICE_OF_THE_PAGE, INVOICE_OF_THE_PAGE)}) as (client, server):
        accounts = [ACCOUNT, replace(ACCOUNT, platform_id="2"), replace(ACCOUNT, platform_id="3", manager="")]
        [invoice] = client.invoices(accounts, date(2026, 11, 1), date(2026, 11, 30))
    assert (invoice.number, invoice.kind, invoice.state) == ("F2611-0001", PlatformInvoiceKind.INVOICE, "UNPAID")
    assert (invoice.total, invoice.net, invoice.tax) == (usd("1234"), None, None)
    assert (invoice.issued_on, invoice.due_on) == (date(2026, 11, 4), date(2026, 12, 4))
    assert (invoice.first_day, invoice.last_day) == (date(2026, 10, 1), date(2026, 10, 31))
    assert invoice.accounts == (IDENTITY,)
    [asked] = server.asked
    assert (asked.query["issue_start_date"], asked.query["issue_end_date"]) == ("2026-11-01", "2026-12-01")


@given(minor=st.integers(-(10**13), 10**13), currency=st.sampled_from(["USD", "CNY", "BHD", *sorted(WHOLE)]))
def test_an_invoice_whose_two_amounts_agree_is_read_and_one_whose_differ_is_not(minor: int, currency: str) -> None:
    amount = minor * minor_unit(currency)
    due = {"amount": f"{amount:f}", "currency": currency, "offsetted_amount": str(minor)}
    row = {**INVOICE_OF_THE_PAGE, "amount_due": due}
    if abs(amount) < 10**12:
        assert read_invoice(Payload("meta", row)).total == Money(amount, currency)
    with pytest.raises(BadAnswer):
        read_invoice(Payload("meta", {**row, "amount_due": {**due, "offsetted_amount": str(minor + 1)}}))


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("CM", PlatformInvoiceKind.CREDIT_MEMO),
        ("DM", PlatformInvoiceKind.DEBIT_MEMO),
        ("PRO_FORMA", PlatformInvoiceKind.PRO_FORMA),
    ],
)
def test_each_kind_of_paper_is_told_apart(kind: str, ours: PlatformInvoiceKind) -> None:
    assert read_invoice(Payload("meta", {**INVOICE_OF_THE_PAGE, "type": kind})).kind is ours
    with pytest.raises(BadAnswer):
        read_invoice(Payload("meta", {**INVOICE_OF_THE_PAGE, "type": "X"}))


def test_a_business_that_is_not_ours_to_look_into_holds_up_no_other() -> None:
    routes: dict[str, Script | Reply] = {
        f"{V}/7/business_invoices": refusal("200", "no permission"),
        INVOICES: listed(INVOICE_OF_THE_PAGE),
        f"{V}/8/business_invoices": refusal("100", "bad"),
    }
    with meta(routes) as (client, _):
        both = [replace(ACCOUNT, manager="7"), ACCOUNT]
        assert len(list(client.invoices(both, date(2026, 11, 1), date(2026, 11, 30)))) == 1
        with pytest.raises(Refused, match="bad"):
            list(client.invoices([replace(ACCOUNT, manager="8")], date(2026, 11, 1), date(2026, 11, 30)))


BUSINESS_USAGE = {"1": [{"type": "ads_management", "call_count": 100, "estimated_time_to_regain_access": 1}]}


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"X-Business-Use-Case-Usage": json.dumps(BUSINESS_USAGE)}, 60.0),
        ({"X-Ad-Account-Usage": '{"acc_id_util_pct":99.5,"reset_time_duration":42}'}, 42.0),
    ],
)
def test_the_platforms_own_headers_tell_how_long_to_wait(headers: dict[str, str], wait_s: float) -> None:
    limited = replace(refusal("80004", "too many calls"), headers=headers)
    with stage(Platform.META, in_order(limited, listed(spent(1)))) as scene:
        assert len(scene.read()) == 1
        assert scene.slept == [wait_s]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Ad-Account-Usage": '{"acc_id_util_pct":9.67,"reset_time_duration":100}'},
        {"X-Business-Use-Case-Usage": '{"1":[{"estimated_time_to_regain_access":0}]}'},
        {"X-Business-Use-Case-Usage": "[]", "X-Ad-Account-Usage": "nonsense"},
    ],
)
def test_headers_that_ask_for_no_wait_or_make_no_sense_leave_it_to_us(headers: dict[str, str]) -> None:
    limited = replace(refusal("613", "too many calls"), headers=headers)
    with stage(Platform.META, in_order(limited, listed(spent(1)))) as scene:
        scene.read()
        [slept] = scene.slept
        assert slept <= 0.5


@pytest.mark.parametrize("code", ["4", "17", "32", "341", "613", "80000", "80003", "80014"])
def test_each_code_of_a_spent_quota_is_waited_for_and_told(code: str) -> None:
    with stage(Platform.META, in_order(refusal(code, "slow"))) as scene, pytest.raises(TooFast):
        scene.read()


@pytest.mark.parametrize(
    "answer",
    [refusal("1", "x"), refusal("98765", "x", is_transient=True), refusal("1", "x", 500, error_subcode=99)],
    ids=["code", "transient", "subcode"],
)
def test_what_the_platform_calls_passing_is_tried_again(answer: Reply) -> None:
    with stage(Platform.META, in_order(answer, listed(spent(1)))) as scene:
        assert len(scene.read()) == 1
    with stage(Platform.META, in_order(answer)) as scene, pytest.raises(Unreachable):
        scene.read()


def test_a_token_that_has_expired_asks_for_a_person_at_once() -> None:
    old = refusal("190", "Error validating access token", 401, error_subcode=463)
    with stage(Platform.META, in_order(old)) as scene:
        with pytest.raises(NotAuthorised) as caught:
            scene.read()
        assert (caught.value.code, len(scene.server.asked)) == ("190", 1)


TOKEN = f"{V}/oauth/access_token"


@pytest.mark.parametrize(
    ("lifetime", "ends"), [({"expires_in": 5183944}, NOW + timedelta(seconds=5183944)), ({}, None)]
)
def test_a_pasted_token_is_exchanged_for_one_that_lives_longer_or_for_ever(
    lifetime: dict[str, object], ends: datetime | None
) -> None:
    told = success({"access_token": "EAAx", "token_type": "bearer", **lifetime})
    with meta({TOKEN: told}) as (client, server):
        grant = client.exchange(CODE, "")
        assert client.pastes_token is True
    assert (grant.access_token, grant.access_expires_at, grant.refresh_token) == (Secret("EAAx"), ends, None)
    assert server.asked[0].query == {
        "grant_type": "fb_exchange_token",
        "client_id": "1700000000000001",
        "client_secret": APP_SECRET,
        "fb_exchange_token": CODE,
    }


def test_the_page_where_a_token_is_made_is_opened_without_a_query() -> None:
    with meta({}) as (client, server):
        assert client.authorisation_url("", "st4te") == f"{server.url}/settings"


def test_pages_that_are_empty_and_lead_back_to_themselves_end() -> None:
    empty = success({"data": [], "paging": {"cursors": {"after": "same"}, "next": "x"}})
    with meta({ACTIVITIES: empty}) as (client, server):
        with pytest.raises(BadAnswer):
            list(client.fund_rows(ACCOUNT, date(2026, 11, 1), date(2026, 11, 3)))
        assert len(server.asked) == 2


def test_the_rights_of_a_token_are_asked_for_and_may_stay_untold() -> None:
    debug = f"{V}/debug_token"
    told = success({"data": {"is_valid": True, "scopes": ["ads_read", "business_management"]}})
    with meta({debug: told}) as (client, server):
        assert client.rights() == frozenset({"ads_read", "business_management"})
        assert server.asked[0].query["input_token"] == ACCESS
    for silent in (success({"data": {"is_valid": True}}), refusal("100", "not your token")):
        with meta({debug: silent}) as (client, _):
            assert client.rights() is None


def test_each_ad_account_has_a_pace_of_its_own() -> None:
    with meta({}) as (client, _):
        keys = {client.pace_key(path) for path in (NODE, INSIGHTS, ACTIVITIES)}
        assert len(keys) == 1
        assert client.pace_key(f"{V}/act_2/insights") not in keys
        assert client.pace_key(MINE) not in keys


def test_a_charge_of_a_postpaid_account_pays_what_was_owed_and_is_no_cash_of_the_account() -> None:
    event = {
        "event_type": "ad_account_billing_charge",
        "event_time": "2026-11-02T01:02:03+0000",
        "extra_data": '{"currency":"USD","new_value":2502,"transaction_id":"1234-5678"}',
    }
    for funding, kind in ((Funding.POSTPAID, FundClass.CREDIT), (Funding.UNTOLD, FundClass.CASH)):
        [row] = read_fund_rows([Payload("meta", event)], replace(ACCOUNT, funding=funding))
        assert (row.fund_class, row.amount) == (kind, Money(Decimal("25.02"), "USD"))
