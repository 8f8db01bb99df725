"""Closed periods with the statements that were confirmed."""

from datetime import date, datetime

from sqlalchemy import Connection, case, func, insert, select
from sqlalchemy.orm import Session

from app.domain.closing import PeriodClose, PlaceMovement, closed_until
from app.domain.money import Money
from app.errors import IllegalMove, NotFound
from app.store.closing_tables import close_statements, period_closes
from app.store.tables import entries, postings


class Closes:
    """Closes in the order of their periods."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._closes: list[PeriodClose] | None = None
        """Asked once in a work: matching asks for every group."""

    def add(self, close: PeriodClose, statement: str) -> int:
        """Keep a close with its statement; its id."""
        self._session.add(close)
        self._session.flush()
        self._closes = None
        assert close.id is not None
        self._session.execute(insert(close_statements).values(close_id=close.id, body=statement))
        return close.id

    def all(self) -> list[PeriodClose]:
        """Every close, newest first, those that were reopened too."""
        if self._closes is None:
            self._closes = list(self._session.scalars(select(PeriodClose).order_by(period_closes.c.id.desc())))
        return list(self._closes)

    def get(self, close_id: int) -> PeriodClose:
        """NotFound when there is none."""
        found = self._session.get(PeriodClose, close_id)
        if found is None:
            raise NotFound("close", close_id)
        return found

    def until(self) -> date | None:
        """The last day that is closed."""
        return closed_until(self.all())

    def statement(self, close_id: int) -> str:
        """The statement as it was confirmed; NotFound when there is none."""
        wanted = select(close_statements.c.body).where(close_statements.c.close_id == close_id)
        found: str | None = self._session.scalar(wanted)
        if found is None:
            raise NotFound("close", close_id)
        return found

    def reopen(self, close_id: int, *, at: datetime, by: str, reason: str) -> None:
        """It no longer stands; IllegalMove when it was reopened before."""
        close = self.get(close_id)
        if not close.stands:
            raise IllegalMove("reopened", "reopened")
        close.reopened_at, close.reopened_by, close.reopen_reason = at, by, reason
        self._session.flush()


def movements(connection: Connection, first: date, last: date) -> list[PlaceMovement]:
    """Every place that held or moved anything by the end of the period: what was before it, what came, what went."""
    start, amount = first.toordinal(), postings.c.amount
    before = func.sum(case((entries.c.day < start, amount), else_=0))
    came = func.sum(case(((entries.c.day >= start) & (amount > 0), amount), else_=0))
    went = func.sum(case(((entries.c.day >= start) & (amount < 0), amount), else_=0))
    wanted = (
        select(postings.c.place, postings.c.currency, before, came, went)
        .join(entries, entries.c.id == postings.c.entry_id)
        .where(entries.c.day <= last.toordinal())
        .group_by(postings.c.place, postings.c.currency)
        .order_by(postings.c.place, postings.c.currency)
    )
    return [
        PlaceMovement(
            place=place,
            name="",
            opening=Money.from_micros(opening, currency),
            came=Money.from_micros(plus, currency),
            went=Money.from_micros(minus, currency),
        )
        for place, currency, opening, plus, minus in connection.execute(wanted)
        if opening or plus or minus
    ]
