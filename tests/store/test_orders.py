"""Persons, payees and orders in the book: they come back as they were kept, and what was signed is never edited."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.approvals import Approval
from app.domain.chain import RecordKind
from app.domain.orders import Order, OrderState
from app.domain.people import Role
from app.domain.second_factor import SecondFactor
from app.domain.signing import Purpose, sign
from app.domain.vouching import trusted
from app.secret import Secret
from app.store.vault import Vault
from app.store.work import Work
from tests.store import factory
from tests.store.factory import NOW

FOUNDER, CLERK = factory.seat(), factory.seat("陈默", "b")


def kept(work: Work, amount: str = "5000.00", *, intent: str = "k" * 24) -> Order:
    account = factory.with_account(work) if not work.accounts.all() else 1
    if not work.persons.all():
        work.persons.add(factory.person(FOUNDER))
    order = factory.order(account, amount)
    order.submit(1, NOW, intent=intent, expires_at=NOW + timedelta(days=3), record_head="ab" * 32)
    work.orders.add(order)
    return order


def signed(order: Order) -> Approval:
    plain = Approval(purpose=Purpose.APPROVAL, person=1, content=order.content.digest, at=NOW)
    assert FOUNDER.signing is not None
    return Approval(
        purpose=plain.purpose,
        person=1,
        content=plain.content,
        at=NOW,
        signature=sign(FOUNDER.signing, plain.purpose, plain.digest),
    )


def test_an_order_comes_back_with_its_signatures_and_its_steps(vault: Vault) -> None:
    with vault.work() as work:
        order = kept(work)
        order.take(signed(order))
        work.orders.sign(order.id or 0, order.approvals[0])
        work.orders.put(order)
        record = work.ledger.record(RecordKind.ORDER_SUBMITTED, {"order": order.id}, at=NOW, actor="林岚")
        work.orders.note_step(order.id or 0, record.seq)
    with vault.look() as work:
        assert work.orders.get(order.id or 0) == order
        assert work.orders.batch("b1") == work.orders.all({OrderState.SUBMITTED}) == [order]
        assert work.orders.steps([order.id or 0]) == {order.id: [record]}
        counts = work.counts()
    assert (counts["persons"], counts["orders"], counts["order_signatures"]) == (1, 1, 1)
    assert vault.check().is_sound


def test_a_signature_over_an_earlier_content_is_no_part_of_the_order_any_more(vault: Vault) -> None:
    with vault.work() as work:
        order = kept(work)
        work.orders.sign(order.id or 0, signed(order))
        order.edit(1, amount=factory.yuan("6000"))
        work.orders.put(order)
    with vault.look() as work:
        assert work.orders.get(order.id or 0).approvals == ()


def test_one_key_is_one_intent_whoever_writes_it(vault: Vault) -> None:
    with vault.work() as work:
        kept(work)
    with pytest.raises(IntegrityError), vault.work() as work:
        kept(work, "7000.00")


@pytest.mark.parametrize("statement", ["UPDATE order_signatures SET person_id = 2", "DELETE FROM order_signatures"])
def test_what_was_signed_is_kept_as_written(vault: Vault, statement: str) -> None:
    with vault.work() as work:
        order = kept(work)
        work.orders.sign(order.id or 0, signed(order))
    with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
        work._connection.exec_driver_sql(statement)


def test_a_payee_and_a_second_factor_come_back_as_they_were(vault: Vault) -> None:
    factor = SecondFactor(seed=Secret("ABCDEFGH"), last_step=7)
    with vault.work() as work:
        work.persons.add(factory.person(FOUNDER))
        payee = work.payees.add(factory.payee())
        work.persons.put_second_factor(1, factor, is_confirmed=False)
        work.persons.put_second_factor(1, factor, is_confirmed=True)
    with vault.look() as work:
        assert (work.payees.all(), work.payees.get(payee.id)) == ([payee], payee)
        assert work.persons.second_factor(1) == (factor, True)
        assert work.persons.second_factor(2) is None


def test_a_person_counts_only_when_the_founders_key_leads_to_them(vault: Vault) -> None:
    intruder = factory.seat("Mallory", "c")
    with vault.work() as work:
        work.persons.add(factory.person(FOUNDER))
        work.persons.add(factory.person(CLERK, 2, Role.FINANCE_CLERK, by=FOUNDER))
        # With the book's key anybody can write a row; without a signature that counts it is nobody.
        work.persons.add(factory.person(intruder, 3, Role.EXECUTIVE))
        work.persons.add(factory.person(factory.seat("Eve", "d"), 4, Role.EXECUTIVE, by=CLERK))
    with vault.look() as work:
        assert set(trusted(work.persons.all(), FOUNDER.root)) == {1, 2}
        assert trusted(work.persons.all(), b"") == {}
    with vault.work() as work:
        work._connection.exec_driver_sql("UPDATE persons SET roles = 'executive' WHERE id = 2")
    with vault.look() as work:
        assert set(trusted(work.persons.all(), FOUNDER.root)) == {1}
