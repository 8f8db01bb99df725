"""The tables of kept documents; a part of `tables.py`."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from app.domain.papers import FieldOrigin, PaperState
from app.store.columns import DAY, INSTANT, one_of
from app.store.guards import append_only, guarded, until_erased
from app.store.tables import metadata

papers = Table(
    "papers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("type_code", Text, nullable=False),
    Column("typed_by", Text, nullable=False),
    Column("state", one_of(PaperState), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("kept_at", INSTANT, nullable=False),
    Column("kept_by", Text, nullable=False),
    Column("confirmed_at", INSTANT),
    Column("confirmed_by", Text, nullable=False),
    Column("replaces", ForeignKey("papers.id")),
    Column("undone_at", INSTANT),
    Column("salt", Text, nullable=False, server_default=""),
)
# A file that was taken back may come again; while it counts it is there once.
Index(
    "ix_papers_counting",
    papers.c.file_sha256,
    unique=True,
    sqlite_where=papers.c.undone_at.is_(None),
    postgresql_where=papers.c.undone_at.is_(None),
)
# A version is renewed by one other at most.
Index(
    "ix_papers_replaced",
    papers.c.replaces,
    unique=True,
    sqlite_where=papers.c.replaces.is_not(None),
    postgresql_where=papers.c.replaces.is_not(None),
)

paper_files = Table(
    "paper_files",
    metadata,
    Column("paper_id", ForeignKey("papers.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

paper_readings = Table(
    "paper_readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper_id", ForeignKey("papers.id"), nullable=False, index=True),
    Column("read_at", INSTANT, nullable=False),
    Column("reading", Text, nullable=False),
)
"""What was read, as JSON; read again as another kind, the newest counts."""

paper_answers = Table(
    "paper_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper_id", ForeignKey("papers.id"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("value", Text),
    Column("origin", one_of(FieldOrigin), nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("by", Text, nullable=False),
)
"""What persons said of fields; the newest of each field counts."""

expiry_alerts = Table(
    "expiry_alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper_id", ForeignKey("papers.id"), nullable=False, index=True),
    Column("valid_to", DAY, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("seen_at", INSTANT, nullable=False),
    Column("seen_by", Text, nullable=False),
    Column("undone_at", INSTANT),
)
"""Alerts about documents that run out, each as somebody saw it."""
# Each rung is seen once; what was taken back may be seen again.
Index(
    "ix_expiry_alerts_counting",
    expiry_alerts.c.paper_id,
    expiry_alerts.c.valid_to,
    expiry_alerts.c.rung,
    unique=True,
    sqlite_where=expiry_alerts.c.undone_at.is_(None),
    postgresql_where=expiry_alerts.c.undone_at.is_(None),
)

paper_erasures = Table(
    "paper_erasures",
    metadata,
    Column("paper_id", ForeignKey("papers.id"), primary_key=True),
    Column("seq", ForeignKey("records.seq"), nullable=False),
)
"""Documents that were erased, each with the record of the chain that says so: the only key to the guards below."""

_ERASED = "EXISTS (SELECT 1 FROM paper_erasures AS one WHERE one.paper_id = {row}.paper_id)"
_BLANKED = (
    "EXISTS (SELECT 1 FROM paper_erasures AS one WHERE one.paper_id = OLD.id) "
    "AND NEW.file_name = '' AND NEW.file_sha256 = '' AND NEW.size_bytes = 0 AND NEW.salt = ''"
)
_NAMED = (
    "EXISTS (SELECT 1 FROM records, json_each(records.body, '$.documents') AS named "
    "WHERE records.seq = NEW.seq AND records.kind = 'document_erased' AND named.value = NEW.paper_id)"
)

for evidence in (paper_files, paper_readings, paper_answers):
    until_erased(evidence, _ERASED)
guarded(papers, "no_update", "BEFORE UPDATE OF id, kept_at, kept_by")
guarded(papers, "no_edit", "BEFORE UPDATE OF file_name, file_sha256, size_bytes, salt", f"WHEN NOT ({_BLANKED})")
guarded(papers, "no_delete", "BEFORE DELETE")
guarded(expiry_alerts, "no_update", "BEFORE UPDATE OF id, paper_id, valid_to, rung, seen_at, seen_by")
guarded(expiry_alerts, "no_delete", "BEFORE DELETE", f"WHEN NOT {_ERASED.format(row='OLD')}")
append_only(paper_erasures)
guarded(paper_erasures, "proved", "BEFORE INSERT", f"WHEN NOT {_NAMED}")
