"""Invoices 发票: read, gathered over their formats, and held against themselves, each other and the company."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.invoice_checks import check_pair, checked, gathered, with_duplicates_marked
from app.domain.invoices import Invoice, Party, RedPair, red_pairs
from app.errors import FileTrouble
from app.invoices.reading import read_invoices
from app.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceReport:
    """What a file, archive or folder holds: each invoice once a format, with its checks; and what could not be read."""

    invoices: tuple[Invoice, ...]
    pairs: tuple[RedPair, ...]
    """Red invoices with their blue ones, where both came."""
    problems: tuple[FileTrouble, ...]


def inspect_invoices(path: Path, *, company: Party | None = None, progress: Progress | None = None) -> InvoiceReport:
    """Read and check, without a vault; the file's own trouble is raised when nothing at all can be read.

    `company` is who the buyer must be; without it that is not judged.
    """
    files = read_invoices(path, progress)
    if not files.invoices:
        raise files.problems[0]
    invoices = [checked(invoice, company) for invoice in gathered(files.invoices)]
    marked = with_duplicates_marked(invoices)
    pairs = [pair for pair in red_pairs(_once(marked)) if pair.blue is not None]
    return InvoiceReport(invoices=tuple(_with_pairs(marked, pairs)), pairs=tuple(pairs), problems=files.problems)


def _once(invoices: Sequence[Invoice]) -> list[Invoice]:
    """A credit note that came twice cancels once."""
    return list({invoice.key or str(place): invoice for place, invoice in enumerate(invoices)}.values())


def _with_pairs(invoices: Sequence[Invoice], pairs: Sequence[RedPair]) -> list[Invoice]:
    found = {pair.red.key: check_pair(pair) for pair in pairs}
    return [
        replace(one, checks=(*one.checks, found[one.key])) if one.is_red and one.key in found else one
        for one in invoices
    ]
