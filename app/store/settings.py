"""The company's rules: texts under names, which travel with the vault."""

from sqlalchemy import Connection, insert, select, update

from app.store.tables import settings


class Settings:
    """Values are text; what is not plain text is JSON by the caller's choice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: str = "") -> str:
        """The value, or the default when it was never put."""
        value = self._connection.scalar(select(settings.c.value).where(settings.c.key == key))
        return default if value is None else value

    def put(self, key: str, value: str) -> None:
        """Keep a value, in place of the one before."""
        changed = self._connection.execute(update(settings).where(settings.c.key == key).values(value=value))
        if not changed.rowcount:
            self._connection.execute(insert(settings).values(key=key, value=value))
