"""When to speak of a paper that runs out, once for each rung, and what hangs on it."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState
from app.domain.catalogue import Catalogue
from app.domain.expiry import (
    AFTER_EXPIRY,
    Alerted,
    CalendarKind,
    OpenAccount,
    alerts,
    by_month,
    calendar,
    current,
    first_alert_days,
    rung_of,
    rungs,
)
from app.domain.held_papers import HeldPaper
from app.services.catalogue import CatalogueService

DAY = date(2026, 11, 20)
LICENCE, DRUG_LICENCE, FOOD_PRODUCTION, TRADEMARK = "Q001", "Q067", "Q036", "Q019"


@cache
def catalogue() -> Catalogue:
    return CatalogueService().catalogue


def paper(
    kind: str = LICENCE, days_left: int = 50, *, key: str = "", holder: str = "", number: str = "", series: str = ""
) -> HeldPaper:
    ends = DAY + timedelta(days=days_left)
    return HeldPaper(key=key or kind, kind=kind, valid_to=ends, holder=holder, number=number, series=series)


@pytest.mark.parametrize(
    ("renew_days", "first"), [(None, 90), (0, 90), (30, 90), (60, 90), (90, 120), (180, 210), (42, 90)]
)
def test_the_first_alert_is_thirty_days_before_the_renewal_window_and_never_later_than_ninety(
    renew_days: int | None, first: int
) -> None:
    assert first_alert_days(replace(catalogue().qualification(LICENCE), renew_days=renew_days)) == first


def test_papers_that_need_half_a_year_are_told_of_two_hundred_and_ten_days_ahead() -> None:
    slow = [one for one in catalogue().qualifications.values() if one.renew_days == 180]
    assert slow
    assert {first_alert_days(one) for one in slow} == {210}


def test_the_ladder_falls_from_the_first_alert_to_the_last_day_and_once_after() -> None:
    assert rungs(catalogue().qualification(LICENCE)) == (90, 60, 30, 15, 7, 1, 0, AFTER_EXPIRY)
    assert rungs(catalogue().qualification(FOOD_PRODUCTION)) == (90, 60, 42, 30, 15, 7, 1, 0, AFTER_EXPIRY)


@pytest.mark.parametrize(
    ("left", "rung"), [(91, None), (90, 90), (61, 90), (60, 60), (1, 1), (0, 0), (-1, -1), (-99, -1)]
)
def test_the_lowest_rung_reached_counts(left: int, rung: int | None) -> None:
    assert rung_of(catalogue().qualification(LICENCE), left) == rung


def test_an_alert_is_given_once_for_each_rung() -> None:
    (first,) = alerts(catalogue(), [paper()], day=DAY)
    assert alerts(catalogue(), [paper()], day=DAY, given=[first.mark]) == ()
    assert alerts(catalogue(), [paper()], day=DAY + timedelta(days=19), given=[first.mark]) == ()
    (second,) = alerts(catalogue(), [paper()], day=DAY + timedelta(days=20), given=[first.mark])
    assert (first.rung, second.rung) == (60, 30)


def test_rungs_missed_while_the_program_was_closed_are_not_made_up_for() -> None:
    (only,) = alerts(catalogue(), [paper(days_left=5)], day=DAY)
    assert only.rung == 7


def test_a_renewed_paper_silences_the_one_it_replaces() -> None:
    old = paper(days_left=5, key="old", holder="云帆", series="licence", number="1")
    new = paper(days_left=700, key="new", holder="云帆", series="licence", number="2")
    assert alerts(catalogue(), [old, new], day=DAY) == ()
    assert current([new, old], DAY) == current([old, new], DAY) == (new,)


def test_the_same_kind_of_another_holder_is_not_silenced() -> None:
    mine = paper(days_left=5, key="mine", holder="云帆")
    theirs = paper(days_left=700, key="theirs", holder="远山")
    assert [one.paper.key for one in alerts(catalogue(), [mine, theirs], day=DAY)] == ["mine"]


def test_two_trademarks_of_one_holder_are_two_papers() -> None:
    first = paper(TRADEMARK, 5, key="first", holder="云帆", number="11111111")
    second = paper(TRADEMARK, 700, key="second", holder="云帆", number="22222222")
    assert [one.paper.key for one in alerts(catalogue(), [first, second], day=DAY)] == ["first"]


def test_a_paper_without_end_is_never_spoken_of() -> None:
    assert alerts(catalogue(), [HeldPaper(kind=LICENCE)], day=DAY) == ()


def test_an_alert_says_until_when_the_renewal_must_be_in_and_whether_that_is_past() -> None:
    (in_time,) = alerts(catalogue(), [paper(FOOD_PRODUCTION, 50)], day=DAY)
    (late,) = alerts(catalogue(), [paper(FOOD_PRODUCTION, 41)], day=DAY)
    assert in_time.renew_by == DAY + timedelta(days=8)
    assert [one.is_late_for_renewal for one in (in_time, late)] == [False, True]


def test_a_trademark_says_from_when_it_can_be_renewed_and_names_no_day_it_does_not_know() -> None:
    (alert,) = alerts(catalogue(), [paper(TRADEMARK, 80)], day=DAY)
    assert alert.renew_from == DAY + timedelta(days=80 - 365)
    assert alert.renew_by is None


def test_an_alert_names_the_applications_and_accounts_that_this_very_document_travelled_with() -> None:
    under_way = Application(platform=Platform.BAIDU, industry="I02", papers=(LICENCE,), paper_ids=(7,))
    finished = replace(under_way, platform=Platform.META, state=ApplicationState.CLOSED)
    another_licence = replace(under_way, platform=Platform.ZHIHU, paper_ids=(8,))
    account = OpenAccount(platform=Platform.TIKTOK, account="7", paper_ids=(7, 9))
    elsewhere = OpenAccount(platform=Platform.TIKTOK, account="8", paper_ids=(9,))
    (alert,) = alerts(
        catalogue(),
        [paper(key="7")],
        day=DAY,
        applications=[under_way, finished, another_licence],
        accounts=[account, elsewhere],
    )
    assert alert.held_up.applications == (under_way,)
    assert alert.held_up.accounts == (account,)


def test_what_travelled_with_an_older_version_rests_on_the_renewed_one() -> None:
    old = paper(days_left=-20, key="7", holder="云帆", series="7")
    new = paper(days_left=20, key="12", holder="云帆", series="7")
    with_old = Application(platform=Platform.BAIDU, industry="I02", paper_ids=(7,))
    (alert,) = alerts(catalogue(), [old, new], day=DAY, applications=[with_old])
    assert alert.paper == new
    assert alert.held_up.applications == (with_old,)


@pytest.mark.parametrize("state", ApplicationState)
def test_an_opened_account_is_counted_as_an_account_alone(state: ApplicationState) -> None:
    one = Application(platform=Platform.BAIDU, industry="I02", paper_ids=(7,), state=state)
    living = {ApplicationState.APPROVED, ApplicationState.ACTIVE, ApplicationState.SUSPENDED}
    accounts = [OpenAccount(platform=Platform.BAIDU, account="1", paper_ids=(7,))] if state in living else []
    (alert,) = alerts(catalogue(), [paper(key="7")], day=DAY, applications=[one], accounts=accounts)
    assert alert.held_up.count == (0 if state in {ApplicationState.REJECTED, ApplicationState.CLOSED} else 1)


def test_an_alert_says_when_it_is_said_again() -> None:
    found = [alerts(catalogue(), [paper(days_left=left)], day=DAY)[0].next_rung for left in (50, 1, 0, -1)]
    assert found == [30, 0, AFTER_EXPIRY, None]


def test_the_calendar_has_a_row_for_each_day_that_matters() -> None:
    rows = calendar(catalogue(), [paper(FOOD_PRODUCTION, 50)], first=DAY, last=DAY + timedelta(days=365))
    assert [(row.kind, (row.day - DAY).days) for row in rows] == [
        (CalendarKind.RENEW_BY, 8),
        (CalendarKind.EXPIRES, 50),
    ]
    assert [(one.year, one.month, len(one.rows)) for one in by_month(rows)] == [(2026, 11, 1), (2027, 1, 1)]


def test_the_calendar_keeps_to_its_days() -> None:
    assert calendar(catalogue(), [paper(days_left=50)], first=DAY, last=DAY + timedelta(days=49)) == ()


KINDS = st.sampled_from([LICENCE, FOOD_PRODUCTION, DRUG_LICENCE, TRADEMARK])


@settings(deadline=None)
@given(KINDS, st.integers(0, 300), st.lists(st.integers(0, 40), max_size=40))
def test_whenever_one_looks_no_alarm_is_given_twice(kind: str, left: int, later: list[int]) -> None:
    one, day = paper(kind, left), DAY
    given_so_far: list[Alerted] = []
    for days in later:
        day += timedelta(days=days)
        for alert in alerts(catalogue(), [one], day=day, given=given_so_far):
            assert alert.mark not in given_so_far
            given_so_far.append(alert.mark)
    told = [mark.rung for mark in given_so_far]
    assert told == sorted(set(told), reverse=True)


@settings(deadline=None)
@given(KINDS, st.integers(-20, 0))
def test_an_expired_paper_is_always_told_of(kind: str, left: int) -> None:
    (alert,) = alerts(catalogue(), [paper(kind, left - 1)], day=DAY)
    assert alert.rung == AFTER_EXPIRY
    assert alert.mark == Alerted(paper=kind, valid_to=alert.valid_to, rung=AFTER_EXPIRY)
