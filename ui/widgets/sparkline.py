"""A small line of thirty days: no axes, no fill, no scale; the last point marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.chips import paint_dot
from ui.widgets.paint import Painted
from ui.widgets.theme import token


class Sparkline(Painted):
    """80 by 40; `name` says in words what the line shows."""

    def __init__(self, values: Sequence[float] = (), *, name: str = "", tone: str = "accent") -> None:
        super().__init__()
        self._values, self._tone = tuple(values), tone
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """80 by 40."""
        return QSize(80, 40)

    def paint(self, painter: QPainter) -> None:
        """The line and its last point."""
        if len(self._values) < 2:
            return
        low, high = min(self._values), max(self._values)
        spread = (high - low) or 1.0
        width, height = self.width() - 10, self.height() - 10
        step = width / (len(self._values) - 1)
        flat = 0.5 if high == low else 0.0
        points = [
            QPointF(4 + at * step, 5 + height * (1 - ((value - low) / spread or flat)))
            for at, value in enumerate(self._values)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(token(self._tone), 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        paint_dot(painter, points[-1], token(self._tone), 5)
