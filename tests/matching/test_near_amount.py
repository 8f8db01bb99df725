"""Pass 4: differences with a name, and what only looks like one."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.findings import FindingKind
from app.domain.matches import DifferenceKind, MatchPass, MatchState
from app.domain.money import Money
from app.matching.knowledge import FeeModel, Knowledge, Rate
from app.matching.match import match
from tests.matching.rows import FIRST_DAY, group_with, row

PER_MILLE_6 = Knowledge(fees=(FeeModel(rate=Decimal("0.006"), name="contract"),))


def test_a_fee_of_the_contract_is_proved_without_a_number() -> None:
    result = match([row("b1", "-12345.67")], [row("p1", "-12271.60", 1)], knowledge=PER_MILLE_6)
    group = group_with(result, "b1", "p1")
    assert (group.state, group.found_by) == (MatchState.AUTO, MatchPass.NEAR_AMOUNT)
    assert [(one.kind, one.amount.amount) for one in group.differences] == [(DifferenceKind.FEE, Decimal("-74.07"))]
    assert result.findings == ()


def test_a_fee_that_repeats_is_named_and_proposed_until_somebody_agrees_to_it() -> None:
    paid = [Decimal(f"{10_000 + 1_234 * place}.{place}7") for place in range(6)]
    bank = [row(f"b{place}", -one, 20 * place) for place, one in enumerate(paid)]
    landed = [(one * Decimal("0.985")).quantize(Decimal("0.01")) for one in paid]
    platform = [row(f"p{place}", -one, 20 * place + 1) for place, one in enumerate(landed)]
    result = match(bank, platform)
    assert {group.state for group in result.groups} == {MatchState.PROPOSED}
    assert {one.kind for group in result.groups for one in group.differences} == {DifferenceKind.FEE}
    assert {(one.kind, one.is_certain) for one in result.findings} == {(FindingKind.UNKNOWN_FEE, False)}
    agreed = match(bank, platform, knowledge=Knowledge(fees=(FeeModel(rate=Decimal("0.015"), name="contract"),)))
    assert {group.state for group in agreed.groups} == {MatchState.AUTO}
    assert agreed.findings == ()


def test_a_fee_seen_once_is_proposed_and_asked_after() -> None:
    result = match([row("b1", "-12345.67")], [row("p1", "-12160.48", 1)])
    assert group_with(result, "b1", "p1").state is MatchState.PROPOSED
    (finding,) = result.findings
    assert (finding.kind, finding.is_certain, finding.reason.split()[0]) == (FindingKind.UNKNOWN_FEE, False, "1.5%")


def test_a_cent_of_rounding_is_named() -> None:
    group = group_with(match([row("b1", "-12345.67")], [row("p1", "-12345.68", 1)]), "b1", "p1")
    assert (group.state, group.differences[0].kind) == (MatchState.AUTO, DifferenceKind.ROUNDING)


@pytest.mark.parametrize("percent", [6, 3, 1])
def test_a_record_without_the_tax_is_proposed(percent: int) -> None:
    net = (Decimal("-123456.78") * 100 / (100 + percent)).quantize(Decimal("0.01"))
    group = group_with(match([row("b1", "-123456.78")], [row("p1", net, 1)]), "b1", "p1")
    assert (group.state, group.differences[0].kind) == (MatchState.PROPOSED, DifferenceKind.TAX)


def test_two_digits_swapped_are_seen_and_left_to_a_person() -> None:
    group = group_with(match([row("b1", "-12345.67")], [row("p1", "-13245.67", 1)]), "b1", "p1")
    assert (group.state, group.differences[0].kind) == (MatchState.PROPOSED, DifferenceKind.SWAPPED)


def test_swapped_digits_of_another_party_are_nothing() -> None:
    assert match([row("b1", -12300)], [row("p1", -13200, 1, party="深圳市腾讯计算机系统有限公司")]).groups == ()


def rate_on(day: int) -> Knowledge:
    when = FIRST_DAY + timedelta(days=day)
    return Knowledge(rates=(Rate(day=when, base="USD", quote="CNY", rate=Decimal("7.25"), source="PBOC"),))


@pytest.mark.parametrize("day", [0, 3])
def test_11_dollars_meet_yuan_at_a_dated_rate_with_its_source(day: int) -> None:
    dollars = row("p1", "-995.00", 1, currency="USD")
    group = group_with(match([row("b1", "-7250.00")], [dollars], knowledge=rate_on(day)), "b1", "p1")
    assert group.state is MatchState.AUTO
    assert [(one.kind, one.amount) for one in group.differences] == [
        (DifferenceKind.FX, Money(Decimal("-36.25"), "CNY"))
    ]
    assert any("PBOC" in reason.fact for reason in group.reasons)


def test_11_a_rate_of_another_week_says_nothing() -> None:
    assert match([row("b1", "-7250.00")], [row("p1", "-995.00", 1, currency="USD")], knowledge=rate_on(9)).groups == ()


def test_a_rate_that_many_rows_agree_on_proposes_and_proves_nothing_alone() -> None:
    dollars = [Decimal(one) for one in (812, 1733, 2911, 4507, 6421, 9133)]
    bank = [row(f"b{place}", -one * Decimal("7.12"), 15 * place) for place, one in enumerate(dollars)]
    platform = [row(f"p{place}", -one, 15 * place + 1, currency="USD") for place, one in enumerate(dollars)]
    result = match(bank, platform)
    assert {group.state for group in result.groups} == {MatchState.PROPOSED}
    assert len(result.groups) == len(dollars)


def test_an_alias_that_a_person_taught_is_the_party() -> None:
    bank, platform = [row("b1", -10000, party="JL*ADS 8821")], [row("p1", -10000, 1)]
    taught = Knowledge(aliases={"JL*ADS 8821": "北京巨量引擎网络技术有限公司"})
    assert group_with(match(bank, platform), "b1", "p1").state is MatchState.PROPOSED
    assert group_with(match(bank, platform, knowledge=taught), "b1", "p1").state is MatchState.AUTO
