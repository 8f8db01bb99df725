"""Ten platforms: what postpaid accounts owe, platform invoices, imports by file, and moves of money."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

PROGRAM = "0.2.0"

KEPT_AS_WRITTEN = ("debts", "platform_invoices", "platform_file_bodies")
FIXED_OF_FILES = "id, account_id, kind, file_name, file_sha256, imported_at, imported_by, rows_new, rows_known, first_day, last_day, before"


def upgrade() -> None:
    op.add_column("accounts", sa.Column("funding", sa.Text(), nullable=False, server_default="prepaid"))
    _make_debts()
    _make_platform_invoices()
    _make_platform_files()
    _make_platform_file_bodies()
    _make_file_mappings()
    _make_moves()
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in KEPT_AS_WRITTEN:
        _refuse(f"{table}_no_update", f"BEFORE UPDATE ON {table}")
        _refuse(f"{table}_no_delete", f"BEFORE DELETE ON {table}")
    _refuse("platform_files_no_update", f"BEFORE UPDATE OF {FIXED_OF_FILES} ON platform_files")
    _refuse("platform_files_no_delete", "BEFORE DELETE ON platform_files")


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'kept as written'); END")


def _make_debts() -> None:
    op.create_table(
        "debts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("owed", sa.BigInteger(), nullable=True),
        sa.Column("used", sa.BigInteger(), nullable=True),
        sa.Column("most", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_debts_account_id_accounts"),
        sa.PrimaryKeyConstraint("id", name="pk_debts"),
    )
    op.create_index("ix_debts_account_id", "debts", ["account_id"])


def _make_platform_invoices() -> None:
    op.create_table(
        "platform_invoices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("net", sa.BigInteger(), nullable=True),
        sa.Column("tax", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("observed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["connections.id"], name="fk_platform_invoices_connection_id_connections"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_platform_invoices"),
        sa.UniqueConstraint(
            "connection_id", "number", "version", name="uq_platform_invoices_connection_id_number_version"
        ),
    )


def _make_platform_files() -> None:
    op.create_table(
        "platform_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_known", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_platform_files_account_id_accounts"),
        sa.PrimaryKeyConstraint("id", name="pk_platform_files"),
    )
    op.create_index("ix_platform_files_account_id", "platform_files", ["account_id"])


def _make_platform_file_bodies() -> None:
    op.create_table(
        "platform_file_bodies",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["platform_files.id"], name="fk_platform_file_bodies_file_id_platform_files"
        ),
        sa.PrimaryKeyConstraint("file_id", name="pk_platform_file_bodies"),
    )


def _make_file_mappings() -> None:
    op.create_table(
        "file_mappings",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "kind", "headings", name="pk_file_mappings"),
    )


def _make_moves() -> None:
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("fund_class", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=True),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("moved", sa.BigInteger(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["connection_id"], ["connections.id"], name="fk_moves_connection_id_connections"),
        sa.PrimaryKeyConstraint("id", name="pk_moves"),
        sa.UniqueConstraint("key", name="uq_moves_key"),
    )
    op.create_index("ix_moves_state", "moves", ["state"])
