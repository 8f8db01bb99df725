"""The need of the coming days as a fan: its middle, its bands, and the money that stands against it with and without the advice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from app.services.top_ups import TopUpLine
from ui import figures
from ui.widgets import fonts
from ui.widgets.cards import across, down
from ui.widgets.labels import Label, Style
from ui.widgets.paint import CENTRE, LEFT, RIGHT, Painted, hairline, rounded, text_width
from ui.widgets.theme import mixed, theme, token
from ui.words import tr

_BANDS = ((0.005, 0.995, 0.12), (0.025, 0.975, 0.16), (0.25, 0.75, 0.28))
"""Probabilities at both edges of each band, and how strongly it is painted; widest first."""
_MIDDLE, _MOST = 0.5, 0.995
_LEFT, _BOTTOM, _TOP = 40, 22, 8
_NAME = 16.0
"""Height of a name at its line."""
_OUT_OF_SIGHT = 2.0
"""Stock above so many times the highest need is left out, so that the need stays readable."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The need of so many hours from now, by probability."""

    hours: float
    needs: dict[float, float]


class FanChart(Painted):
    """Draws one advice; left and right, or the pointer, read out the days for which needs were foretold."""

    def __init__(self, line: TopUpLine, now: datetime) -> None:
        super().__init__()
        assert line.advice is not None
        self._now, self._at = now, -1
        self._symbol = figures.symbol(line.burn.currency)
        self._told = [
            _Told(24.0 * days, {level: float(need.amount) for level, need in by_level.items()})
            for days, by_level in sorted(line.advice.quantiles.items())
        ]
        without = line.under_way if line.balance is None else line.balance + line.under_way
        self._without = max(float(without.amount), 0.0)
        self._with = self._without + float(line.amount.amount)
        self._ends = (line.advice.interval_ends_at - now) / timedelta(hours=1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(188)
        self.setAccessibleName(tr("Need of the coming days"))
        self.setAccessibleDescription(" · ".join(self._reading(at) for at in range(len(self._told))))
        theme.changed.connect(self.update)

    @property
    def has_need(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self._told) and self._told[-1].needs[_MOST] > 0

    def sizeHint(self) -> QSize:
        """As wide as the panel."""
        return QSize(280, 188)

    def read(self, at: int) -> None:
        """Read out one of the foretold days by its position; -1 for none."""
        self._at = at if 0 <= at < len(self._told) else -1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The nearest day that was foretold."""
        near = min(range(len(self._told)), key=lambda at: abs(self._x(self._told[at].hours) - event.position().x()))
        self.read(near)

    def leaveEvent(self, event: object) -> None:
        """None."""
        self.read(-1)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not move:
            super().keyPressEvent(event)
            return
        self.read(min(max((self._at if self._at >= 0 else len(self._told)) + move, 0), len(self._told) - 1))

    def _reading(self, at: int) -> str:
        told = self._told[at]
        when = figures.moment(self._now + timedelta(hours=told.hours), self._now)
        middle, most = (f"{self._symbol}{figures.number(told.needs[level])}" for level in (_MIDDLE, _MOST))
        return tr("until {when}: {middle}, at most {most}", when=when, middle=middle, most=most)

    @property
    def _highest(self) -> float:
        need = self._told[-1].needs[_MOST]
        return max([need, *(stock for stock in (self._with, self._without) if stock <= _OUT_OF_SIGHT * need)]) * 1.08

    def _x(self, hours: float) -> float:
        return _LEFT + hours / self._told[-1].hours * (self.width() - _LEFT - 1)

    def _y(self, money: float) -> float:
        return self.height() - _BOTTOM - money / self._highest * (self.height() - _BOTTOM - _TOP)

    def _edge(self, level: float) -> list[QPointF]:
        return [
            QPointF(self._x(0), self._y(0)),
            *(QPointF(self._x(one.hours), self._y(one.needs[level])) for one in self._told),
        ]

    def paint(self, painter: QPainter) -> None:
        """Grid, bands, middle, stock, the end of the advice, the read-out."""
        if not self.has_need:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._grid(painter)
        for low, high, share in _BANDS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(token("accent"), token("ground"), share))
            painter.drawPolygon(QPolygonF([*self._edge(low), *reversed(self._edge(high))]))
        path = QPainterPath()
        path.addPolygon(QPolygonF(self._edge(_MIDDLE)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(token("accent"), 1.7))
        painter.drawPath(path)
        self._end(painter)
        self._stock(painter)
        if self._at >= 0:
            self._read_out(painter)

    def _grid(self, painter: QPainter) -> None:
        font = fonts.figures(11)
        for part in (0.0, 0.5, 1.0):
            money = part * _round_down(self._highest)
            y = round(self._y(money)) + 0.5
            hairline(painter, QPointF(_LEFT, y), QPointF(self.width(), y), token("hairline"))
            _ink(painter, font, "ink-3")
            painter.drawText(QRectF(0, y - 8, _LEFT - 8, 16), RIGHT, figures.axis(money))
        for day in range(1, round(self._told[-1].hours / 24) + 1):
            moment = self._now + timedelta(days=day)
            x, word = self._x(24.0 * day), figures.weekday(moment.astimezone().date())
            box = QRectF(min(x - 20, self.width() - 32), self.height() - _BOTTOM + 4, 40, 16)
            if day % 2:
                painter.drawText(box, CENTRE, word)

    def _end(self, painter: QPainter) -> None:
        """Until when the advice speaks."""
        if not 0 < self._ends < self._told[-1].hours:
            return
        x = self._x(self._ends)
        painter.setPen(QPen(token("control"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, _TOP), QPointF(x, self.height() - _BOTTOM))

    def _stock(self, painter: QPainter) -> None:
        """What there is without the advice in a dashed line, with it in a whole one, each named at its left."""
        if self._with > self._without:
            lines = [(self._with, tr("with it"), "ink", Qt.PenStyle.SolidLine)]
            lines.append((self._without, tr("without"), "red", Qt.PenStyle.DashLine))
        else:
            lines = [(self._without, tr("there"), "ink", Qt.PenStyle.SolidLine)]
        font, above = fonts.figures(11, fonts.MEDIUM), -_NAME
        for stock, name, tone, style in lines:
            if stock > self._highest:
                continue
            y, words = self._y(stock), f"{name} {figures.number(stock)}"
            painter.setPen(QPen(token(tone), 1.4, style))
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width(), y))
            top = self._name_top(y, above)
            width = text_width(words, font) + 4
            # Where there is room neither above nor below, the name stands at the other end.
            x = _LEFT + 4 if top > y or top >= above else self.width() - width
            _ink(painter, font, tone)
            painter.drawText(QRectF(x, top, width, _NAME), LEFT, words)
            above = max(above, y)

    def _name_top(self, y: float, above: float) -> float:
        """Above its line; below it where that would touch the line before and there is room."""
        fits_above = y - _NAME - 1 >= max(above, 0)
        fits_below = y + _NAME + 1 <= self.height() - _BOTTOM
        return y + 1 if not fits_above and fits_below else max(y - _NAME - 1, 0)

    def _read_out(self, painter: QPainter) -> None:
        told, words = self._told[self._at], self._reading(self._at)
        x, font = self._x(told.hours), fonts.figures(11, fonts.MEDIUM)
        painter.setPen(QPen(token("control"), 1))
        painter.drawLine(QPointF(x, _TOP), QPointF(x, self.height() - _BOTTOM))
        width = min(text_width(words, font) + 16, self.width())
        box = QRectF(min(max(x - width / 2, 0), self.width() - width), 0, width, 24)
        rounded(painter, box, 5, token("ink"))
        _ink(painter, font, "ground")
        painter.drawText(box, CENTRE, words)


def _round_down(top: float) -> float:
    """The highest tick: two figures at most, below the top."""
    size = 10.0 ** (len(f"{top:.0f}") - 1)
    for step in (8, 6, 5, 4, 3, 2, 1):
        if step * size <= top:
            return step * size
    return top


def _ink(painter: QPainter, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(token(tone))


def fan_of(line: TopUpLine, now: datetime) -> QVBoxLayout | None:
    """The chart under its title; None where there is no need to show."""
    if line.advice is None:
        return None
    chart = FanChart(line, now)
    if not chart.has_need:
        return None
    note = tr("{currency} · 50 / 95 / 99 %", currency=line.burn.currency)
    title = across(Label(chart.accessibleName(), Style.NOTE), None, Label(note, Style.NOTE, tone="ink-3"))
    return down(title, 4, chart)
