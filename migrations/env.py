"""Alembic's entry: the store hands in an open connection; revisions are plain SQL types and import nothing of app."""

from typing import Any

from alembic import context
from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.types import TypeDecorator


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Write our own column types as the plain ones that lie in the file."""
    if kind != "type" or not isinstance(item, TypeDecorator):
        return False
    plain = next(each for each in (BigInteger, Integer, Text) if isinstance(item.impl_instance, each))
    return f"sa.{plain.__name__}()"


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_item=render_item,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
