"""Invoices in words: what each check says, how an invoice stands to the payments."""

from collections.abc import Mapping

from app.domain.invoices import Invoice, InvoiceCheck
from app.services.invoice_lines import InvoiceLine
from ui import figures
from ui.widgets.table.kinds import ChipText
from ui.words import mark, plural, tr

_CHECKS: Mapping[str, tuple[str, str]] = {
    "number": (mark("The number is well formed"), mark("The number is not well formed")),
    "tie": (mark("Net and tax make the total"), mark("Net and tax do not make the total")),
    "lines_net": (mark("The lines make the net amount"), mark("The lines do not make the net amount")),
    "lines_tax": (mark("The lines make the tax"), mark("The lines do not make the tax")),
    "line_tax": (mark("Each line's tax fits its rate"), mark("A line's tax does not fit its rate")),
    "capitals": (mark("The total in capitals agrees"), mark("The total in capitals differs")),
    "tax_rate": (mark("The rate is usual for advertising"), mark("The rate is unusual for advertising")),
    "red": (mark("The red invoice names its blue one"), mark("The red invoice names no blue one")),
    "red_pair": (mark("The blue invoice is there"), mark("The blue invoice is missing or cancelled twice")),
    "buyer": (mark("The buyer is the company"), mark("The buyer is not the company")),
    "duplicate": (mark("The number is there once"), mark("The same number with other figures")),
    "copies": (mark("All copies of the paper agree"), mark("Copies of the paper differ")),
    "sources": (mark("Data and page agree"), mark("Data and page differ")),
    "qr": (mark("The QR code agrees"), mark("The QR code differs")),
    "above_paid": (mark("Not above the cash paid"), mark("Above the cash that was paid")),
}

_SHORT: Mapping[str, str] = {
    "number": mark("Number"), "tie": mark("Sums"), "lines_net": mark("Lines"), "lines_tax": mark("Lines"),
    "line_tax": mark("Line tax"), "capitals": mark("Capitals"), "tax_rate": mark("Tax rate"), "red": mark("Red invoice"),
    "red_pair": mark("No blue one"), "buyer": mark("Other buyer"), "duplicate": mark("Number twice"),
    "copies": mark("Copies differ"), "sources": mark("Sources differ"), "qr": mark("QR code"), "above_paid": mark("Above cash"),
}  # fmt: skip


def check_words(check: InvoiceCheck) -> str:
    """What holds, or what does not."""
    holds, fails = _CHECKS.get(check.name, (check.name, check.name))
    return tr(holds if check.ok else fails)


def standing_chips(invoice: Invoice, *, is_grave: bool) -> list[ChipText]:
    """What is wrong with an invoice, one chip a check; a tick where nothing is."""
    failed = list(dict.fromkeys(check.name for check in invoice.checks if not check.ok))
    chips = [
        ChipText(tr(_SHORT.get(name, name)), "red" if is_grave else "amber", "circle-alert" if is_grave else "eye")
        for name in failed
    ]
    if not chips and invoice.is_proposal:
        chips.append(ChipText(tr("Read off the page"), "amber", "eye"))
    return chips or [ChipText(tr("In order"), "green", "circle-check")]


def billing_chip(line: InvoiceLine) -> list[ChipText]:
    """How it stands to the payments."""
    if not line.billed_rows:
        return [ChipText(tr("No payment yet"), "neutral", "circle-dashed")]
    if line.open_amount is None or not line.open_amount:
        words = plural("Paid by {count} row", "Paid by {count} rows", count=len(line.billed_rows))
        return [ChipText(words, "green" if line.is_link_sure else "neutral", "circle-check")]
    over = line.open_amount
    shown = figures.amount(abs(over))
    words = tr("{amount} above paid", amount=shown) if over.amount > 0 else tr("{amount} paid ahead", amount=shown)
    return [ChipText(words, "amber", "percent")]


def company_note(name: str, tax_id: str) -> str:
    """Who the buyer must be, for the head of the page."""
    if tax_id:
        return tr("Buyer: {company}, {tax_id}", company=name, tax_id=tax_id)
    return tr("Buyer: {company}; with the licence among the documents its tax number is compared too", company=name)
