"""Run in a fresh process: show a window, and print when its first picture was ready and how much memory that took."""

import json
import runpy
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[2]


class Watch(QObject):
    """Waits for the first window that paints itself, reports, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            # The children are painted in the same pass; zero means as soon as that pass is done.
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        print(json.dumps({"ready_s": time.monotonic(), "memory_mb": memory_mb()}), flush=True)
        # The program's own farewell (threads, settings) is not what is measured.
        sys.stdout.close()
        QApplication.exit(0)


def memory_mb() -> float:
    """Resident memory of this process in units of 10⁶ bytes; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    resident = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) * 1024 / 1e6


def watched(loop: object) -> object:
    """Qt's event loop, with the watch set just before it begins to turn."""

    def run(*_: object) -> int:
        application = QApplication.instance()
        assert application is not None
        watch = Watch(application)
        application.installEventFilter(watch)
        assert callable(loop)
        return int(loop())

    return staticmethod(run)


def empty_window() -> None:
    """The yardstick: what Qt itself needs."""
    application = QApplication([])
    window = QWidget()
    window.show()
    application.exec()


def program() -> None:
    """The real program, as a double click starts it."""
    sys.argv = ["main.py"]
    runpy.run_path(str(ROOT / "main.py"), run_name="__main__")


if __name__ == "__main__":
    setattr(QApplication, "exec", watched(QApplication.exec))  # noqa: B010  mypy forbids assigning a method
    {"empty": empty_window, "program": program}[sys.argv[1]]()
