"""The columns of invoices, of what files would bring, and of imports."""

from app.domain.invoices import Invoice
from app.domain.kept_invoices import InvoiceStanding, StandingInvoice
from app.domain.money import Money
from app.domain.statements import ImportState
from app.services.invoice_lines import InvoiceImportLine, InvoiceLine
from ui import figures, wording
from ui.invoices.said import billing_chip, standing_chips
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import CHIPS, MONEY, QUIET_MONEY, STRONG_TEXT, ChipText, Figures
from ui.words import tr

_LEFT = Figures(is_left=True)


def invoice_columns() -> list[Column[InvoiceLine]]:
    """Seller, day, number, amounts, how it stands, what paid it."""
    return [
        Column(tr("Seller"), lambda one: _seller(one.invoice), kind=STRONG_TEXT, width=168, stretch=True, key="seller"),
        Column(tr("Date"), lambda one: one.invoice.date, text=_day, kind=_LEFT, width=108, key="day"),
        Column(tr("Number"), lambda one: one.invoice.number or None, kind=_LEFT, width=192, key="number"),
        Column(tr("Kind"), lambda one: wording.word(one.invoice.kind), width=128, hidden=True, key="kind"),
        Column(tr("Net"), lambda one: one.invoice.net, kind=QUIET_MONEY, numeric=True, width=104, key="net", sort_key=_size, total=MoneyTotal),
        Column(tr("Tax"), lambda one: one.invoice.tax, kind=QUIET_MONEY, numeric=True, width=88, key="tax", sort_key=_size, total=MoneyTotal),
        Column(tr("Total"), lambda one: one.invoice.total, kind=MONEY, numeric=True, width=108, key="total", sort_key=_size, total=MoneyTotal),
        Column(tr("State"), lambda one: _chips(one.invoice, one.standing), kind=CHIPS, width=124, key="state"),
        Column(tr("Payment"), billing_chip, kind=CHIPS, width=160, key="payment"),
    ]  # fmt: skip


def preview_columns() -> list[Column[StandingInvoice]]:
    """The same of what files would bring, without payments."""
    return [
        Column(tr("Seller"), lambda one: _seller(one.invoice), kind=STRONG_TEXT, width=150, stretch=True),
        Column(tr("Date"), lambda one: one.invoice.date, text=_day, kind=_LEFT, width=108),
        Column(tr("Number"), lambda one: one.invoice.number or None, kind=_LEFT, width=192),
        Column(tr("Total"), lambda one: one.invoice.total, kind=MONEY, numeric=True, width=120, sort_key=_size, total=MoneyTotal),
        Column(tr("State"), lambda one: _chips(one.invoice, one.standing), kind=CHIPS, width=150),
    ]  # fmt: skip


def import_columns() -> list[Column[InvoiceImportLine]]:
    """What came when, by whom, and whether it counts."""
    return [
        Column(tr("Files"), lambda one: one.source_name, kind=STRONG_TEXT, width=200, stretch=True, key="files"),
        Column(tr("Imported"), lambda one: one.imported_on, text=figures.iso_day, kind=_LEFT, width=112, key="on"),
        Column(tr("By"), lambda one: one.imported_by, width=104, key="by"),
        Column(tr("New"), lambda one: one.invoices_new, numeric=True, kind=Figures(), width=80, key="new"),
        Column(tr("Known"), lambda one: one.invoices_known, numeric=True, kind=Figures(), width=80, key="known"),
        Column(tr("Not read"), lambda one: ", ".join(one.problems) or None, width=180, stretch=True, key="problems"),
        Column(tr("State"), _import_chip, kind=CHIPS, width=104, key="state"),
    ]


def _seller(invoice: Invoice) -> str:
    return invoice.seller.name or invoice.file


def _chips(invoice: Invoice, standing: InvoiceStanding) -> list[ChipText]:
    return standing_chips(invoice, is_grave=standing is InvoiceStanding.PROBLEM)


def _import_chip(one: InvoiceImportLine) -> ChipText:
    tone = "green" if one.state is ImportState.ACTIVE else "neutral"
    return ChipText(wording.word(one.state), tone)


def _day(day: object) -> str:
    return figures.NOTHING if day is None else str(day)


def _size(money: Money) -> tuple[str, object]:
    return money.currency, money.amount
