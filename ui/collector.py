"""Garbage is collected on the window's thread only: a widget that another thread took away would end the process.

Python collects wherever it happens to allocate, and widgets stand in circles with what they call. Work in the
background allocates a lot; without this, the first collection there after a page was rebuilt is a crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1_000


class Collector(QObject):
    """Takes collecting over from Python until it is stopped; it lives on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)
        gc.disable()

    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in (2, 1, 0) if counts[age] > thresholds[age] > 0]
        if due:
            gc.collect(due[0])

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()
