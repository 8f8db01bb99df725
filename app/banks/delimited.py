"""Comma, tab, semicolon and pipe separated text to a table, with the line number of every record."""

import csv
from collections.abc import Iterable

from app.banks.encoding import Decoded
from app.banks.headings import KNOWN_WORDS, normal
from app.banks.table import HEADER_SEARCH, Table
from app.domain.statements import ProblemReason

_SEPARATORS = (",", "\t", ";", "|")
_LONGEST_RECORD = 50
"""Most lines that one quoted record may span; a quotation that runs on is a broken line, not a huge cell."""
_LONGEST_CELL = 1_000_000

csv.field_size_limit(_LONGEST_CELL)


def delimited_table(decoded: Decoded) -> Table | None:
    """The text as a table, or None when nothing in its first lines separates cells."""
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    separator = _separator(lines)
    if separator is None or any(len(line) > _LONGEST_CELL for line in lines):
        return None
    records, numbers, broken = _records(lines, separator)
    if decoded.is_cut:
        broken[len(records) - 1] = ProblemReason.CUT_OFF
    rows = list(csv.reader(records, delimiter=separator))
    if len(rows) != len(records):
        return None
    _unwrap(decoded.text, rows)
    return Table(rows, numbers, decoded.encoding, broken=broken, unsure=decoded.is_unsure)


def _separator(lines: list[str]) -> str | None:
    """The separator that shows most known headings in one line; where none shows any, the one that is there most."""

    def headings(separator: str) -> tuple[int, int]:
        known = most = 0
        for line in lines[:HEADER_SEARCH]:
            cells = line.replace('"', "").replace("=", "").split(separator)
            most = max(most, len(cells))
            if len(cells) > 1:
                known = max(known, sum(normal(cell) in KNOWN_WORDS for cell in cells[:200]))
        return known, most

    best = max(_SEPARATORS, key=headings)
    return best if headings(best)[1] > 1 else None


def _records(lines: list[str], separator: str) -> tuple[list[str], list[int], dict[int, ProblemReason]]:
    """Physical lines put together to records, the line each begins on, and which of them never end."""
    records: list[str] = []
    numbers: list[int] = []
    broken: dict[int, ProblemReason] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        taken = 1
        if line.count('"') % 2 and _is_open(line, separator):
            taken = _length(lines, at, separator)
            if taken:
                line = "\n".join(lines[at : at + taken])
            else:
                taken, line = 1, line.replace('"', "")
                broken[len(records)] = ProblemReason.CUT_OFF if at == len(lines) - 1 else ProblemReason.UNREADABLE
        records.append(line)
        numbers.append(at + 1)
        at += taken
    return records, numbers, broken


def _length(lines: list[str], at: int, separator: str) -> int:
    """How many lines the quotation that opens here needs to close, 0 when it does not or when what closes it opens the next.

    Two quotations without end look like one that holds the payments between them; text right behind its end gives it away.
    """
    for taken in range(2, min(_LONGEST_RECORD, len(lines) - at) + 1):
        last = lines[at + taken - 1]
        record = "\n".join(lines[at : at + taken])
        if '"' in last and not _is_open(record, separator):
            return taken if _is_well_quoted(record, separator) else 0
    return 0


def _is_well_quoted(record: str, separator: str) -> bool:
    try:
        list(csv.reader([record], delimiter=separator, strict=True))
    except csv.Error:
        return False
    return True


def _is_open(record: str, separator: str) -> bool:
    # A quotation that is still open swallows the line that follows.
    return len(list(csv.reader([record, "end"], delimiter=separator))) == 1


def _unwrap(text: str, rows: Iterable[list[str]]) -> None:
    """Take off what spreadsheets and WeChat put around cells to keep them text: `="…"` and a leading back-quote."""
    formulas, quotes = '="' in text, "`" in text
    if not formulas and not quotes:
        return
    for row in rows:
        for index, cell in enumerate(row):
            if quotes and cell.startswith("`"):
                row[index] = cell[1:]
            elif formulas and cell.startswith('="') and cell.endswith('"'):
                row[index] = cell[2:-1]
