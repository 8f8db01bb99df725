"""Passes 5 and 6: one against several, several against several, and sums that chance makes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.matches import DifferenceKind, MatchPass, MatchState, combination
from app.matching.match import match
from app.matching.subsets import sums_to
from tests.matching.rows import group_with, row

PARTS = ("-1234.56", "-2345.67", "-3456.78", "-4567.89")


def test_a_batch_of_one_day_is_proved() -> None:
    result = match([row("b1", "-11604.90")], [row(f"p{one}", part, 1) for one, part in enumerate(PARTS)])
    group = group_with(result, "b1", "p0", "p1", "p2", "p3")
    assert (group.state, group.found_by, group.differences) == (MatchState.AUTO, MatchPass.SUMS, ())


def test_a_part_under_a_name_that_the_bank_never_uses_may_be_of_the_payee_and_proves_nothing() -> None:
    platform = [
        row(f"p{one}", part, 1, party="Brightlane" if one == 2 else "巨量引擎") for one, part in enumerate(PARTS)
    ]
    group = group_with(match([row("b1", "-11604.90")], platform), "b1", "p0", "p1", "p2", "p3")
    assert (group.state, group.found_by) == (MatchState.PROPOSED, MatchPass.SUMS)


def test_an_order_told_in_two_pieces_of_which_one_names_nobody_leaves_the_whole_record_to_the_other_payment() -> None:
    platform = [
        row("p1", -30000, 1, reference="RC20260918001", party=""),
        row("p2", -20000, 1, reference="RC20260918001"),
        row("p3", -50000, 1),
    ]
    groups = match([row("b1", -50000, text="充值"), row("b2", -50000, text="广告费")], platform).groups
    assert sorted(group.right for group in groups) == [("p1", "p2"), ("p3",)]


def test_two_swapped_digits_explain_more_than_a_sum_that_leaves_others_alone() -> None:
    bank = [row("b1", -13250), row("b2", -10000), row("b3", -2350)]
    platform = [row("p1", -12350, party=""), row("p2", -10000, 4, party=""), row("p3", -2350, 4, party="")]
    groups = match(bank, platform).groups
    assert {(*group.left, *group.right) for group in groups} == {("b1", "p1"), ("b2", "p2"), ("b3", "p3")}


def test_several_payments_for_one_record_are_proved() -> None:
    result = match([row(f"b{one}", part) for one, part in enumerate(PARTS[:2])], [row("p1", "-3580.23", 1)])
    assert group_with(result, "b0", "b1", "p1").state is MatchState.AUTO


def test_parts_that_could_be_others_are_proposed_with_their_rivals() -> None:
    platform = [row("p0", "-1234.56", 1), row("p1", "-2345.67", 1), row("p2", "-2345.67", 3)]
    result = match([row("b1", "-3580.23")], platform)
    group = group_with(result, "b1", "p0", "p1")
    assert (group.state, group.rivals) == (MatchState.PROPOSED, ("R:p2",))


def test_a_day_of_hundreds_of_orders_is_one_settlement() -> None:
    amounts = [f"-{100 + 37 * place}.{place % 90 + 10}" for place in range(40)]
    total = sum(int(one.replace("-", "").replace(".", "")) for one in amounts)
    platform = [row(f"p{place:03d}", amount, 1) for place, amount in enumerate(amounts)]
    (group,) = match([row("b1", f"-{total / 100:.2f}")], platform).groups
    assert (len(group.right), group.found_by) == (40, MatchPass.SUMS)


def test_all_of_a_day_but_one_is_found() -> None:
    amounts = [f"-{1000 + 377 * place}.{place + 11}" for place in range(12)]
    total = sum(int(one.replace("-", "").replace(".", "")) for one in amounts[:-1])
    platform = [row(f"p{place:02d}", amount, 1) for place, amount in enumerate(amounts)]
    (group,) = match([row("b1", f"-{total / 100:.2f}")], platform).groups
    assert len(group.right) == 11


def test_a_sum_that_is_lost_in_a_crowd_is_found_among_what_is_left() -> None:
    crowd = range(101, 500)
    bank = [row(f"c{place}", -100 * place, place % 9, party="") for place in crowd]
    platform = [row(f"d{place}", -100 * place, place % 9) for place in crowd]
    parts = [row(f"p{place}", part, 2 * place + 1) for place, part in enumerate(PARTS[:3])]
    group = group_with(match([*bank, row("b1", "-7037.01")], [*platform, *parts]), "b1", "p0", "p1", "p2")
    assert (group.state, group.found_by) == (MatchState.PROPOSED, MatchPass.SUMS)


def test_round_sums_of_many_candidates_are_not_believed() -> None:
    platform = [row(f"p{place}", -1000 * (place + 1), place % 5, party="") for place in range(12)]
    result = match([row("b1", -50000)], platform)
    assert all(group.state is not MatchState.AUTO for group in result.groups)


def test_what_was_not_searched_is_said() -> None:
    platform = [row(f"p{place}", f"-{1000 + place}.37", place % 5) for place in range(60)]
    result = match([row("b1", "-99999.99")], platform)
    assert any("nearest" in told for told in result.skipped)


def test_a_rejected_sum_is_not_proposed_again() -> None:
    bank, platform = [row("b1", "-3580.23")], [row("p0", "-1234.56", 1), row("p1", "-2345.67", 1)]
    assert match(bank, platform, rejected=[combination(["b1"], ["p0", "p1"])]).groups == ()


def test_a_month_that_comes_level_is_one_settlement() -> None:
    bank = [row("b1", "-7000.11", 0), row("b2", "-5000.22", 3)]
    platform = [row("p1", "-4000.33", 12), row("p2", "-8000.00", 14)]
    group = group_with(match(bank, platform), "b1", "b2", "p1", "p2")
    assert (group.state, group.found_by) == (MatchState.PROPOSED, MatchPass.SETTLEMENT)


def test_a_partial_arrival_under_one_number_is_named() -> None:
    bank = [row("b1", "-80000", text="RC2026091800")]
    group = group_with(match(bank, [row("p1", "-62000", reference="RC2026091800")]), "b1", "p1")
    assert [one.kind for one in group.differences] == [DifferenceKind.PARTIAL]


amounts_of_pool = st.lists(st.integers(1, 60), min_size=2, max_size=9)


@given(amounts_of_pool, st.integers(2, 200))
@settings(deadline=None)
def test_every_sum_that_is_found_is_right_and_none_of_up_to_three_is_missed(amounts: list[int], target: int) -> None:
    found = sums_to(amounts, target)
    assert all(sum(amounts[place] for place in places) == target for places in found)
    assert len(set(found)) == len(found)
    wanted = {
        places for size in (2, 3) for places in combinations(range(len(amounts)), size)
        if sum(amounts[place] for place in places) == target
    }  # fmt: skip
    if len(found) < 24:
        assert wanted <= set(found)


@pytest.mark.parametrize("shuffled", [[3, 0, 2, 1], [1, 3, 0, 2]])
def test_the_order_of_the_parts_changes_nothing(shuffled: list[int]) -> None:
    bank, platform = [row("b1", "-11604.90")], [row(f"p{one}", part, 1) for one, part in enumerate(PARTS)]
    assert match(bank, [platform[place] for place in shuffled]) == match(bank, platform)


def test_an_order_told_in_pieces_goes_before_a_stranger_of_the_same_round_amount() -> None:
    bank = [row("b1", "-10000", 0, party="北京快手广告有限公司")]
    pieces = [
        row(name, amount, 1, party="快手广告", reference="RC2026083361935")
        for name, amount in (("p1", "-2000"), ("p2", "-8000"))
    ]
    stranger = row("p3", "-10000", 1, party="深圳市腾讯计算机系统有限公司", reference="TX2026083361777")
    assert group_with(match(bank, [*pieces, stranger]), "b1", "p1", "p2").found_by is MatchPass.SUMS
