"""The rows of a reconciliation as its page shows them, and the invoices that may be laid against them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.accounts import Platform
from app.domain.evidence import Holder, StoredFundRow
from app.domain.invoices import Invoice
from app.domain.kept_invoices import InvoiceStanding, StandingInvoice, invoice_key
from app.domain.matches import InvoiceRow
from app.domain.money import Money
from app.domain.statements import BankRow, Direction
from app.services.match_life import bank_key, fund_key
from app.services.match_rows import bank_bound
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One row of either side as the page shows it; `amount` is signed from the company's side (out is negative)."""

    key: str
    title: str
    day: date
    at: datetime | None
    number: str
    """The bank's or the platform's own number, or the reference."""
    text: str
    amount: Money
    platform: Platform | None
    source: str
    """Which bank account or ad account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceCell:
    """An invoice beside the payments that it bills."""

    id: int
    number: str
    seller: str
    day: date | None
    total: Money | None
    standing: InvoiceStanding
    is_sure: bool


def cells_of_vault(work: Work) -> dict[str, Cell]:
    """Every row of both sides that moved money, by its matching key."""
    banks = {account.id: account.name for account in work.statements.accounts.all()}
    names: dict[Holder, tuple[str, Platform]] = {
        Holder("account", account.id or 0): (account.name, account.platform) for account in work.accounts.all()
    }
    names |= {
        Holder("wallet", wallet.id or 0): (wallet.name or wallet.platform_id, wallet.platform)
        for wallet in work.wallets.all()
    }
    cells = [
        _bank_cell(row, banks[row.bank_account_id])
        for row in work.statements.rows()
        if row.row.direction in {Direction.IN, Direction.OUT} and row.row.amount
    ]
    cells += [_fund_cell(stored, *names[stored.holder]) for stored in bank_bound(work)]
    return {cell.key: cell for cell in cells}


def _bank_cell(bank_row: BankRow, source: str) -> Cell:
    row = bank_row.row
    return Cell(
        key=bank_key(bank_row.id),
        title=row.party or row.text,
        day=row.day,
        at=row.at,
        number=row.serial or row.reference,
        text=row.text,
        amount=row.amount,
        platform=None,
        source=source,
    )


def _fund_cell(stored: StoredFundRow, name: str, platform: Platform) -> Cell:
    row = stored.row
    return Cell(
        key=fund_key(stored.id),
        title=name,
        day=row.day,
        at=row.at,
        number=row.reference or row.serial,
        text=row.text or row.party,
        amount=-row.amount,
        platform=platform,
        source=name,
    )


def invoice_side(standing: Sequence[StandingInvoice]) -> list[InvoiceRow]:
    """Invoices that may be laid against payments: the company's own, each number once, dated, with a total."""
    found = []
    for one in standing:
        invoice = one.invoice
        if not one.counts or invoice.date is None or invoice.total is None:
            continue
        found.append(
            InvoiceRow(
                id=invoice_key(one.kept.id),
                day=invoice.date,
                total=invoice.total,
                net=invoice.net,
                tax=invoice.tax,
                party=invoice.seller.name,
                number=invoice.number,
                text=_invoice_text(invoice),
                source=invoice.file,
            )
        )
    return found


def _invoice_text(invoice: Invoice) -> str:
    return " ".join(filter(None, (invoice.remark, invoice.original_number)))


def invoice_cell(one: StandingInvoice, *, is_sure: bool) -> InvoiceCell:
    """An invoice as the page shows it."""
    return InvoiceCell(
        id=one.kept.id,
        number=one.invoice.number,
        seller=one.invoice.seller.name,
        day=one.invoice.date,
        total=one.invoice.total,
        standing=one.standing,
        is_sure=is_sure,
    )
