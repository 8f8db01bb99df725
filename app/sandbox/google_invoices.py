"""Practice Google Ads: one invoice for each account and month that has ended, issued on the first of the next."""

from datetime import date, timedelta
from typing import Any

from app.sandbox.google_budgets import FIRST_BUDGET
from app.sandbox.google_setups import PAYMENTS_ACCOUNT, PAYMENTS_PROFILE, setup_of
from app.sandbox.google_words import client_of, is_manager, micros, missing, place_of, refusal
from app.sandbox.holders import Account
from app.sandbox.stage import Call, Routes

_MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
    "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip
_OLDEST = 2019
_FIRST_NUMBER = 5_300_000_001
_ALWAYS_ZERO = (
    "taxAmountMicros", "adjustmentsSubtotalAmountMicros", "adjustmentsTaxAmountMicros",
    "adjustmentsTotalAmountMicros", "regulatoryCostsSubtotalAmountMicros", "exportChargeSubtotalAmountMicros",
)  # fmt: skip


def _invoices(call: Call) -> Any:
    issued = _month(call)
    if is_manager(call):
        raise refusal("invoiceError", "NOT_INVOICED_CUSTOMER", "The customer is not invoiced.")
    account = client_of(call)
    setup = setup_of(call, account)
    if setup is None or call.params.text("billingSetup") != place_of(account, "billingSetups", setup.number):
        raise refusal("invoiceError", "NOT_INVOICED_CUSTOMER", "The customer is not invoiced.", field="billing_setup")
    if setup.status != "APPROVED":
        raise refusal("invoiceError", "BILLING_SETUP_NOT_APPROVED", "The billing setup is not approved.")
    told = _invoice(call, account, issued)
    return {"invoices": [told]} if told else {}


def _month(call: Call) -> date:
    """The first day of the month of issue that is asked for."""
    for name, field in (("billingSetup", "billing_setup"), ("issueYear", "issue_year"), ("issueMonth", "issue_month")):
        if not call.params.has(name):
            raise missing(field)
    year, month = call.params.text("issueYear"), call.params.text("issueMonth")
    if month not in _MONTHS:
        raise refusal("requestError", "INVALID_ENUM_VALUE", "The month is not known.", field="issue_month")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise refusal("fieldError", "INVALID_VALUE", "The year is not valid.", field="issue_year")
    if int(year) < _OLDEST:
        raise refusal("invoiceError", "YEAR_MONTH_TOO_OLD", "The month is too old.", field="issue_year")
    return date(int(year), _MONTHS.index(month) + 1, 1)


def _invoice(call: Call, account: Account, issued: date) -> dict[str, Any] | None:
    """What was served in the month before, less what served and is not billed; practice adds no tax."""
    last = issued - timedelta(days=1)
    first = max(last.replace(day=1), date.fromordinal(account.first_day))
    if account.day_of(call.at) < issued.toordinal():
        return None
    burns = [one for one in account.burns if first.toordinal() <= one.day <= last.toordinal()]
    billed, excess = sum(one.owed for one in burns), sum(one.excess for one in burns)
    if not billed:
        return None
    invalid = excess * 3 // 10
    number = _FIRST_NUMBER + account.index * 1_000 + (issued.year - _OLDEST) * 12 + issued.month
    setup = setup_of(call, account)
    assert setup is not None
    months = {"startDate": first.isoformat(), "endDate": last.isoformat()}
    amounts = {"subtotalAmountMicros": micros(billed), "taxAmountMicros": "0", "totalAmountMicros": micros(billed)}
    summary = {
        "customer": f"customers/{account.number}",
        "customerDescriptiveName": account.name,
        "accountBudget": place_of(account, "accountBudgets", FIRST_BUDGET + account.index),
        "accountBudgetName": f"预算-{account.name}",
        **amounts,
        "billableActivityDateRange": months,
        "servedAmountMicros": micros(billed + excess),
        "billedAmountMicros": micros(billed),
        "overdeliveryAmountMicros": micros(invalid - excess),
        "invalidActivityAmountMicros": micros(-invalid),
    }
    return {
        "resourceName": place_of(account, "invoices", number),
        "id": str(number),
        "type": "INVOICE",
        "billingSetup": place_of(account, "billingSetups", setup.number),
        "paymentsAccountId": PAYMENTS_ACCOUNT,
        "paymentsProfileId": PAYMENTS_PROFILE,
        "issueDate": issued.isoformat(),
        "dueDate": (issued + timedelta(days=32)).replace(day=1).isoformat(),
        "serviceDateRange": months,
        "currencyCode": account.currency,
        **dict.fromkeys(_ALWAYS_ZERO, "0"),
        **amounts,
        "pdfUrl": f"https://practice.example/invoices/{number}.pdf",
        "accountBudgetSummaries": [summary],
    }


INVOICE_ROUTES: Routes = {("GET", "/v26/customers/{id}/invoices"): _invoices}
