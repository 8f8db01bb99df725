"""The tables of kept invoices; a part of `tables.py`."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Table, Text

from app.domain.statements import ImportState
from app.store.columns import INSTANT, one_of
from app.store.guards import append_only, may_change
from app.store.tables import metadata

invoice_imports = Table(
    "invoice_imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_name", Text, nullable=False),
    Column("imported_at", INSTANT, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("invoices_new", Integer, nullable=False),
    Column("invoices_known", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("problems", Text, nullable=False),
    Column("state", one_of(ImportState), nullable=False),
    Column("undone_at", INSTANT),
    Column("undone_by", Text, nullable=False),
)

invoice_files = Table(
    "invoice_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("invoice_imports.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""The files as they came: one paper, or an archive of many."""

invoices = Table(
    "invoices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("invoice_imports.id"), nullable=False, index=True),
    Column("file_id", ForeignKey("invoice_files.id"), nullable=False),
    Column("number_key", Text, nullable=False, index=True),
    Column("day", Integer, index=True),
    Column("total", BigInteger),
    Column("currency", Text, nullable=False),
    Column("reading", Text, nullable=False),
)
"""What was read, as JSON; number, day and total again as columns, so that they can be asked for."""

for evidence in (invoice_files, invoices):
    append_only(evidence)
may_change(invoice_imports, ["state", "undone_at", "undone_by"])
