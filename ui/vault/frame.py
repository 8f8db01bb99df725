"""The quiet ground of the vault screens: one card in the middle, two lines at the bottom."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import link
from ui.widgets.cards import across
from ui.widgets.labels import Label, Style
from ui.widgets.paint import Painted, rounded, shadow
from ui.widgets.theme import token
from ui.words import Language

_BLUR = 24


class Logo(Painted):
    """The A with its bar, on the accent."""

    def __init__(self, size: int = 48) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paint(self, painter: QPainter) -> None:
        """Drawn on a grid of 48."""
        paint_logo(painter, QRectF(self.rect()))


def paint_logo(painter: QPainter, rect: QRectF) -> None:
    """The mark at any size."""
    unit = rect.width() / 48
    rounded(painter, rect, 11 * unit, token("fill"))
    pen = painter.pen()
    pen.setColor(token("on-fill"))
    pen.setWidthF(4 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    pen.setWidthF(4)
    painter.setPen(pen)
    for x1, y1, x2, y2 in ((12, 34, 24, 12), (24, 12, 36, 34), (20, 27, 28, 27)):
        painter.drawLine(x1, y1, x2, y2)
    painter.resetTransform()


class VaultCard(Painted):
    """The one card, raised, with room around it for its shadow."""

    def __init__(self, width: int, height: int = 0) -> None:
        super().__init__()
        self.setFixedWidth(width + 2 * _BLUR)
        if height:
            self.setFixedHeight(height + 2 * _BLUR)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.outer = QHBoxLayout(self)
        inside = _BLUR + 1  # the card's own outline
        self.outer.setContentsMargins(inside, inside, inside, inside)
        self.outer.setSpacing(0)

    def paint(self, painter: QPainter) -> None:
        """Shadow, ground, outline."""
        box = QRectF(self.rect()).adjusted(_BLUR, _BLUR, -_BLUR, -_BLUR)
        shadow(painter, box, 12, depth=16, drop=6)
        rounded(painter, box, 12, token("raised"), token("hairline"))


class Frame(QWidget):
    """Holds a card; below it what must be known, the version, and the languages."""

    language_wanted = Signal(str)

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setObjectName("vault")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        self._middle = QVBoxLayout()
        column.addStretch(1)
        column.addLayout(self._middle)
        column.addStretch(1)
        self.sentence = Label(sentence, Style.NOTE)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.sentence)
        column.addSpacing(2)
        chinese = link("中文", lambda: self.language_wanted.emit(Language.CHINESE.value), height=24)
        english = link("English", lambda: self.language_wanted.emit(Language.ENGLISH.value), height=24)
        self.name = Label("AdTill", Style.NOTE, tone="ink-3", figures=True)
        dots = [Label("·", Style.NOTE, tone="ink-3") for _ in range(2)]
        column.addLayout(across(None, self.name, dots[0], chinese, dots[1], english, None, spacing=10))

    def hold(self, card: QWidget) -> None:
        """Put the card in the middle."""
        self._middle.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def minimumSizeHint(self) -> QSize:
        """What the smallest screen shows."""
        return QSize(640, 480)
