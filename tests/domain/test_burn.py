from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.burn import burn_per_day, days_left, runs_dry_at
from app.domain.idle import idle_cash
from app.domain.money import Money, total
from app.domain.path import first_in_first_out

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)


def yuan(amount: str | int) -> Money:
    return Money(Decimal(amount), "CNY")


def test_burn_is_the_mean_of_the_last_seven_whole_days_and_today_is_unfinished() -> None:
    spend = {TODAY - timedelta(days=back): yuan(700) for back in range(10)}
    assert burn_per_day(spend, today=TODAY, currency="CNY") == yuan(700)
    assert burn_per_day({TODAY: yuan(700)}, today=TODAY, currency="CNY") == yuan(0)


def test_a_day_without_a_row_is_a_day_without_spend() -> None:
    assert burn_per_day({TODAY - timedelta(days=1): yuan(700)}, today=TODAY, currency="CNY") == yuan(100)


def test_nothing_spent_means_no_end_in_sight_and_nothing_left_means_now() -> None:
    assert days_left(yuan(100), yuan(0)) is None
    assert days_left(yuan(-5), yuan(100)) == 0
    assert runs_dry_at(NOW, None) is None
    assert runs_dry_at(NOW, Decimal("1.5")) == NOW + timedelta(hours=36)


def test_idle_is_what_the_covered_days_do_not_need() -> None:
    assert idle_cash(yuan(60_000), yuan(10_000)) == yuan(20_000)
    assert idle_cash(yuan(30_000), yuan(10_000)) == yuan(0)


AMOUNTS = st.lists(st.integers(0, 10**10).map(lambda micros: Money.from_micros(micros, "CNY")), max_size=6)


@given(AMOUNTS, st.integers(0, 10**10), st.integers(0, 10**10))
def test_no_yuan_of_a_recharge_is_lost_or_used_twice(inflows: list[Money], burned: int, returned: int) -> None:
    out, back = Money.from_micros(burned, "CNY"), Money.from_micros(returned, "CNY")
    shares = first_in_first_out(inflows, burned=out, returned=back)
    assert [share.amount for share in shares] == inflows
    for share in shares:
        assert share.burned + share.returned + share.left == share.amount
        assert share.left >= Money.zero("CNY")
    assert total((share.burned for share in shares), "CNY") == min(out, total(inflows, "CNY"))


def test_the_oldest_money_burns_first() -> None:
    first, second = first_in_first_out([yuan(100), yuan(50)], burned=yuan(120), returned=yuan(10))
    assert (first.burned, first.left) == (yuan(100), yuan(0))
    assert (second.burned, second.returned, second.left) == (yuan(20), yuan(10), yuan(20))
