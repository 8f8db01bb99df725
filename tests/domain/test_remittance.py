"""A code in the remark leads from the bank's row back to the order, whatever the bank puts around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.remittance import codes_in, remittance_code

keys = st.text("0123456789abcdef", min_size=24, max_size=24)


@given(keys, st.sampled_from(["{}", "充值 {} 巨量", "/RFB/{}/BNF", "转账-{}，谢谢", "ref:{}."]))
def test_a_code_is_found_in_any_remark_in_any_case(key: str, remark: str) -> None:
    code = remittance_code(key)
    assert len(code) == 10
    assert codes_in(remark.format(code)) == [code]
    assert codes_in(remark.format(code.lower())) == [code]


@given(keys, st.integers(2, 9), st.sampled_from("23456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_single_slip_makes_it_no_code(key: str, place: int, letter: str) -> None:
    code = remittance_code(key)
    slipped = code[:place] + letter + code[place + 1 :]
    assert codes_in(slipped) == ([code] if slipped == code else [])


@pytest.mark.parametrize("text", ["", "AT", "AT0000000000", "BEATRICE2345", "充值款"])
def test_other_words_are_no_code(text: str) -> None:
    assert codes_in(text) == []


def test_the_same_key_gives_the_same_code_and_others_another() -> None:
    assert remittance_code("a" * 24) == remittance_code("a" * 24)
    assert len({remittance_code(f"{number:024d}") for number in range(2_000)}) == 2_000


@given(st.text(max_size=60))
def test_any_remark_can_be_searched(text: str) -> None:
    assert all(len(code) == 10 for code in codes_in(text))
