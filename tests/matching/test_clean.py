"""Pass 0: what cancels inside one side, and what only looks so."""

from app.domain.matches import MatchPass, MatchState
from app.matching.match import match
from tests.matching.rows import group_with, row


def test_a_payment_sent_back_by_the_bank_cancels() -> None:
    result = match([row("b1", -5000), row("b2", 5000, 1, text="退汇 账号有误")], [])
    group = group_with(result, "b1", "b2")
    assert (group.found_by, group.state, group.right) == (MatchPass.CLEAN, MatchState.AUTO, ())


def test_a_payment_sent_back_and_made_again_keeps_its_last_part_for_the_platform() -> None:
    bank = [row("b1", -5000), row("b2", 5000, 1, text="退汇"), row("b3", -5000, 2)]
    result = match(bank, [row("p1", -5000, 3)])
    assert group_with(result, "b1", "b2").state is MatchState.AUTO
    assert group_with(result, "b3", "p1").state is MatchState.AUTO


def test_a_refund_of_the_same_order_cancels_when_the_other_side_knows_nothing_of_it() -> None:
    result = match([], [row("p1", -5000, reference="RC88001234"), row("p2", 5000, 6, reference="RC88001234")])
    assert group_with(result, "p1", "p2").state is MatchState.AUTO


def test_a_refund_in_transit_waits_for_the_bank() -> None:
    platform = [row("p1", -5000, reference="RC88001234"), row("p2", 5000, 6, reference="RC88001234")]
    result = match([row("b1", -5000)], platform)
    assert group_with(result, "b1", "p1").state is MatchState.AUTO
    assert result.unmatched_right == ("p2",)


def test_both_sides_of_a_recharge_and_its_refund_find_each_other() -> None:
    bank = [row("b1", -5000), row("b2", 5000, 5, text="退回")]
    result = match(bank, [row("p1", -5000, 1), row("p2", 5000, 4)])
    assert {group.found_by for group in result.groups} == {MatchPass.UNIQUE_AMOUNT}


def test_only_the_party_in_common_is_proposed_not_proved() -> None:
    assert group_with(match([row("b1", -5000), row("b2", 5000, 3)], []), "b1", "b2").state is MatchState.PROPOSED


def test_two_payments_that_one_reversal_could_undo_stay_open() -> None:
    bank = [row("b1", -5000), row("b2", -5000), row("b3", 5000, 1, text="冲正")]
    assert match(bank, []).groups == ()


def test_a_reversal_does_not_undo_what_came_after_it() -> None:
    assert match([row("b1", 5000, 0, text="冲正", party=""), row("b2", -5000, 2)], []).groups == ()


def test_opposite_rows_further_apart_than_twenty_days_stay_open() -> None:
    assert match([row("b1", -5000), row("b2", 5000, 21, text="退汇")], []).groups == ()


def test_opposite_rows_of_strangers_stay_open() -> None:
    assert match([row("b1", -5000), row("b2", 5000, party="深圳市腾讯计算机系统有限公司")], []).groups == ()


def test_a_move_between_two_own_accounts_is_proposed_by_its_words() -> None:
    bank = [
        row("b1", -5000, party="", text="内部转账转出", source="icbc"),
        row("b2", 5000, party="", text="内部转账转入", source="cmb"),
    ]
    assert group_with(match(bank, []), "b1", "b2").state is MatchState.PROPOSED
