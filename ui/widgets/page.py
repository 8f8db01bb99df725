"""The frame of every page: title with its note, actions at the right, one inset for all that follows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.labels import Elided, Label, Style

INSET = 24


class PageHeader(QWidget):
    """Title 20/600, the note beside it, actions at the right."""

    def __init__(self, title: str, note: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 20, INSET, 12)
        row.setSpacing(8)
        self.title = Label(title, Style.TITLE)
        self.note = Elided(note, Style.NOTE, figures=True)
        row.addWidget(self.title)
        row.addSpacing(4)
        row.addWidget(self.note, 1)
        for action in actions:
            row.addWidget(action)
        self.setFixedHeight(64)


class SectionHeader(QWidget):
    """Heading 15/600 with a quiet count, tools at the right."""

    def __init__(self, title: str, count: str = "", tools: Sequence[QWidget] = (), *, inset: int = INSET) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(inset, 0, inset, 0)
        row.setSpacing(8)
        self.title = Label(title, Style.HEADING)
        self.count = Label(count, Style.BODY, tone="ink-3", figures=True)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        for tool in tools:
            row.addWidget(tool)
        self.setMinimumHeight(32)


def scrolling(content: QWidget) -> QScrollArea:
    """Content that may be taller than the window; it never scrolls sideways."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("paper")
    area.setWidget(content)
    return area


def paper(*parts: QWidget, inset: int = INSET, spacing: int = 24) -> QWidget:
    """A column of parts on the page's inset."""
    sheet = QWidget()
    sheet.setObjectName("paper")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(inset, 0, inset, inset)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return sheet


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout; what is taken out is destroyed once the event loop turns."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear(inner)
