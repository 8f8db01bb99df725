"""Days and terms in every spelling that papers use."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identifiers.days import Term, find_days, read_day, read_term

SPRING = date(2015, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        *("2015年03月18日", "2015年3月18日", "2015 年 03 月 18 日", "二〇一五年三月十八日", "二○一五年三月十八日"),
        *("二零一五年叁月拾捌日", "2015-03-18", "2015.03.18", "2015/3/18", "20150318", "2015年O3月l8日"),
        *("18 Mar 2015", "18/03/2015", "March 18, 2015", "成立日期：2015年03月18日（副本）"),
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_day(text) == SPRING


@pytest.mark.parametrize(
    "text", ["2015年13月18日", "2015年02月30日", "", "长期", "91110000600037341L", "4403011990010112345"]
)
def test_what_is_no_day_is_not_made_into_one(text: str) -> None:
    assert find_days(text) == []


def test_tens_in_chinese_numerals() -> None:
    assert read_day("二〇二〇年十月二十日") == date(2020, 10, 20)
    assert read_day("二〇二〇年十一月三十日") == date(2020, 11, 30)
    assert read_day("二〇二〇年十二月十日") == date(2020, 12, 10)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("2015年03月18日至2035年03月17日", Term(SPRING, date(2035, 3, 17))),
        ("自2015年03月18日至长期", Term(SPRING, word="长期")),
        ("2015年03月18日 至 不约定期限", Term(SPRING, word="不约定期限")),
        ("2015年03月18日至无固定期限", Term(SPRING, word="无固定期限")),
        ("长期", Term(word="长期")),
        ("至2035年03月17日", Term(last=date(2035, 3, 17))),
        ("2010.01.01-2030.01.01", Term(date(2010, 1, 1), date(2030, 1, 1))),
        ("2010.01.01-长期", Term(date(2010, 1, 1), word="长期")),
        ("", Term()),
    ],
)
def test_terms_have_a_beginning_an_end_or_a_word(text: str, term: Term) -> None:
    assert read_term(text) == term


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_every_spelling(day: date) -> None:
    for text in (f"{day:%Y年%m月%d日}", f"{day:%Y-%m-%d}", f"{day:%Y.%m.%d}", f"{day:%Y%m%d}", f"{day:%d %b %Y}"):
        assert read_day(text) == day
