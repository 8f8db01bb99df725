"""Where the time of an opening goes, and when to warn."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Platform
from app.domain.applications import NEXT, Application, ApplicationState
from app.domain.stage_clock import (
    Light,
    StageTime,
    TimeStage,
    averages,
    first_pass,
    intervals,
    light_of,
    opening_time,
    review_limit,
    stage_times,
    warnings,
)

S = ApplicationState
BEGUN = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def application(*steps: tuple[ApplicationState, int]) -> Application:
    """With a step to each state, so many hours after the beginning."""
    made = Application(platform=Platform.TENCENT_ADS, industry="I02")
    for state, hours in steps:
        made.move_to(state, at=BEGUN + hours * HOUR, actor="林悦")
    return made


SENT_BACK_ONCE = (
    *((S.CHECKED, 5), (S.SUBMITTED, 8), (S.UNDER_REVIEW, 10), (S.CHANGES_REQUESTED, 20)),
    *((S.SUBMITTED, 50), (S.UNDER_REVIEW, 51), (S.APPROVED, 60), (S.ACTIVE, 61)),
)


def times(made: Application, now_h: int, *, is_special: bool = False) -> dict[TimeStage, StageTime]:
    found = stage_times(made, created_at=BEGUN, now=BEGUN + now_h * HOUR, is_special=is_special)
    return {one.stage: one for one in found}


def test_each_stage_has_its_own_hours_and_the_customers_stand_apart() -> None:
    spent = {stage: one.spent // HOUR for stage, one in times(application(*SENT_BACK_ONCE), 999).items()}
    assert spent == {
        TimeStage.PREPARE: 5,
        TimeStage.PLATFORM: 3 + 2 + 1,
        TimeStage.REVIEW: 10 + 9 + 1,
        TimeStage.CUSTOMER: 30,
    }


def test_the_clock_stops_when_the_account_is_active() -> None:
    made = application(*SENT_BACK_ONCE)
    assert times(made, 61) == times(made, 10_000)


def test_opening_time_leaves_the_customers_waiting_out() -> None:
    pieces = intervals(application(*SENT_BACK_ONCE), created_at=BEGUN, now=BEGUN + 999 * HOUR)
    assert opening_time(pieces) == 31 * HOUR


def test_a_draft_runs_on_until_now() -> None:
    assert times(application(), 7)[TimeStage.PREPARE] == StageTime(
        TimeStage.PREPARE, 7 * HOUR, timedelta(days=1), is_running=True
    )


@pytest.mark.parametrize(
    ("minutes", "light"),
    [(19 * 60 + 11, Light.FINE), (19 * 60 + 12, Light.WARNING), (24 * 60, Light.WARNING), (24 * 60 + 1, Light.OVER)],
)
def test_a_normal_review_warns_after_nineteen_hours_and_twelve_minutes(minutes: int, light: Light) -> None:
    assert light_of(timedelta(minutes=minutes), review_limit(is_special=False)) is light


@pytest.mark.parametrize(("minutes", "light"), [(57 * 60 + 35, Light.FINE), (57 * 60 + 36, Light.WARNING)])
def test_a_special_review_warns_after_fifty_seven_hours_and_thirty_six_minutes(minutes: int, light: Light) -> None:
    assert light_of(timedelta(minutes=minutes), review_limit(is_special=True)) is light


def test_only_the_stage_that_runs_warns_and_never_the_customers() -> None:
    reviewing = application((S.CHECKED, 30), (S.SUBMITTED, 31), (S.UNDER_REVIEW, 32))
    assert [one.stage for one in warnings(times(reviewing, 52).values())] == [TimeStage.REVIEW]
    waiting = application((S.CHECKED, 1), (S.SUBMITTED, 2), (S.CHANGES_REQUESTED, 3))
    assert warnings(times(waiting, 900).values()) == ()


def test_a_special_industry_has_more_time() -> None:
    reviewing = application((S.CHECKED, 1), (S.SUBMITTED, 2), (S.UNDER_REVIEW, 3))
    assert times(reviewing, 30)[TimeStage.REVIEW].light is Light.OVER
    assert times(reviewing, 30, is_special=True)[TimeStage.REVIEW].light is Light.FINE


def test_the_average_shows_where_the_time_went() -> None:
    one = intervals(application((S.CHECKED, 10), (S.SUBMITTED, 20)), created_at=BEGUN, now=BEGUN + 20 * HOUR)
    two = intervals(application((S.CHECKED, 20), (S.SUBMITTED, 40)), created_at=BEGUN, now=BEGUN + 60 * HOUR)
    found = {each.stage: each for each in averages([one, two])}
    assert found[TimeStage.PREPARE].mean == 15 * HOUR
    assert found[TimeStage.PLATFORM].longest == 40 * HOUR
    assert found[TimeStage.PREPARE].share_percent == 37
    assert averages([]) == ()


def test_first_pass_counts_approvals_without_a_request_for_changes() -> None:
    at_once = application((S.CHECKED, 1), (S.SUBMITTED, 2), (S.APPROVED, 3))
    found = first_pass([at_once, application(*SENT_BACK_ONCE), application()])
    assert (found.submitted, found.approved_at_once) == (2, 1)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 100)), max_size=10), st.integers(0, 500))
def test_the_pieces_follow_each_other_without_gap_or_overlap(walk: list[tuple[int, int]], rest: int) -> None:
    made, hours = Application(platform=Platform.BAIDU, industry="I01"), 0
    for choice, later in walk:
        options = sorted(NEXT[made.state])
        if options:
            hours += later
            made.move_to(options[choice % len(options)], at=BEGUN + hours * HOUR, actor="林悦")
    pieces = intervals(made, created_at=BEGUN, now=BEGUN + (hours + rest) * HOUR)
    assert all(one.ended == two.begun for one, two in itertools.pairwise(pieces))
    assert all(one.length > timedelta() for one in pieces)
    if pieces:
        assert pieces[0].begun == BEGUN
