"""What confirmed matches teach, and how matching goes by it."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import FindingKind, LeftClass
from app.domain.lessons import Answers, DelayLesson, FeeLesson, Lesson, NameLesson, Taught
from app.domain.matches import DifferenceKind, MatchPass, MatchRow, MatchState, Proposal
from app.matching.days import weekdays
from app.matching.knowledge import FeeModel, Knowledge
from app.matching.lessons import knowledge_of, learn
from app.matching.match import match
from app.matching.near_amount import difference_of
from tests.matching.rows import group_with, row

AGENCY = "杭州聚量网络科技有限公司"
ENGINE = "北京巨量引擎网络技术有限公司"
TENCENT = "深圳市腾讯计算机系统有限公司"

Pair = tuple[MatchRow, MatchRow]


def paid(at: int, amount: int, landed: str = "", *, party: str = AGENCY, to: str = ENGINE, late: int = 1) -> Pair:
    return (
        row(f"b{at}", -amount, 7 * at, party=party),
        row(f"p{at}", f"-{landed or amount}", 7 * at + late, party=to),
    )


def taught(pairs: Sequence[Pair]) -> list[Lesson]:
    confirmed = [
        Proposal(
            left=(left.id,), right=(right.id,), found_by=MatchPass.BY_HAND, score=Decimal(1), state=MatchState.CONFIRMED,
            differences=difference_of(DifferenceKind.FEE, left.amount.micros, right.amount.micros, "CNY"),
        )
        for left, right in pairs
    ]  # fmt: skip
    lefts, rights = {left.id: left for left, _ in pairs}, {right.id: right for _, right in pairs}
    return learn(confirmed, lefts, rights, weekdays)


def only(lessons: Sequence[Lesson], kind: type[Taught]) -> list[Lesson]:
    return [one for one in lessons if isinstance(one.taught, kind)]


def test_a_name_that_was_confirmed_three_times_beside_one_other_counts_as_it() -> None:
    assert only(taught([paid(at, 10_000 + at) for at in range(2)]), NameLesson) == []
    (lesson,) = only(taught([paid(at, 10_000 + at) for at in range(3)]), NameLesson)
    assert lesson == Lesson(taught=NameLesson(written=AGENCY, counts_as=ENGINE), confirmed=3)


def test_one_match_with_another_party_unmakes_the_name() -> None:
    pairs = [*(paid(at, 10_000 + at) for at in range(5)), paid(5, 777, to=TENCENT)]
    assert only(taught(pairs), NameLesson) == []


def test_a_payment_service_is_nobodys_name() -> None:
    assert (
        only(taught([paid(at, 10_000 + at, party="支付宝(中国)网络技术有限公司") for at in range(4)]), NameLesson) == []
    )


def test_a_name_that_is_understood_anyway_teaches_nothing() -> None:
    assert only(taught([paid(at, 10_000 + at, party="巨量引擎网络技术") for at in range(4)]), NameLesson) == []


def test_a_fee_is_learned_when_three_payments_show_the_same_round_rate_to_the_cent() -> None:
    fees = only(taught([paid(at, 10_000 * at, f"{9_850 * at}") for at in range(1, 4)]), FeeLesson)
    assert fees == [Lesson(taught=FeeLesson(party=AGENCY, rate=Decimal("0.015")), confirmed=3)]
    crooked = [paid(at, 10_000 * at, f"{9_850 * at + 37.13}") for at in range(1, 4)]
    assert only(taught(crooked), FeeLesson) == []


def test_delays_are_counted_in_working_days_and_only_of_many_payments() -> None:
    pairs = [paid(at, 10_000 + at, late=4 if at == 9 else 1) for at in range(10)]
    assert only(taught(pairs[:4]), DelayLesson) == []
    (lesson,) = only(taught(pairs), DelayLesson)
    assert lesson.taught == DelayLesson(party=ENGINE, median=1, most=1)
    over_the_weekend = [paid(at, 10_000 + at, late=7) for at in range(5)]
    assert only(taught(over_the_weekend), DelayLesson)[0].taught == DelayLesson(party=ENGINE, median=5, most=5)


@given(st.permutations([paid(at, 10_000 * at, f"{9_850 * at}") for at in range(1, 7)]))
def test_the_order_in_which_matches_were_confirmed_does_not_matter(pairs: list[Pair]) -> None:
    assert taught(pairs) == taught(sorted(pairs, key=lambda pair: pair[0].id))


def test_a_group_whose_row_is_gone_teaches_nothing() -> None:
    gone = Proposal(left=("b",), right=("p",), found_by=MatchPass.BY_HAND, score=Decimal(1), state=MatchState.CONFIRMED)
    assert learn([gone] * 5, {}, {}, weekdays) == []


LESSONS = (
    NameLesson(written=AGENCY, counts_as=ENGINE),
    FeeLesson(party=AGENCY, rate=Decimal("0.015")),
    DelayLesson(party=ENGINE, median=0, most=1),
)


def test_a_rule_that_is_not_used_does_not_reach_matching() -> None:
    lessons = Answers(unused=frozenset(one.mark for one in LESSONS)).over(
        [Lesson(taught=one, confirmed=3) for one in LESSONS]
    )
    assert knowledge_of(lessons) == Knowledge()
    assert [one.is_used for one in lessons] == [False, False, False]


def test_what_a_person_wrote_stands_in_the_place_of_what_was_learned() -> None:
    said = NameLesson(written=AGENCY, counts_as=TENCENT)
    first, *rest = Answers(said=(said,)).over([Lesson(taught=one, confirmed=3) for one in LESSONS])
    assert (first.taught, first.is_said, len(rest)) == (said, True, 2)


def test_a_learned_name_is_read_as_the_other_ones() -> None:
    left = [row("b1", -10_000, party=AGENCY), row("b2", -10_000, party="云南某某商贸有限公司")]
    right = [row("p1", -10_000, 1), row("p2", -10_000, 1, party=TENCENT)]
    assert not any(group.state is MatchState.AUTO for group in match(left, right).groups)
    result = match(left, right, knowledge=knowledge_of([Lesson(taught=LESSONS[0], confirmed=3)]))
    assert group_with(result, "b1", "p1").score > Decimal("0.5")


@pytest.mark.parametrize("is_learned", [True, False])
def test_a_fee_that_is_known_of_the_payer_is_found_though_the_payer_pays_for_others(*, is_learned: bool) -> None:
    left = [
        row("b1", "-41237.56", party=AGENCY),
        *(row(f"x{at}", f"-{3217 + 100 * at}.47", party=AGENCY) for at in range(4)),
    ]
    right = [
        row("p1", "-40619", 1),
        *(row(f"y{at}", f"-{3217 + 100 * at}.47", party=(ENGINE, TENCENT)[at % 2]) for at in range(4)),
    ]
    fee = FeeModel(rate=Decimal("0.015"), party=AGENCY, is_learned=is_learned)
    group = group_with(match(left, right, knowledge=Knowledge(fees=(fee,))), "b1", "p1")
    assert [one.kind for one in group.differences] == [DifferenceKind.FEE]


def test_a_learned_fee_is_still_a_question_where_a_contract_says_otherwise() -> None:
    left, right = [row("b1", "-41237.56", party=AGENCY)], [row("p1", "-40619", 1, party=AGENCY)]
    learned = FeeModel(rate=Decimal("0.015"), party=AGENCY, is_learned=True)
    agreed = FeeModel(rate=Decimal("0.01"), party=AGENCY)
    for fees, asked in (((learned,), []), ((learned, agreed), [FindingKind.UNKNOWN_FEE])):
        result = match(left, right, knowledge=Knowledge(fees=fees))
        assert [one.kind for one in result.findings] == asked


def test_a_payment_is_missed_as_soon_as_its_party_is_usually_there() -> None:
    late = row("b1", -12_345, 2)
    right = [row("p0", -1, 5, party=TENCENT)]
    assert late.day + timedelta(days=3) == right[0].day
    lesson = Lesson(taught=LESSONS[2], confirmed=9)
    # The party's own rows are there, so that its name is known.
    right.append(row("p1", -99, 5))
    classes = [
        next(one.left_class for one in match([late], right, knowledge=known).left_over if one.key == "L:b1")
        for known in (Knowledge(), knowledge_of([lesson]))
    ]
    assert classes == [LeftClass.IN_TRANSIT, LeftClass.MISSING_RECORD]
