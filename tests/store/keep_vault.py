"""Makes the kept vault of the newest schema, once for each release: `python -m tests.store.keep_vault`."""

from pathlib import Path

from app import paths
from app.secret import Secret
from app.store import schema
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW

HOME = Path(__file__).resolve().parents[1] / "data" / "vaults"
PASSWORD = Secret("a kept vault opens for ever")
"""Opens vaults that hold invented figures only."""


def main() -> None:
    revision = schema.newest(paths.migrations()).revision
    vault, _ = Vault.create(HOME / f"{revision}.adtill", company="云帆传媒", person="林岚", password=PASSWORD, now=NOW)
    with vault.work() as work:
        factory.with_account(work)
        bank = work.statements.accounts.add(factory.bank_account())
        lines = [factory.statement_row(line) for line in range(3)]
        work.statements.add_import(factory.statement_import(bank, 3), lines, ["a", "b", "c"], b"file")
        work.ledger.post([factory.entry("1")], at=NOW, actor="林岚")
        work.papers.add(factory.paper(), b"a picture", factory.document_reading())
        work.alerts.keep(factory.alerted(), at=NOW, by="林岚")
        work.persons.add(factory.person(vault.seat))
        work.payees.add(factory.payee())
        work.orders.add(factory.order())
        work.kept_advice.keep([factory.kept_advice()])
        work.providers.add(factory.provider(payees=frozenset({1})))
        factory.with_opening(work)
        factory.with_appeal(work)
        factory.with_erased(work)
        work.invoices.add_import(factory.invoice_import(), [factory.invoice_file(factory.invoice())])
        work.closes.add(factory.period_close(), "{}")
    vault.close()
    (HOME / f"{revision}.adtill" / "lock").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
