"""A move is kept whole through every state, and what is not known yet takes nothing else with it."""

from decimal import Decimal

import pytest

from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import SETTLED, MoveKind, MoveOutcome, MoveRecord, MoveState, Ticket
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def written(vault: Vault) -> int:
    with vault.work() as work:
        factory.with_account(work)
        connection = work.connections.all()[0]
        assert connection.id is not None
        return work.moves.add(
            MoveRecord(
                connection_id=connection.id, key="key0000001", kind=MoveKind.REFUND, account="11", payer="7", receiver="",
                amount=usd("500.01"), fund_class=FundClass.CASH, written_at=NOW,
            )
        )  # fmt: skip


def kept(vault: Vault, move_id: int) -> MoveRecord:
    with vault.look() as work:
        return work.moves.get(move_id)


def test_an_intent_keeps_its_amount_while_nothing_else_is_known(vault: Vault) -> None:
    record = kept(vault, written(vault))
    assert (record.amount, record.moved, record.ticket) == (usd("500.01"), None, Ticket())


@pytest.mark.parametrize("before", [None, usd("0.07")])
@pytest.mark.parametrize("moved", [usd("0"), usd("12.5"), usd("500.01")])
@pytest.mark.parametrize("state", sorted(set(MoveState) - {MoveState.INTENT, MoveState.SENT}))
def test_what_became_of_a_move_is_kept(vault: Vault, before: Money | None, moved: Money, state: MoveState) -> None:
    move_id = written(vault)
    ticket = Ticket(number="T-1", before=before)
    with vault.work() as work:
        work.moves.get(move_id).send(ticket, NOW)
    with vault.work() as work:
        work.moves.get(move_id).settle(MoveOutcome(state=state, moved=moved, reference="R-1"), NOW)
    record = kept(vault, move_id)
    assert (record.state, record.ticket, record.reference) == (state, ticket, "R-1")
    assert (record.amount, record.moved) == (usd("500.01"), moved if state in SETTLED else None)
    with vault.look() as work:
        assert [one.id for one in work.moves.open()] == ([] if state in SETTLED else [move_id])


def test_what_moved_is_never_taken_for_another_currency(vault: Vault) -> None:
    move_id = written(vault)
    with vault.work() as work:
        record = work.moves.get(move_id)
        record.send(Ticket(), NOW)
        with pytest.raises(ValueError, match="CNY"):
            record.settle(MoveOutcome(state=MoveState.DONE, moved=Money(Decimal(5), "CNY")), NOW)
