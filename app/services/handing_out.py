"""A file that leaves the vault for other eyes: whole or not at all, and told plainly when the disk says no."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import NotWritten
from app.store.folder import written_whole

_WHY = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EISDIR: "is_a_folder",
    errno.ENOSPC: "no_room",
    errno.EFBIG: "no_room",
}


@contextmanager
def handed_out(file: Path) -> Iterator[BinaryIO]:
    """What is written here becomes the file at the end; NotWritten, and what stood there stands, when it cannot."""
    try:
        with written_whole(file) as out:
            yield out
    except OSError as error:
        raise NotWritten(file.name, _WHY.get(error.errno or 0, "failed")) from error
