"""An error that is nobody's fault outside: said to be ours, with a log to save."""

import logging
import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.version import program_version
from ui.widgets.dialogs import Dialog
from ui.widgets.labels import IconLabel, Label, Style
from ui.words import tr

_KEPT_LINES = 2_000


class RecentLog(logging.Handler):
    """The last lines of the log, kept in memory for a report."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self.lines: deque[str] = deque(maxlen=_KEPT_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


def report(error: BaseException, log: RecentLog) -> str:
    """What is saved: versions, where it broke, the last lines; no value of any variable."""
    head = [
        f"AdTill {program_version()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    return "\n".join([*head, "", *traceback.format_exception(error), *log.lines, ""])


class BugDialog(Dialog):
    """Says it is ours; saves the log where the person wants it."""

    def __init__(self, parent: QWidget | None, text: str, save_to: Callable[[], Path | None] | None = None) -> None:
        title = tr("This is our mistake, not yours")
        super().__init__(parent, title, tr("The step that failed was not done; what was finished is kept. You can go on working."))  # fmt: skip
        self._text, self._save_to = text, save_to or self._ask
        last = next((line for line in reversed(text.split("\n\n")[1].splitlines()) if line.strip()), "")
        self.body.addWidget(Label(last, Style.MONO, wrap=True))
        self.saved = Label("", Style.NOTE, tone="green")
        self.add_aside(self.saved)
        self.add_aside(IconLabel("bug", tone="ink-3"))
        self.cancel.setText(tr("Close"))
        self.add_deed(tr("Save the log…"), self.save, icon="save")

    def save(self) -> None:
        """Write the report."""
        file = self._save_to()
        if file is not None:
            file.write_text(self._text, encoding="utf-8")
            self.saved.setText(tr("Saved"))

    def _ask(self) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the log"), "adtill.log", "Log (*.log)")
        return Path(chosen) if chosen else None


class BugCatcher(QObject):
    """Takes every exception that nobody caught, on whatever thread, and shows it on the window's."""

    caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log = RecentLog()
        self.shown: BugDialog | None = None
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Stand in for Python's own way of telling."""
        logging.getLogger().addHandler(self.log)
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._hook(told.exc_type, told.exc_value, told.exc_traceback)

    def remove(self) -> None:
        """Give Python its own way back."""
        logging.getLogger().removeHandler(self.log)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        logging.getLogger(__name__).error("unhandled %s", kind.__name__)
        self.caught.emit(error)

    def _show(self, error: BaseException) -> None:
        if self.shown is not None and self.shown.isVisible():
            return  # one mistake often brings others with it; the log has them all
        parent = self.parent()
        self.shown = BugDialog(parent if isinstance(parent, QWidget) else None, report(error, self.log))
        self.shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.shown.open()
