"""Cards, wells and hairlines: space and hairlines divide, a card is a thing that opens as one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget


class Card(QFrame):
    """A raised ground with a hairline; `padding` inside, a vertical layout ready."""

    clicked = Signal()

    def __init__(self, *, padding: int = 12, is_clickable: bool = False, name: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(4)
        self._is_clickable = is_clickable
        self.setAccessibleName(name)
        if is_clickable:
            self.setProperty("clickable", True)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere opens what it stands for."""
        if self._is_clickable and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space click."""
        if self._is_clickable and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit()
            return
        super().keyPressEvent(event)


class Well(QFrame):
    """A sunk ground without an edge."""

    def __init__(self, *, padding: int = 12) -> None:
        super().__init__()
        self.setObjectName("well")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(4)


class Line(QFrame):
    """A hairline, lying or standing."""

    def __init__(self, *, is_vertical: bool = False) -> None:
        super().__init__()
        self.setObjectName("line")
        if is_vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def across(*parts: QWidget | QLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """A row of widgets and layouts; a number is that many pixels of space, None takes what is left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    _fill(row, parts)
    return row


def down(*parts: QWidget | QLayout | int | None, spacing: int = 0) -> QVBoxLayout:
    """A column, of the same parts as `across`."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    _fill(column, parts)
    return column


def _fill(box: QHBoxLayout | QVBoxLayout, parts: Iterable[QWidget | QLayout | int | None]) -> None:
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
