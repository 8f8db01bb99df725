from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money, minor_digits, total

MICROS = st.integers(min_value=-(10**15), max_value=10**15)


@given(MICROS)
def test_money_comes_back_from_the_store_as_it_went_in(micros: int) -> None:
    assert Money.from_micros(micros, "CNY").micros == micros


@given(st.lists(MICROS))
def test_a_total_is_exact_whatever_the_order(amounts: list[int]) -> None:
    money = [Money.from_micros(one, "CNY") for one in amounts]
    assert total(money, "CNY") == total(reversed(money), "CNY") == Money.from_micros(sum(amounts), "CNY")


@given(MICROS, MICROS)
def test_what_is_added_can_be_taken_away_again(first: int, second: int) -> None:
    a, b = Money.from_micros(first, "USD"), Money.from_micros(second, "USD")
    assert a + b - b == a
    assert a + -a == Money.zero("USD")


@pytest.mark.parametrize("operation", ["__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__"])
def test_currencies_do_not_mix(operation: str) -> None:
    with pytest.raises(ValueError, match="do not mix"):
        getattr(Money(Decimal(1), "CNY"), operation)(Money(Decimal(1), "USD"))


def test_an_amount_finer_than_a_millionth_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="finer"):
        _ = Money(Decimal("0.0000001"), "CNY").micros


@pytest.mark.parametrize(("currency", "digits"), [("CNY", 2), ("JPY", 0), ("KWD", 3)])
def test_each_currency_has_its_own_decimals(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits
    assert Money(Decimal("1.23456"), currency).rounded().amount.as_tuple().exponent == -digits


def test_a_rate_makes_another_currency_exact_to_the_millionth() -> None:
    assert Money(Decimal("55757.97"), "USD").converted(Decimal("7.0842"), "CNY") == Money(
        Decimal("395000.611074"), "CNY"
    )
