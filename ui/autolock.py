"""Locking by itself 自动锁定: after a while without a key or a move of the mouse the vault is closed."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_MINUTE_MS = 60_000


class AutoLock(QObject):
    """Tells when nobody has been there for so long; silent until it is started."""

    due = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)
        self._app = app

    @property
    def minutes(self) -> int:
        """How long it waits; 0 while it is stopped."""
        return self._timer.interval() // _MINUTE_MS if self._timer.isActive() else 0

    def start(self, minutes: int) -> None:
        """Begin to wait, so long from now."""
        self._app.installEventFilter(self)
        self._timer.start(minutes * _MINUTE_MS)

    def stop(self) -> None:
        """Wait no longer."""
        self._app.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sign of life begins the wait anew; every event goes on to where it was going."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
