"""Bank accounts, the files that were imported for them, and the rows that count."""

import json
import zlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, exists, func, insert, not_, or_, select, update
from sqlalchemy.orm import Session

from app.domain.statements import (
    BankAccount,
    BankRow,
    Column,
    ColumnMapping,
    DateOrder,
    ImportState,
    StatementImport,
    StatementRow,
)
from app.errors import IllegalMove, NotFound
from app.store.bank_rows import read_rows, row_tuple
from app.store.bulk import insert_many, next_id, read_many, slices
from app.store.tables import bank_accounts, bank_rows, column_mappings, statement_files, statement_imports

_SEARCHED = (
    bank_rows.c.party,
    bank_rows.c.text,
    bank_rows.c.reference,
    bank_rows.c.serial,
    bank_rows.c.party_account,
)


class BankAccounts:
    """The company's bank accounts 银行账户."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, account: BankAccount) -> int:
        """Keep a new account; its id."""
        self._session.add(account)
        self._session.flush()
        assert account.id is not None
        return account.id

    def get(self, bank_account_id: int) -> BankAccount:
        """NotFound when there is none."""
        found = self._session.get(BankAccount, bank_account_id)
        if found is None:
            raise NotFound("bank_account", bank_account_id)
        return found

    def all(self) -> list[BankAccount]:
        """In the order in which they were made."""
        return list(self._session.scalars(select(BankAccount).order_by(bank_accounts.c.id)))


class Statements:
    """Imports and their rows; only rows of imports that were not undone count."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.accounts = BankAccounts(session)

    def marks(self, bank_account_id: int, days: Collection[date]) -> set[str]:
        """The fingerprints of the rows that count and lie between the first and the last of these days."""
        if not days:
            return set()
        wanted = select(bank_rows.c.fingerprint).where(
            bank_rows.c.day.between(min(days).toordinal(), max(days).toordinal()),
            bank_rows.c.bank_account_id == bank_account_id,
            _COUNTS,
        )
        return {mark for (mark,) in read_many(self._session.connection(), wanted)}

    def add_import(
        self, made: StatementImport, rows: Sequence[StatementRow], fingerprints: Sequence[str], file: bytes
    ) -> int:
        """Keep a file with those of its rows that were not known; the id of the import."""
        self._session.add(made)
        self._session.flush()
        assert made.id is not None
        connection = self._session.connection()
        connection.execute(insert(statement_files).values(import_id=made.id, body=zlib.compress(file, level=1)))
        row_id = next_id(connection, bank_rows)
        marked = list(zip(rows, fingerprints, strict=True))
        account_id, import_id = made.bank_account_id, made.id
        for some in slices(marked):
            insert_many(
                connection,
                bank_rows,
                [
                    (row_id + offset, account_id, import_id, mark, *row_tuple(row))
                    for offset, (row, mark) in enumerate(some)
                ],
            )
            row_id += len(some)
        return import_id

    def imports(self, bank_account_id: int | None = None) -> list[StatementImport]:
        """The newest first, those that were undone among them."""
        wanted: Select[StatementImport] = select(StatementImport).order_by(statement_imports.c.id.desc())
        if bank_account_id is not None:
            wanted = wanted.where(statement_imports.c.bank_account_id == bank_account_id)
        return list(self._session.scalars(wanted))

    def get_import(self, import_id: int) -> StatementImport:
        """NotFound when there is none."""
        found = self._session.get(StatementImport, import_id)
        if found is None:
            raise NotFound("import", import_id)
        return found

    def file(self, import_id: int) -> bytes:
        """The imported file as it came; NotFound when there is none."""
        body = self._session.scalar(select(statement_files.c.body).where(statement_files.c.import_id == import_id))
        if body is None:
            raise NotFound("import", import_id)
        return zlib.decompress(body)

    def undo_import(self, import_id: int, at: datetime, by: str) -> None:
        """From now on its rows do not count; they stay as evidence. IllegalMove when it was undone before."""
        found = self.get_import(import_id)
        if found.state is ImportState.UNDONE:
            raise IllegalMove(found.state, ImportState.UNDONE)
        found.state = ImportState.UNDONE
        found.undone_at = at
        self._session.flush()
        self._session.execute(update(statement_imports).where(statement_imports.c.id == import_id).values(undone_by=by))

    def rows(
        self,
        *,
        bank_account_id: int | None = None,
        import_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Iterable[int] | None = None,
        search: str = "",
        newest_first: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BankRow]:
        """Rows that count, by day and then in the order of their files; `search` looks into the texts."""
        wanted = _filtered(
            select(bank_rows.c.id),
            bank_account_id=bank_account_id,
            import_id=import_id,
            since=since,
            until=until,
            ids=ids,
            search=search,
        )
        order = (bank_rows.c.day, bank_rows.c.id)
        wanted = wanted.order_by(*(column.desc() if newest_first else column for column in order))
        page = self._session.scalars(wanted.limit(limit).offset(offset or None)).all()
        return read_rows(self._session.connection(), page)

    def count_rows(
        self,
        *,
        bank_account_id: int | None = None,
        import_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Iterable[int] | None = None,
        search: str = "",
    ) -> int:
        """How many rows `rows` has under the same filters."""
        wanted = _filtered(
            select(func.count(bank_rows.c.id)),
            bank_account_id=bank_account_id,
            import_id=import_id,
            since=since,
            until=until,
            ids=ids,
            search=search,
        )
        return self._session.scalar(wanted) or 0

    def mappings(self, bank_account_id: int) -> list[ColumnMapping]:
        """What was answered for unknown sheets of this account."""
        wanted = select(column_mappings.c.answer).where(column_mappings.c.bank_account_id == bank_account_id)
        return [_read_mapping(answer) for answer in self._session.scalars(wanted)]

    def remember_mapping(self, bank_account_id: int, mapping: ColumnMapping) -> None:
        """Keep an answer, in place of an older one for the same headings."""
        headings = json.dumps(mapping.headings, ensure_ascii=False)
        self._session.execute(
            delete(column_mappings).where(
                column_mappings.c.bank_account_id == bank_account_id, column_mappings.c.headings == headings
            )
        )
        self._session.execute(
            insert(column_mappings).values(
                bank_account_id=bank_account_id, headings=headings, answer=_write_mapping(mapping)
            )
        )


_undone = statement_imports.alias("undone")
_COUNTS = not_(exists().where(_undone.c.id == bank_rows.c.import_id, _undone.c.state == ImportState.UNDONE))


def _filtered(
    wanted: Select[int],
    *,
    bank_account_id: int | None,
    import_id: int | None,
    since: date | None,
    until: date | None,
    ids: Iterable[int] | None,
    search: str,
) -> Select[int]:
    wanted = wanted.where(_COUNTS)
    if bank_account_id is not None:
        wanted = wanted.where(bank_rows.c.bank_account_id == bank_account_id)
    if import_id is not None:
        wanted = wanted.where(bank_rows.c.import_id == import_id)
    if since is not None:
        wanted = wanted.where(bank_rows.c.day >= since.toordinal())
    if until is not None:
        wanted = wanted.where(bank_rows.c.day <= until.toordinal())
    if ids is not None:
        wanted = wanted.where(bank_rows.c.id.in_(list(ids)))
    if search:
        wanted = wanted.where(or_(*(column.contains(search, autoescape=True) for column in _SEARCHED)))
    return wanted


def _write_mapping(mapping: ColumnMapping) -> str:
    answer: dict[str, Any] = {
        "headings": mapping.headings,
        "columns": {str(column): heading for column, heading in mapping.columns.items()},
        "date_order": str(mapping.date_order),
        "decimal_comma": mapping.decimal_comma,
        "currency": mapping.currency,
        "spend_is_positive": mapping.spend_is_positive,
    }
    return json.dumps(answer, ensure_ascii=False)


def _read_mapping(text: str) -> ColumnMapping:
    answer: dict[str, Any] = json.loads(text)
    return ColumnMapping(
        headings=tuple(answer["headings"]),
        columns={Column(column): heading for column, heading in answer["columns"].items()},
        date_order=DateOrder(answer["date_order"]),
        decimal_comma=answer["decimal_comma"],
        currency=answer["currency"],
        spend_is_positive=answer["spend_is_positive"],
    )
