from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import paths
from app.domain.calendar import WEEKENDS_ONLY, Calendar, DayKind, Status, read_calendar

SHIPPED = read_calendar((paths.resources() / "calendar" / "calendar.csv").read_text(encoding="utf-8"))
HEAD = "id,kind,name_zh,name_en,region,platforms,start,end,phase,weight,status,confidence,rule,source"
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def calendar_of(*lines: str) -> Calendar:
    return read_calendar("\n".join((HEAD, *lines)))


def test_a_holiday_on_a_weekday_is_no_working_day() -> None:
    assert not SHIPPED.is_working_day(date(2026, 10, 1))
    assert SHIPPED.next_working_day(date(2026, 9, 30)) == date(2026, 10, 8)


def test_a_make_up_saturday_is_a_working_day() -> None:
    assert date(2026, 10, 10).weekday() == 5
    assert SHIPPED.is_working_day(date(2026, 10, 10))
    assert not WEEKENDS_ONLY.is_working_day(date(2026, 10, 10))


def test_working_days_over_a_long_holiday_are_counted_without_it() -> None:
    assert SHIPPED.working_days_between(date(2026, 9, 30), date(2026, 10, 12)) == 4  # 8, 9, 10 (made up), 12
    assert SHIPPED.working_days_between(date(2026, 10, 12), date(2026, 9, 30)) == -4


@given(days, st.integers(-30, 30))
def test_so_many_working_days_on_there_are_so_many_between(day: date, count: int) -> None:
    there = SHIPPED.add_working_days(day, count)
    lacking = count < 0 and not SHIPPED.is_working_day(day)  # a closed day is not itself one of those counted
    assert SHIPPED.working_days_between(day, there) == (count + 1 if lacking else count)
    assert count == 0 or SHIPPED.is_working_day(there)


@given(days)
def test_the_next_working_day_is_the_first_open_one(day: date) -> None:
    after = SHIPPED.next_working_day(day)
    assert SHIPPED.is_working_day(after)
    assert not any(SHIPPED.is_working_day(day + timedelta(days=step)) for step in range(1, (after - day).days))


def test_the_shipped_calendar_names_a_source_and_a_status_for_every_entry() -> None:
    assert len({entry.id for entry in SHIPPED.entries}) == len(SHIPPED.entries)
    assert all(entry.source and entry.confidence and entry.status in Status for entry in SHIPPED.entries)
    assert all((entry.weight is not None) == (entry.kind is DayKind.MARKETING) for entry in SHIPPED.entries)


def test_every_year_of_the_shipped_calendar_has_both_great_sales() -> None:
    for year in range(2024, 2028):
        names = {entry.name_zh for entry in SHIPPED.marketing_nodes(date(year, 1, 1), date(year, 12, 31))}
        assert {"618", "双11"} <= names


def test_marketing_nodes_can_be_asked_of_one_platform() -> None:
    sale = calendar_of("S1,marketing,大促,Sale,CN,tmall;jd,2026-06-01,2026-06-18,,1.9,rule,,,invented")
    assert sale.marketing_nodes(date(2026, 6, 18), date(2026, 7, 1), platform="jd")[0].weight == Decimal("1.9")
    assert sale.marketing_nodes(date(2026, 6, 18), date(2026, 7, 1), platform="douyin") == ()
    assert sale.marketing_nodes(date(2026, 6, 19), date(2026, 7, 1)) == ()


@pytest.mark.parametrize(
    "line",
    [
        "H1,holiday,节,Day,CN,*,2026-02-30,2026-03-01,,,confirmed,official,,notice",
        "H1,holiday,节,Day,CN,*,2026-03-02,2026-03-01,,,confirmed,official,,notice",
        "H1,feast,节,Day,CN,*,2026-03-01,2026-03-01,,,confirmed,official,,notice",
        "H1,marketing,节,Day,CN,*,2026-03-01,2026-03-01,,much,confirmed,official,,notice",
        "H1,holiday",
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="calendar line 2"):
        calendar_of(line)
