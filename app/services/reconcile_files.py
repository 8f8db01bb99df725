"""Reconciling files without a vault: bank statements against platform files, or plain CSV on either side."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from app.banks.reading import read_statement
from app.domain.matches import MatchResult, MatchRow
from app.domain.money import Money
from app.domain.statements import Direction, ProblemReason, RowProblem, Statement
from app.errors import BrokenFile
from app.matching.match import match
from app.progress import Progress, Silent

PLAIN_HEADINGS = ("id", "date", "amount", "currency", "party", "reference", "text")


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


def reconcile_files(bank: Sequence[Path], platform: Sequence[Path], progress: Progress | None = None) -> FilesResult:
    """Match bank files against platform files.

    In plain CSV money that leaves the company is negative on both sides. In a statement of a platform's own account money
    that comes in there has left the company, so its sign is turned. Errors of a file fly and nothing is matched.
    """
    problems: list[FileProblem] = []
    left = [row for file in bank for row in _rows(file, problems, is_platform=False)]
    right = [row for file in platform for row in _rows(file, problems, is_platform=True)]
    _check_ids(left, bank)
    _check_ids(right, platform)
    return FilesResult(
        result=match(left, right, progress=progress or Silent()),
        left=tuple(left),
        right=tuple(right),
        problems=tuple(problems),
    )


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
    return tuple(cell.strip().lower() for cell in first) == PLAIN_HEADINGS


def _plain_rows(file: Path, problems: list[FileProblem]) -> Iterator[MatchRow]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        lines = csv.reader(text)
        next(lines)
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            row = _plain_row(cells, file.name, lines.line_num)
            if isinstance(row, RowProblem):
                problems.append(FileProblem(file=file.name, problem=row))
            else:
                yield row


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


def _check_ids(rows: Sequence[MatchRow], files: Sequence[Path]) -> None:
    repeated = [number for number, count in Counter(row.id for row in rows).items() if count > 1]
    if repeated:
        raise BrokenFile(", ".join(file.name for file in files), "id_repeated")
