"""Invoices, findings and the close of a period in words."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.kept_invoices import InvoiceStanding
from app.domain.vouchers import NotBookedReason, VoucherAccount
from app.services.vouchers import Program
from ui.words import mark

CLOSING_RECORDS: Mapping[str, str] = {
    "invoices_imported": mark("Invoices imported"), "invoices_undone": mark("Import of invoices undone"),
    "reason_accepted": mark("Reason accepted"), "reason_undone": mark("Reason taken back"),
    "period_closed": mark("Period closed"), "period_reopened": mark("Period reopened"),
    "vouchers_exported": mark("Vouchers exported"),
}  # fmt: skip
"""Records of the chain."""

CLOSING_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    InvoiceStanding: {"sound": mark("In order"), "look": mark("To look at"), "problem": mark("Problem")},
    VoucherAccount: {
        "bank": mark("Bank account"), "prepayment": mark("Prepayment to platforms"), "advertising": mark("Advertising expense"),
        "service_fee": mark("Service fee"), "input_vat": mark("Input VAT"), "rounding": mark("Rounding"),
        "fx": mark("Gains and losses of exchange"), "interest": mark("Interest income"), "rebate": mark("Rebates"),
        "tax": mark("Tax within payments"), "own_transfer": mark("Own transfers"),
    },
    NotBookedReason: {
        "open": mark("No match"), "waiting": mark("Waits for an answer"), "later": mark("Booked later"),
        "cancelled": mark("Cancels out"), "no_account": mark("Account not set"), "no_rate": mark("Rate not set"),
        "invoice_problem": mark("Invoice has a problem"),
    },
    Program: {
        "kingdee-k3": mark("Kingdee K/3, KIS (Excel)"), "kingdee-cloud": mark("Kingdee cloud (your template)"),
        "yonyou-u8": mark("Yonyou U8 (text)"),
    },
}  # fmt: skip
"""Every code of these areas in words."""
