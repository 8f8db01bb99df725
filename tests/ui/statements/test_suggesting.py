"""Which account a file is offered to, and what the button says of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.banks.formats import FORMATS
from app.domain.money import Money
from app.domain.statements import Direction, Statement, StatementRow
from app.services.statements import BankAccountLine
from ui.statements.formats import FORMAT_WORDS, SHOWN_FIRST, bank_of
from ui.statements.import_view import deed_words
from ui.statements.suggesting import last_digits, short_name, suggested

ROW = StatementRow(line=2, day=date(2026, 10, 9), amount=Money(Decimal(-1), "CNY"), direction=Direction.OUT)
FILE = Statement(format="cmb-debit", encoding="UTF-8", header_line=1, rows=(ROW,))
ACCOUNT = BankAccountLine(id=1, name="基本户", bank="", number="6214 0000 1111 8210", currency="CNY", rows=0, last_day=None, closing=None)  # fmt: skip


def test_a_file_goes_to_the_account_whose_number_it_states_even_masked() -> None:
    other = replace(ACCOUNT, id=2, number="6214000011110001")
    assert suggested(replace(FILE, account="6214********8210"), [other, ACCOUNT], []) == ACCOUNT


def test_a_file_that_states_another_number_is_offered_a_new_account() -> None:
    assert suggested(replace(FILE, account="****9999"), [ACCOUNT], []) is None


def test_a_file_without_a_number_is_not_given_to_an_account_that_never_had_its_like() -> None:
    assert suggested(FILE, [ACCOUNT], []) is None


@pytest.mark.parametrize(("number", "digits"), [("6214 0000 8210", "8210"), ("****821", ""), ("", "")])
def test_a_number_is_told_by_its_last_four_digits(number: str, digits: str) -> None:
    assert last_digits(number) == digits


def test_an_account_is_named_with_the_end_of_its_number() -> None:
    assert short_name("招商银行", "6214000011118210") == "招商银行 ··8210"
    assert short_name("招商银行 8210", "6214000011118210") == "招商银行 8210"


def test_every_format_has_a_name_for_people() -> None:
    names = {one.name for one in FORMATS} | {"mapped"}
    assert names <= set(FORMAT_WORDS)
    assert set(SHOWN_FIRST) <= names


def test_a_format_of_every_bank_gives_no_bank_away() -> None:
    assert bank_of(replace(FILE, format="camt")) == ""
    assert bank_of(FILE) == "China Merchants Bank"


def test_a_long_account_name_is_cut_so_that_the_deed_stays_readable() -> None:
    said = deed_words(1186, "A very long name of a bank account that nobody can read at a glance")
    assert said.startswith("Import 1,186 rows into A very")
    assert said.endswith("…")
