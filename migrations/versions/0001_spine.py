"""The spine: vault, platforms and accounts, evidence, statements, the book and its chain, matches."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

PROGRAM = "0.1.0"

KEPT_AS_WRITTEN = (
    "fund_rows",
    "spend_rows",
    "balances",
    "replies",
    "bank_rows",
    "statement_files",
    "records",
    "entries",
    "postings",
    "entry_evidence",
)
FIXED_OF_IMPORTS = "id, bank_account_id, file_name, file_sha256, format, encoding, imported_at, imported_by, rows_new, rows_known, first_day, last_day, opening, opening_currency, closing, closing_currency, notes"


def upgrade() -> None:
    _make_nouns()
    _make_evidence()
    _make_statements()
    _make_book()
    _make_matches()
    _guard()
    op.execute(sa.text("INSERT INTO program (id, needed) VALUES (1, :needed)").bindparams(needed=PROGRAM))


def _guard() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in KEPT_AS_WRITTEN:
        _refuse(f"{table}_no_update", f"BEFORE UPDATE ON {table}")
        _refuse(f"{table}_no_delete", f"BEFORE DELETE ON {table}")
    _refuse("statement_imports_no_update", f"BEFORE UPDATE OF {FIXED_OF_IMPORTS} ON statement_imports")
    _refuse("statement_imports_no_delete", "BEFORE DELETE ON statement_imports")


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'kept as written'); END")


def _make_nouns() -> None:
    _make_vault()
    _make_program()
    _make_settings()
    _make_connections()
    _make_wallets()
    _make_accounts()


def _make_vault() -> None:
    op.create_table(
        "vault",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("founder", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_vault_one"),
        sa.PrimaryKeyConstraint("id", name="pk_vault"),
    )


def _make_program() -> None:
    op.create_table(
        "program",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_program_one"),
        sa.PrimaryKeyConstraint("id", name="pk_program"),
    )


def _make_settings() -> None:
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )


def _make_connections() -> None:
    op.create_table(
        "connections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("app_id", sa.Text(), nullable=False),
        sa.Column("app_secret", sa.Text(), nullable=False),
        sa.Column("grant_text", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_synced_at", sa.BigInteger(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_connections"),
    )


def _make_wallets() -> None:
    op.create_table(
        "wallets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("platform_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("synced_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["connection_id"], ["connections.id"], name="fk_wallets_connection_id_connections"),
        sa.PrimaryKeyConstraint("id", name="pk_wallets"),
        sa.UniqueConstraint("connection_id", "platform_id", name="uq_wallets_connection_id_platform_id"),
    )


def _make_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("platform_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("platform_status", sa.Text(), nullable=False),
        sa.Column("wallet_id", sa.Integer(), nullable=True),
        sa.Column("manager", sa.Text(), nullable=False),
        sa.Column("synced_at", sa.BigInteger(), nullable=True),
        sa.Column("failed_at", sa.BigInteger(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["connection_id"], ["connections.id"], name="fk_accounts_connection_id_connections"),
        sa.ForeignKeyConstraint(["wallet_id"], ["wallets.id"], name="fk_accounts_wallet_id_wallets"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("connection_id", "platform_id", name="uq_accounts_connection_id_platform_id"),
    )


def _make_evidence() -> None:
    _make_fund_rows()
    _make_spend_rows()
    _make_balances()
    _make_replies()


def _make_fund_rows() -> None:
    op.create_table(
        "fund_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("platform_kind", sa.Text(), nullable=False),
        sa.Column("fund_class", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("observed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["supersedes"], ["fund_rows.id"], name="fk_fund_rows_supersedes_fund_rows"),
        sa.PrimaryKeyConstraint("id", name="pk_fund_rows"),
        sa.UniqueConstraint("serial", "holder", "version", name="uq_fund_rows_serial_holder_version"),
    )
    op.create_index("ix_fund_rows_day_at", "fund_rows", ["day", "at"], unique=False)
    op.create_index("ix_fund_rows_holder_day_at", "fund_rows", ["holder", "day", "at"], unique=False)
    op.create_index(
        "ix_fund_rows_superseded",
        "fund_rows",
        ["supersedes"],
        unique=True,
        sqlite_where=sa.text("supersedes IS NOT NULL"),
        postgresql_where=sa.text("supersedes IS NOT NULL"),
    )


def _make_spend_rows() -> None:
    op.create_table(
        "spend_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("spend", sa.BigInteger(), nullable=False),
        sa.Column("cash", sa.BigInteger(), nullable=True),
        sa.Column("granted", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("observed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_spend_rows_account_id_accounts"),
        sa.PrimaryKeyConstraint("id", name="pk_spend_rows"),
        sa.UniqueConstraint("account_id", "day", "version", name="uq_spend_rows_account_id_day_version"),
    )
    op.create_index(
        "ix_spend_rows_day_account_id_version_spend",
        "spend_rows",
        ["day", "account_id", "version", "spend"],
        unique=False,
    )


def _make_balances() -> None:
    op.create_table(
        "balances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("cash", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.Column("credit", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_balances"),
    )
    op.create_index("ix_balances_holder", "balances", ["holder"], unique=False)


def _make_replies() -> None:
    op.create_table(
        "replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_replies"),
        sa.UniqueConstraint("digest", name="uq_replies_digest"),
    )


def _make_statements() -> None:
    _make_bank_accounts()
    _make_column_mappings()
    _make_statement_imports()
    _make_statement_files()
    _make_bank_rows()


def _make_bank_accounts() -> None:
    op.create_table(
        "bank_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bank_accounts"),
    )


def _make_column_mappings() -> None:
    op.create_table(
        "column_mappings",
        sa.Column("bank_account_id", sa.Integer(), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_accounts.id"], name="fk_column_mappings_bank_account_id_bank_accounts"
        ),
        sa.PrimaryKeyConstraint("bank_account_id", "headings", name="pk_column_mappings"),
    )


def _make_statement_imports() -> None:
    op.create_table(
        "statement_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_account_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_known", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("opening", sa.BigInteger(), nullable=True),
        sa.Column("opening_currency", sa.Text(), nullable=True),
        sa.Column("closing", sa.BigInteger(), nullable=True),
        sa.Column("closing_currency", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_accounts.id"], name="fk_statement_imports_bank_account_id_bank_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statement_imports"),
    )
    op.create_index("ix_statement_imports_state", "statement_imports", ["state"], unique=False)


def _make_statement_files() -> None:
    op.create_table(
        "statement_files",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["statement_imports.id"], name="fk_statement_files_import_id_statement_imports"
        ),
        sa.PrimaryKeyConstraint("import_id", name="pk_statement_files"),
    )


def _make_bank_rows() -> None:
    op.create_table(
        "bank_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_account_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("value_day", sa.Integer(), nullable=True),
        sa.Column("balance", sa.BigInteger(), nullable=True),
        sa.Column("balance_currency", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("party_account", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_accounts.id"], name="fk_bank_rows_bank_account_id_bank_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["statement_imports.id"], name="fk_bank_rows_import_id_statement_imports"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_bank_rows"),
        sa.UniqueConstraint(
            "bank_account_id", "fingerprint", "import_id", name="uq_bank_rows_bank_account_id_fingerprint_import_id"
        ),
    )
    op.create_index(
        "ix_bank_rows_day_import_id_bank_account_id", "bank_rows", ["day", "import_id", "bank_account_id"], unique=False
    )
    op.create_index("ix_bank_rows_import_id", "bank_rows", ["import_id"], unique=False)


def _make_book() -> None:
    _make_records()
    _make_chain_head()
    _make_entries()
    _make_postings()
    _make_entry_evidence()
    _make_place_balances()


def _make_records() -> None:
    op.create_table(
        "records",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_records"),
    )


def _make_chain_head() -> None:
    op.create_table(
        "chain_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_chain_head_one"),
        sa.PrimaryKeyConstraint("id", name="pk_chain_head"),
    )


def _make_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reverses"], ["entries.id"], name="fk_entries_reverses_entries"),
        sa.ForeignKeyConstraint(["seq"], ["records.seq"], name="fk_entries_seq_records"),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
    )
    op.create_index("ix_entries_kind", "entries", ["kind"], unique=False)


def _make_postings() -> None:
    op.create_table(
        "postings",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_postings_entry_id_entries"),
        sa.PrimaryKeyConstraint("entry_id", "position", name="pk_postings"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_postings_place_entry_id", "postings", ["place", "entry_id"], unique=False)


def _make_entry_evidence() -> None:
    op.create_table(
        "entry_evidence",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_entry_evidence_entry_id_entries"),
        sa.PrimaryKeyConstraint("entry_id", "position", name="pk_entry_evidence"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_evidence_mark_entry_id", "entry_evidence", ["mark", "entry_id"], unique=False)


def _make_place_balances() -> None:
    op.create_table(
        "place_balances",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("place", "currency", name="pk_place_balances"),
        sqlite_with_rowid=False,
    )


def _make_matches() -> None:
    _make_match_runs()
    _make_match_groups()
    _make_match_rows()


def _make_match_runs() -> None:
    op.create_table(
        "match_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_match_runs"),
    )


def _make_match_groups() -> None:
    op.create_table(
        "match_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("found_state", sa.Text(), nullable=False),
        sa.Column("score", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_match_groups_entry_id_entries"),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name="fk_match_groups_run_id_match_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_match_groups"),
    )
    op.create_index("ix_match_groups_state", "match_groups", ["state"], unique=False)


def _make_match_rows() -> None:
    op.create_table(
        "match_rows",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["match_groups.id"], name="fk_match_rows_group_id_match_groups"),
        sa.PrimaryKeyConstraint("group_id", "side", "position", name="pk_match_rows"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_match_rows_row", "match_rows", ["row"], unique=False)
