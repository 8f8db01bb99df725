"""The tables of what platforms tell besides balances and rows, of their files, and of moves of money; a part of `tables.py`."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from app.domain.ledger import FundClass
from app.domain.moves import MoveKind, MoveState
from app.domain.platform_files import FileKind
from app.domain.statements import ImportState
from app.store.columns import DAY, INSTANT, MICROS, one_of
from app.store.guards import append_only, may_change
from app.store.tables import metadata

debts = Table(
    "debts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("owed", BigInteger),
    Column("used", BigInteger),
    Column("most", BigInteger),
    Column("until", Integer),
)

platform_invoices = Table(
    "platform_invoices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("number", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("issued_on", Integer, nullable=False),
    Column("due_on", Integer),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("net", BigInteger),
    Column("tax", BigInteger),
    Column("total", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("accounts", Text, nullable=False),
    Column("observed_at", BigInteger, nullable=False),
    UniqueConstraint("connection_id", "number", "version"),
)

platform_files = Table(
    "platform_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("kind", one_of(FileKind), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", Text, nullable=False),
    Column("imported_at", INSTANT, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("rows_new", Integer, nullable=False),
    Column("rows_known", Integer, nullable=False),
    Column("first_day", DAY),
    Column("last_day", DAY),
    Column("before", Text, nullable=False),
    Column("state", one_of(ImportState), nullable=False),
    Column("undone_at", INSTANT),
)

platform_file_bodies = Table(
    "platform_file_bodies",
    metadata,
    Column("file_id", ForeignKey("platform_files.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

file_mappings = Table(
    "file_mappings",
    metadata,
    Column("platform", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("headings", Text, nullable=False),
    Column("answer", Text, nullable=False),
    PrimaryKeyConstraint("platform", "kind", "headings"),
)

moves = Table(
    "moves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", ForeignKey("connections.id"), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", one_of(MoveKind), nullable=False),
    Column("account", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("amount", MICROS, nullable=False),
    Column("currency", Text, nullable=False),
    Column("fund_class", one_of(FundClass), nullable=False),
    Column("state", one_of(MoveState), nullable=False, index=True),
    Column("number", Text, nullable=False),
    Column("before", MICROS),
    Column("written_at", INSTANT, nullable=False),
    Column("sent_at", INSTANT),
    Column("settled_at", INSTANT),
    Column("moved", MICROS),
    Column("reference", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
)

for evidence in (debts, platform_invoices, platform_file_bodies):
    append_only(evidence)
may_change(platform_files, ["state", "undone_at"])
