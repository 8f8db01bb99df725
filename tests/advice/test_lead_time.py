from datetime import UTC, datetime

import numpy as np
import pytest

from app.advice.interval import day_shares, interval_of
from app.advice.lead_time import LeadTime, arrivals
from app.advice.observation import Shared
from app.domain.calendar import WEEKENDS_ONLY
from tests.advice.factory import FRIDAY, MONDAY, observation

IS_OPEN = WEEKENDS_ONLY.is_working_day


def test_the_mean_of_the_lead_time_is_what_was_said() -> None:
    shares = (np.arange(4000) + 0.5) / 4000
    hours = LeadTime().hours(shares)
    assert hours.mean() == pytest.approx(4.8, rel=0.01)
    assert hours.std() / hours.mean() == pytest.approx(0.75, rel=0.03)


def test_in_midweek_nothing_waits() -> None:
    landing = arrivals(LeadTime(), datetime(2026, 3, 4, 10, tzinfo=UTC), IS_OPEN)
    assert max(landing.hours) < 24
    assert sum(landing.shares) == pytest.approx(1)


def test_on_friday_some_of_it_may_wait_until_monday_at_ten() -> None:
    landing = arrivals(LeadTime(), FRIDAY, IS_OPEN)
    waits = sum(share for hours, share in zip(landing.hours, landing.shares, strict=True) if hours == 72)
    assert 0.01 < waits < 0.1


def test_an_order_on_a_closed_day_waits_one_time_in_four() -> None:
    saturday = datetime(2026, 3, 7, 10, tzinfo=UTC)
    landing = arrivals(LeadTime(), saturday, IS_OPEN)
    waits = sum(share for hours, share in zip(landing.hours, landing.shares, strict=True) if hours == 48)
    assert waits == pytest.approx(0.25)


def test_the_interval_ends_when_the_next_order_has_landed() -> None:
    interval = interval_of(observation(), Shared(approval_hours=4))
    assert interval.next.mean == pytest.approx(72 + 4 + 4.8, abs=0.5)


def test_the_shares_of_the_days_add_up_to_the_hours() -> None:
    for hours in (3.0, 14.0, 30.5, 100.0):
        assert day_shares(MONDAY, hours, 8).sum() * 24 == pytest.approx(hours)
