"""google-ads, Google's own library: its messages parse every answer strictly, and google-auth signs in."""

# mypy: disable-error-code="import-not-found, import-untyped"
# The libraries are in the environment of `make conformance` only.

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from google.ads.googleads.v26.errors.types.errors import GoogleAdsFailure
from google.ads.googleads.v26.services.types.account_budget_proposal_service import MutateAccountBudgetProposalResponse
from google.ads.googleads.v26.services.types.customer_service import (
    CreateCustomerClientResponse,
    ListAccessibleCustomersResponse,
)
from google.ads.googleads.v26.services.types.google_ads_service import (
    SearchGoogleAdsResponse,
    SearchGoogleAdsStreamResponse,
)
from google.ads.googleads.v26.services.types.invoice_service import ListInvoicesResponse
from google.ads.googleads.v26.services.types.payments_account_service import ListPaymentsAccountsResponse
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.credentials import Credentials
from google.protobuf.json_format import MessageToDict, ParseDict

TREE = (
    "SELECT customer_client.id, customer_client.descriptive_name, customer_client.currency_code, "
    "customer_client.time_zone, customer_client.manager, customer_client.test_account, customer_client.level, "
    "customer_client.status, customer_client.hidden FROM customer_client WHERE customer_client.level <= 1"
)
DAILY = (
    "SELECT segments.date, metrics.cost_micros, customer.currency_code, customer.time_zone FROM customer "
    "WHERE segments.date DURING LAST_30_DAYS"
)
BUDGET = (
    "SELECT account_budget.id, account_budget.name, account_budget.status, account_budget.billing_setup, "
    "account_budget.proposed_spending_limit_micros, account_budget.approved_spending_limit_micros, "
    "account_budget.adjusted_spending_limit_micros, account_budget.total_adjustments_micros, "
    "account_budget.amount_served_micros, account_budget.approved_start_date_time, "
    "account_budget.approved_end_time_type, account_budget.pending_proposal.proposal_type, "
    "account_budget.pending_proposal.spending_limit_micros, customer.id FROM account_budget"
)
SETUP = (
    "SELECT billing_setup.id, billing_setup.status, billing_setup.payments_account, billing_setup.start_date_time, "
    "billing_setup.payments_account_info.payments_account_id, "
    "billing_setup.payments_account_info.payments_profile_name FROM billing_setup"
)
PROPOSALS = (
    "SELECT account_budget_proposal.id, account_budget_proposal.status, account_budget_proposal.proposal_type, "
    "account_budget_proposal.proposed_spending_limit_micros, account_budget_proposal.creation_date_time, "
    "account_budget_proposal.account_budget, account_budget_proposal.billing_setup FROM account_budget_proposal"
)
EMPTY: tuple[Any, ...] = ("", "0", 0, False, [], {})


def parsed(told: Any, kind: Any) -> Any:
    """The answer as a message, which must know every name and write each value the same way."""
    message = kind()
    ParseDict(told, kind.pb(message), ignore_unknown_fields=False)
    same(told, MessageToDict(kind.pb(message)))
    return message


def same(told: Any, spoken: Any) -> None:
    """ParseDict takes snake_case names and bare int64; what the message itself would write shows them up."""
    if isinstance(told, dict) and isinstance(spoken, dict):
        assert set(spoken) <= set(told)
        for name, value in told.items():
            if name in spoken:
                same(value, spoken[name])
            else:
                assert value in EMPTY, name
    elif isinstance(told, list) and isinstance(spoken, list):
        assert len(told) == len(spoken)
        for one, other in zip(told, spoken, strict=True):
            same(one, other)
    else:
        assert (type(told), told) == (type(spoken), spoken)


class Google:
    """Signed requests of the platform's own paths."""

    def __init__(self, about: dict[str, Any]) -> None:
        self.base = about["base_url"]
        self.manager = about["managers"][0]
        self.clients = about["account_ids"]
        credentials = Credentials(  # no access token: the library has to get one
            None, refresh_token=about["refresh_token"], token_uri=f"{self.base}/token",
            client_id=about["app_id"], client_secret=about["app_secret"],
        )  # fmt: skip
        self.session = AuthorizedSession(credentials)
        self.session.headers["login-customer-id"] = self.manager

    def told(self, method: str, path: str, **other: Any) -> Any:
        response = self.session.request(method, f"{self.base}/v26/{path}", timeout=20, **other)
        assert response.status_code == 200, response.text
        return response.json()

    def search(self, customer: str, query: str) -> Any:
        told = self.told("POST", f"customers/{customer}/googleAds:search", json={"query": query})
        return parsed(told, SearchGoogleAdsResponse)


@pytest.fixture
def google(described: dict[str, Any]) -> Iterator[Google]:
    caller = Google(described["google_ads"])
    with warnings.catch_warnings(), caller.session:
        yield caller
    caller.session._auth_request.session.close()


def test_the_person_reaches_the_manager_and_through_it_the_clients(google: Google) -> None:
    listed = parsed(google.told("GET", "customers:listAccessibleCustomers"), ListAccessibleCustomersResponse)
    assert list(listed.resource_names) == [f"customers/{google.manager}"]
    rows = google.search(google.manager, TREE).results
    assert [str(row.customer_client.id) for row in rows if row.customer_client.level == 1] == google.clients


def test_daily_cost_is_parsed_and_streams_the_same(google: Google) -> None:
    customer = google.clients[0]
    rows = google.search(customer, DAILY).results
    assert len(rows) > 14
    assert all(row.metrics.cost_micros > 0 for row in rows)
    chunks = google.told("POST", f"customers/{customer}/googleAds:searchStream", json={"query": DAILY})
    streamed = [row for chunk in chunks for row in parsed(chunk, SearchGoogleAdsStreamResponse).results]
    assert [row.metrics.cost_micros for row in streamed] == [row.metrics.cost_micros for row in rows]


def test_billing_and_invoices_are_parsed(google: Google) -> None:
    customer = google.clients[0]
    [setup] = google.search(customer, SETUP).results
    assert setup.billing_setup.status.name == "APPROVED"
    parsed(google.told("GET", f"customers/{customer}/paymentsAccounts"), ListPaymentsAccountsResponse)
    found = []
    for month in ("SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"):
        for year in ("2025", "2026", "2027"):
            asked = {"billingSetup": setup.billing_setup.resource_name, "issueYear": year, "issueMonth": month}
            told = google.told("GET", f"customers/{customer}/invoices", params=asked)
            found += list(parsed(told, ListInvoicesResponse).invoices)
    for one in found:
        assert one.total_amount_micros == one.subtotal_amount_micros + one.tax_amount_micros


def test_a_proposal_is_made_and_seen_waiting(google: Google) -> None:
    customer = google.clients[0]
    [row] = google.search(customer, BUDGET).results
    budget = row.account_budget
    create = {
        "proposalType": "UPDATE",
        "billingSetup": budget.billing_setup,
        "accountBudget": budget.resource_name,
        "proposedSpendingLimitMicros": str(budget.adjusted_spending_limit_micros + 1_000_000_000),
    }
    asked = {"operation": {"create": create, "updateMask": "proposedSpendingLimit"}}
    told = google.told("POST", f"customers/{customer}/accountBudgetProposals:mutate", json=asked)
    name = parsed(told, MutateAccountBudgetProposalResponse).result.resource_name
    [row] = google.search(customer, BUDGET).results
    assert row.account_budget.pending_proposal.proposal_type.name == "UPDATE"
    [row] = google.search(customer, PROPOSALS).results
    assert (row.account_budget_proposal.resource_name, row.account_budget_proposal.status.name) == (name, "PENDING")


def test_a_client_is_created(google: Google) -> None:
    sent = {"descriptiveName": "Demo Ltd", "currencyCode": "USD", "timeZone": "Asia/Shanghai"}
    told = google.told("POST", f"customers/{google.manager}:createCustomerClient", json={"customerClient": sent})
    assert parsed(told, CreateCustomerClientResponse).resource_name.startswith("customers/")


@pytest.mark.parametrize(
    ("customer", "body", "group", "name"),
    [
        ("manager", {"query": DAILY}, "query_error", "REQUESTED_METRICS_FOR_MANAGER"),
        ("manager", {"query": "SELECT customer.nonsense FROM customer"}, "query_error", "UNRECOGNIZED_FIELD"),
        ("manager", {"query": TREE, "pageSize": 5}, "request_error", "PAGE_SIZE_NOT_SUPPORTED"),
        ("stranger", {"query": TREE}, "authorization_error", "USER_PERMISSION_DENIED"),
    ],
)
def test_an_error_is_a_failure_of_the_library(
    google: Google, customer: str, body: dict[str, Any], group: str, name: str
) -> None:
    number = google.manager if customer == "manager" else "999"
    response = google.session.post(f"{google.base}/v26/customers/{number}/googleAds:search", json=body, timeout=20)
    [failure] = response.json()["error"]["details"]
    assert failure.pop("@type") == "type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure"
    code = parsed(failure, GoogleAdsFailure).errors[0].error_code
    assert getattr(code, group).name == name


def test_a_dead_refresh_token_is_said_by_the_library(described: dict[str, Any]) -> None:
    google = Google({**described["google_ads"], "refresh_token": "1//r"})
    with google.session, pytest.raises(RefreshError, match="invalid_grant"):
        google.told("GET", "customers:listAccessibleCustomers")
    google.session._auth_request.session.close()
