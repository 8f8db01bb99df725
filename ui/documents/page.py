"""The Documents page 资质: drop pictures, see what is there and how long it counts, look at what is in doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.held_papers import PaperForm
from app.domain.papers import Lasting
from app.domain.people import Action
from app.errors import WrongAnswer
from app.progress import Progress
from app.services.document_lines import PaperDetail, PaperLine
from ui import wording
from ui.background import Background
from ui.documents.columns import document_columns
from ui.documents.erasing import EraseFlow
from ui.documents.review import ReviewView
from ui.documents.said import line_name
from ui.documents.taking import TakingIn
from ui.expiring import ExpiringLines
from ui.refresh import Refresh
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage, first_sheet, kinds_offered
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.widgets.toast import Message, Tone
from ui.words import tr


@dataclass(frozen=True, slots=True)
class _Shown:
    lines: Sequence[PaperLine]
    replaced: Sequence[PaperLine]
    may_erase: bool = False


class DocumentsPage(LivePage):
    """Empty, the list, or one document in review; files can be dropped on each of them."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, Changes.DOCUMENTS)
        self._desk = desk
        self._types = desk.documents.types()
        self._shown = _Shown((), ())
        self._open_id: int | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.back_button = secondary(tr("All documents"), self.close_review, icon="chevron-left")
        self.add_button = secondary(tr("Add documents…"), self.choose_files, icon="file-up")
        self.header = PageHeader(tr("Documents"), "", [self.back_button, self.add_button])
        self.taking = TakingIn(self, desk, refresh, opened=self._open_new, undone=self._leave)
        self.work = self.taking.work
        self.drop_zone = self._make_drop_zone()
        self.filter = Segmented([tr("All"), tr("To look at"), tr("Runs out"), tr("Renewed")], name=tr("What is listed"))
        self.table = Table(document_columns(), name=tr("Documents"), key="documents", has_totals=False)
        self.review = ReviewView()
        self.expiring = ExpiringLines(self, desk, refresh)
        self._erasing = EraseFlow(self, desk, refresh, begun=self.review.state.set_text, erased=self._leave)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _make_drop_zone(self) -> EmptyPage:
        return EmptyPage(
            ("scan-text", "file-badge", "file-check"),
            tr("Drop licences and permits here"),
            tr("Business licence, identity card, food permit, trademark: 126 kinds are recognised and read."),
            [primary(tr("Choose files…"), self.choose_files, icon="folder-open")],
            extra=kinds_offered(
                [("JPEG", "PNG", "HEIC", "WebP", "TIFF", "PDF")],
                tr("Photos may be askew. Everything is read on this machine."),
            ),
        )

    def _lay_out(self) -> None:
        empty = first_sheet(
            self.drop_zone,
            tr("Once they are in"),
            [
                ("file-check", tr("Typed once, not per platform"), tr("Name, credit code, address and the rest fill every form")),
                ("eye", tr("Only the doubtful is asked"), tr("Below 80 % a person decides, with the place on the picture")),
                ("clock-3", tr("Nothing runs out unseen"), tr("Every last day is known; a renewed one takes the old one's place")),
            ],
        )  # fmt: skip
        full = QWidget()
        tools = across(self.filter, None, self.table.filter_box, self.table.columns_button)
        tools.setContentsMargins(24, 0, 24, 8)
        column = down(self.expiring, tools)
        column.addWidget(self.table, 1)
        full.setLayout(column)
        for widget in (QWidget(), empty, full, self.review):
            self._stack.addWidget(widget)
        self._empty, self._full = empty, full
        self.back_button.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.taking)
        outer.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _at: self._show_lines())
        self.table.opened.connect(lambda line: self.open_document(line.id))
        self.table.set_action(tr("Open"), lambda line: self.open_document(line.id))
        review, documents = self.review, self._desk.documents
        review.answered.connect(self._answer)
        review.kind_chosen.connect(self._choose_kind)
        review.form_said.connect(self._say_form)
        review.confirm_wanted.connect(self._confirm)
        review.undo_wanted.connect(self._take_back)
        review.erase_wanted.connect(lambda: self._erasing.ask(self._open_id or 0))
        review.save_wanted.connect(self._save_original)
        review.opened.connect(self.open_document)
        review.renewed.connect(self._renew)
        review.parted.connect(lambda: self._change(documents.part))
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_review)

    def reload(self) -> None:
        """Ask for the list, and for the document that is open."""
        documents = self._desk.documents

        def ask(_progress: Progress) -> _Shown:
            lines = documents.lines(with_replaced=True)
            counting, replaced = (
                [one for one in lines if not one.is_replaced],
                [one for one in lines if one.is_replaced],
            )
            return _Shown(counting, replaced, may_erase=self._desk.people.may(Action.ERASE_DOCUMENTS) is None)

        self.ask(ask, self._show)
        self.expiring.reload()
        if self._open_id is not None:
            self._ask_detail(self._open_id)

    def lead_to(self, what: object) -> None:
        """Open one document by its number in the archive."""
        if isinstance(what, int):
            self.open_document(what)

    def open_document(self, paper_id: int) -> None:
        """Show one document with its picture beside its fields."""
        self.setFocus()  # what is being typed is kept for the document it belongs to
        self._open_id = paper_id
        self.review.begin()
        self._stack.setCurrentWidget(self.review)
        self.back_button.show()
        self._ask_detail(paper_id)

        def is_wanted() -> bool:
            return self._open_id == paper_id

        self.ask(
            lambda _progress: self._desk.documents.pages(paper_id),
            lambda pages: self.review.show_pages(pages) if is_wanted() else None,
            otherwise=lambda error: self.review.show_trouble(error) if is_wanted() else None,
        )

    def close_review(self) -> None:
        """Back to the list."""
        if self._open_id is None:
            return
        self.setFocus()  # what is being typed is kept first
        self._open_id = None
        self._show_content()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_files(self) -> None:
        """Ask for files with the system's own dialogue."""
        kinds = tr("Documents (*.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff *.pdf);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, tr("Choose documents"), "", kinds)
        self.take_files([Path(name) for name in names])

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files and keep them, after those that are being read."""
        self.taking.take_files(files)

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
        """Read them."""
        self.drop_zone.light(on=False)
        event.acceptProposedAction()
        self.take_files(_files_of(event))

    def _open_new(self, new: Sequence[int]) -> None:
        """One new document with something in doubt is opened at once, unless another is being looked at."""
        if len(new) == 1 and self._open_id is None:
            self.open_document(new[0])

    def _leave(self, papers: Sequence[int]) -> None:
        """These are gone from the archive."""
        if self._open_id in papers:
            self.review.begin()  # its picture goes from the window too
            self.close_review()

    def _ask_detail(self, paper_id: int) -> None:
        def show(detail: PaperDetail) -> None:
            if self._open_id == paper_id:
                self.review.show_detail(detail, self._types)
                self.header.note.set_text(detail.line.holder or line_name(detail.line))

        self.ask(lambda _progress: self._desk.documents.detail(paper_id), show)

    def _change(self, deed: Callable[[int], Changes], then: Callable[[], object] | None = None) -> None:
        """Run a deed on the open document; its errors go to the window."""
        paper_id = self._open_id
        if paper_id is None:
            return

        def done(changes: Changes) -> None:
            self._refresh.tell(changes)
            if then is not None:
                then()

        self.ask(lambda _progress: deed(paper_id), done)

    def _answer(self, field: str, value: str) -> None:
        paper_id = self._open_id
        if paper_id is None:
            return

        def refused(error: Exception) -> None:
            if isinstance(error, WrongAnswer):
                self.review.refuse(field, wording.wrong(error.reason))
            else:
                self.failed.emit(error)

        self.ask(
            lambda _progress: self._desk.documents.answer(paper_id, field, value), self._refresh.tell, otherwise=refused
        )

    def _choose_kind(self, code: str) -> None:
        self.review.state.set_text(tr("Reading it as another kind…"))
        self._change(lambda paper: self._desk.documents.choose_type(paper, code))

    def _say_form(self, form: PaperForm | None) -> None:
        self._change(lambda paper: self._desk.documents.say_form(paper, form))

    def _confirm(self) -> None:
        self._change(self._desk.documents.confirm, self._go_to_next)

    def _go_to_next(self) -> None:
        """The next document that has something to look at; the list where there is none."""
        next_one = next((one for one in self._shown.lines if one.needs_a_look and one.id != self._open_id), None)
        if next_one is None:
            self.close_review()
        else:
            self.open_document(next_one.id)

    def _take_back(self) -> None:
        detail = self.review.detail
        if detail is None:
            return
        paper_id, may_erase = detail.line.id, self._shown.may_erase
        title = tr("{document} was taken back", document=line_name(detail.line))
        kept = tr("The file is kept as evidence; adding it again brings it back.")

        def undone(changes: Changes) -> None:
            self.close_review()
            self._refresh.tell(changes)
            erase = (tr("Erase for good…"), lambda: self._erasing.ask(paper_id))
            self.say(Message(tone=Tone.SUCCESS, title=title, kept=kept, actions=[erase] if may_erase else []))

        self.ask(lambda _progress: self._desk.documents.undo(paper_id), undone)

    def _renew(self, old_id: int) -> None:
        self._change(lambda paper: self._desk.documents.renew(paper, old_id))

    def _save_original(self) -> None:
        detail = self.review.detail
        if detail is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the original"), detail.kept.paper.file_name)
        if name:
            paper_id = detail.line.id
            self.ask(
                lambda _progress: Path(name).write_bytes(self._desk.documents.original(paper_id)), lambda _size: None
            )

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self.review.erase_button.setVisible(shown.may_erase)
        self.filter.set_count(0, len(shown.lines))
        self.filter.set_count(1, sum(one.needs_a_look for one in shown.lines))
        self.filter.set_count(2, sum(_runs_out(one) for one in shown.lines))
        self.filter.set_count(3, len(shown.replaced))
        self._show_lines()
        if self._open_id is None:
            self._show_content()

    def _show_lines(self) -> None:
        lines = self._shown.lines
        chosen: Sequence[Sequence[PaperLine]] = (
            lines,
            [one for one in lines if one.needs_a_look],
            [one for one in lines if _runs_out(one)],
            self._shown.replaced,
        )
        self.table.set_rows(chosen[self.filter.at])

    def _show_content(self) -> None:
        has_any = bool(self._shown.lines or self._shown.replaced)
        self._stack.setCurrentWidget(self._full if has_any else self._empty)
        self.back_button.hide()
        self.add_button.setVisible(has_any)
        note = tr("Files can be dropped anywhere on this page") if has_any else tr("Nothing here yet")
        self.header.note.set_text(note)


def _runs_out(line: PaperLine) -> bool:
    return line.lasting in {Lasting.SOON, Lasting.EXPIRED}


def _files_of(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
