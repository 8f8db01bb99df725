"""Cells of statements: amounts and dates in every dress, exact or refused."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.banks.amounts import has_decimal_comma, read_amount, read_comma_amount
from app.banks.days import DayReader, find_order, instant, read_time
from app.banks.encoding import decode
from app.banks.sheet import CHINA
from app.banks.table import Cell
from app.banks.words import currency_of
from app.domain.statements import DateOrder

CENTS = st.integers(-(10**13) + 1, 10**13 - 1)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1234.50", "1234.50"),
        (" 1,234.56 \t", "1234.56"),
        ("+0.00", "0.00"),
        ("¥28.16", "28.16"),
        ("￥28.16", "28.16"),
        ("-$7,971.39", "-7971.39"),
        ("$-7,971.39", "-7971.39"),
        ("(1,200.00)", "-1200.00"),
        ("（1,200.00）", "-1200.00"),
        ("150.00-", "-150.00"),
        ("１，２３４．５６", "1234.56"),
        ("+1 006.60", "1006.60"),
        ("HK$12.00", "12.00"),
        ("CNY 13.50", "13.50"),
        ("CNY13.50", "13.50"),
        ("28.50元", "28.50"),
        ("\u22125.00", "-5.00"),
        (".5", "0.5"),
        (66.4, "66.40"),
        (0.1 + 0.2, "0.30"),
        (-0.125, "-0.125"),
        (12000, "12000"),
        (66.40000000000006, "66.40"),
        (1234.5678, "1234.5678"),
    ],
)
def test_an_amount_is_read_exactly(cell: Cell, amount: str) -> None:
    assert read_amount(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["", "  ", "-", "--", "/", "—", "\t"])
def test_a_placeholder_is_no_amount_and_no_fault(cell: str) -> None:
    assert read_amount(cell) is None


@pytest.mark.parametrize(
    "cell",
    ["twelve", "1.2.3", "12,34", "1,2345.00", "nan", "Infinity", "1e5", "1_000", "448.32(已退款70.48)", "2026-01-02",
     "6222000011112222333", "0.1234567", float("nan"), float("inf"), 1e15, True, date(2026, 1, 2), "٣٫٥"],
)  # fmt: skip
def test_what_is_no_amount_is_refused_and_never_guessed(cell: Cell) -> None:
    with pytest.raises(ValueError, match="amount"):
        read_amount(cell)


@pytest.mark.parametrize(
    ("cell", "amount"), [("-2000,00", "-2000"), ("1.234,5", "1234.5"), ("79,7", "79.7"), ("5", "5")]
)
def test_a_decimal_comma_is_read_where_the_sheet_writes_one(cell: str, amount: str) -> None:
    assert read_comma_amount(cell) == Decimal(amount)


def test_a_decimal_comma_needs_proof() -> None:
    assert has_decimal_comma(["-50,00", "", "1300,00"])
    assert not has_decimal_comma(["1,300", "2,000"])
    assert not has_decimal_comma(["50,00", "1,300.00"])


@given(CENTS)
def test_every_amount_of_cents_survives_being_printed(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)
    assert read_amount(f"{amount:.2f}") == amount
    assert read_amount(f"{amount:,.2f}") == amount
    assert read_comma_amount(f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))) == amount


@given(st.integers(-(10**11), 10**11))
def test_every_amount_of_cents_survives_being_a_spreadsheet_s_float(cents: int) -> None:
    assert read_amount(cents / 100) == Decimal(cents).scaleb(-2)


@given(st.text(max_size=20))
def test_any_text_is_an_amount_nothing_or_refused(text: str) -> None:
    try:
        amount = read_amount(text)
    except ValueError:
        return
    assert amount is None or amount.is_finite()


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("2026-03-01", date(2026, 3, 1), None),
        ("2026/3/1 9:30", date(2026, 3, 1), time(9, 30)),
        ("2026-03-01 10:00:05", date(2026, 3, 1), time(10, 0, 5)),
        ("2026-03-01 16：33：45", date(2026, 3, 1), time(16, 33, 45)),
        ("2026年3月1日", date(2026, 3, 1), None),
        ("20260301", date(2026, 3, 1), None),
        ("20260301 093015", date(2026, 3, 1), time(9, 30, 15)),
        ("2026/03/01  09:30:15", date(2026, 3, 1), time(9, 30, 15)),
        ("13/02/2026", date(2026, 2, 13), None),
        ("13.02.26", date(2026, 2, 13), None),
        ("30 Jun 2026", date(2026, 6, 30), None),
        (20260301.0, date(2026, 3, 1), None),
        (46082.0, date(2026, 3, 1), None),
        (datetime(2026, 3, 1, 8, 0), date(2026, 3, 1), time(8, 0)),  # noqa: DTZ001 - a spreadsheet's cell has no zone
    ],
)
def test_a_date_is_read_in_every_dress(cell: Cell, day: date, at: time | None) -> None:
    assert DayReader(DateOrder.DAY_FIRST).read(cell) == (day, at)


@pytest.mark.parametrize(
    "cell", ["", "合计", "2026-02-30", "31/04/2026", "2", 3.5, True, "00000000", "0001-01-01", 99999999]
)
def test_what_is_no_date_is_none(cell: Cell) -> None:
    assert DayReader(DateOrder.DAY_FIRST).read(cell) is None


def test_day_and_month_are_told_apart_by_the_dates_themselves_or_not_at_all() -> None:
    assert find_order(["01/04/2026", "13/04/2026"]) is DateOrder.DAY_FIRST
    assert find_order(["01/04/2026", "04/13/2026"]) is DateOrder.MONTH_FIRST
    assert find_order(["2026-01-04"]) is DateOrder.YEAR_FIRST
    assert find_order(["01/04/2026", "02/04/2026"]) is None


@pytest.mark.parametrize(("cell", "at"), [("12:34:56", time(12, 34, 56)), ("123456", time(12, 34, 56)), ("9:05", time(9, 5)),
                                          ("16：33", time(16, 33)), ("", None), ("99:00", None), (time(1, 2), time(1, 2))])  # fmt: skip
def test_a_time_is_read_or_left_out(cell: Cell, at: time | None) -> None:
    assert read_time(cell) == at


def test_a_printed_time_becomes_the_instant_in_utc() -> None:
    assert instant(date(2026, 3, 1), time(7, 30), CHINA) == datetime(2026, 2, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("人民币", "CNY"),
        ("人民币元", "CNY"),
        ("usd", "USD"),
        ("港币", "HKD"),
        ("RMB", "CNY"),
        ("", None),
        ("金额", None),
    ],
)
def test_a_currency_is_known_by_its_word(word: str, code: str | None) -> None:
    assert currency_of(word) == code


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("交易日期,金额\n", "gb18030", "GBK"),
        ("交易日期,金额,𠮷\n", "gb18030", "GB18030"),
        ("交易日期,金额\n", "utf-8-sig", "UTF-8 BOM"),
        ("交易日期,金额\n", "utf-16", "UTF-16 LE"),
        ("Date,Amount 1\n", "utf-16-be", "UTF-16 BE"),
        ("交易日期,餘額,摘要\n", "big5", "Big5"),
        ("Date;Payee;Amount\n2026-01-02;Müller;5\n", "cp1252", "Windows-1252"),
    ],
)
def test_an_encoding_is_proved_by_the_headings_it_shows(text: str, codec: str, name: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.is_unsure) == (text, name, False)
