"""Search over accounts, recharges, providers, applications, invoices, statement rows and numbers, for Ctrl+K."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.accounts import Platform
from app.domain.applications import Application
from app.domain.invoices import Invoice
from app.domain.kept_invoices import KeptInvoice
from app.domain.money import Money
from app.domain.people import Action
from app.domain.providers import Provider
from app.domain.remittance import remittance_code
from app.domain.vouching import has_right
from app.store.vault import Vault
from app.store.work import Work

LIMIT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found; `key` leads to it on the page of its kind."""

    kind: Literal["account", "bank_row", "application", "order", "provider", "invoice"]
    key: str
    title: str
    detail: str
    platform: Platform | None = None
    day: date | None = None
    amount: Money | None = None


class Search:
    """Finds by name, number, party or text."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def find(self, text: str) -> list[Hit]:
        """The best few hits of each kind; nothing for an empty text, and no bank row for who may not see them."""
        wanted = text.strip().casefold()
        if not wanted:
            return []
        with self._vault.look() as work:
            sees_bank = has_right(work.persons.all(), self._vault.seat, Action.SEE_BANK_IN_FULL)
            accounts = [
                Hit(
                    kind="account",
                    key=f"account:{account.id}",
                    title=account.name,
                    detail=account.platform_id,
                    platform=account.platform,
                )
                for account in work.accounts.all()
                if wanted in account.name.casefold() or wanted in account.platform_id
            ]
            rows = [
                Hit(
                    kind="bank_row",
                    key=str(stored.id),
                    title=stored.row.party or stored.row.text,
                    detail=stored.row.serial or stored.row.reference,
                    day=stored.row.day,
                    amount=stored.row.amount,
                )
                for stored in (work.statements.rows(search=text.strip(), limit=LIMIT) if sees_bank else ())
            ]
            orders = _orders(work, wanted)
            providers = [_of_provider(one) for one in work.providers.all() if _is_named(one, wanted)]
            applications = [_of_application(one) for one in work.applications.all() if _is_meant(one, wanted)]
            invoices = [_invoice_hit(kept) for kept in work.invoices.all() if _speaks_of(kept.invoice, wanted)]
        found = (accounts, orders, providers, applications, invoices)
        return [*(hit for hits in found for hit in hits[:LIMIT]), *rows]


def _is_meant(one: Application, wanted: str) -> bool:
    told = (one.name, one.account, one.reference, one.values.get("F02", ""))
    return any(wanted in text.casefold() for text in told)


def _of_application(one: Application) -> Hit:
    return Hit(
        kind="application",
        key=str(one.id),
        title=one.values.get("F02", "") or one.name,
        detail=one.account or one.reference or one.name,
        platform=one.platform,
    )


def _is_named(one: Provider, wanted: str) -> bool:
    """By its own name, or by a contract's party or number."""
    told = (one.name, *(part for contract in one.contracts for part in (contract.party, contract.number)))
    return any(wanted in text.casefold() for text in told)


def _of_provider(one: Provider) -> Hit:
    newest = max(one.contracts, key=lambda contract: contract.start, default=None)
    return Hit(kind="provider", key=str(one.id), title=one.name, detail=newest.number if newest else "")


def _orders(work: Work, wanted: str) -> list[Hit]:
    """By the account's name, the remittance code, or the amount as it is written; the newest first."""
    accounts, figure = {one.id: one for one in work.accounts.all()}, wanted.replace(",", "")
    hits = []
    for order in work.orders.all():
        account, content = accounts[order.content.account_id], order.content
        code = remittance_code(content.intent) if content.intent else ""
        amount = f"{content.amount.rounded().amount:f}"
        if wanted in account.name.casefold() or wanted in code.casefold() or (figure and figure in amount):
            hits.append(
                Hit(
                    kind="order",
                    key=str(order.id),
                    title=account.name,
                    detail=code,
                    platform=account.platform,
                    day=order.drafted_at.date(),
                    amount=content.amount,
                )
            )
    return hits


def _speaks_of(invoice: Invoice, wanted: str) -> bool:
    return wanted in f"{invoice.number}\n{invoice.seller.name}\n{invoice.remark}".casefold()


def _invoice_hit(kept: KeptInvoice) -> Hit:
    invoice = kept.invoice
    return Hit(
        kind="invoice",
        key=str(kept.id),
        title=invoice.seller.name or invoice.file,
        detail=invoice.number,
        day=invoice.date,
        amount=invoice.total,
    )
