"""The tables of persons, payees and orders for recharges; a part of `tables.py`."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from app.domain.ledger import FundClass
from app.domain.moves import MoveKind
from app.domain.orders import Channel, OrderState
from app.domain.signing import Purpose
from app.store.columns import INSTANT, MICROS, SECRET, one_of
from app.store.guards import append_only
from app.store.tables import metadata

persons = Table(
    "persons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("added_at", INSTANT, nullable=False),
    Column("vouch_key", LargeBinary, nullable=False),
    Column("vouch", LargeBinary, nullable=False),
)

second_factors = Table(
    "second_factors",
    metadata,
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("seed", SECRET, nullable=False),
    Column("is_confirmed", Boolean, nullable=False),
    Column("last_step", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failed_at", INSTANT),
)

payees = Table(
    "payees",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("bank_code", Text, nullable=False),
    Column("changed_by", ForeignKey("persons.id"), nullable=False),
    Column("changed_at", INSTANT, nullable=False),
    Column("checked_by", ForeignKey("persons.id")),
    Column("check_signature", LargeBinary, nullable=False),
    Column("is_changed", Boolean, nullable=False),
    Column("is_proven", Boolean, nullable=False),
)

orders = Table(
    "orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch", Text, nullable=False, index=True),
    Column("kind", one_of(MoveKind), nullable=False),
    Column("channel", one_of(Channel), nullable=False),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("payee", Text, nullable=False),
    Column("payee_id", ForeignKey("payees.id")),
    Column("amount", MICROS, nullable=False),
    Column("currency", Text, nullable=False),
    Column("fund_class", one_of(FundClass), nullable=False),
    Column("invoice", Text, nullable=False),
    Column("bank_row_id", ForeignKey("bank_rows.id")),
    Column("intent", Text, nullable=False),
    Column("expires_at", INSTANT),
    Column("record_head", Text, nullable=False),
    Column("makers", Text, nullable=False),
    Column("approvers", Text, nullable=False),
    Column("payers", Text, nullable=False),
    Column("drafted_at", INSTANT, nullable=False),
    Column("state", one_of(OrderState), nullable=False, index=True),
    Column("submitted_at", INSTANT),
    Column("approved_at", INSTANT),
    Column("sent_at", INSTANT),
    Column("due_at", INSTANT),
    Column("settled_at", INSTANT),
    Column("arrived", MICROS),
    Column("proof", Text, nullable=False),
    Column("provider_id", ForeignKey("providers.id"), index=True),
)
# One key is one intent, and one row of a platform's ledger proves one order.
for column, name in ((orders.c.intent, "ix_orders_intents"), (orders.c.proof, "ix_orders_proofs")):
    Index(name, column, unique=True, sqlite_where=column != "", postgresql_where=column != "")

order_signatures = Table(
    "order_signatures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("order_id", ForeignKey("orders.id"), nullable=False, index=True),
    Column("purpose", one_of(Purpose), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("content", Text, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("note", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

order_decisions = Table(
    "order_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("order_id", ForeignKey("orders.id"), nullable=False, index=True),
    Column("outcome", one_of(OrderState), nullable=False),
    Column("arrived", MICROS, nullable=False),
    Column("currency", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

order_steps = Table(
    "order_steps",
    metadata,
    Column("order_id", ForeignKey("orders.id"), nullable=False),
    Column("seq", ForeignKey("records.seq"), nullable=False),
    PrimaryKeyConstraint("order_id", "seq"),
    sqlite_with_rowid=False,
)
"""Which records of the chain are an order's steps: its timeline, and the proof of whose hands it went through."""

payment_files = Table(
    "payment_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("written_at", INSTANT, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

payment_file_orders = Table(
    "payment_file_orders",
    metadata,
    Column("order_id", ForeignKey("orders.id"), primary_key=True),
    Column("file_id", ForeignKey("payment_files.id"), nullable=False, index=True),
)

for written in (order_signatures, order_decisions, order_steps, payment_files, payment_file_orders):
    append_only(written)
