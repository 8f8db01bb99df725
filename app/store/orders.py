"""Orders with the signatures over them, and which records of the chain are their steps."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from app.domain.approvals import Approval
from app.domain.chain import Record
from app.domain.decisions import Decision
from app.domain.money import Money
from app.domain.orders import Order, OrderContent, OrderState
from app.domain.people import Hands
from app.domain.signing import Purpose
from app.errors import NotFound
from app.store.ledger import record_of
from app.store.order_tables import order_decisions, order_signatures, order_steps, orders
from app.store.tables import records

_CONTENT = ("kind", "channel", "account_id", "payee", "fund_class", "invoice", "bank_row_id", "intent", "expires_at",
            "record_head", "provider_id")  # fmt: skip
_LIFE = ("batch", "payee_id", "drafted_at", "state", "submitted_at", "approved_at", "sent_at", "due_at", "settled_at",
         "proof")  # fmt: skip


class Orders:
    """One row an order; signatures and steps are only ever added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, order: Order) -> int:
        """Keep a new one; its id."""
        added: int = self._connection.execute(
            insert(orders).values(**_values(order)).returning(orders.c.id)
        ).scalar_one()
        order.id = added
        return added

    def put(self, order: Order) -> None:
        """Keep one as it is now; signatures are kept by `sign`."""
        self._connection.execute(update(orders).where(orders.c.id == order.id).values(**_values(order)))

    def get(self, order_id: int) -> Order:
        """NotFound when there is none."""
        found = self._read(select(orders).where(orders.c.id == order_id))
        if not found:
            raise NotFound("order", order_id)
        return found[0]

    def all(self, states: Collection[OrderState] | None = None) -> list[Order]:
        """The newest first, in these states only when they are named."""
        wanted = select(orders).order_by(orders.c.id.desc())
        return self._read(wanted if states is None else wanted.where(orders.c.state.in_(states)))

    def batch(self, batch: str) -> list[Order]:
        """Those that were ticked together."""
        return self._read(select(orders).where(orders.c.batch == batch).order_by(orders.c.id))

    def sign(self, order_id: int, approval: Approval) -> None:
        """Keep a signature."""
        self._connection.execute(
            insert(order_signatures).values(
                order_id=order_id,
                purpose=approval.purpose,
                person_id=approval.person,
                content=approval.content,
                at=approval.at,
                note=approval.note,
                signature=approval.signature,
            )
        )

    def decide(self, order_id: int, decision: Decision, by: Approval) -> None:
        """Keep one person's signature under a decision."""
        self._connection.execute(
            insert(order_decisions).values(
                order_id=order_id,
                outcome=decision.outcome,
                arrived=decision.arrived.amount,
                currency=decision.arrived.currency,
                note=decision.note,
                person_id=by.person,
                at=by.at,
                signature=by.signature,
            )
        )

    def decisions(self, order: Order) -> list[tuple[Decision, Approval]]:
        """What was decided of an order so far, and by whom; whether it holds is for the domain to say."""
        wanted = select(order_decisions).where(order_decisions.c.order_id == order.id).order_by(order_decisions.c.id)
        return [_decision(row, order.content.digest) for row in self._connection.execute(wanted)]

    def note_step(self, order_id: int, seq: int) -> None:
        """This record is a step of this order."""
        self._connection.execute(insert(order_steps).values(order_id=order_id, seq=seq))

    def steps(self, order_ids: Iterable[int]) -> dict[int, list[Record]]:
        """The records of each order, oldest first."""
        wanted = (
            select(order_steps.c.order_id, records)
            .join(records, records.c.seq == order_steps.c.seq)
            .where(order_steps.c.order_id.in_(list(order_ids)))
            .order_by(records.c.seq)
        )
        found: dict[int, list[Record]] = defaultdict(list)
        for row in self._connection.execute(wanted):
            found[row.order_id].append(record_of(row))
        return found

    def proofs(self) -> set[str]:
        """The evidence that proves an order already; a transfer has a row of each account."""
        kept = self._connection.scalars(select(orders.c.proof).where(orders.c.proof != ""))
        return {mark for proof in kept for mark in proof.split(" ")}

    def _read(self, wanted: Select[Any]) -> list[Order]:
        rows = self._connection.execute(wanted).all()
        signed: dict[int, list[Approval]] = defaultdict(list)
        theirs = order_signatures.c.order_id.in_(wanted.with_only_columns(orders.c.id).order_by(None))
        for some in self._connection.execute(select(order_signatures).where(theirs).order_by(order_signatures.c.id)):
            signed[some.order_id].append(_approval(some))
        return [_order(row, signed[row.id]) for row in rows]


def _values(order: Order) -> dict[str, Any]:
    content = {name: getattr(order.content, name) for name in _CONTENT}
    life = {name: getattr(order, name) for name in _LIFE}
    hands = {"makers": order.hands.makers, "approvers": order.hands.approvers, "payers": order.hands.payers}
    return {
        **content,
        **life,
        **{name: ",".join(str(one) for one in sorted(persons)) for name, persons in hands.items()},
        "amount": order.content.amount.amount,
        "currency": order.content.amount.currency,
        "arrived": None if order.arrived is None else order.arrived.amount,
    }


def _order(row: Row[Any], signed: Iterable[Approval]) -> Order:
    content = OrderContent(
        amount=Money(row.amount, row.currency), **{name: getattr(row, name) for name in _CONTENT}
    )  # fmt: skip
    digest = content.digest
    return Order(
        id=row.id,
        content=content,
        hands=Hands(makers=_ids(row.makers), approvers=_ids(row.approvers), payers=_ids(row.payers)),
        # Signatures over an earlier content stay on record and are no part of this one.
        approvals=tuple(one for one in signed if one.content == digest),
        arrived=None if row.arrived is None else Money(row.arrived, row.currency),
        **{name: getattr(row, name) for name in _LIFE},
    )


def _ids(text: str) -> frozenset[int]:
    return frozenset(int(one) for one in text.split(",") if one)


def _approval(row: Row[Any]) -> Approval:
    return Approval(
        purpose=row.purpose,
        person=row.person_id,
        content=row.content,
        at=row.at,
        note=row.note,
        signature=row.signature,
    )


def _decision(row: Row[Any], content: str) -> tuple[Decision, Approval]:
    decision = Decision(
        order=content, outcome=row.outcome, arrived=Money(row.arrived, row.currency), note=row.note
    )  # fmt: skip
    by = Approval(
        purpose=Purpose.DECISION,
        person=row.person_id,
        content=decision.digest,
        at=row.at,
        note=row.note,
        signature=row.signature,
    )
    return decision, by
