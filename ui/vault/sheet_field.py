"""Where a recovery sheet is typed from paper: a line that does not agree with its check letters is named at once.

Two of them make a way into a vault, or prove that what was printed is right.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.recovery_shares import LINES, RecoveryShare, read
from app.errors import WrongAnswer
from ui.widgets import fonts
from ui.widgets.cards import across
from ui.widgets.inputs import restyle
from ui.widgets.labels import Label, Style
from ui.words import tr

_HEIGHT = 106
_LETTERS = 18
"""Of a line that is not the heading, with its check."""


class SheetField(QWidget):
    """Five lines; `share` once all of them agree."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.share: RecoveryShare | None = None
        self.input = QPlainTextEdit()
        self.input.setFont(fonts.mono(13))
        self.input.setFixedHeight(_HEIGHT)
        self.input.setTabChangesFocus(True)
        self.input.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.input.setAccessibleName(label)
        self.input.setPlaceholderText("AT…\nXXXX-XXXX-XXXX-XXXX-XX\n…")
        title = Label(label, Style.NAME)
        title.setBuddy(self.input)
        self.aside = Label("", Style.NOTE, tone="green", figures=True)
        self.note = Label("", Style.NOTE, tone="red", wrap=True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(across(title, None, self.aside))
        column.addWidget(self.input)
        column.addWidget(self.note)
        column.addStretch(1)
        self.input.textChanged.connect(self._typed)

    def refuse(self, reason: str) -> None:
        """A red edge with the reason below; an empty reason takes both away."""
        restyle(self.input, "invalid", on=bool(reason))
        self.note.setText(reason)
        self.note.setVisible(bool(reason))
        self.note.setMinimumHeight(self.note.heightForWidth(self.width()) if reason else 0)
        self.input.setAccessibleDescription(reason)

    def _typed(self) -> None:
        lines = [line for line in self.input.toPlainText().splitlines() if line.strip()]
        self.share, fault = None, ""
        # Until the last line is whole there is nothing to blame.
        if len(lines) > LINES or (len(lines) == LINES and sum(map(str.isalnum, lines[-1])) >= _LETTERS):
            try:
                self.share = read(lines)
            except WrongAnswer as wrong:
                fault = _fault(wrong)
        self.refuse(fault)
        self.aside.setText(tr("Sheet {number}", number=self.share.number) if self.share is not None else "")
        self.changed.emit()


class TwoSheets(QWidget):
    """Two sheets side by side; what does not go together is said below the second."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = SheetField(tr("One sheet"))
        self.second = SheetField(tr("Another sheet"))
        self.setLayout(across(self.first, self.second, spacing=16))
        for field in (self.first, self.second):
            field.changed.connect(self._typed)

    def shares(self) -> Sequence[RecoveryShare]:
        """Both, once they are whole and go together; nothing before."""
        one, other = self.first.share, self.second.share
        if one is None or other is None or one.number == other.number or one.mark != other.mark:
            return ()
        return one, other

    def forget(self) -> None:
        """Empty both."""
        self.first.input.clear()
        self.second.input.clear()

    def _typed(self) -> None:
        one, other = self.first.share, self.second.share
        if one is not None and other is not None:
            self.second.refuse(_apart(one, other))
        self.changed.emit()


def _fault(wrong: WrongAnswer) -> str:
    line = wrong.field.partition(":")[2]
    if line:
        return tr("Line {line} does not agree with its last two letters.", line=line)
    return tr("These are not the five lines of a recovery sheet.")


def _apart(one: RecoveryShare, other: RecoveryShare) -> str:
    """Why two sheets do not go together; empty when they do."""
    if one.mark != other.mark:
        return tr("These sheets do not belong together; one of them is older or of another vault.")
    if one.number == other.number:
        return tr("This is the same sheet twice; take another of the three.")
    return ""
