"""Findings 对账发现: what a reconciliation says beside its groups, each by its own name, with the rows that show it."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.money import Money


class FindingKind(StrEnum):
    """The nightmares that are looked for by name; `ui/wording.py` turns each into words."""

    DOUBLE_BOOKING = "double_booking"  # one payment, two records
    DUPLICATE_PAYMENT = "duplicate_payment"  # paid twice, wanted once
    PARTIAL_TRANSFER = "partial_transfer"  # the rest lies at the provider
    UNKNOWN_FEE = "unknown_fee"  # a service fee that no contract knows
    INVOICE_ABOVE_CASH = "invoice_above_cash"  # 虚开 risk
    INVOICE_REPEATED = "invoice_repeated"
    REFUND_WITHOUT_RED_INVOICE = "refund_without_red_invoice"
    BURN_AT_ANOTHER_MIDNIGHT = "burn_at_another_midnight"
    REBATE_MISSING = "rebate_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding; ids of rows of the three sides."""

    kind: FindingKind
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    invoices: tuple[str, ...] = ()
    amount: Money
    """The money that is in question, never negative."""
    reason: str
    """The facts behind it, in plain English, for reports and logs."""
    is_certain: bool = True
    """False when another reading is about as likely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleBooking:
    """Rows of which one too many stands for one movement of money: two records of a payment, or a payment made twice."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    amount: Money
    """What stands once too often."""
    reason: str


class LeftClass(StrEnum):
    """Why a row may have stayed open."""

    IN_TRANSIT = "in_transit"  # the other side is not due yet
    MISSING_RECORD = "missing_record"  # paid, and nothing on the platform
    MISSING_PAYMENT = "missing_payment"  # on the platform, and nothing at the bank
    UNKNOWN_RECEIPT = "unknown_receipt"
    FEE = "fee"
    INTEREST = "interest"
    GRANT = "grant"  # money that no bank ever sees
    OWN_TRANSFER = "own_transfer"
    DOUBLE = "double"  # said among the double bookings


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """An open row with its class; the key is marked `L:` or `R:`."""

    key: str
    left_class: LeftClass


class LinkKind(StrEnum):
    """How an invoice came to its rows."""

    BY_NUMBER = "by_number"
    BY_AMOUNT = "by_amount"
    BY_SUM = "by_sum"
    BY_PERIOD = "by_period"  # a balance that is carried forward
    RED_LETTER = "red_letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLink:
    """Invoices and the bank and platform rows that they bill."""

    invoices: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    kind: LinkKind
    open_amount: Money
    """Invoiced less paid; zero when they agree."""
    is_sure: bool
