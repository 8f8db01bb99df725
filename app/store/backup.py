"""Backups are whole vaults, proved by opening before they get their name; a restore never overwrites."""

import re
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.chain import GENESIS
from app.domain.vaults import BackupReport, RestoreReport
from app.errors import BackupDamaged, Damaged, NotOpened, NoVault, VaultExists
from app.secret import Secret
from app.store.folder import LOCK, hold, make_private, settle, settle_file
from app.store.keys import KEYS
from app.store.trouble import BOOK, disk_told_plainly, told_plainly
from app.store.vault import Vault

SUFFIX = ".adtill"
DAILY, WEEKLY, MONTHLY = 7, 4, 12

_STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(r"(?P<vault>.+) (?P<stamp>\d{4}-\d\d-\d\d \d{6})" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup as its name tells of it; `made_at` is in UTC, the name itself in the zone of the machine."""

    path: Path
    vault: str
    """The name of the vault's folder, without its ending."""
    made_at: datetime
    bytes: int = 0


def back_up(vault: Vault, folder: Path, now: datetime) -> BackupReport:
    """Copy an open vault into a folder; it gets its name when it was opened and agrees in every count and the head.

    Raises BackupDamaged when it does not agree, VaultExists when there is one of this second, DiskFull, NotWritable.
    """
    made = folder / f"{vault.path.stem} {_stamp(now)}{SUFFIX}"
    if made.exists():
        raise VaultExists(made)
    with _building(made) as building, disk_told_plainly(folder):
        with vault.alone() as connection, vault.look() as work:
            counts, newest = work.counts(), work.ledger.head()
            (building / BOOK).touch(mode=0o600)
            with told_plainly(folder):
                connection.execute("VACUUM INTO ?", (str(building / BOOK),))
        shutil.copyfile(vault.path / KEYS, building / KEYS)
        head = newest.hash if newest else GENESIS
        prove(building, vault.key(), counts=counts, head=head)
        size = _settle(building)
        building.rename(made)
        settle(folder)
    return BackupReport(path=made, bytes=size, counts=counts, head=head)


def prove(backup: Path, key: bytes, *, counts: Mapping[str, int], head: str) -> None:
    """Open a backup and hold it against what it should contain; BackupDamaged when it does not open or agree."""
    try:
        copy = Vault.open_keyed(backup, key)
        try:
            check = copy.check()
        finally:
            copy.close()
    except (Damaged, NoVault) as error:
        raise BackupDamaged(backup) from error
    if not check.is_sound or check.counts != counts or check.chain.head != head:
        raise BackupDamaged(backup)


def restore(backup: Path, target: Path, *, password: Secret, now: datetime) -> RestoreReport:
    """Put a backup in a vault's place; what stood there is moved aside and kept.

    The backup is only read. Raises NoVault, NotOpened and BackupDamaged about the backup, VaultInUse about the target.
    """
    if not (backup / KEYS).is_file():
        raise NoVault(backup)
    held = hold(target) if target.is_dir() else None
    try:
        with _building(target) as building, disk_told_plainly(target):
            shutil.copytree(backup, building, dirs_exist_ok=True, ignore=shutil.ignore_patterns(LOCK))
            _prove_by_password(backup, building, password)
            _settle(building)
            if held:
                held.release()
            kept_old = _move_aside(target, now)
            building.rename(target)
            settle(target.parent)
    finally:
        if held:
            held.release()
    return RestoreReport(path=target, kept_old=kept_old)


def backups_in(folder: Path, vault: str | None = None) -> list[Backup]:
    """Backups (of one vault, by its name), the newest first; what else lies in the folder is not looked at."""
    if not folder.is_dir():
        return []
    found = [backup for backup in map(_read_name, folder.iterdir()) if backup and vault in {None, backup.vault}]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def remove(backup: Path) -> None:
    """Throw a backup away; it has lost its name before its first file is gone. NotWritable when the place refuses."""
    doomed = backup.with_name(f".{backup.name}.gone")
    with disk_told_plainly(backup):
        backup.rename(doomed)
        shutil.rmtree(doomed)


def expendable(backups: Iterable[Backup], now: datetime) -> list[Path]:
    """Those that no rule keeps, of each vault apart: the newest of 7 days, of 4 weeks and of 12 months that have one.

    What is dated later than now is kept: a clock that was set back must not cost a backup.
    """
    by_vault: dict[str, list[Backup]] = {}
    for each in sorted(backups, key=lambda each: each.made_at):
        if each.made_at <= now:
            by_vault.setdefault(each.vault, []).append(each)
    spare: list[Path] = []
    for past in by_vault.values():
        kept = _kept(past)
        spare += [each.path for each in past if each.path not in kept]
    return spare


def _kept(past: Iterable[Backup]) -> set[Path]:
    kept: set[Path] = set()
    for period, how_many in (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        # Oldest first, so that the newest of a period is the one that stays in its place.
        newest_of = {each.made_at.astimezone().strftime(period): each.path for each in past}
        kept.update(list(newest_of.values())[-how_many:])
    return kept


def _read_name(path: Path) -> Backup | None:
    name = _NAME.fullmatch(path.name)
    if name is None or path.name.startswith("."):
        return None
    try:
        made_at = datetime.strptime(name["stamp"], _STAMP).astimezone(UTC)
    except ValueError:
        return None
    size = sum(file.stat().st_size for file in path.iterdir() if file.name != LOCK)
    return Backup(path=path, vault=name["vault"], made_at=made_at, bytes=size)


def _stamp(now: datetime) -> str:
    return now.astimezone().strftime(_STAMP)


def _prove_by_password(backup: Path, building: Path, password: Secret) -> None:
    try:
        copy = Vault.open(building, password=password)
        try:
            is_sound = copy.check().is_sound
        finally:
            copy.close()
    except NotOpened as error:
        raise NotOpened(backup) from error
    except Damaged as error:
        raise BackupDamaged(backup) from error
    if not is_sound:
        raise BackupDamaged(backup)


def _move_aside(target: Path, now: datetime) -> Path | None:
    if not target.exists():
        return None
    aside = target.with_name(f"{target.stem} before restore {_stamp(now)}{SUFFIX}")
    if aside.exists():
        aside = aside.with_name(f"{aside.stem} {uuid.uuid4().hex[:8]}{SUFFIX}")
    target.rename(aside)
    return aside


@contextmanager
def _building(wanted: Path) -> Iterator[Path]:
    """A private folder beside the wanted one, gone unless it was renamed into its place."""
    building = wanted.with_name(f".{wanted.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with disk_told_plainly(wanted):
            building.mkdir(parents=True, mode=0o700)
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _settle(building: Path) -> int:
    """Have every file on the disk, readable by its owner alone; their size in bytes."""
    (building / LOCK).unlink(missing_ok=True)
    make_private(building)
    for file in building.iterdir():
        settle_file(file)
    return sum(file.stat().st_size for file in building.iterdir())
