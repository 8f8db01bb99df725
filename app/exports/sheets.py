"""Rows onto a sheet of a workbook, every text made harmless on its way."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from app.exports.cells import fill


def add_rows(sheet: Worksheet, rows: Iterable[Sequence[str | Decimal | int | None]], first: int = 1) -> None:
    """Write rows from the line `first` on."""
    for line, row in enumerate(rows, start=first):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(line, place)
            assert isinstance(cell, Cell)
            fill(cell, value)
