"""The Invoices page 发票: drop files, look at what they bring, see how every invoice stands and what paid it."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.kept_invoices import InvoiceStanding
from app.domain.statements import ImportState
from app.services.invoice_lines import InvoiceImportLine, InvoiceLine, InvoicesView
from app.services.invoice_reading import InvoicePreview
from app.services.invoices import InvoiceImportReport
from ui.background import Background, Task
from ui.invoices.columns import import_columns, invoice_columns
from ui.invoices.detail import DetailView
from ui.invoices.preview import PreviewView
from ui.invoices.said import company_note
from ui.refresh import Refresh
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage, first_sheet, kinds_offered
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader
from ui.widgets.progress import WorkCard
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr

_SHOWS = Changes.INVOICES | Changes.MATCHES | Changes.DOCUMENTS


class Listed(IntEnum):
    """What is listed, in the order of the control above the list."""

    ALL = 0
    PROBLEMS = 1
    TO_LOOK_AT = 2
    UNPAID = 3
    IMPORTS = 4


class InvoicesPage(LivePage):
    """Empty, the list, a preview, or one invoice; files and folders can be dropped on each of them."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, _SHOWS)
        self._desk = desk
        self._view: InvoicesView | None = None
        self._preview: InvoicePreview | None = None
        self._reading: Task | None = None
        self._open_id: int | None = None
        self.setAcceptDrops(True)
        self.back_button = secondary(tr("All invoices"), self.close_detail, icon="chevron-left")
        self.folder_button = secondary(tr("A folder…"), self.choose_folder, icon="folder-open")
        self.add_button = secondary(tr("Import invoices…"), self.choose_files, icon="file-up")
        self.header = PageHeader(tr("Invoices"), "", [self.back_button, self.folder_button, self.add_button])
        self.work = WorkCard(tr("Reading invoices"), self.stop)
        self.drop_zone = self._make_drop_zone()
        self.filter = Segmented(
            [tr("All"), tr("Problems"), tr("To look at"), tr("No payment yet"), tr("Imports")],
            name=tr("What is listed"),
        )
        self.table = Table(invoice_columns(), name=tr("Invoices"), key="invoices")
        self.imports = Table(import_columns(), name=tr("Imports"), key="invoice-imports", has_totals=False)
        self.preview = PreviewView()
        self.detail = DetailView()
        self._stack = QStackedWidget()
        self._lists = QStackedWidget()
        self._lay_out()
        self._connect()

    def _make_drop_zone(self) -> EmptyPage:
        return EmptyPage(
            ("file-text", "receipt-text", "file-check"),
            tr("Drop invoices here"),
            tr("Single files, a folder or an archive of hundreds: each paper is read from its most trusted copy."),
            [primary(tr("Choose files…"), self.choose_files, icon="folder-open")],
            extra=kinds_offered(
                [("OFD", "XML", "PDF", "JPEG", "ZIP")],
                tr("Digital invoices and older VAT invoices; everything is read on this machine."),
            ),
        )

    def _lay_out(self) -> None:
        empty = first_sheet(
            self.drop_zone,
            tr("Once they are in"),
            [
                ("copy-check", tr("Never twice"), tr("The number tells; one number with other figures is marked")),
                ("equal", tr("Added up again"), tr("Lines, net, tax, total, capitals and the buyer are held against each other")),
                ("git-compare-arrows", tr("Laid against payments"), tr("An invoice above the cash that was paid is named")),
            ],
        )  # fmt: skip
        full = QWidget()
        tools = across(self.filter, None, self.table.filter_box, self.table.columns_button)
        tools.setContentsMargins(24, 0, 24, 8)
        column = down(tools)
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.imports)
        column.addWidget(self._lists, 1)
        full.setLayout(column)
        for widget in (QWidget(), empty, full, self.preview, self.detail):
            self._stack.addWidget(widget)
        self._empty, self._full = empty, full
        work = down(self.work)
        work.setContentsMargins(24, 0, 24, 12)
        self._work_place = QWidget()
        self._work_place.setLayout(work)
        self._work_place.hide()
        self.back_button.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self._work_place)
        outer.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _at: self._show_lines())
        self.table.opened.connect(lambda line: self.open_invoice(line.id))
        self.table.set_action(tr("Open"), lambda line: self.open_invoice(line.id))
        self.imports.set_action(_undo_words, lambda line: self.undo_import(line.id))
        self.preview.import_wanted.connect(self.import_previewed)
        self.preview.leave_wanted.connect(self.leave_preview)
        self.detail.opened.connect(self.open_invoice)
        self.detail.payment_wanted.connect(self._lead)
        self.detail.save_wanted.connect(self._save_original)
        self.detail.undo_wanted.connect(self._undo_of_open)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._step_back)

    def reload(self) -> None:
        """Ask for all invoices anew."""
        self.ask(lambda _progress: self._desk.invoices.view(), self._show)

    def lead_to(self, what: object) -> None:
        """Open one invoice by its number in the vault."""
        if isinstance(what, int | str):
            self.open_invoice(int(what))

    def choose_files(self) -> None:
        """Ask for files with the system's own dialogue."""
        kinds = tr("Invoices (*.ofd *.xml *.pdf *.jpg *.jpeg *.png *.zip);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, tr("Choose invoices"), "", kinds)
        self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder; every file below it is read."""
        if name := QFileDialog.getExistingDirectory(self, tr("Choose a folder of invoices")):
            self.take([Path(name)])

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and show what they would bring; nothing is written yet."""
        if not paths or self._reading is not None:
            return
        self._work_place.show()
        self.work.step(0, 0, tr("Reading invoices"))
        self._reading = self._background.start(
            lambda progress: self._desk.invoices.preview(paths, progress),
            then=self._show_preview,
            otherwise=self.failed.emit,
            watch=lambda done, total, what: self.work.step(done, total, tr("Reading {file}", file=what) if what else ""),
        )  # fmt: skip
        self._reading.finished.connect(self._reading_ended)

    def stop(self) -> None:
        """Stop after the file that is being read."""
        if self._reading is not None:
            self._reading.cancel()

    def import_previewed(self) -> None:
        """Write what is shown, all or nothing."""
        preview = self._preview
        if preview is None or preview.is_empty:
            return
        self.preview.button.setEnabled(False)
        self.ask(
            lambda progress: self._desk.invoices.import_previewed(preview, progress),
            self._imported,
            otherwise=self._not_imported,
        )

    def leave_preview(self) -> None:
        """Nothing was written, nothing is."""
        self._preview = None
        self._show_content()

    def undo_import(self, import_id: int) -> None:
        """Take an import back."""

        def undone(changes: Changes) -> None:
            self.close_detail()
            self._refresh.tell(changes)
            kept = tr("The files are kept as evidence; importing them again brings the invoices back.")
            self.say(Message(tone=Tone.SUCCESS, title=tr("The import was undone"), kept=kept))

        self.ask(lambda _progress: self._desk.invoices.undo_import(import_id), undone)

    def open_invoice(self, invoice_id: int) -> None:
        """Show one invoice with its paper."""
        line = self._line(invoice_id)
        self._open_id = invoice_id
        if line is None:  # asked for before the list came; it is opened then
            return
        self.detail.show_line(line)
        self._stack.setCurrentWidget(self.detail)
        self.back_button.show()

        def is_wanted() -> bool:
            return self._open_id == invoice_id

        self.ask(
            lambda _progress: self._desk.invoices.pages(invoice_id),
            lambda pages: self.detail.show_pages(pages) if is_wanted() else None,
            otherwise=lambda error: self.detail.show_trouble(error) if is_wanted() else None,
        )

    def close_detail(self) -> None:
        """Back to the list."""
        if self._open_id is not None:
            self._open_id = None
            self._show_content()
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what holds at least one file or folder."""
        if _paths_of(event):
            self.drop_zone.light(on=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self.drop_zone.light(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them."""
        self.drop_zone.light(on=False)
        event.acceptProposedAction()
        self.take(_paths_of(event))

    def _step_back(self) -> None:
        if self._open_id is not None:
            self.close_detail()
        elif self._preview is not None:
            self.leave_preview()

    def _reading_ended(self) -> None:
        self._reading = None
        self._work_place.hide()

    def _show_preview(self, preview: InvoicePreview) -> None:
        if preview.is_empty:
            words = plural("{count} invoice was there already and was not added again.", "{count} invoices were there already and were not added again.", count=len(preview.known))  # fmt: skip
            self.say(Message(tone=Tone.INFO, title=tr("Nothing new"), text=words))
            return
        self._preview, self._open_id = preview, None
        self.preview.show_preview(preview)
        self._stack.setCurrentWidget(self.preview)
        self.back_button.hide()
        self.preview.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _imported(self, report: InvoiceImportReport) -> None:
        self._preview = None
        self._refresh.tell(report)
        title = plural("{count} invoice is in", "{count} invoices are in", count=report.invoices_new)
        undo = (tr("Undo"), lambda: self.undo_import(report.import_id))
        match = (tr("Go to Reconcile"), lambda: self.wanted.emit("reconcile", None))
        text = tr("The next run of Reconcile lays them against the payments.")
        self.say(Message(tone=Tone.SUCCESS, title=title, text=text, actions=[match, undo]))
        self.filter.choose(Listed.ALL)
        self._show_content()

    def _not_imported(self, error: Exception) -> None:
        self.preview.button.setEnabled(True)
        self.failed.emit(error)

    def _show(self, view: InvoicesView) -> None:
        self._view = view
        chosen = self._chosen(view)
        for listed, lines in chosen.items():
            self.filter.set_count(listed, len(lines))
        self.filter.set_count(Listed.IMPORTS, len(view.imports))
        self._show_lines()
        if self._open_id is not None and self._line(self._open_id) is not None:
            self.open_invoice(self._open_id)
        elif self._preview is None:
            self._open_id = None
            self._show_content()

    def _chosen(self, view: InvoicesView) -> dict[Listed, list[InvoiceLine]]:
        return {
            Listed.ALL: list(view.lines),
            Listed.PROBLEMS: [one for one in view.lines if one.standing is InvoiceStanding.PROBLEM],
            Listed.TO_LOOK_AT: [one for one in view.lines if one.standing is InvoiceStanding.LOOK],
            Listed.UNPAID: [one for one in view.lines if not one.billed_rows],
        }

    def _show_lines(self) -> None:
        if self._view is None:
            return
        listed = Listed(self.filter.at)
        is_imports = listed is Listed.IMPORTS
        self._lists.setCurrentWidget(self.imports if is_imports else self.table)
        for tool in (self.table.filter_box, self.table.columns_button):
            tool.setVisible(not is_imports)
        if is_imports:
            self.imports.set_rows(self._view.imports)
        else:
            self.table.set_rows(self._chosen(self._view)[listed])

    def _show_content(self) -> None:
        view = self._view
        has_any = view is not None and bool(view.lines or view.imports)
        self._stack.setCurrentWidget(self._full if has_any else self._empty)
        self.back_button.hide()
        for button in (self.add_button, self.folder_button):
            button.setVisible(has_any)
        if view is not None:
            self.header.note.set_text(company_note(view.company.name, view.company.tax_id))

    def _line(self, invoice_id: int) -> InvoiceLine | None:
        lines = () if self._view is None else self._view.lines
        return next((one for one in lines if one.id == invoice_id), None)

    def _undo_of_open(self) -> None:
        if self.detail.line is not None:
            self.undo_import(self.detail.line.import_id)

    def _save_original(self) -> None:
        line = self.detail.line
        if line is None:
            return
        invoice_id = line.id
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the original"), Path(line.invoice.file).name)
        if name:
            self.ask(
                lambda _progress: Path(name).write_bytes(self._desk.invoices.original(invoice_id)[1]),
                lambda _size: None,
            )

    def _lead(self, key: str) -> None:
        side, _, number = key.partition(":")
        self.wanted.emit("statements" if side == "bank" else "trace", int(number))


def _undo_words(line: InvoiceImportLine) -> str:
    return tr("Undo") if line.state is ImportState.ACTIVE else ""


def _paths_of(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]
