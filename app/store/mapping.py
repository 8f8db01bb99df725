"""The nouns of the domain, mapped on their tables: one class a noun, no second row class, no converting code."""

from decimal import Decimal

from sqlalchemy import Column
from sqlalchemy.orm import Composite, composite, registry

from app.domain.accounts import AdAccount, Connection, Wallet
from app.domain.applications import Application
from app.domain.closing import PeriodClose
from app.domain.consent import Consent
from app.domain.kept_invoices import InvoiceImport
from app.domain.money import Money
from app.domain.moves import MoveRecord
from app.domain.opening_drafts import OpeningDraft
from app.domain.papers import Paper
from app.domain.platform_files import PlatformFile
from app.domain.statements import BankAccount, StatementImport
from app.store import closing_tables, document_tables, invoice_tables, onboarding_tables, platform_tables, tables


def _money_or_none(amount: Column[Decimal], currency: Column[str]) -> Composite[Money]:
    return composite(Money, amount, currency, return_none_on=lambda *parts: None in parts)


mapper = registry(metadata=tables.metadata)
mapper.map_imperatively(
    Connection,
    tables.connections,
    properties={"grant": tables.connections.c.grant_text},
    exclude_properties=["is_removed"],
)
mapper.map_imperatively(Wallet, tables.wallets)
mapper.map_imperatively(AdAccount, tables.accounts)
mapper.map_imperatively(BankAccount, tables.bank_accounts)


mapper.map_imperatively(PlatformFile, platform_tables.platform_files)
mapper.map_imperatively(Paper, document_tables.papers)
mapper.map_imperatively(OpeningDraft, onboarding_tables.opening_drafts)
# Steps, reasons and appeals have tables of their own; whoever loads an application puts them on it.
mapper.map_imperatively(Application, onboarding_tables.applications)
mapper.map_imperatively(Consent, onboarding_tables.consents)
mapper.map_imperatively(InvoiceImport, invoice_tables.invoice_imports)
mapper.map_imperatively(PeriodClose, closing_tables.period_closes)
mapper.map_imperatively(
    MoveRecord,
    platform_tables.moves,
    properties={
        "_amount": platform_tables.moves.c.amount,
        "_currency": platform_tables.moves.c.currency,
        "amount": composite(Money, platform_tables.moves.c.amount, platform_tables.moves.c.currency),
        # Not as money: a value that is not known yet would take the currency with it.
        "moved_amount": platform_tables.moves.c.moved,
        "before_amount": platform_tables.moves.c.before,
    },
)
mapper.map_imperatively(
    StatementImport,
    tables.statement_imports,
    properties={
        "_opening": tables.statement_imports.c.opening,
        "_closing": tables.statement_imports.c.closing,
        "opening": _money_or_none(tables.statement_imports.c.opening, tables.statement_imports.c.opening_currency),
        "closing": _money_or_none(tables.statement_imports.c.closing, tables.statement_imports.c.closing_currency),
    },
    exclude_properties=["undone_by"],
)
