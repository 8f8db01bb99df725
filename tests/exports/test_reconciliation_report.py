"""The report as a spreadsheet program would read it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.workbook import Workbook as Book

from app.exports.reconciliation import write_report
from app.exports.safe_cells import cell, is_like_formula
from app.matching.match import match
from tests.matching.rows import row

MADE_ON = date(2026, 4, 1)

SHEET = Workbook(write_only=True).create_sheet()

DANGEROUS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A",
    "  =1",
    "'=1",
    ' "@a',
)


@pytest.fixture
def book() -> Book:
    left = [row("b1", "-100.50", text="=HYPERLINK(1)"), row("b2", "-300", party="＝cmd")]
    right = [row("p1", "-100.50", 1, reference="+8613800138000"), row("p2", "-100.50", 1)]
    out = BytesIO()
    write_report(out, match(left, right), left, right, made_on=MADE_ON)
    return load_workbook(out)


def test_the_sheets_say_summary_groups_doubles_findings_and_open_rows(book: Book) -> None:
    assert [name.split()[-1] for name in book.sheetnames] == ["Summary", "Groups", "bookings", "Findings", "rows"]


def test_totals_before_and_after_and_places_to_sign_stand_on_the_first_sheet(book: Book) -> None:
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    (bank,) = [line for line in lines if line[0] == "银行 Bank"]
    assert bank[1] == "CNY"
    assert Decimal(str(bank[3])) == Decimal("-400.5")
    assert sum(str(line[2]).startswith("签字") for line in lines) == 3


def test_amounts_are_numbers_and_texts_are_texts_whatever_they_begin_with(book: Book) -> None:
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert {one.data_type for one in cells} <= {"s", "n", "d"}
    assert {one.value for one in cells} >= {"=HYPERLINK(1)", "＝cmd", "+8613800138000"}
    assert any(one.data_type == "n" and one.value == -100.5 for one in cells)


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_program_could_run_is_marked_as_text(text: str) -> None:
    made = cell(SHEET, text)
    assert (made.data_type, made.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", ["", "广告费", "RC-2026", "1=1", "a@b.cn"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert not is_like_formula(text)


@given(st.text(min_size=1))
def test_no_text_ever_becomes_a_formula(text: str) -> None:
    assert cell(SHEET, text).data_type == "s"


def test_an_empty_run_still_makes_a_report() -> None:
    out = BytesIO()
    write_report(out, match([], []), [], [], made_on=MADE_ON)
    assert load_workbook(out).worksheets[0]["A1"].value == "对账报告 Reconciliation report"
