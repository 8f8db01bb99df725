"""Google Ads: bearer and manager header, queries, micros as text, proposals that are looked at, invoices by the month."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.google_ads import page_after
from app.sandbox.google_ads_plan import GOOGLE_ADS, GOOGLE_MANAGER
from app.sandbox.holders import Account, Life
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

TREE = (
    "SELECT customer_client.id, customer_client.descriptive_name, customer_client.currency_code, "
    "customer_client.time_zone, customer_client.manager, customer_client.test_account, customer_client.level, "
    "customer_client.status, customer_client.hidden FROM customer_client WHERE customer_client.level <= 1"
)
DAILY = (
    "SELECT segments.date, metrics.cost_micros, customer.currency_code, customer.time_zone FROM customer "
    "WHERE segments.date BETWEEN '2026-11-01' AND '2026-11-30'"
)
BUDGET = (
    "SELECT account_budget.id, account_budget.status, account_budget.billing_setup, "
    "account_budget.adjusted_spending_limit_micros, account_budget.amount_served_micros, "
    "account_budget.pending_proposal.proposal_type FROM account_budget"
)
PROPOSALS = "SELECT account_budget_proposal.id, account_budget_proposal.status FROM account_budget_proposal"


class GoogleCaller(Caller):
    """Signs with bearer and manager, and leaves the HTTP status to whoever asks."""

    login: str | None = str(GOOGLE_MANAGER)

    def _headers(self) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self.token}"}
        return headers | ({"login-customer-id": self.login} if self.login else {})

    def asked(self, path: str, **body: Any) -> requests.Response:
        return self.sent(f"/v26/customers/{path}", **body)

    def rows(self, customer: int, query: str) -> list[dict[str, Any]]:
        response = self.asked(f"{customer}/googleAds:search", query=query)
        assert response.status_code == 200, response.text
        found: list[dict[str, Any]] = response.json().get("results", [])
        return found

    def trouble(self, path: str, **body: Any) -> tuple[int, dict[str, str]]:
        return trouble_of(self.asked(path, **body))

    def invoices(self, customer: int, **params: Any) -> requests.Response:
        return self.raw(f"/v26/customers/{customer}/invoices", **params)


def trouble_of(response: requests.Response) -> tuple[int, dict[str, str]]:
    error = response.json()["error"]
    assert error["code"] == response.status_code
    [failure] = error["details"]
    assert failure["@type"].endswith("v26.errors.GoogleAdsFailure")
    code: dict[str, str] = failure["errors"][0]["errorCode"]
    return response.status_code, code


@pytest.fixture
def google() -> Iterator[GoogleCaller]:
    world = World(accounts=9, days=50, today=TODAY, platforms=(GOOGLE_ADS,))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, GoogleCaller(sandbox, GOOGLE_ADS) as caller:
        yield caller
        assert sandbox.failures == []


def account_of(google: GoogleCaller) -> Account:
    return next(one for one in google.sandbox.world.accounts_on(GOOGLE_ADS) if one.life is Life.LIVE)


# Signing in


def token(google: GoogleCaller, **form: str) -> requests.Response:
    app = {"client_id": google.about["app_id"], "client_secret": google.about["app_secret"]}
    return google.session.post(f"{google.base}/token", data={**app, **form}, timeout=10)


def test_a_code_gives_a_refresh_token_and_a_refresh_gives_none() -> None:
    world = World(accounts=3, days=5, today=TODAY, platforms=(GOOGLE_ADS,))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, GoogleCaller(sandbox, GOOGLE_ADS) as google:
        asked = {"redirect_uri": "http://127.0.0.1:9/back", "state": "s1", "response_type": "code"}
        page = google.session.get(google.about["consent_url"], params=asked, allow_redirects=False, timeout=10)
        assert page.headers["Location"].endswith("&state=s1")
        code = page.headers["Location"].split("code=")[1].split("&")[0]
        first = token(google, grant_type="authorization_code", code=code).json()
        assert set(first) == {"access_token", "refresh_token", "expires_in", "scope", "token_type"}
        again = token(google, grant_type="refresh_token", refresh_token=first["refresh_token"]).json()
        assert set(again) == {"access_token", "expires_in", "scope", "token_type"}
        assert (again["expires_in"], again["token_type"]) == (3599, "Bearer")
        google.control("clock", hours=1)
        google.token = again["access_token"]
        told = trouble_of(google.raw("/v26/customers:listAccessibleCustomers"))
        assert told == (401, {"authenticationError": "OAUTH_TOKEN_EXPIRED"})


def test_a_dead_refresh_token_is_an_invalid_grant(google: GoogleCaller) -> None:
    response = token(google, grant_type="refresh_token", refresh_token="1//r")
    assert response.status_code == 400
    assert response.json() == {
        "error": "invalid_grant",
        "error_description": "Token has been expired or revoked.",
    }
    wrong = google.session.post(f"{google.base}/token", data={"grant_type": "refresh_token"}, timeout=10)
    assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")
    assert token(google, grant_type="password").json()["error"] == "unsupported_grant_type"


def test_only_the_manager_is_reached_directly(google: GoogleCaller) -> None:
    google.login = None
    listed = google.raw("/v26/customers:listAccessibleCustomers")
    assert listed.json() == {"resourceNames": [f"customers/{GOOGLE_MANAGER}"]}
    assert listed.headers["request-id"]
    path, query = f"{account_of(google).number}/googleAds:search", "SELECT customer.id FROM customer"
    assert google.trouble(path, query=query) == (403, {"authorizationError": "USER_PERMISSION_DENIED"})
    assert google.rows(GOOGLE_MANAGER, query)[0]["customer"]["id"] == str(GOOGLE_MANAGER)
    google.login = "100-000-0001"
    assert google.trouble(path, query=query) == (400, {"headerError": "INVALID_LOGIN_CUSTOMER_ID"})
    google.login = "2000000001"
    combination = "INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION"
    assert google.trouble(f"{GOOGLE_MANAGER}/googleAds:search", query=query)[1] == {"authorizationError": combination}
    google.login = str(GOOGLE_MANAGER)
    assert google.trouble("999/googleAds:search", query=query)[0] == 403


def test_bad_tokens_quota_and_rights_have_their_status(google: GoogleCaller) -> None:
    path = "/v26/customers:listAccessibleCustomers"
    for kind, told in (
        (FaultKind.RATE_LIMITED, (429, {"quotaError": "RESOURCE_TEMPORARILY_EXHAUSTED"})),
        (FaultKind.EXPIRED_TOKEN, (401, {"authenticationError": "OAUTH_TOKEN_EXPIRED"})),
        (FaultKind.NO_RIGHT, (403, {"authorizationError": "CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION"})),
    ):
        google.fault(path, kind)
        response = google.raw(path)
        assert trouble_of(response) == told
        if kind is FaultKind.RATE_LIMITED:
            details = response.json()["error"]["details"][0]["errors"][0]["details"]
            assert details["quotaErrorDetails"]["retryDelay"] == "1s"
    google.token = "none"
    assert trouble_of(google.raw(path)) == (401, {"authenticationError": "OAUTH_TOKEN_INVALID"})
    google.fault("/token", FaultKind.DEAD_REFRESH_TOKEN)
    assert token(google, grant_type="refresh_token", refresh_token=google.about["refresh_token"]).status_code == 400
    assert trouble_of(google.raw("/v19/customers:listAccessibleCustomers"))[1] == {
        "requestError": "UNSUPPORTED_VERSION"
    }
    assert google.raw("/v26/nowhere").status_code == 404


# Queries


def test_the_tree_has_the_manager_at_level_0_and_its_clients_at_1(google: GoogleCaller) -> None:
    rows = [row["customerClient"] for row in google.rows(GOOGLE_MANAGER, TREE)]
    assert [row["level"] for row in rows] == ["0", *["1"] * 9]
    assert {row["id"] for row in rows[1:]} == set(google.about["account_ids"])
    assert {row["status"] for row in rows} == {"ENABLED", "SUSPENDED", "CANCELED", "CLOSED"}
    assert rows[0]["manager"] is True
    only = google.rows(GOOGLE_MANAGER, TREE + " AND customer_client.status IN ('CLOSED', CANCELED) LIMIT 1")
    assert len(only) == 1


def test_daily_cost_is_micros_as_text_one_row_a_day_with_delivery(google: GoogleCaller) -> None:
    account = account_of(google)
    at = google.sandbox.instant().hour
    want = {line.day: str(line.burn.total * 10_000) for line in account.lines(739_921, 739_950, at) if line.burn.total}
    response = google.asked(f"{account.number}/googleAds:search", query=DAILY).json()
    assert response["fieldMask"] == "segments.date,metrics.costMicros,customer.currencyCode,customer.timeZone"
    assert "nextPageToken" not in response
    assert response["results"][0]["customer"] == {
        "resourceName": f"customers/{account.number}",
        "currencyCode": "USD",
        "timeZone": account.zone,
    }
    assert [row["metrics"]["costMicros"] for row in response["results"]] == list(want.values())
    summed = google.rows(account.number, DAILY.replace("segments.date, ", "", 1))
    assert [row["metrics"]["costMicros"] for row in summed] == [str(sum(map(int, want.values())))]


def test_a_stream_is_an_array_of_chunks_and_an_error_in_it_too(google: GoogleCaller) -> None:
    path = f"{account_of(google).number}/googleAds:searchStream"
    [chunk] = google.asked(path, query=DAILY).json()
    assert set(chunk) == {"results", "fieldMask", "requestId"}
    bad = google.asked(path, query="SELECT customer.nonsense FROM customer")
    assert bad.status_code == 400
    assert bad.json()[0]["error"]["details"][0]["errors"][0]["errorCode"] == {"queryError": "UNRECOGNIZED_FIELD"}


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT customer.nonsense FROM customer", "UNRECOGNIZED_FIELD"),
        ("SELECT customer.id FROM customer WHERE campaign.id = 1", "UNRECOGNIZED_FIELD"),
        ("SELECT account_budget.id FROM billing_setup", "UNRECOGNIZED_FIELD"),
        ("SELECT customer.id FROM planet", "BAD_RESOURCE_TYPE_IN_FROM_CLAUSE"),
        ("SELECT customer.Id FROM customer", "BAD_FIELD_NAME"),
        ("customer.id FROM customer", "EXPECTED_SELECT"),
        ("SELECT customer.id WHERE customer.id = 1", "EXPECTED_FROM"),
        ("SELECT customer.id FROM customer WHERE customer.id", "UNEXPECTED_END_OF_QUERY"),
        ("SELECT customer.id FROM customer WHERE customer.id ~ 1", "BAD_OPERATOR"),
        ("SELECT customer.id FROM customer LIMIT x", "BAD_LIMIT_VALUE"),
        ("SELECT customer.id FROM customer nonsense", "UNEXPECTED_INPUT"),
        ("SELECT segments.date FROM customer WHERE segments.date > '20261101'", "INVALID_DATE_FORMAT"),
        ("SELECT segments.date FROM customer WHERE segments.date DURING NOW", "INVALID_VALUE_WITH_DURING_OPERATOR"),
    ],
)
def test_a_query_that_cannot_be_read_gets_its_own_error(google: GoogleCaller, query: str, word: str) -> None:
    path = f"{account_of(google).number}/googleAds:search"
    assert google.trouble(path, query=query) == (400, {"queryError": word})


def test_a_manager_has_no_metrics_and_a_page_no_size(google: GoogleCaller) -> None:
    path = f"{GOOGLE_MANAGER}/googleAds:search"
    assert google.trouble(path, query=DAILY) == (400, {"queryError": "REQUESTED_METRICS_FOR_MANAGER"})
    assert google.trouble(path, query=TREE, pageSize=100) == (400, {"requestError": "PAGE_SIZE_NOT_SUPPORTED"})
    assert google.trouble(path, query=TREE, pageToken="%%") == (400, {"requestError": "INVALID_PAGE_TOKEN"})
    assert google.trouble(path) == (400, {"fieldError": "REQUIRED"})


def test_the_token_of_a_page_leads_to_the_next_and_the_last_has_none() -> None:
    rows, found, token = list(range(25)), [], ""
    while True:
        page, token = page_after(rows, token, size=10)
        found += page
        if not token:
            break
    assert found == rows


# Budgets


def budget(google: GoogleCaller, account: Account) -> dict[str, Any]:
    [row] = google.rows(account.number, BUDGET)
    told: dict[str, Any] = row["accountBudget"]
    return told


def update(google: GoogleCaller, account: Account, micros: int, **other: Any) -> requests.Response:
    told = budget(google, account)
    create = {
        "proposalType": "UPDATE",
        "billingSetup": told["billingSetup"],
        "accountBudget": told["resourceName"],
        "proposedSpendingLimitMicros": str(micros),
    }
    operation = {"create": create, "updateMask": "proposedSpendingLimit", **other}
    return google.asked(f"{account.number}/accountBudgetProposals:mutate", operation=operation)


def test_a_budget_has_the_cap_in_force_and_what_was_served(google: GoogleCaller) -> None:
    account = account_of(google)
    at = google.sandbox.instant().hour
    told = budget(google, account)
    limit = account.limit(at).cents
    assert limit is not None
    assert told["adjustedSpendingLimitMicros"] == str(limit * 10_000)
    assert told["amountServedMicros"] == str(account.counted(at) * 10_000)
    assert "pendingProposal" not in told
    assert google.rows(GOOGLE_MANAGER, BUDGET) == []


def test_a_higher_limit_is_pending_for_an_hour_and_then_in_force(google: GoogleCaller) -> None:
    account = account_of(google)
    made = update(google, account, 7_500_000_000_000).json()
    assert made["result"]["resourceName"].startswith(f"customers/{account.number}/accountBudgetProposals/")
    assert budget(google, account)["pendingProposal"] == {"proposalType": "UPDATE"}
    assert trouble_of(update(google, account, 7_500_000_000_000))[1] == {
        "accountBudgetProposalError": "PENDING_UPDATE_PROPOSAL_EXISTS"
    }
    google.control("clock", hours=1)
    google.token = google.sandbox.description()[GOOGLE_ADS]["access_token"]
    assert budget(google, account)["adjustedSpendingLimitMicros"] == "7500000000000"
    [row] = google.rows(account.number, PROPOSALS)
    assert row["accountBudgetProposal"]["status"] == "APPROVED"
    assert trouble_of(update(google, account, 7_500_000_000_000))[1] == {
        "accountBudgetProposalError": "UPDATE_IS_NO_OP"
    }


def test_a_proposal_is_cancelled_while_it_is_pending_and_refused_by_hand(google: GoogleCaller) -> None:
    account = account_of(google)
    path = f"{account.number}/accountBudgetProposals:mutate"
    name = update(google, account, 7_500_000_000_000).json()["result"]["resourceName"]
    assert google.asked(path, operation={"remove": name}).json() == {"result": {"resourceName": name}}
    assert google.trouble(path, operation={"remove": name})[1] == {
        "accountBudgetProposalError": "CANNOT_CANCEL_APPROVED_PROPOSAL"
    }
    second = update(google, account, 7_600_000_000_000, updateMask="proposed_spending_limit_micros").json()
    number = second["result"]["resourceName"].rpartition("/")[2]
    asked = {"platform": GOOGLE_ADS, "subject": "account_budget_proposal", "number": number, "state": "denied"}
    assert google.control("reviews", **asked).status_code == 200
    rows = google.rows(account.number, PROPOSALS)
    assert [row["accountBudgetProposal"]["status"] for row in rows] == ["CANCELLED", "REJECTED"]


def test_a_proposal_that_makes_no_sense_is_refused(google: GoogleCaller) -> None:
    account = account_of(google)
    path = f"{account.number}/accountBudgetProposals:mutate"
    accrued = "SPENDING_LIMIT_LOWER_THAN_ACCRUED_COST_NOT_ALLOWED"
    assert trouble_of(update(google, account, 10_000))[1] == {"accountBudgetProposalError": accrued}
    assert trouble_of(update(google, account, 5, updateMask=""))[1] == {"fieldMaskError": "FIELD_MASK_MISSING"}
    new = {"proposalType": "CREATE", "proposedSpendingLimitType": "INFINITE"}
    masked = google.trouble(path, operation={"create": new, "updateMask": "proposedName"})
    assert masked[1] == {"accountBudgetProposalError": "FIELD_MASK_NOT_ALLOWED"}
    assert google.trouble(path, operation={"create": new})[1] == {
        "accountBudgetProposalError": "OVERLAPS_EXISTING_BUDGET"
    }
    assert google.trouble(path)[1] == {"requestError": "OPERATION_REQUIRED"}
    assert google.trouble(path, operations=[{}])[1] == {"requestError": "TOO_MANY_MUTATE_OPERATIONS"}
    stopped = next(one for one in google.sandbox.world.accounts_on(GOOGLE_ADS) if one.status == "SUSPENDED")
    refused = google.trouble(f"{stopped.number}/accountBudgetProposals:mutate", operation={"create": new})
    assert refused == (403, {"authorizationError": "ACTION_NOT_PERMITTED_FOR_SUSPENDED_ACCOUNT"})


# Opening


def test_a_new_client_gets_billing_and_a_budget_before_it_can_spend(google: GoogleCaller) -> None:
    sent = {"descriptiveName": "Demo Ltd", "currencyCode": "USD", "timeZone": "Asia/Shanghai"}
    made = google.asked(f"{GOOGLE_MANAGER}:createCustomerClient", customerClient=sent, validateOnly=False).json()
    assert set(made) == {"resourceName", "invitationLink"}
    number = int(made["resourceName"].partition("/")[2])
    assert google.rows(number, BUDGET) == []
    paid = google.raw(f"/v26/customers/{number}/paymentsAccounts").json()["paymentsAccounts"][0]["resourceName"]
    setup = {"create": {"paymentsAccount": paid, "startTimeType": "NOW"}}
    name = google.asked(f"{number}/billingSetups:mutate", operation=setup).json()["result"]["resourceName"]
    again = google.trouble(f"{number}/billingSetups:mutate", operation=setup)
    assert again[1] == {"billingSetupError": "BILLING_SETUP_IN_PROGRESS"}
    google.control("clock", hours=1)
    google.token = google.sandbox.description()[GOOGLE_ADS]["access_token"]
    [row] = google.rows(number, "SELECT billing_setup.id, billing_setup.status FROM billing_setup")
    assert row["billingSetup"]["status"] == "APPROVED"
    create = {
        "proposalType": "CREATE",
        "billingSetup": name,
        "proposedName": "B",
        "proposedStartTimeType": "NOW",
        "proposedEndTimeType": "FOREVER",
        "proposedSpendingLimitMicros": "7500000000",
    }
    google.asked(f"{number}/accountBudgetProposals:mutate", operation={"create": create})
    google.control("clock", hours=1)
    google.token = google.sandbox.description()[GOOGLE_ADS]["access_token"]
    [told] = google.rows(number, BUDGET)
    assert told["accountBudget"]["adjustedSpendingLimitMicros"] == "7500000000"
    assert told["accountBudget"]["amountServedMicros"] == "0"


def test_creating_refuses_what_the_page_says(google: GoogleCaller) -> None:
    path = f"{GOOGLE_MANAGER}:createCustomerClient"
    good = {"descriptiveName": "Demo Ltd", "currencyCode": "USD", "timeZone": "Asia/Shanghai"}
    before = len(google.sandbox.world.accounts_on(GOOGLE_ADS))
    for wrong, told in (
        ({"descriptiveName": ""}, {"fieldError": "REQUIRED"}),
        ({"currencyCode": "XXX"}, {"currencyCodeError": "UNSUPPORTED"}),
        ({"timeZone": "Asia/Nowhere"}, {"timeZoneError": "INVALID_TIME_ZONE"}),
        ({"emailAddress": "z@yunfan.example"}, {"authorizationError": "ACTION_NOT_PERMITTED"}),
    ):
        assert google.trouble(path, customerClient={**good, **wrong})[1] == told
    assert google.asked(path, customerClient=good, validateOnly=True).json() == {}
    assert len(google.sandbox.world.accounts_on(GOOGLE_ADS)) == before
    for _ in range(2):
        google.asked(path, customerClient=good)
    assert len(google.sandbox.world.accounts_on(GOOGLE_ADS)) == before + 2


# Invoices


def test_an_invoice_of_october_adds_up_and_is_what_the_bank_pays(google: GoogleCaller) -> None:
    account = account_of(google)
    setup = budget(google, account)["billingSetup"]
    told = google.invoices(account.number, billingSetup=setup, issueYear="2026", issueMonth="NOVEMBER").json()
    [invoice] = told["invoices"]
    assert (invoice["issueDate"], invoice["dueDate"]) == ("2026-11-01", "2026-12-01")
    assert invoice["serviceDateRange"]["endDate"] == "2026-10-31"
    amounts = {name: int(value) for name, value in invoice.items() if name.endswith("Micros")}
    extra = amounts["regulatoryCostsSubtotalAmountMicros"] + amounts["exportChargeSubtotalAmountMicros"]
    whole = amounts["subtotalAmountMicros"] + amounts["taxAmountMicros"] + extra
    assert amounts["totalAmountMicros"] == whole > 0
    [summary] = invoice["accountBudgetSummaries"]
    parts = ("servedAmountMicros", "overdeliveryAmountMicros", "invalidActivityAmountMicros")
    assert sum(int(summary[name]) for name in parts) == int(summary["billedAmountMicros"])
    assert google.invoices(account.number, billingSetup=setup, issueYear="2026", issueMonth="DECEMBER").json() == {}


def test_an_invoice_wants_its_month_and_its_billing_setup(google: GoogleCaller) -> None:
    account = account_of(google)
    setup = budget(google, account)["billingSetup"]
    for params, told in (
        ({"issueYear": "2026", "issueMonth": "NOVEMBER"}, {"fieldError": "REQUIRED"}),
        ({"billingSetup": setup, "issueYear": "2018", "issueMonth": "MAY"}, {"invoiceError": "YEAR_MONTH_TOO_OLD"}),
        ({"billingSetup": setup, "issueYear": "2026", "issueMonth": "11"}, {"requestError": "INVALID_ENUM_VALUE"}),
        ({"billingSetup": "x", "issueYear": "2026", "issueMonth": "MAY"}, {"invoiceError": "NOT_INVOICED_CUSTOMER"}),
    ):
        assert trouble_of(google.invoices(account.number, **params))[1] == told


def test_int64_is_text_everywhere(google: GoogleCaller) -> None:
    account = account_of(google)
    for query in (DAILY, BUDGET, "SELECT customer.id FROM customer"):
        text = google.asked(f"{account.number}/googleAds:search", query=query).text
        assert not list(_numbers(json.loads(text)))


def _numbers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _numbers(one)
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value
