"""The page before there is anything to look at: what is missing, and the one step that brings it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.reconcile_view import ReconcileView
from ui.widgets.buttons import Button, primary
from ui.widgets.empty import EmptyPage, first_sheet
from ui.widgets.page import clear
from ui.words import tr

_ICONS = ("landmark", "git-compare-arrows", "layers")


class Starting(QWidget):
    """Leads to statements, to the connections, or to the first run."""

    run_wanted = Signal()
    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.deed: Button | None = None

    def suits(self, view: ReconcileView) -> bool:
        """Whether there is nothing to review and no run yet, or one side is missing whole."""
        return not view.groups and (view.last_run_at is None or not view.rows_left or not view.rows_right)

    def show_view(self, view: ReconcileView) -> None:
        """Say what is missing."""
        clear(self._column)
        title, sentence, button = self._step(view)
        self.deed = button
        cards = [
            ("hash", tr("Same number first"), tr("Then amounts that fit only once, then the best assignment")),
            ("split", tr("Doubt is shown"), tr("Where several readings fit, you see all of them")),
            ("undo-2", tr("All of it can be undone"), tr("What you decided is never touched by a later run")),
        ]
        self._column.addWidget(
            first_sheet(EmptyPage(_ICONS, title, sentence, [button]), tr("What a run gives"), cards), 1
        )

    def _step(self, view: ReconcileView) -> tuple[str, str, Button]:
        if not view.rows_left:
            button = primary(tr("Import a statement"), lambda: self.wanted.emit("statements", None), icon="file-up")
            return tr("No bank rows yet"), tr("Drop in the statement that your bank exports; nothing needs to be changed in it."), button  # fmt: skip
        if not view.rows_right:
            button = primary(tr("Connect a platform"), lambda: self.wanted.emit("settings", None), icon="plug")
            return tr("No platform rows yet"), tr("Connect a platform and sync, so that its fund rows stand beside those of the bank."), button  # fmt: skip
        words = tr("Match {left} bank rows with {right} platform rows", left=f"{view.rows_left:,}", right=f"{view.rows_right:,}")  # fmt: skip
        return (
            tr("Ready for the first run"),
            tr("What can be proved is booked at once; the rest is shown to you with its reasons."),
            primary(words, self.run_wanted.emit, icon="zap"),
        )
