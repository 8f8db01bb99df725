"""Files in hand: one after the other is looked at, given to an account, and imported by a button that names the deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.statements import ColumnMapping, SheetSample, Statement
from app.errors import FileTrouble, UnknownFormat
from app.progress import Progress
from app.services.statements import BankAccountLine, ImportLine, ImportPreview, ImportReport, inspect_statement
from ui import wording
from ui.background import Background, Task
from ui.statements.account_choice import AccountChoice
from ui.statements.findings import Findings
from ui.statements.in_hand import InHand
from ui.statements.mapping import MappingDialog
from ui.statements.suggesting import NewAccount, suggested
from ui.statements.tables import preview_columns
from ui.widgets import fonts
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.empty import EmptyPage
from ui.widgets.inputs import Check
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.progress import WorkCard
from ui.widgets.table.kinds import metrics_of
from ui.widgets.table.table import Table
from ui.words import plural, tr

PANEL = 384
_AROUND_WORDS = 2 * 24 + 2 * 16 + 24 + 4
"""The panel's inset, the button's padding and its icon."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """A file before an account is chosen; no statement for a sheet that nobody knows."""

    statement: Statement | None
    accounts: Sequence[BankAccountLine]
    imports: Sequence[ImportLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was done with a file."""

    file: Path
    account: str
    report: ImportReport


class ImportView(QWidget):
    """Give it files with `begin`; it tells each import and when the last file is done."""

    imported = Signal(object)
    failed = Signal(object)
    other_wanted = Signal()
    """The file cannot be used, and another one is to be chosen."""
    done = Signal()

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._waiting: list[Path] = []
        self._taken = 0
        self._asked = 0
        self._running: Task | None = None
        self.hand: InHand | None = None
        self.dialog: MappingDialog | None = None
        self.title = Elided("", Style.HEADING)
        self.place = Label("", Style.NOTE, figures=True)
        self.table = Table(preview_columns(), name=tr("Rows of the file"))
        self.choice = AccountChoice()
        self.findings = Findings()
        self.accept = Check("")
        self.missing = Label("", Style.NOTE, wrap=True)
        self.button = primary("", self.import_file, icon="file-down")
        self.skip = secondary(tr("Leave this file out"), self._next, height=28)
        self.map_button = secondary(tr("Name the columns…"), self._ask_columns, icon="columns-3")
        self.work = WorkCard(tr("Importing"), self._stop)
        self._panel, self._edge = QWidget(), Line(is_vertical=True)
        self._trouble_place = QWidget()
        self._trouble = QVBoxLayout(self._trouble_place)
        self._lay_out()
        self.choice.changed.connect(self._read)
        self.choice.edited.connect(self._show_deed)
        self.accept.toggled.connect(lambda _on: self._show_deed())

    def _lay_out(self) -> None:
        head = across(self.title, self.place, None, self.skip, spacing=12)
        head.setContentsMargins(24, 8, 24, 8)
        self._trouble.setContentsMargins(24, 8, 24, 24)
        left = down(head)
        left.addWidget(self.table, 1)
        left.addWidget(self._trouble_place, 1)
        self._trouble_place.hide()
        sheet = QWidget()
        facts = down(self.choice, 16, across(self.map_button, None), self.findings, None)
        facts.setContentsMargins(24, 12, 24, 16)
        sheet.setLayout(facts)
        foot = down(self.work, self.accept, self.missing, across(None, self.button), spacing=8)
        foot.setContentsMargins(24, 12, 24, 16)
        self._panel.setFixedWidth(PANEL)
        column = down()
        column.addWidget(scrolling(sheet), 1)
        column.addWidget(Line())
        column.addLayout(foot)
        self._panel.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._edge)
        row.addWidget(self._panel)
        self.work.hide()

    def begin(self, files: Sequence[Path]) -> None:
        """Take files in hand, after those that are there already."""
        self._waiting += files
        if self.hand is None:
            self._taken = 0
            self._next()
        else:
            self._show_place()

    def leave(self) -> None:
        """Leave all files out."""
        self._waiting = []
        self._next()

    def import_file(self) -> None:
        """Write what is shown, all or nothing."""
        hand = self.hand
        if hand is None or hand.statement is None or self._running is not None:
            return
        account, new, accepts = self.choice.account(), self.choice.new_account(), self.accept.isChecked()
        file, preview, mapping, words = hand.file, hand.preview, hand.mapping, self.choice.words()
        statements = self._desk.statements

        def deed(progress: Progress) -> Imported:
            of = preview or statements.preview(file, _added(self._desk, account, new), mapping=mapping)
            report = statements.import_previewed(of, mapping=mapping, accept_problems=accepts, progress=progress)
            return Imported(file=file, account=words, report=report)

        self.work.step(0, 0, tr("Importing {file}", file=file.name))
        self.work.show()
        self._running = self._background.start(
            deed, then=self._imported, otherwise=self._import_failed, watch=self.work.step
        )
        self._running.finished.connect(self._ended)
        self._show_deed()

    def _ask(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a call whose answer counts only while no later one was asked: people click on."""
        self._asked += 1
        asked = self._asked
        on_error = otherwise or self._show_trouble
        self._background.start(
            work,
            then=lambda answer: then(answer) if asked == self._asked else None,
            otherwise=lambda error: on_error(error) if asked == self._asked else None,
        )

    def _next(self) -> None:
        if not self._waiting:
            self.hand = None
            self._asked += 1
            self.done.emit()
            return
        self._taken += 1
        self._open(self._waiting.pop(0))

    def _open(self, file: Path) -> None:
        self.hand = InHand(file=file)
        self._show_place()
        self._clear_trouble()
        self.accept.setChecked(False)
        self.table.set_rows([])
        self._show_deed()
        statements = self._desk.statements
        self._ask(
            lambda _progress: _Looked(
                statement=_inspected(file), accounts=statements.bank_accounts(), imports=statements.imports()
            ),
            self._looked,
        )

    def _looked(self, looked: _Looked) -> None:
        hand = self.hand
        if hand is None:
            return
        hand.statement = looked.statement
        chosen = suggested(looked.statement, looked.accounts, looked.imports)
        self.choice.show_accounts(looked.accounts, looked.statement, chosen)
        if looked.statement is None and chosen is None:
            self._ask_columns()
        else:
            self._read()

    def _read(self) -> None:
        """Read the file for the account that is chosen now."""
        hand, account = self.hand, self.choice.account()
        if hand is None:
            return
        hand.preview = None
        if account is None:
            self._show_read()
            return
        self._show_deed()
        number, mapping = account.id, hand.mapping
        self._ask(
            lambda _progress: self._desk.statements.preview(hand.file, number, mapping=mapping),
            self._previewed,
            self._not_previewed,
        )

    def _previewed(self, preview: ImportPreview) -> None:
        if self.hand is not None:
            self.hand.preview, self.hand.statement = preview, preview.statement
            self._show_read()

    def _not_previewed(self, error: Exception) -> None:
        if self.hand is not None and isinstance(error, UnknownFormat) and error.is_sheet:
            self.hand.statement = None
            self._ask_columns()
        else:
            self._show_trouble(error)

    def _show_read(self) -> None:
        hand = self.hand
        if hand is not None and hand.statement is not None:
            self.table.set_rows(hand.rows())
            self.findings.show_statement(hand.statement, hand.preview)
        self._show_deed()

    def _ask_columns(self) -> None:
        hand = self.hand
        if hand is not None and self.dialog is None:
            self._show_deed()
            self._ask(lambda _progress: self._desk.statements.sample(hand.file), self._open_dialog)

    def _open_dialog(self, sample: SheetSample) -> None:
        hand, account = self.hand, self.choice.account()
        if hand is None or self.dialog is not None:
            return
        currency = account.currency if account is not None else ""
        self.dialog = MappingDialog(self.window(), hand.file, sample, self._background, currency=currency)
        self.dialog.answered.connect(self._mapped)
        self.dialog.finished.connect(self._dialog_closed)
        self.dialog.open()

    def _mapped(self, mapping: ColumnMapping) -> None:
        hand = self.hand
        if hand is None:
            return
        hand.mapping = mapping
        if self.choice.account() is not None:
            self._read()
        else:
            self._ask(lambda _progress: inspect_statement(hand.file, mapping=mapping), self._mapped_read)

    def _mapped_read(self, statement: Statement) -> None:
        if self.hand is not None:
            self.hand.statement = statement
            self.choice.show_statement(statement)
            self._show_read()

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _show_deed(self) -> None:
        hand = self.hand
        if hand is None:
            return
        is_new, name = self.choice.account() is None, self.choice.new_account().name
        problems, new, accepts = hand.problems(), hand.rows_new(is_new_account=is_new), self.accept.isChecked()
        self.accept.setVisible(problems > 0)
        self.accept.setText(plural("Leave out {count} line that cannot be read", "Leave out {count} lines that cannot be read", count=problems))  # fmt: skip
        self.button.setText(deed_words(new, self.choice.words()))
        self.button.setVisible(hand.statement is not None)
        self.button.setEnabled(
            self._running is None and hand.can_be_imported(is_new_account=is_new, name=name, accepts=accepts)
        )
        missing = hand.missing(is_new_account=is_new, name=name, accepts=accepts)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.findings.setVisible(hand.statement is not None)
        self.map_button.setVisible(hand.waits_for_columns())
        self.skip.setText(tr("Leave this file out") if new else tr("Next file"))
        self.skip.setVisible(bool(self._waiting))

    def _imported(self, imported: Imported) -> None:
        self.imported.emit(imported)
        self._next()

    def _import_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        # A new account may be there now, and the file may have changed.
        if self.hand is not None:
            self._open(self.hand.file)

    def _ended(self) -> None:
        self._running = None
        self.work.hide()
        self._show_deed()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _show_place(self) -> None:
        if self.hand is not None:
            self.title.set_text(self.hand.file.name)
            total = self._taken + len(self._waiting)
            self.place.setText(tr("file {at} of {total}", at=self._taken, total=total) if total > 1 else "")

    def _show_trouble(self, error: Exception) -> None:
        if self.hand is None:
            return
        if not isinstance(error, FileTrouble | OSError):
            self.failed.emit(error)
        self.hand.has_trouble = True
        told = wording.told(error) if not isinstance(error, OSError) else _unopened(self.hand.file)
        clear(self._trouble)
        icons = ("file-text", "file-search", "file-text")
        other = primary(tr("Choose another file…"), self.other_wanted.emit, icon="folder-open")
        self._trouble.addWidget(EmptyPage(icons, told.title, f"{told.kept} {told.what_next}", [other]))
        self._show_trouble_place(is_shown=True)
        self._show_deed()

    def _clear_trouble(self) -> None:
        clear(self._trouble)
        self._show_trouble_place(is_shown=False)

    def _show_trouble_place(self, *, is_shown: bool) -> None:
        self._trouble_place.setVisible(is_shown)
        for widget in (self.table, self._panel, self._edge):
            widget.setVisible(not is_shown)


def deed_words(count: int, account: str) -> str:
    """The words of the button; a long name of an account is cut, so that they stand on it whole."""
    metrics = metrics_of(fonts.words(13, fonts.SEMIBOLD))

    def words(name: str) -> str:
        return plural("Import {count} row into {account}", "Import {count} rows into {account}", count=count, account=name)  # fmt: skip

    room = PANEL - _AROUND_WORDS - metrics.horizontalAdvance(words(""))
    return words(metrics.elidedText(account, Qt.TextElideMode.ElideRight, room))


def _unopened(file: Path) -> wording.Told:
    return wording.Told(
        tr("{file} cannot be opened", file=file.name),
        tr("The vault is unchanged."),
        tr("Check that it is still there and that you may read it."),
    )


def _inspected(file: Path) -> Statement | None:
    try:
        return inspect_statement(file)
    except UnknownFormat as unknown:
        if unknown.is_sheet:
            return None
        raise


def _added(desk: Desk, account: BankAccountLine | None, new: NewAccount) -> int:
    if account is not None:
        return account.id
    return desk.statements.add_bank_account(name=new.name, bank=new.bank, number=new.number, currency=new.currency)
