"""Authorisations on platforms, as the vault keeps them."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.accounts import Connection
from app.errors import NotFound
from app.secret import Secret
from app.store.tables import connections


class Connections:
    """Connections that were not removed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, connection: Connection) -> int:
        """Keep a new connection; its id."""
        self._session.add(connection)
        self._session.flush()
        assert connection.id is not None
        return connection.id

    def get(self, connection_id: int) -> Connection:
        """NotFound when there is none, or it was removed."""
        wanted = select(Connection).where(connections.c.id == connection_id, ~connections.c.is_removed)
        found = self._session.scalars(wanted).one_or_none()
        if found is None:
            raise NotFound("connection", connection_id)
        return found

    def all(self) -> list[Connection]:
        """In the order in which they were made."""
        wanted = select(Connection).where(~connections.c.is_removed).order_by(connections.c.id)
        return list(self._session.scalars(wanted))

    def by_file(self) -> frozenset[int]:
        """Ids of those whose accounts are kept from files."""
        return frozenset(self._session.scalars(select(connections.c.id).where(connections.c.base_url == "")))

    def remove(self, connection_id: int) -> None:
        """Forget its secrets and show it no more; its accounts and their evidence stay. NotFound as in get."""
        gone = self.get(connection_id)
        gone.app_secret = Secret("")
        gone.grant = None
        self._session.flush()
        self._session.execute(update(connections).where(connections.c.id == connection_id).values(is_removed=True))
        self._session.expunge(gone)
