"""Reconciling files without a vault: bank statements against platform files, or plain CSV on either side."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from app.banks.reading import read_statement
from app.domain.invoices import Invoice
from app.domain.matches import InvoiceRow, MatchResult, MatchRow
from app.domain.money import Money
from app.domain.statements import Direction, ProblemReason, RowProblem, Statement
from app.errors import BrokenFile
from app.exports.reconciliation import write_report
from app.matching.days import WorkingDays
from app.matching.knowledge import NOTHING, Knowledge
from app.matching.match import match
from app.progress import Progress, Silent
from app.services.calendar import shipped_calendar
from app.services.handing_out import handed_out
from app.services.invoices import inspect_invoices

PLAIN_HEADINGS = ("id", "date", "amount", "currency", "party", "reference", "text")

TAX_HEADINGS = ("net", "tax")
"""An invoice may tell these too, in either order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """A line of one of the files that could not be read, and so took no part."""

    file: str
    problem: RowProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesResult:
    """What was found, with the rows behind the ids."""

    result: MatchResult
    left: tuple[MatchRow, ...]
    right: tuple[MatchRow, ...]
    problems: tuple[FileProblem, ...]
    invoices: tuple[InvoiceRow, ...] = ()


def reconcile_files(
    bank: Sequence[Path],
    platform: Sequence[Path],
    progress: Progress | None = None,
    *,
    invoices: Sequence[Path] = (),
    is_working_day: WorkingDays | None = None,
    knowledge: Knowledge = NOTHING,
) -> FilesResult:
    """Match bank files against platform files, and lay invoices against both.

    In plain CSV money that leaves the company is negative on both sides. In a statement of a platform's own account money
    that comes in there has left the company, so its sign is turned. Errors of a file fly and nothing is matched.
    """
    problems: list[FileProblem] = []
    left = [row for file in bank for row in _rows(file, problems, is_platform=False)]
    right = [row for file in platform for row in _rows(file, problems, is_platform=True)]
    _check_ids(left, bank)
    _check_ids(right, platform)
    billed = invoice_rows(invoices, problems)
    _check_ids(billed, invoices)
    result = match(
        left,
        right,
        progress=progress or Silent(),
        knowledge=knowledge,
        is_working_day=is_working_day or shipped_calendar().is_working_day,
        invoices=billed,
    )
    return FilesResult(
        result=result, left=tuple(left), right=tuple(right), problems=tuple(problems), invoices=tuple(billed)
    )


def invoice_rows(files: Sequence[Path], problems: list[FileProblem]) -> list[InvoiceRow]:
    """Invoices of all files: here every kind of invoice file comes in; lines that cannot be read go to `problems`.

    Invoice files of any kind, archives and folders of them, or plain CSV, in which the amount is the total with tax. Where
    most amounts of a CSV are negative it counts money that leaves the company, and all signs are turned.
    """
    found: list[InvoiceRow] = []
    for file in files:
        if not _is_plain(file):
            found += _read_invoices(file, problems)
            continue
        rows = list(_plain_invoices(file, problems))
        is_turned = 2 * sum(row.total.micros < 0 for row in rows) > len(rows)
        found += [_turned(row) for row in rows] if is_turned else rows
    return found


def _read_invoices(file: Path, problems: list[FileProblem]) -> list[InvoiceRow]:
    report = inspect_invoices(file)
    for trouble in report.problems:
        problem = RowProblem(line=0, reason=ProblemReason.UNREADABLE, detail=trouble.file)
        problems.append(FileProblem(file=file.name, problem=problem))
    rows: dict[str, InvoiceRow] = {}
    for place, invoice in enumerate(report.invoices):
        row = _invoice_row(invoice, f"{file.name}:{place + 1}")
        if row is not None:
            # The same paper as XML, OFD and PDF is one invoice.
            rows.setdefault(invoice.key or row.id, row)
    return list(rows.values())


def _invoice_row(invoice: Invoice, name: str) -> InvoiceRow | None:
    """None for one whose day or total nobody could read: nothing can be laid against it."""
    if invoice.date is None or invoice.total is None:
        return None
    return InvoiceRow(
        id=invoice.key or name,
        day=invoice.date,
        total=invoice.total,
        net=invoice.net,
        tax=invoice.tax,
        party=invoice.seller.name,
        number=invoice.number,
        text=" ".join(filter(None, (invoice.remark, invoice.original_number))),
        source=invoice.file or name,
    )


def write_workbook(found: FilesResult, out: Path, made_on: date) -> None:
    """The report as a workbook that a person can sign; NotWritten when it cannot be written."""
    with handed_out(out) as file:
        write_report(file, found.result, found.left, found.right, made_on=made_on)


def _turned(row: InvoiceRow) -> InvoiceRow:
    net, tax = (None if part is None else -part for part in (row.net, row.tax))
    return replace(row, total=-row.total, net=net, tax=tax)


def _rows(file: Path, problems: list[FileProblem], *, is_platform: bool) -> Iterator[MatchRow]:
    if _is_plain(file):
        yield from _plain_rows(file, problems)
        return
    statement = read_statement(file)
    problems += [FileProblem(file=file.name, problem=problem) for problem in statement.problems]
    yield from _statement_rows(file, statement, is_platform=is_platform)


def _statement_rows(file: Path, statement: Statement, *, is_platform: bool) -> Iterator[MatchRow]:
    for position, row in enumerate(statement.rows, start=1):
        if row.direction in {Direction.IN, Direction.OUT} and row.amount:
            yield MatchRow(
                # Batch formats put several rows on one line, so the position counts, not the line.
                id=f"{file.name}:{position}",
                day=row.day,
                amount=-row.amount if is_platform else row.amount,
                party=row.party,
                reference=" ".join(filter(None, (row.reference, row.serial))),
                text=row.text,
                source=file.name,
            )


def _is_plain(file: Path) -> bool:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            first = next(csv.reader(text), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return False
    headings = [cell.strip().lower() for cell in first]
    rest = headings[len(PLAIN_HEADINGS) :]
    return tuple(headings[: len(PLAIN_HEADINGS)]) == PLAIN_HEADINGS and set(rest) <= {*TAX_HEADINGS}


def _plain_rows(file: Path, problems: list[FileProblem]) -> Iterator[MatchRow]:
    for _, row in _plain_lines(file, problems):
        yield row


def _plain_invoices(file: Path, problems: list[FileProblem]) -> Iterator[InvoiceRow]:
    for cells, row in _plain_lines(file, problems):
        yield InvoiceRow(
            id=row.id,
            day=row.day,
            total=row.amount,
            net=_part(cells.get("net", ""), row.amount.currency),
            tax=_part(cells.get("tax", ""), row.amount.currency),
            party=row.party,
            number=row.reference,
            text=row.text,
            source=row.source,
        )


def _part(amount: str, currency: str) -> Money | None:
    """A part of the total; None when it is not told or no number, since nothing is matched by it."""
    try:
        return Money(Decimal(amount.replace(",", "").strip()), currency)
    except InvalidOperation:
        return None


def _plain_lines(file: Path, problems: list[FileProblem]) -> Iterator[tuple[dict[str, str], MatchRow]]:
    """Every line that can be read, as its cells by heading and as a row."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        lines = csv.reader(text)
        headings = [cell.strip().lower() for cell in next(lines)]
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            row = _plain_row(cells, file.name, lines.line_num)
            if isinstance(row, RowProblem):
                problems.append(FileProblem(file=file.name, problem=row))
            else:
                yield dict(zip(headings, cells, strict=False)), row


def _plain_row(cells: Sequence[str], source: str, line: int) -> MatchRow | RowProblem:
    if len(cells) < len(PLAIN_HEADINGS):
        return RowProblem(line=line, reason=ProblemReason.TOO_FEW_CELLS)
    number, day, amount, currency, party, reference, text = (cell.strip() for cell in cells[: len(PLAIN_HEADINGS)])
    try:
        moved = Money(Decimal(amount.replace(",", "")), currency or "CNY")
        _ = moved.micros
    except (InvalidOperation, ValueError):
        return RowProblem(line=line, reason=ProblemReason.BAD_AMOUNT, detail=amount)
    try:
        on = date.fromisoformat(day[:10])
    except ValueError:
        return RowProblem(line=line, reason=ProblemReason.NO_DATE, detail=day)
    return MatchRow(
        id=number or f"{source}:{line}",
        day=on,
        amount=moved,
        party=party,
        reference=reference,
        text=text,
        source=source,
    )


def _check_ids(rows: Sequence[MatchRow] | Sequence[InvoiceRow], files: Sequence[Path]) -> None:
    repeated = [number for number, count in Counter(row.id for row in rows).items() if count > 1]
    if repeated:
        raise BrokenFile(", ".join(file.name for file in files), "id_repeated")
