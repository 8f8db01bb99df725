"""Figures that lead: large, with quieter sign and decimals, on the bare ground."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.figures import Figure
from ui.widgets import fonts
from ui.widgets.cards import Line
from ui.widgets.labels import SCALE, Elided, Label, Style
from ui.widgets.paint import Painted, text_width
from ui.widgets.theme import token


class FigureLabel(Painted):
    """A figure with quieter sign and decimals; at the display size they are smaller too."""

    def __init__(self, figure: Figure | None = None, style: Style = Style.DISPLAY, *, unit: str = "", tone: str = "ink") -> None:  # fmt: skip
        super().__init__()
        self._style, self._tone = style, tone
        self._figure, self._unit = figure or Figure("", "", ""), unit
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_figure(self._figure, unit=unit, tone=tone)

    def set_figure(self, figure: Figure, *, unit: str = "", tone: str = "ink") -> None:
        """Show another figure; `unit` follows it in a small size."""
        self._figure, self._unit, self._tone = figure, unit, tone
        self.setAccessibleName(f"{figure} {unit}".strip())
        self.updateGeometry()
        self.update()

    def _pieces(self) -> list[tuple[str, QFont, str]]:
        size, weight, _ = SCALE[self._style]
        large = size >= 28
        quiet = fonts.figures(20, fonts.MEDIUM) if large else fonts.figures(size, weight)
        main = fonts.words(size, weight) if large else fonts.figures(size, weight)
        is_alarm = self._tone != "ink"
        sign, space = self._figure.sign, " " if large and self._figure.sign.strip("−+") else ""
        return [
            (sign.rstrip() + space, quiet, self._tone if is_alarm or not large else "ink-2"),
            (self._figure.whole, main, self._tone),
            (self._figure.decimals, quiet, self._tone if is_alarm else "ink-3"),
            (f" {self._unit}" if self._unit else "", fonts.words(13), self._tone if is_alarm else "ink-2"),
        ]

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        width = sum(text_width(text, font) for text, font, _ in self._pieces() if text)
        return QSize(round(width + 1.5), {28: 36, 20: 28, 15: 24}.get(SCALE[self._style][0], 20))

    def minimumSizeHint(self) -> QSize:
        """A figure is never cut."""
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        """The pieces on one baseline."""
        size = SCALE[self._style][0]
        metrics = QFontMetricsF(fonts.words(size, fonts.SEMIBOLD))
        baseline = (self.height() + metrics.capHeight()) / 2
        x = 0.0
        for text, font, tone in self._pieces():
            painter.setFont(font)
            painter.setPen(token(tone))
            painter.drawText(QPointF(x, baseline), text)
            x += text_width(text, font)


class Headline(QWidget):
    """A figure that leads: label, the figure at display size, up to two quiet lines of why."""

    def __init__(
        self, label: str, figure: Figure, *, unit: str = "", tone: str = "ink", notes: Iterable[str] = ()
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(label, Style.NOTE))
        column.addSpacing(4)
        self.figure = FigureLabel(figure, unit=unit, tone=tone)
        column.addWidget(self.figure)
        column.addSpacing(4)
        self.notes = [
            Elided(note, Style.NOTE, tone="ink-3" if at else "ink-2", figures=True) for at, note in enumerate(notes)
        ]
        for note in self.notes:
            column.addWidget(note)
        column.addStretch(1)


def headline_row(headlines: Iterable[tuple[QWidget, int]]) -> QWidget:
    """Headlines beside each other with their stretch, divided by standing hairlines."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(24)
    for at, (headline, stretch) in enumerate(headlines):
        if at:
            row.addWidget(Line(is_vertical=True))
        row.addWidget(headline, stretch)
    return holder
