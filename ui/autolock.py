"""Locking by itself 自动锁定: after a while without a key or a move of the mouse, and after the machine has slept."""

import time
from collections.abc import Callable

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
_BEAT_MS = 2_000
ASLEEP_S = 20
"""A beat that comes so late did not wait: the machine was asleep, or its program was held."""


class AutoLock(QObject):
    """Tells when nobody has been there for so long, or when the machine wakes up; silent until it is started.

    A timer alone does not notice sleep: on many systems its clock stands still meanwhile, and a machine that is opened after a
    night would show its figures for the rest of the wait.
    """

    due = Signal()

    def __init__(self, app: QApplication, now: Callable[[], float] = time.time) -> None:
        """`now` counts seconds through a sleep, as the clock on the wall does."""
        super().__init__(app)
        self._now = now
        self._beaten = now()
        self._beats = QTimer(self)
        self._beats.setInterval(_BEAT_MS)
        self._beats.timeout.connect(self.beat)
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
        self._beaten = self._now()
        self._beats.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._app.removeEventFilter(self)
        self._timer.stop()
        self._beats.stop()

    def beat(self) -> None:
        """Come by every few seconds; coming very late means that the machine slept."""
        before, self._beaten = self._beaten, self._now()
        if self._timer.isActive() and self._beaten - before > ASLEEP_S:
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sign of life begins the wait anew; every event goes on to where it was going."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
