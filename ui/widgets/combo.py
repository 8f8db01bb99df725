"""A choice of named values."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Combo(QComboBox):
    """A choice of named values; the wheel scrolls the page and changes nothing by accident."""

    def __init__(self, name: str, choices: Iterable[tuple[str, object]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, object]]) -> None:
        """Offer other values: (words, value)."""
        self.clear()
        for words, value in choices:
            self.addItem(words, value)

    def value(self) -> object:
        """The chosen value."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose by value; an unknown one changes nothing."""
        at = next((at for at in range(self.count()) if self.itemData(at) == value), -1)
        if at >= 0:
            self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
