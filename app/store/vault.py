"""The vault: a folder with an encrypted book and the keys to it, opened by one program at a time."""

import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

import sqlcipher3
from filelock import FileLock
from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from app import paths
from app.domain.chain import RecordKind
from app.domain.people import Action
from app.domain.recovery_shares import RecoveryShare, join
from app.domain.vaults import Recovery, VaultCheck
from app.domain.vouching import Seat, need_right
from app.errors import Damaged, NoVault, SigningKeyLost, VaultExists, VaultLocked, WrongAnswer
from app.progress import Progress, Silent
from app.secret import Secret
from app.store import slots, tables
from app.store.engine import PAGE_BYTES, connect, readers, synced, writer
from app.store.folder import hold, make_private, no_core_dumps, settle
from app.store.keys import (
    KEYS,
    Kind,
    Opened,
    calibrated,
    new_recovery_key,
    plain_recovery_key,
    read_keys,
    seal,
    unseal,
    write_keys,
)
from app.store.trouble import BOOK, disk_told_plainly, told_plainly
from app.store.upgrade import bring_up_to_date, lay
from app.store.work import Work

_SILENT = Silent()


class Vault:
    """An open vault; safe to share between threads. Close it, or other programs find it in use."""

    def __init__(self, path: Path, opened: Opened, lock: FileLock) -> None:
        self.path = path
        self.person = opened.person
        self._opened = opened
        self._seat: Seat | None = None
        self._whose = self
        self._lock = lock
        self._engines: tuple[Engine, Engine] | None = writer(path / BOOK, opened.key), readers(path / BOOK, opened.key)
        with self.look() as work:
            facts = work.facts()
        self.company = facts.company
        self.person = self.person or facts.founder

    @classmethod
    def create(cls, path: Path, *, company: str, person: str, password: Secret, now: datetime) -> tuple[Self, Secret]:
        """A new vault, open, and its recovery key, which is never shown again; VaultExists when something is there."""
        no_core_dumps()
        if path.exists() or path.is_symlink():
            raise VaultExists(path)
        opened = slots.founding(Opened(key=Secret(os.urandom(32).hex()), person=person, owner=uuid.uuid4().hex))
        recovery_key = new_recovery_key()
        building = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.new")
        try:
            with disk_told_plainly(path), told_plainly(path):
                building.mkdir(parents=True, mode=0o700)
                write_keys(building, [seal("person", opened, password, calibrated())])
                slots.seal_recovery(building, opened, "recovery", plain_recovery_key(recovery_key))
                _lay_book(building / BOOK, opened, company, now)
                make_private(building)
                building.rename(path)
                settle(path.parent)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        return cls._enter(path, opened, hold(path)), recovery_key

    @classmethod
    def open(cls, path: Path, *, password: Secret, scripts: Path | None = None) -> Self:
        """Open with a person's password; an older book is upgraded first.

        Raises NoVault, VaultInUse, NotOpened, Damaged, VaultTooNew, UpgradeFailed, NotWritable.
        """
        return cls._open(path, "person", password, scripts)

    @classmethod
    def open_with_recovery(cls, path: Path, *, recovery_key: Secret) -> Self:
        """Open with the printed key, however it is typed: blanks, dashes and small letters do not matter."""
        return cls._open(path, "recovery", plain_recovery_key(recovery_key), None)

    @classmethod
    def open_with_shares(cls, path: Path, *, shares: Sequence[RecoveryShare]) -> Self:
        """Open with two of the three printed sheets; WrongAnswer for one alone, one twice, or two of different sets."""
        return cls._open(path, "shares", _shared(shares), None)

    @classmethod
    def open_keyed(cls, path: Path, key: bytes) -> Self:
        """Open with the book's own key, without the slow derivation."""
        lock = _hold_vault(path)
        try:
            owner = read_keys(path)[0].owner
        except BaseException:
            lock.release()
            raise
        return cls._enter(path, Opened(key=Secret(key.hex()), person="", owner=owner), lock)

    @classmethod
    def _open(cls, path: Path, kind: Kind, password: Secret, scripts: Path | None) -> Self:
        lock = _hold_vault(path)
        try:
            opened = unseal(read_keys(path), kind, password, path)
        except BaseException:
            lock.release()
            raise
        vault = cls._enter(path, opened, lock, scripts)
        if kind == "person" and opened.signing is None:
            # A slot from before there were signing keys gets one, sealed as hard as it was.
            vault._opened = slots.founding(opened)  # noqa: SLF001 - our own, a moment old
            slots.set_password(path, vault._opened, password, slots.hardness_of(path, opened.owner))  # noqa: SLF001
        return vault

    @classmethod
    def _enter(cls, path: Path, opened: Opened, lock: FileLock, scripts: Path | None = None) -> Self:
        try:
            no_core_dumps()
            with told_plainly(path):
                bring_up_to_date(path, opened.key, scripts or paths.migrations())
                return cls(path, opened, lock)
        except BaseException:
            lock.release()
            raise

    def key(self) -> bytes:
        """The book's own key, for opening it again without the slow derivation; never write it anywhere."""
        return bytes.fromhex(self._opened.key.reveal())

    @property
    def seat(self) -> Seat:
        """Who opened it, and what they sign with."""
        if self._seat is not None:
            return self._seat
        opened = self._opened
        return Seat(name=self.person, mark=opened.owner, signing=opened.signing, root=opened.root)

    def seated(self, seat: Seat) -> "Vault":
        """The same open vault with another person at the desk; it closes with this one."""
        theirs = copy(self)
        theirs.person, theirs._seat, theirs._whose = seat.name, seat, self._whose  # noqa: SLF001 - our own, a moment old
        return theirs

    @property
    def has_lost_key(self) -> bool:
        """Whether the slot that opened holds no signing key, though the book knows persons whom one vouches for."""
        if self._opened.signing is not None:
            return False
        with self.look() as work:
            return bool(work.persons.all())

    def change_password(self, new: Secret) -> None:
        """Seal the key anew in this person's slot; the book and all other slots stay as they are.

        SigningKeyLost, and nothing is changed, when that would overwrite a signing key that this session does not have.
        """
        if self.has_lost_key:
            raise SigningKeyLost(self.path)
        if self._opened.signing is None:
            self._opened = slots.founding(self._opened)
        slots.set_password(self.path, self._opened, new)

    def found_anew(self, new: Secret) -> None:
        """A new password and a new signing key, where the old key is sealed under a lost password and in no other slot.

        Whom the old key vouched for is a stranger from now on; `People` writes into the chain that it was so.
        """
        self._opened = slots.founding(self._opened)
        slots.set_password(self.path, self._opened, new)

    def add_slot(self, name: str, password: Secret) -> Seat:
        """A way in for one more person, with a signing key of their own; the same root vouches for them.

        WrongAnswer for a password that opens another slot: it could not tell whose session it is.
        """
        return slots.add_person(self.path, self._opened, name, password)

    def remove_slot(self, mark: str) -> None:
        """Close every way in of a person who has left; never one's own."""
        if mark == self._opened.owner:
            raise WrongAnswer("person", "own_rights")
        slots.remove(self.path, mark)

    @property
    def has_own_key(self) -> bool:
        """Whether a person opened it by their own slot: only then there is a signing key that recovery could give back."""
        return self._seat is None and self._opened.signing is not None

    @property
    def recovery(self) -> Recovery:
        """What opens it when the password is lost."""
        return slots.recovery_of(read_keys(self.path))

    @property
    def has_whole_recovery(self) -> bool:
        """Whether that gives this person's signing key back as well, where it is theirs."""
        return slots.is_whole(self.path, self._opened)

    def keep_recovery_key(self, recovery_key: Secret) -> None:
        """Let this printed key open the vault; a key or sheets from before open nothing any more."""
        slots.seal_recovery(self.path, self._opened, "recovery", plain_recovery_key(recovery_key))

    def keep_recovery_shares(self, shares: Sequence[RecoveryShare]) -> None:
        """Let any two sheets of this set open the vault; a key or sheets from before open nothing any more."""
        slots.seal_recovery(self.path, self._opened, "shares", _shared(shares))

    @contextmanager
    def work(self, action: Action | None = None, *, is_synced: bool = False) -> Iterator[Work]:
        """One write transaction: all of it is kept at the end, none of it after an exception.

        Denied when whoever is at the desk may not do `action`; None is for what no person decides (what a platform says, one's
        own password) and for services that ask once they know whose hands an order went through. With `is_synced` it outlives
        a power cut too: for what must be on disk before something leaves this machine.
        """
        with (
            told_plainly(self.path),
            self._writer.connect() as connection,
            synced(connection) if is_synced else nullcontext(),
            connection.begin(),
        ):
            session = Session(bind=connection, expire_on_commit=False)
            work = Work(session)
            if action is not None:
                need_right(work.persons.all(), self.seat, action)
            yield work
            session.flush()
            session.expunge_all()

    @contextmanager
    def look(self, action: Action | None = None) -> Iterator[Work]:
        """Read one moment of the book; writing is refused. Denied when it takes a right that whoever is at the desk lacks."""
        with told_plainly(self.path), self._readers.connect() as connection:
            session = Session(bind=connection, expire_on_commit=False, autoflush=False)
            work = Work(session)
            if action is not None:
                need_right(work.persons.all(), self.seat, action)
            yield work
            session.expunge_all()

    def need(self, action: Action) -> None:
        """Denied when whoever is at the desk may not do this: for what is written elsewhere than in the book."""
        with self.look(action):
            pass

    def check(self, progress: Progress = _SILENT) -> VaultCheck:
        """Verify every page, index, reference and link, and count everything; Damaged names the bad pages."""
        with told_plainly(self.path), self.alone() as connection:
            progress.step(0, 0, "pages")
            # The page check does not look into the log: fold it in first.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            bad_pages = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
            if bad_pages:
                raise Damaged(self.path, "; ".join(bad_pages[:5]))
            progress.step(0, 0, "tables")
            problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            problems += [f"{row[0]} row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
        with self.look() as work:
            return VaultCheck(
                path=self.path,
                chain=work.ledger.verify(progress),
                counts=work.counts(),
                problems=tuple(problems),
            )

    def write_anew(self) -> bool:
        """Write the whole book anew and empty its log: what was erased is in no page of it any more.

        False where a reader looked on for longer than the program waits, so that the log could not be emptied.
        """
        with told_plainly(self.path), self.alone() as connection:
            connection.execute("VACUUM")
            is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy

    @contextmanager
    def alone(self) -> Iterator[sqlcipher3.Connection]:
        """A connection outside any transaction, while nobody else writes."""
        held = self._writer.raw_connection()
        try:
            connection = connect(self.path / BOOK, self._opened.key)
            try:
                yield connection
            finally:
                connection.close()
        finally:
            held.close()

    def close(self) -> None:
        """Let go; the log is folded into the book and other programs may open it."""
        if self._engines is not None:
            for engine in self._engines:
                engine.dispose()
        # They hold the key, and would open the book again for whoever asks.
        self._engines = None
        self._opened = replace(self._opened, key=Secret(""), signing=None)
        self._lock.release()

    @property
    def _writer(self) -> Engine:
        return self._open_engines()[0]

    @property
    def _readers(self) -> Engine:
        return self._open_engines()[1]

    def _open_engines(self) -> tuple[Engine, Engine]:
        engines = self._whose._engines  # noqa: SLF001 - one's own, or of the vault that this is another desk of
        if engines is None:
            raise VaultLocked(self.path)
        return engines


def _shared(shares: Sequence[RecoveryShare]) -> Secret:
    return Secret(join(shares).hex())


def _hold_vault(path: Path) -> FileLock:
    if not (path / KEYS).is_file():
        if (path / BOOK).is_file():
            raise Damaged(path, KEYS)
        raise NoVault(path)
    # The database takes a file of less than a page for a new one, and would write into it.
    if not (path / BOOK).is_file() or (path / BOOK).stat().st_size < PAGE_BYTES:
        raise Damaged(path, BOOK)
    return hold(path)


def _lay_book(book: Path, opened: Opened, company: str, now: datetime) -> None:
    lay(book, opened.key, paths.migrations())
    engine = writer(book, opened.key)
    try:
        with engine.begin() as connection:
            connection.execute(
                insert(tables.vault).values(id=1, company=company, founder=opened.person, created_at=now)
            )
            work = Work(Session(bind=connection))
            work.ledger.record(RecordKind.VAULT_CREATED, {"company": company}, at=now, actor=opened.person)
    finally:
        engine.dispose()
