"""The table of kept advice; a part of `tables.py`."""

from sqlalchemy import Column, Integer, Table, Text, UniqueConstraint

from app.store.columns import DAY, INSTANT, MICROS
from app.store.guards import append_only
from app.store.tables import metadata

kept_advice = Table(
    "kept_advice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("holder", Integer, nullable=False),
    Column("review_day", DAY, nullable=False),
    Column("told_at", INSTANT, nullable=False),
    Column("next_review", INSTANT, nullable=False),
    Column("ends_at", INSTANT, nullable=False),
    Column("latest_safe_at", INSTANT),
    Column("currency", Text, nullable=False),
    Column("balance", MICROS, nullable=False),
    Column("under_way", MICROS, nullable=False),
    Column("minimum", MICROS, nullable=False),
    Column("burn", MICROS, nullable=False),
    Column("amount", MICROS, nullable=False),
    Column("chance_dry", MICROS, nullable=False),
    Column("chance_dry_without", MICROS, nullable=False),
    Column("idle", MICROS, nullable=False),
    Column("idle_without", MICROS, nullable=False),
    Column("quantiles", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("inputs_sha256", Text, nullable=False),
    # Day before holder: the newest days are what is asked for.
    UniqueConstraint("review_day", "holder"),
)

append_only(kept_advice)
