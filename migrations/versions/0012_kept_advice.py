"""Top-up advice as it was given, one for each holder of money and review day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

PROGRAM = "0.3.0"


def upgrade() -> None:
    op.create_table(
        "kept_advice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Integer(), nullable=False),
        sa.Column("review_day", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("next_review", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("latest_safe_at", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("under_way", sa.BigInteger(), nullable=False),
        sa.Column("minimum", sa.BigInteger(), nullable=False),
        sa.Column("burn", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("chance_dry", sa.BigInteger(), nullable=False),
        sa.Column("chance_dry_without", sa.BigInteger(), nullable=False),
        sa.Column("idle", sa.BigInteger(), nullable=False),
        sa.Column("idle_without", sa.BigInteger(), nullable=False),
        sa.Column("quantiles", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("inputs_sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_advice"),
        sa.UniqueConstraint("review_day", "holder", name="uq_kept_advice_review_day_holder"),
    )
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER kept_advice_no_{verb} BEFORE {verb.upper()} ON kept_advice "
            "BEGIN SELECT RAISE(ABORT, 'kept as written'); END"
        )
