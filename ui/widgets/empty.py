"""An empty page: one drawing of our own icons and cards, one sentence, one filled button, then what will be gained."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.cards import Card, across, down
from ui.widgets.chips import Chip
from ui.widgets.icons import paint_icon
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.paint import Painted, rounded
from ui.widgets.theme import token


class _Cards(Painted):
    """Three cards with icons, the middle one in front."""

    def __init__(self, icons: tuple[str, str, str]) -> None:
        super().__init__()
        self._icons = icons
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 84)

    def paint(self, painter: QPainter) -> None:
        for offset, turn, name in ((-46, -8, self._icons[0]), (46, 8, self._icons[2])):
            self._card(painter, QPointF(80 + offset, 46), turn, name, front=False)
        self._card(painter, QPointF(80, 39), 0, self._icons[1], front=True)

    def _card(self, painter: QPainter, centre: QPointF, turn: float, name: str, *, front: bool) -> None:
        painter.save()
        painter.translate(centre)
        painter.rotate(turn)
        width, height, size = (56, 68, 24) if front else (52, 64, 22)
        box = QRectF(-width / 2, -height / 2, width, height)
        rounded(painter, box, 7, token("raised"), token("outline"))
        shift = 0 if front else (-6 if turn < 0 else 6)
        ink = token("accent" if front else "ink-2")
        paint_icon(painter, name, QRectF(-size / 2 + shift, -size / 2, size, size), ink)
        painter.restore()


class EmptyPage(Painted):
    """The dashed field in the middle of a page that has nothing to show yet."""

    def __init__(
        self,
        icons: tuple[str, str, str],
        title: str,
        sentence: str,
        buttons: Sequence[Button] = (),
        *,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(300)
        self._is_lit = False
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        heading = Label(title, Style.TITLE)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = Label(sentence, Style.BODY, tone="ink-2", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addLayout(across(None, _Cards(icons), None))
        column.addSpacing(16)
        column.addWidget(heading)
        column.addSpacing(4)
        column.addWidget(words)
        column.addSpacing(20)
        column.addLayout(across(None, *buttons, None))
        if extra is not None:
            column.addSpacing(24)
            column.addLayout(across(None, extra, None))
        column.addStretch(1)

    def light(self, *, on: bool) -> None:
        """Show that what is dragged over it would be taken."""
        self._is_lit = on
        self.update()

    def paint(self, painter: QPainter) -> None:
        """The sunk ground with its dashed edge."""
        rounded(painter, self.rect(), 10, token("selected" if self._is_lit else "sunk"))
        pen = QPen(token("accent" if self._is_lit else "outline"), 1)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


def gains(cards: Sequence[tuple[str, str, str]]) -> QWidget:
    """What will be gained, as a row of cards: (icon, title, note)."""
    holder = QWidget()
    made: list[QWidget] = []
    for icon, title, note in cards:
        card = Card(padding=16)
        text = down(Label(title, Style.STRONG), Label(note, Style.NOTE, wrap=True), None, spacing=2)
        mark = down(IconLabel(icon, size=18), None)
        row = across(mark, spacing=14)
        row.addLayout(text, 1)
        card.body.addLayout(row)
        made.append(card)
    row = across(*made, spacing=12)
    for at in range(row.count()):
        row.setStretch(at, 1)
    holder.setLayout(row)
    return holder


def first_sheet(zone: QWidget, heading: str, cards: Sequence[tuple[str, str, str]]) -> QWidget:
    """A whole page before there is anything: the dashed field, and below it what will be gained under a heading."""
    sheet = QWidget()
    column = down(zone, 12, Label(heading, Style.NOTE), gains(cards), None, spacing=8)
    column.setContentsMargins(24, 0, 24, 24)
    column.setStretch(0, 1)
    sheet.setLayout(column)
    return sheet


def kinds_offered(rows: Sequence[Sequence[str]], note: str) -> QWidget:
    """Which kinds of files may be dropped, as chips in rows, with a note below."""
    chips = [across(None, *(Chip(kind, is_raised=True) for kind in row), None, spacing=6) for row in rows]
    words = Label(note, Style.NOTE)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    holder = QWidget()
    holder.setLayout(down(down(*chips, spacing=6), words, spacing=10))
    return holder
