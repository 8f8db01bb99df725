"""Invoices, findings and the close of a period in words."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.kept_invoices import InvoiceStanding
from ui.words import mark

CLOSING_RECORDS: Mapping[str, str] = {
    "invoices_imported": mark("Invoices imported"), "invoices_undone": mark("Import of invoices undone"),
    "reason_accepted": mark("Reason accepted"), "reason_undone": mark("Reason taken back"),
    "period_closed": mark("Period closed"), "period_reopened": mark("Period reopened"),
}  # fmt: skip
"""Records of the chain."""

CLOSING_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    InvoiceStanding: {"sound": mark("In order"), "look": mark("To look at"), "problem": mark("Problem")},
}
"""Every code of these areas in words."""
