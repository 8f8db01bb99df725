"""The fifteen worked cases of three-way reconciliation, as far as bank and platform rows alone can tell them."""

from decimal import Decimal

import pytest

from app.domain.findings import FindingKind
from app.domain.matches import DifferenceKind, MatchPass, MatchRow, MatchState, ReasonCode
from app.matching.match import match
from tests.matching.rows import group_with, proved, row

ORDER = "RC20260918001"


def paid(amount: str, name: str = "b1", day: int = 0, **rest: str) -> MatchRow:
    """A bank row that names the order in its text."""
    return row(name, amount, day, **{"text": f"广告充值{ORDER}", **rest})


def credited(amount: str, name: str = "p1", day: int = 0, **rest: str) -> MatchRow:
    """A platform row of the order."""
    return row(name, amount, day, **{"reference": ORDER, **rest})


def bare(amount: str, name: str, day: int = 0, **rest: str) -> MatchRow:
    """A row without any number."""
    return row(name, amount, day, **rest)


def test_1_a_clean_recharge_is_proved_with_and_without_a_number() -> None:
    by_number = group_with(match([paid("-100000.00")], [credited("-100000.00", day=1)]), "b1", "p1")
    assert (by_number.state, by_number.found_by) == (MatchState.AUTO, MatchPass.REFERENCE)
    by_amount = group_with(match([bare("-100000.00", "b1")], [bare("-100000.00", "p1", 1)]), "b1", "p1")
    assert (by_amount.state, by_amount.found_by) == (MatchState.AUTO, MatchPass.UNIQUE_AMOUNT)


def test_2_a_rebate_in_the_same_row_is_proposed_with_the_difference() -> None:
    group = group_with(match([paid("-100000")], [credited("-106000")]), "b1", "p1")
    assert group.state is MatchState.PROPOSED
    assert [(one.kind, one.amount.amount) for one in group.differences] == [(DifferenceKind.UNEXPLAINED, Decimal(6000))]
    assert ReasonCode.AMOUNT_DIFFERS in {reason.code for reason in group.reasons}


def test_2_and_13_a_grant_in_a_row_of_its_own_does_not_disturb_the_cash() -> None:
    result = match([bare("-100000", "b1")], [bare("-100000", "p1"), bare("-6000", "grant")])
    assert group_with(result, "b1", "p1").state is MatchState.AUTO
    assert result.unmatched_right == ("grant",)


def test_3_a_fee_kept_back_is_proposed_never_proved() -> None:
    group = group_with(match([paid("-100000")], [credited("-98500")]), "b1", "p1")
    assert group.state is MatchState.PROPOSED
    assert [one.amount.amount for one in group.differences] == [Decimal(-1500)]


def test_4_a_split_posting_of_one_order_is_one_group() -> None:
    result = match([paid("-100000")], [credited("-60000", "p1"), credited("-40000", "p2", 1)])
    group = group_with(result, "b1", "p1", "p2")
    assert (group.state, group.differences) == (MatchState.AUTO, ())


def test_5_a_merged_payment_of_one_order_is_one_group() -> None:
    result = match([paid("-150000")], [credited("-100000", "p1", source="A"), credited("-50000", "p2", source="B")])
    assert group_with(result, "b1", "p1", "p2").state is MatchState.AUTO


def test_6_in_transit_over_the_holiday_is_proved_by_its_number_only() -> None:
    assert group_with(match([paid("-100000")], [credited("-100000", day=8)]), "b1", "p1").state is MatchState.AUTO
    assert match([bare("-100000", "b1")], [bare("-100000", "p1", 8)]).groups == ()


@pytest.mark.parametrize("day", [0, 1, 4])
@pytest.mark.parametrize("party", ["北京巨量引擎网络技术有限公司", "深圳市腾讯计算机系统有限公司", ""])
def test_7_two_records_of_one_payment_are_never_proved(day: int, party: str) -> None:
    records = [bare("-500000", "x"), bare("-500000", "y", day, party=party)]
    result = match([bare("-500000", "b1")], records)
    assert proved(result) == []
    (group,) = result.groups
    assert group.state is MatchState.AMBIGUOUS or group.rivals == ("R:y",)


def test_7_two_records_with_the_number_of_one_payment_are_never_proved() -> None:
    result = match([paid("-500000")], [credited("-500000", "x"), credited("-500000", "y", 3)])
    assert proved(result) == []
    assert group_with(result, "b1", "x").rivals == ("R:y",)


def test_8_a_payment_made_twice_is_offered_once_and_the_second_is_asked_back() -> None:
    result = match([bare("-200000", "b1"), bare("-200000", "b2")], [bare("-200000", "p1")])
    group = group_with(result, "b1", "p1")
    assert (group.state, group.rivals, result.unmatched_left) == (MatchState.PROPOSED, ("L:b2",), ("b2",))
    (finding,) = result.findings
    assert (finding.kind, finding.left, finding.right) == (FindingKind.DUPLICATE_PAYMENT, ("b1", "b2"), ("p1",))


def test_9_a_partial_transfer_is_proposed_with_what_is_open() -> None:
    group = group_with(match([paid("-80000")], [credited("-62000")]), "b1", "p1")
    assert group.state is MatchState.PROPOSED
    assert [one.amount.amount for one in group.differences] == [Decimal(-18000)]


def test_10_a_refund_is_matched_and_not_cancelled_against_its_recharge() -> None:
    result = match([bare("-30000", "b1"), bare("30000", "b2", 10)], [bare("-30000", "p1", 1), bare("30000", "p2", 9)])
    assert group_with(result, "b1", "p1").state is MatchState.AUTO
    assert group_with(result, "b2", "p2").state is MatchState.AUTO


def test_11_currencies_never_meet() -> None:
    dollars = row("p1", "-7250.00", reference=ORDER, currency="USD")
    assert match([paid("-7250.00")], [dollars]).groups == ()


def test_12_gross_amounts_meet_whatever_the_tax_inside() -> None:
    result = match([bare("-106000", "b1")], [bare("-106000", "p1"), bare("-100000", "p2")])
    assert group_with(result, "b1", "p1").state is MatchState.AUTO


def test_14_a_transfer_between_own_accounts_cancels_on_its_own_side() -> None:
    out, into = (
        credited("-20000", "x", source="X", party=""),
        credited("20000", "y", source="Y", party=""),
    )
    group = group_with(match([], [out, into]), "x", "y")
    assert (group.state, group.found_by, group.left) == (MatchState.AUTO, MatchPass.CLEAN, ())


def test_15_a_day_cut_in_another_zone_is_no_obstacle() -> None:
    group = group_with(match([bare("-4321.09", "b1", 1)], [bare("-4321.09", "p1", 0)]), "b1", "p1")
    assert group.state is MatchState.AUTO


def test_3_a_fee_without_a_number_is_proposed_by_its_size() -> None:
    group = group_with(match([bare("-100000", "b1")], [bare("-98500", "p1", 1)]), "b1", "p1")
    assert (group.state, group.found_by) == (MatchState.PROPOSED, MatchPass.NEAR_AMOUNT)
    assert [(one.kind, one.amount.amount) for one in group.differences] == [(DifferenceKind.FEE, Decimal(-1500))]


def test_4_a_split_posting_without_a_number_adds_up() -> None:
    result = match([bare("-100000.17", "b1")], [bare("-60000.09", "p1", 1), bare("-40000.08", "p2", 1)])
    group = group_with(result, "b1", "p1", "p2")
    assert (group.state, group.found_by, group.differences) == (MatchState.AUTO, MatchPass.SUMS, ())


def test_4_and_5_round_parts_are_proposed_only_since_round_sums_meet_by_chance() -> None:
    result = match([bare("-100000", "b1")], [bare("-60000", "p1", 1), bare("-40000", "p2", 1)])
    assert group_with(result, "b1", "p1", "p2").state is MatchState.PROPOSED


def test_9_a_part_without_a_number_stays_open() -> None:
    assert match([bare("-80000", "b1")], [bare("-62000", "p1")]).groups == ()
