"""The overview of a large vault: the whole service call, and how it grows with ten times the rows.

`python -m tests.benchmarks overview`
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from time import perf_counter

from app.domain.accounts import Balance
from app.domain.evidence import Holder
from app.domain.money import Money
from app.services.overview import Overview
from app.store.vault import Vault
from tests.benchmarks.bench_store import FIRST_DAY, LONG_LOOK_ROWS, SHORT_LOOK_ROWS, fill, large_vault
from tests.benchmarks.measure import Measure

ROUNDS = 9


def run() -> list[Measure]:
    """Milliseconds at five million rows, and against half a million."""
    with large_vault() as (vault, _, accounts):
        today = FIRST_DAY + timedelta(days=LONG_LOOK_ROWS // 2 // len(accounts))
        short_days = SHORT_LOOK_ROWS // 2 // len(accounts)
        _read_balances(vault, accounts)
        fill(vault, accounts, until=today, days=short_days)
        short = _view_ms(vault, today)
        long_days = (LONG_LOOK_ROWS - SHORT_LOOK_ROWS) // 2 // len(accounts)
        fill(vault, accounts, until=today - timedelta(days=short_days), days=long_days)
        long = _view_ms(vault, today)
    return [
        Measure("overview of 500 accounts with 5,000,000 rows, warm", long, 50.0, "ms"),
        Measure("the same, against 500,000 rows", long / short, 1.5, "x"),
    ]


def _view_ms(vault: Vault, today: date) -> float:
    now = datetime.combine(today, time(2, 24), UTC)
    overview = Overview(vault, lambda: now)
    assert len(overview.view().lines) == 500
    seconds = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        overview.view()
        seconds.append(perf_counter() - begun)
    return min(seconds) * 1e3


def _read_balances(vault: Vault, accounts: Sequence[int]) -> None:
    zero = Money.zero("CNY")
    with vault.work() as work:
        for account in accounts:
            balance = Balance(cash=Money(Decimal(account * 100), "CNY"), grant=zero, credit=zero, frozen=zero)
            work.evidence.add_balance(Holder("account", account), balance, datetime(2026, 11, 20, tzinfo=UTC))
