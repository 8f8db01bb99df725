"""What every page of an opened vault does: asks in the background, reloads after changes, says what happened."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.progress import Progress
from ui.background import Background, Task
from ui.refresh import Refresh
from ui.widgets.toast import Message

T = TypeVar("T")


class LivePage(QWidget):
    """Reloads when a kind that it shows has changed: at once while it is visible, else when it is shown next."""

    said = Signal(object)
    """A Message for the corner of the window."""
    failed = Signal(object)
    """An error that the window turns into words."""
    wanted = Signal(str, object)
    """Another page by its name, and what to show there (None for the page as it is)."""

    def __init__(self, background: Background, refresh: Refresh, shows: Changes) -> None:
        super().__init__()
        self.setObjectName("page")
        self._background, self._refresh, self._shows = background, refresh, shows
        self._is_stale = True
        refresh.changed.connect(self._changed)

    def reload(self) -> None:
        """Ask for the view anew and show it; every page has its own."""

    def lead_to(self, what: object) -> None:
        """Show one thing that another page or the search leads to (an id, a key); pages that have such things do it."""

    def ask(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        *,
        otherwise: Callable[[Exception], object] | None = None,
        watch: Callable[[int, int, str], object] | None = None,
    ) -> Task:
        """Run a service call off the window's thread; an error that nobody else takes goes to the window."""
        return self._background.start(work, then=then, otherwise=otherwise or self.failed.emit, watch=watch)

    def say(self, message: Message) -> None:
        """Put a message in the corner of the window."""
        self.said.emit(message)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def _changed(self, changes: Changes) -> None:
        if not changes & self._shows:
            return
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.reload()
