"""Statements printed to PDF: the words of its pages put under their headings, as a proposal that a person confirms."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.banks.headings import KNOWN_WORDS, normal
from app.banks.reading import read_tables
from app.banks.table import Table
from app.domain.packages import MOST_UNPACKED
from app.domain.statements import Statement, StatementWarning, WarningCode
from app.errors import BrokenFile, UnknownFormat
from app.invoices.face_rows import Row, Word, rows_of
from app.invoices.opener import Opener

_MARK = b"%PDF"
_LEAST_HEADINGS = 3
_JOINED = 0.9
"""Words nearer to each other than this part of their height stand in one cell."""

Span = tuple[float, float]


def is_pdf(file: Path) -> bool:
    """Whether the file is a PDF, by its first bytes."""
    with file.open("rb") as content:
        return content.read(len(_MARK)) == _MARK


def statement_on_pages(file: Path, currency: str | None = None) -> Statement:
    """The statement that the pages show; UnknownFormat when they have no text or no headings that are known.

    It always carries a warning: what was read off a page is a proposal, however well its balances follow.
    """
    if file.stat().st_size > MOST_UNPACKED:
        raise BrokenFile(file.name, "too_large")
    with Opener() as opener:
        pages = opener.open(file.name, file.read_bytes()).pages
    rows = [row for words in pages for row in rows_of(words)]
    head = next((place for place, row in enumerate(rows) if _is_head(row)), None)
    if head is None:
        raise UnknownFormat(file.name)
    lines = _lines(rows, head)
    table = Table([cells for _, cells in lines], [number for number, _ in lines], "PDF")
    statement = read_tables(file.name, (table,), currency)
    doubt = StatementWarning(code=WarningCode.READ_OFF_PAGE)
    return replace(statement, warnings=(doubt, *statement.warnings))


def _is_head(row: Row) -> bool:
    return sum(normal(text) in KNOWN_WORDS for text, _ in _cells(row)) >= _LEAST_HEADINGS


def _cells(row: Row) -> list[tuple[str, Span]]:
    """Words that stand close together make one cell."""
    groups: list[list[Word]] = []
    for word in row.words:
        if groups and word.x0 - groups[-1][-1].x1 < _JOINED * word.height:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [(" ".join(word.text for word in group), (group[0].x0, group[-1].x1)) for group in groups]


def _lines(rows: Sequence[Row], head: int) -> list[tuple[int, list[str]]]:
    """Lines above the head as they stand; below it by columns, a line without its first cell goes on with the one before."""
    lines = [(number, [text for text, _ in _cells(row)]) for number, row in enumerate(rows[: head + 1], start=1)]
    spans = [span for _, span in _cells(rows[head])]
    headings = lines[head][1]
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if [text for text, _ in _cells(row)] == headings:
            continue  # every page repeats them
        cells = [""] * len(spans)
        for text, span in _cells(row):
            place = _column(span, spans)
            cells[place] = f"{cells[place]} {text}".strip()
        if not cells[0] and len(lines) > head + 1 and not any(_is_figure(cell) for cell in cells):
            last = lines[-1][1]
            last[:] = [f"{before}{after}" for before, after in zip(last, cells, strict=True)]
        else:
            lines.append((number, cells))
    return lines


def _is_figure(text: str) -> bool:
    return text.replace(",", "").replace(".", "").lstrip("+-").isdigit() and "." in text


def _column(span: Span, spans: Sequence[Span]) -> int:
    """The column whose heading is nearest; where a cell lies under two, the one whose middle is nearer."""

    def distance(place: int) -> tuple[float, float]:
        left, right = spans[place]
        gap = max(left - span[1], span[0] - right, 0.0)
        return gap, abs((left + right) - (span[0] + span[1]))

    return min(range(len(spans)), key=distance)
