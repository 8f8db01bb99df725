"""Dialogs: a title, what it is about, the buttons at the right with the one deed last."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, ButtonKind, secondary
from ui.widgets.cards import across
from ui.widgets.focus import FocusRing
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.theme import token
from ui.words import tr


class Dialog(QDialog):
    """Put widgets into `body`; `buttons` stand below. Escape is the way out that changes nothing."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "", *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addWidget(Label(title, Style.TITLE))
        if sentence:
            column.addSpacing(4)
            column.addWidget(Label(sentence, Style.BODY, tone="ink-2", wrap=True))
        column.addSpacing(16)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body, 1)
        column.addSpacing(20)
        self._row: QHBoxLayout = across(None)
        column.addLayout(self._row)
        self.cancel = secondary(tr("Cancel"), self.reject)
        self._row.addWidget(self.cancel)
        FocusRing(self)

    def add_deed(self, words: str, deed: Callable[[], object], *, icon: str = "", is_danger: bool = False) -> Button:
        """The deed's button, named for what it will do; pressed by Enter."""
        button = Button(words, ButtonKind.DANGER if is_danger else ButtonKind.PRIMARY, icon=icon)
        # The signal's own argument (checked or not) must not reach the deed.
        button.clicked.connect(lambda _checked: deed())
        button.setDefault(not is_danger)
        self._row.addWidget(button)
        return button

    def add_aside(self, widget: QWidget) -> None:
        """Something quiet at the left of the buttons."""
        self._row.insertWidget(0, widget)

    def fit(self) -> None:
        """As high as it has to be when its sentences are broken into lines; to be called when what it shows has changed."""
        column = self.layout()
        if column is not None:
            column.activate()
            width = max(self.minimumWidth(), column.totalMinimumSize().width())
            self.setMinimumHeight(column.totalHeightForWidth(width))
            self.resize(width, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - a plain ground
        """The page's ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), token("ground"))


def confirm(parent: QWidget, title: str, sentence: str, deed_words: str, kept: str = "") -> bool:
    """Ask before something that cannot be undone; the button says what it will do. True when it was pressed."""
    dialog = Dialog(parent, title, sentence)
    if kept:
        shield = IconLabel("shield-check", tone="green", size=14)
        row = across(shield, spacing=6)
        row.addWidget(Label(kept, Style.NOTE, wrap=True), 1)
        dialog.body.addLayout(row)
    dialog.add_deed(deed_words, dialog.accept, is_danger=True)
    dialog.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog.exec() == QDialog.DialogCode.Accepted
