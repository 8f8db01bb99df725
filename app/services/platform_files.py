"""Platforms by file 按文件导入: exports of spend and funds into the vault; previewed, all or nothing, never twice, undoable."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from app.banks.platform_export import read_export, sample_export
from app.changes import Changes
from app.domain.accounts import AccountStatus, AdAccount, Funding, Platform
from app.domain.chain import RecordKind
from app.domain.people import Action
from app.domain.platform_files import (
    Export,
    ExportLine,
    ExportSample,
    FileKind,
    FileMapping,
    PlatformFile,
)
from app.domain.statements import ImportState, RowProblem
from app.errors import IllegalMove, UnknownFormat, WrongAnswer
from app.services.clock import Clock
from app.services.connections import Connections
from app.services.export_rows import Taken, book_spend, spend_before, take_funds, take_spend, withdraw
from app.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAccount:
    """An account that is kept from files."""

    id: int
    platform: Platform
    platform_id: str
    name: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """What an export would bring, before anything is written."""

    file: Path
    file_sha256: str
    platform: Platform
    mapping: FileMapping
    account_id: int | None
    """The account that all lines are about, where the export names none."""
    export: Export = field(repr=False)
    by_account: Mapping[int, tuple[ExportLine, ...]] = field(repr=False)
    unknown_accounts: tuple[str, ...]
    """Accounts that the export names and the vault does not have."""

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """What could not be read."""
        return self.export.problems

    @property
    def lines(self) -> int:
        """How many lines would be taken."""
        return sum(map(len, self.by_account.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What an import brought."""

    file_ids: tuple[int, ...]
    rows_new: int
    rows_known: int
    changes: Changes = Changes.ACCOUNTS | Changes.BALANCES | Changes.LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One import in an account's list."""

    id: int
    kind: FileKind
    file_name: str
    imported_at: datetime
    rows_new: int
    rows_known: int
    first_day: date | None
    last_day: date | None
    state: ImportState


class PlatformFiles:
    """Accounts without an interface, and the exports that fill them."""

    def __init__(self, vault: Vault, connections: Connections, clock: Clock) -> None:
        self._vault = vault
        self._connections = connections
        self._clock = clock

    def add_account(
        self,
        platform: Platform,
        *,
        platform_id: str,
        name: str = "",
        currency: str = "CNY",
        zone: str = "Asia/Shanghai",
    ) -> int:
        """Keep an account whose rows will come from files; WrongAnswer when its number is missing or taken."""
        platform_id = platform_id.strip()
        if not platform_id:
            raise WrongAnswer("platform_id", "empty")
        connection_id = self._connections.by_file(platform)
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            if work.accounts.by_platform_id(connection_id, platform_id) is not None:
                raise WrongAnswer("platform_id", "taken")
            return work.accounts.add(
                AdAccount(
                    connection_id=connection_id,
                    platform=platform,
                    platform_id=platform_id,
                    name=name.strip() or platform_id,
                    company=self._vault.company,
                    currency=currency,
                    zone=zone,
                    status=AccountStatus.ACTIVE,
                    platform_status="",
                    funding=Funding.UNTOLD,
                )
            )

    def accounts(self, platform: Platform | None = None) -> list[FileAccount]:
        """Every account that is kept from files."""
        with self._vault.look() as work:
            by_file = work.connections.by_file()
            return [
                FileAccount(
                    id=one.id or 0,
                    platform=one.platform,
                    platform_id=one.platform_id,
                    name=one.name,
                    currency=one.currency,
                )
                for one in work.accounts.all()
                if one.connection_id in by_file and platform in (None, one.platform)
            ]

    def sample(self, file: Path, platform: Platform, kind: FileKind) -> ExportSample:
        """Headings, first lines and which column is what: as said before for these headings, else a guess."""
        sample = sample_export(file, kind)
        with self._vault.look() as work:
            known = work.files.mapping(platform, kind, _key(sample.headings))
        return sample if known is None else ExportSample(headings=sample.headings, rows=sample.rows, guess=known)

    def preview(
        self, file: Path, platform: Platform, mapping: FileMapping, *, account_id: int | None = None
    ) -> FilePreview:
        """Read an export and say what it would bring; errors of the file fly, nothing is written.

        WrongAnswer when neither the export nor the caller says which account its lines are about.
        """
        if mapping.missing:
            raise UnknownFormat(file.name, is_sheet=True)
        export = read_export(file, mapping)
        by_account, unknown = self._sorted(export, platform, account_id)
        return FilePreview(
            file=file,
            file_sha256=sha256(file.read_bytes()).hexdigest(),
            platform=platform,
            mapping=mapping,
            account_id=account_id,
            export=export,
            by_account=by_account,
            unknown_accounts=unknown,
        )

    def import_previewed(self, preview: FilePreview, *, accept_problems: bool = False) -> FileReport:
        """Write what the preview showed, in one transaction; accounts that were unknown are left out, as it said.

        WrongAnswer for lines that could not be read unless that was accepted, and for a file that has changed since.
        """
        if preview.problems and not accept_problems:
            raise WrongAnswer("problems", "not_accepted")
        content = preview.file.read_bytes()
        if sha256(content).hexdigest() != preview.file_sha256:
            raise WrongAnswer("file", "changed_since_preview")
        at = self._clock()
        ids: list[int] = []
        new = known = 0
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            work.files.remember(preview.platform, _key(preview.export.headings), preview.mapping)
            for account_id, lines in preview.by_account.items():
                account = work.accounts.get(account_id)
                take = take_spend if preview.mapping.kind is FileKind.SPEND else take_funds
                taken = take(work, account, lines, at, self._vault.person)
                record = self._record(preview, account_id, lines, taken, at)
                ids.append(work.files.add(record, content if not ids else b""))
                account.synced_at = at
                connection = work.connections.get(account.connection_id)
                if connection.is_by_file:
                    connection.last_synced_at = at
                new, known = new + record.rows_new, known + record.rows_known
            work.ledger.record(
                RecordKind.IMPORTED,
                {"platform_files": ids, "file_sha256": preview.file_sha256, "rows_new": new, "rows_known": known},
                at=at,
                actor=self._vault.person,
            )
        return FileReport(file_ids=tuple(ids), rows_new=new, rows_known=known)

    def undo(self, file_id: int) -> Changes:
        """Take an import back: what it brought is withdrawn, what stood there before counts again."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            record = work.files.get(file_id)
            if record.state is not ImportState.ACTIVE:
                raise IllegalMove(record.state, ImportState.UNDONE)
            account = work.accounts.get(record.account_id)
            before = json.loads(record.before)
            if record.kind is FileKind.SPEND:
                book_spend(work, account, [spend_before(account, *one) for one in before], at, actor)
            else:
                withdraw(work, account, set(before), at, actor)
            record.state, record.undone_at = ImportState.UNDONE, at
            work.ledger.record(RecordKind.IMPORT_UNDONE, {"platform_file": file_id}, at=at, actor=actor)
        return Changes.ACCOUNTS | Changes.BALANCES | Changes.LEDGER

    def imports(self, account_id: int) -> list[FileLine]:
        """Imports of one account, newest first, the undone ones too."""
        with self._vault.look() as work:
            return [
                FileLine(
                    id=one.id or 0,
                    kind=one.kind,
                    file_name=one.file_name,
                    imported_at=one.imported_at,
                    rows_new=one.rows_new,
                    rows_known=one.rows_known,
                    first_day=one.first_day,
                    last_day=one.last_day,
                    state=one.state,
                )
                for one in work.files.of_account(account_id)
            ]

    def _sorted(
        self, export: Export, platform: Platform, account_id: int | None
    ) -> tuple[dict[int, tuple[ExportLine, ...]], tuple[str, ...]]:
        if account_id is not None:
            return {account_id: export.lines}, ()
        if not any(line.account for line in export.lines):
            raise WrongAnswer("account", "empty")
        named = {name: one.id for one in self.accounts(platform) for name in (one.name, one.platform_id)}
        found: dict[int, list[ExportLine]] = defaultdict(list)
        for line in export.lines:
            if line.account in named:
                found[named[line.account]].append(line)
        unknown = dict.fromkeys(line.account for line in export.lines if line.account not in named)
        return {one: tuple(lines) for one, lines in found.items()}, tuple(unknown)

    def _record(
        self, preview: FilePreview, account_id: int, lines: Sequence[ExportLine], taken: Taken, at: datetime
    ) -> PlatformFile:
        days = [line.day for line in lines]
        return PlatformFile(
            account_id=account_id,
            kind=preview.mapping.kind,
            file_name=preview.file.name,
            file_sha256=preview.file_sha256,
            imported_at=at,
            imported_by=self._vault.person,
            rows_new=taken.new,
            rows_known=taken.rows - taken.new,
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            before=json.dumps(taken.before),
        )


def _key(headings: Sequence[str]) -> str:
    return json.dumps(headings, ensure_ascii=False)


def inspect_export(file: Path, kind: FileKind) -> ExportSample:
    """Headings, first lines and a guess, without any vault."""
    return sample_export(file, kind)
