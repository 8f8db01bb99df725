from datetime import UTC, date, datetime
from decimal import Decimal

from app import paths
from app.advice import Shared
from app.advice.sale_plan import holiday_burn, sale_plans
from app.domain.calendar import CalendarEntry, DayKind, read_calendar
from app.domain.money import Money

CHINA = read_calendar((paths.resources() / "calendar" / "calendar.csv").read_text(encoding="utf-8"))
SHARED = Shared(calendar=CHINA)
BURN = Money(Decimal(1000), "CNY")


def sale(start: date, end: date, weight: str = "2.2") -> CalendarEntry:
    return CalendarEntry(
        id="S", kind=DayKind.MARKETING, name_zh="大促", name_en="Sale", start=start, end=end, weight=Decimal(weight)
    )


def test_a_sale_is_planned_fifteen_days_ahead_with_what_it_will_burn() -> None:
    plan = sale_plans(
        [sale(date(2026, 11, 11), date(2026, 11, 14))], BURN, datetime(2026, 10, 28, 9, tzinfo=UTC), SHARED
    )[0]
    assert plan.plan_by == date(2026, 10, 27)
    assert plan.expected == Money(Decimal(8800), "CNY")
    assert plan.extra == Money(Decimal(4800), "CNY")
    assert plan.funded_by == date(2026, 11, 6)  # the third banking day before
    assert plan.order_by.date() <= date(2026, 11, 5)
    assert not plan.is_late


def test_a_sale_further_away_needs_no_plan_yet_and_a_quiet_one_never() -> None:
    far, quiet = sale(date(2026, 12, 8), date(2026, 12, 12)), sale(date(2026, 11, 11), date(2026, 11, 11), "0.9")
    assert sale_plans([far, quiet], BURN, datetime(2026, 11, 2, 9, tzinfo=UTC), SHARED) == ()


def test_with_a_long_holiday_between_the_order_moves_before_it() -> None:
    after_holiday = sale(date(2026, 10, 13), date(2026, 10, 14))
    plan = sale_plans([after_holiday], BURN, datetime(2026, 9, 28, 9, tzinfo=UTC), SHARED)[0]
    assert plan.before_holiday
    assert plan.order_by.date() < date(2026, 9, 30)


def test_an_order_that_should_have_gone_is_late() -> None:
    plan = sale_plans(
        [sale(date(2026, 11, 11), date(2026, 11, 11))], BURN, datetime(2026, 11, 9, 9, tzinfo=UTC), SHARED
    )[0]
    assert plan.is_late


def test_the_slower_the_approval_the_earlier_the_order() -> None:
    node, now = sale(date(2026, 11, 11), date(2026, 11, 11)), datetime(2026, 10, 28, 9, tzinfo=UTC)
    quick = sale_plans([node], BURN, now, SHARED)[0]
    slow = sale_plans([node], BURN, now, Shared(calendar=CHINA, approval_hours=72))[0]
    assert slow.order_by < quick.order_by


def test_the_evening_before_a_long_holiday_asks_for_its_burn_and_a_fifth() -> None:
    assert holiday_burn(BURN, datetime(2026, 9, 30, 9, tzinfo=UTC), SHARED) == Money(Decimal(8400), "CNY")
    assert holiday_burn(BURN, datetime(2026, 11, 6, 9, tzinfo=UTC), SHARED) is None
