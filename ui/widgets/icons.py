"""Lucide icons drawn from their SVG at the size, colour and stroke that are wanted now."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths
from ui.widgets.theme import token


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _stroke(size: float) -> float:
    # Thinned by the size it is drawn at, so that small icons stay readable and large ones light.
    return 2.2 if size < 15 else 1.8 if size < 20 else 1.6


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF | QRect, colour: QColor) -> None:
    """Draw an icon to fill a square."""
    _renderer(name, colour.name(), _stroke(rect.width())).render(painter, QRectF(rect))


class _Engine(QIconEngine):
    """Draws on demand, so that another screen or theme gets its own sharp picture."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        paint_icon(painter, self._name, rect, token("ink-3" if mode is QIcon.Mode.Disabled else self._tone))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)


def icon(name: str, tone: str = "ink-2") -> QIcon:
    """An icon for menus, actions and the places where Qt wants a QIcon; its colour follows the theme."""
    return QIcon(_Engine(name, tone))
