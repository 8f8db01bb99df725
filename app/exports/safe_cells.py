"""Cells that no spreadsheet program takes for a formula: what others wrote stays text, numbers stay numbers."""

import unicodedata
from datetime import date
from decimal import Decimal

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | Decimal | int | date | None

LONGEST = 32_000
"""Characters; a cell takes 32,767."""

_FORMULA = frozenset("=+-@")
_BREAKS = frozenset("\t\r\n")
_QUOTES = frozenset("'\"`‘’“”＇＂")


def is_like_formula(text: str) -> bool:
    """Whether a program may run this text: = + - @ (full width too) or a break in front, also after blanks and quotes."""
    if text[:1] in _BREAKS:
        return True
    start = unicodedata.normalize("NFKC", text.lstrip("".join(_QUOTES) + " \t\r\n\u00a0\u3000\ufeff\u200b"))[:1]
    return start in _FORMULA


def cell(sheet: WriteOnlyWorksheet, value: Value, *, is_bold: bool = False, number_format: str = "") -> Cell:
    """A cell of this value; text is stored as text whatever it begins with, and marked so where it looks like a formula."""
    made: Cell = WriteOnlyCell(sheet)
    if isinstance(value, str) and value:
        made.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
        made.data_type = "s"
        if is_like_formula(value):
            made.quotePrefix = True
    elif not isinstance(value, str):
        made.value = value
    if number_format:
        made.number_format = number_format
    if is_bold:
        made.font = Font(bold=True)
    return made
