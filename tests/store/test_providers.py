"""Providers in the book: they come back as they were agreed, and what was said of money stays as it was said."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.accounts import Platform
from app.domain.providers import Authorisation, FundedThrough, ProviderEvent, ProviderEventKind, funded_through
from app.domain.rebates import RebateForm, RebateReceipt, RebateSettlement, RebateStep, RebateUse, StepScope
from app.errors import NotFound
from app.store.vault import Vault
from app.store.work import Work
from tests.store import factory
from tests.store.factory import NOW, TODAY, yuan

QUARTER = date(2026, 7, 1)


def kept(work: Work) -> int:
    work.persons.add(factory.person(factory.seat()))
    payee = work.payees.add(factory.payee())
    return work.providers.add(factory.provider(payees=frozenset({payee.id})))


def test_a_provider_comes_back_with_contracts_steps_authorisations_and_payees(vault: Vault) -> None:
    steps = (RebateStep(yuan("10000"), Decimal("0.02")), RebateStep(yuan("500000.50"), Decimal("0.055")))
    rule = factory.rebate_rule(form=RebateForm.DEDUCTION, scope=StepScope.ABOVE, steps=steps)
    with vault.work() as work:
        provider_id = kept(work)
        provider = work.providers.get(provider_id)
        provider.contracts = (
            factory.contract(rebate_rules=(rule, factory.rebate_rule())),
            factory.contract(number="QS-2025", opening_fee=yuan("300"), rebate_due_days=None),
        )
        provider.authorisations = (
            Authorisation(platform=Platform.OCEAN_ENGINE, document="cd" * 32, valid_until=TODAY),
            Authorisation(platform=Platform.TENCENT_ADS, document="ef" * 32),
        )
        provider.in_transit_limit = None
        work.providers.put(provider)
    with vault.look() as work:
        assert work.providers.get(provider_id) == provider
        assert work.providers.all() == [provider]
        counts = work.counts()
        with pytest.raises(NotFound):
            work.providers.get(99)
    assert (counts["providers"], counts["provider_contracts"]) == (1, 2)


def test_the_last_word_about_who_funds_an_account_counts_even_for_the_same_day(vault: Vault) -> None:
    with vault.work() as work:
        account, first = factory.with_account(work), kept(work)
        second = work.providers.add(factory.provider(name="白塔传媒"))
        for provider_id, start in ((first, QUARTER), (first, TODAY), (second, TODAY)):
            work.providers.fund(FundedThrough(account_id=account, provider_id=provider_id, start=start))
        ways = work.providers.ways()
    assert funded_through(account, QUARTER, ways) == first
    assert funded_through(account, TODAY, ways) == second
    assert funded_through(account, date(2026, 1, 1), ways) is None


def test_settlements_receipts_and_notes_come_back_and_are_kept_as_written(vault: Vault) -> None:
    with vault.work() as work:
        provider_id = kept(work)
        settled = RebateSettlement(
            provider_id=provider_id, period_start=QUARTER, confirmed=yuan("900"), use=RebateUse.CASH
        )  # fmt: skip
        received = RebateReceipt(
            provider_id=provider_id, period_start=QUARTER, amount=yuan("900"), day=TODAY, mark="bank_row:1"
        )  # fmt: skip
        event = ProviderEvent(
            provider_id=provider_id, kind=ProviderEventKind.COMPLAINT, at=NOW, note="三天没有回复", by="林岚"
        )
        work.providers.settle(settled, at=NOW, by="林岚")
        work.providers.receive(received, at=NOW, by="林岚")
        work.providers.note(event)
    with vault.look() as work:
        assert work.providers.settlements() == [settled]
        assert work.providers.receipts() == [received]
        assert work.providers.events() == work.providers.events(provider_id) == [event]
    for table in ("rebate_settlements", "rebate_receipts", "provider_events"):
        with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
            work._connection.exec_driver_sql(f"DELETE FROM {table}")


def test_one_row_of_a_statement_proves_one_receipt(vault: Vault) -> None:
    with vault.work() as work:
        provider_id = kept(work)
    once = RebateReceipt(provider_id=provider_id, period_start=QUARTER, amount=yuan("1"), day=TODAY, mark="bank_row:1")
    with vault.work() as work:
        work.providers.receive(once, at=NOW, by="林岚")
    with pytest.raises(IntegrityError), vault.work() as work:
        work.providers.receive(once, at=NOW, by="林岚")


def test_an_order_keeps_through_whom_it_goes_and_signs_it(vault: Vault) -> None:
    with vault.work() as work:
        account, provider_id = factory.with_account(work), kept(work)
        order = factory.order(account, provider_id=provider_id)
        work.orders.add(order)
    with vault.look() as work:
        assert work.orders.get(order.id or 0).content.provider_id == provider_id
    assert order.content.digest != factory.order(account).content.digest
