"""The tables of kept documents; a part of `tables.py`."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from app.domain.papers import FieldOrigin, PaperState
from app.store.columns import DAY, INSTANT, one_of
from app.store.guards import append_only, may_change
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

for evidence in (paper_files, paper_readings, paper_answers):
    append_only(evidence)
may_change(papers, ["type_code", "typed_by", "state", "confirmed_at", "confirmed_by", "replaces", "undone_at"])
may_change(expiry_alerts, ["undone_at"])
