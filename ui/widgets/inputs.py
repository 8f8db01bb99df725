"""Inputs: a labelled field that says below it what is wrong, a search box, a check box."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.widgets import fonts
from ui.widgets.cards import across
from ui.widgets.icons import paint_icon
from ui.widgets.labels import Label, Style
from ui.widgets.paint import CENTRE, rounded, text_width
from ui.widgets.theme import token


def restyle(widget: QWidget, name: str, *, on: bool) -> None:
    """Change a dynamic property that the style sheet looks at."""
    if widget.property(name) != on:
        widget.setProperty(name, on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Field(QWidget):
    """A label, an input under it, and a line below for the reason when it cannot be used."""

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        *,
        text: str = "",
        hint: str = "",
        note: str = "",
        is_secret: bool = False,
        is_tall: bool = False,
    ) -> None:
        super().__init__()
        self.input = QLineEdit(text)
        self.input.setPlaceholderText(hint)
        self.input.setAccessibleName(label)
        self.input.setProperty("tall", is_tall)
        self.input.setFont(fonts.figures())
        if is_secret:
            self.input.setEchoMode(QLineEdit.EchoMode.Password)
        self._plain_note = note
        self.label = Label(label, Style.NAME)
        self.label.setBuddy(self.input)
        self.aside = Label("", Style.NOTE)
        self.note = Label(note, Style.NOTE, wrap=True)
        self.note.setVisible(bool(note))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(across(self.label, None, self.aside))
        self._line = across(spacing=8)
        self._line.addWidget(self.input, 1)
        column.addLayout(self._line)
        column.addWidget(self.note)
        column.addStretch(1)
        self.input.textChanged.connect(self._typed)
        self.input.returnPressed.connect(self.submitted)

    def put_beside(self, widget: QWidget) -> None:
        """Stand a button or another control at the right of the input."""
        self._line.addWidget(widget)

    def text(self) -> str:
        """What was typed."""
        return self.input.text()

    def set_text(self, text: str) -> None:
        """Fill it in."""
        self.input.setText(text)

    def set_error(self, reason: str) -> None:
        """A red edge with the reason below; an empty reason takes both away."""
        restyle(self.input, "invalid", on=bool(reason))
        self.note.set_tone("red" if reason else "ink-2")
        self.note.setText(reason or self._plain_note)
        self.note.setVisible(bool(reason or self._plain_note))
        self.input.setAccessibleDescription(reason)
        self._fit_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reason takes the lines that it needs at this width."""
        super().resizeEvent(event)
        self._fit_note()

    def _fit_note(self) -> None:
        # A wrapped label inside nested layouts is given one line unless it insists.
        self.note.setMinimumHeight(self.note.heightForWidth(self.width()) if self.note.text() else 0)

    def _typed(self, text: str) -> None:
        self.set_error("")
        self.changed.emit(text)


class SearchBox(QLineEdit):
    """An input with an icon inside and, at will, the key that leads to it."""

    def __init__(self, hint: str, *, icon: str = "search", key: str = "") -> None:
        super().__init__()
        self._icon, self._key = icon, key
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("search", True)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties it first."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon left, the key right while nothing is typed."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            paint_icon(painter, self._icon, QRectF(11, (self.height() - 14) / 2, 14, 14), token("ink-3"))
            if self._key and not self.text() and not self.hasFocus():
                width = text_width(self._key, fonts.words(11, fonts.MEDIUM)) + 14
                box = QRectF(self.width() - width - 6, (self.height() - 20) / 2, width, 20)
                rounded(painter, box, 4, token("ground"), token("outline"))
                painter.setFont(fonts.words(11, fonts.MEDIUM))
                painter.setPen(token("ink-2"))
                painter.drawText(box, CENTRE, self._key)


class Check(QCheckBox):
    """A box with its words."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__(text)
        self.setChecked(on)
        self.setFont(fonts.words())


class CapsLockWatch(Label):
    """Says that Caps Lock is on, as far as the last typed letters tell; watch it over a password input."""

    def __init__(self, words: str, watched: QLineEdit) -> None:
        super().__init__("", Style.NOTE, tone="amber")
        self._words = words
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital without Shift, or a small letter with it, gives Caps Lock away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            is_cased = event.text().lower() != event.text().upper()
            self.setText(self._words if is_cased and event.text().isupper() != has_shift else "")
        return super().eventFilter(watched, event)
