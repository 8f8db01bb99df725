"""A segmented control: one of a few views, with the count after each word."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy

from ui.widgets import fonts
from ui.widgets.paint import LEFT, Painted, rounded, text_width
from ui.widgets.theme import is_dark, token

_GAP = 6


class _Segment(QRadioButton):
    """A radio button that paints itself as a pill; keys and names come with the real control."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.count = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), fonts.words(13, fonts.SEMIBOLD)) + 24
        if self.count:
            width += text_width(self.count, fonts.figures()) + _GAP
        return QSize(round(width + 0.5), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            if self.isChecked():
                ground = token("active") if is_dark() else token("ground")
                rounded(painter, self.rect(), 5, ground, token("outline"))
            font = fonts.words(13, fonts.SEMIBOLD if self.isChecked() else fonts.REGULAR)
            painter.setFont(font)
            strong = self.isChecked() or self.underMouse()
            painter.setPen(token("ink" if strong else "ink-2"))
            total = text_width(self.text(), font) + (
                text_width(self.count, fonts.figures()) + _GAP if self.count else 0
            )
            x = (self.width() - total) / 2
            painter.drawText(QRectF(x, 0, self.width(), self.height()), LEFT, self.text())
            painter.setFont(fonts.figures())
            painter.setPen(token("ink-3"))
            painter.drawText(
                QRectF(x + text_width(self.text(), font) + _GAP, 0, self.width(), self.height()), LEFT, self.count
            )


class Segmented(Painted):
    """Chooses one of a few; `chosen` tells the position."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], *, name: str, at: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for position, word in enumerate(words):
            segment = _Segment(word)
            segment.setChecked(position == at)
            self._group.addButton(segment, position)
            row.addWidget(segment)
        self._group.idToggled.connect(self._toggled)

    @property
    def at(self) -> int:
        """The chosen position."""
        return self._group.checkedId()

    def choose(self, at: int) -> None:
        """Choose by position."""
        self._group.button(at).setChecked(True)

    def set_count(self, at: int, count: int) -> None:
        """Write a count after the word at this position."""
        segment = self._group.button(at)
        if isinstance(segment, _Segment):
            segment.count = f"{count:,}"
            segment.setAccessibleName(f"{segment.text()} {segment.count}")
            segment.updateGeometry()
            segment.update()

    def _toggled(self, at: int, is_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if is_on:
            self.chosen.emit(at)

    def paint(self, painter: QPainter) -> None:
        """The track."""
        rounded(painter, self.rect(), 7, token("sunk") if is_dark() else token("active"))
