"""The review 核对: picture on the left with numbered boxes, fields on the right; Tab from doubt to doubt, Enter confirms."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.documents import ShownPage, TypeGuess
from app.domain.papers import PaperField, PaperState
from app.services.document_lines import PaperDetail
from ui import wording
from ui.documents.beside import Beside
from ui.documents.columns import lasting_chip
from ui.documents.field_row import LABEL, FieldRow
from ui.documents.kind_choice import KindChoice
from ui.documents.picture_form import PictureForm
from ui.documents.said import line_name, until
from ui.widgets.buttons import danger, icon_button, link, primary, secondary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import SectionHeader, clear, scrolling
from ui.widgets.picture import Marked, PictureView
from ui.widgets.segmented import Segmented
from ui.words import plural, tr

FIELDS_WIDTH = 496


class ReviewView(QWidget):
    """Shows one document; every deed is a signal, the page asks the service."""

    answered = Signal(str, str)
    kind_chosen = Signal(str)
    form_said = Signal(object)
    confirm_wanted = Signal()
    undo_wanted = Signal()
    erase_wanted = Signal()
    save_wanted = Signal()
    renewed = Signal(int)
    parted = Signal()
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.detail: PaperDetail | None = None
        self.rows: dict[str, FieldRow] = {}
        self._numbers: Mapping[str, int] = {}
        self._pages: Sequence[ShownPage] = ()
        self._at_page = 1
        self._chosen = ""
        self._is_done = self._is_whole = False
        self._types: Sequence[TypeGuess] = ()
        self.name = Elided("", Style.HEADING)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(6)
        self.zoom = Segmented([tr("Fit"), "100%"], name=tr("Size of the picture"))
        self.turn = icon_button("rotate-cw", tr("Turn the picture"), self._turn, height=28)
        self.before = icon_button("chevron-left", tr("Page before"), lambda: self._go_page(-1), height=28)
        self.after = icon_button("chevron-right", tr("Next page"), lambda: self._go_page(1), height=28)
        self.page_label = Label("", Style.NOTE, figures=True)
        self.picture = PictureView()
        self.wait = Label(tr("Opening the picture…"), Style.NOTE, wrap=True)
        self.picture_note = Elided("", Style.NOTE)
        self.kind = KindChoice()
        self.kind_link = link(tr("Another kind of document?"), self.kind.open_choice)
        self.heading = SectionHeader(tr("Fields"), tools=[self.kind_link], inset=8)
        self.more = link("", self._show_all)
        self.form = PictureForm()
        self.beside = Beside()
        self.state = Elided("", Style.BODY, figures=True)
        self.erase_button = danger(tr("Erase…"), self.erase_wanted.emit)
        self.erase_button.hide()
        self.undo_button = secondary(tr("Take back"), self.undo_wanted.emit, icon="undo-2")
        self.save_button = secondary(tr("Save original…"), self.save_wanted.emit, icon="download")
        self.confirm = primary(tr("Confirm document"), self.confirm_wanted.emit, icon="check")
        self._picture_place = QStackedWidget()
        self._rows_column = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = across(None, self.before, self.page_label, self.after, self.turn, self.zoom, spacing=6)
        head = across(spacing=10)
        head.addStrut(32)
        head.addWidget(self.name)
        head.addLayout(self.chips)
        head.addLayout(tools, 1)
        waiting = Well()
        self.wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        waiting.body.addLayout(down(None, self.wait, None))
        self._picture_place.addWidget(waiting)
        self._picture_place.addWidget(self.picture)
        left = down(head, 10)
        left.addWidget(self._picture_place, 1)
        note = across(IconLabel("scan-text", size=14), spacing=8)
        note.addWidget(self.picture_note, 1)
        left.addSpacing(8)
        left.addLayout(note)
        left.setContentsMargins(24, 0, 16, 12)
        sheet = QWidget()
        self._rows_column.setSpacing(0)
        more = across(LABEL + 46, self.more, None, spacing=0)
        more.setContentsMargins(0, 6, 0, 0)
        column = down(self.kind, 4, self.heading, 4, self._rows_column, more, 16, self.form, self.beside, None)
        column.setContentsMargins(0, 0, 16, 0)
        sheet.setLayout(column)
        right = scrolling(sheet)
        right.setFixedWidth(FIELDS_WIDTH)
        self._area = right
        body = across(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(right)
        foot = across(spacing=8)
        foot.setContentsMargins(24, 10, 24, 10)
        foot.addWidget(self.state, 1)
        for button in (self.erase_button, self.undo_button, self.save_button, self.confirm):
            foot.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(body, 1)
        outer.addWidget(Line())
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.zoom.chosen.connect(lambda at: self.picture.full_size() if at else self.picture.fit())
        self.picture.canvas.pointed.connect(self.focus_field)
        self.kind.chosen.connect(self.kind_chosen)
        self.kind.shown.connect(lambda is_open: self.kind_link.setVisible(not is_open))
        self.form.said.connect(self.form_said)
        self.beside.renewed.connect(self.renewed)
        self.beside.parted.connect(self.parted)
        self.beside.opened.connect(self.opened)

    def begin(self) -> None:
        """Another document is on its way."""
        self.detail = None
        self._is_done = self._is_whole = False
        self._at_page = 1
        self.show_pages(())
        self.wait.setText(tr("Opening the picture…"))
        self.picture.canvas.set_view(1.0, 0)
        self.zoom.choose(0)
        self.picture.fit()
        self._area.verticalScrollBar().setValue(0)

    def show_detail(self, detail: PaperDetail, types: Sequence[TypeGuess]) -> None:
        """The document as it counts now; where the same one is shown already, what is being typed stays."""
        is_other = self.detail is None or self.detail.line.id != detail.line.id
        self.detail, self._types = detail, types
        fields = [field for field in detail.kept.fields if self._is_whole or _says_something(field)]
        left_out = len(detail.kept.fields) - len(fields)
        self.more.setText(plural("{count} more field that was not found", "{count} more fields that were not found", count=left_out))  # fmt: skip
        self.more.setVisible(left_out > 0)
        if is_other or list(self.rows) != [field.name for field in fields]:
            self._make_rows(fields)
        boxed = (field.name for field in fields if field.box is not None)
        self._numbers = {name: at for at, name in enumerate(boxed, start=1)}
        for field in fields:
            self.rows[field.name].show_field(field, self._numbers.get(field.name, 0))
        kept = detail.kept
        self.kind.show_kinds(detail.line.type_code, detail.candidates, types, is_doubtful=kept.is_type_doubtful)
        self.form.show_form(kept.form)
        self.beside.show_detail(detail)
        self.heading.setVisible(bool(detail.kept.fields))
        self._show_head(detail)
        self._show_state(detail)
        self._show_marks()
        if is_other:
            self._first_focus()
        elif self._is_done and self.confirm.isEnabled():
            self._is_done = False
            self.confirm.setFocus(Qt.FocusReason.TabFocusReason)

    def show_pages(self, pages: Sequence[ShownPage]) -> None:
        """The opened pictures."""
        self._pages = pages
        self.form.show_pages(pages)
        self._picture_place.setCurrentIndex(1 if pages else 0)
        for widget in (self.turn, self.zoom):
            widget.setVisible(bool(pages))
        self._show_page()

    def show_trouble(self, error: Exception) -> None:
        """Why there is no picture; the fields are there all the same."""
        said = wording.told(error)
        self.wait.setText(f"{said.title}\n{said.what_next}")

    def focus_field(self, name: str) -> None:
        """Go to a field, as from its box."""
        if name in self.rows:
            self.rows[name].take_focus()

    def refuse(self, name: str, words: str) -> None:
        """What was typed into a field cannot be used."""
        if name in self.rows and self.detail is not None:
            row = self.rows[name]
            row.is_doubtful = any(field.name == name for field in self.detail.kept.doubtful)
            row.set_error(words)
            row.take_focus()

    def _show_all(self) -> None:
        """Every field of this kind, to be typed where it was not read."""
        self._is_whole = True
        if self.detail is not None:
            self.show_detail(self.detail, self._types)

    def _make_rows(self, fields: Sequence[PaperField]) -> None:
        clear(self._rows_column)
        self.rows = {}
        for field in fields:
            row = FieldRow(field, self._go_on)
            row.answered.connect(self._answer)
            row.looked_at.connect(self._look_at)
            self.rows[field.name] = row
            self._rows_column.addWidget(row)

    def _answer(self, name: str, value: str) -> None:
        self.rows[name].settle()
        self.answered.emit(name, value)
        if self.rows[name].edit.hasFocus() and not self._go_on(self.rows[name], forward=True):
            # The button wakes up once the vault has said so.
            self._is_done = True

    def _go_on(self, row: FieldRow, forward: bool = True) -> bool:  # noqa: FBT001, FBT002 - as Qt asks for it
        """To the next field in doubt, round the end; False where there is no other."""
        names = list(self.rows)
        at = names.index(row.name)
        order = names[at + 1 :] + names[:at] if forward else names[:at][::-1] + names[at + 1 :][::-1]
        waiting = next((name for name in order if self.rows[name].is_doubtful), None)
        if waiting is None:
            return False
        self.rows[waiting].take_focus()
        return True

    def _look_at(self, name: str) -> None:
        self._chosen = name
        row = self.rows[name]
        if self.detail is not None and (field := self._field(name)) and field.box and field.box.page != self._at_page:
            self._at_page = field.box.page
            self._show_page()
        self._show_marks()
        if row.edit.hasFocus():
            self.picture.bring(name)
            self._area.ensureWidgetVisible(row, 0, 24)

    def _first_focus(self) -> None:
        if self.detail is None:
            return
        if self.detail.kept.is_type_doubtful and self.kind.buttons:
            self.kind.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        doubtful = self.detail.kept.doubtful
        if doubtful:
            self.focus_field(doubtful[0].name)
        elif self.confirm.isEnabled():
            self.confirm.setFocus(Qt.FocusReason.TabFocusReason)

    def _field(self, name: str) -> PaperField | None:
        fields = self.detail.kept.fields if self.detail is not None else ()
        return next((field for field in fields if field.name == name), None)

    def _show_head(self, detail: PaperDetail) -> None:
        self.name.set_text(line_name(detail.line))
        clear(self.chips)
        words = until(detail.line.validity)
        if words:
            self.chips.addWidget(Chip(tr("Until {day}", day=words) if detail.line.validity.last else words))
        for chip in lasting_chip(detail.line):
            self.chips.addWidget(Chip(chip.text, chip.tone, icon=chip.icon))
        read = sum(1 for field in detail.kept.reading.fields if field.value is not None)
        self.picture_note.set_text(plural("{count} field read, on this machine alone", "{count} fields read, on this machine alone", count=read))  # fmt: skip

    def _show_state(self, detail: PaperDetail) -> None:
        doubts = detail.line.doubts
        is_confirmed = detail.line.state is PaperState.CONFIRMED
        self.confirm.setVisible(not is_confirmed)
        self.confirm.setEnabled(doubts == 0)
        if doubts:
            words = plural("{count} place in doubt: Tab goes to the next, Enter confirms it.", "{count} places in doubt: Tab goes to the next, Enter confirms it.", count=doubts)  # fmt: skip
        elif is_confirmed:
            words = tr("Nothing in doubt. Changes are kept at once.")
        elif detail.line.failed_checks:
            words = tr("Nothing in doubt, but something does not agree. Confirm it if the document says so.")
        else:
            words = tr("Nothing in doubt any more.")
        self.state.set_text(words)
        self.heading.count.setText(plural("{count} in doubt", "{count} in doubt", count=doubts) if doubts else "")

    def _show_page(self) -> None:
        count = len(self._pages)
        for widget in (self.before, self.after, self.page_label):
            widget.setVisible(count > 1)
        self._at_page = min(max(self._at_page, 1), max(count, 1))
        self.page_label.setText(f"{self._at_page} / {count}")
        self.before.setEnabled(self._at_page > 1)
        self.after.setEnabled(self._at_page < count)
        page = self._pages[self._at_page - 1] if self._pages else None
        self.picture.canvas.show_page(page, self._marks())
        if self.picture.is_fitted:
            self.picture.fit()

    def _go_page(self, by: int) -> None:
        self._at_page += by
        self._show_page()
        self._show_marks()

    def _turn(self) -> None:
        self.picture.turn()

    def _marks(self) -> list[Marked]:
        fields = self.detail.kept.fields if self.detail is not None else ()
        return [
            Marked(self._numbers[field.name], field.name, field.box, field.is_doubtful)
            for field in fields
            if field.box is not None and field.box.page == self._at_page and field.name in self._numbers
        ]

    def _show_marks(self) -> None:
        self.picture.canvas.set_marks(self._marks(), self._chosen)


def _says_something(field: PaperField) -> bool:
    return field.value is not None or field.is_expected or field.is_settled
