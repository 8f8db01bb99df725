"""Burn by account and day: corrections are newer versions, and the newest version is what counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from app.domain.accounts import SpendRow
from app.domain.evidence import SpendChange
from app.domain.money import Money
from app.store.bulk import insert_many, next_id, read_many, slices
from app.store.columns import to_micros
from app.store.tables import accounts, spend_rows

_Content = tuple[int, int | None, int | None, str]
_Known = dict[tuple[int, int], tuple[int, _Content]]
"""By account and day: the version and content of the newest."""

_CONTENT = (spend_rows.c.spend, spend_rows.c.cash, spend_rows.c.granted, spend_rows.c.currency)


@dataclass(frozen=True, slots=True)
class DailySpend:
    """Micro-units by business day and account; a day without a row is a day without spend."""

    days: Mapping[date, Mapping[int, int]]

    def on(self, day: date) -> Mapping[int, int]:
        """What accounts spent that day."""
        return self.days.get(day, {})

    def of(self, account_id: int) -> dict[date, int]:
        """The days of one account that have a row."""
        return {day: spent[account_id] for day, spent in self.days.items() if account_id in spent}


class Spend:
    """Daily spend 消耗 of the ad accounts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_spend(self, rows: Sequence[tuple[int, SpendRow]], observed_at: datetime) -> list[SpendChange]:
        """Keep what differs from the last known, by account id and row; what changed, in the order given."""
        changes: list[SpendChange] = []
        for some in slices(rows):
            changes += _add_slice(self._connection, some, observed_at)
        return changes

    def spend(
        self, *, since: date, until: date | None = None, account_id: int | None = None
    ) -> list[tuple[int, SpendRow]]:
        """What counts now, by account id, ordered by day and account."""
        wanted = (
            select(spend_rows.c.account_id, spend_rows.c.day, *_CONTENT)
            .where(spend_rows.c.day >= since.toordinal())
            .order_by(spend_rows.c.day, spend_rows.c.account_id, spend_rows.c.version)
        )
        if until is not None:
            wanted = wanted.where(spend_rows.c.day <= until.toordinal())
        if account_id is not None:
            wanted = wanted.where(spend_rows.c.account_id == account_id)
        names = dict(self._connection.execute(select(accounts.c.id, accounts.c.platform_id)).all())
        current: dict[tuple[int, int], SpendRow] = {}
        for account, day, *content in self._connection.execute(wanted):
            current[account, day] = _row(names[account], day, content)
        return [(account, row) for (account, _), row in current.items()]

    def daily_spend(self, since: date) -> DailySpend:
        """What every account spent a day, in micro-units of its currency; from an index alone."""
        is_wanted = spend_rows.c.day >= since.toordinal()
        # One row a day with all its accounts: fifteen thousand rows handed over one by one cost more than reading them.
        first = (
            select(
                spend_rows.c.day,
                func.json_group_array(spend_rows.c.account_id),
                func.json_group_array(spend_rows.c.spend),
            )
            .where(is_wanted, spend_rows.c.version == 1)
            .group_by(spend_rows.c.day)
        )
        days: dict[int, dict[int, int]] = {
            day: dict(zip(json.loads(account_ids), json.loads(spent), strict=True))
            for day, account_ids, spent in read_many(self._connection, first)
        }
        corrected = (
            select(spend_rows.c.day, spend_rows.c.account_id, spend_rows.c.spend)
            .where(is_wanted, spend_rows.c.version > 1)
            .order_by(spend_rows.c.version)
        )
        for day, account_id, micros in read_many(self._connection, corrected):
            days[day][account_id] = micros
        return DailySpend({date.fromordinal(day): spent for day, spent in days.items()})


def _content(row: SpendRow) -> _Content:
    return (
        row.spend.micros,
        None if row.cash is None else row.cash.micros,
        None if row.grant is None else row.grant.micros,
        row.spend.currency,
    )


def _row(holder: str, day: int, content: Sequence[Any]) -> SpendRow:
    spend, cash, granted, currency = content
    return SpendRow(
        holder=holder,
        day=date.fromordinal(day),
        spend=Money.from_micros(spend, currency),
        cash=None if cash is None else Money.from_micros(cash, currency),
        grant=None if granted is None else Money.from_micros(granted, currency),
    )


def _add_slice(
    connection: Connection, rows: Sequence[tuple[int, SpendRow]], observed_at: datetime
) -> list[SpendChange]:
    known = _known(connection, rows)
    observed = to_micros(observed_at)
    row_id = next_id(connection, spend_rows)
    changes: list[SpendChange] = []
    tuples: list[tuple[Any, ...]] = []
    for account_id, row in rows:
        day = row.day.toordinal()
        content = _content(row)
        before = known.get((account_id, day))
        if before is not None and before[1] == content:
            continue
        version = 1 if before is None else before[0] + 1
        known[account_id, day] = (version, content)
        tuples.append((row_id, account_id, day, version, *content, observed))
        was = None if before is None else _row(row.holder, day, before[1])
        changes.append(SpendChange(row_id=row_id, account_id=account_id, day=row.day, before=was, after=row))
        row_id += 1
    insert_many(connection, spend_rows, tuples)
    return changes


def _known(connection: Connection, rows: Sequence[tuple[int, SpendRow]]) -> _Known:
    days = [row.day.toordinal() for _, row in rows]
    wanted = (
        select(spend_rows.c.account_id, spend_rows.c.day, spend_rows.c.version, *_CONTENT)
        .where(
            spend_rows.c.account_id.in_({account_id for account_id, _ in rows}),
            spend_rows.c.day.between(min(days), max(days)),
        )
        .order_by(spend_rows.c.version)
    )
    return {
        (account_id, day): (version, tuple(content))
        for account_id, day, version, *content in read_many(connection, wanted)
    }
