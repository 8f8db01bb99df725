"""The one place where what SQLCipher and the disk say becomes an error that the user can be told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy.exc import DBAPIError

from app.errors import Damaged, DiskFull, NotWritable, VaultError, VaultInUse

BOOK = "book.db"

_DISK_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
_MADE_BY_THE_DISK = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")
_NAMED: dict[str, type[VaultError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": NotWritable,
    "SQLITE_CANTOPEN": NotWritable,
    "SQLITE_PERM": NotWritable,
    "SQLITE_AUTH": NotWritable,
    "SQLITE_BUSY": VaultInUse,
    "SQLITE_LOCKED": VaultInUse,
}


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the database driver says into our errors; errors of our own making fly on."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlcipher3.Error):
            _tell(path, error.orig)
        raise
    except sqlcipher3.Error as error:
        _tell(path, error)
        raise


@contextmanager
def disk_told_plainly(path: Path) -> Iterator[None]:
    """Turn what the disk says into our errors; the work inside must touch no other disk than the vault's."""
    try:
        yield
    except OSError as error:
        if error.errno in _DISK_FULL:
            raise DiskFull(path) from error
        if error.errno in _NOT_WRITABLE:
            raise NotWritable(path) from error
        raise


def _tell(path: Path, said: sqlcipher3.Error) -> None:
    name: str = getattr(said, "sqlite_errorname", "") or ""
    # A wrong key is out of the question here: the slot's own seal has proved it.
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        raise Damaged(path, BOOK) from said
    # A write that the disk refuses half-way (a size limit, a quota) is told as an I/O error.
    if name in _MADE_BY_THE_DISK:
        raise DiskFull(path) from said
    if name.startswith("SQLITE_IOERR"):
        raise Damaged(path, BOOK) from said
    for prefix, kind in _NAMED.items():
        if name.startswith(prefix):
            raise kind(path) from said
