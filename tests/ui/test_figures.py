"""Figures as people read them: true minus, fixed decimals, dates of both languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis.strategies import decimals

from app.domain.money import Money
from ui import figures, words
from ui.words import Language

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 10, 24, tzinfo=SHANGHAI)


@pytest.fixture
def chinese() -> Iterator[None]:
    words.speak(Language.CHINESE)
    yield
    words.speak(Language.ENGLISH)


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("1904925.46", "CNY", "¥1,904,925.46"),
        ("-6200", "CNY", "−¥6,200.00"),
        ("55757.97", "USD", "$55,757.97"),
        ("1200.5", "JPY", "JP¥1,200"),
        ("1.2345", "KWD", "KWD 1.234"),
        ("0", "EUR", "€0.00"),
    ],
)
def test_money_carries_its_sign_and_its_currencys_decimals(amount: str, currency: str, shown: str) -> None:
    assert figures.money(Money(Decimal(amount), currency)) == shown


def test_money_next_to_nothing_has_no_minus() -> None:
    assert figures.amount(Money(Decimal("-0.001"), "CNY")) == "0.00"


@given(decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=2))
def test_the_pieces_of_an_amount_read_back_as_the_amount(amount: Decimal) -> None:
    pieces = figures.money_parts(Money(amount, "CNY"))
    assert Decimal(str(pieces).replace(",", "").replace(figures.MINUS, "-")) == amount
    assert pieces.decimals.startswith(".")


def test_days_have_one_decimal_and_never_ending_is_a_dash() -> None:
    assert [figures.days(value) for value in (Decimal("1.14"), Decimal(4000), None)] == ["1.1", ">999", "–"]


@pytest.mark.usefixtures("chinese")
def test_an_axis_counts_in_wan_in_chinese() -> None:
    assert [figures.axis(value) for value in (0, 5000, 60_000, -250_000_000)] == ["0", "5,000", "6万", "−2.5亿"]


def test_an_axis_counts_in_thousands_in_english() -> None:
    assert [figures.axis(value) for value in (0, 500, 60_000, 2_500_000)] == ["0", "500", "60k", "2.5M"]


def test_moments_are_written_as_each_language_writes_them() -> None:
    at = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
    assert figures.moment(at, NOW, SHANGHAI) == "Sat 21, 12:00"
    assert figures.long_day(NOW, SHANGHAI) == "Fri, Nov 20 2026, 10:24"
    words.speak(Language.CHINESE)
    assert figures.moment(at, NOW, SHANGHAI) == "11/21 周六 12:00"
    assert figures.long_day(NOW, SHANGHAI) == "11 月 20 日 周五 10:24"


def test_the_year_is_written_only_when_it_is_not_this_one() -> None:
    today = date(2026, 11, 20)
    assert figures.day(date(2026, 1, 5), today) == "Jan 5"
    assert figures.day(date(2025, 12, 31), today) == "Dec 31, 2025"


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=4), "4 min ago"),
        (timedelta(hours=3), "3 h ago"),
        (timedelta(hours=47), "47 h ago"),
        (timedelta(days=3), "3 days ago"),
        (-timedelta(hours=1), "just now"),
    ],
)
def test_an_age_is_told_in_words(passed: timedelta, said: str) -> None:
    assert figures.age(NOW - passed, NOW) == said
