"""Persons with their keys, payees, and orders for recharges with the signatures over them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

PROGRAM = "0.3.0"

KEPT_AS_WRITTEN = ("order_signatures", "order_decisions", "order_steps")


def upgrade() -> None:
    _make_persons()
    _make_second_factors()
    _make_payees()
    _make_orders()
    _make_order_signatures()
    _make_order_decisions()
    _make_order_steps()
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


def _make_persons() -> None:
    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("vouch_key", sa.LargeBinary(), nullable=False),
        sa.Column("vouch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
        sa.UniqueConstraint("mark", name="uq_persons_mark"),
    )


def _make_second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_second_factors_person_id_persons"),
        sa.PrimaryKeyConstraint("person_id", name="pk_second_factors"),
    )


def _make_payees() -> None:
    op.create_table(
        "payees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("bank_code", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.Column("check_signature", sa.LargeBinary(), nullable=False),
        sa.Column("is_changed", sa.Boolean(), nullable=False),
        sa.Column("is_proven", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["persons.id"], name="fk_payees_changed_by_persons"),
        sa.ForeignKeyConstraint(["checked_by"], ["persons.id"], name="fk_payees_checked_by_persons"),
        sa.PrimaryKeyConstraint("id", name="pk_payees"),
    )


def _make_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("payee_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("fund_class", sa.Text(), nullable=False),
        sa.Column("invoice", sa.Text(), nullable=False),
        sa.Column("bank_row_id", sa.Integer(), nullable=True),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("record_head", sa.Text(), nullable=False),
        sa.Column("makers", sa.Text(), nullable=False),
        sa.Column("approvers", sa.Text(), nullable=False),
        sa.Column("payers", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("arrived", sa.BigInteger(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_orders_account_id_accounts"),
        sa.ForeignKeyConstraint(["payee_id"], ["payees.id"], name="fk_orders_payee_id_payees"),
        sa.ForeignKeyConstraint(["bank_row_id"], ["bank_rows.id"], name="fk_orders_bank_row_id_bank_rows"),
        sa.PrimaryKeyConstraint("id", name="pk_orders"),
    )
    for column in ("batch", "account_id", "state"):
        op.create_index(f"ix_orders_{column}", "orders", [column])
    for column in ("intent", "proof"):
        op.create_index(
            f"ix_orders_{column}s",
            "orders",
            [column],
            unique=True,
            sqlite_where=sa.text(f"{column} != ''"),
            postgresql_where=sa.text(f"{column} != ''"),
        )


def _make_order_signatures() -> None:
    op.create_table(
        "order_signatures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_signatures_order_id_orders"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_order_signatures_person_id_persons"),
        sa.PrimaryKeyConstraint("id", name="pk_order_signatures"),
    )
    op.create_index("ix_order_signatures_order_id", "order_signatures", ["order_id"])


def _make_order_decisions() -> None:
    op.create_table(
        "order_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_decisions_order_id_orders"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_order_decisions_person_id_persons"),
        sa.PrimaryKeyConstraint("id", name="pk_order_decisions"),
    )
    op.create_index("ix_order_decisions_order_id", "order_decisions", ["order_id"])


def _make_order_steps() -> None:
    op.create_table(
        "order_steps",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_steps_order_id_orders"),
        sa.ForeignKeyConstraint(["seq"], ["records.seq"], name="fk_order_steps_seq_records"),
        sa.PrimaryKeyConstraint("order_id", "seq", name="pk_order_steps"),
        sqlite_with_rowid=False,
    )
