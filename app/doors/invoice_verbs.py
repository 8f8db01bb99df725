"""`adtill invoices inspect`."""

from argparse import Namespace, _SubParsersAction
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.invoices import Invoice, InvoiceLine, Party, RedPair
from app.domain.money import Money
from app.doors.output import Output, TerminalProgress, exact_text
from app.doors.sentences import sentence
from app.services.invoices import InvoiceReport, inspect_invoices


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("invoices", help="read and check invoices").add_subparsers(dest="action", required=True)
    inspect = actions.add_parser(
        "inspect", help="what an invoice, an archive or a folder of them holds; touches no vault"
    )
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--company", default="", help="who the buyer must be")
    inspect.add_argument("--tax-id", default="", help="the company's tax number")
    inspect.set_defaults(run=_inspect)


def _inspect(args: Namespace, out: Output) -> int:
    company = Party(args.company, args.tax_id) if args.company or args.tax_id else None
    report = inspect_invoices(args.file, company=company, progress=TerminalProgress())
    for problem in report.problems:
        out.note(sentence(problem))
    out.answer(report_document(report), [line for one in report.invoices for line in _told(one)])
    return 0


def report_document(report: InvoiceReport) -> dict[str, Any]:
    """What `invoices inspect --json` prints: a single invoice itself; several as a list, with pairs and problems beside."""
    if len(report.invoices) == 1 and not report.problems:
        return invoice_document(report.invoices[0])
    return {
        "invoices": [invoice_document(one) for one in report.invoices],
        "pairs": [_pair_document(pair) for pair in report.pairs],
        "problems": [{"file": one.file, "error": type(one).__name__, "text": sentence(one)} for one in report.problems],
    }


def invoice_document(invoice: Invoice) -> dict[str, Any]:
    """One invoice; amounts are exact text, what no source states is null."""
    return {
        "kind": invoice.kind,
        "number": invoice.number,
        "code": invoice.code,
        "date": invoice.date,
        "seller": _party_document(invoice.seller),
        "buyer": _party_document(invoice.buyer),
        "net": _amount(invoice.net),
        "tax": _amount(invoice.tax),
        "total": _amount(invoice.total),
        "currency": invoice.currency,
        "charges": _amount(invoice.charges),
        "capitals": invoice.capitals,
        "is_red": invoice.is_red,
        "original_number": invoice.original_number,
        "confirmation_number": invoice.confirmation_number,
        "check_code": invoice.check_code,
        "remark": invoice.remark,
        "file": invoice.file,
        "source": invoice.source,
        "is_proposal": invoice.is_proposal,
        "origin": dict(invoice.origin),
        "lines": [_line_document(line) for line in invoice.lines],
        "checks": [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in invoice.checks],
    }


def _party_document(party: Party) -> dict[str, str]:
    return {"name": party.name, "tax_id": party.tax_id}


def _line_document(line: InvoiceLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "specification": line.specification,
        "unit": line.unit,
        "quantity": _plain(line.quantity),
        "unit_price": _plain(line.unit_price),
        "amount": _amount(line.amount),
        "rate": _plain(line.rate),
        "rate_text": line.rate_text,
        "tax": _amount(line.tax),
    }


def _pair_document(pair: RedPair) -> dict[str, Any]:
    return {"red": pair.red.number, "blue": pair.blue.number if pair.blue else None, "left": _amount(pair.left)}


def _amount(money: Money | None) -> str | None:
    return None if money is None else exact_text(money)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _told(invoice: Invoice) -> list[str]:
    return [
        f"{invoice.file}: {invoice.kind}, {invoice.code} {invoice.number}, {invoice.date or '-'}, from {invoice.source}",
        f"  {invoice.seller.name or '-'} to {invoice.buyer.name or '-'}",
        f"  {_amount(invoice.net) or '-'} + {_amount(invoice.tax) or '-'} = {_amount(invoice.total) or '-'} {invoice.currency}",
        *(f"  check {one.name}: {one.detail}: " + ("holds" if one.ok else "DOES NOT HOLD") for one in invoice.checks),
    ]
