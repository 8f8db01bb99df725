from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger import Entry, EntryKind, Posting, reversal_of
from app.domain.money import Money
from app.errors import Unbalanced

DAY = date(2026, 11, 20)
PLACES = st.sampled_from(["bank:1", "in-transit", "account:1/cash", "spend:1", "fee"])
AMOUNTS = st.tuples(PLACES, st.integers(-(10**12), 10**12), st.sampled_from(["CNY", "USD"]))


def entry(*postings: Posting) -> Entry:
    return Entry(kind=EntryKind.FUND_ROW, day=DAY, postings=postings, evidence=("fund_row:1",))


def balanced(moves: list[tuple[str, int, str]]) -> tuple[Posting, ...]:
    there = [Posting(place, Money.from_micros(micros, currency)) for place, micros, currency in moves]
    return (*there, *(Posting("fee", -posting.amount) for posting in there))


@given(st.lists(AMOUNTS, max_size=6))
def test_an_entry_sums_to_zero_in_each_currency_and_so_does_its_reversal(moves: list[tuple[str, int, str]]) -> None:
    made = entry(*balanced(moves))
    undone = reversal_of(made, 7, day=DAY)
    for currency in ("CNY", "USD"):
        both = [one.amount.micros for one in (*made.postings, *undone.postings) if one.amount.currency == currency]
        assert sum(both) == 0
    assert undone.reverses == 7


def test_an_entry_that_does_not_balance_cannot_be_made() -> None:
    with pytest.raises(Unbalanced) as raised:
        entry(Posting("bank:1", Money(Decimal(-100), "CNY")), Posting("in-transit", Money(Decimal("99.99"), "CNY")))
    assert (raised.value.currency, raised.value.difference) == ("CNY", Decimal("-0.01"))


def test_two_currencies_do_not_balance_each_other() -> None:
    with pytest.raises(Unbalanced):
        entry(Posting("bank:1", Money(Decimal(-100), "CNY")), Posting("in-transit", Money(Decimal(100), "USD")))
