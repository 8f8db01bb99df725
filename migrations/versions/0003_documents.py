"""Documents: their files, what was read of them, and what persons said."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

PROGRAM = "0.3.0"

KEPT_AS_WRITTEN = ("paper_files", "paper_readings", "paper_answers")
FIXED_OF_PAPERS = "id, file_name, file_sha256, size_bytes, kept_at, kept_by"


def upgrade() -> None:
    _make_papers()
    _make_paper_files()
    _make_paper_readings()
    _make_paper_answers()
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in KEPT_AS_WRITTEN:
        _refuse(f"{table}_no_update", f"BEFORE UPDATE ON {table}")
        _refuse(f"{table}_no_delete", f"BEFORE DELETE ON {table}")
    _refuse("papers_no_update", f"BEFORE UPDATE OF {FIXED_OF_PAPERS} ON papers")
    _refuse("papers_no_delete", "BEFORE DELETE ON papers")


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'kept as written'); END")


def _make_papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type_code", sa.Text(), nullable=False),
        sa.Column("typed_by", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["replaces"], ["papers.id"], name="fk_papers_replaces_papers"),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
    )
    op.create_index(
        "ix_papers_counting",
        "papers",
        ["file_sha256"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_index(
        "ix_papers_replaced",
        "papers",
        ["replaces"],
        unique=True,
        sqlite_where=sa.text("replaces IS NOT NULL"),
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )


def _make_paper_files() -> None:
    op.create_table(
        "paper_files",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_files_paper_id_papers"),
        sa.PrimaryKeyConstraint("paper_id", name="pk_paper_files"),
    )


def _make_paper_readings() -> None:
    op.create_table(
        "paper_readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_readings_paper_id_papers"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_readings"),
    )
    op.create_index("ix_paper_readings_paper_id", "paper_readings", ["paper_id"])


def _make_paper_answers() -> None:
    op.create_table(
        "paper_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_answers_paper_id_papers"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_answers"),
    )
    op.create_index("ix_paper_answers_paper_id", "paper_answers", ["paper_id"])
