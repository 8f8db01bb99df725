"""The tables of providers: contracts, authorisations, payees, whom they fund, what persons noted, and rebates; a part of `tables.py`."""

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from app.domain.accounts import Platform
from app.domain.providers import ProviderEventKind, Tier
from app.domain.rebates import RebatePeriod, RebateUse
from app.store.columns import DAY, INSTANT, MICROS, one_of
from app.store.guards import append_only
from app.store.tables import metadata

providers = Table(
    "providers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("tier", one_of(Tier), nullable=False),
    Column("in_transit_limit", MICROS),
    Column("limit_currency", Text, nullable=False),
)

provider_contracts = Table(
    "provider_contracts",
    metadata,
    Column("provider_id", ForeignKey("providers.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("start", DAY, nullable=False),
    Column("end", DAY, nullable=False),
    Column("party", Text, nullable=False),
    Column("fee_rate", Text, nullable=False),
    Column("opening_fee", MICROS),
    Column("fee_currency", Text, nullable=False),
    Column("rebate_period", one_of(RebatePeriod), nullable=False),
    Column("rebate_rules", Text, nullable=False),
    Column("credited_within_h", Integer),
    Column("rebate_due_days", Integer),
    PrimaryKeyConstraint("provider_id", "position"),
    sqlite_with_rowid=False,
)

provider_authorisations = Table(
    "provider_authorisations",
    metadata,
    Column("provider_id", ForeignKey("providers.id"), nullable=False),
    Column("platform", one_of(Platform), nullable=False),
    Column("document", Text, nullable=False),
    Column("valid_until", DAY),
    PrimaryKeyConstraint("provider_id", "platform"),
    sqlite_with_rowid=False,
)

provider_payees = Table(
    "provider_payees",
    metadata,
    Column("provider_id", ForeignKey("providers.id"), nullable=False),
    Column("payee_id", ForeignKey("payees.id"), nullable=False),
    PrimaryKeyConstraint("provider_id", "payee_id"),
    sqlite_with_rowid=False,
)

account_providers = Table(
    "account_providers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("provider_id", ForeignKey("providers.id"), nullable=False),
    Column("start", DAY, nullable=False),
    Index(None, "account_id", "start"),
)
"""Through whom since when; who says another for the same day has the last word."""

provider_events = Table(
    "provider_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("provider_id", ForeignKey("providers.id"), nullable=False, index=True),
    Column("kind", one_of(ProviderEventKind), nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("note", Text, nullable=False),
    Column("by", Text, nullable=False),
)

rebate_settlements = Table(
    "rebate_settlements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("provider_id", ForeignKey("providers.id"), nullable=False, index=True),
    Column("period_start", DAY, nullable=False),
    Column("confirmed", MICROS, nullable=False),
    Column("currency", Text, nullable=False),
    Column("use", one_of(RebateUse), nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("by", Text, nullable=False),
)
"""What the provider settled for a period; the newest one of a period counts."""

rebate_receipts = Table(
    "rebate_receipts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("provider_id", ForeignKey("providers.id"), nullable=False, index=True),
    Column("period_start", DAY, nullable=False),
    Column("amount", MICROS, nullable=False),
    Column("currency", Text, nullable=False),
    Column("day", DAY, nullable=False),
    Column("mark", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("by", Text, nullable=False),
)
# One row of a bank or a platform proves one receipt.
Index(
    "ix_rebate_receipts_marks",
    rebate_receipts.c.mark,
    unique=True,
    sqlite_where=rebate_receipts.c.mark != "",
    postgresql_where=rebate_receipts.c.mark != "",
)

for written in (account_providers, provider_events, rebate_settlements, rebate_receipts):
    append_only(written)
