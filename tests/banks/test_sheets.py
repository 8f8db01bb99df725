"""Sheets: headers found by their names, answers about unknown columns, the file's own figures held against its rows."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.banks.reading import read_statement, sample_sheet
from app.domain.money import Money
from app.domain.statements import (
    Column,
    ColumnMapping,
    DateOrder,
    Direction,
    ProblemReason,
    Statement,
    WarningCode,
    fingerprints,
)
from app.errors import UnknownFormat

SAMPLES = Path(__file__).parents[1] / "data" / "statements"


def read(tmp_path: Path, text: str, currency: str | None = None) -> Statement:
    path = tmp_path / "statement.csv"
    path.write_text(text, encoding="utf-8")
    return read_statement(path, currency=currency)


def warned(statement: Statement) -> list[tuple[WarningCode, int | None]]:
    return [(warning.code, warning.line) for warning in statement.warnings]


def amounts(statement: Statement) -> list[str]:
    return [str(row.amount.amount) for row in statement.rows]


def test_a_header_is_found_wherever_it_moved(tmp_path: Path) -> None:
    text = "某银行\n\n小计,1,2\n账号：6222 0001,,\n交易日期,摘要,收入,支出,余额\n2026-01-02,货款,5.00,,5.00\n"
    statement = read(tmp_path, text)
    assert (statement.format, statement.header_line) == ("sheet", 5)
    assert statement.rows[0].line == 6


def test_totals_are_no_payments_even_where_they_look_like_one(tmp_path: Path) -> None:
    text = (
        "交易日期,摘要,收入,支出\n2026-01-02,合计货款,5.00,\n本页小计,,5.00,0.00\n2026-01-03,货款,7.00,\n,,,\n"
        "合计,,12.00,0.00\n总计,,13.00,\n以下空白\n"
    )
    statement = read(tmp_path, text)
    assert amounts(statement) == ["5.00", "7.00"]
    assert not statement.problems
    assert [(check.name, check.holds) for check in statement.checks] == [
        ("sum_in", True),
        ("sum_out", True),
        ("sum_in", False),
    ]
    assert (WarningCode.TOTALS_DIFFER, 7) in warned(statement)


def test_a_payment_that_lost_its_date_is_a_problem_and_not_forgotten(tmp_path: Path) -> None:
    statement = read(
        tmp_path, "Date,Payee,Amount\n2026-01-02,A,5.00\n??,B,6.00\n2026-01-04,C,x\n2026-01-05,D\n2026-01-06,E,\n"
    )
    assert [(problem.line, problem.reason) for problem in statement.problems] == [
        (3, ProblemReason.NO_DATE),
        (4, ProblemReason.BAD_AMOUNT),
        (5, ProblemReason.TOO_FEW_CELLS),
        (6, ProblemReason.NO_AMOUNT),
    ]


def test_a_row_that_goes_both_ways_is_a_problem(tmp_path: Path) -> None:
    statement = read(tmp_path, "日期,收入,支出\n2026-01-02,5.00,0.00\n2026-01-03,5.00,6.00\n")
    assert [problem.reason for problem in statement.problems] == [ProblemReason.BOTH_DIRECTIONS]
    assert amounts(statement) == ["5.00"]


def test_money_out_written_as_negative_numbers_is_money_out(tmp_path: Path) -> None:
    statement = read(tmp_path, "日期,收入,支出\n2026-01-02,,-5.00\n2026-01-03,,-6.00\n2026-01-04,2.00,\n")
    assert statement.debits() == {"CNY": Decimal("11.00")}
    assert statement.credits() == {"CNY": Decimal("2.00")}


def test_a_single_negative_in_the_column_of_money_out_comes_back_and_says_so(tmp_path: Path) -> None:
    statement = read(tmp_path, "日期,收入,支出\n2026-01-02,,50.00\n2026-01-03,,60.00\n2026-01-04,,-10.00\n")
    assert statement.debits() == {"CNY": Decimal("100.00")}
    assert (WarningCode.SIGN_AGAINST_FLAG, 4) in warned(statement)


def test_a_broken_running_balance_names_the_line(tmp_path: Path) -> None:
    text = "Date,Amount,Balance,Currency\n2026-01-02,5,5,EUR\n2026-01-03,6,11,EUR\n2026-01-04,7,19,EUR\n2026-01-05,1,20,EUR\n"
    statement = read(tmp_path, text)
    assert warned(statement) == [(WarningCode.BALANCE_BREAKS, 4)]
    assert [(check.declared, check.found) for check in statement.checks] == [("3", "2")]
    assert statement.opening is None


def test_a_file_that_stands_newest_first_proves_itself_all_the_same(tmp_path: Path) -> None:
    text = "Date,Amount,Balance,Currency\n2026-01-04,7,18,EUR\n2026-01-03,6,11,EUR\n2026-01-02,5,5,EUR\n"
    statement = read(tmp_path, text)
    assert warned(statement) == []
    assert (statement.opening, statement.closing) == (Money(Decimal(0), "EUR"), Money(Decimal(18), "EUR"))


def test_a_currency_that_nobody_states_is_assumed_aloud_and_the_caller_s_is_believed(tmp_path: Path) -> None:
    text = "Date,Payee,Amount\n2026-01-02,A,-5.00\n"
    assert warned(read(tmp_path, text)) == [(WarningCode.CURRENCY_ASSUMED, None)]
    statement = read(tmp_path, text, currency="USD")
    assert (warned(statement), statement.debits()) == ([], {"USD": Decimal("5.00")})


def test_amounts_without_sign_or_direction_are_doubted(tmp_path: Path) -> None:
    statement = read(tmp_path, "Date,Payee,Amount,Currency\n2026-01-02,A,5.00,USD\n")
    assert warned(statement) == [(WarningCode.UNKNOWN_DIRECTION, None)]


@pytest.mark.parametrize(
    "header",
    [
        "日期,交易金额,发生额",
        "Datum,Betrag,Text",
        "摘要,金额,余额",
        "日期,收入,备注",
        "交易日期,交易金额,卡末四位",
        "Date,Gross,Net",
    ],
)
def test_headings_that_leave_a_doubt_ask_a_person(header: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat) as unknown:
        read(tmp_path, f"{header}\n2026-01-02,5.00,6.00\n")
    assert unknown.value.is_sheet


def mapping(**changes: object) -> ColumnMapping:
    facts: dict[str, object] = {
        "headings": ("Datum", "Wer", "Betrag", "Stand"),
        "columns": {Column.DAY: "Datum", Column.PARTY: "Wer", Column.AMOUNT: "Betrag", Column.BALANCE: "Stand"},
        "date_order": DateOrder.DAY_FIRST,
        "decimal_comma": True,
        "currency": "EUR",
        **changes,
    }
    return ColumnMapping(**facts)  # type: ignore[arg-type]  # a test names the fields that it is about


GERMAN = "Kontoauszug\nDatum;Wer;Betrag;Stand\n02.03.2026;Mühle;-1.000,50;500,00\n05.03.2026;Hof;20,00;520,00\n"


def test_a_person_s_answer_reads_an_unknown_sheet(tmp_path: Path) -> None:
    path = tmp_path / "auszug.csv"
    path.write_text(GERMAN, encoding="cp1252")
    with pytest.raises(UnknownFormat):
        read_statement(path)
    statement = read_statement(path, mapping=mapping())
    assert (statement.format, statement.encoding, statement.header_line) == ("mapped", "Windows-1252", 2)
    assert [(row.day, str(row.amount), row.party) for row in statement.rows] == [
        (date(2026, 3, 2), "-1000.50 EUR", "Mühle"),
        (date(2026, 3, 5), "20.00 EUR", "Hof"),
    ]
    assert [check.holds for check in statement.checks] == [True]


def test_an_answer_about_a_card_that_counts_spending_as_positive_turns_the_sign(tmp_path: Path) -> None:
    path = tmp_path / "auszug.csv"
    path.write_text(GERMAN, encoding="utf-8")
    statement = read_statement(path, mapping=mapping(spend_is_positive=True))
    assert [row.direction for row in statement.rows] == [Direction.IN, Direction.OUT]


def test_an_answer_holds_for_the_same_headings_only(tmp_path: Path) -> None:
    path = tmp_path / "auszug.csv"
    path.write_text(GERMAN.replace("Stand", "Saldo"), encoding="utf-8")
    with pytest.raises(UnknownFormat):
        read_statement(path, mapping=mapping())


def test_the_dialogue_is_shown_headings_rows_and_a_first_guess(tmp_path: Path) -> None:
    path = tmp_path / "unknown.csv"
    rows = "".join(f"2026-01-{day:02},x,{day}.00,\n" for day in range(1, 29))
    path.write_text(f"标题,,,\n记账日期,用途,发生数,对方户名\n{rows}", encoding="gb18030")
    sample = sample_sheet(path)
    assert sample.headings == ("记账日期", "用途", "发生数", "对方户名")
    assert (sample.header_line, len(sample.rows), sample.rows[0]) == (2, 20, ("2026-01-01", "x", "1.00", ""))
    assert sample.guess.columns == {Column.DAY: "记账日期", Column.PARTY: "对方户名", Column.TEXT: "用途"}


def test_every_sample_sheet_can_be_shown_to_a_person() -> None:
    for path in SAMPLES.glob("*/sample.csv"):
        assert sample_sheet(path).header_line == read_statement(path).header_line


def test_a_printed_time_of_a_chinese_bank_is_an_instant() -> None:
    statement = read_statement(SAMPLES / "bocom-debit" / "sample.csv")
    assert statement.rows[0].at == datetime(2026, 5, 1, 0, 0, tzinfo=UTC)


def test_two_equal_payments_stay_two_and_the_same_file_gives_the_same_marks(tmp_path: Path) -> None:
    text = "Date,Payee,Amount,Currency\n2026-01-02,A,-5.00,EUR\n2026-01-02,A,-5.00,EUR\n"
    first, again = read(tmp_path, text), read(tmp_path, text)
    assert len(set(fingerprints(first.rows))) == 2
    assert fingerprints(first.rows) == fingerprints(again.rows)


def test_row_numbers_of_a_workbook_count_the_empty_rows_above_and_lost_digits_are_named() -> None:
    statement = read_statement(SAMPLES / "sheet-xlsx" / "sample.xlsx")
    assert [row.line for row in statement.rows] == [6, 7, 8]
    assert (WarningCode.DIGITS_LOST, 6) in warned(statement)


def test_sheets_of_one_workbook_with_the_same_headings_are_all_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for month in (1, 2):
        sheet = book.create_sheet(f"{month}月")
        sheet.append(["交易日期", "收入", "支出"])
        sheet.append([f"2026-0{month}-05", 5, None])
    book.save(tmp_path / "months.xlsx")
    statement = read_statement(tmp_path / "months.xlsx")
    assert [row.day for row in statement.rows] == [date(2026, 1, 5), date(2026, 2, 5)]
