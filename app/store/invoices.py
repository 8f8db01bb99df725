"""Kept invoices: the files as they came, what was read of them, and the imports that brought them."""

import zlib
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.orm import Session

from app.domain.kept_invoices import InvoiceImport, KeptFile, KeptInvoice
from app.domain.statements import ImportState
from app.errors import IllegalMove, NotFound
from app.store.bulk import slices
from app.store.invoice_json import read_invoice, write_invoice
from app.store.invoice_tables import invoice_files, invoice_imports, invoices


class Invoices:
    """Invoices that count, and the imports of those that do not any more."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_import(self, record: InvoiceImport, files: Sequence[KeptFile]) -> int:
        """Keep an import with its files and their invoices; its id."""
        self._session.add(record)
        self._session.flush()
        assert record.id is not None
        for file in files:
            added = insert(invoice_files).values(
                import_id=record.id,
                name=file.name,
                sha256=file.sha256,
                size_bytes=len(file.content),
                body=zlib.compress(file.content, level=1),
            )
            file_id = self._session.execute(added.returning(invoice_files.c.id)).scalar_one()
            for invoice in file.invoices:
                row = {
                    "number_key": invoice.key,
                    "day": None if invoice.date is None else invoice.date.toordinal(),
                    "total": None if invoice.total is None else invoice.total.micros,
                    "currency": invoice.currency,
                    "reading": write_invoice(invoice),
                }
                self._session.execute(insert(invoices).values(import_id=record.id, file_id=file_id, **row))
        return record.id

    def all(self) -> list[KeptInvoice]:
        """Every invoice that counts, in the order in which they came."""
        return [_kept(row) for row in self._session.execute(_counting().order_by(invoices.c.id))]

    def get(self, invoice_id: int) -> KeptInvoice:
        """NotFound when there is none that counts."""
        found = self._session.execute(_counting().where(invoices.c.id == invoice_id)).one_or_none()
        if found is None:
            raise NotFound("invoice", invoice_id)
        return _kept(found)

    def of_keys(self, keys: Collection[str]) -> list[KeptInvoice]:
        """Those that count with one of these numbers."""
        found: list[KeptInvoice] = []
        for some in slices(sorted(keys), 2_000):
            found += [_kept(row) for row in self._session.execute(_counting().where(invoices.c.number_key.in_(some)))]
        return found

    def of_import(self, import_id: int) -> list[KeptInvoice]:
        """What an import brought, while it counts."""
        return [_kept(row) for row in self._session.execute(_counting().where(invoices.c.import_id == import_id))]

    def known_files(self, digests: Collection[str]) -> set[str]:
        """Which of these files came already with an import that counts."""
        wanted = (
            select(invoice_files.c.sha256)
            .join(invoice_imports, invoice_imports.c.id == invoice_files.c.import_id)
            .where(invoice_imports.c.state == ImportState.ACTIVE)
        )
        found: set[str] = set()
        for some in slices(sorted(digests), 2_000):
            found.update(self._session.scalars(wanted.where(invoice_files.c.sha256.in_(some))))
        return found

    def file(self, file_id: int) -> tuple[str, bytes]:
        """Name and content of a file as it came; NotFound when there is none."""
        wanted = select(invoice_files.c.name, invoice_files.c.body).where(invoice_files.c.id == file_id)
        found = self._session.execute(wanted).one_or_none()
        if found is None:
            raise NotFound("invoice_file", file_id)
        return found.name, zlib.decompress(found.body)

    def count(self) -> int:
        """How many count."""
        return self._session.scalar(select(func.count()).select_from(_counting().subquery())) or 0

    def imports(self) -> list[InvoiceImport]:
        """All imports, newest first, the undone ones too."""
        return list(self._session.scalars(select(InvoiceImport).order_by(invoice_imports.c.id.desc())))

    def get_import(self, import_id: int) -> InvoiceImport:
        """NotFound when there is none."""
        found = self._session.get(InvoiceImport, import_id)
        if found is None:
            raise NotFound("invoice_import", import_id)
        return found

    def undo_import(self, import_id: int, *, at: datetime, by: str) -> None:
        """From now on its invoices do not count; they stay as evidence. IllegalMove when it was undone before."""
        record = self.get_import(import_id)
        if record.state is ImportState.UNDONE:
            raise IllegalMove(record.state, ImportState.UNDONE)
        record.state, record.undone_at, record.undone_by = ImportState.UNDONE, at, by
        self._session.flush()


def _counting() -> Select[Any]:
    return (
        select(invoices)
        .join(invoice_imports, invoice_imports.c.id == invoices.c.import_id)
        .where(invoice_imports.c.state == ImportState.ACTIVE)
    )


def _kept(row: Row[Any]) -> KeptInvoice:
    return KeptInvoice(
        id=row.id, import_id=row.import_id, file_id=row.file_id, invoice=read_invoice(row.reading)
    )  # fmt: skip
