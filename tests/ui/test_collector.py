"""Widgets are taken away on the window's thread, however much other threads allocate."""

import gc
import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.progress import Progress
from ui.background import Background
from ui.collector import Collector


class Circle(QWidget):
    """Stands in a circle with itself, as pages do with what they call, and notes who destroyed it."""

    def __init__(self, ends: list[str]) -> None:
        super().__init__()
        self.itself = self
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread().name)


def test_work_that_allocates_does_not_destroy_a_page(qtbot: QtBot, background: Background) -> None:
    ends: list[str] = []
    for _ in range(50):
        Circle(ends)

    def allocate(_progress: Progress) -> int:
        return len([[[at] for at in range(100)] for _ in range(2_000)])

    background.start(allocate)
    qtbot.waitUntil(lambda: not background.is_busy, timeout=60_000)
    assert ends == []
    gc.collect()
    assert set(ends) == {threading.main_thread().name}
    assert len(ends) == 50


def test_collecting_goes_on_by_pythons_own_measure_and_is_given_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    ends: list[str] = []
    Circle(ends)
    kept = [[at] for at in range(gc.get_threshold()[0] + 1)]
    collector = Collector(holder)
    collector.look()
    assert len(ends) == 1
    assert len(kept) > 0
    collector.stop()
    assert gc.isenabled()
    gc.disable()
