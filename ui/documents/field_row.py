"""One field of a document: its number on the picture, its value, how sure it is, and what is asked where it is in doubt."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from app.domain.papers import FieldOrigin, PaperField
from ui.documents.said import field_name, origin_words
from ui.widgets import fonts
from ui.widgets.cards import across, down
from ui.widgets.inputs import restyle
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.paint import CENTRE, Painted, rounded
from ui.widgets.progress import Bar
from ui.widgets.theme import token
from ui.words import tr

LABEL = 124
_SURE = 78
_MOST_LINES = 6
_AROUND = 14
_SHORT = 20
"""Letters of a value that is rather typed anew than mended."""


class NumberMark(Painted):
    """The number that stands at the field's box on the picture too."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._is_doubtful = 0, False
        self.setFixedSize(20, 20)

    def set_number(self, number: int, *, is_doubtful: bool) -> None:
        """Zero where the field has no box."""
        self._number, self._is_doubtful = number, is_doubtful
        self.setAccessibleName(str(number) if number else "")
        self.update()

    def paint(self, painter: QPainter) -> None:
        """A filled circle with the figure."""
        if self._number:
            circle = QRectF(0, (self.height() - 20) / 2, 20, 20)
            rounded(painter, circle, 10, token("amber" if self._is_doubtful else "accent"))
            painter.setFont(fonts.figures(11, fonts.SEMIBOLD))
            painter.setPen(token("ground"))
            painter.drawText(circle, CENTRE, str(self._number))


class ValueEdit(QPlainTextEdit):
    """As high as its text; Enter submits, Tab goes where its owner says, Escape brings the kept value back."""

    submitted = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, go_on: Callable[[bool], bool]) -> None:
        super().__init__()
        self._go_on = go_on
        self._kept = ""
        self.setObjectName("value")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(fonts.figures(13))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    def value(self) -> str:
        """What stands there, on one line."""
        return self.toPlainText().replace("\n", "").strip()

    @property
    def is_changed(self) -> bool:
        """Whether something else than the kept value stands there."""
        return self.value() != self._kept

    def show_kept(self, value: str) -> None:
        """The value as it is kept; what a person is typing is not overwritten."""
        was_typing = self.hasFocus() and self.is_changed
        self._kept = value
        if not was_typing and self.value() != value:
            self.setPlainText(value)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Escape is ours, not the page's, while there is something to restore."""
        is_ours = event.type() is QEvent.Type.ShortcutOverride and self.is_changed
        if is_ours and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits; Escape restores, and is for the page where there is nothing to restore."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.setPlainText(self._kept)
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """To the next field in doubt; where there is none, wherever Tab leads."""
        return self._go_on(forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A short value is chosen whole, so that typing replaces it; in a long one only a letter may be wrong."""
        super().focusInEvent(event)
        if len(self.value()) <= _SHORT:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of lines."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(120, self.height())

    def _fit(self) -> None:
        lines = max(int(self.document().size().height()), 1)
        is_long = lines > _MOST_LINES
        # Measured, not counted: Chinese lines are higher than the font says, since its signs come from another face.
        line = self.blockBoundingRect(self.document().firstBlock()).height() / lines
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        wanted = max(math.ceil(min(lines, _MOST_LINES) * line) + _AROUND, 32)
        if self.height() != wanted:
            self.setFixedHeight(wanted)


class FieldRow(Painted):
    """A field on one line, a question or a note below it."""

    answered = Signal(str, str)
    """The field and what was said of it."""
    looked_at = Signal(str)
    """The field that has the focus, or that the pointer is over."""

    def __init__(self, field: PaperField, go_on: Callable[["FieldRow", bool], bool]) -> None:
        super().__init__()
        self.name = field.name
        self.is_doubtful = field.is_doubtful
        self._field = field
        words = field_name(field.name)
        self.mark = NumberMark()
        self.label = Elided(words, Style.NOTE)
        self.label.setFixedWidth(LABEL)
        self.edit = ValueEdit(words, lambda forward: go_on(self, forward))
        self.bar = Bar(name=tr("How sure"), height=4)
        self.bar.setFixedWidth(34)
        self.sure = Label("", Style.NOTE, figures=True)
        self.tick = IconLabel("circle-check", tone="green", name=tr("Settled by a person"))
        self.note = Label("", Style.NOTE, wrap=True)
        self._lay_out()
        self.edit.submitted.connect(self._submit)
        self.edit.left.connect(self._leave)
        self.edit.entered.connect(lambda: self.looked_at.emit(self.name))
        self.edit.textChanged.connect(lambda: self.set_error(""))

    def _lay_out(self) -> None:
        sure = across(None, self.bar, self.sure, self.tick, spacing=6)
        sure_place = Painted()
        sure_place.setFixedWidth(_SURE)
        sure_place.setLayout(sure)
        line = across(self.mark, self.label, spacing=8)
        line.addWidget(self.edit, 1)
        line.addWidget(sure_place)
        for widget in (self.mark, self.label, sure_place):
            widget.setFixedHeight(32)
            line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        below = across(20 + 8 + LABEL + 8 + 10, spacing=0)
        below.addWidget(self.note, 1)
        self._column = down(line, below, spacing=2)
        self._column.setContentsMargins(8, 1, 8, 1)
        self.setLayout(self._column)

    def show_field(self, field: PaperField, number: int) -> None:
        """The field as it counts now."""
        self._field, self.is_doubtful = field, field.is_doubtful
        self.mark.set_number(number, is_doubtful=field.is_doubtful)
        restyle(self.edit, "quiet", on=not field.is_doubtful)
        self.edit.show_kept(field.value or "")
        self.tick.setVisible(field.is_settled)
        has_sureness = not field.is_settled and field.value is not None
        self.bar.setVisible(has_sureness)
        self.sure.setVisible(has_sureness)
        self.bar.set_share(field.confidence, "amber-bar" if field.is_doubtful else "green-bar")
        # Rounded down and never 100: nothing that was read is certain.
        self.sure.setText(f"{min(int(field.confidence * 100), 99)}%")
        self.sure.set_tone("amber" if field.is_doubtful else "green")
        self._say(self._note(), "amber" if field.is_doubtful else "ink-3")
        edge = 5 if field.is_doubtful else 1
        self._column.setContentsMargins(8, edge, 8, edge)
        self.update()

    def settle(self) -> None:
        """It was answered; until the vault has said so it asks no more."""
        self.is_doubtful = False
        self.update()

    def set_error(self, words: str) -> None:
        """Why what was typed cannot be used; empty takes it away."""
        restyle(self.edit, "invalid", on=bool(words))
        self._say(words or self._note(), "red" if words else "amber" if self.is_doubtful else "ink-3")

    def take_focus(self) -> None:
        """As if the keyboard had come here."""
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer lights the box on the picture."""
        self.looked_at.emit(self.name)
        super().enterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note takes the lines that it needs."""
        super().resizeEvent(event)
        self._fit_note()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: painted anew."""
        super().changeEvent(event)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """An amber ground while it is in doubt."""
        if self.is_doubtful:
            rounded(painter, self.rect(), 6, token("amber-ground"))

    def _note(self) -> str:
        field = self._field
        if field.is_doubtful and field.value is None:
            return tr("Not found. Type it, or press Enter if the document does not state it.")
        if field.is_doubtful:
            words = tr("Not read clearly. Enter if it is right.")
            return f"{origin_words(field)}. {words}" if origin_words(field) else words
        if field.origin is FieldOrigin.CORRECTED:
            return tr("Read as {value}", value=field.read) if field.read else tr("Typed by a person")
        if field.origin is FieldOrigin.CONFIRMED:
            return "" if field.value else tr("The document does not state it")
        return origin_words(field)

    def _say(self, words: str, tone: str) -> None:
        self.note.set_tone(tone)
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._fit_note()

    def _fit_note(self) -> None:
        room = self.width() - 20 - 8 - LABEL - 8 - 10 - 16
        # A wrapped label inside nested layouts is given one line unless it insists.
        self.note.setMinimumHeight(self.note.heightForWidth(max(room, 80)) if self.note.text() else 0)

    def _submit(self) -> None:
        self.answered.emit(self.name, self.edit.value())

    def _leave(self) -> None:
        if self.edit.is_changed:
            self.answered.emit(self.name, self.edit.value())
