"""Onboarding: drafts, applications with their steps and reasons, and consents."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

PROGRAM = "0.3.0"

FIXED_OF_REASONS = "id, application_id, about, text, at, platform_name"
FIXED_OF_CONSENTS = (
    "id, draft_id, who, person, at, text_version, text_digest, text, platforms, fields, recorded_by"
)  # fmt: skip


def upgrade() -> None:
    _make_drafts()
    _make_applications()
    _make_steps()
    _make_reasons()
    _make_consents()
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    _refuse("application_steps_no_update", "BEFORE UPDATE ON application_steps")
    _refuse("application_steps_no_delete", "BEFORE DELETE ON application_steps")
    _refuse("application_reasons_no_update", f"BEFORE UPDATE OF {FIXED_OF_REASONS} ON application_reasons")
    _refuse("application_reasons_no_delete", "BEFORE DELETE ON application_reasons")
    _refuse("consents_no_update", f"BEFORE UPDATE OF {FIXED_OF_CONSENTS} ON consents")
    _refuse("consents_no_delete", "BEFORE DELETE ON consents")


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'kept as written'); END")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _make_drafts() -> None:
    op.create_table(
        "opening_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        *_texts("started_by", "papers", "typed", "confirmed", "ticked", "chosen", "answers", "left_open", "cleared"),
        *_texts("page"),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_opening_drafts"),
    )


def _make_applications() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        *_texts("platform", "industry", "key"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        *_texts("way", "state", "papers", "fields", "paper_ids"),
        sa.Column("connection_id", sa.Integer(), nullable=True),
        *_texts("payer", "name", "sent", "values"),
        sa.Column("is_in_doubt", sa.Boolean(), nullable=False),
        *_texts("reference", "account"),
        sa.ForeignKeyConstraint(["draft_id"], ["opening_drafts.id"], name="fk_applications_draft_id_opening_drafts"),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["connections.id"], name="fk_applications_connection_id_connections"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
        sa.UniqueConstraint("key", name="uq_applications_key"),
    )
    op.create_index("ix_applications_draft_id", "applications", ["draft_id"])


def _of_application(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=f"fk_{table}_application_id_applications"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    ]


def _make_steps() -> None:
    op.create_table(
        "application_steps",
        *_of_application("application_steps"),
        *_texts("state"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        *_texts("actor"),
    )
    op.create_index("ix_application_steps_application_id", "application_steps", ["application_id"])


def _make_reasons() -> None:
    op.create_table(
        "application_reasons",
        *_of_application("application_reasons"),
        *_texts("about", "text"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        *_texts("platform_name"),
        sa.Column("corrected_at", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_application_reasons_application_id", "application_reasons", ["application_id"])


def _make_consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        *_texts("who", "person"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        *_texts("text_version", "text_digest", "text", "platforms", "fields", "recorded_by"),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        *_texts("revoked_by"),
        sa.ForeignKeyConstraint(["draft_id"], ["opening_drafts.id"], name="fk_consents_draft_id_opening_drafts"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_draft_id", "consents", ["draft_id"])
