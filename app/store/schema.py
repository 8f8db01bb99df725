"""Which schema a book has, which one this program knows, and the steps between them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A revision, and the oldest AdTill that may open a book of it."""

    revision: str
    program: str


@cache
def newest(scripts: Path) -> Schema:
    """What this program brings."""
    folder = ScriptDirectory.from_config(_config(scripts))
    head = folder.get_current_head()
    assert head is not None
    return Schema(revision=head, program=folder.get_revision(head).module.PROGRAM)


@cache
def is_known(scripts: Path, revision: str) -> bool:
    """Whether there is a way from this revision to ours."""
    folder = ScriptDirectory.from_config(_config(scripts))
    return revision in {script.revision for script in folder.walk_revisions()}


def found(connection: Connection) -> Schema | None:
    """What the book has; None for an empty file."""
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        return None
    needed = connection.scalar(text("SELECT needed FROM program"))
    return Schema(revision=revision, program=needed or revision)


def migrate(connection: Connection, scripts: Path) -> None:
    """Take every step to the newest schema, within the connection's own transaction."""
    config = _config(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(scripts: Path) -> Config:
    config = Config()
    # A per cent sign in a folder's name would be read as the start of an interpolation.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
