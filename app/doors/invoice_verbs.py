"""`adtill invoices inspect|import|list|undo`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.invoices import Invoice, InvoiceLine, Party, RedPair
from app.domain.kept_invoices import StandingInvoice
from app.domain.money import Money
from app.doors.opening import add_vault_options, desk_of
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
    importing = actions.add_parser(
        "import", help="take invoices into the vault: files, folders, archives; all or nothing"
    )
    importing.add_argument("files", type=Path, nargs="+", metavar="FILE")
    add_vault_options(importing)
    importing.set_defaults(run=_import)
    listing = actions.add_parser("list", help="every invoice of the vault as it stands, and the imports")
    add_vault_options(listing)
    listing.set_defaults(run=_list)
    undo = actions.add_parser("undo", help="take an import back")
    undo.add_argument("id", type=int)
    add_vault_options(undo)
    undo.set_defaults(run=_undo)


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


def _import(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        preview = desk.invoices.preview(args.files, TerminalProgress())
        for problem in preview.problems:
            out.note(sentence(problem))
        if preview.is_empty:
            known = len(preview.known)
            out.answer({"import": None, "new": 0, "known": known}, [f"Nothing new: {known} were there already."])
            return 0
        report = desk.invoices.import_previewed(preview)
    out.answer(
        {
            "import": report.import_id,
            "new": report.invoices_new,
            "known": report.invoices_known,
            "problems": [one.file for one in preview.problems],
        },
        [
            f"{report.invoices_new} invoices added, {report.invoices_known} were there already (import {report.import_id}).",
            *_wrong(preview.new),
        ],
    )
    return 0


def _wrong(new: Iterable[StandingInvoice]) -> list[str]:
    return [
        f"  {one.invoice.number or one.invoice.file}: check {check.name}: {check.detail}: DOES NOT HOLD"
        for one in new
        for check in one.invoice.checks
        if not check.ok
    ]


def _list(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.invoices.view()
    out.answer(
        {
            "invoices": [
                {
                    "id": one.id,
                    "import": one.import_id,
                    "state": one.standing,
                    "paid_by": list(one.billed_rows),
                    "open": _amount(one.open_amount),
                    **invoice_document(one.invoice),
                }
                for one in view.lines
            ],
            "imports": [
                {"id": one.id, "files": one.source_name, "new": one.invoices_new, "state": one.state}
                for one in view.imports
            ],
        },
        [
            f"{one.id}  {one.invoice.date or '-'}  {one.invoice.number or '-'}  {_amount(one.invoice.total) or '-'} "
            f"{one.invoice.currency}  {one.invoice.seller.name}: {one.standing}"
            for one in view.lines
        ],
    )
    return 0


def _undo(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.invoices.undo_import(args.id)
    out.answer({"undone": args.id}, [f"Import {args.id} no longer counts."])
    return 0
