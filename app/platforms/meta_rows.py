"""What the fields of Meta mean in our words: minor units by Meta's own table here, currency units there, and a balance that is owed."""

import calendar
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.accounts import (
    AccountListing,
    AccountStatus,
    DebtReading,
    Funding,
    FundRow,
    FundRowKind,
    PlatformInvoice,
    PlatformInvoiceKind,
    SpendRow,
)
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.platforms.payload import Payload
from app.platforms.windows import Serials
from app.platforms.zones import day_in, iana_name

WHOLE = {"CLP", "COP", "CRC", "HUF", "IDR", "ISK", "JPY", "KRW", "PYG", "TWD", "VND"}
"""Currencies that Meta counts in units; all others in hundredths, those with three decimals too. Not the ISO table."""

UNIT = Decimal(1)  # insights spend, what is written into spend_cap, the amount of a CurrencyAmount
HUNDREDTH = Decimal("0.01")

LISTED = "account_id,name,account_status,currency,timezone_name,is_prepay_account,business"
OWED = "account_id,currency,balance,amount_spent,spend_cap"
SPENT = "account_id,account_currency,spend"
EVENTS = "event_type,event_time,date_time_in_timezone,extra_data,object_id,object_type,actor_name,translated_event_type"
BILLED = "id,invoice_id,invoice_date,due_date,billing_period,amount_due,currency,type,payment_status,ad_account_ids"

STATUS_WORDS = {
    "1": "ACTIVE",
    "2": "DISABLED",
    "3": "UNSETTLED",
    "7": "PENDING_RISK_REVIEW",
    "8": "PENDING_SETTLEMENT",
    "9": "IN_GRACE_PERIOD",
    "100": "PENDING_CLOSURE",
    "101": "CLOSED",
    "201": "ANY_ACTIVE",
    "202": "ANY_CLOSED",
}
STATUSES = {
    "1": AccountStatus.ACTIVE,
    "201": AccountStatus.ACTIVE,
    "7": AccountStatus.IN_REVIEW,
    "2": AccountStatus.STOPPED,
    "100": AccountStatus.STOPPED,
    "101": AccountStatus.STOPPED,
    "202": AccountStatus.STOPPED,
}
"""Whether the three states of unpaid bills still deliver is not published: their own words stand for them."""

MONEY_EVENTS = {
    "ad_account_billing_charge": (FundRowKind.CHARGE, 1),
    "ad_account_billing_refund": (FundRowKind.REFUND, -1),
    "ad_account_billing_chargeback": (FundRowKind.OTHER, -1),
    "ad_account_billing_chargeback_reversal": (FundRowKind.OTHER, 1),
    "funding_event_successful": (FundRowKind.RECHARGE, 1),
}
"""Kind, and sign as the account sees it: what card or bank paid comes in. Events that failed or only began moved nothing."""

INVOICE_KINDS = {
    "INV": PlatformInvoiceKind.INVOICE,
    "CM": PlatformInvoiceKind.CREDIT_MEMO,
    "DM": PlatformInvoiceKind.DEBIT_MEMO,
    "PRO_FORMA": PlatformInvoiceKind.PRO_FORMA,
}


def minor_unit(currency: str) -> Decimal:
    """What one of the platform's whole numbers is worth in this currency."""
    return UNIT if currency in WHOLE else HUNDREDTH


def read_listing(row: Payload) -> AccountListing:
    """A row of an account list; of prepaid accounts, and of those that do not say, no figure of money is told."""
    zone = iana_name(row.text("timezone_name"))
    if zone is None:
        raise row.bad("a zone that no calendar knows")
    identity, status = row.text("account_id"), row.text("account_status", "")
    return AccountListing(
        platform_id=identity,
        name=row.text("name", identity),
        currency=row.text("currency"),
        zone=zone,
        status=STATUSES.get(status, AccountStatus.UNKNOWN),
        platform_status=STATUS_WORDS.get(status, status),
        manager=row.part("business").text("id") if row.has("business") else "",
        funding=Funding.UNTOLD if row.flag("is_prepay_account", default=True) else Funding.POSTPAID,
    )


def read_debt(row: Payload, account: AccountListing) -> DebtReading:
    """An account's node: `balance` is the bill amount due, and a cap of nought is none."""
    currency, cap = row.text("currency"), read_cap(row)
    return DebtReading(
        holder=account.platform_id,
        owed=_minor(row, "balance", currency) if row.has("balance") else None,
        used=_minor(row, "amount_spent", currency) if row.has("amount_spent") else None,
        limit=cap or None,
    )


def read_cap(row: Payload) -> Money:
    """The account's spending limit; nought where there is none."""
    currency = row.text("currency")
    return _minor(row, "spend_cap", currency) if row.has("spend_cap") else Money.zero(currency)


def read_spend(row: Payload, account: AccountListing) -> SpendRow:
    """A row of `insights` by day, in currency units with whatever number of decimals."""
    currency = row.text("account_currency", account.currency)
    spend = row.money("spend", unit=UNIT, currency=currency)
    return SpendRow(holder=account.platform_id, day=row.day("date_start"), spend=spend)


def read_fund_rows(events: Iterable[Payload], account: AccountListing) -> Iterator[FundRow]:
    """The rows of `activities` that moved money; how those other than charges and fundings are written is not published.

    A charge is known by its transaction; others may share the number of the charge that they undo.
    """
    serials = Serials()
    for event in events:
        kind_and_sign = MONEY_EVENTS.get(event.text("event_type", ""))
        if kind_and_sign is None:
            continue
        kind, sign = kind_and_sign
        extra = event.written("extra_data")
        currency = extra.text("currency", account.currency)
        amount = _minor(extra, "new_value" if extra.has("new_value") else "amount", currency)
        transaction = extra.text("transaction_id", "")
        at = event.moment("event_time", account.zone)
        serial = transaction if kind is FundRowKind.CHARGE else ""
        yield FundRow(
            holder=account.platform_id,
            serial=serial or serials.next(event.text("event_type"), at.isoformat(), str(amount.micros), transaction),
            at=at,
            day=day_in(at, account.zone),
            kind=kind,
            platform_kind=event.text("event_type"),
            fund_class=FundClass.CREDIT if account.funding is Funding.POSTPAID else FundClass.CASH,
            amount=abs(amount) if sign > 0 else -abs(amount),
            party=extra.text("network_id", ""),
            reference=transaction,
            text=event.text("translated_event_type", ""),
        )


def read_invoice(row: Payload) -> PlatformInvoice:
    """A row of `business_invoices`, which tells the total only: in units, and in minor units as its own proof."""
    kind = row.text("type")
    if kind not in INVOICE_KINDS:
        raise row.bad("a type that is no kind of invoice")
    due = row.part("amount_due")
    currency = due.text("currency")
    total = due.money("amount", unit=UNIT, currency=currency)
    if due.has("offsetted_amount") and _minor(due, "offsetted_amount", currency) != total:
        raise due.bad("amount and offsetted_amount differ")
    first_day = row.day("billing_period") if row.has("billing_period") else None
    return PlatformInvoice(
        number=row.text("invoice_id"),
        kind=INVOICE_KINDS[kind],
        issued_on=row.day("invoice_date"),
        due_on=row.day("due_date") if row.has("due_date") else None,
        first_day=first_day,
        last_day=first_day.replace(day=calendar.monthrange(first_day.year, first_day.month)[1]) if first_day else None,
        total=total,
        state=row.text("payment_status", ""),
        accounts=tuple(one.as_text() for one in row.parts("ad_account_ids")) if row.has("ad_account_ids") else (),
    )


def _minor(row: Payload, name: str, currency: str) -> Money:
    return row.money(name, unit=minor_unit(currency), currency=currency)
