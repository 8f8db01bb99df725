"""What postpaid accounts owe and may still spend, and the invoices that platforms list: evidence as it came."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from app.domain.accounts import DebtReading, PlatformInvoice, PlatformInvoiceKind
from app.domain.money import Money
from app.store.bulk import next_id
from app.store.columns import from_micros, to_micros
from app.store.platform_tables import debts, platform_invoices
from app.store.tables import accounts


class Debts:
    """Readings of what is owed 欠款; the newest of each account is what is shown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_debt(self, account_id: int, reading: DebtReading, currency: str, at: datetime) -> int:
        """Keep a reading; its id."""
        row_id = next_id(self._connection, debts)
        self._connection.execute(
            insert(debts).values(
                id=row_id,
                account_id=account_id,
                at=to_micros(at),
                currency=currency,
                owed=_micros(reading.owed),
                used=_micros(reading.used),
                most=_micros(reading.limit),
                until=_ordinal(reading.until),
            )
        )
        return row_id

    def latest_debts(self) -> dict[int, tuple[DebtReading, datetime]]:
        """The newest reading of each account that has one, and when it was read."""
        newest = select(func.max(debts.c.id)).group_by(debts.c.account_id)
        wanted = (
            select(debts, accounts.c.platform_id)
            .join(accounts, accounts.c.id == debts.c.account_id)
            .where(debts.c.id.in_(newest))
        )
        return {row.account_id: (_reading(row), from_micros(row.at)) for row in self._connection.execute(wanted)}


class PlatformInvoices:
    """Invoices as the platforms list them; what changed (paid by now) is a newer version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_platform_invoices(self, connection_id: int, found: Iterable[PlatformInvoice], at: datetime) -> int:
        """Keep what was not known; how many were new or had changed."""
        known = self._newest(connection_id)
        added = 0
        for one in found:
            before = known.get(one.number)
            if before is not None and before[1] == one:
                continue
            version = 1 if before is None else before[0] + 1
            known[one.number] = (version, one)
            self._connection.execute(
                insert(platform_invoices).values(
                    id=next_id(self._connection, platform_invoices),
                    connection_id=connection_id,
                    version=version,
                    observed_at=to_micros(at),
                    **_columns(one),
                )
            )
            added += 1
        return added

    def platform_invoices(self, connection_id: int | None = None) -> list[tuple[int, PlatformInvoice]]:
        """What counts now, by connection, newest first."""
        connections = (
            [connection_id]
            if connection_id is not None
            else list(self._connection.scalars(select(platform_invoices.c.connection_id).distinct()))
        )
        found = [(one, invoice) for one in connections for _, invoice in self._newest(one).values()]
        return sorted(found, key=lambda pair: (pair[1].issued_on, pair[1].number), reverse=True)

    def _newest(self, connection_id: int) -> dict[str, tuple[int, PlatformInvoice]]:
        wanted = (
            select(platform_invoices)
            .where(platform_invoices.c.connection_id == connection_id)
            .order_by(platform_invoices.c.version)
        )
        return {row.number: (row.version, _invoice(row)) for row in self._connection.execute(wanted)}


def _reading(row: Row[Any]) -> DebtReading:
    return DebtReading(
        holder=row.platform_id,
        owed=_money(row.owed, row.currency),
        used=_money(row.used, row.currency),
        limit=_money(row.most, row.currency),
        until=_day(row.until),
    )


def _columns(one: PlatformInvoice) -> dict[str, Any]:
    return {
        "number": one.number,
        "kind": str(one.kind),
        "issued_on": one.issued_on.toordinal(),
        "due_on": _ordinal(one.due_on),
        "first_day": _ordinal(one.first_day),
        "last_day": _ordinal(one.last_day),
        "net": _micros(one.net),
        "tax": _micros(one.tax),
        "total": one.total.micros,
        "currency": one.total.currency,
        "state": one.state,
        "accounts": json.dumps(one.accounts),
    }


def _invoice(row: Row[Any]) -> PlatformInvoice:
    return PlatformInvoice(
        number=row.number,
        kind=PlatformInvoiceKind(row.kind),
        issued_on=date.fromordinal(row.issued_on),
        due_on=_day(row.due_on),
        first_day=_day(row.first_day),
        last_day=_day(row.last_day),
        net=_money(row.net, row.currency),
        tax=_money(row.tax, row.currency),
        total=Money.from_micros(row.total, row.currency),
        state=row.state,
        accounts=tuple(json.loads(row.accounts)),
    )


def _micros(amount: Money | None) -> int | None:
    return None if amount is None else amount.micros


def _money(micros: int | None, currency: str) -> Money | None:
    return None if micros is None else Money.from_micros(micros, currency)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
