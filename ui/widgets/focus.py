"""The focus ring: an overlay that follows the focus, shown only when the keyboard moved it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.widgets.paint import Painted
from ui.widgets.theme import token

_AWAY = 3
# These show their focus by their own edge or current row.
_SELF_SHOWN = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QAbstractItemView)
_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class FocusRing(Painted):
    """Lives on a window, above everything, deaf to the pointer."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and the focused widget when it moves."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(watched, QWidget) and watched.window() is self.window():
            by_keyboard = getattr(event, "reason", lambda: None)() in _KEYBOARD
            self._follow(watched if by_keyboard and not isinstance(watched, _SELF_SHOWN) else None)
        elif watched is self._target:
            if kind in {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Destroy}:
                self._follow(None)
            elif kind in {QEvent.Type.Move, QEvent.Type.Resize}:
                self._place()
        return False

    def _follow(self, target: QWidget | None) -> None:
        self._target = target
        if target is None:
            self.hide()
            return
        self._place()
        self.raise_()
        self.show()

    def _place(self) -> None:
        if self._target is not None:
            corner = self._target.mapTo(self.window(), QPoint(0, 0))
            self.setGeometry(QRect(corner, self._target.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY))

    def paint(self, painter: QPainter) -> None:
        """Two pixels of accent, away from the control."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(token("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
