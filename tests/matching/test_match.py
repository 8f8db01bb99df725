"""What always holds of a run, whatever the rows."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.matches import DifferenceKind, MatchPass, MatchResult, MatchRow, MatchState, combination
from app.domain.money import Money, total
from app.matching.match import PASSES, match
from app.matching.settings import DEFAULT
from app.progress import Cancelled, Silent
from tests.matching.rows import FIRST_DAY, row

PARTIES = st.sampled_from(
    ["", "北京巨量引擎网络技术有限公司", "巨量引擎", "深圳市腾讯计算机系统有限公司", "TikTok Pte. Ltd."]
)
REFERENCES = st.sampled_from(["", "", "RC20260918001", "RC20260918002", "880017", "4711", "20260302"])
TEXTS = st.sampled_from(["", "充值", "退汇", "冲正", "充值 RC20260918001", "内部转账 转出", "10000元"])


@st.composite
def sides(draw: st.DrawFn) -> list[MatchRow]:
    """Few amounts and names, so that rows compete."""
    count = draw(st.integers(0, 9))
    return [
        MatchRow(
            id=str(number),
            day=FIRST_DAY + timedelta(days=draw(st.integers(0, 25))),
            amount=Money(
                Decimal(draw(st.sampled_from(["-10000", "-10000", "10000", "-4321.09", "0", "-9850"]))),
                draw(st.sampled_from(["CNY", "CNY", "USD"])),
            ),
            party=draw(PARTIES),
            reference=draw(REFERENCES),
            text=draw(TEXTS),
            source=draw(st.sampled_from(["", "one", "two"])),
        )
        for number in range(count)
    ]


def keys(result: MatchResult) -> list[str]:
    """Every place where a row stands in the result."""
    unmatched = combination(result.unmatched_left, result.unmatched_right)
    return [*chain.from_iterable(combination(group.left, group.right) for group in result.groups), *unmatched]


@given(sides(), sides())
@settings(deadline=None)
def test_every_row_is_in_one_group_or_unmatched(left: list[MatchRow], right: list[MatchRow]) -> None:
    counted = Counter(keys(match(left, right)))
    assert counted == Counter(combination((one.id for one in left), (one.id for one in right)))


@given(sides(), sides(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_rows_changes_nothing(left: list[MatchRow], right: list[MatchRow], random: Random) -> None:
    expected = match(left, right)
    random.shuffle(left)
    random.shuffle(right)
    assert match(left, right) == expected


@given(sides(), sides())
@settings(deadline=None)
def test_the_sides_changed_over_give_the_same_proofs(left: list[MatchRow], right: list[MatchRow]) -> None:
    there = match(left, right)
    back = match(right, left, settings=DEFAULT.mirrored())
    proofs = {(group.left, group.right) for group in there.groups if group.state is MatchState.AUTO}
    assert proofs == {(group.right, group.left) for group in back.groups if group.state is MatchState.AUTO}


@given(sides(), sides())
@settings(deadline=None)
def test_what_is_proved_adds_up_but_for_what_is_named(left: list[MatchRow], right: list[MatchRow]) -> None:
    money = {f"L:{one.id}": one.amount for one in left} | {f"R:{one.id}": one.amount for one in right}
    for group in match(left, right).groups:
        if group.state is not MatchState.AUTO:
            continue
        lefts = [money[f"L:{one}"] for one in group.left]
        rights = [money[f"R:{one}"] for one in group.right]
        currency = (lefts or rights)[0].currency
        named = total((one.amount for one in group.differences), currency)
        assert total(lefts, currency) == total(rights, currency) + named
        assert all(one.kind is not DifferenceKind.UNEXPLAINED for one in group.differences)
        assert all(lefts)
        assert all(rights)
        assert bool(lefts and rights) == (group.found_by is not MatchPass.CLEAN)


@given(sides(), sides())
@settings(deadline=None)
def test_a_difference_is_named_to_the_micro_unit(left: list[MatchRow], right: list[MatchRow]) -> None:
    money = {f"L:{one.id}": one.amount for one in left} | {f"R:{one.id}": one.amount for one in right}
    for group in match(left, right).groups:
        if group.state is MatchState.AMBIGUOUS or group.found_by is MatchPass.CLEAN:
            continue
        currency = money[f"L:{group.left[0]}"].currency
        if any(money[f"R:{one}"].currency != currency for one in group.right):
            assert group.state is MatchState.PROPOSED, "sums in two currencies prove nothing without a rate"
            continue
        lefts = total((money[f"L:{one}"] for one in group.left), currency)
        rights = total((money[f"R:{one}"] for one in group.right), currency)
        assert total((one.amount for one in group.differences), currency) == lefts - rights


def test_two_rows_that_stand_one_to_one_in_two_currencies_prove_no_rate() -> None:
    number = "RC20260918001"
    left = [row("0", "-10000", party=""), row("1", "-10000", party="", text=f"充值 {number}")]
    right = [
        row("0", "-10000", party="", currency="USD"),
        row("1", "-10000", party="", currency="USD", reference=number),
    ]
    assert not [group for group in match(left, right).groups if group.state is MatchState.AUTO]


@given(sides(), sides(), st.data())
@settings(deadline=None)
def test_what_a_person_rejected_is_not_proposed_again(
    left: list[MatchRow], right: list[MatchRow], data: st.DataObject
) -> None:
    first = match(left, right)
    marks = [combination(group.left, group.right) for group in first.groups]
    rejected = data.draw(st.sets(st.sampled_from(marks))) if marks else set()
    again = match(left, right, rejected=rejected)
    assert not rejected & {combination(group.left, group.right) for group in again.groups}


@given(sides(), sides(), st.data())
@settings(deadline=None)
def test_frozen_rows_take_no_part(left: list[MatchRow], right: list[MatchRow], data: st.DataObject) -> None:
    everyone = sorted(combination((one.id for one in left), (one.id for one in right)))
    frozen = data.draw(st.sets(st.sampled_from(everyone))) if everyone else set()
    assert Counter(keys(match(left, right, frozen=frozen))) == Counter(set(everyone) - frozen)


def test_an_id_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        match([row("1", -5), row("1", -6)], [])


def test_equal_ids_on_the_two_sides_are_two_rows() -> None:
    result = match([row("1", "-4321.09")], [row("1", "-4321.09", 1)])
    assert [(group.left, group.right) for group in result.groups] == [(("1",), ("1",))]


def test_progress_is_told_and_a_stop_is_heard() -> None:
    class Impatient(Silent):
        def step(self, done: int, total: int, what: str = "") -> None:
            told.append((done, total, what))
            if done == 2:
                raise Cancelled

    told: list[tuple[int, int, str]] = []
    with pytest.raises(Cancelled):
        match([row("b", -5)], [row("p", -5)], progress=Impatient())
    steps = len(PASSES)
    assert told == [(0, steps, "0-clean"), (1, steps, "1-reference"), (2, steps, "2-unique-amount")]
