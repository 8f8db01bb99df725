"""Sheets of no known bank: read when their headings leave no doubt, or by a person's answer to what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.banks.content import Content
from app.banks.headings import MEANINGS
from app.banks.layout import find_columns
from app.banks.sheet import CHINA, SheetFormat
from app.banks.table import HEADER_SEARCH, Table, as_text
from app.domain.statements import (
    Column,
    ColumnMapping,
    DateOrder,
    Direction,
    SheetSample,
    Statement,
    StatementWarning,
    WarningCode,
)
from app.errors import BrokenFile, UnknownFormat

SAMPLE_ROWS = 20

_CARD_TAILS = frozenset({"卡末四位", "卡号末四位"})
"""Credit-card bills count spending as positive without saying so: a person has to say it."""

_PLAIN = SheetFormat(name="sheet", columns=MEANINGS)


class PlainSheet:
    """A sheet with clear headings of one date and one amount, or one column for each way."""

    name = "sheet"

    def recognises(self, content: Content) -> bool:
        """Whether the headings of a sheet leave no doubt which columns carry date and money."""
        return any(self._clear_header(table) is not None for table in content.tables)

    def read(self, content: Content) -> Statement:
        """Read by the synonyms; a file in which neither sign, word nor balance says which way the money went is doubted."""
        columns = self._columns(content)
        offset = CHINA if _is_chinese(columns) else None
        statement = replace(_PLAIN, columns=columns, offset=offset).read(content)
        told = Column.DIRECTION in columns or Column.IN in columns
        proved = any(check.name == "running_balance" and check.found != "0" for check in statement.checks)
        if told or proved or any(row.direction is Direction.OUT for row in statement.rows):
            return statement
        doubt = StatementWarning(code=WarningCode.UNKNOWN_DIRECTION, detail="no_sign")
        return replace(statement, warnings=(*statement.warnings, doubt))

    def _columns(self, content: Content) -> Mapping[Column, tuple[str, ...]]:
        for table in content.tables:
            header = self._clear_header(table)
            if header is not None:
                return _named(table.top[header])
        raise UnknownFormat(content.name, is_sheet=bool(content.tables))

    def _clear_header(self, table: Table) -> int | None:
        return next((index for index, headings in enumerate(table.top) if _is_clear(headings)), None)


def mapped_format(mapping: ColumnMapping) -> SheetFormat:
    """The format that a person's answer describes; it fits sheets with the same headings only."""
    return SheetFormat(
        name="mapped",
        marks=tuple(heading for heading in mapping.headings if heading),
        columns={column: (heading,) for column, heading in mapping.columns.items() if heading},
        currency=mapping.currency,
        offset=CHINA if any(not heading.isascii() for heading in mapping.headings) else None,
        date_order=mapping.date_order,
        decimal_comma=mapping.decimal_comma,
        spend_is_positive=mapping.spend_is_positive,
    )


def sample_of(content: Content) -> SheetSample:
    """The sheet's likeliest header with its first rows and a first guess; BrokenFile when the file is no sheet."""
    tables = [table for table in content.tables if any(len(row) > 1 for row in table.rows)]
    if not tables:
        raise BrokenFile(content.name, "no_sheet")
    table, header = max(((table, _likely_header(table)) for table in tables), key=lambda found: _score(*found))
    headings = tuple(as_text(cell) for cell in table.rows[header])
    found = find_columns(table.top[header], MEANINGS)
    guess = {column: headings[places[0]] for column, places in found.items()}
    if Column.IN in guess and Column.OUT in guess:
        guess.pop(Column.AMOUNT, None)
    shown = [row for row in table.rows[header + 1 : header + 1 + 2 * SAMPLE_ROWS] if any(cell != "" for cell in row)]
    return SheetSample(
        headings=headings,
        header_line=table.numbers[header],
        rows=tuple(tuple(as_text(cell) for cell in row) for row in shown[:SAMPLE_ROWS]),
        guess=ColumnMapping(
            headings=headings, columns=guess, date_order=DateOrder.YEAR_FIRST, currency=content.currency or "CNY"
        ),
    )


def _named(headings: Sequence[str]) -> dict[Column, tuple[str, ...]]:
    found = find_columns(headings, MEANINGS)
    if Column.IN in found and Column.OUT in found:
        found.pop(Column.AMOUNT, None)
        found.pop(Column.DIRECTION, None)
    else:
        found.pop(Column.IN, None)
        found.pop(Column.OUT, None)
    return {column: tuple(headings[place] for place in places) for column, places in found.items()}


def _is_clear(headings: Sequence[str]) -> bool:
    if _CARD_TAILS.intersection(headings):
        return False
    found = find_columns(headings, MEANINGS)
    if Column.DAY not in found:
        return False
    if Column.IN in found and Column.OUT in found:
        return True
    amounts = set(headings) & set(MEANINGS[Column.AMOUNT])
    return len(amounts) == 1 and Column.IN not in found and Column.OUT not in found


def _is_chinese(columns: Mapping[Column, tuple[str, ...]]) -> bool:
    return any(not name.isascii() for name in columns.get(Column.DAY, ()))


def _likely_header(table: Table) -> int:
    return max(range(min(len(table.rows), HEADER_SEARCH)), key=lambda index: (_score(table, index), -index))


def _score(table: Table, index: int) -> tuple[int, int]:
    """Known headings first, then filled cells: a header names its columns, even in words that we do not know."""
    headings = table.top[index]
    known = len(find_columns(headings, MEANINGS))
    return known, sum(1 for heading in headings if heading and not heading[0].isdigit())
