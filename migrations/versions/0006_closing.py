"""Invoices with their files, what a reconciliation leaves with the reasons that persons accepted, and closed periods."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

PROGRAM = "0.3.0"

KEPT_AS_WRITTEN = ("invoice_files", "invoices", "close_statements")
FIXED = {
    "invoice_imports": "id, source_name, imported_at, imported_by, invoices_new, invoices_known, files, problems",
    "explanations": "id, row, left_class, at, by, entry_id",
    "period_closes": "id, first_day, last_day, closed_at, closed_by, digest",
}


def upgrade() -> None:
    _make_invoices()
    _make_findings()
    _make_explanations()
    _make_closes()
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in KEPT_AS_WRITTEN:
        _refuse(f"{table}_no_update", f"BEFORE UPDATE ON {table}")
        _refuse(f"{table}_no_delete", f"BEFORE DELETE ON {table}")
    for table, columns in FIXED.items():
        _refuse(f"{table}_no_update", f"BEFORE UPDATE OF {columns} ON {table}")
        _refuse(f"{table}_no_delete", f"BEFORE DELETE ON {table}")


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'kept as written'); END")


def _make_invoices() -> None:
    op.create_table(
        "invoice_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("invoices_new", sa.Integer(), nullable=False),
        sa.Column("invoices_known", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_imports"),
    )
    op.create_table(
        "invoice_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["invoice_imports.id"], name="fk_invoice_files_import_id_invoice_imports"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_files"),
    )
    op.create_index("ix_invoice_files_import_id", "invoice_files", ["import_id"])
    op.create_index("ix_invoice_files_sha256", "invoice_files", ["sha256"])
    op.create_table(
        "invoices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["invoice_imports.id"], name="fk_invoices_import_id_invoice_imports"),
        sa.ForeignKeyConstraint(["file_id"], ["invoice_files.id"], name="fk_invoices_file_id_invoice_files"),
        sa.PrimaryKeyConstraint("id", name="pk_invoices"),
    )
    for column in ("import_id", "number_key", "day"):
        op.create_index(f"ix_invoices_{column}", "invoices", [column])


def _make_findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name="fk_findings_run_id_match_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
    )
    op.create_table(
        "left_overs",
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("left_class", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name="fk_left_overs_run_id_match_runs"),
        sa.PrimaryKeyConstraint("row", name="pk_left_overs"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invoice_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("open_amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name="fk_invoice_links_run_id_match_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_links"),
    )


def _make_explanations() -> None:
    op.create_table(
        "explanations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("left_class", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_explanations_entry_id_entries"),
        sa.PrimaryKeyConstraint("id", name="pk_explanations"),
    )
    op.create_index(
        "ix_explanations_standing",
        "explanations",
        ["row"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def _make_closes() -> None:
    op.create_table(
        "period_closes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reopened_at", sa.BigInteger(), nullable=True),
        sa.Column("reopened_by", sa.Text(), nullable=False),
        sa.Column("reopen_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_period_closes"),
    )
    op.create_table(
        "close_statements",
        sa.Column("close_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["close_id"], ["period_closes.id"], name="fk_close_statements_close_id_period_closes"),
        sa.PrimaryKeyConstraint("close_id", name="pk_close_statements"),
    )
