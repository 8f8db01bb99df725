"""Backups 备份: a backup is itself a vault, opened and compared before it is called one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.chain import RecordKind
from app.domain.vaults import BackupReport, VaultCheck
from app.errors import WrongAnswer
from app.progress import Progress, Silent
from app.services.clock import Clock
from app.services.settings import Settings
from app.store.backup import back_up, backups_in, expendable, remove
from app.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLine:
    """One backup that lies in the backup folder."""

    path: Path
    made_at: datetime
    bytes: int


class Backups:
    """Makes backups, keeps the folder small by the 7 / 4 / 12 rule, and checks the vault."""

    def __init__(self, vault: Vault, settings: Settings, clock: Clock) -> None:
        self._vault = vault
        self._settings = settings
        self._clock = clock

    def back_up(self, folder: Path | None = None) -> BackupReport:
        """Write a verified backup into this folder, or into the one of the settings; WrongAnswer when there is none."""
        target = folder or self._settings.view().backup_folder
        if target is None:
            raise WrongAnswer("backup_folder", "empty")
        at = self._clock()
        with self._vault.work() as work:
            work.ledger.record(RecordKind.BACKED_UP, {"folder": target.name}, at=at, actor=self._vault.person)
        return back_up(self._vault, target, now=at)

    def daily(self) -> BackupReport | None:
        """Today's backup into the folder of the settings, if there is a folder and none was made today."""
        folder = self._settings.view().backup_folder
        if folder is None:
            return None
        now = self._clock()
        if any(one.made_at.date() == now.date() for one in self.known()):
            return None
        report = self.back_up(folder)
        for path in expendable(backups_in(folder, self._vault.path.stem), now=now):
            remove(path)
        return report

    def known(self) -> list[BackupLine]:
        """Backups of this vault in the folder of the settings, newest first."""
        folder = self._settings.view().backup_folder
        found = backups_in(folder, self._vault.path.stem) if folder else []
        return [BackupLine(path=one.path, made_at=one.made_at, bytes=one.bytes) for one in found]

    def check(self, progress: Progress | None = None) -> VaultCheck:
        """Every page, the chain, and the count of every kind of record."""
        return self._vault.check(progress or Silent())
