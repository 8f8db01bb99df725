"""The steps at the left of a long form: done, now, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.vault.frame import Logo
from ui.widgets import fonts
from ui.widgets.cards import Line, across
from ui.widgets.icons import paint_icon
from ui.widgets.labels import Label, Style
from ui.widgets.paint import CENTRE, LEFT, Painted, elided
from ui.widgets.theme import token

_ROW = 64


class _Track(Painted):
    """Circles joined by a line, a word and a note beside each."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words, self._notes, self._at = list(words), [""] * len(words), 0
        self.setFixedHeight(_ROW * len(words))

    def sizeHint(self) -> QSize:
        """As high as its steps."""
        return QSize(220, _ROW * len(self._words))

    def stand(self, at: int, notes: Sequence[str]) -> None:
        """Stand at a step."""
        self._at, self._notes = at, list(notes)
        self.setAccessibleName(f"{at + 1} / {len(self._words)}: {self._words[at]}")
        self.update()

    def paint(self, painter: QPainter) -> None:
        """From the first to the last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(len(self._words)):
            top = at * _ROW
            if at + 1 < len(self._words):
                painter.setPen(QPen(token("green-bar" if at < self._at else "outline"), 1.6))
                painter.drawLine(QPointF(12, top + 24), QPointF(12, top + _ROW))
            self._circle(painter, at, QRectF(0.75, top + 0.75, 22.5, 22.5))
            note = self._notes[at]
            weight = fonts.SEMIBOLD if at == self._at else fonts.REGULAR
            painter.setFont(fonts.words(13, weight))
            painter.setPen(token("ink" if at <= self._at else "ink-2"))
            painter.drawText(QRectF(36, top + 2, self.width() - 36, 20), LEFT, self._words[at])
            painter.setFont(fonts.words(12))
            painter.setPen(token("ink-3"))
            painter.drawText(
                QRectF(36, top + 21, self.width() - 36, 18), LEFT, elided(note, fonts.words(12), self.width() - 36)
            )

    def _circle(self, painter: QPainter, at: int, box: QRectF) -> None:
        is_done, is_now = at < self._at, at == self._at
        painter.setPen(QPen(token("outline"), 1.2) if at > self._at else Qt.PenStyle.NoPen)
        painter.setBrush(token("green-ground" if is_done else "fill" if is_now else "raised"))
        painter.drawEllipse(box)
        if is_done:
            paint_icon(painter, "check", box.adjusted(5, 5, -5, -5), token("green"))
            return
        painter.setFont(fonts.figures(12, fonts.SEMIBOLD))
        painter.setPen(token("on-fill" if is_now else "ink-2"))
        painter.drawText(box, CENTRE, str(at + 1))


class Steps(QFrame):
    """The left panel of a form with steps."""

    def __init__(self, title: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setFixedWidth(264)
        self._track = _Track(words)
        row = across(spacing=0)
        self.setLayout(row)
        column = QVBoxLayout()
        row.addLayout(column, 1)
        row.addWidget(Line(is_vertical=True))
        column.setContentsMargins(32, 30, 24, 24)
        column.setSpacing(32)
        column.addLayout(across(Logo(32), Label(title, Style.HEADING), None, spacing=12))
        column.addWidget(self._track)
        column.addStretch(1)

    def move_to(self, at: int, notes: Sequence[str]) -> None:
        """Stand at a step; a note for each."""
        self._track.stand(at, notes)
