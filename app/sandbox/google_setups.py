"""Practice Google Ads: who pays for an account, which is a payments account of the manager on monthly invoicing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.sandbox.company import OWNER
from app.sandbox.google_ads_plan import GOOGLE_ADS, GOOGLE_MANAGER
from app.sandbox.google_query import Row
from app.sandbox.google_words import check_may_change, client_of, is_manager, missing, place_of, refusal, time_text
from app.sandbox.holders import Account, Life
from app.sandbox.reviews import Application, State
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params

PAYMENTS_ACCOUNT, PAYMENTS_PROFILE = "1234-5678-9012-3456", "1234-5678-9012"
_CURRENCY = "USD"
SUBJECT = "billing_setup"
FIRST_SETUP = 70_000_000
REVIEWED_AFTER = 40 * 60
"""Typically within an hour, says the page."""

_STATES = {State.APPROVED: "APPROVED", State.DENIED: "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Setup:
    """One billing setup of an account."""

    number: int
    status: str
    starts: int


def setup_of(call: Call, account: Account) -> Setup | None:
    """The billing setup of an account; None for one that was never given any."""
    number = FIRST_SETUP + account.index
    if account.life is not Life.NEVER:
        return Setup(number, "APPROVED", account.starts_at(account.first_day))
    asked = call.world.reviews.get(GOOGLE_ADS, SUBJECT, number)
    if asked is None:
        return None
    return Setup(number, _STATES.get(asked.state, "PENDING"), asked.sent_at)


def setup_rows(call: Call, account: Account) -> Iterator[Row]:
    """The rows of billing_setup."""
    setup = setup_of(call, account)
    if setup is None:
        return
    told = {
        "resource_name": place_of(account, "billingSetups", setup.number),
        "id": str(setup.number),
        "status": setup.status,
        "payments_account": f"customers/{account.number}/paymentsAccounts/{PAYMENTS_ACCOUNT}",
        "payments_account_info.payments_account_id": PAYMENTS_ACCOUNT,
        "payments_account_info.payments_account_name": OWNER,
        "payments_account_info.payments_profile_id": PAYMENTS_PROFILE,
        "payments_account_info.payments_profile_name": OWNER,
        "start_date_time": time_text(account, setup.starts),
        "end_time_type": "FOREVER",
    }
    yield {f"billing_setup.{name}": value for name, value in told.items()}


def _payments_accounts(call: Call) -> Any:
    is_manager(call)
    one = {
        "resourceName": f"customers/{call.places['id']}/paymentsAccounts/{PAYMENTS_ACCOUNT}",
        "paymentsAccountId": PAYMENTS_ACCOUNT,
        "name": OWNER,
        "currencyCode": _CURRENCY,
        "paymentsProfileId": PAYMENTS_PROFILE,
        "payingManagerCustomer": f"customers/{GOOGLE_MANAGER}",
    }
    return {"paymentsAccounts": [one]}


def operation_of(call: Call) -> Params:
    """The one operation of a mutate; billing takes no list of them."""
    if call.params.has("operations"):
        trouble = "Too many mutate operations: one a request."
        raise refusal("requestError", "TOO_MANY_MUTATE_OPERATIONS", trouble, field="operations")
    operation = call.params.group("operation")
    if not operation.has("create") and not operation.has("remove"):
        raise refusal("requestError", "OPERATION_REQUIRED", "The operation is not there.", field="operation")
    return operation


def _mutate(call: Call) -> Any:
    account = client_of(call)
    operation = operation_of(call)
    check_may_change(account)
    before = setup_of(call, account)
    if operation.has("remove"):
        trouble = "Cannot remove a billing setup that has started."
        raise refusal("billingSetupError", "CANNOT_REMOVE_STARTED_BILLING_SETUP", trouble, field="remove")
    _check(account, before, operation.group("create"))
    number = FIRST_SETUP + account.index
    asked = Application(platform=GOOGLE_ADS, subject=SUBJECT, number=number, documents={}, sent_at=call.now)
    call.world.reviews.submit(asked).verdict_at = call.now + REVIEWED_AFTER
    return {"result": {"resourceName": place_of(account, "billingSetups", number)}}


def _check(account: Account, before: Setup | None, sent: Params) -> None:
    if not sent.has("paymentsAccount"):
        raise missing("payments_account")
    if sent.text("startTimeType", "") != "NOW" and not sent.has("startDateTime"):
        raise refusal("billingSetupError", "INVALID_START_TIME_TYPE", "Start time is not valid.", field="start_time")
    if sent.text("paymentsAccount").rpartition("/")[2] != PAYMENTS_ACCOUNT:
        raise refusal("billingSetupError", "PAYMENTS_ACCOUNT_NOT_FOUND", "No such payments account.")
    if before is not None and before.status == "PENDING":
        raise refusal("billingSetupError", "BILLING_SETUP_IN_PROGRESS", "A billing setup is in progress already.")
    if before is not None and before.status == "APPROVED":
        trouble = "Cannot change billing to the same payments account."
        raise refusal("billingSetupError", "CANNOT_CHANGE_BILLING_TO_SAME_PAYMENTS_ACCOUNT", trouble)
    if account.currency != _CURRENCY:
        trouble = "The payments account has another currency than the customer."
        raise refusal("billingSetupError", "PAYMENTS_ACCOUNT_INELIGIBLE_CURRENCY_CODE_MISMATCH", trouble)


_ROOT = "/v26/customers/{id}"

SETUP_ROUTES: Routes = {("GET", f"{_ROOT}/paymentsAccounts"): _payments_accounts}
SETUP_EFFECTS: Routes = {("POST", f"{_ROOT}/billingSetups:mutate"): _mutate}
