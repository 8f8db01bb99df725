"""Payment files as they were written for the bank, and the orders in each."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

PROGRAM = "0.3.0"

KEPT_AS_WRITTEN = ("payment_files", "payment_file_orders")


def upgrade() -> None:
    op.create_table(
        "payment_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_payment_files"),
    )
    op.create_table(
        "payment_file_orders",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_payment_file_orders_order_id_orders"),
        sa.ForeignKeyConstraint(["file_id"], ["payment_files.id"], name="fk_payment_file_orders_file_id_payment_files"),
        sa.PrimaryKeyConstraint("order_id", name="pk_payment_file_orders"),
    )
    op.create_index("ix_payment_file_orders_file_id", "payment_file_orders", ["file_id"])
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in KEPT_AS_WRITTEN:
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'kept as written'); END"
            )
