"""Google Ads: micros, managers and their clients, budgets in time, spend and invoices, with the figures of its reference page."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountListing, AccountStatus, Funding, Platform, PlatformInvoiceKind
from app.domain.money import Money
from app.errors import BadAnswer, NotAuthorised, Refused, TooFast, Unreachable
from app.platforms.abilities import ListsInvoices, MovesMoney, OpensAccounts, ReadsDebts, TellsRights
from app.platforms.google_ads import SCOPE, GoogleAds
from app.platforms.google_ads_rows import budget_in_force, read_budget, read_invoice
from app.platforms.payload import Payload
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, canned, in_order
from tests.platforms.stage import NOW, stage
from tests.platforms.words.google_ads import refusal, success, token_refusal
from tests.platforms.words.words import ACCESS, APP_SECRET, FRESH_ACCESS

V = "/v26"
REACHED = f"{V}/customers:listAccessibleCustomers"
CUSTOMER = "2000000001"
MANAGER = "1000000001"

ACCOUNT = AccountListing(
    platform_id=CUSTOMER,
    name="Demo",
    currency="USD",
    zone="Asia/Shanghai",
    status=AccountStatus.ACTIVE,
    manager=MANAGER,
    funding=Funding.POSTPAID,
)

SPEND_OF_THE_PAGE = {
    "customer": {"resourceName": "customers/2000000001", "currencyCode": "USD", "timeZone": "Asia/Shanghai"},
    "metrics": {"costMicros": "12340000"},
    "segments": {"date": "2026-11-01"},
}

INVOICE_OF_THE_PAGE = {
    "resourceName": "customers/2000000001/invoices/1",
    "id": "5300000001",
    "type": "INVOICE",
    "billingSetup": "customers/2000000001/billingSetups/77",
    "issueDate": "2026-11-01",
    "dueDate": "2026-12-01",
    "serviceDateRange": {"startDate": "2026-10-01", "endDate": "2026-10-31"},
    "currencyCode": "USD",
    "subtotalAmountMicros": "100000000",
    "taxAmountMicros": "6000000",
    "totalAmountMicros": "106000000",
    "regulatoryCostsSubtotalAmountMicros": "0",
    "exportChargeSubtotalAmountMicros": "0",
    "accountBudgetSummaries": [{"customer": "customers/2000000001", "overdeliveryAmountMicros": "-700000"}],
}


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def search(customer: str) -> str:
    return f"{V}/customers/{customer}/googleAds:search"


def found(*rows: object) -> Reply:
    return success({"results": list(rows), "fieldMask": "x"})


def asked_for(asked: Asked) -> str:
    """The resource that a query is about."""
    return str(asked.json()["query"]).partition(" FROM ")[2].split(" ", maxsplit=1)[0]


def by_resource(**answers: Reply | list[object]) -> Script:
    def script(asked: Asked) -> Reply:
        answer = answers.get(asked_for(asked), [])
        return answer if isinstance(answer, Reply) else found(*answer)

    return script


@contextmanager
def google(routes: dict[str, Script | Reply]) -> Iterator[tuple[GoogleAds, Canned]]:
    with stage(Platform.GOOGLE_ADS, by_path(routes)) as scene:
        assert isinstance(scene.client, GoogleAds)
        yield scene.client, scene.server


def budget_row(**fields: object) -> dict[str, object]:
    told = {
        "resourceName": f"customers/{CUSTOMER}/accountBudgets/66",
        "id": "66",
        "status": "APPROVED",
        "billingSetup": f"customers/{CUSTOMER}/billingSetups/77",
        "approvedSpendingLimitMicros": "5000000000",
        "adjustedSpendingLimitMicros": "5100000000",
        "amountServedMicros": "1234560000",
        "approvedStartDateTime": "2026-01-01 00:00:00",
        "approvedEndTimeType": "FOREVER",
        **fields,
    }
    kept = {name: value for name, value in told.items() if value is not None}
    return {"accountBudget": kept, "customer": {"currencyCode": "USD", "timeZone": "Asia/Shanghai"}}


def client_row(identity: int, *, manager: bool = False, **fields: object) -> dict[str, object]:
    told = {
        "resourceName": f"customers/{MANAGER}/customerClients/{identity}",
        "id": str(identity),
        "descriptiveName": f"Demo {identity}",
        "currencyCode": "USD",
        "timeZone": "Asia/Shanghai",
        "manager": manager,
        "level": "1",
        "status": "ENABLED",
        **fields,
    }
    return {"customerClient": told}


def test_it_can_do_what_its_page_knows_and_nothing_else() -> None:
    with google({}) as (client, _):
        for ability in (ReadsDebts, ListsInvoices, TellsRights, MovesMoney, OpensAccounts):
            assert isinstance(client, ability)


def test_spend_is_in_micros_of_the_accounts_currency() -> None:
    with google({search(CUSTOMER): found(SPEND_OF_THE_PAGE)}) as (client, server):
        [row] = client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 30))
    assert (row.holder, row.day, row.spend) == (CUSTOMER, date(2026, 11, 1), usd("12.34"))
    [asked] = server.asked
    assert "BETWEEN '2026-11-01' AND '2026-11-30'" in str(asked.json()["query"])
    assert set(asked.json()) == {"query"}, "the size of a page must never be asked for"
    assert asked.headers["login-customer-id"] == MANAGER
    assert asked.headers["Authorization"] == f"Bearer {ACCESS}"
    assert "developer-token" not in asked.headers


def test_a_currency_without_decimals_is_in_micros_as_well() -> None:
    row = {**SPEND_OF_THE_PAGE, "customer": {"currencyCode": "JPY"}}
    with google({search(CUSTOMER): found(row)}) as (client, _):
        [spent] = client.spend(replace(ACCOUNT, currency="JPY"), date(2026, 11, 1), date(2026, 11, 1))
    assert spent.spend == Money(Decimal("12.34"), "JPY")


@pytest.mark.parametrize("metrics", [{}, {"metrics": {}}])
def test_a_figure_that_is_left_out_is_nought(metrics: dict[str, object]) -> None:
    row = {"segments": {"date": "2026-11-01"}, **metrics}
    with google({search(CUSTOMER): found(row)}) as (client, _):
        [spent] = client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 1))
    assert spent.spend == usd("0")


def test_an_account_that_is_reached_directly_names_no_manager() -> None:
    with google({search(CUSTOMER): found()}) as (client, server):
        assert list(client.spend(replace(ACCOUNT, manager=""), date(2026, 11, 1), date(2026, 11, 1))) == []
    assert "login-customer-id" not in server.asked[0].headers


def test_a_closed_account_shows_its_days_no_more_and_that_is_no_failure() -> None:
    closed = refusal("authorizationError.CUSTOMER_NOT_ENABLED", "closed")
    with google({search(CUSTOMER): closed}) as (client, _):
        stopped = replace(ACCOUNT, status=AccountStatus.STOPPED)
        assert list(client.spend(stopped, date(2026, 11, 1), date(2026, 11, 1))) == []
        with pytest.raises(Refused):
            list(client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 1)))


def test_pages_are_read_on_to_the_one_without_a_token() -> None:
    def paged(asked: Asked) -> Reply:
        page = int(str(asked.json().get("pageToken", 0)))
        row = {"segments": {"date": f"2026-11-0{page + 1}"}, "metrics": {"costMicros": "1000000"}}
        return success({"results": [row], **({"nextPageToken": str(page + 1)} if page < 3 else {})})

    with google({search(CUSTOMER): paged}) as (client, _):
        days = [row.day.day for row in client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 30))]
    assert days == [1, 2, 3, 4]


def test_the_managers_are_opened_up_and_each_account_comes_once() -> None:
    below: dict[str, list[object]] = {
        "1000000001": [
            client_row(1000000001, manager=True, level="0"),
            client_row(1000000002, manager=True),
            client_row(2000000001),
            client_row(2000000002, status="SUSPENDED", descriptiveName=""),
        ],
        "1000000002": [
            client_row(1000000002, manager=True, level="0"),
            client_row(2000000003, timeZone="America/New_York", currencyCode="JPY"),
            client_row(2000000001),
        ],
        "2000000009": [client_row(2000000009, level="0")],
        "2000000001": [client_row(2000000001, level="0")],
    }

    def tree(asked: Asked) -> Reply:
        if asked.path == REACHED:
            direct = ("2000000001", "1000000001", "2000000009", "2000000008")
            return success({"resourceNames": [f"customers/{one}" for one in direct]})
        customer = asked.path.split("/")[3]
        if customer == "2000000008":
            return refusal("authorizationError.CUSTOMER_NOT_ENABLED", "closed")
        if asked_for(asked) == "customer_client":
            return found(*below[customer])
        return found(budget_row()) if customer == "2000000001" else found()

    with stage(Platform.GOOGLE_ADS, tree) as scene:
        assert isinstance(scene.client, GoogleAds)
        listings = list(scene.client.accounts())
        headers = {
            asked.path.split("/")[3]: asked.headers.get("login-customer-id", "")
            for asked in scene.server.asked
            if asked.path != REACHED and asked_for(asked) == "customer_client"
        }
    assert [(one.platform_id, one.manager) for one in listings] == [
        ("2000000003", "1000000001"),
        ("2000000001", "1000000001"),
        ("2000000002", "1000000001"),
        ("2000000009", ""),
    ]
    assert headers == {
        "1000000001": "",
        "1000000002": "1000000001",
        "2000000001": "",
        "2000000008": "",
        "2000000009": "",
    }
    third, first, second, alone = listings
    assert (third.currency, third.zone, third.name) == ("JPY", "America/New_York", "Demo 2000000003")
    assert (second.status, second.platform_status, second.name) == (AccountStatus.STOPPED, "SUSPENDED", "2000000002")
    assert (first.funding, alone.funding) == (Funding.POSTPAID, Funding.UNTOLD)


def test_an_account_on_a_card_tells_no_figure() -> None:
    routes: dict[str, Script | Reply] = {
        REACHED: success({"resourceNames": [f"customers/{CUSTOMER}"]}),
        search(CUSTOMER): by_resource(
            customer_client=[client_row(int(CUSTOMER))],
            account_budget=refusal("authorizationError.ACTION_NOT_PERMITTED_FOR_SUSPENDED_ACCOUNT", "no"),
        ),
    }
    with google(routes) as (client, _):
        [listing] = client.accounts()
        assert listing.funding is Funding.UNTOLD
        assert list(client.debts([listing])) == []
        assert list(client.invoices([listing], date(2026, 1, 1), date(2026, 1, 31))) == []


def test_nobody_reached_is_no_account() -> None:
    with google({REACHED: success({})}) as (client, _):
        assert list(client.accounts()) == []


def test_a_budgets_use_stands_against_its_adjusted_limit_and_is_never_money() -> None:
    with google({search(CUSTOMER): found(budget_row())}) as (client, _):
        [debt] = client.debts([ACCOUNT])
    assert (debt.holder, debt.owed, debt.used, debt.limit, debt.until) == (
        CUSTOMER,
        None,
        usd("1234.56"),
        usd("5100"),
        None,
    )


def test_an_infinite_budget_has_no_limit() -> None:
    row = budget_row(adjustedSpendingLimitMicros=None, adjustedSpendingLimitType="INFINITE", amountServedMicros=None)
    with google({search(CUSTOMER): found(row)}) as (client, _):
        [debt] = client.debts([ACCOUNT])
    assert (debt.used, debt.limit) == (usd("0"), None)


def test_a_budget_that_tells_no_limit_at_all_is_not_taken_for_an_infinite_one() -> None:
    row = budget_row(adjustedSpendingLimitMicros=None, approvedSpendingLimitMicros=None)
    with google({search(CUSTOMER): found(row)}) as (client, _), pytest.raises(BadAnswer, match="without a limit"):
        list(client.debts([ACCOUNT]))


def test_of_budgets_that_follow_one_another_the_one_in_force_counts_in_the_accounts_zone() -> None:
    # 15 January, noon in Shanghai.
    rows = [
        budget_row(id="1", approvedEndDateTime="2026-01-15 12:00:00", approvedEndTimeType=None),
        budget_row(id="2", status="CANCELLED"),
        budget_row(id="3", status="PENDING", approvedSpendingLimitMicros=None, adjustedSpendingLimitMicros=None),
        budget_row(
            id="4",
            approvedStartDateTime="2026-01-15 12:00:00",
            approvedEndDateTime="2026-02-01 00:00:00",
            approvedEndTimeType=None,
            amountServedMicros="4000000",
        ),
        budget_row(id="5", approvedStartDateTime="2026-02-01 00:00:00"),
    ]
    with google({search(CUSTOMER): found(*rows)}) as (client, _):
        [debt] = client.debts([ACCOUNT])
    assert (debt.used, debt.until) == (usd("4"), date(2026, 1, 31))


@given(st.integers(0, 400), st.integers(0, 400))
def test_never_two_budgets_are_in_force_when_one_begins_where_the_other_ends(turn: int, day: int) -> None:
    start = datetime(2026, 1, 1)  # noqa: DTZ001 - as the platform writes it
    border = f"{start + timedelta(days=turn)}"
    rows = [
        budget_row(id="1", resourceName="a", approvedEndDateTime=border),
        budget_row(id="2", resourceName="b", approvedStartDateTime=border),
    ]
    budgets = [read_budget(Payload("google_ads", row), CUSTOMER) for row in rows]
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
    assert sum(budget.is_in_force(now) for budget in budgets) == 1
    chosen = budget_in_force(budgets, now)
    assert chosen == budget_in_force(reversed(budgets), now)


INVOICES = f"{V}/customers/{CUSTOMER}/invoices"
SETUP = {"billingSetup": {"resourceName": f"customers/{CUSTOMER}/billingSetups/77", "id": "77", "status": "APPROVED"}}
OLD_SETUP = {
    "billingSetup": {"resourceName": f"customers/{CUSTOMER}/billingSetups/70", "id": "70", "status": "CANCELLED"}
}


def test_an_invoice_is_asked_for_month_by_month_and_comes_once() -> None:
    def monthly(asked: Asked) -> Reply:
        return success({"invoices": [INVOICE_OF_THE_PAGE]} if asked.query["issueMonth"] == "NOVEMBER" else {})

    routes: dict[str, Script | Reply] = {
        search(CUSTOMER): by_resource(billing_setup=[OLD_SETUP, SETUP]),
        search("2000000002"): by_resource(billing_setup=[SETUP]),
        INVOICES: monthly,
        f"{V}/customers/2000000002/invoices": monthly,
    }
    accounts = [ACCOUNT, replace(ACCOUNT, platform_id="2000000002")]
    with google(routes) as (client, server):
        [invoice] = client.invoices(accounts, date(2026, 10, 15), date(2026, 12, 1))
    assert (invoice.number, invoice.kind) == ("5300000001", PlatformInvoiceKind.INVOICE)
    assert (invoice.net, invoice.tax, invoice.total) == (usd("100"), usd("6"), usd("106"))
    assert (invoice.issued_on, invoice.due_on) == (date(2026, 11, 1), date(2026, 12, 1))
    assert (invoice.first_day, invoice.last_day) == (date(2026, 10, 1), date(2026, 10, 31))
    assert invoice.accounts == (CUSTOMER,)
    asked = [one.query for one in server.asked if one.path == INVOICES]
    assert [(one["issueYear"], one["issueMonth"]) for one in asked] == [
        ("2026", "OCTOBER"),
        ("2026", "NOVEMBER"),
        ("2026", "DECEMBER"),
    ]
    assert {one["billingSetup"] for one in asked} == {f"customers/{CUSTOMER}/billingSetups/77"}


def test_an_invoice_of_another_day_is_left_to_the_call_that_asks_for_it() -> None:
    routes: dict[str, Script | Reply] = {
        search(CUSTOMER): by_resource(billing_setup=[SETUP]),
        INVOICES: success({"invoices": [INVOICE_OF_THE_PAGE]}),
    }
    with google(routes) as (client, _):
        assert list(client.invoices([ACCOUNT], date(2026, 11, 2), date(2026, 11, 30))) == []


def test_a_customer_that_is_not_invoiced_has_no_invoices_but_a_permission_that_lacks_is_told() -> None:
    routes: dict[str, Script | Reply] = {
        search(CUSTOMER): by_resource(billing_setup=[SETUP]),
        INVOICES: in_order(
            refusal("invoiceError.NOT_INVOICED_CUSTOMER", "no"),
            refusal("authorizationError.USER_PERMISSION_DENIED", "no"),
        ),
    }
    with google(routes) as (client, _):
        assert list(client.invoices([ACCOUNT], date(2026, 11, 1), date(2026, 11, 30))) == []
        with pytest.raises(Refused, match="USER_PERMISSION_DENIED"):
            list(client.invoices([ACCOUNT], date(2026, 11, 1), date(2026, 11, 30)))


amounts = st.integers(-(10**15), 10**15)


@given(
    subtotal=amounts, tax=amounts, regulatory=amounts, export=amounts, kind=st.sampled_from(["INVOICE", "CREDIT_MEMO"])
)
def test_net_and_tax_add_up_to_the_total(subtotal: int, tax: int, regulatory: int, export: int, kind: str) -> None:
    row = {
        **INVOICE_OF_THE_PAGE,
        "type": kind,
        "subtotalAmountMicros": str(subtotal),
        "taxAmountMicros": str(tax),
        "regulatoryCostsSubtotalAmountMicros": str(regulatory),
        "exportChargeSubtotalAmountMicros": str(export),
        "totalAmountMicros": str(subtotal + tax + regulatory + export),
    }
    invoice = read_invoice(Payload("google_ads", row))
    assert invoice.net is not None
    assert invoice.tax is not None
    assert invoice.net + invoice.tax == invoice.total


def test_a_paper_of_an_unknown_kind_is_not_booked_as_an_invoice() -> None:
    with pytest.raises(BadAnswer):
        read_invoice(Payload("google_ads", {**INVOICE_OF_THE_PAGE, "type": "RECEIPT"}))


def test_the_quotas_own_hint_tells_how_long_to_wait() -> None:
    details = {"quotaErrorDetails": {"rateScope": "DEVELOPER", "rateName": "r", "retryDelay": "30s"}}
    error = {"errorCode": {"quotaError": "RESOURCE_TEMPORARILY_EXHAUSTED"}, "message": "m", "details": details}
    body = {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "m", "details": [{"errors": [error]}]}}
    limited = Reply(status=429, body=json.dumps(body).encode())
    with stage(Platform.GOOGLE_ADS, in_order(limited, found(SPEND_OF_THE_PAGE))) as scene:
        assert len(scene.read()) == 1
        assert scene.slept == [30.0]


def test_a_days_quota_that_is_spent_is_not_asked_for_again() -> None:
    with stage(Platform.GOOGLE_ADS, in_order(refusal("quotaError.RESOURCE_EXHAUSTED", "tomorrow"))) as scene:
        with pytest.raises(TooFast):
            scene.read()
        assert len(scene.server.asked) == 1


@pytest.mark.parametrize("word", ["UNAUTHENTICATED", "authenticationError.OAUTH_TOKEN_REVOKED"])
def test_an_error_with_or_without_a_failure_of_the_ads_service_is_understood(word: str) -> None:
    with (
        google({search(CUSTOMER): refusal(word, "no"), "/token": token_refusal("invalid_grant", "gone")}) as (
            client,
            _,
        ),
        pytest.raises(NotAuthorised),
    ):
        list(client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 1)))


def test_an_unknown_code_of_a_server_in_trouble_is_trouble_and_no_refusal() -> None:
    body = json.dumps({"error": {"code": 503, "status": "SOMETHING_NEW", "message": "m"}}).encode()
    with google({search(CUSTOMER): Reply(status=503, body=body)}) as (client, _), pytest.raises(Unreachable):
        list(client.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 1)))


GRANT = {"access_token": FRESH_ACCESS, "expires_in": 3599, "scope": f"openid {SCOPE}", "token_type": "Bearer"}


def test_the_grant_tells_its_scopes_and_lives_about_an_hour() -> None:
    with google({"/token": success({**GRANT, "refresh_token": "1//r"})}) as (client, server):
        grant = client.exchange("c0de", "http://127.0.0.1:9/authorised")
        assert client.rights() == frozenset({"openid", SCOPE})
    assert grant.access_expires_at == NOW + timedelta(seconds=3599)
    assert grant.refresh_token == Secret("1//r")
    [asked] = server.asked
    assert asked.method == "POST"
    assert f"client_secret={APP_SECRET}" in asked.body.decode()
    assert "grant_type=authorization_code" in asked.body.decode()
    assert "redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fauthorised" in asked.body.decode()


def test_a_grant_that_told_no_scopes_tells_no_rights() -> None:
    with google({}) as (client, _):
        assert client.rights() is None


def test_token_calls_go_to_their_own_host_and_everything_else_does_not() -> None:
    with canned(in_order(found(SPEND_OF_THE_PAGE))) as ads, canned(in_order(success(GRANT))) as tokens:

        class OnTwoHosts(GoogleAds):
            default_base_url = ads.url
            other_hosts: ClassVar[Mapping[str, str]] = {"/token": tokens.url}

        def client(base_url: str) -> GoogleAds:
            return OnTwoHosts(
                app_id="i",
                app_secret=Secret("s3cret-of-app"),
                grant=None,
                base_url=base_url,
                on_grant=lambda _: None,
                sleep=lambda _: None,
                now=lambda: NOW,
            )

        with client(ads.url) as real:
            real.exchange("c", "http://127.0.0.1:9/")
            assert len(list(real.spend(ACCOUNT, date(2026, 11, 1), date(2026, 11, 1)))) == 1
        assert (ads.paths(), tokens.paths()) == ([search(CUSTOMER)], ["/token"])
        with google({"/practice/token": success(GRANT)}) as (_, practice), client(f"{practice.url}/practice") as unreal:
            unreal.exchange("c", "http://127.0.0.1:9/")
        assert practice.paths() == ["/practice/token"]


def test_the_consent_page_is_asked_for_a_grant_that_lasts() -> None:
    with google({}) as (client, _):
        url = client.authorisation_url("http://127.0.0.1:9/authorised", "st4te")
    assert "access_type=offline" in url
    assert "scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fadwords" in url
    assert GoogleAds.redirects_to_loopback is True
