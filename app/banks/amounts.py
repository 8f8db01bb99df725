"""Amounts as statements print them to exact decimals: separators, brackets, currency signs, full-width digits."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from app.banks.table import BLANKS, Cell

LARGEST = Decimal(10) ** 12
"""No statement of a small company holds more; beyond it a number is an account or a serial in the wrong column."""

_FINEST = -6
_CENT = Decimal("0.01")
_MICRO = Decimal("0.000001")
_PLAIN = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?").fullmatch
_EMPTY = re.compile(r"[-/\u2010-\u2015*]*").fullmatch
_SIGNS = re.compile(r"(?:[A-Z]{3}|HK\$|US\$|RMB|[$€£¥元]|人民币)", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,' .][0-9]{3})+|[0-9]+").fullmatch
_TRAILING_COMMA_DECIMALS = re.compile(r"[0-9],[0-9]{0,2}$").search
_TRAILING_POINT_DECIMALS = re.compile(r"[0-9]\.[0-9]+$").search

ReadAmount = Callable[[Cell], Decimal | None]
"""Give the amount of a cell, None for an empty one; ValueError for what is no amount."""


def read_amount(cell: Cell) -> Decimal | None:
    """The amount of a cell whose decimals follow a point."""
    if isinstance(cell, float) and -1e12 < cell < 1e12:
        # Whole cents that divide back to the very same float are what was meant; most cells need no more.
        cents = round(cell * 100)
        return Decimal(cents) * _CENT if cents / 100 == cell else _from_number(cell)
    if isinstance(cell, str):
        return Decimal(cell) if _PLAIN(cell) else _from_text(cell, decimal_comma=False)
    return _from_number(cell)


def read_comma_amount(cell: Cell) -> Decimal | None:
    """The amount of a cell whose decimals follow a comma."""
    if isinstance(cell, str):
        return _from_text(cell, decimal_comma=True)
    return _from_number(cell)


def has_decimal_comma(cells: Iterable[Cell]) -> bool:
    """Whether the cells write decimals after a comma: some show it, and none shows a decimal point."""
    commas = False
    for cell in cells:
        if isinstance(cell, str):
            text = cell.strip(BLANKS)
            if _TRAILING_POINT_DECIMALS(text):
                return False
            commas = commas or bool(_TRAILING_COMMA_DECIMALS(text))
    return commas


def _from_number(cell: Cell) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not -1e12 < cell < 1e12:
        raise ValueError("not an amount")
    if isinstance(cell, int):
        return Decimal(cell)
    # Spreadsheets keep 66.4 as 66.400000000000006: cents where that is all it can mean, micro-units otherwise.
    amount = Decimal(repr(cell))
    cents = amount.quantize(_CENT)
    return cents if abs(amount - cents) < _MICRO else amount.quantize(_MICRO).normalize()


def _from_text(cell: str, *, decimal_comma: bool) -> Decimal | None:
    text = unicodedata.normalize("NFKC", cell).strip(BLANKS + "'\"").replace("\u2212", "-")
    if _EMPTY(text):
        return None
    text = _SIGNS.sub("", text).strip(BLANKS)
    negative = False
    if text.startswith("(") and text.endswith(")"):
        text, negative = text[1:-1].strip(), True
    if text[-1:] in {"-", "+"}:
        text = text[-1] + text[:-1]
    if text[:1] in {"-", "+"}:
        negative ^= text[0] == "-"
        text = text[1:].strip(BLANKS)
    whole, _, part = _split(text, decimal_comma=decimal_comma)
    if not _GROUPED(whole or "0") or not (part.isascii() and (part.isdigit() or not part)) or not (whole or part):
        raise ValueError("not an amount")
    digits = "".join(character for character in whole if character.isdigit())
    return _bounded(
        f"{'-' if negative else ''}{digits or '0'}.{part or '0'}" if part else f"{'-' if negative else ''}{digits}"
    )


def _split(text: str, *, decimal_comma: bool) -> tuple[str, str, str]:
    point = "," if decimal_comma else "."
    if point not in text:
        return text, "", ""
    whole, _, part = text.rpartition(point)
    return whole, point, part.strip(BLANKS)


def _bounded(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise ValueError("not an amount") from error
    exponent = amount.as_tuple().exponent
    if abs(amount) >= LARGEST or not isinstance(exponent, int) or exponent < _FINEST:
        raise ValueError("not an amount")
    return amount
