"""Connects the practice platforms that `adtill sandbox` serves on this machine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.progress import Progress
from app.services.practice import connect_practice
from ui import wording
from ui.background import Background
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.words import tr

PRACTICE_URL = "http://127.0.0.1:8765"


class PracticeDialog(Dialog):
    """Connects the practice platforms that `adtill sandbox` serves on this machine."""

    connected = Signal()

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        sentence = tr("Start them with “adtill sandbox”; they hold invented figures only.")
        super().__init__(parent, tr("Practice platforms"), sentence)
        self._desk, self._background = desk, background
        self.url = Field(tr("Address"), text=PRACTICE_URL)
        self.body.addWidget(self.url)
        self.deed = self.add_deed(tr("Connect all of them"), self.connect_all, icon="plug")
        self.url.submitted.connect(self.connect_all)

    def connect_all(self) -> None:
        """Authorise each of them."""
        url = self.url.text().strip()

        def work(_progress: Progress) -> object:
            return connect_practice(self._desk.connections, url)

        self.deed.setEnabled(False)
        self._background.start(work, then=lambda _made: self._done(), otherwise=self._failed)

    def _done(self) -> None:
        self.connected.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        told = wording.told(error)
        self.url.set_error(f"{told.title} {told.what_next}")
        self.deed.setEnabled(True)
