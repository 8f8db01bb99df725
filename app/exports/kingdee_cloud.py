"""Kingdee cloud 金蝶云 and programs like it: the user's own empty template, filled by its headings."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.packages import opened_package
from app.domain.vouchers import Voucher, VoucherEntry, in_order
from app.errors import BrokenFile
from app.exports.cells import fill

_HEADER_SEARCH = 20
_NEEDED = ("日期", "科目代码", "借方金额", "贷方金额")
_OTHER_NAMES = {"凭证日期": "日期", "科目编码": "科目代码", "附单据数": "附件数"}

_Fill = Callable[[Voucher, VoucherEntry], str | Decimal | int | None]
_VALUES: Mapping[str, _Fill] = {
    "日期": lambda voucher, _: voucher.day.isoformat(),
    "凭证字": lambda voucher, _: voucher.word,
    "凭证号": lambda voucher, _: voucher.number,
    "附件数": lambda voucher, _: voucher.attachments,
    "摘要": lambda _, entry: entry.summary,
    "科目代码": lambda _, entry: entry.account.code,
    "科目名称": lambda _, entry: entry.account.name,
    "借方金额": lambda _, entry: entry.debit.rounded().amount if entry.debit else None,
    "贷方金额": lambda _, entry: entry.credit.rounded().amount if entry.credit else None,
}


def fill_template(template: Path, vouchers: Sequence[Voucher], out: IO[bytes]) -> tuple[str, ...]:
    """Fill a copy of the template and write it to `out`; returns the headings that were left empty for a person.

    BrokenFile when the template is no workbook or has no row with date, account, debit and credit.
    """
    data = template.read_bytes()
    try:
        with opened_package(template.name, data):
            book = load_workbook(BytesIO(data))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BrokenFile(template.name, "unreadable_workbook") from error
    found = next(((sheet, *at) for sheet in book.worksheets if (at := _header(sheet))), None)
    if found is None:
        raise BrokenFile(template.name, "no_sheet")
    sheet, header, places = found
    line = header
    for voucher in in_order(vouchers):
        for entry in voucher.entries:
            line += 1
            _fill_row(sheet, line, places, voucher, entry)
    book.save(out)
    return tuple(heading for heading in places if heading not in _VALUES and not _auxiliary_kind(heading, vouchers))


def _header(sheet: Worksheet) -> tuple[int, dict[str, int]] | None:
    for line, row in enumerate(sheet.iter_rows(max_row=_HEADER_SEARCH, values_only=True), start=1):
        places = {
            _plain(cell): place for place, cell in enumerate(row, start=1) if isinstance(cell, str) and cell.strip()
        }
        if all(needed in places for needed in _NEEDED):
            return line, places
    return None


def _plain(heading: str) -> str:
    """A heading without the star that marks what must be filled, under the name that is known here."""
    text = "".join(heading.split()).strip("*")
    return _OTHER_NAMES.get(text, text)


def _fill_row(sheet: Worksheet, line: int, places: Mapping[str, int], voucher: Voucher, entry: VoucherEntry) -> None:
    auxiliaries = {one.kind: one.code for one in entry.account.auxiliaries}
    for heading, place in places.items():
        value = _VALUES[heading](voucher, entry) if heading in _VALUES else auxiliaries.get(heading)
        cell = sheet.cell(line, place)
        if value is not None and isinstance(cell, Cell):
            fill(cell, value)


def _auxiliary_kind(heading: str, vouchers: Sequence[Voucher]) -> bool:
    return any(
        one.kind == heading for voucher in vouchers for entry in voucher.entries for one in entry.account.auxiliaries
    )
