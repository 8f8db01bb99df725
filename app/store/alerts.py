"""Alerts about documents that run out, as persons saw them: what was seen is not said again."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from app.domain.expiry import Alerted
from app.store.document_tables import expiry_alerts


class Alerts:
    """Which alerts were seen, and which of these were taken back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seen(self) -> list[Alerted]:
        """All that count, in the order in which they were seen."""
        table = expiry_alerts
        wanted = select(table).where(table.c.undone_at.is_(None)).order_by(table.c.id)
        return [_mark(row.paper_id, row.valid_to, row.rung) for row in self._connection.execute(wanted)]

    def keep(self, mark: Alerted, *, at: datetime, by: str) -> int:
        """Somebody has seen it; its number."""
        row = {"paper_id": int(mark.paper), "valid_to": mark.valid_to, "rung": mark.rung, "seen_at": at, "seen_by": by}
        added = insert(expiry_alerts).values(**row).returning(expiry_alerts.c.id)
        number: int = self._connection.execute(added).scalar_one()
        return number

    def newest_of(self, paper_id: int) -> tuple[int, Alerted] | None:
        """What was seen last of a document, with its number; None when nothing counts."""
        table = expiry_alerts
        wanted = select(table).where(table.c.paper_id == paper_id, table.c.undone_at.is_(None))
        row = self._connection.execute(wanted.order_by(table.c.id.desc()).limit(1)).one_or_none()
        return None if row is None else (row.id, _mark(row.paper_id, row.valid_to, row.rung))

    def take_back(self, number: int, *, at: datetime) -> None:
        """It counts no longer."""
        changed = update(expiry_alerts).where(expiry_alerts.c.id == number)
        self._connection.execute(changed.values(undone_at=at))


def _mark(paper_id: int, valid_to: date, rung: int) -> Alerted:
    return Alerted(paper=str(paper_id), valid_to=valid_to, rung=rung)
