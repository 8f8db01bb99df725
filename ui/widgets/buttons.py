"""Buttons: one filled at most on a screen, all else outlined or plain; real push buttons that paint themselves."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.widgets import fonts
from ui.widgets.icons import paint_icon
from ui.widgets.paint import CENTRE, rounded, text_width
from ui.widgets.theme import token

_ICON = 16
_GAP = 8


class ButtonKind(StrEnum):
    """How much a button asks for."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    PLAIN = "plain"
    LINK = "link"
    DANGER = "danger"


class Button(QPushButton):
    """A push button with an icon, words and, at will, the key that presses it."""

    def __init__(
        self, text: str, kind: ButtonKind = ButtonKind.SECONDARY, *, icon: str = "", key: str = "", height: int = 32
    ) -> None:
        super().__init__(text)
        self.kind, self.icon_name, self.key = kind, icon, key
        self._height = height
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.words(12 if height in {24, 28} else 13, self._weight()))

    def _weight(self) -> QFont.Weight:
        if self.kind is ButtonKind.PRIMARY:
            return fonts.SEMIBOLD
        return fonts.REGULAR if self.kind in {ButtonKind.LINK, ButtonKind.PLAIN} else fonts.MEDIUM

    def _padding(self) -> int:
        if self.kind is ButtonKind.LINK:
            return 0
        return 12 if self._height < 32 else 16 if self.kind is ButtonKind.PRIMARY else 12

    def _content_width(self) -> float:
        width = text_width(self.text(), self.font())
        width += (_ICON + _GAP if self.text() else _ICON) if self.icon_name else 0
        return width + (self._key_width() + _GAP if self.key else 0)

    def _key_width(self) -> float:
        return text_width(self.key, fonts.words(11, fonts.MEDIUM)) + 10

    def sizeHint(self) -> QSize:
        """As wide as what it says."""
        if not self.text():
            return QSize(self._height, self._height)
        return QSize(round(self._content_width() + 0.5) + 2 * self._padding(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Never clipped."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole rectangle answers."""
        return self.rect().contains(pos)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over it."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole button is small
        """Ground, icon, words, key."""
        with QPainter(self) as painter:
            ground, edge, ink = self._colours()
            if ground is not None or edge is not None:
                rounded(painter, self.rect(), 6, ground, edge)
            self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        free = self.width() - self._content_width()
        x = 0.0 if self.kind is ButtonKind.LINK else max(free / 2, 0)
        if self.icon_name:
            size = _ICON if self._height >= 32 else 14
            paint_icon(painter, self.icon_name, QRectF(x, (self.height() - size) / 2, size, size), self._icon_ink(ink))
            x += _ICON + _GAP
        painter.setFont(self.font())
        painter.setPen(ink)
        width = text_width(self.text(), self.font())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(x, 0, width + 2, self.height()), align, self.text())
        if self.key:
            box = QRect(round(x + width) + _GAP, (self.height() - 18) // 2, round(self._key_width()), 18)
            filled = self.kind is ButtonKind.PRIMARY
            rounded(painter, box, 4, QColor(255, 255, 255, 45) if filled else token("hover"))
            painter.setFont(fonts.words(11, fonts.MEDIUM))
            painter.setPen(ink if filled else token("ink-3"))
            painter.drawText(box, CENTRE, self.key)

    def _icon_ink(self, ink: QColor) -> QColor:
        return token("ink-2") if self.kind is ButtonKind.SECONDARY and self.isEnabled() else ink

    def _state(self) -> int:
        """Rest, hover, pressed, disabled: a position in the colours of its kind."""
        if not self.isEnabled():
            return 3
        return 2 if self.isDown() or self.isChecked() else 1 if self._is_hovered else 0

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, edge and ink of the state that it is in."""
        ground, edge, ink = _LOOKS[self.kind][self._state()]
        return token(ground) if ground else None, token(edge) if edge else None, token(ink)


_RAISED = (
    ("raised", "outline", "ink"),
    ("hover", "outline", "ink"),
    ("active", "outline", "ink"),
    ("sunk", "hairline", "ink-3"),
)
_LOOKS: dict[ButtonKind, tuple[tuple[str, str, str], ...]] = {
    ButtonKind.PRIMARY: (
        ("fill", "", "on-fill"),
        ("fill-hover", "", "on-fill"),
        ("fill-pressed", "", "on-fill"),
        ("track", "", "ink-3"),
    ),
    ButtonKind.SECONDARY: _RAISED,
    ButtonKind.PLAIN: (("", "", "ink-2"), ("hover", "", "ink-2"), ("active", "", "ink-2"), ("", "", "ink-3")),
    ButtonKind.LINK: (("", "", "ink-2"), ("", "", "accent"), ("", "", "accent"), ("", "", "ink-3")),
    ButtonKind.DANGER: (
        ("raised", "red-edge", "red"),
        ("red-ground", "red-edge", "red"),
        ("red-ground", "red-edge", "red"),
        _RAISED[3],
    ),
}
"""Ground, edge and ink at rest, under the pointer, pressed, disabled."""


def _made(button: Button, clicked: Callable[[], object] | None) -> Button:
    if clicked is not None:
        button.clicked.connect(clicked)
    return button


def primary(text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", key: str = "", height: int = 32) -> Button:  # fmt: skip
    """The one filled button of a screen; its words name the deed."""
    return _made(Button(text, ButtonKind.PRIMARY, icon=icon, key=key, height=height), clicked)


def secondary(text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", key: str = "", height: int = 32) -> Button:  # fmt: skip
    """Outlined: everything that is offered beside the one deed."""
    return _made(Button(text, ButtonKind.SECONDARY, icon=icon, key=key, height=height), clicked)


def plain(text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", height: int = 32) -> Button:
    """Without a frame."""
    return _made(Button(text, ButtonKind.PLAIN, icon=icon, height=height), clicked)


def link(text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", height: int = 20) -> Button:
    """Bare words that lead somewhere."""
    return _made(Button(text, ButtonKind.LINK, icon=icon, height=height), clicked)


def danger(text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", height: int = 32) -> Button:
    """Red words and edge; never filled red."""
    return _made(Button(text, ButtonKind.DANGER, icon=icon, height=height), clicked)


def icon_button(icon: str, name: str, clicked: Callable[[], object] | None = None, *, height: int = 32) -> Button:
    """An icon alone; `name` is its accessible name and its tooltip."""
    button = Button("", ButtonKind.PLAIN, icon=icon, height=height)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return _made(button, clicked)
