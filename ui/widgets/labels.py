"""Text: plain always, in one of the six styles, elided with dots where it may not fit."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.widgets import fonts
from ui.widgets.icons import paint_icon
from ui.widgets.paint import Painted, plain
from ui.widgets.theme import token


class Style(StrEnum):
    """The type scale: pixels and weight."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    NAME = "name"
    BODY = "body"
    NOTE = "note"
    MICRO = "micro"
    MONO = "mono"


SCALE: dict[Style, tuple[int, QFont.Weight, str]] = {
    Style.DISPLAY: (28, fonts.SEMIBOLD, "ink"),
    Style.TITLE: (20, fonts.SEMIBOLD, "ink"),
    Style.HEADING: (15, fonts.SEMIBOLD, "ink"),
    Style.STRONG: (13, fonts.SEMIBOLD, "ink"),
    Style.NAME: (13, fonts.MEDIUM, "ink"),
    Style.BODY: (13, fonts.REGULAR, "ink"),
    Style.NOTE: (12, fonts.REGULAR, "ink-2"),
    Style.MICRO: (11, fonts.MEDIUM, "ink-3"),
    Style.MONO: (11, fonts.REGULAR, "ink-2"),
}


def font_of(style: Style, *, figures: bool = False) -> QFont:
    """The shared font of a style."""
    size, weight, _ = SCALE[style]
    if style is Style.MONO:
        return fonts.mono(size, weight)
    return fonts.figures(size, weight) if figures else fonts.words(size, weight)


class Label(QLabel):
    """Plain text; `tone` is the name of a colour token. `figures` sets digits equally wide."""

    def __init__(
        self, text: str = "", style: Style = Style.BODY, *, tone: str = "", wrap: bool = False, figures: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("\n".join(plain(line) for line in text.split("\n")))
        self.setWordWrap(wrap)
        self.setFont(font_of(style, figures=figures))
        self.setProperty("tone", tone or SCALE[style][2])

    def set_tone(self, tone: str) -> None:
        """Take another colour token."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Elided(Painted):
    """One line that ends in dots when there is no room; the full text is its tooltip and accessible name."""

    def __init__(self, text: str = "", style: Style = Style.BODY, *, tone: str = "", figures: bool = False) -> None:
        super().__init__()
        self._style, self._tone, self._text = style, tone or SCALE[style][2], ""
        self.setFont(font_of(style, figures=figures))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = plain(text)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self._text)) + 2, round(metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(24, self.sizeHint().height())

    def paint(self, painter: QPainter) -> None:
        """The text, cut with dots; the tooltip only when it was cut."""
        shown = QFontMetricsF(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self._text if shown != self._text else "")
        painter.setFont(self.font())
        painter.setPen(token(self._tone))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class IconLabel(Painted):
    """An icon that stands for itself; `name` says to a screen reader what it means, empty for decoration."""

    def __init__(self, icon: str, *, tone: str = "ink-2", size: int = 16, name: str = "") -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paint(self, painter: QPainter) -> None:
        """The icon, filling the widget."""
        paint_icon(painter, self._icon, QRectF(self.rect()), token(self._tone))
