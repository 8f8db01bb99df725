"""Chips, tags, key caps and dots: twelve quiet pixels that say why, what or how fresh."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.widgets import fonts
from ui.widgets.icons import paint_icon
from ui.widgets.paint import CENTRE, LEFT, Painted, plain, rounded, text_width
from ui.widgets.theme import is_dark, tile_colours, token

TONES = {
    "neutral": ("hover", "ink-2"),
    "accent": ("accent-soft", "accent"),
    "red": ("red-ground", "red"),
    "amber": ("amber-ground", "amber"),
    "green": ("green-ground", "green"),
}
"""Tone of a chip: ground and text token."""

_EDGES = {
    "neutral": "outline",
    "accent": "accent-edge",
    "red": "red-edge",
    "amber": "amber-edge",
    "green": "green-edge",
}


def _font() -> QFont:
    # Light Chinese strokes on dark come out heavier: 400 there looks like 500 here.
    return fonts.figures(12, fonts.REGULAR if is_dark() else fonts.MEDIUM)


def chip_width(text: str, icon: str = "") -> float:
    """How wide a chip is drawn."""
    return text_width(text, _font()) + 12 + (16 if icon else 0)


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, tone: str = "neutral", *, icon: str = "", is_raised: bool = False
) -> None:
    """Draw a chip; `is_raised` is for coloured rows, where a soft ground would drown."""
    ground, ink = TONES[tone]
    rounded(painter, rect, 5, token("raised" if is_raised else ground), token(_EDGES[tone]) if is_raised else None)
    x = rect.x() + 6
    if icon:
        paint_icon(painter, icon, QRectF(x, rect.center().y() - 6, 12, 12), token(ink))
        x += 16
    painter.setFont(_font())
    painter.setPen(token(ink))
    painter.drawText(QRectF(x, rect.y(), rect.right() - x - 4, rect.height()), LEFT, text)


def paint_tag(painter: QPainter, x: float, middle: float, text: str) -> None:
    """A currency code or another small tag after a name."""
    font = fonts.words(11, fonts.MEDIUM)
    box = QRectF(x, middle - 9, text_width(text, font) + 10, 18)
    rounded(painter, box, 4, token("hover"))
    painter.setFont(font)
    painter.setPen(token("ink-3"))
    painter.drawText(box, CENTRE, text)


def tag_width(text: str) -> float:
    """How wide a tag is drawn."""
    return text_width(text, fonts.words(11, fonts.MEDIUM)) + 10


def paint_dot(painter: QPainter, centre: QPointF, colour: QColor, size: float = 7) -> None:
    """A round mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, size / 2, size / 2)


def paint_tile(painter: QPainter, rect: QRectF, platform: str, letter: str) -> None:
    """A platform's letter tile."""
    ground, ink = tile_colours(platform)
    rounded(painter, rect, 5, ground)
    painter.setFont(fonts.words(10 if len(letter) > 1 else 11 if rect.width() < 24 else 13, fonts.SEMIBOLD))
    painter.setPen(ink)
    painter.drawText(rect, CENTRE, letter)


class Chip(Painted):
    """One reason, state or fact."""

    def __init__(self, text: str, tone: str = "neutral", *, icon: str = "", is_raised: bool = False) -> None:
        super().__init__()
        self._text, self._tone, self._icon, self._is_raised = plain(text), tone, icon, is_raised
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_chip(self, text: str, tone: str, icon: str = "") -> None:
        """Say another thing."""
        self._text, self._tone, self._icon = plain(text), tone, icon
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Twenty high, as wide as its words."""
        return QSize(round(chip_width(self._text, self._icon) + 0.5), 20)

    def paint(self, painter: QPainter) -> None:
        """The chip."""
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, icon=self._icon, is_raised=self._is_raised)


class KeyCap(Painted):
    """A key of the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Twenty high, at least as wide."""
        return QSize(max(20, round(text_width(self._key, fonts.words(11, fonts.MEDIUM))) + 12), 20)

    def paint(self, painter: QPainter) -> None:
        """The cap."""
        rounded(painter, self.rect(), 4, token("ground"), token("outline"))
        painter.setFont(fonts.words(11, fonts.MEDIUM))
        painter.setPen(token("ink-2"))
        painter.drawText(self.rect(), CENTRE, self._key)


class Dot(Painted):
    """A round mark of a state; `name` says it in words."""

    def __init__(self, tone: str, name: str, size: int = 7) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(size + 1, size + 1)
        self.setAccessibleName(name)

    def set_dot(self, tone: str, name: str) -> None:
        """Take another state."""
        self._tone = tone
        self.setAccessibleName(name)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """The mark."""
        paint_dot(painter, QRectF(self.rect()).center(), token(self._tone), self.width() - 1)
