from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.domain.statements import Direction, StatementRow, fingerprints


def row(line: int, amount: str, *, party: str = "", serial: str = "", text: str = "") -> StatementRow:
    money = Money(Decimal(amount), "CNY")
    direction = Direction.IN if money.amount > 0 else Direction.OUT
    return StatementRow(
        line=line,
        day=date(2026, 11, 1 + line % 3),
        amount=money,
        direction=direction,
        party=party,
        serial=serial,
        text=text,
    )


ROWS = st.lists(
    st.builds(
        lambda line, cents, party: row(line, str(Decimal(cents) / 100), party=party),
        st.integers(1, 9),
        st.integers(1, 3),
        st.sampled_from(["甲", "乙"]),
    )
)


@given(ROWS)
def test_every_row_has_a_mark_of_its_own(rows: list[StatementRow]) -> None:
    marks = fingerprints(rows)
    assert len(set(marks)) == len(rows)


@given(ROWS)
def test_the_same_rows_again_have_the_same_marks_whatever_line_they_stand_on(rows: list[StatementRow]) -> None:
    moved = [
        StatementRow(line=one.line + 40, day=one.day, amount=one.amount, direction=one.direction, party=one.party)
        for one in rows
    ]
    assert fingerprints(moved) == fingerprints(rows)


def test_two_equal_payments_stay_two() -> None:
    first, second = fingerprints([row(1, "-100.00", party="方舟"), row(4, "-100.00", party="方舟")])
    assert first != second


def test_the_banks_own_number_tells_a_row_apart_even_when_its_text_was_edited() -> None:
    before = fingerprints([row(1, "-100.00", serial="S1", text="充值")])
    after = fingerprints([row(1, "-100.00", serial="S1", text="充值 备注")])
    assert before == after
