"""Hours without money: between readings that found nothing, never across one that found some, and not for ever."""

import itertools
from datetime import UTC, date, datetime, timedelta

from app.domain.evidence import Holder
from app.services.dry_hours import GIVEN_UP_DAYS, dry_hours

ONE, OTHER = Holder("account", 1), Holder("wallet", 2)
ZONES = {ONE: "Asia/Shanghai", OTHER: "America/Los_Angeles"}


def at(hour: int, day: int = 3, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_every_hour_between_two_empty_readings_counts_once_on_the_accounts_own_clock() -> None:
    found = dry_hours([(ONE, at(2), at(2)), (ONE, at(2), at(5, minute=20)), (ONE, at(5, minute=20), at(18))], ZONES)
    assert found == {ONE: {date(2026, 11, 3): 14.0, date(2026, 11, 4): 3.0}}


def test_a_single_empty_reading_counts_for_its_hour() -> None:
    assert dry_hours([(OTHER, at(7, minute=50), at(7, minute=50))], ZONES) == {OTHER: {date(2026, 11, 2): 1.0}}


def test_a_whole_dry_day_has_twenty_four_hours_and_one_given_up_says_nothing_more() -> None:
    readings = [at(16, day=1) + timedelta(hours=6 * step) for step in range(80)]
    stretches = [(ONE, before, after) for before, after in itertools.pairwise(readings)]
    days = dry_hours(stretches, ZONES)[ONE]
    assert days[date(2026, 11, 2)] == 24.0
    assert max(days) == date(2026, 11, 2) + timedelta(days=GIVEN_UP_DAYS)


def test_a_holder_that_nobody_asks_about_is_left_out() -> None:
    assert dry_hours([(Holder("account", 9), at(2), at(3))], ZONES) == {}
