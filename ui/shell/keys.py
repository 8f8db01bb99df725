"""F1: every key in one place."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.cards import across
from ui.widgets.chips import KeyCap
from ui.widgets.dialogs import Dialog
from ui.widgets.labels import Label, Style
from ui.words import mark, tr

_KEYS = (
    (("Ctrl", "K"), mark("Search")),
    (("F5",), mark("Sync now")),
    (("Alt", "1…9"), mark("Go to a page")),
    (("Ctrl", "L"), mark("Lock the vault")),
    (("Ctrl", "C"), mark("Copy the chosen rows as text")),
    (("A–Z",), mark("Type in a table to filter it")),
    (("Enter",), mark("Open the marked row")),
    (("Esc",), mark("Clear the filter, close what is open")),
    (("Tab",), mark("To the next control")),
    (("F1",), mark("These keys")),
)


class KeysDialog(Dialog):
    """A list of keys and what they do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Keys"), tr("Everything can be done without a mouse. Pages show their own keys at their foot."))  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for row, (keys, words) in enumerate(_KEYS):
            grid.addLayout(across(*(KeyCap(key) for key in keys), None, spacing=4), row, 0)
            grid.addWidget(Label(tr(words), Style.BODY), row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.cancel.setText(tr("Close"))
