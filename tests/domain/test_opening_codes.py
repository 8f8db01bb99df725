"""Codes of the platforms' own lists are found by any part of what is known of them, each once, the surest source first."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.opening_codes import CodeSource, KnownCode, found, merged

HOME = KnownCode(code="1289", name="生活用品 · 家居日用", source=CodeSource.ACCOUNT, account="云帆-01")
FOOD = KnownCode(code="1042", name="食品饮料 · 休闲零食", source=CodeSource.ACCOUNT, account="零食-通投")
OLD = KnownCode(code="2891", source=CodeSource.CHOSEN)
CODES = st.builds(
    KnownCode,
    code=st.sampled_from(["1", "2", "12", "21"]),
    name=st.sampled_from(["", "食品", "Food"]),
    source=st.sampled_from(CodeSource),
    account=st.sampled_from(["", "云帆"]),
)


def test_a_part_of_the_code_the_name_or_the_account_finds_it() -> None:
    some = (HOME, FOOD, OLD)
    assert found(some, "家居") == (HOME,)
    assert found(some, "通投") == (FOOD,)
    assert found(some, "食品 零食") == (FOOD,)
    assert found(some, "食品 家居") == ()
    assert found(some, "89") == (HOME, OLD)
    assert found(some, "") == some


def test_what_begins_with_the_text_comes_first() -> None:
    assert found((HOME, OLD), "28") == (OLD, HOME)


@given(codes=st.lists(CODES), text=st.sampled_from(["", "1", "2", "食", "food", "云 1"]))
def test_what_is_found_holds_the_words_and_nothing_that_holds_them_is_left_out(
    codes: list[KnownCode], text: str
) -> None:
    hits = found(codes, text)
    for one in codes:
        said = f"{one.code} {one.name} {one.account}".casefold()
        assert (one in hits) == all(word in said for word in text.split())


@given(codes=st.lists(CODES))
def test_each_code_stands_once_from_its_surest_source_and_keeps_a_name_that_any_source_knows(
    codes: list[KnownCode],
) -> None:
    whole = merged(codes)
    assert sorted(one.code for one in whole) == sorted({one.code for one in codes})
    for one in whole:
        same = [each for each in codes if each.code == one.code]
        assert one.source == min((each.source for each in same), key=list(CodeSource).index)
        assert bool(one.name) == any(each.name for each in same)
