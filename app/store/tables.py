"""The tables of the vault.

Two kinds: nouns with a life are mapped classes (`mapping.py`); evidence and the book come by the million, so they are written and
read as plain rows by their repositories, and their columns hold plain numbers and text.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from app.domain.accounts import AccountStatus, Funding, Platform
from app.domain.statements import ImportState
from app.store.columns import DAY, GRANT, INSTANT, MICROS, SECRET, one_of
from app.store.guards import append_only, may_change

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

vault = Table(
    "vault",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("company", Text, nullable=False),
    Column("founder", Text, nullable=False),
    Column("created_at", INSTANT, nullable=False),
    CheckConstraint("id = 1", name="one"),
)

program = Table(
    "program",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("needed", Text, nullable=False),
    CheckConstraint("id = 1", name="one"),
)
"""The oldest AdTill that may open this file; each revision writes its own."""

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

connections = Table(
    "connections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", one_of(Platform), nullable=False),
    Column("name", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("app_id", Text, nullable=False),
    Column("app_secret", SECRET, nullable=False),
    Column("grant_text", GRANT),
    Column("created_at", INSTANT, nullable=False),
    Column("last_synced_at", INSTANT),
    Column("last_error", Text, nullable=False),
    Column("is_practice", Boolean, nullable=False),
    Column("is_removed", Boolean, nullable=False, server_default="0"),
)

wallets = Table(
    "wallets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("platform", one_of(Platform), nullable=False),
    Column("platform_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("synced_at", INSTANT),
    UniqueConstraint("connection_id", "platform_id"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("platform", one_of(Platform), nullable=False),
    Column("platform_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("status", one_of(AccountStatus), nullable=False),
    Column("platform_status", Text, nullable=False),
    Column("wallet_id", ForeignKey("wallets.id")),
    Column("manager", Text, nullable=False),
    Column("synced_at", INSTANT),
    Column("failed_at", INSTANT),
    Column("last_error", Text, nullable=False),
    Column("funding", one_of(Funding), nullable=False, server_default=Funding.PREPAID.value),
    UniqueConstraint("connection_id", "platform_id"),
)

# A holder is one whole number: an account's id, or a wallet's id negated. It stands in every index of these tables.

fund_rows = Table(
    "fund_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("holder", Integer, nullable=False),
    Column("serial", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("supersedes", ForeignKey("fund_rows.id")),
    Column("at", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("platform_kind", Text, nullable=False),
    Column("fund_class", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("observed_at", BigInteger, nullable=False),
    # Serials first: what is known of a whole answer is one question, whoever its rows belong to.
    UniqueConstraint("serial", "holder", "version"),
    Index(None, "holder", "day", "at"),
    Index(None, "day", "at"),
)
Index(
    "ix_fund_rows_superseded",
    fund_rows.c.supersedes,
    unique=True,
    sqlite_where=fund_rows.c.supersedes.is_not(None),
    postgresql_where=fund_rows.c.supersedes.is_not(None),
)

spend_rows = Table(
    "spend_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("day", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("spend", BigInteger, nullable=False),
    Column("cash", BigInteger),
    Column("granted", BigInteger),
    Column("currency", Text, nullable=False),
    Column("observed_at", BigInteger, nullable=False),
    UniqueConstraint("account_id", "day", "version"),
    # Covers the overview's question, so that its answer never touches the rows themselves.
    Index(None, "day", "account_id", "version", "spend"),
)

balances = Table(
    "balances",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("holder", Integer, nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("cash", BigInteger, nullable=False),
    Column("granted", BigInteger, nullable=False),
    Column("credit", BigInteger, nullable=False),
    Column("frozen", BigInteger, nullable=False),
)

replies = Table(
    "replies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)

bank_accounts = Table(
    "bank_accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("created_at", INSTANT, nullable=False),
)

column_mappings = Table(
    "column_mappings",
    metadata,
    Column("bank_account_id", ForeignKey("bank_accounts.id"), nullable=False),
    Column("headings", Text, nullable=False),
    Column("answer", Text, nullable=False),
    PrimaryKeyConstraint("bank_account_id", "headings"),
)

statement_imports = Table(
    "statement_imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_account_id", ForeignKey("bank_accounts.id"), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("imported_at", INSTANT, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("rows_new", Integer, nullable=False),
    Column("rows_known", Integer, nullable=False),
    Column("first_day", DAY),
    Column("last_day", DAY),
    Column("opening", MICROS),
    Column("opening_currency", Text),
    Column("closing", MICROS),
    Column("closing_currency", Text),
    Column("notes", Text, nullable=False),
    Column("state", one_of(ImportState), nullable=False, index=True),
    Column("undone_at", INSTANT),
    Column("undone_by", Text),
)

statement_files = Table(
    "statement_files",
    metadata,
    Column("import_id", ForeignKey("statement_imports.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

bank_rows = Table(
    "bank_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_account_id", ForeignKey("bank_accounts.id"), nullable=False),
    Column("import_id", ForeignKey("statement_imports.id"), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("at", BigInteger),
    Column("value_day", Integer),
    Column("balance", BigInteger),
    Column("balance_currency", Text),
    Column("party", Text, nullable=False),
    Column("party_account", Text, nullable=False),
    Column("serial", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("account", Text, nullable=False),
    # An import that was undone may come again, so the same mark may stand in several imports.
    UniqueConstraint("bank_account_id", "fingerprint", "import_id"),
    Index(None, "day", "import_id", "bank_account_id"),
    Index(None, "import_id"),
)

records = Table(
    "records",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

chain_head = Table(
    "chain_head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    CheckConstraint("id = 1", name="one"),
)
"""Where the chain ends, kept apart from it, so that records missing at the end are noticed."""

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", ForeignKey("records.seq"), nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("day", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("reverses", ForeignKey("entries.id")),
)

postings = Table(
    "postings",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    PrimaryKeyConstraint("entry_id", "position"),
    Index(None, "place", "entry_id"),
    # Clustered by entry: reading the book in order is one walk.
    sqlite_with_rowid=False,
)

entry_evidence = Table(
    "entry_evidence",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("mark", Text, nullable=False),
    PrimaryKeyConstraint("entry_id", "position"),
    Index(None, "mark", "entry_id"),
    sqlite_with_rowid=False,
)

place_balances = Table(
    "place_balances",
    metadata,
    Column("place", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    PrimaryKeyConstraint("place", "currency"),
    sqlite_with_rowid=False,
)

match_runs = Table(
    "match_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", INSTANT, nullable=False),
    Column("started_by", Text, nullable=False),
)

match_groups = Table(
    "match_groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("match_runs.id"), nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("found_by", Text, nullable=False),
    Column("found_state", Text, nullable=False),
    Column("score", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("decided_at", BigInteger),
    Column("decided_by", Text, nullable=False),
    Column("entry_id", ForeignKey("entries.id")),
)

match_rows = Table(
    "match_rows",
    metadata,
    Column("group_id", ForeignKey("match_groups.id"), nullable=False),
    Column("side", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("row", Text, nullable=False, index=True),
    PrimaryKeyConstraint("group_id", "side", "position"),
    sqlite_with_rowid=False,
)

for evidence in (
    fund_rows,
    spend_rows,
    balances,
    replies,
    bank_rows,
    statement_files,
):
    append_only(evidence)
for book in (records, entries, postings, entry_evidence):
    append_only(book)
may_change(statement_imports, ["state", "undone_at", "undone_by"])
