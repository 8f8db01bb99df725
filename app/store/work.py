"""One transaction with the records of each noun on it."""

from dataclasses import dataclass

from sqlalchemy import Table, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.store import (
    advice_tables,
    closing_tables,
    document_tables,
    invoice_tables,
    mapping,
    onboarding_tables,
    order_tables,
    platform_tables,
    provider_tables,
    tables,
)
from app.store.accounts import Accounts, Wallets
from app.store.alerts import Alerts
from app.store.closes import Closes
from app.store.connections import Connections
from app.store.evidence import Evidence
from app.store.findings import Findings
from app.store.invoices import Invoices
from app.store.kept_advice import KeptAdvices
from app.store.ledger import Ledger
from app.store.matches import Matches
from app.store.moves import Moves
from app.store.openings import Applications, Consents, OpeningDrafts
from app.store.orders import Orders
from app.store.papers import Papers
from app.store.payees import Payees
from app.store.payment_files import PaymentFiles
from app.store.persons import Persons
from app.store.platform_files import PlatformFiles
from app.store.providers import Providers
from app.store.settings import Settings
from app.store.statements import Statements

mapper = mapping.mapper
"""Nouns are mapped before anything works on them."""

_COUNTED: dict[str, Table] = {
    "connections": tables.connections,
    "accounts": tables.accounts,
    "wallets": tables.wallets,
    "fund_rows": tables.fund_rows,
    "spend_rows": tables.spend_rows,
    "balances": tables.balances,
    "debts": platform_tables.debts,
    "platform_invoices": platform_tables.platform_invoices,
    "platform_files": platform_tables.platform_files,
    "file_mappings": platform_tables.file_mappings,
    "moves": platform_tables.moves,
    "documents": document_tables.papers,
    "document_readings": document_tables.paper_readings,
    "document_answers": document_tables.paper_answers,
    "document_erasures": document_tables.paper_erasures,
    "expiry_alerts": document_tables.expiry_alerts,
    "persons": order_tables.persons,
    "payees": order_tables.payees,
    "orders": order_tables.orders,
    "order_signatures": order_tables.order_signatures,
    "payment_files": order_tables.payment_files,
    "kept_advice": advice_tables.kept_advice,
    "opening_drafts": onboarding_tables.opening_drafts,
    "applications": onboarding_tables.applications,
    "application_steps": onboarding_tables.application_steps,
    "application_reasons": onboarding_tables.application_reasons,
    "application_appeals": onboarding_tables.application_appeals,
    "consents": onboarding_tables.consents,
    "replies": tables.replies,
    "bank_accounts": tables.bank_accounts,
    "column_mappings": tables.column_mappings,
    "imports": tables.statement_imports,
    "bank_rows": tables.bank_rows,
    "entries": tables.entries,
    "postings": tables.postings,
    "records": tables.records,
    "match_runs": tables.match_runs,
    "match_groups": tables.match_groups,
    "invoice_imports": invoice_tables.invoice_imports,
    "invoice_files": invoice_tables.invoice_files,
    "invoices": invoice_tables.invoices,
    "findings": closing_tables.findings,
    "explanations": closing_tables.explanations,
    "closes": closing_tables.period_closes,
    "providers": provider_tables.providers,
    "provider_contracts": provider_tables.provider_contracts,
    "account_providers": provider_tables.account_providers,
    "provider_events": provider_tables.provider_events,
    "rebate_settlements": provider_tables.rebate_settlements,
    "rebate_receipts": provider_tables.rebate_receipts,
    "settings": tables.settings,
}


_COUNTS = union_all(*(select(literal(name), func.count()).select_from(table) for name, table in _COUNTED.items()))
"""One question: composing forty of them took longer than counting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Whose vault it is, and who made it."""

    company: str
    founder: str


class Work:
    """The records of each noun, within one transaction; objects stay whole after it."""

    def __init__(self, session: Session) -> None:
        connection = session.connection()
        self._connection = connection
        self.connections = Connections(session)
        self.accounts = Accounts(session)
        self.wallets = Wallets(session)
        self.evidence = Evidence(connection)
        self.statements = Statements(session)
        self.files = PlatformFiles(session)
        self.moves = Moves(session)
        self.papers = Papers(session)
        self.alerts = Alerts(connection)
        self.persons = Persons(connection)
        self.payees = Payees(connection)
        self.orders = Orders(connection)
        self.payment_files = PaymentFiles(connection)
        self.kept_advice = KeptAdvices(connection)
        self.providers = Providers(connection)
        self.drafts = OpeningDrafts(session)
        self.applications = Applications(session)
        self.consents = Consents(session)
        self.ledger = Ledger(connection)
        self.matches = Matches(connection)
        self.findings = Findings(connection)
        self.invoices = Invoices(session)
        self.closes = Closes(session)
        self.settings = Settings(connection)

    def facts(self) -> Facts:
        """What the vault says of itself."""
        row = self._connection.execute(select(tables.vault.c.company, tables.vault.c.founder)).one()
        return Facts(company=row.company, founder=row.founder)

    def counts(self) -> dict[str, int]:
        """How many of every kind of record are kept, every version among them."""
        return {name: count for name, count in self._connection.execute(_COUNTS)}  # noqa: C416 - rows are no pairs to mypy
