"""The life of an application, what it was refused for, and where one correction helps."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.accounts import Platform
from app.domain.applications import AFTERWARDS, NEXT, Afterwards, Application, ApplicationState, where_it_applies
from app.domain.openings import Review, ReviewState
from app.errors import IllegalMove

AT = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
S = ApplicationState
GOOD_WAY = (S.CHECKED, S.SUBMITTED, S.UNDER_REVIEW, S.APPROVED, S.ACTIVE)


def application(*states: ApplicationState, platform: Platform = Platform.KUAISHOU) -> Application:
    made = Application(platform=platform, industry="I02", papers=("Q001", "Q034"), fields=("F02",))
    for state in states:
        made.move_to(state, at=AT, actor="林悦")
    return made


def refusal(**reasons: str) -> Review:
    return Review(reference="r-1", state=ReviewState.CHANGES_REQUESTED, reasons=reasons)


def test_the_good_way_leads_from_draft_to_active() -> None:
    made = application(*GOOD_WAY)
    assert [step.state for step in made.steps] == list(GOOD_WAY)


def test_changes_are_asked_for_and_sent_again_as_often_as_it_takes() -> None:
    made = application(S.CHECKED, S.SUBMITTED, S.UNDER_REVIEW, *[S.CHANGES_REQUESTED, S.SUBMITTED, S.UNDER_REVIEW] * 3)
    made.move_to(S.APPROVED, at=AT, actor="kuaishou")


def test_a_rejection_can_be_appealed() -> None:
    application(S.CHECKED, S.SUBMITTED, S.REJECTED, S.APPEAL, S.UNDER_REVIEW, S.APPROVED)


def test_an_appeal_may_be_granted_at_once_and_the_old_refusal_does_not_end_it() -> None:
    made = application(S.CHECKED, S.SUBMITTED, S.REJECTED, S.APPEAL)
    assert not made.take(Review(reference="r-1", state=ReviewState.REFUSED), at=AT)
    assert len(made.steps) == 4
    assert made.take(Review(reference="r-1", account="a-1", state=ReviewState.APPROVED), at=AT)
    assert [step.state for step in made.steps[-2:]] == [S.APPEAL, S.APPROVED]


def test_changes_that_were_asked_for_before_the_appeal_are_no_answer_to_it() -> None:
    made = application(S.CHECKED, S.SUBMITTED)
    made.take(refusal(Q001="营业执照反光"), at=AT)
    made.correct("", at=AT)
    made.move_to(S.SUBMITTED, at=AT, actor="林悦")
    made.take(Review(reference="r-1", state=ReviewState.REFUSED, reasons={"": "资质不符"}), at=AT)
    appeal(made)
    for still in (refusal(Q001="营业执照反光"), refusal(), refusal(Q001="营业执照反光", Q034="资质不符")):
        assert not made.take(still, at=AT)
    assert made.state is S.APPEAL
    assert made.came_of(0) is None
    assert made.take(refusal(Q001="营业执照反光", Q034="许可证过期"), at=AT)
    assert (made.state, made.came_of(0)) == (S.CHANGES_REQUESTED, S.CHANGES_REQUESTED)
    assert [reason.text for reason in made.open_reasons] == ["营业执照反光", "许可证过期"]


def test_changes_that_nobody_had_asked_for_answer_the_appeal() -> None:
    made = refused()
    appeal(made)
    assert made.take(refusal(Q001="资质不符"), at=AT)
    assert made.state is S.CHANGES_REQUESTED


def test_once_a_new_look_has_begun_the_same_words_are_a_new_answer() -> None:
    made = application(S.CHECKED, S.SUBMITTED)
    made.take(refusal(Q001="营业执照反光"), at=AT)
    made.move_to(S.SUBMITTED, at=AT, actor="林悦")
    made.take(Review(reference="r-1", state=ReviewState.REFUSED, reasons={"": "资质不符"}), at=AT)
    appeal(made)
    assert made.take(Review(reference="r-1", state=ReviewState.IN_REVIEW), at=AT)
    assert made.take(refusal(Q001="营业执照反光"), at=AT)


def refused(*more: ApplicationState) -> Application:
    made = application(S.CHECKED, S.SUBMITTED)
    made.take(Review(reference="r-1", state=ReviewState.REFUSED, reasons={"": "资质不符"}), at=AT)
    for state in more:
        made.move_to(state, at=AT, actor="林悦")
    return made


def appeal(made: Application, text: str = "资质齐全，请复核", **papers: str) -> None:
    made.appeal(text, at=AT, by="林悦", papers={int(key[1:]): kind for key, kind in papers.items()})


def test_an_appeal_keeps_what_was_said_and_its_documents_count_as_travelled() -> None:
    made = refused()
    appeal(made, n4="Q034", n9="Q019")
    assert (made.state, made.steps[-1].actor) == (S.APPEAL, "林悦")
    assert (made.appeals[0].text, made.appeals[0].paper_ids) == ("资质齐全，请复核", (4, 9))
    assert made.paper_ids == (4, 9)
    assert made.papers == ("Q001", "Q019", "Q034")


@pytest.mark.parametrize("state", [one for one in S if one is not S.REJECTED])
def test_only_a_refusal_can_be_appealed(state: ApplicationState) -> None:
    made = Application(platform=Platform.BAIDU, industry="I02", state=state)
    with pytest.raises(IllegalMove):
        appeal(made)
    assert made.appeals == []


def test_an_appeal_answers_the_reasons_that_were_open_and_no_later_one() -> None:
    made = refused()
    assert [one.text for one in made.open_reasons] == ["资质不符"]
    appeal(made)
    assert not made.open_reasons
    assert not made.correct("", at=AT)
    made.refuse_appeal("仍不符合", at=AT)
    assert [one.text for one in made.open_reasons] == ["仍不符合"]
    assert [one.corrected_at for one in made.reasons] == [None, None]


def test_what_came_of_each_appeal_is_told_apart() -> None:
    made = refused()
    appeal(made)
    assert made.came_of(0) is None
    made.refuse_appeal("仍不符合", at=AT)
    appeal(made, "补充材料")
    assert [made.came_of(at) for at in (0, 1)] == [S.REJECTED, None]
    made.move_to(S.UNDER_REVIEW, at=AT, actor="kuaishou")
    made.move_to(S.APPROVED, at=AT, actor="kuaishou")
    assert [made.came_of(at) for at in (0, 1)] == [S.REJECTED, S.APPROVED]


def test_an_appeal_that_nobody_made_cannot_be_refused() -> None:
    with pytest.raises(IllegalMove):
        refused().refuse_appeal("仍不符合", at=AT)


def test_nothing_is_sent_that_was_not_checked() -> None:
    with pytest.raises(IllegalMove):
        application(S.SUBMITTED)


def test_every_state_has_its_row_and_only_closed_is_an_end() -> None:
    assert set(NEXT) == set(S) == set(AFTERWARDS)
    assert [state for state in S if not NEXT[state]] == [S.CLOSED]


def test_every_state_can_be_reached_from_the_draft() -> None:
    seen, edge = {S.DRAFT}, {S.DRAFT}
    while edge:
        edge = {after for state in edge for after in NEXT[state]} - seen
        seen |= edge
    assert seen == set(S)


def test_a_platforms_answer_moves_it_and_keeps_the_numbers() -> None:
    made = application(S.CHECKED, S.SUBMITTED)
    assert made.take(Review(reference="r-1", account="a-1", state=ReviewState.APPROVED), at=AT)
    assert (made.state, made.reference, made.account) == (S.APPROVED, "r-1", "a-1")
    assert made.steps[-1].actor == "kuaishou"


@pytest.mark.parametrize("late", [ReviewState.SUBMITTED, ReviewState.IN_REVIEW, ReviewState.UNKNOWN])
def test_an_answer_that_lags_behind_changes_nothing(late: ReviewState) -> None:
    made = application(S.CHECKED, S.SUBMITTED, S.UNDER_REVIEW, S.APPROVED)
    assert not made.take(Review(reference="r-1", state=late), at=AT)
    assert made.state is S.APPROVED


def test_reasons_stand_beside_the_document_that_caused_them() -> None:
    made = application(S.CHECKED, S.SUBMITTED)
    made.take(refusal(food_cert="许可证过期", strange="?"), at=AT, abouts={"food_cert": "Q034"})
    assert [(one.about, one.text, one.platform_name) for one in made.reasons] == [
        ("Q034", "许可证过期", ""),
        ("", "?", "strange"),
    ]


def test_the_same_answer_twice_adds_no_reason() -> None:
    made = application(S.CHECKED, S.SUBMITTED)
    assert made.take(refusal(food_cert="许可证过期"), at=AT)
    assert not made.take(refusal(food_cert="许可证过期"), at=AT)
    assert len(made.reasons) == 1


def test_a_correction_closes_its_reason_and_no_other() -> None:
    made = application(S.CHECKED, S.SUBMITTED)
    made.take(refusal(a="过期", b="不清晰"), at=AT, abouts={"a": "Q034", "b": "Q001"})
    assert made.correct("Q034", at=AT + timedelta(hours=1))
    assert not made.correct("Q034", at=AT + timedelta(hours=2))
    assert [one.about for one in made.open_reasons] == ["Q001"]
    assert len(made.reasons) == 2


def test_one_correction_is_offered_wherever_the_document_travels() -> None:
    sent_back = application(S.CHECKED, S.SUBMITTED, S.CHANGES_REQUESTED, platform=Platform.TENCENT_ADS)
    in_review = application(S.CHECKED, S.SUBMITTED, S.UNDER_REVIEW, platform=Platform.BAIDU)
    draft = application(platform=Platform.ZHIHU)
    active = application(*GOOD_WAY, platform=Platform.META)
    closed = application(S.CLOSED, platform=Platform.TIKTOK)
    found = where_it_applies("Q034", [in_review, active, closed, draft, sent_back])
    assert [(one.application.platform, one.afterwards) for one in found] == [
        (Platform.TENCENT_ADS, Afterwards.RESUBMIT),
        (Platform.ZHIHU, Afterwards.CHECK_AGAIN),
        (Platform.BAIDU, Afterwards.WAIT),
        (Platform.META, Afterwards.UPDATE),
    ]
    assert where_it_applies("Q999", [sent_back]) == ()


@given(st.lists(st.sampled_from(S), max_size=12))
def test_it_only_moves_along_its_table(wanted: list[ApplicationState]) -> None:
    made = application()
    for state in wanted:
        before = made.state
        try:
            made.move_to(state, at=AT, actor="林悦")
        except IllegalMove:
            assert state not in NEXT[before]
            assert made.state is before
        else:
            assert state in NEXT[before]
    path = [S.DRAFT, *(step.state for step in made.steps)]
    assert all(after in NEXT[state] for state, after in itertools.pairwise(path))


class Life(RuleBasedStateMachine):
    """People and platforms act on one application in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.made = application()

    @rule(state=st.sampled_from(S))
    def a_person_moves_it(self, state: ApplicationState) -> None:
        if state in NEXT[self.made.state]:
            self.made.move_to(state, at=AT, actor="林悦")

    @rule(state=st.sampled_from(ReviewState), name=st.sampled_from(["a", "b"]))
    def the_platform_answers(self, state: ReviewState, name: str) -> None:
        self.made.take(Review(reference="r", state=state, reasons={name: "不符"}), at=AT, abouts={"a": "Q001"})

    @rule(about=st.sampled_from(["Q001", ""]))
    def somebody_corrects(self, about: str) -> None:
        self.made.correct(about, at=AT)
        assert all(one.about != about for one in self.made.open_reasons)

    @invariant()
    def its_path_is_on_the_table(self) -> None:
        path = [S.DRAFT, *(step.state for step in self.made.steps)]
        assert path[-1] is self.made.state
        assert all(after in NEXT[state] for state, after in itertools.pairwise(path))

    @invariant()
    def reasons_come_only_with_a_refusal(self) -> None:
        refused = sum(step.state in (S.CHANGES_REQUESTED, S.REJECTED) for step in self.made.steps)
        assert len(self.made.reasons) <= refused


TestLife = Life.TestCase
