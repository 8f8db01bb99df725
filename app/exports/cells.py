"""Text in exported cells made harmless: nothing that came from outside is ever run as a formula (promise I4)."""

import unicodedata
from decimal import Decimal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

_GUARD = "'"
_STARTS = frozenset("=+-@\t\r\n")
_SKIPPED = " \u00a0\u3000'\"\u2018\u2019\u201c\u201d\uff02\uff07\ufeff\u200b"
"""What spreadsheets and people overlook in front of a formula."""


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula: by its first sign, full-width or behind blanks and quotes too."""
    first = text.lstrip(_SKIPPED)[:1]
    return bool(first) and (first in _STARTS or unicodedata.normalize("NFKC", first)[:1] in _STARTS)


def guarded(text: str) -> str:
    """The text for a CSV or text file; an apostrophe in front keeps it text, and `unguarded` takes it off again."""
    return f"{_GUARD}{text}" if is_risky(text) else text


def unguarded(text: str) -> str:
    """What the text was before `guarded`, exactly."""
    return text[1:] if text.startswith(_GUARD) and is_risky(text[1:]) else text


def plain_cell(value: str | Decimal | int | None) -> str:
    """A value for a CSV: numbers stay numbers, -5 stays -5; text is guarded."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def fill(cell: Cell, value: str | Decimal | int | None) -> None:
    """A value for a workbook: text is stored as text whatever it begins with; numbers as numbers.

    Control signs that a workbook cannot hold are left out.
    """
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    if is_risky(value):
        cell.quotePrefix = True  # so it stays text when somebody edits the cell
