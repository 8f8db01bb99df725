"""The ribbon: its height is the amount, on one scale along the whole path, so that what leaves is seen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy

from app.domain.money import Money
from app.services.trace import Path
from ui import figures
from ui.widgets import fonts
from ui.widgets.paint import LEFT, Painted
from ui.widgets.table.kinds import draw_text, metrics_of
from ui.widgets.theme import is_dark, mixed, token
from ui.words import tr

_FULL = 44.0
_GAP = 6.0
_BEND = 48.0


class Ribbon(Painted):
    """Bank, platform, and what became of it: burned, returned, left."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{words} {figures.amount(amount)}" for words, amount, _ in parts_of(path)))

    def sizeHint(self) -> QSize:
        """Room for three parts apart."""
        return QSize(240, round(_FULL + 3 * _GAP + 22))

    def paint(self, painter: QPainter) -> None:
        """The whole from the left; its parts fan out over the last third."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        amount = self._path.recharge.amount
        whole = float(amount.amount) or 1.0
        out = self._path.bank_out
        third = (self.width() - 16) / 3
        # The bank's sum may hold several recharges: then its part of the ribbon is higher, never cut.
        scale = _FULL / max(whole, float(out.amount) if out is not None else 0.0)
        cash = mixed(token("accent"), token("ground"), 0.24 if is_dark() else 0.16)
        if out is not None:
            painter.fillRect(QRectF(0, 0, third, max(float(out.amount) * scale, 2)), cash)
        else:
            painter.fillRect(QRectF(0, 0, third, whole * scale), token("track"))
        painter.fillRect(QRectF(third + 1, 0, third + 8, whole * scale), cash)
        start, y_in, y_out = 2 * third + 9, 0.0, 0.0
        for words, part, tone in parts_of(self._path):
            height = max(float(part.amount) * scale, 0.0)
            if height <= 0:
                continue
            colour = mixed(token(tone), token("ground"), 0.42 if is_dark() else 0.30)
            self._flow(painter, start, (y_in, y_out), height, colour)
            self._part_words(painter, QRectF(start, y_out, 0, height), f"{words} {figures.amount(part)}", tone)
            y_in += height
            y_out += max(height, 18.0) + _GAP
        self._whole_words(painter, third)

    def _flow(self, painter: QPainter, x: float, ends: tuple[float, float], height: float, colour: QColor) -> None:
        """A part leaves the whole at the first of `ends` and runs on at the second, as high as before."""
        y_in, y_out = ends
        thick = max(height, 1.5)
        middle, end = x + _BEND / 2, x + _BEND
        path = QPainterPath(QPointF(x, y_in))
        path.cubicTo(QPointF(middle, y_in), QPointF(middle, y_out), QPointF(end, y_out))
        path.lineTo(QPointF(self.width(), y_out))
        path.lineTo(QPointF(self.width(), y_out + thick))
        path.lineTo(QPointF(end, y_out + thick))
        path.cubicTo(QPointF(middle, y_out + thick), QPointF(middle, y_in + thick), QPointF(x, y_in + thick))
        painter.fillPath(path, colour)

    def _part_words(self, painter: QPainter, at: QRectF, words: str, tone: str) -> None:
        x, y, height = at.x(), at.y(), at.height()
        font = fonts.figures(12, fonts.SEMIBOLD)
        top = y if height >= 18 else y + max(height, 1.5)
        box = QRectF(x + _BEND + 8, top, self.width() - x - _BEND - 8, max(height, 18.0))
        ink = "accent" if tone == "accent" else "amber" if tone == "amber" else "ink-2"
        draw_text(painter, box, words, font, ink, align=LEFT)

    def _whole_words(self, painter: QPainter, third: float) -> None:
        amount = self._path.recharge.amount
        font = fonts.figures(12, fonts.SEMIBOLD)
        words = tr("Cash {amount}", amount=figures.amount(amount))
        if self._path.bank_out is None:
            draw_text(painter, QRectF(12, 0, third - 24, _FULL), tr("not proved"), font, "ink-2")
        elif metrics_of(font).horizontalAdvance(words) < third - 24:
            draw_text(painter, QRectF(12, 0, third - 24, _FULL), words, font, "accent")


def parts_of(path: Path) -> list[tuple[str, Money, str]]:
    """What became of it: words, amount, colour token; oldest money first."""
    share = path.share
    return [
        (tr("Burned"), share.burned, "accent"),
        (tr("Returned"), share.returned, "amber"),
        (tr("Left"), share.left, "control"),
    ]
