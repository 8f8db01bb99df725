"""Payees: the bank accounts that money may go to."""

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from app.domain.payees import Payee
from app.errors import NotFound
from app.store.order_tables import payees


class Payees:
    """None is ever removed: orders point at them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, payee: Payee) -> Payee:
        """Keep a new one; it comes back with its number."""
        numbered = replace(payee, id=(self._connection.scalar(select(func.max(payees.c.id))) or 0) + 1)
        self._connection.execute(insert(payees).values(**asdict(numbered)))
        return numbered

    def put(self, payee: Payee) -> None:
        """Keep one as it is now."""
        self._connection.execute(update(payees).where(payees.c.id == payee.id).values(**asdict(payee)))

    def get(self, payee_id: int) -> Payee:
        """NotFound when there is none."""
        row = self._connection.execute(select(payees).where(payees.c.id == payee_id)).first()
        if row is None:
            raise NotFound("payee", payee_id)
        return _payee(row)

    def all(self) -> list[Payee]:
        """By name."""
        return [_payee(row) for row in self._connection.execute(select(payees).order_by(payees.c.name, payees.c.id))]


def _payee(row: Row[Any]) -> Payee:
    return Payee(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row's columns
