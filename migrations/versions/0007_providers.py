"""Providers with contracts, authorisations, payees, accounts, events and rebates; and an order's provider."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

PROGRAM = "0.3.0"

KEPT_AS_WRITTEN = ("account_providers", "provider_events", "rebate_settlements", "rebate_receipts")


def upgrade() -> None:
    _make_providers()
    _make_contracts()
    _make_lists()
    _make_events()
    _make_rebates()
    # Written out: a column with a foreign key is more than the batch operations add without copying the table.
    op.execute(
        "ALTER TABLE orders ADD COLUMN provider_id INTEGER CONSTRAINT fk_orders_provider_id_providers "
        "REFERENCES providers (id)"
    )
    op.create_index("ix_orders_provider_id", "orders", ["provider_id"])
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


def _of_provider(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["provider_id"], ["providers.id"], name=f"fk_{table}_provider_id_providers")


def _make_providers() -> None:
    op.create_table(
        "providers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("in_transit_limit", sa.BigInteger(), nullable=True),
        sa.Column("limit_currency", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_providers"),
        sa.UniqueConstraint("name", name="uq_providers_name"),
    )


def _make_contracts() -> None:
    op.create_table(
        "provider_contracts",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("fee_rate", sa.Text(), nullable=False),
        sa.Column("opening_fee", sa.BigInteger(), nullable=True),
        sa.Column("fee_currency", sa.Text(), nullable=False),
        sa.Column("rebate_period", sa.Text(), nullable=False),
        sa.Column("rebate_rules", sa.Text(), nullable=False),
        sa.Column("credited_within_h", sa.Integer(), nullable=True),
        sa.Column("rebate_due_days", sa.Integer(), nullable=True),
        _of_provider("provider_contracts"),
        sa.PrimaryKeyConstraint("provider_id", "position", name="pk_provider_contracts"),
        sqlite_with_rowid=False,
    )


def _make_lists() -> None:
    op.create_table(
        "provider_authorisations",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Integer(), nullable=True),
        _of_provider("provider_authorisations"),
        sa.PrimaryKeyConstraint("provider_id", "platform", name="pk_provider_authorisations"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "provider_payees",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("payee_id", sa.Integer(), nullable=False),
        _of_provider("provider_payees"),
        sa.ForeignKeyConstraint(["payee_id"], ["payees.id"], name="fk_provider_payees_payee_id_payees"),
        sa.PrimaryKeyConstraint("provider_id", "payee_id", name="pk_provider_payees"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account_providers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_account_providers_account_id_accounts"),
        _of_provider("account_providers"),
        sa.PrimaryKeyConstraint("id", name="pk_account_providers"),
    )
    op.create_index("ix_account_providers_account_id_start", "account_providers", ["account_id", "start"])


def _make_events() -> None:
    op.create_table(
        "provider_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _of_provider("provider_events"),
        sa.PrimaryKeyConstraint("id", name="pk_provider_events"),
    )
    op.create_index("ix_provider_events_provider_id", "provider_events", ["provider_id"])


def _make_rebates() -> None:
    op.create_table(
        "rebate_settlements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _of_provider("rebate_settlements"),
        sa.PrimaryKeyConstraint("id", name="pk_rebate_settlements"),
    )
    op.create_index("ix_rebate_settlements_provider_id", "rebate_settlements", ["provider_id"])
    op.create_table(
        "rebate_receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _of_provider("rebate_receipts"),
        sa.PrimaryKeyConstraint("id", name="pk_rebate_receipts"),
    )
    op.create_index("ix_rebate_receipts_provider_id", "rebate_receipts", ["provider_id"])
    op.create_index(
        "ix_rebate_receipts_marks",
        "rebate_receipts",
        ["mark"],
        unique=True,
        sqlite_where=sa.text("mark != ''"),
        postgresql_where=sa.text("mark != ''"),
    )
