"""Triggers that keep evidence and the book as they were written; SQLite speaks them so, another database has grants."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, event


def append_only(table: Table) -> None:
    """No row of this table is ever changed or removed."""
    for verb in ("update", "delete"):
        _guard(table, f"{table.name}_no_{verb}", f"BEFORE {verb.upper()}")


def may_change(table: Table, columns: Iterable[str]) -> None:
    """Only these columns may change, and no row is ever removed."""
    fixed = ", ".join(column.name for column in table.columns if column.name not in set(columns))
    _guard(table, f"{table.name}_no_update", f"BEFORE UPDATE OF {fixed}")
    _guard(table, f"{table.name}_no_delete", "BEFORE DELETE")


def until_erased(table: Table, erased: str) -> None:
    """No row is ever changed; it goes only once the erasure of its document is written down, and none comes after that."""
    guarded(table, "no_update", "BEFORE UPDATE")
    guarded(table, "no_delete", "BEFORE DELETE", f"WHEN NOT {erased.format(row='OLD')}")
    guarded(table, "no_insert", "BEFORE INSERT", f"WHEN {erased.format(row='NEW')}")


def guarded(table: Table, name: str, when: str, condition: str = "") -> None:
    """A rule of the table's own: what it refuses, and under which condition."""
    _guard(table, f"{table.name}_{name}", when, condition)


def _guard(table: Table, name: str, when: str, condition: str = "") -> None:
    statement = (
        f"CREATE TRIGGER {name} {when} ON {table.name} {condition} BEGIN SELECT RAISE(ABORT, 'kept as written'); END"
    )

    def create(_table: Table, connection: Connection, **_: object) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(statement)

    event.listen(table, "after_create", create)
