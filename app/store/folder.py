"""The vault's folder: who may look into it, which program holds it, and files that are replaced in one step."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from app.errors import NoVault, VaultInUse
from app.store.trouble import disk_told_plainly

if sys.platform != "win32":
    import resource

LOCK = "lock"

_OURS_ALONE = 0o600
_OUR_FOLDER = 0o700


def make_private(folder: Path) -> None:
    """Let nobody but the owner look into the folder and its files (Windows keeps it so in the user's own folders)."""
    folder.chmod(_OUR_FOLDER)
    for file in folder.iterdir():
        if file.is_file():
            file.chmod(_OURS_ALONE)


def write_whole(file: Path, content: bytes) -> None:
    """Replace a file in one step, on the disk before it is in its place."""
    with written_whole(file) as out:
        out.write(content)


@contextmanager
def written_whole(file: Path) -> Iterator[BinaryIO]:
    """What is written here takes the file's place in one step at the end; on an error the old file stays as it was."""
    fresh = file.with_name(file.name + ".new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OURS_ALONE)
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    settle(file.parent)


def settle(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system knows how."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle_file(file: Path) -> None:
    """Have a file's content on the disk."""
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def hold(vault: Path) -> FileLock:
    """The mark that this program has the vault open; VaultInUse when another has, NoVault without a folder."""
    if not vault.is_dir():
        raise NoVault(vault)
    lock = FileLock(vault / LOCK, mode=_OURS_ALONE, thread_local=False)
    try:
        with disk_told_plainly(vault):
            lock.acquire(timeout=0)
    except Timeout as error:
        raise VaultInUse(vault) from error
    return lock


def no_core_dumps() -> None:
    """A crash must not write our memory, and the key in it, to the disk."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
