"""Connections to the encrypted book: raw key first, then the habits that make it fast and strict."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from app.secret import Secret

BUSY_S = 60.0
"""How long a step waits for another thread's step before it gives up."""

PAGE_BYTES = 4096

_READERS = 4
_WRITER_CACHE_KIB = 262_144
_READER_CACHE_KIB = 65_536


def connect(book: Path, key: Secret, *, cache_kib: int = _READER_CACHE_KIB) -> sqlcipher3.Connection:
    """A connection that has proved its key by reading; the driver's own errors fly."""
    # Autocommit mode: transactions begin and end where we say, not where the driver guesses.
    connection = sqlcipher3.connect(str(book), check_same_thread=False, timeout=BUSY_S, isolation_level=None)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.reveal()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA recursive_triggers=ON")  # so that REPLACE cannot slip past the guards
        connection.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten, not only unlinked
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA cache_size=-{cache_kib}")
    except BaseException:
        connection.close()
        raise
    return connection


def writer(book: Path, key: Secret) -> Engine:
    """One connection that takes the write lock when it begins; threads queue for it."""
    return _engine(lambda: connect(book, key, cache_kib=_WRITER_CACHE_KIB), begin="BEGIN IMMEDIATE", size=1, overflow=0)


def readers(book: Path, key: Secret) -> Engine:
    """Connections that cannot write; each look sees one moment of the book, whatever is written meanwhile."""

    def reader() -> sqlcipher3.Connection:
        connection = connect(book, key)
        connection.execute("PRAGMA query_only=ON")
        return connection

    return _engine(reader, begin="BEGIN", size=_READERS, overflow=2 * _READERS)


@contextmanager
def synced(connection: Connection) -> Iterator[None]:
    """What is written meanwhile is on the disk itself when its transaction ends; else a power cut may take the last moments."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous=NORMAL")


def lone(book: Path, key: Secret) -> Engine:
    """For upgrades: no pool, and references unchecked, since tables are rebuilt under them."""

    def connection() -> sqlcipher3.Connection:
        fresh = connect(book, key)
        fresh.execute("PRAGMA foreign_keys=OFF")
        return fresh

    engine = create_engine("sqlite://", module=sqlcipher3, creator=connection, poolclass=NullPool)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def _engine(creator: Callable[[], sqlcipher3.Connection], *, begin: str, size: int, overflow: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=overflow,
        pool_timeout=BUSY_S,
        # Values are the company's own: they have no place in the text of an error.
        hide_parameters=True,
    )
    _begin_with(engine, begin)
    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
