"""Small parts of the Onboarding page: a bar of time, the stream of stages, a row of a list, a step's frame."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from app.changes import Changes
from app.domain.stage_clock import TimeStage
from ui.widgets.cards import Line, across, down
from ui.widgets.labels import Label, Style
from ui.widgets.page import INSET, scrolling
from ui.widgets.paint import Painted, rounded
from ui.widgets.theme import token

Change = Callable[[Callable[[int], Changes]], object]
"""Runs a deed on the onboarding that stands open, off the window's thread."""

STREAM_TONES = {
    TimeStage.PREPARE: "control",
    TimeStage.PLATFORM: "accent",
    TimeStage.REVIEW: "green-bar",
    TimeStage.CUSTOMER: "amber-bar",
}


class TimeBar(Painted):
    """How much of a target is gone; full when all of it is."""

    def __init__(self, share: float, tone: str, name: str) -> None:
        super().__init__()
        self._share, self._tone = min(max(share, 0.0), 1.0), tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(4)
        self.setAccessibleName(name)

    def paint(self, painter: QPainter) -> None:
        """The track, and the part that is gone."""
        rounded(painter, self.rect(), 2, token("track"))
        if self._share > 0:
            rounded(painter, QRectF(0, 0, max(self.width() * self._share, 4), self.height()), 2, token(self._tone))


class StreamBar(Painted):
    """Where the time went, piece after piece 价值流; each piece is as wide as it was long."""

    def __init__(self, pieces: Sequence[tuple[TimeStage, float]], name: str) -> None:
        super().__init__()
        self._pieces = [(stage, seconds) for stage, seconds in pieces if seconds > 0]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Twelve high."""
        return QSize(200, 12)

    def paint(self, painter: QPainter) -> None:
        """The pieces with a hair's breadth between them."""
        whole = sum(seconds for _, seconds in self._pieces)
        x = 0.0
        for stage, seconds in self._pieces:
            width = self.width() * seconds / whole
            rounded(painter, QRectF(x, 0, max(width - 1, 2), self.height()), 2, token(STREAM_TONES[stage]))
            x += width


def listed(*rows: QWidget) -> QVBoxLayout:
    """Rows with hairlines between them."""
    column = down(spacing=0)
    for at, row in enumerate(rows):
        if at:
            column.addWidget(Line())
        column.addWidget(row)
    return column


def row_of(*parts: QWidget | QLayout | int | None, height: int = 44) -> QWidget:
    """One row of a list."""
    holder = QWidget()
    row: QHBoxLayout = across(*parts, spacing=12)
    holder.setLayout(row)
    holder.setMinimumHeight(height)
    return holder


def held(layout: QLayout) -> QWidget:
    """A layout in a widget of its own, so that a column can be cleared with all that is in it."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def framed(title: str, sentence: str, *parts: QWidget | QLayout) -> QWidget:
    """A step of the wizard: a heading, what it is for, then its parts, scrolling down only."""
    sheet = QWidget()
    heading = down(Label(title, Style.HEADING), spacing=4)
    if sentence:
        heading.addWidget(Label(sentence, Style.BODY, tone="ink-2", wrap=True))
    column = down(heading, *parts, None, spacing=16)
    column.setContentsMargins(INSET, 8, INSET, INSET)
    sheet.setLayout(column)
    return scrolling(sheet)
