"""Workbooks (xlsx, xls) to tables, after the package has been proved harmless."""

import re
import zipfile
from io import BytesIO

import python_calamine as calamine

from app.banks.table import Table
from app.domain.packages import opened_package, pieces
from app.errors import BrokenFile

MOST_CELLS = 20_000_000
"""A sheet takes memory for its whole rectangle: one cell in the far corner is enough to fill a computer."""
_OVERLAP = 32
# Only far references are looked at, since near ones cannot make the rectangle too large: columns from AA, rows from 100,000.
# The pattern begins with letters that the search can run for, which makes it ten times as fast.
_FAR = re.compile(rb' r="(?:([A-Z]{2,3})([0-9]+)"|[A-Z]?([0-9]{6,8})")')
MAIN_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


def workbook_tables(name: str, data: bytes, most_bytes: int) -> tuple[Table, ...]:
    """Every sheet that holds a cell, with true row numbers; BrokenFile for what is not a workbook, cut off or hostile."""
    packed = data.startswith(b"PK")
    if packed:
        _check_package(name, data, most_bytes)
    try:
        book = calamine.load_workbook(BytesIO(data))
        sheets = [(title, book.get_sheet_by_name(title).to_python(skip_empty_area=False)) for title in book.sheet_names]
    except calamine.PasswordError as error:
        raise BrokenFile(name, "encrypted") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise BrokenFile(name, "unreadable_workbook") from error
    except BaseException as error:
        # The reader is written in Rust and panics on some cut files; its panic is no Exception and cannot be imported.
        if type(error).__module__ == "pyo3_runtime":
            raise BrokenFile(name, "cut_off") from error
        raise
    encoding = "xlsx" if packed else "BIFF8"
    return tuple(Table(rows, range(1, len(rows) + 1), encoding, name=title) for title, rows in sheets if rows)


def _check_package(name: str, data: bytes, most_bytes: int) -> None:
    with opened_package(name, data, most_bytes) as package:
        if not {entry.filename for entry in package.infolist()}.intersection(MAIN_PARTS):
            raise BrokenFile(name, "not_a_workbook")
        _check_contents(name, package, most_bytes)


def _check_contents(name: str, package: zipfile.ZipFile, most_bytes: int) -> None:
    """Unpack once, in pieces and into nothing: sizes in the directory can lie, and XML may declare entities."""
    unpacked = 0
    for entry in package.infolist():
        width, height, tail = 26, 99_999, b""
        for number, piece in enumerate(pieces(package, entry)):
            if number == 0 and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
                raise BrokenFile(name, "doctype", entry.filename)
            unpacked += len(piece)
            seen = (tail + piece).replace(b"'", b'"')
            if entry.filename.startswith("xl/worksheets/"):
                for letters, its_row, row in _FAR.findall(seen):
                    width, height = max(width, _column(letters)), max(height, int(its_row or row))
            if unpacked > most_bytes or width * height > MOST_CELLS:
                raise BrokenFile(name, "zip_bomb", entry.filename)
            tail = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
