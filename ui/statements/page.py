"""The Statements page 流水: drop a bank's file, look, import; then every row and every import."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.statements import BankRow, ImportState
from app.progress import Progress
from app.services.statements import BankAccountLine, ImportLine
from ui.background import Background
from ui.refresh import Refresh
from ui.statements.account_cards import AccountCards
from ui.statements.formats import FORMAT_WORDS, SHOWN_FIRST, format_words
from ui.statements.import_view import Imported, ImportView
from ui.statements.tables import import_columns, row_columns
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage, first_sheet, kinds_offered
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    accounts: Sequence[BankAccountLine]
    imports: Sequence[ImportLine]
    rows: Sequence[BankRow]


class StatementsPage(LivePage):
    """Empty, full, or with files in hand."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, Changes.STATEMENTS)
        self._desk = desk
        self._sought: int | None = None
        self._is_empty = True
        self._columns_for: tuple[dict[int, str], bool] = ({}, False)
        self.setAcceptDrops(True)
        self.import_view = ImportView(desk, background)
        self.undo_button = secondary(tr("Undo import"), self._undo_selected, icon="undo-2")
        self.undo_button.hide()
        self.add_button = secondary(tr("Import files…"), self.choose_files, icon="file-up")
        self.back_button = secondary(tr("Cancel"), self.import_view.leave, icon="x")
        self.header = PageHeader(tr("Statements"), "", [self.back_button, self.add_button])
        self.drop_zone = self._make_drop_zone()
        self.cards = AccountCards()
        self.filter = Segmented([tr("Rows"), tr("Imports")], name=tr("What is listed"))
        self.rows = Table(row_columns({}), name=tr("Statement rows"), key="statement-rows")
        self.imports = Table(import_columns(), name=tr("Imports"), key="statement-imports", has_totals=False)
        self._lists = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _make_drop_zone(self) -> EmptyPage:
        half = len(SHOWN_FIRST) // 2
        others = plural("and {count} more; an unknown sheet asks once what its columns mean", "and {count} more; an unknown sheet asks once what its columns mean", count=len(FORMAT_WORDS) - len(SHOWN_FIRST))  # fmt: skip
        rows = [[format_words(name) for name in names] for names in (SHOWN_FIRST[:half], SHOWN_FIRST[half:])]
        return EmptyPage(
            ("file-spreadsheet", "landmark", "file-text"),
            tr("Drop bank statements here"),
            tr("The file as the bank exports it, unchanged. The same days twice add nothing."),
            [primary(tr("Choose files…"), self.choose_files, icon="folder-open")],
            extra=kinds_offered(rows, others),
        )

    def _lay_out(self) -> None:
        empty = first_sheet(
            self.drop_zone,
            tr("After the import"),
            [
                ("git-compare-arrows", tr("Matched with the platforms"), tr("By number first, then by amount, the reason beside it")),
                ("copy-check", tr("Nothing twice"), tr("Two equal payments stay two, the same row stays one")),
                ("file-check", tr("The file proves itself"), tr("Opening, rows and closing balance are added up")),
            ],
        )  # fmt: skip
        full = QWidget()
        tools = across(self.filter, None, self.undo_button, self.rows.filter_box, self.rows.columns_button)
        tools.setContentsMargins(24, 0, 24, 8)
        column = down(self.cards, tools)
        self._lists.addWidget(self.rows)
        self._lists.addWidget(self.imports)
        column.addWidget(self._lists, 1)
        full.setLayout(column)
        for widget in (QWidget(), empty, full, self.import_view):
            self._stack.addWidget(widget)
        self._empty, self._full = empty, full
        self.back_button.hide()
        self.add_button.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filter.chosen.connect(self._show_list)
        self.cards.chosen.connect(lambda _account: self.reload())
        self.imports.set_action(
            lambda line: tr("Undo import") if line.state is ImportState.ACTIVE else "", self._undo_line
        )
        self.imports.opened.connect(self._show_import)
        self.imports.chosen.connect(self._show_selected)
        self.import_view.imported.connect(self._imported)
        self.import_view.failed.connect(self.failed)
        self.import_view.other_wanted.connect(self._choose_others)
        self.import_view.done.connect(self._leave_import)

    def reload(self) -> None:
        """Ask for accounts, imports and the rows of the chosen account."""
        account = self.cards.at or None
        statements = self._desk.statements

        def ask(_progress: Progress) -> _Shown:
            return _Shown(
                accounts=statements.bank_accounts(),
                imports=statements.imports(),
                rows=statements.rows(bank_account_id=account),
            )

        self.ask(ask, self._show)

    def lead_to(self, what: object) -> None:
        """Show one stored row, named by its id or by a mark such as `bank_row:17`."""
        digits = str(what).rpartition(":")[2]
        if not digits.isdecimal():
            return
        self._sought = int(digits)
        self._leave_import()
        self.filter.choose(0)
        self.rows.filter_box.clear()
        self.cards.at = 0
        self.reload()

    def take_files(self, files: Sequence[Path]) -> None:
        """Look at files that were dropped or chosen; nothing is written before the button is pressed."""
        if files:
            self._stack.setCurrentWidget(self.import_view)
            self.back_button.show()
            self.add_button.hide()
            self.header.note.set_text(tr("Nothing is written before you press the button."))
            self.import_view.begin(files)

    def choose_files(self) -> None:
        """Ask for files with the system's own dialogue."""
        kinds = tr("Statements (*.csv *.txt *.xls *.xlsx *.xml *.zip *.sta *.mt940 *.940 *.ofx *.qfx *.qif);;All files (*)")  # fmt: skip
        names, _ = QFileDialog.getOpenFileNames(self, tr("Choose statements"), "", kinds)
        self.take_files([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what holds at least one file."""
        if _files_of(event):
            self.drop_zone.light(on=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self.drop_zone.light(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at them."""
        self.drop_zone.light(on=False)
        event.acceptProposedAction()
        self.take_files(_files_of(event))

    def _show(self, shown: _Shown) -> None:
        self.cards.show_accounts(shown.accounts)
        names = {account.id: account.name for account in shown.accounts}
        currencies = {row.row.amount.currency for row in shown.rows}
        if (names, len(currencies) > 1) != self._columns_for:
            self._columns_for = (names, len(currencies) > 1)
            self.rows.set_columns(row_columns(names, has_currencies=len(currencies) > 1))
        self.rows.set_rows(shown.rows)
        self.imports.set_rows(shown.imports)
        self._show_selected()
        self.filter.set_count(0, len(shown.rows))
        self.filter.set_count(1, len(shown.imports))
        self._is_empty = not shown.imports
        if self._stack.currentWidget() is not self.import_view:
            self._show_content()
        if self._sought is not None:
            sought, self._sought = self._sought, None
            if self.rows.select(lambda row: row.id == sought):
                self.rows.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_content(self) -> None:
        self._stack.setCurrentWidget(self._empty if self._is_empty else self._full)
        self.back_button.hide()
        self.add_button.setVisible(not self._is_empty)
        note = tr("Nothing imported yet") if self._is_empty else tr("Files can be dropped anywhere on this page")
        self.header.note.set_text(note)

    def _show_list(self, at: int) -> None:
        self._lists.setCurrentIndex(at)
        self.rows.filter_box.setVisible(at == 0)
        self.rows.columns_button.setVisible(at == 0)
        self.undo_button.setVisible(at == 1)
        self._show_selected()

    def _show_selected(self) -> None:
        chosen = [line for line in self.imports.selected_rows() if line.state is ImportState.ACTIVE]
        self.undo_button.setEnabled(len(chosen) == 1)

    def _undo_selected(self) -> None:
        chosen = [line for line in self.imports.selected_rows() if line.state is ImportState.ACTIVE]
        if len(chosen) == 1:
            self._undo_line(chosen[0])

    def _leave_import(self) -> None:
        self._show_content()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_import(self, line: ImportLine) -> None:
        self.filter.choose(0)
        account = next((number for number, name in self._columns_for[0].items() if name == line.bank_account), 0)
        if account and self.cards.at != account:
            self.cards.choose(account)

    def _choose_others(self) -> None:
        self.import_view.leave()
        self.choose_files()

    def _undo_line(self, line: ImportLine) -> None:
        self.undo(line.id, line.file_name)

    def undo(self, import_id: int, file_name: str) -> None:
        """Take an import back; its rows no longer count, groups that used them fall apart."""

        def undone(changes: Changes) -> None:
            self._refresh.tell(changes)
            self.say(
                Message(
                    tone=Tone.SUCCESS,
                    title=tr("Import of {file} undone", file=file_name),
                    text=tr("Its rows no longer count, and groups that used them are open again."),
                    kept=tr("The file is kept as evidence; importing it again brings the rows back."),
                )
            )

        self.ask(lambda _progress: self._desk.statements.undo_import(import_id), undone)

    def _imported(self, imported: Imported) -> None:
        self._refresh.tell(imported.report)
        report = imported.report
        title = plural("{count} row imported into {account}", "{count} rows imported into {account}", count=report.rows_new, account=imported.account)  # fmt: skip
        known = plural("{count} row was known and not added again.", "{count} rows were known and not added again.", count=report.rows_known)  # fmt: skip
        actions = [
            (tr("Reconcile"), lambda: self.wanted.emit("reconcile", None)),
            (tr("Undo"), lambda: self.undo(report.import_id, imported.file.name)),
        ]
        self.say(Message(tone=Tone.SUCCESS, title=title, text=known if report.rows_known else "", actions=actions))


def _files_of(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
