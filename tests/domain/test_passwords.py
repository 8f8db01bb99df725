"""Promise K7 as a table: length, a second factor, any script, and the passwords that are tried first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.passwords import PasswordFault, password_fault
from app.secret import Secret

SHORT, COMMON = PasswordFault.TOO_SHORT, PasswordFault.COMMON


@pytest.mark.parametrize(("text", "alone", "with_code"), [
    ("", SHORT, SHORT),
    ("kü7 Bär", SHORT, SHORT),
    ("kü7 Bären", SHORT, None),
    ("fourteen marks", SHORT, None),
    ("fifteen marks !", None, None),
    ("a sentence of my own, with blanks", None, None),
    ("我每天早上骑车经过三座桥去上班", None, None),
    ("🦊 jumps 🐢 sleeps", None, None),
    ("passwordpassword", COMMON, COMMON),
    ("Password12345678", COMMON, COMMON),
    ("ＰＡＳＳＷＯＲＤ１２３４５６７８", COMMON, COMMON),
    ("qwertyuiopasdfghjkl", COMMON, COMMON),
    ("aaaaaaaaaaaaaaaa", COMMON, COMMON),
    ("121212121212121212", COMMON, COMMON),
    ("abcdefghijklmnopqrst", COMMON, COMMON),
    ("98765432109876543210", COMMON, COMMON),
    ("woaini 1314 woaini", COMMON, COMMON),
    ("password with a tail of its own", None, None),
    ("12345678", SHORT, COMMON),
    ("我的密码我的密码我的密码我的密码", COMMON, COMMON),
])  # fmt: skip
def test_a_password_is_judged_by_length_and_by_what_everybody_tries(
    text: str, alone: PasswordFault | None, with_code: PasswordFault | None
) -> None:
    assert password_fault(Secret(text), has_second_factor=False) is alone
    assert password_fault(Secret(text), has_second_factor=True) is with_code


def test_names_of_the_person_and_the_company_make_no_password() -> None:
    typed = Secret("Xinghe Media 2345")
    assert password_fault(typed, has_second_factor=False) is None
    assert password_fault(typed, has_second_factor=False, own_words=frozenset({"xinghe", "media"})) is COMMON


def test_a_composed_sign_counts_once_however_it_was_typed() -> None:
    composed, apart = "é" * 3 + "bcdf" * 3, "e\u0301" * 3 + "bcdf" * 3
    assert password_fault(Secret(composed), has_second_factor=False) is None
    assert password_fault(Secret(apart), has_second_factor=False) is None
    assert password_fault(Secret("e\u0301" * 8), has_second_factor=False) is SHORT


@given(st.text(max_size=40))
def test_any_text_gets_an_answer_and_a_second_factor_never_asks_for_more_length(text: str) -> None:
    alone = password_fault(Secret(text), has_second_factor=False)
    if alone is None:
        assert password_fault(Secret(text), has_second_factor=True) is None


def test_a_very_long_password_is_judged_as_quickly_as_it_is_read() -> None:
    assert password_fault(Secret("password123" * 5_000), has_second_factor=False) is COMMON
    assert password_fault(Secret("password123" * 5_000 + "!"), has_second_factor=False) is None
