"""Appeals against the refusal of an application."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

PROGRAM = "0.3.0"


def upgrade() -> None:
    op.create_table(
        "application_appeals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("paper_ids", sa.Text(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name="fk_application_appeals_application_id_applications"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_appeals"),
    )
    op.create_index("ix_application_appeals_application_id", "application_appeals", ["application_id"])
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER application_appeals_no_{verb} BEFORE {verb.upper()} ON application_appeals "
            "BEGIN SELECT RAISE(ABORT, 'kept as written'); END"
        )
