"""Advice looked back on: the need that came against the needs told, as if the advice had been followed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kept_advice import AdviceOutcome, WhatCame, score
from tests.store import factory
from tests.store.factory import NOW, TODAY, yuan

ZONE = ZoneInfo("Asia/Shanghai")


def came(spend: str | Mapping[date, Decimal] = "800", **changed: Any) -> WhatCame:
    if isinstance(spend, str):
        spend = {TODAY + timedelta(days=step): Decimal(spend) for step in range(14)}
    return WhatCame(**{"zone": ZONE, "charged": spend, "empty_hours": (), "arrivals": {}, **changed})


def test_an_advice_whose_money_lasted_and_got_used_was_right() -> None:
    found = score(factory.kept_advice(), came())
    # 10:24 on Friday to 15:00 on Monday is 76.6 hours of 33.33 each.
    assert (found.outcome, found.need) == (AdviceOutcome.RIGHT, yuan("2553.33"))
    assert (found.left, found.idle) == (yuan("346.67"), yuan("0.00"))
    assert (found.level, found.is_least, found.is_tight) == (Decimal("0.995"), False, True)


@pytest.mark.parametrize(
    ("amount", "spend", "outcome"),
    [
        ("1600.00", "800", AdviceOutcome.RAN_DRY),
        ("9000.00", "800", AdviceOutcome.LEFT_IDLE),
        ("0.00", "800", AdviceOutcome.RAN_DRY),
        ("0.00", "100", AdviceOutcome.HAD_TOO_MUCH),
        ("0.00", "200", AdviceOutcome.RIGHT),
    ],
)
def test_too_little_runs_dry_and_too_much_lies_idle(amount: str, spend: str, outcome: AdviceOutcome) -> None:
    assert score(factory.kept_advice(amount), came(spend)).outcome is outcome


def test_a_day_with_hours_without_money_needed_at_least_what_the_other_hours_say() -> None:
    saturday = datetime(2026, 11, 21, tzinfo=ZONE)
    empty = [saturday + timedelta(hours=hour) for hour in range(12)]
    found = score(factory.kept_advice(), came(empty_hours=empty))
    assert (found.dry_hours, found.is_least) == (12, True)
    assert found.need == yuan("3353.33")
    assert found.outcome is AdviceOutcome.RAN_DRY


def test_an_account_that_stood_dry_tells_against_the_advice_only_where_its_money_had_come() -> None:
    kept = factory.kept_advice("3000.00")
    hour = [datetime(2026, 11, 21, 3, tzinfo=UTC)]
    sent = {NOW + timedelta(hours=4): Decimal(3000)}
    assert score(kept, came(empty_hours=hour)).outcome is AdviceOutcome.RIGHT
    assert score(kept, came(empty_hours=hour, arrivals=sent)).outcome is AdviceOutcome.RAN_DRY
    assert score(kept, came(arrivals={NOW - timedelta(hours=1): Decimal(3000)})).arrived == yuan("0.00")


amounts = st.integers(0, 500_000).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
days = st.lists(st.integers(0, 300_000), min_size=9, max_size=9).map(
    lambda cents: {TODAY + timedelta(days=step): Decimal(one) / 100 for step, one in enumerate(cents)}
)


@given(amounts, days)
def test_a_right_advice_neither_runs_dry_nor_leaves_money_idle_and_more_is_never_drier(
    amount: str, spend: Mapping[date, Decimal]
) -> None:
    kept = factory.kept_advice(amount)
    found = score(kept, came(spend))
    assert found.is_right == (found.need <= kept.stock and not found.idle)
    assert found.idle <= found.left
    more = score(factory.kept_advice(f"{Decimal(amount) + 1:.2f}"), came(spend))
    assert (more.need, more.idle >= found.idle) == (found.need, True)
    assert found.outcome is AdviceOutcome.RAN_DRY or more.outcome is not AdviceOutcome.RAN_DRY
