"""Promise I4: text from outside is never run as a formula, numbers stay numbers, and reading back gives the very same text."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
import python_calamine as calamine
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.exports.cells import guarded, is_risky, plain_cell, unguarded
from app.exports.sheets import add_rows

RISKY = [
    start + sign + "1+1" for sign in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    for start in ("", " ", "  ", "'", '"', " '", "　", "“")
]  # fmt: skip
texts = st.one_of(st.text(max_size=30), st.text(alphabet="=+-@\t\r\n '\"＝＋－＠a1", max_size=8))


@pytest.mark.parametrize("text", RISKY)
def test_what_may_be_a_formula_is_known_behind_blanks_and_quotes_too(text: str) -> None:
    assert is_risky(text)
    assert guarded(text) == "'" + text


@given(texts)
@example("''=1")
@example("'abc")
def test_guarding_is_undone_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(texts)
def test_a_csv_gives_back_the_text_and_no_cell_begins_like_a_formula(text: str) -> None:
    out = StringIO(newline="")
    csv.writer(out).writerow([plain_cell(text), "end"])
    ((cell, _),) = list(csv.reader(StringIO(out.getvalue(), newline="")))
    assert unguarded(cell) == text
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}


@given(st.decimals(-(10**9), 10**9, places=2))
def test_numbers_stay_numbers(number: Decimal) -> None:
    assert Decimal(plain_cell(number)) == number
    assert plain_cell(-5) == "-5"
    assert plain_cell(Decimal(-5)) == "-5"


@pytest.mark.parametrize("text", [*RISKY, "plain", '=HYPERLINK("http://127.0.0.1","x")'])
def test_a_workbook_stores_text_as_text_for_any_reader(text: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    add_rows(sheet, [[text, -5, Decimal("-5.25")]])
    buffer = BytesIO()
    book.save(buffer)
    again = load_workbook(BytesIO(buffer.getvalue())).active
    assert again is not None
    assert [cell.data_type for cell in again[1]] == ["s", "n", "n"]
    ((read, whole, part),) = calamine.load_workbook(BytesIO(buffer.getvalue())).get_sheet_by_index(0).to_python()
    assert str(read).replace("\r", "\n") == text.replace("\r", "\n")
    assert (whole, part) == (-5, -5.25)
