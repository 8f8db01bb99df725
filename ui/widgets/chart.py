"""A full line chart: starts at zero, horizontal hairlines only, lines named at their ends, one read-out that snaps to days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent

from ui import figures
from ui.widgets import fonts
from ui.widgets.paint import LEFT, Painted, rounded, text_width
from ui.widgets.theme import theme, token


@dataclass(frozen=True, slots=True)
class Line:
    """One series over the chart's days; `tone` is a token or a platform."""

    name: str
    values: Sequence[float]
    tone: str = "accent"
    marked: Sequence[int] = ()
    """Positions of days that get a red point."""


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """万 or k at the ticks, without tick marks."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [figures.axis(value) for value in values]


class _Days(pg.AxisItem):  # type: ignore[misc]
    """Days along the bottom."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.days: Sequence[date] = ()

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        last = self.days[-1] if self.days else None
        return [
            figures.day(self.days[int(at)], last) if 0 <= at < len(self.days) and at == int(at) else "" for at in values
        ]


class LineChart(pg.PlotWidget):  # type: ignore[misc]
    """Lines over days; `name` says in words what they show. Left and right move the read-out."""

    def __init__(self, *, name: str, unit: str = "") -> None:
        self._days = _Days()
        super().__init__(axisItems={"left": _Axis("left"), "bottom": self._days})
        self.setAccessibleName(name)
        self._unit, self._at = unit, -1
        self._is_closed = False
        self._lines: tuple[Line, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.hideButtons()
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self._over = _ReadOut(self)
        theme.changed.connect(self.redraw)

    def show_lines(self, days: Sequence[date], lines: Sequence[Line]) -> None:
        """Draw these; every line has a value for each day."""
        self._days.days, self._lines, self._at = tuple(days), tuple(lines), -1
        self.redraw()

    def redraw(self) -> None:
        """Draw again in the theme that is shown: pens are kept by pyqtgraph, so all are made anew."""
        self.clear()
        self.setBackground(token("ground"))
        ratio = self.devicePixelRatioF()
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(token("ink-3"))
            axis.setStyle(tickLength=0, tickFont=fonts.figures(11))
        self.getPlotItem().showGrid(x=False, y=False)
        top = max((max(line.values, default=0.0) for line in self._lines), default=1.0) or 1.0
        for step in self.getAxis("left").tickValues(0, top * 1.1, max(self.height(), 120))[:1]:
            for value in step[1]:
                self.addItem(pg.InfiniteLine(value, angle=0, pen=pg.mkPen(token("hairline"), width=ratio)))
        for line in self._lines:
            # Pens of pyqtgraph count device pixels.
            pen = pg.mkPen(token(line.tone), width=1.7 * ratio)
            self.addItem(pg.PlotCurveItem(list(range(len(line.values))), list(line.values), pen=pen, antialias=True))
        room = max((text_width(line.name, fonts.words(12)) for line in self._lines), default=0)
        count = max(len(self._days.days) - 1, 1)
        wide = max(self.width() - 80, 120)
        self.setRange(xRange=(0, count * (1 + (room + 12) / wide)), yRange=(0, top * 1.1), padding=0)
        self._over.update()

    def reading(self) -> str:
        """The words of the read-out; empty when no day is read."""
        if not 0 <= self._at < len(self._days.days):
            return ""
        said = [figures.day(self._days.days[self._at], self._days.days[-1])]
        many = len(self._lines) > 1
        for line in self._lines:
            value = f"{self._unit}{figures.number(line.values[self._at])}"
            said.append(f"{line.name} {value}" if many else value)
        return " · ".join(said)

    def spot(self, at: int, value: float) -> QPointF:
        """Where a day and value lie in the widget."""
        return QPointF(self.mapFromScene(self.getPlotItem().vb.mapViewToScene(QPointF(at, value))))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is drawn."""
        return self._lines

    @property
    def at(self) -> int:
        """The position of the day that is read, or -1."""
        return self._at

    def read(self, at: int) -> None:
        """Read out a day by its position."""
        self._at = at if 0 <= at < len(self._days.days) else -1
        self.setAccessibleDescription(self.reading())
        self._over.update()

    def close(self) -> None:
        """Let go of the plot; pyqtgraph takes it apart, and nothing may draw on it afterwards."""
        if not self._is_closed:
            self._is_closed = True
            theme.changed.disconnect(self.redraw)
            super().close()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The nearest day under the pointer."""
        x = self.getPlotItem().vb.mapSceneToView(self.mapToScene(event.position().toPoint())).x()
        self.read(min(max(round(x), 0), len(self._days.days) - 1))

    def leaveEvent(self, event: object) -> None:
        """No day."""
        self.read(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move by a day."""
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if move:
            self.read(
                min(max((self._at if self._at >= 0 else len(self._days.days)) + move, 0), len(self._days.days) - 1)
            )
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines and names keep their places."""
        super().resizeEvent(event)
        if hasattr(self, "_over") and not self._is_closed:
            self._over.setGeometry(self.rect())
            self.redraw()


class _ReadOut(Painted):
    """Names at the ends of the lines, their last points, the read-out; above the plot, deaf to the pointer."""

    def __init__(self, chart: LineChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken: list[float] = []
        for line in sorted(self._chart.lines, key=lambda one: -(one.values[-1] if one.values else 0)):
            if line.values:
                self._marks(painter, line)
                self._end(painter, line, taken)
        words = self._chart.reading()
        if words:
            self._read(painter, words)

    def _marks(self, painter: QPainter, line: Line) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(token("red-bar"))
        for at in line.marked:
            painter.drawEllipse(self._chart.spot(at, line.values[at]), 2.5, 2.5)

    def _end(self, painter: QPainter, line: Line, taken: list[float]) -> None:
        spot = self._chart.spot(len(line.values) - 1, line.values[-1])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(token(line.tone))
        painter.drawEllipse(spot, 3, 3)
        y = spot.y() if not taken or spot.y() - taken[-1] >= 16 else taken[-1] + 16
        taken.append(y)
        painter.setFont(fonts.words(12))
        painter.setPen(token("ink-2"))
        painter.drawText(QRectF(spot.x() + 8, y - 9, self.width(), 18), LEFT, line.name)

    def _read(self, painter: QPainter, words: str) -> None:
        top, bottom = self._chart.spot(self._chart.at, 0), self._chart.spot(self._chart.at, 0)
        top.setY(0)
        painter.setPen(token("control"))
        painter.drawLine(top, bottom)
        width = text_width(words, fonts.figures(12, fonts.MEDIUM)) + 20
        x = min(max(top.x() - width / 2, 0), self.width() - width)
        box = QRectF(x, 0, width, 28)
        rounded(painter, box, 5, token("ink"))
        painter.setFont(fonts.figures(12, fonts.MEDIUM))
        painter.setPen(token("ground"))
        painter.drawText(box.adjusted(10, 0, 0, 0), LEFT, words)
