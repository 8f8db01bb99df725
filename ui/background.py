"""Runs one service call off the window's thread and brings its outcome back to it."""

import threading
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from app.progress import Cancelled, Progress

T = TypeVar("T")

_WAIT_AT_CLOSE_MS = 3_000


class Task(QObject):
    """A running call: it is the work's Progress, and the window's handle to stop it."""

    stepped = Signal(int, int, str)
    _returned = Signal(object)
    _failed = Signal(object)
    finished = Signal()
    """Emitted once in every case, after the outcome was delivered."""

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self.is_finished = False

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report, and raise Cancelled when the user has asked to stop; called by the work on its own thread."""
        if self._stop.is_set():
            raise Cancelled
        self.stepped.emit(done, total, what)

    def is_cancelled(self) -> bool:
        """Whether the user has asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()


class Background(QObject):
    """Starts calls; `closing` stops them all."""

    broke = Signal(object)
    """An error that nobody took: ours, to be shown with its log."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()

    @property
    def is_busy(self) -> bool:
        """Whether any call is under way."""
        return bool(self._running)

    def start(
        self,
        work: Callable[[Progress], T],
        *,
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
        watch: Callable[[int, int, str], object] | None = None,
    ) -> Task:
        """Run `work` on another thread; `then`, `otherwise` and `watch` are called on the window's.

        Cancelled ends in none of them. An exception without `otherwise` is emitted as `broke`.
        """
        task = Task()
        self._running.add(task)
        # Both ends are connected before the work starts, so that one which ends at once is still heard.
        queued = Qt.ConnectionType.QueuedConnection
        task._returned.connect(_Outcome(self, task, then).take, queued)  # noqa: SLF001 - one file, two halves
        task._failed.connect(_Outcome(self, task, otherwise or self.broke.emit).take, queued)  # noqa: SLF001
        if watch is not None:
            task.stepped.connect(_Watch(self, task, watch).take, queued)
        self._pool.start(lambda: _run(task, work))
        return task

    def close(self) -> None:
        """Ask all calls to stop, wait a little, and let no outcome reach widgets that are going away."""
        for task in tuple(self._running):
            task.cancel()
        self._running.clear()
        self._pool.waitForDone(_WAIT_AT_CLOSE_MS)

    def is_running(self, task: Task) -> bool:
        """Whether this call's outcome is still awaited."""
        return task in self._running

    def done(self, task: Task) -> None:
        """Forget a call whose outcome arrived."""
        self._running.discard(task)
        task.is_finished = True
        task.finished.emit()


class _Outcome(QObject):
    """Lives on the window's thread, so that a queued signal brings the outcome there."""

    def __init__(self, background: Background, task: Task, call: Callable[[Any], object] | None) -> None:
        super().__init__(task)
        self._background, self._task, self._call = background, task, call

    def take(self, outcome: object) -> None:
        if not self._background.is_running(self._task):
            return
        try:
            if self._call is not None and not isinstance(outcome, Cancelled):
                self._call(outcome)
        finally:
            self._background.done(self._task)


class _Watch(QObject):
    """Passes progress on while its call is awaited."""

    def __init__(self, background: Background, task: Task, call: Callable[[int, int, str], object]) -> None:
        super().__init__(task)
        self._background, self._task, self._call = background, task, call

    def take(self, done: int, total: int, what: str) -> None:
        if self._background.is_running(self._task):
            self._call(done, total, what)


def _run(task: Task, work: Callable[[Progress], object]) -> None:
    try:
        outcome = work(task)
    except Exception as error:  # noqa: BLE001 - every failure belongs to whoever asked; none may end in this thread
        # The frames keep the work's variables alive, on a thread that must not destroy widgets.
        traceback.clear_frames(error.__traceback__)
        task._failed.emit(error)  # noqa: SLF001 - one file, two halves
    else:
        task._returned.emit(outcome)  # noqa: SLF001
