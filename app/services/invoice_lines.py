"""Invoices and their imports as the page shows them."""

from dataclasses import dataclass
from datetime import date

from app.domain.findings import InvoiceLink
from app.domain.invoices import Invoice, Party
from app.domain.kept_invoices import InvoiceImport, InvoiceStanding, StandingInvoice
from app.domain.money import Money
from app.domain.statements import ImportState


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceImportLine:
    """One import in the list of imports."""

    id: int
    source_name: str
    imported_on: date
    imported_by: str
    invoices_new: int
    invoices_known: int
    problems: tuple[str, ...]
    state: ImportState


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One invoice of the list: what it says, how it stands, what it bills."""

    id: int
    import_id: int
    invoice: Invoice
    standing: InvoiceStanding
    partner_id: int | None
    billed_rows: tuple[str, ...]
    """Matching keys of the bank rows that it was laid against."""
    open_amount: Money | None
    """Invoiced less paid over all that it was laid against together; None while it was laid against nothing."""
    is_link_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicesView:
    """Everything the page shows."""

    lines: tuple[InvoiceLine, ...]
    """Newest day first."""
    imports: tuple[InvoiceImportLine, ...]
    company: Party
    """Who the buyer must be."""


def invoice_line(one: StandingInvoice, link: InvoiceLink | None) -> InvoiceLine:
    """An invoice with what it was laid against."""
    return InvoiceLine(
        id=one.kept.id,
        import_id=one.kept.import_id,
        invoice=one.invoice,
        standing=one.standing,
        partner_id=one.partner_id,
        billed_rows=() if link is None else link.left,
        open_amount=None if link is None else link.open_amount,
        is_link_sure=link is not None and link.is_sure,
    )


def import_line(record: InvoiceImport) -> InvoiceImportLine:
    """An import as the list shows it."""
    return InvoiceImportLine(
        id=record.id or 0,
        source_name=record.source_name,
        imported_on=record.imported_at.date(),
        imported_by=record.imported_by,
        invoices_new=record.invoices_new,
        invoices_known=record.invoices_known,
        problems=tuple(record.problems.splitlines()),
        state=record.state,
    )
