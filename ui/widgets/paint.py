"""Small strokes that several widgets share: hairlines on device pixels, soft shadows, rounded grounds."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ui.widgets.theme import is_dark

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Painted(QWidget):
    """A widget that draws itself whole: the painter is closed in every case, or the process could die with it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small widgets draw all of themselves
        """Open a painter and draw."""
        with QPainter(self) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw the widget; keep it free of anything that can fail."""


def rounded(
    painter: QPainter, rect: QRect | QRectF, radius: float, ground: QColor | None, edge: QColor | None = None
) -> None:
    """A rounded rectangle; its one-pixel edge lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    else:
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)


def hairline(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    """One device pixel at every scale: a filled rectangle would land on fractions at 125 and 150 %."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def shadow(painter: QPainter, rect: QRect | QRectF, radius: float, *, depth: int, drop: int) -> None:
    """A soft shadow of nested translucent rectangles around `rect`; the widget must be larger by `depth`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 8 if is_dark() else 2))
    base = QRectF(rect).translated(0, drop)
    # What the card will cover is left out: it is most of the area, painted for nothing.
    covered = QRectF(rect).adjusted(radius, radius, -radius, -radius).toRect()
    painter.setClipRegion(QRegion(base.adjusted(-depth, -depth - drop, depth, depth).toRect()) - QRegion(covered))
    for grow in range(depth, -depth // 3, -2):
        around = base.adjusted(-grow, -grow, grow, grow)
        painter.drawRoundedRect(around, radius + max(grow, 0), radius + max(grow, 0))
    painter.restore()


def text_width(text: str, font: QFont) -> float:
    """How wide a text is set in this font."""
    return QFontMetricsF(font).horizontalAdvance(text)


def plain(text: str) -> str:
    """Text from outside on one line, with control and direction marks made visible: it can pretend nothing."""
    if text.isprintable():
        return text
    return "".join(" " if c in "\n\r\t" else c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def elided(text: str, font: QFont, width: float) -> str:
    """The text on one line, cut with dots where it is wider."""
    return QFontMetricsF(font).elidedText(plain(text), Qt.TextElideMode.ElideRight, width)
