"""Moves of money, from the intent to what became of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.moves import SETTLED, MoveKind, MoveRecord, MoveState, OurNo
from app.errors import NotFound
from app.store.platform_tables import moves


class Moves:
    """One record a wish to move money; its key is kept once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, record: MoveRecord) -> int:
        """Keep a new intent; its id."""
        self._session.add(record)
        self._session.flush()
        assert record.id is not None
        return record.id

    def get(self, move_id: int) -> MoveRecord:
        """NotFound when there is none."""
        found = self._session.get(MoveRecord, move_id)
        if found is None:
            raise NotFound("move", move_id)
        return found

    def by_key(self, key: str) -> MoveRecord | None:
        """The move with this key, if there is one."""
        return self._session.scalar(select(MoveRecord).where(moves.c.key == key))

    def references(self) -> set[str]:
        """The platforms' own numbers of all moves: their rows prove nothing else."""
        return set(self._session.scalars(select(moves.c.reference).where(moves.c.reference != "")))

    def not_offered(self) -> set[tuple[int, str, str, MoveKind]]:
        """By connection, account and payer, the kinds of moves for which a platform proved to have no call."""
        rows = self._session.execute(
            select(moves.c.connection_id, moves.c.account, moves.c.payer, moves.c.kind).where(
                moves.c.state == MoveState.REFUSED, moves.c.code == OurNo.NOT_OFFERED
            )
        )
        return {(connection_id, account, payer, MoveKind(kind)) for connection_id, account, payer, kind in rows}

    def all(self) -> list[MoveRecord]:
        """In the order in which they were written."""
        return list(self._session.scalars(select(MoveRecord).order_by(moves.c.id)))

    def open(self) -> list[MoveRecord]:
        """Those of which the end is not known, oldest first; none is ever left out."""
        return list(self._session.scalars(select(MoveRecord).where(moves.c.state.not_in(SETTLED)).order_by(moves.c.id)))

    def is_taken(self, reference: str, *, by_another_than: MoveRecord) -> bool:
        """Whether another move of the same connection has this number of the platform's."""
        others = select(moves.c.id).where(
            moves.c.reference == reference,
            moves.c.connection_id == by_another_than.connection_id,
            moves.c.id != by_another_than.id,
        )
        return self._session.scalar(others.limit(1)) is not None
