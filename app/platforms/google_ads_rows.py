"""What the fields of Google Ads mean in our words: micros in every currency, a figure left out is nought, budgets follow one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from app.domain.accounts import (
    AccountListing,
    AccountStatus,
    DebtReading,
    Funding,
    PlatformInvoice,
    PlatformInvoiceKind,
    SpendRow,
)
from app.domain.money import Money
from app.platforms.payload import Payload
from app.platforms.zones import iana_name

MICRO = Decimal("0.000001")  # every amount, whatever the currency: there is no table of exceptions
_NOTHING = Decimal(0)

CLIENTS = (
    "SELECT customer_client.id, customer_client.descriptive_name, customer_client.currency_code, "
    "customer_client.time_zone, customer_client.manager, customer_client.test_account, customer_client.level, "
    "customer_client.status, customer_client.hidden FROM customer_client WHERE customer_client.level <= 1"
)
BUDGETS = (
    "SELECT account_budget.id, account_budget.status, account_budget.billing_setup, "
    "account_budget.approved_spending_limit_micros, account_budget.approved_spending_limit_type, "
    "account_budget.adjusted_spending_limit_micros, account_budget.adjusted_spending_limit_type, "
    "account_budget.amount_served_micros, account_budget.approved_start_date_time, "
    "account_budget.approved_end_date_time, account_budget.approved_end_time_type, "
    "customer.currency_code, customer.time_zone FROM account_budget"
)
SETUPS = "SELECT billing_setup.id, billing_setup.status FROM billing_setup"

STATUSES = {
    "ENABLED": AccountStatus.ACTIVE,
    "CANCELED": AccountStatus.STOPPED,
    "SUSPENDED": AccountStatus.STOPPED,
    "CLOSED": AccountStatus.STOPPED,
}

INVOICE_KINDS = {"INVOICE": PlatformInvoiceKind.INVOICE, "CREDIT_MEMO": PlatformInvoiceKind.CREDIT_MEMO}

MONTHS = (
    "",
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)
"""How the invoices' call names a month, by its number."""

APPROVED = "APPROVED"
INFINITE = "INFINITE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """An account budget: how much may be served from one moment to another; a limit of None is none at all.

    `approved` is what was granted, `limit` the cap in force: granted, with credits and debits since.
    """

    name: str
    """The platform's resource name, as is `billing_setup`."""
    billing_setup: str
    is_approved: bool
    approved: Money | None
    limit: Money | None
    served: Money
    starts_at: datetime | None
    ends_at: datetime | None
    zone: str

    def is_in_force(self, now: datetime) -> bool:
        """Whether this is the budget that counts at this moment."""
        has_begun = self.starts_at is None or self.starts_at <= now
        return self.is_approved and has_begun and (self.ends_at is None or now < self.ends_at)

    @property
    def last_day(self) -> date | None:
        """In the account's zone; None when it does not end."""
        if self.ends_at is None:
            return None
        return (self.ends_at - timedelta(seconds=1)).astimezone(ZoneInfo(self.zone)).date()


def id_of(resource_name: str) -> str:
    """`customers/1000000001` is 1000000001; of a longer name, its last part."""
    return resource_name.rpartition("/")[2]


def customer_of(resource_name: str) -> str:
    """`customers/1000000001/invoices/7` is of 1000000001."""
    return resource_name.removeprefix("customers/").partition("/")[0]


def resource_name(told: Payload, customer: str, kind: str) -> str:
    """How a thing of a customer is called in other calls."""
    return told.text("resourceName") if told.has("resourceName") else f"customers/{customer}/{kind}/{told.text('id')}"


def read_listing(client: Payload, manager: str, funding: Funding) -> AccountListing:
    """A `customerClient` of the tree; days are cut in the account's own zone, which never changes."""
    zone = iana_name(client.text("timeZone"))
    if zone is None:
        raise client.bad("a zone that no calendar knows")
    identity, status = client.text("id"), client.text("status", "")
    return AccountListing(
        platform_id=identity,
        name=client.text("descriptiveName", identity),
        currency=client.text("currencyCode"),
        zone=zone,
        status=STATUSES.get(status, AccountStatus.UNKNOWN),
        platform_status=status,
        manager=manager,
        funding=funding,
    )


def read_spend(row: Payload, account: AccountListing) -> SpendRow:
    """A row of `customer` by day: what serving cost, which invoices correct later; a day without cost leaves it out."""
    currency = row.inner("customer").text("currencyCode", account.currency)
    return SpendRow(
        holder=account.platform_id,
        day=row.part("segments").day("date"),
        spend=_micros(row.inner("metrics"), "costMicros", currency),
    )


def read_budget(row: Payload, account: str) -> Budget:
    """A row of `account_budget`; its times are written in the account's zone."""
    told, customer = row.part("accountBudget"), row.part("customer")
    currency, zone = customer.text("currencyCode"), iana_name(customer.text("timeZone"))
    if zone is None:
        raise customer.bad("a zone that no calendar knows")
    is_approved = told.says("status", APPROVED)
    if is_approved and not (_has_limit(told, "approved") or _has_limit(told, "adjusted")):
        raise told.bad("a budget in force without a limit, not even an infinite one")
    approved = _limit(told, "approved", currency) if _has_limit(told, "approved") else None
    return Budget(
        name=resource_name(told, account, "accountBudgets"),
        billing_setup=told.text("billingSetup", ""),
        is_approved=is_approved,
        approved=approved,
        limit=_limit(told, "adjusted", currency) if _has_limit(told, "adjusted") else approved,
        served=_micros(told, "amountServedMicros", currency),
        starts_at=told.moment("approvedStartDateTime", zone) if told.has("approvedStartDateTime") else None,
        ends_at=told.moment("approvedEndDateTime", zone) if told.has("approvedEndDateTime") else None,
        zone=zone,
    )


def budget_in_force(budgets: Iterable[Budget], now: datetime) -> Budget | None:
    """Of several that follow one another in time, the one that counts now; None between two of them."""
    return next((budget for budget in budgets if budget.is_in_force(now)), None)


def read_debt(budget: Budget, account: str) -> DebtReading:
    """What was served of the budget against its cap; what is owed is told by invoices only."""
    return DebtReading(holder=account, owed=None, used=budget.served, limit=budget.limit, until=budget.last_day)


def read_invoice(row: Payload) -> PlatformInvoice:
    """An invoice; regulatory costs and export charges count with the net, so that net and tax are the total."""
    currency = row.text("currencyCode")
    kind = row.text("type")
    if kind not in INVOICE_KINDS:
        raise row.bad("a type that is neither invoice nor credit memo")
    span = row.inner("serviceDateRange")
    summaries = row.parts("accountBudgetSummaries") if row.has("accountBudgetSummaries") else []
    customers = [customer_of(one.text("customer")) for one in summaries if one.has("customer")]
    return PlatformInvoice(
        number=row.text("id"),
        kind=INVOICE_KINDS[kind],
        issued_on=row.day("issueDate"),
        due_on=row.day("dueDate") if row.has("dueDate") else None,
        first_day=span.day("startDate") if span.has("startDate") else None,
        last_day=span.day("endDate") if span.has("endDate") else None,
        net=_micros(row, "subtotalAmountMicros", currency)
        + _micros(row, "regulatoryCostsSubtotalAmountMicros", currency)
        + _micros(row, "exportChargeSubtotalAmountMicros", currency),
        tax=_micros(row, "taxAmountMicros", currency),
        total=_micros(row, "totalAmountMicros", currency),
        accounts=tuple(dict.fromkeys(customers)),
    )


def _has_limit(told: Payload, which: str) -> bool:
    return told.has(f"{which}SpendingLimitMicros") or told.has(f"{which}SpendingLimitType")


def _limit(told: Payload, which: str, currency: str) -> Money | None:
    if told.says(f"{which}SpendingLimitType", INFINITE):
        return None
    return told.money(f"{which}SpendingLimitMicros", unit=MICRO, currency=currency)


def _micros(told: Payload, name: str, currency: str) -> Money:
    # Whole numbers of nought may be left out of the answer.
    return told.money(name, unit=MICRO, currency=currency, default=_NOTHING)
