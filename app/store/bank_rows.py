"""Bank rows between their table and the domain."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain.money import Money
from app.domain.statements import BankRow, Direction, StatementRow
from app.store.bulk import slices
from app.store.columns import from_micros, to_micros
from app.store.tables import bank_rows


def row_tuple(row: StatementRow) -> tuple[Any, ...]:
    """What stands after the marks of the import, in the order of the table's columns."""
    amount, balance = row.amount, row.balance
    return (
        row.line,
        row.day.toordinal(),
        amount.micros,
        amount.currency,
        row.direction._value_,
        None if row.at is None else to_micros(row.at),
        None if row.value_day is None else row.value_day.toordinal(),
        None if balance is None else balance.micros,
        None if balance is None else balance.currency,
        row.party,
        row.party_account,
        row.serial,
        row.reference,
        row.text,
        row.status,
        row.account,
    )


def read_rows(connection: Connection, ids: Sequence[int]) -> list[BankRow]:
    """The rows in the order of the ids."""
    found: dict[int, BankRow] = {}
    for some in slices(ids, 2_000):
        wanted = select(bank_rows).where(bank_rows.c.id.in_(some))
        found.update((row.id, _read(row)) for row in connection.execute(wanted))
    return [found[row_id] for row_id in ids]


def _read(kept: Row[Any]) -> BankRow:
    return BankRow(
        id=kept.id,
        bank_account_id=kept.bank_account_id,
        import_id=kept.import_id,
        fingerprint=kept.fingerprint,
        row=StatementRow(
            line=kept.line,
            day=date.fromordinal(kept.day),
            amount=Money.from_micros(kept.amount, kept.currency),
            direction=Direction(kept.direction),
            at=None if kept.at is None else from_micros(kept.at),
            value_day=None if kept.value_day is None else date.fromordinal(kept.value_day),
            balance=None if kept.balance is None else Money.from_micros(kept.balance, kept.balance_currency),
            party=kept.party,
            party_account=kept.party_account,
            serial=kept.serial,
            reference=kept.reference,
            text=kept.text,
            status=kept.status,
            account=kept.account,
        ),
    )
