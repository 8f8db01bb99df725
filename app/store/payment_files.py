"""Payment files as they were given out, and which orders went in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.errors import NotFound
from app.store.order_tables import payment_file_orders, payment_files


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file for the bank."""

    name: str
    written_at: datetime
    sha256: str
    """Of the file as the bank gets it."""
    body: bytes
    """Packed."""


class PaymentFiles:
    """Only ever added; an order stands in one file at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, at: datetime, sha256: str, body: bytes, order_ids: Iterable[int]) -> None:
        """Keep a file; IntegrityError when an order stands in another already."""
        file_id = self._connection.execute(
            insert(payment_files)
            .values(name=name, written_at=at, sha256=sha256, body=body)
            .returning(payment_files.c.id)
        ).scalar_one()
        self._connection.execute(
            insert(payment_file_orders), [{"order_id": one, "file_id": file_id} for one in order_ids]
        )

    def of(self, order_id: int) -> KeptFile:
        """The file in which an order went; NotFound when it went in none."""
        wanted = (
            select(payment_files)
            .join(payment_file_orders, payment_file_orders.c.file_id == payment_files.c.id)
            .where(payment_file_orders.c.order_id == order_id)
        )
        found = self._connection.execute(wanted).one_or_none()
        if found is None:
            raise NotFound("payment file", order_id)
        return KeptFile(name=found.name, written_at=found.written_at, sha256=found.sha256, body=found.body)

    def orders(self) -> frozenset[int]:
        """Every order that went in a file."""
        return frozenset(self._connection.scalars(select(payment_file_orders.c.order_id)))
