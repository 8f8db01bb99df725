"""The vault against the same library without a key: evidence, the chained book, and what the overview asks.

`python -m tests.benchmarks.bench_store [--json FILE]`
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3
from sqlalchemy import Table, select

from app.domain.accounts import AccountStatus, AdAccount, Connection, FundRow, FundRowKind, Platform, SpendRow
from app.domain.evidence import Holder
from app.domain.ledger import Entry, EntryKind, FundClass, Posting, account_place, spend_place
from app.domain.money import Money
from app.secret import Secret
from app.store import tables
from app.store.vault import Vault
from tests.benchmarks.measure import Measure, print_table, write_json

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
FIRST_DAY = date(2020, 1, 1)
ROWS, ENTRIES, POSTINGS = 1_000_000, 400_000, 1_000_000
ACCOUNTS = 500
LOTS = 10
SHORT_LOOK_ROWS, LONG_LOOK_ROWS = 500_000, 5_000_000


@dataclass(slots=True)
class Clock:
    """Seconds spent on our side and on the yardstick's, lot by lot, so that a busy machine slows both alike."""

    ours: float = 0.0
    bare: float = 0.0

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def run() -> list[Measure]:
    """Every figure of the store; a few minutes."""
    with large_vault() as (vault, bare, accounts):
        evidence = _evidence(vault, bare, accounts)
    with large_vault() as (vault, bare, accounts):
        book, verify_us = _book(vault, bare, accounts)
    with large_vault() as (vault, _, accounts):
        short_ms, long_ms = _looks(vault, accounts)
    return [
        Measure("1,000,000 evidence rows / executemany without a key", evidence, 2.0, "x"),
        Measure("1,000,000 postings in 400,000 chained entries / executemany without a key", book, 5.0, "x"),
        Measure("verify the chain", verify_us, 15.0, "µs an entry"),
        Measure("30 days of 500 accounts among 5,000,000 rows", long_ms, 15.0, "ms"),
        Measure("the same, against 500,000 rows", long_ms / short_ms, 1.5, "x"),
    ]


def _evidence(vault: Vault, bare: sqlcipher3.Connection, accounts: Sequence[int]) -> float:
    clock = Clock()
    for lot in range(LOTS):
        rows = _fund_rows(accounts, lot * ROWS // LOTS, ROWS // LOTS)
        first = _newest(vault, tables.fund_rows)
        clock.ours += _seconds(partial(_write_fund_rows, vault, rows))
        clock.bare += _copy(vault, bare, [tables.fund_rows.c.id > first])
    return clock.ratio


def _book(vault: Vault, bare: sqlcipher3.Connection, accounts: Sequence[int]) -> tuple[float, float]:
    clock = Clock()
    for lot in range(LOTS):
        entries = _entries(accounts, lot * ENTRIES // LOTS, ENTRIES // LOTS)
        first, first_seq = _newest(vault, tables.entries), _newest(vault, tables.records)
        clock.ours += _seconds(partial(_post, vault, entries))
        later = [
            tables.records.c.seq > first_seq,
            tables.entries.c.id > first,
            tables.postings.c.entry_id > first,
            tables.entry_evidence.c.entry_id > first,
        ]
        clock.bare += _copy(vault, bare, later)
    with vault.look() as work:
        begun = perf_counter()
        report = work.ledger.verify()
        verify_us = (perf_counter() - begun) / report.entries * 1e6
    assert report.is_whole
    assert report.entries == ENTRIES
    return clock.ratio, verify_us


def _looks(vault: Vault, accounts: Sequence[int]) -> tuple[float, float]:
    since = FIRST_DAY + timedelta(days=LONG_LOOK_ROWS // 2 // len(accounts))
    fill(vault, accounts, until=since, days=SHORT_LOOK_ROWS // 2 // len(accounts))
    short = _look_ms(vault, since - timedelta(days=30), len(accounts) * 30)
    oldest = since - timedelta(days=SHORT_LOOK_ROWS // 2 // len(accounts))
    fill(vault, accounts, until=oldest, days=(LONG_LOOK_ROWS - SHORT_LOOK_ROWS) // 2 // len(accounts))
    return short, _look_ms(vault, since - timedelta(days=30), len(accounts) * 30)


def _look_ms(vault: Vault, since: date, rows: int) -> float:
    def look() -> None:
        with vault.look() as work:
            assert sum(map(len, work.evidence.daily_spend(since).days.values())) == rows
            work.evidence.latest_balances()

    look()
    return min(_seconds(look) for _ in range(7)) * 1e3


def fill(vault: Vault, accounts: Sequence[int], *, until: date, days: int) -> None:
    """As many spend rows as fund rows, one of each an account and day."""
    for start in range(0, days, 50):
        span = [until - timedelta(days=back) for back in range(start + 1, min(start + 50, days) + 1)]
        with vault.work() as work:
            work.evidence.add_spend([(account, _spend_row(account, day)) for account in accounts for day in span], NOW)
            work.evidence.add_fund_rows(
                [
                    (Holder("account", account), _fund_row(account, day, day.toordinal()))
                    for account in accounts
                    for day in span
                ],
                NOW,
            )


def _fund_rows(accounts: Sequence[int], start: int, count: int) -> list[tuple[Holder, FundRow]]:
    return [
        (Holder("account", account), _fund_row(account, FIRST_DAY + timedelta(days=number // len(accounts)), number))
        for number in range(start, start + count)
        for account in [accounts[number % len(accounts)]]
    ]


def _fund_row(account: int, day: date, number: int) -> FundRow:
    return FundRow(
        holder=str(account),
        serial=f"2020010112{number:012d}",
        at=datetime(day.year, day.month, day.day, 3, number % 60, tzinfo=UTC),
        day=day,
        kind=FundRowKind.RECHARGE,
        platform_kind="RECHARGE",
        fund_class=FundClass.CASH,
        amount=Money(Decimal(number % 100_000).scaleb(-2), "CNY"),
        party="上海云帆广告有限公司",
        reference=f"RC{number:010d}",
        text="充值",
    )


def _spend_row(account: int, day: date) -> SpendRow:
    money = Money(Decimal(account * 100 + day.day).scaleb(-2), "CNY")
    return SpendRow(holder=str(account), day=day, spend=money, cash=money)


def _entries(accounts: Sequence[int], start: int, count: int) -> list[Entry]:
    return [_entry(accounts[number % len(accounts)], number) for number in range(start, start + count)]


def _entry(account: int, number: int) -> Entry:
    spent = Money(Decimal(number % 100_000 + 2).scaleb(-2), "CNY")
    half = Money(Decimal(1).scaleb(-2), "CNY")
    cash, grant = account_place(account, FundClass.CASH), account_place(account, FundClass.GRANT)
    # Two and three postings in turn: two and a half an entry.
    from_two = (Posting(cash, -(spent - half)), Posting(grant, -half))
    return Entry(
        kind=EntryKind.SPEND,
        day=FIRST_DAY + timedelta(days=number // ACCOUNTS),
        postings=((Posting(cash, -spent),) if number % 2 else from_two) + (Posting(spend_place(account), spent),),
        evidence=(f"spend_row:{number}",),
    )


def _write_fund_rows(vault: Vault, rows: Sequence[tuple[Holder, FundRow]]) -> None:
    with vault.work() as work:
        assert len(work.evidence.add_fund_rows(rows, NOW)) == len(rows)


def _post(vault: Vault, entries: Sequence[Entry]) -> None:
    with vault.work() as work:
        work.ledger.post(entries, at=NOW, actor="林岚")


def _newest(vault: Vault, table: Table) -> int:
    with vault.look() as work:
        return work.counts()[table.name]


def _copy(vault: Vault, bare: sqlcipher3.Connection, later: Sequence[Any]) -> float:
    """Seconds of plain executemany for the rows that the vault has and the yardstick has not."""
    lots = []
    with vault.look() as work:
        for condition in later:
            table = condition.left.table
            rows = work._connection.execute(select(table).where(condition).order_by(*table.primary_key.columns))
            statement = str(table.insert().compile(dialect=work._connection.dialect))
            lots.append((statement, [tuple(row) for row in rows]))
    begun = perf_counter()
    bare.execute("BEGIN IMMEDIATE")
    for statement, tuples in lots:
        bare.executemany(statement, tuples)
    bare.execute("COMMIT")
    return perf_counter() - begun


def _seconds(action: Callable[[], None]) -> float:
    begun = perf_counter()
    action()
    return perf_counter() - begun


@contextmanager
def large_vault() -> Iterator[tuple[Vault, sqlcipher3.Connection, list[int]]]:
    folder = Path(tempfile.mkdtemp(prefix="adtill-bench-"))
    vault, _ = Vault.create(
        folder / "bench.adtill", company="云帆传媒", person="林岚", password=Secret("practice only"), now=NOW
    )
    bare = sqlcipher3.connect(str(folder / "bare.db"), isolation_level=None)
    try:
        accounts = _accounts(vault)
        _same_tables(vault, bare)
        yield vault, bare, accounts
    finally:
        bare.close()
        vault.close()
        shutil.rmtree(folder)


def _same_tables(vault: Vault, bare: sqlcipher3.Connection) -> None:
    for habit in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-262144", "temp_store=MEMORY"):
        bare.execute(f"PRAGMA {habit}")
    with vault.look() as work:
        made = work._connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars()
        for statement in made:
            bare.execute(statement)


def _accounts(vault: Vault) -> list[int]:
    with vault.work() as work:
        connection = work.connections.add(
            Connection(
                platform=Platform.OCEAN_ENGINE,
                name="bench",
                base_url="http://127.0.0.1",
                app_id="1",
                app_secret=Secret("practice only"),
                created_at=NOW,
            )
        )
        return [
            work.accounts.add(
                AdAccount(
                    connection_id=connection,
                    platform=Platform.OCEAN_ENGINE,
                    platform_id=f"17{number:014d}",
                    name=f"云帆 {number}",
                    company="云帆传媒",
                    currency="CNY",
                    zone="Asia/Shanghai",
                    status=AccountStatus.ACTIVE,
                    platform_status="STATUS_ENABLE",
                )
            )
            for number in range(ACCOUNTS)
        ]


def main() -> None:
    """Print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    measures = run()
    print_table(measures)
    if wanted.json:
        write_json(measures, wanted.json)


if __name__ == "__main__":
    main()
