"""Rows by the million: plain tuples straight to the driver, in slices that keep memory flat."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Select, Table, func, select

T = TypeVar("T")

SLICE = 10_000
"""Rows in hand at a time."""


def insert_many(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert tuples in the order of the table's columns."""
    if rows:
        connection.exec_driver_sql(_insert_statement(table, connection.dialect), list(rows))


def read_many(connection: Connection, wanted: Select[Any]) -> list[tuple[Any, ...]]:
    """All rows as plain tuples, as the driver gives them: a walk over millions has no use for named columns."""
    result = connection.execute(wanted)
    assert result.cursor is not None
    rows = list(result.cursor.fetchall())
    result.close()
    return rows


def next_id(connection: Connection, table: Table) -> int:
    """The number that the next row gets.

    Rows of these tables are numbered by us: there is one writer at a time and nothing is ever removed, so the numbers
    have no gaps, and a bulk insert knows them without asking.
    """
    newest = connection.scalar(select(func.max(table.c.id)))
    return (newest or 0) + 1


def slices(rows: Sequence[T], size: int = SLICE) -> Iterator[Sequence[T]]:
    """The rows in their order, a slice at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


@cache
def _insert_statement(table: Table, dialect: Dialect) -> str:
    return str(table.insert().compile(dialect=dialect, column_keys=[column.name for column in table.columns]))
