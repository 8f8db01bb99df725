"""The tables of onboarding: drafts, applications with their steps, reasons and appeals, consents; a part of `tables.py`."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from app.domain.accounts import Platform
from app.domain.applications import ApplicationState, Way
from app.domain.consent import Person
from app.domain.wizard import Page
from app.store.columns import INSTANT, NAMED, one_of, texts_of
from app.store.guards import append_only, may_change
from app.store.tables import metadata

opening_drafts = Table(
    "opening_drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", INSTANT, nullable=False),
    Column("started_by", Text, nullable=False),
    Column("papers", texts_of(int), nullable=False),
    Column("typed", NAMED, nullable=False),
    Column("confirmed", texts_of(), nullable=False),
    Column("ticked", texts_of(Platform), nullable=False),
    Column("chosen", NAMED, nullable=False),
    Column("answers", NAMED, nullable=False),
    Column("left_open", texts_of(), nullable=False),
    Column("cleared", texts_of(), nullable=False),
    Column("page", one_of(Page), nullable=False),
    Column("closed_at", INSTANT),
)

applications = Table(
    "applications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("opening_drafts.id"), nullable=False, index=True),
    Column("platform", one_of(Platform), nullable=False),
    Column("industry", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("created_at", INSTANT, nullable=False),
    Column("way", one_of(Way), nullable=False),
    Column("state", one_of(ApplicationState), nullable=False),
    Column("papers", texts_of(), nullable=False),
    Column("fields", texts_of(), nullable=False),
    Column("paper_ids", texts_of(int), nullable=False),
    Column("connection_id", ForeignKey("connections.id")),
    Column("payer", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sent", NAMED, nullable=False),
    Column("values", NAMED, nullable=False),
    Column("is_in_doubt", Boolean, nullable=False),
    Column("reference", Text, nullable=False),
    Column("account", Text, nullable=False),
)

application_steps = Table(
    "application_steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False, index=True),
    Column("state", one_of(ApplicationState), nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("actor", Text, nullable=False),
)

application_reasons = Table(
    "application_reasons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("platform_name", Text, nullable=False),
    Column("corrected_at", INSTANT),
)
"""What the platform said against it; it stays when it was put right."""

application_appeals = Table(
    "application_appeals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("by", Text, nullable=False),
    Column("paper_ids", texts_of(int), nullable=False),
    Column("answers", Integer, nullable=False),
)
"""What was said against a refusal, and with which documents."""

consents = Table(
    "consents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("opening_drafts.id"), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("person", one_of(Person), nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("text_digest", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("platforms", texts_of(Platform), nullable=False),
    Column("fields", texts_of(), nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("revoked_at", INSTANT),
    Column("revoked_by", Text, nullable=False),
)

append_only(application_steps)
append_only(application_appeals)
may_change(application_reasons, ["corrected_at"])
may_change(consents, ["revoked_at", "revoked_by"])
