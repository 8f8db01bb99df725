"""The tables of what a reconciliation leaves and of closed periods; a part of `tables.py`."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from app.store.columns import DAY, INSTANT
from app.store.guards import append_only, may_change
from app.store.tables import metadata

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("match_runs.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_certain", Boolean, nullable=False),
    Column("rows", Text, nullable=False),
)
"""What the newest run said beside its groups; `rows` is JSON of the three sides. Derived, so each run writes it anew."""

left_overs = Table(
    "left_overs",
    metadata,
    Column("row", Text, primary_key=True),
    Column("run_id", ForeignKey("match_runs.id"), nullable=False),
    Column("left_class", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Why the newest run thinks that a row stayed open."""

invoice_links = Table(
    "invoice_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("match_runs.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("open_amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("is_sure", Boolean, nullable=False),
    Column("rows", Text, nullable=False),
)

explanations = Table(
    "explanations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("row", Text, nullable=False),
    Column("left_class", Text, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("by", Text, nullable=False),
    Column("entry_id", ForeignKey("entries.id")),
    Column("undone_at", INSTANT),
    Column("undone_by", Text, nullable=False),
)
"""What a person accepted as the reason of an open row."""
Index(
    "ix_explanations_standing",
    explanations.c.row,
    unique=True,
    sqlite_where=explanations.c.undone_at.is_(None),
    postgresql_where=explanations.c.undone_at.is_(None),
)

period_closes = Table(
    "period_closes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_day", DAY, nullable=False),
    Column("last_day", DAY, nullable=False),
    Column("closed_at", INSTANT, nullable=False),
    Column("closed_by", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("reopened_at", INSTANT),
    Column("reopened_by", Text, nullable=False),
    Column("reopen_reason", Text, nullable=False),
)

close_statements = Table(
    "close_statements",
    metadata,
    Column("close_id", ForeignKey("period_closes.id"), primary_key=True),
    Column("body", Text, nullable=False),
)
"""The statement as it was confirmed: the JSON whose digest stands in the chain."""

append_only(close_statements)
may_change(explanations, ["undone_at", "undone_by"])
may_change(period_closes, ["reopened_at", "reopened_by", "reopen_reason"])
