"""How the kinds of cell look: each paints one value into one rectangle and says it in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.domain.money import Money
from ui import figures
from ui.figures import NOTHING, Figure
from ui.widgets import fonts
from ui.widgets.chips import chip_width, paint_chip, paint_dot, paint_tag, paint_tile, tag_width
from ui.widgets.icons import paint_icon
from ui.widgets.paint import LEFT, RIGHT, plain, rounded
from ui.widgets.theme import is_dark, token

_ELIDE = Qt.TextElideMode.ElideRight
_WIDEST = 1.1
"""No character is wider than this share of its size, in any of our faces."""


def metrics_of(font: QFont) -> QFontMetricsF:
    """Metrics of a shared font, made once."""
    known = _METRICS.get(id(font))
    if known is None:
        known = _METRICS[id(font)] = QFontMetricsF(font)
    return known


_METRICS: dict[int, QFontMetricsF] = {}


class Kind(Protocol):
    """A way to show a value."""

    def paint(self, painter: QPainter, rect: QRect, value: Any, text: str) -> None:
        """Draw the value; `rect` is the cell without its padding, `text` its words."""

    def text(self, value: Any) -> str:
        """The value in words, for columns that name no words of their own."""

    def sort_key(self, value: Any) -> Any:
        """By what it is ordered."""


def fitted(text: str, font: QFont, width: float) -> str:
    """The text, cut with dots where it is wider; measured only when it could be."""
    if len(text) * font.pixelSize() * _WIDEST <= width:
        return text
    metrics = metrics_of(font)
    return text if metrics.horizontalAdvance(text) <= width else metrics.elidedText(text, _ELIDE, width)


def draw_text(
    painter: QPainter, rect: QRect | QRectF, text: str, font: QFont, tone: str, *, align: Qt.AlignmentFlag = LEFT
) -> None:
    """One line of plain text, cut with dots."""
    painter.setFont(font)
    painter.setPen(token("ink-3" if text == NOTHING else tone))
    painter.drawText(QRectF(rect), align, fitted(plain(text), font, rect.width()))


def draw_figure(painter: QPainter, rect: QRect | QRectF, figure: Figure, tone: str = "ink", weight: QFont.Weight = fonts.MEDIUM) -> None:  # fmt: skip
    """Right-aligned, whole units strong, decimals one step quieter."""
    font, quiet = fonts.figures(13, weight), fonts.figures(13)
    edge = QRectF(rect)
    if figure.decimals:
        painter.setFont(quiet)
        painter.setPen(token("ink-3" if tone == "ink" else tone))
        painter.drawText(edge, RIGHT, figure.decimals)
        edge.setRight(edge.right() - metrics_of(quiet).horizontalAdvance(figure.decimals))
    painter.setFont(font)
    painter.setPen(token(tone))
    painter.drawText(edge, RIGHT, figure.sign + figure.whole)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `tone` is a colour token."""

    tone: str = "ink-2"
    weight: QFont.Weight = fonts.REGULAR
    icon: str = ""

    def paint(self, painter: QPainter, rect: QRect, value: Any, text: str) -> None:  # noqa: ARG002
        """The text, after its icon when it has one."""
        if self.icon and text != NOTHING:
            paint_icon(painter, self.icon, QRectF(rect.x(), rect.center().y() - 6, 14, 14), token("ink-3"))
            rect = rect.adjusted(20, 0, 0, 0)
        draw_text(painter, rect, text, fonts.words(13, self.weight), self.tone)

    def text(self, value: Any) -> str:
        """The value's own text."""
        return NOTHING if value is None or value == "" else str(value)

    def sort_key(self, value: Any) -> Any:
        """Text without regard to capitals."""
        return value.casefold() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Figures:
    """A right-aligned number or date in equally wide digits."""

    tone: str = "ink-2"
    digits: int = 0
    weight: QFont.Weight = fonts.REGULAR
    is_left: bool = False

    def paint(self, painter: QPainter, rect: QRect, value: Any, text: str) -> None:  # noqa: ARG002
        """The figure."""
        align = LEFT if self.is_left else RIGHT
        draw_text(painter, rect, text, fonts.figures(13, self.weight), self.tone, align=align)

    def text(self, value: Any) -> str:
        """With thousands apart; a day in ISO order."""
        if value is None:
            return NOTHING
        if isinstance(value, datetime):
            return f"{value:%Y-%m-%d %H:%M}"
        if isinstance(value, date):
            return figures.iso_day(value)
        return figures.number(value, self.digits) if isinstance(value, int | float | Decimal) else str(value)

    def sort_key(self, value: Any) -> Any:
        """Its own order."""
        return value


@dataclass(frozen=True, slots=True)
class Amounts:
    """Money with quieter decimals; `signed` writes the plus, `is_whole` leaves the decimals out, `tone` may depend on it."""

    signed: bool = False
    is_whole: bool = False
    with_symbol: bool = False
    weight: QFont.Weight = fonts.MEDIUM
    tone: Callable[[Money], str] | None = None
    zero_is_nothing: bool = False

    def paint(self, painter: QPainter, rect: QRect, value: Money | None, text: str) -> None:
        """The amount, or a dash."""
        if value is None or (self.zero_is_nothing and not value):
            draw_text(painter, rect, NOTHING, fonts.figures(), "ink-3", align=RIGHT)
            return
        parts = figures.money_parts(value, plus=self.signed, with_symbol=self.with_symbol, is_whole=self.is_whole)
        if str(parts) != text and text:  # words of the column's own
            draw_text(painter, rect, text, fonts.figures(13, self.weight), "ink", align=RIGHT)
            return
        draw_figure(painter, rect, parts, self.tone(value) if self.tone else "ink", self.weight)

    def text(self, value: Money | None) -> str:
        """The amount without its currency, which stands in the header."""
        if value is None or (self.zero_is_nothing and not value):
            return NOTHING
        return str(figures.money_parts(value, plus=self.signed, with_symbol=self.with_symbol, is_whole=self.is_whole))

    def sort_key(self, value: Money) -> Any:
        """By currency, then amount: two currencies have no common order."""
        return value.currency, value.amount


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """A bar of fourteen days and the figure beside it: red under two, amber under four, else neutral."""

    full: int = 14

    def paint(self, painter: QPainter, rect: QRect, value: Decimal | None, text: str) -> None:
        """Bar left, figure right."""
        if value is None:
            draw_text(painter, rect, text, fonts.figures(), "ink-3", align=RIGHT)
            return
        ink, bar = ("red", "red-bar") if value < 2 else ("amber", "amber-bar") if value < 4 else ("ink", "control")
        track = QRectF(rect.x(), rect.center().y() - 2, max(rect.width() - 52, 24), 6)
        rounded(painter, track, 3, token("track"))
        filled = QRectF(track)
        filled.setWidth(max(track.width() * min(float(value) / self.full, 1.0), 6))
        rounded(painter, filled, 3, token(bar))
        weight = fonts.SEMIBOLD if ink != "ink" else fonts.REGULAR
        draw_text(painter, rect, text, fonts.figures(13, weight), ink, align=RIGHT)

    def text(self, value: Decimal | None) -> str:
        """One decimal."""
        return figures.days(value)

    def sort_key(self, value: Decimal) -> Any:
        """Its own order."""
        return value


@dataclass(frozen=True, slots=True)
class CashGrant:
    """Cash neutral, grant accent, a gap between; the value is (cash, grant) and they are never added in words."""

    def paint(self, painter: QPainter, rect: QRect, value: tuple[Money, Money] | None, text: str) -> None:  # noqa: ARG002
        """The two parts of a thin bar."""
        if value is None:
            draw_text(painter, rect, NOTHING, fonts.figures(), "ink-3")
            return
        cash, grant = (max(float(one.amount), 0.0) for one in value)
        whole = cash + grant
        width = min(rect.width(), 80)
        line = QRectF(rect.x(), rect.center().y() - 1, width, 4)
        if whole <= 0:
            rounded(painter, line, 2, token("track"))
            return
        share = grant / whole
        granted = max(width * share, 4) if grant > 0 else 0.0
        rounded(
            painter, QRectF(line.x(), line.y(), max(width - granted - (2 if granted else 0), 0), 4), 2, token("outline")
        )
        if granted:
            rounded(painter, QRectF(line.right() - granted, line.y(), granted, 4), 2, token("accent"))

    def text(self, value: tuple[Money, Money] | None) -> str:
        """Both amounts."""
        return NOTHING if value is None else " / ".join(figures.amount(one) for one in value)

    def sort_key(self, value: tuple[Money, Money]) -> Any:
        """By the share of the grant."""
        cash, grant = value
        whole = cash.amount + grant.amount
        return grant.amount / whole if whole else Decimal(0)


@dataclass(frozen=True, slots=True, order=True)
class Fresh:
    """A value of the freshness column: how old, and whether it is older than promised or failed."""

    at: datetime | None
    age: str
    is_stale: bool = False
    has_failed: bool = False


@dataclass(frozen=True, slots=True)
class Freshness:
    """A dot and the age in words; amber once it is older than the platform's promise, red when the last sync failed."""

    def paint(self, painter: QPainter, rect: QRect, value: Fresh, text: str) -> None:
        """Dot, then age."""
        bar, ink = (
            ("red-bar", "red")
            if value.has_failed
            else ("amber-bar", "amber")
            if value.is_stale
            else ("green-bar", "ink-2")
        )
        paint_dot(painter, QPointF(rect.x() + 4, rect.center().y() + 1), token(bar))
        draw_text(painter, rect.adjusted(16, 0, 0, 0), text, fonts.figures(12), ink)

    def text(self, value: Fresh) -> str:
        """The age."""
        return value.age

    def sort_key(self, value: Fresh) -> Any:
        """Oldest first."""
        return value.at.timestamp() if value.at else 0.0


@dataclass(frozen=True, slots=True)
class Named:
    """A value of the name column: platform for the tile, letter in it, name, tag after it, note below in rows of two lines."""

    name: str
    platform: str = ""
    letter: str = ""
    tag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NameTile:
    """Tile, name, tag; in rows of two lines a note below."""

    def paint(self, painter: QPainter, rect: QRect, value: Named, text: str) -> None:  # noqa: ARG002
        """From left to right."""
        x = float(rect.x())
        middle = rect.center().y() + 1
        is_tall = rect.height() > 40
        if value.platform:
            size = 24 if is_tall else 20
            paint_tile(painter, QRectF(x, middle - size / 2, size, size), value.platform, value.letter)
            x += size + 10
        font = fonts.words(13, fonts.REGULAR if is_dark() else fonts.MEDIUM)
        free = rect.right() - x - (tag_width(value.tag) + 8 if value.tag else 0)
        shown = fitted(plain(value.name), font, free)
        line = QRectF(
            x, rect.y() + (4 if value.note and is_tall else 0), free, 22 if value.note and is_tall else rect.height()
        )
        painter.setFont(font)
        painter.setPen(token("ink"))
        painter.drawText(line, LEFT, shown)
        if value.tag:
            paint_tag(painter, x + metrics_of(font).horizontalAdvance(shown) + 8, line.center().y(), value.tag)
        if value.note and is_tall:
            draw_text(painter, QRectF(x, rect.y() + 24, rect.right() - x, 18), value.note, fonts.figures(12), "ink-3")

    def text(self, value: Named) -> str:
        """The name and its tag."""
        return f"{value.name} {value.tag}".strip()

    def sort_key(self, value: Named) -> Any:
        """By name."""
        return value.name.casefold()


@dataclass(frozen=True, slots=True)
class ChipText:
    """One chip of a chips column."""

    text: str
    tone: str = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Chips:
    """Chips beside each other, as many as fit; the value is one ChipText or a sequence of them."""

    def paint(self, painter: QPainter, rect: QRect, value: ChipText | Sequence[ChipText], text: str) -> None:
        """From left to right."""
        chips = (value,) if isinstance(value, ChipText) else value
        if not chips:
            draw_text(painter, rect, text, fonts.words(), "ink-3")
        x = float(rect.x())
        for chip in chips:
            width = chip_width(chip.text, chip.icon)
            if x + width > rect.right() + 1:
                break
            paint_chip(painter, QRectF(x, rect.center().y() - 9, width, 20), chip.text, chip.tone, icon=chip.icon)
            x += width + 6

    def text(self, value: ChipText | Sequence[ChipText]) -> str:
        """Their words."""
        chips = (value,) if isinstance(value, ChipText) else value
        return ", ".join(chip.text for chip in chips) or NOTHING

    def sort_key(self, value: ChipText | Sequence[ChipText]) -> Any:
        """By their words."""
        return self.text(value)


@dataclass(frozen=True, slots=True)
class Hash:
    """The ends of a hash in mono; the whole of it is copied."""

    tone: str = "ink"
    icon: str = ""

    def paint(self, painter: QPainter, rect: QRect, value: str | None, text: str) -> None:  # noqa: ARG002
        """Icon and short hash."""
        if self.icon and value:
            paint_icon(painter, self.icon, QRectF(rect.x(), rect.center().y() - 6, 13, 13), token("green"))
            rect = rect.adjusted(20, 0, 0, 0)
        draw_text(painter, rect, figures.short_hash(value) if value else NOTHING, fonts.mono(), self.tone)

    def text(self, value: str | None) -> str:
        """All of it."""
        return value or NOTHING

    def sort_key(self, value: str) -> Any:
        """Its own order."""
        return value


TEXT = Words()
STRONG_TEXT = Words(tone="ink", weight=fonts.MEDIUM)
NUMBER = Figures()
MONEY = Amounts()
QUIET_MONEY = Amounts(weight=fonts.REGULAR)
SIGNED_MONEY = Amounts(signed=True)
DAYS_LEFT = DaysLeft()
CASH_GRANT = CashGrant()
FRESHNESS = Freshness()
NAME_TILE = NameTile()
CHIPS = Chips()
HASH = Hash()
