"""What the page Reconcile does about periods: asks for the step, closes, reopens with a reason, writes statements to files."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.closing import Period
from app.progress import Progress
from app.services.closing import CloseReport
from ui.reconcile.close_view import CloseShown, CloseView, period_words
from ui.refresh import Refresh
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.widgets.live_page import LivePage
from ui.widgets.toast import Message, Tone
from ui.words import tr


class ReopenDialog(Dialog):
    """Asks for the reason, which goes into the record."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Reopen the period"),
            tr("The statement stays in the record, marked as reopened; closing again makes a new one."),
        )
        self.reason = Field(tr("Reason"), hint=tr("a statement was missing, …"))
        self.reason.submitted.connect(self._give)
        self.body.addWidget(self.reason)
        self.add_deed(tr("Reopen"), self._give, icon="lock-open")

    def _give(self) -> None:
        text = self.reason.text().strip()
        if not text:
            self.reason.set_error(tr("Reopening needs a reason; write it down in a few words."))
            return
        self.given.emit(text)
        self.accept()


class ClosingStep(QObject):
    """Stands between the step's widget and the services."""

    def __init__(self, page: LivePage, desk: Desk, refresh: Refresh, view: CloseView) -> None:
        super().__init__(page)
        self._page, self._desk, self._refresh, self._view = page, desk, refresh, view
        self.dialog: ReopenDialog | None = None
        view.close_wanted.connect(self.close)
        view.reopen_wanted.connect(self.ask_reason)
        view.export_wanted.connect(self.export)

    def reload(self) -> None:
        """Ask for the closes and for the next statement."""
        closing = self._desk.closing

        def ask(_progress: Progress) -> CloseShown:
            view = closing.view()
            if view.following is not None:
                return CloseShown(view, closing.preview(view.following))
            newest = next((one for one in view.closes if one.stands), None)
            return CloseShown(view, None if newest is None else closing.statement(newest.id or 0), is_closed=True)

        self._page.ask(ask, self._view.show_closing)

    def close(self, period: Period) -> None:
        """Close it; what was shown is confirmed by the person."""
        self._view.button.setEnabled(False)
        task = self._page.ask(
            lambda _progress: self._desk.closing.close(period), lambda report: self._closed(report, period)
        )
        task.finished.connect(lambda: self._view.button.setEnabled(True))

    def _closed(self, report: CloseReport, period: Period) -> None:
        self._refresh.tell(report)
        title = tr("{period} is closed", period=period_words(period))
        kept = tr("The digest of the statement stands in the record: {digest}", digest=report.digest[:16])
        self._page.say(Message(tone=Tone.SUCCESS, title=title, kept=kept))

    def ask_reason(self, close_id: int) -> None:
        """Ask why before reopening."""
        self.dialog = ReopenDialog(self._page)
        self.dialog.given.connect(lambda reason: self.reopen(reason, close_id))
        self.dialog.open()

    def reopen(self, reason: str, close_id: int) -> None:
        """Reopen with a reason."""

        def reopened(changes: Changes) -> None:
            self._refresh.tell(changes)
            self._page.say(Message(tone=Tone.SUCCESS, title=tr("The period is open again")))

        self._page.ask(lambda _progress: self._desk.closing.reopen(reason, close_id), reopened)

    def export(self, close_id: int, ending: str) -> None:
        """Write a statement where the person says."""
        name, _ = QFileDialog.getSaveFileName(self._page, tr("Save the statement"), f"{tr('Statement')}.{ending}")
        if name:
            self._page.ask(lambda _progress: self._desk.closing.export(close_id, Path(name)), lambda _none: None)
