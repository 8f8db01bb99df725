"""Older books are brought up to date: copy, upgrade the copy, verify it, swap, keep the way back."""

import shutil
from pathlib import Path

from app.errors import Damaged, UpgradeFailed, VaultTooNew
from app.secret import Secret
from app.store import schema
from app.store.engine import connect, lone
from app.store.folder import hold, make_private, settle, settle_file
from app.store.trouble import BOOK, disk_told_plainly, told_plainly

_SUFFIXES = ("", "-wal", "-shm", "-journal")


def bring_up_to_date(vault: Path, key: Secret, scripts: Path) -> Path | None:
    """Upgrade the book where it is older than this program; where the old one is kept, or None when nothing was to do.

    Raises VaultTooNew for a newer book, and UpgradeFailed with the old book in its place.
    """
    with told_plainly(vault):
        engine = lone(vault / BOOK, key)
        with engine.begin() as connection:
            now = schema.found(connection)
    wanted = schema.newest(scripts)
    if now is None:
        raise Damaged(vault, BOOK)
    if now.revision == wanted.revision:
        return None
    if not schema.is_known(scripts, now.revision):
        raise VaultTooNew(vault, found=now.program, known=wanted.program)
    with told_plainly(vault), disk_told_plainly(vault):
        return _upgrade(vault, key, scripts, now.revision)


def lay(book: Path, key: Secret, scripts: Path) -> None:
    """A new, empty book of the newest schema."""
    with lone(book, key).begin() as connection:
        schema.migrate(connection, scripts)


def ways_back(vault: Path) -> list[Path]:
    """Books of older schemas that were kept, the newest last."""
    return sorted(vault.glob("book-before-*.db"), key=lambda file: file.stat().st_mtime_ns)


def go_back(vault: Path, kept: Path) -> Path:
    """Put a kept book back in its place, for the older program it belongs to; where the newer one is kept now.

    VaultInUse while a program holds the vault.
    """
    lock = hold(vault)
    aside = vault / f"book-after-{kept.stem.removeprefix('book-before-')}.db"
    try:
        with disk_told_plainly(vault):
            _copy_whole(vault / BOOK, aside)
            _copy_whole(kept, vault / BOOK)
            make_private(vault)
    finally:
        lock.release()
    return aside


def _copy_whole(book: Path, place: Path) -> None:
    """Copy a closed book so that its place holds the old file or the new one, never a part."""
    fresh = place.with_name(f"{place.name}.new")
    shutil.copyfile(book, fresh)
    settle_file(fresh)
    fresh.replace(place)
    settle(place.parent)


def _upgrade(vault: Path, key: Secret, scripts: Path, revision: str) -> Path:
    book, fresh = vault / BOOK, vault / f"{BOOK}.upgrading"
    kept = vault / f"book-before-upgrade-from-{revision}.db"
    _fold_log(book, key)
    _remove(fresh)
    shutil.copyfile(book, fresh)
    try:
        with lone(fresh, key).begin() as connection:
            schema.migrate(connection, scripts)
        _verify(fresh, key)
    except Exception as error:
        _remove(fresh)
        _copy_whole(book, kept)
        raise UpgradeFailed(vault, kept) from error
    settle_file(fresh)
    # From here on a whole book stands in its place at any moment: first the way back, then the swap.
    _copy_whole(book, kept)
    fresh.replace(book)
    make_private(vault)
    settle(vault)
    return kept


def _fold_log(book: Path, key: Secret) -> None:
    """Bring everything into the one file: closing the last connection does, and removes the log."""
    connection = connect(book, key)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _verify(book: Path, key: Secret) -> None:
    connection = connect(book, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        bad += [row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        bad += connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
    if bad:
        raise Damaged(book.parent, book.name)


def _remove(book: Path) -> None:
    for suffix in _SUFFIXES:
        book.with_name(book.name + suffix).unlink(missing_ok=True)
