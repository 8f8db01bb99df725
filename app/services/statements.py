"""Bank statements into the vault: previewed, all or nothing, never twice, undoable."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from app.banks.reading import read_statement, sample_sheet
from app.changes import Changes
from app.collector import collector_resting
from app.domain.chain import RecordKind
from app.domain.closing import check_open
from app.domain.ledger import reversal_of
from app.domain.money import Money
from app.domain.people import Action
from app.domain.statements import (
    BankAccount,
    BankRow,
    ColumnMapping,
    ImportState,
    SheetSample,
    Statement,
    StatementImport,
    fingerprints,
)
from app.errors import IllegalMove, UnknownFormat, WrongAnswer
from app.progress import Progress, Silent
from app.secret import Secret
from app.services.bookkeeping import import_entries
from app.services.clock import Clock
from app.services.match_life import bank_key, undo_groups_of
from app.services.open_rows import drop_reasons_of
from app.services.pdf_statements import is_pdf, statement_on_pages
from app.store.vault import Vault
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What a file would bring, before anything is written."""

    file: Path
    file_sha256: str
    bank_account_id: int
    statement: Statement
    marks: tuple[str, ...] = field(repr=False)
    known: frozenset[str] = field(repr=False)

    @property
    def rows_new(self) -> int:
        """Rows that the vault does not have yet."""
        return sum(1 for mark in self.marks if mark not in self.known)

    @property
    def rows_known(self) -> int:
        """Rows that are there already and will not be added again."""
        return len(self.marks) - self.rows_new

    def is_known(self, index: int) -> bool:
        """Whether the row at this place of the statement is there already."""
        return self.marks[index] in self.known


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import brought."""

    import_id: int
    rows_new: int
    rows_known: int
    changes: Changes = Changes.STATEMENTS | Changes.LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One import in the list of imports."""

    id: int
    bank_account: str
    file_name: str
    format: str
    imported_at_day: date
    rows_new: int
    rows_known: int
    first_day: date | None
    last_day: date | None
    checks_held: int
    checks_failed: int
    warnings: int
    problems: int
    state: ImportState


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAccountLine:
    """A bank account with what its statements say."""

    id: int
    name: str
    bank: str
    number: str
    currency: str
    rows: int
    last_day: date | None
    closing: Money | None
    """The closing balance of the newest import that states one."""


class Statements:
    """Imports statement files and shows what they brought."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def bank_accounts(self) -> list[BankAccountLine]:
        """All bank accounts in the order they were added."""
        with self._vault.look(Action.SEE_BANK_IN_FULL) as work:
            return [_account_line(work, account) for account in work.statements.accounts.all()]

    def add_bank_account(self, *, name: str, bank: str = "", number: str = "", currency: str = "CNY") -> int:
        """Add an account whose statements will be imported; WrongAnswer when the name is empty or taken."""
        name = name.strip()
        if not name:
            raise WrongAnswer("name", "empty")
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            if any(known.name == name for known in work.statements.accounts.all()):
                raise WrongAnswer("name", "taken")
            return work.statements.accounts.add(
                BankAccount(name=name, bank=bank, number=number, currency=currency, created_at=self._clock())
            )

    def sample(self, file: Path) -> SheetSample:
        """What the mapping dialogue needs of a sheet that no format recognises."""
        return sample_sheet(file)

    def preview(
        self,
        file: Path,
        bank_account_id: int,
        *,
        mapping: ColumnMapping | None = None,
        password: Secret | None = None,
    ) -> ImportPreview:
        """Read a file and say what it would bring; errors of the file fly, nothing is written.

        `password` is the archive's; without it NeedsPassword asks for one.

        A sheet that nobody knows is read by an answer given earlier for this account and these headings, if there is
        one; otherwise UnknownFormat with `is_sheet` asks for one.
        """
        with collector_resting():
            return self._preview(file, bank_account_id, mapping, password)

    def _preview(
        self, file: Path, bank_account_id: int, mapping: ColumnMapping | None, password: Secret | None
    ) -> ImportPreview:
        with self._vault.look() as work:
            account = work.statements.accounts.get(bank_account_id)
            remembered = work.statements.mappings(bank_account_id)
        statement = _read(file, account, mapping, remembered, password)
        marks = tuple(fingerprints(statement.rows))
        with self._vault.look() as work:
            known = work.statements.marks(bank_account_id, statement.days).intersection(marks)
        return ImportPreview(
            file=file,
            file_sha256=sha256(file.read_bytes()).hexdigest(),
            bank_account_id=bank_account_id,
            statement=statement,
            marks=marks,
            known=frozenset(known),
        )

    def import_previewed(
        self,
        preview: ImportPreview,
        *,
        mapping: ColumnMapping | None = None,
        accept_problems: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Write what the preview showed, in one transaction; the file itself is kept as evidence.

        A file with lines that could not be read is imported only when that was accepted. A cancelled or failed import
        leaves nothing behind. PeriodClosed when a new row is dated inside a closed period.
        """
        with collector_resting():
            return self._import(preview, mapping, accept_problems=accept_problems, progress=progress or Silent())

    def _import(
        self, preview: ImportPreview, mapping: ColumnMapping | None, *, accept_problems: bool, progress: Progress
    ) -> ImportReport:
        statement = preview.statement
        if statement.problems and not accept_problems:
            raise WrongAnswer("problems", "not_accepted")
        content = preview.file.read_bytes()
        if sha256(content).hexdigest() != preview.file_sha256:
            raise WrongAnswer("file", "changed_since_preview")
        progress.step(0, 1, preview.file.name)
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            # Asked again inside the transaction: another import may have come in between.
            known = work.statements.marks(preview.bank_account_id, statement.days)
            fresh = [
                (row, mark) for row, mark in zip(statement.rows, preview.marks, strict=True) if mark not in known
            ]  # fmt: skip
            record = self._record(preview, rows_new=len(fresh))
            rows = [row for row, _ in fresh]
            check_open(work.closes.until(), [row.day for row in rows])
            import_id = work.statements.add_import(record, rows, [mark for _, mark in fresh], content)
            if mapping is not None:
                work.statements.remember_mapping(preview.bank_account_id, mapping)
            at, actor = record.imported_at, record.imported_by
            work.ledger.post(list(import_entries(preview.bank_account_id, import_id, rows)), at=at, actor=actor)
            work.ledger.record(RecordKind.IMPORTED, _import_body(import_id, record), at=at, actor=actor)
            progress.step(1, 1, preview.file.name)
        return ImportReport(import_id=import_id, rows_new=len(fresh), rows_known=len(preview.marks) - len(fresh))

    def undo_import(self, import_id: int) -> Changes:
        """Take an import back: its rows no longer count, groups that used them fall apart, the book is countered."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            record = work.statements.get_import(import_id)
            if record.state is not ImportState.ACTIVE:
                raise IllegalMove(record.state, ImportState.UNDONE)
            brought = work.statements.rows(import_id=import_id)
            check_open(work.closes.until(), [row.row.day for row in brought])
            keys = {bank_key(row.id) for row in brought}
            undo_groups_of(work, keys, at=at, actor=actor)
            drop_reasons_of(work, keys, at=at, actor=actor)
            entries = work.ledger.entries(evidence=f"import:{import_id}", limit=None)
            work.ledger.post(
                [reversal_of(stored.entry, stored.id, day=stored.entry.day) for stored in entries], at=at, actor=actor
            )
            work.statements.undo_import(import_id, at=at, by=actor)
            work.ledger.record(RecordKind.IMPORT_UNDONE, {"import": import_id}, at=at, actor=actor)
        return Changes.STATEMENTS | Changes.MATCHES | Changes.LEDGER

    def imports(self) -> list[ImportLine]:
        """All imports, newest first, the undone ones too."""
        with self._vault.look(Action.SEE_BANK_IN_FULL) as work:
            names = {account.id: account.name for account in work.statements.accounts.all()}
            return [_import_line(record, names[record.bank_account_id]) for record in work.statements.imports()]

    def rows(
        self,
        *,
        bank_account_id: int | None = None,
        import_id: int | None = None,
        search: str = "",
        limit: int = 100_000,
    ) -> list[BankRow]:
        """Rows that count, newest first."""
        with self._vault.look(Action.SEE_BANK_IN_FULL) as work:
            return work.statements.rows(
                bank_account_id=bank_account_id, import_id=import_id, search=search, limit=limit
            )

    def _record(self, preview: ImportPreview, *, rows_new: int) -> StatementImport:
        statement = preview.statement
        days = statement.days
        return StatementImport(
            bank_account_id=preview.bank_account_id,
            file_name=preview.file.name,
            file_sha256=preview.file_sha256,
            format=statement.format,
            encoding=statement.encoding,
            imported_at=self._clock(),
            imported_by=self._vault.person,
            rows_new=rows_new,
            rows_known=len(statement.rows) - rows_new,
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            opening=statement.opening,
            closing=statement.closing,
            notes=_notes(statement),
        )


def inspect_statement(
    file: Path, *, mapping: ColumnMapping | None = None, currency: str | None = None, password: Secret | None = None
) -> Statement:
    """Read a statement file without any vault; `password` is the archive's, where it is one."""
    if mapping is None and is_pdf(file):
        return statement_on_pages(file, currency)
    return read_statement(file, mapping=mapping, currency=currency, password=password)


def _read(
    file: Path,
    account: BankAccount,
    mapping: ColumnMapping | None,
    remembered: Sequence[ColumnMapping],
    password: Secret | None,
) -> Statement:
    if mapping is not None:
        return read_statement(file, mapping=mapping, password=password)
    if is_pdf(file):
        return statement_on_pages(file, account.currency)
    try:
        return read_statement(file, currency=account.currency, password=password)
    except UnknownFormat as unknown:
        if not unknown.is_sheet:
            raise
        headings = sample_sheet(file).headings
        for answer in remembered:
            if answer.headings == headings:
                return read_statement(file, mapping=answer)
        raise


def _account_line(work: Work, account: BankAccount) -> BankAccountLine:
    imports = [one for one in work.statements.imports(account.id) if one.state is ImportState.ACTIVE]
    latest = max(
        (one for one in imports if one.last_day and one.closing), key=lambda one: one.last_day or date.min, default=None
    )
    return BankAccountLine(
        id=account.id or 0,
        name=account.name,
        bank=account.bank,
        number=account.number,
        currency=account.currency,
        rows=work.statements.count_rows(bank_account_id=account.id),
        last_day=max((one.last_day for one in imports if one.last_day), default=None),
        closing=latest.closing if latest else None,
    )


def _import_line(record: StatementImport, bank_account: str) -> ImportLine:
    notes = json.loads(record.notes or "{}")
    checks = notes.get("checks", [])
    held = sum(1 for check in checks if check["declared"] == check["found"])
    return ImportLine(
        id=record.id or 0,
        bank_account=bank_account,
        file_name=record.file_name,
        format=record.format,
        imported_at_day=record.imported_at.date(),
        rows_new=record.rows_new,
        rows_known=record.rows_known,
        first_day=record.first_day,
        last_day=record.last_day,
        checks_held=held,
        checks_failed=len(checks) - held,
        warnings=len(notes.get("warnings", [])),
        problems=len(notes.get("problems", [])),
        state=record.state,
    )


def _notes(statement: Statement) -> str:
    return json.dumps(
        {
            "warnings": [{"code": one.code, "line": one.line, "detail": one.detail} for one in statement.warnings],
            "problems": [{"reason": one.reason, "line": one.line, "detail": one.detail} for one in statement.problems],
            "checks": [{"name": one.name, "declared": one.declared, "found": one.found} for one in statement.checks],
        },
        ensure_ascii=False,
    )


def _import_body(import_id: int, record: StatementImport) -> dict[str, str | int]:
    return {
        "import": import_id,
        "bank_account": record.bank_account_id,
        "file_sha256": record.file_sha256,
        "format": record.format,
        "rows_new": record.rows_new,
        "rows_known": record.rows_known,
    }
