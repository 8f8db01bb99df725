"""Passes 1 to 3 and the traps that other programs fell into."""

from dataclasses import replace

import pytest

from app.domain.matches import MatchPass, MatchState, ReasonCode, combination
from app.matching.match import match
from app.matching.settings import DEFAULT
from tests.matching.rows import group_with, proved, row


def test_a_number_in_the_text_finds_its_order_under_a_strange_name() -> None:
    bank = row("b1", -10000, party="某某代付", text="付款 RC-2026-09180 谢谢")
    result = match([bank], [row("p1", -10000, 12, reference="rc202609180"), row("p2", -10000)])
    group = group_with(result, "b1", "p1")
    assert (group.state, group.found_by) == (MatchState.AUTO, MatchPass.REFERENCE)
    assert ("same_reference", "RC202609180") in {(reason.code.value, reason.fact) for reason in group.reasons}


def test_a_numbered_record_that_falls_short_is_shown_with_the_one_that_makes_up_for_it() -> None:
    number = "RC20260918001"
    platform = [row("p1", "-7000", 1, reference=number), row("p2", "-3000", 1), row("p3", "-3000", 9)]
    (group,) = match([row("b1", "-10000", text=f"充值 {number}")], platform).groups
    assert (group.right, group.state, group.differences) == (("p1", "p2"), MatchState.PROPOSED, ())


def test_a_short_number_used_again_does_not_reach_last_year() -> None:
    assert match([row("b1", -10000, 365, reference="4711")], [row("p1", -10000, reference="4711")]).groups == ()


def test_a_number_on_every_row_is_a_customer_not_a_reference() -> None:
    bank = [row(f"b{day}", -10000 - day, day * 9, reference="88001234567") for day in range(13)]
    platform = [row(f"p{day}", -20000 - day, day * 9, reference="88001234567") for day in range(13)]
    assert match(bank, platform).groups == ()


def test_the_amount_in_the_text_is_no_reference() -> None:
    bank, platform = row("b1", -12345678, text="充值12345678元"), row("p1", -12345678, 20, text="到账12345678.00")
    assert match([bank], [platform]).groups == ()


def test_a_day_in_the_text_is_no_reference() -> None:
    assert match([row("b1", -9, text="20260302")], [row("p1", -9, 20, text="20260302")]).groups == ()


def test_counters_that_meet_by_chance_bring_nothing_together() -> None:
    bank = [row(f"b{one}", -1000 - one, reference=f"10000{one}") for one in range(5)]
    platform = [row(f"p{one}", -1500 - 7 * one, reference=f"10000{one}") for one in range(5)]
    assert match(bank, platform).groups == ()


def test_numbers_of_one_family_that_differ_stop_an_equal_amount() -> None:
    bank, platform = row("b1", "-4321.09", reference="RC20261"), row("p1", "-4321.09", reference="RC20262")
    assert match([bank], [platform]).groups == ()


def test_a_stronger_pass_goes_over_all_rows_before_a_weaker_one_begins() -> None:
    bank = [row("b1", -10000), row("b2", -10000, text="RC20260918")]
    platform = [row("p1", -10000, reference="RC20260918"), row("p2", -10000, 5)]
    result = match(bank, platform)
    assert group_with(result, "b2", "p1").found_by is MatchPass.REFERENCE
    assert group_with(result, "b1", "p2").found_by is MatchPass.UNIQUE_AMOUNT


def test_an_amount_full_of_figures_is_proved_under_a_strange_name() -> None:
    group = group_with(match([row("b1", "-12345.67", party="张三")], [row("p1", "-12345.67", 2)]), "b1", "p1")
    assert (group.state, group.found_by) == (MatchState.AUTO, MatchPass.UNIQUE_AMOUNT)


@pytest.mark.parametrize("party", ["张三", ""])
def test_a_round_amount_under_a_strange_name_or_none_is_for_a_person(party: str) -> None:
    group = group_with(match([row("b1", -10000, party=party)], [row("p1", -10000, 1)]), "b1", "p1")
    assert group.state is MatchState.PROPOSED


@pytest.mark.parametrize(("day", "is_found"), [(-3, False), (-2, True), (7, True), (8, False)])
def test_the_window_has_edges(day: int, is_found: bool) -> None:  # noqa: FBT001
    assert bool(match([row("b1", "-4321.09")], [row("p1", "-4321.09", day)]).groups) == is_found


def test_the_window_is_a_setting() -> None:
    wide = replace(DEFAULT, late_days=30)
    assert match([row("b1", "-4321.09")], [row("p1", "-4321.09", 30)], settings=wide).groups


def test_a_chain_of_equal_weekly_payments_is_not_taken_by_the_nearest() -> None:
    bank = [row(f"b{week}", -10000, 7 * week) for week in range(6)]
    platform = [row(f"p{week}", -10000, 7 * week + 5) for week in range(6)]
    result = match(bank, platform)
    pairs = {(group.left, group.right) for group in result.groups}
    assert pairs == {((f"b{week}",), (f"p{week}",)) for week in range(6)}
    assert {group.found_by for group in result.groups} == {MatchPass.ASSIGNMENT}


def test_a_missing_record_and_a_missing_payment_do_not_push_true_partners_apart() -> None:
    result = match([row("b1", -10000), row("b2", -10000, 7)], [row("p1", -10000, 7), row("p2", -10000, 14)])
    (group,) = result.groups
    assert (group.left, group.right, group.state) == (("b2",), ("p1",), MatchState.PROPOSED)


def test_of_a_payment_made_twice_the_first_is_answered() -> None:
    bank = [row("b1", "-4321.09", text="充值"), row("b2", "-4321.09", 1, text="充值")]
    (group,) = match(bank, [row("p1", "-4321.09", 1)]).groups
    assert (group.left, group.state, group.rivals) == (("b1",), MatchState.PROPOSED, ("L:b2",))


def test_equal_payments_to_two_parties_go_by_name() -> None:
    tencent = "深圳市腾讯计算机系统有限公司"
    bank = [row("b1", -10000), row("b2", -10000, party=tencent)]
    platform = [row("p1", -10000, 1, party="腾讯计算机系统"), row("p2", -10000, 1, party="巨量引擎")]
    result = match(bank, platform)
    assert group_with(result, "b1", "p2").state is MatchState.AUTO
    assert group_with(result, "b2", "p1").state is MatchState.AUTO


def test_two_equal_payments_of_one_day_are_shown_as_one_group() -> None:
    result = match([row("b1", -10000), row("b2", -10000)], [row("p1", -10000, 1), row("p2", -10000, 1)])
    group = group_with(result, "b1", "b2", "p1", "p2")
    assert (group.state, group.found_by) == (MatchState.AMBIGUOUS, MatchPass.ASSIGNMENT)
    assert ReasonCode.RIVALS in {reason.code for reason in group.reasons}


def test_a_doubt_in_one_corner_does_not_spread_over_the_year() -> None:
    bank = [row("b1", -10000), row("b2", -10000), row("b3", -10000, 40)]
    platform = [row("p1", -10000, 1), row("p2", -10000, 1), row("p3", -10000, 41)]
    result = match(bank, platform)
    assert group_with(result, "b1", "b2", "p1", "p2").state is MatchState.AMBIGUOUS
    assert group_with(result, "b3", "p3").state is MatchState.AUTO


def test_after_a_rejection_the_next_best_reading_is_offered() -> None:
    bank, platform = [row("b1", -10000)], [row("p1", -10000), row("p2", -10000, 5)]
    assert group_with(match(bank, platform), "b1", "p1").state is MatchState.PROPOSED
    assert group_with(match(bank, platform, rejected=[combination(["b1"], ["p1"])]), "b1", "p2")


def test_a_frozen_row_is_no_rival() -> None:
    result = match([row("b1", -10000)], [row("p1", -10000), row("p2", -10000)], frozen={"R:p2"})
    assert group_with(result, "b1", "p1").state is MatchState.AUTO
    assert result.unmatched_right == ()


def test_a_smaller_amount_is_not_a_part_because_it_fits_inside() -> None:
    assert match([row("b1", -10000)], [row("p1", -9999)]).groups == ()


def test_tenths_add_up_without_a_float() -> None:
    platform = [row("p1", "-0.1", reference="RC20260918"), row("p2", "-0.2", reference="RC20260918")]
    result = match([row("b1", "-0.3", reference="RC20260918")], platform)
    assert group_with(result, "b1", "p1", "p2").differences == ()


def test_opposite_signs_do_not_pay_each_other() -> None:
    assert match([row("b1", "-4321.09")], [row("p1", "4321.09")]).groups == ()


def test_a_block_that_is_too_large_is_named_not_searched() -> None:
    bank = [row(f"b{one}", -10000) for one in range(5)]
    platform = [row(f"p{one}", -10000) for one in range(5)]
    result = match(bank, platform, settings=replace(DEFAULT, pairs_per_block=24))
    assert proved(result) == []
    assert result.skipped == ("-10000 CNY: 25 pairs of equal amount",)
