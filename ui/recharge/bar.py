"""The bar at the bottom of the recharge page: what is ticked, what it comes to, and the one deed."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.labels import Elided, Label, Style
from ui.words import plural, tr


class BatchBar(QFrame):
    """Says what is ticked; a deed without words is not offered."""

    def __init__(self, deed: Callable[[], object], second: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("bottom-bar")
        self.setFixedHeight(64)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        self.count = Label("", Style.NOTE)
        self.sum = Elided("", Style.HEADING, figures=True)
        self.note = Elided("", Style.NOTE, tone="ink-2")
        self.second: Button = secondary("", second)
        self.deed: Button = primary("", deed)
        row.addLayout(down(None, self.count, self.sum, None))
        row.addWidget(self.note, 1)
        row.addLayout(across(self.second, self.deed))
        self.show_batch(0, "", "", "")

    def show_batch(self, count: int, amounts: str, deed: str, second: str, *, note: str = "") -> None:
        """What is ticked, what it comes to, and what can be done with it."""
        if count:
            self.count.setText(plural("{count} ticked", "{count} ticked", count=count))
        else:
            self.count.setText(tr("Nothing is ticked"))
        self.sum.set_text(amounts)
        self.sum.setVisible(bool(amounts))
        self.note.set_text(note)
        for button, words in ((self.deed, deed), (self.second, second)):
            button.setText(words)
            button.updateGeometry()
            button.setVisible(bool(words))
