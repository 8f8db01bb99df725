"""Alerts about documents that run out, each as somebody saw it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

PROGRAM = "0.3.0"

FIXED = "id, paper_id, valid_to, rung, seen_at, seen_by"


def upgrade() -> None:
    op.create_table(
        "expiry_alerts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_expiry_alerts_paper_id_papers"),
        sa.PrimaryKeyConstraint("id", name="pk_expiry_alerts"),
    )
    op.create_index("ix_expiry_alerts_paper_id", "expiry_alerts", ["paper_id"])
    op.create_index(
        "ix_expiry_alerts_counting",
        "expiry_alerts",
        ["paper_id", "valid_to", "rung"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for name, when in (("no_update", f"UPDATE OF {FIXED}"), ("no_delete", "DELETE")):
        op.execute(
            f"CREATE TRIGGER expiry_alerts_{name} BEFORE {when} ON expiry_alerts "
            "BEGIN SELECT RAISE(ABORT, 'kept as written'); END"
        )
