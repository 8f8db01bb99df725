"""Documents can be erased, in one way only: once a record of the chain says so."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

PROGRAM = "0.3.0"

EVIDENCE = ("paper_files", "paper_readings", "paper_answers")
ERASED = "EXISTS (SELECT 1 FROM paper_erasures AS one WHERE one.paper_id = {row})"
BLANK = "NEW.file_name = '' AND NEW.file_sha256 = '' AND NEW.size_bytes = 0 AND NEW.salt = ''"
NAMED = (
    "SELECT 1 FROM records, json_each(records.body, '$.documents') AS named "
    "WHERE records.seq = NEW.seq AND records.kind = 'document_erased' AND named.value = NEW.paper_id"
)


def upgrade() -> None:
    op.create_table(
        "paper_erasures",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name="fk_paper_erasures_paper_id_papers"),
        sa.ForeignKeyConstraint(["seq"], ["records.seq"], name="fk_paper_erasures_seq_records"),
        sa.PrimaryKeyConstraint("paper_id", name="pk_paper_erasures"),
    )
    op.add_column("papers", sa.Column("salt", sa.Text(), nullable=False, server_default=""))
    _guard()
    op.execute(sa.text("UPDATE program SET needed = :needed").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in EVIDENCE:
        op.execute(f"DROP TRIGGER {table}_no_delete")
        _refuse(table, "no_delete", f"DELETE ON {table} WHEN NOT {ERASED.format(row='OLD.paper_id')}")
        _refuse(table, "no_insert", f"INSERT ON {table} WHEN {ERASED.format(row='NEW.paper_id')}")
    op.execute("DROP TRIGGER papers_no_update")
    _refuse("papers", "no_update", "UPDATE OF id, kept_at, kept_by ON papers")
    _refuse(
        "papers",
        "no_edit",
        "UPDATE OF file_name, file_sha256, size_bytes, salt ON papers "
        f"WHEN NOT ({ERASED.format(row='OLD.id')} AND {BLANK})",
    )
    op.execute("DROP TRIGGER expiry_alerts_no_delete")
    _refuse("expiry_alerts", "no_delete", f"DELETE ON expiry_alerts WHEN NOT {ERASED.format(row='OLD.paper_id')}")
    for verb in ("update", "delete"):
        _refuse("paper_erasures", f"no_{verb}", f"{verb.upper()} ON paper_erasures")
    _refuse("paper_erasures", "proved", f"INSERT ON paper_erasures WHEN NOT EXISTS ({NAMED})")


def _refuse(table: str, name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {when} BEGIN SELECT RAISE(ABORT, 'kept as written'); END")
