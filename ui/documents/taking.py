"""Taking files in: read one after another with progress and a way to stop; then what came of them is said, with the way back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.progress import Progress
from app.services.documents import ImportOutcome
from ui.background import Task
from ui.refresh import Refresh
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET
from ui.widgets.progress import WorkCard
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr

Papers = Callable[[Sequence[int]], object]


class TakingIn(QWidget):
    """The card of what is being read; not there while nothing is."""

    def __init__(self, page: LivePage, desk: Desk, refresh: Refresh, *, opened: Papers, undone: Papers) -> None:
        super().__init__()
        self._page, self._desk, self._refresh = page, desk, refresh
        self._opened, self._undone = opened, undone
        self._waiting: list[Path] = []
        self._reading: Task | None = None
        self.work = WorkCard(tr("Reading documents"), self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 12)
        column.addWidget(self.work)
        self.hide()

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files and keep them, after those that are being read."""
        self._waiting += files
        if self._waiting and self._reading is None:
            self._read_next()

    def stop(self) -> None:
        """Stop after the file that is being read."""
        self._waiting = []
        if self._reading is not None:
            self._reading.cancel()
            self.work.step(0, 0, tr("Stopping after this file"))

    def _read_next(self) -> None:
        files, self._waiting = self._waiting, []
        self.show()
        self.work.step(0, len(files), tr("Reading {file}", file=files[0].name))
        self._reading = self._page.ask(
            lambda progress: self._desk.documents.take_in(files, progress),
            self._taken_in,
            watch=lambda done, total, what: self.work.step(
                done, total, tr("Reading {file}", file=what) if what else ""
            ),
        )
        self._reading.finished.connect(self._reading_ended)

    def _reading_ended(self) -> None:
        was_stopped = self._reading is not None and self._reading.is_cancelled()
        self._reading = None
        self.hide()
        if was_stopped:
            # What was read before the stop is in the vault already.
            self._refresh.tell(Changes.DOCUMENTS | Changes.LEDGER)
        if self._waiting:
            self._read_next()

    def _taken_in(self, outcome: ImportOutcome) -> None:
        self._refresh.tell(outcome)
        for one in outcome.files:
            if one.error is not None:
                self._page.failed.emit(one.error)
        new = outcome.new
        known = sum(1 for one in outcome.files if one.is_known)
        doubtful = [one.paper_id for one in outcome.files if one.needs_review and not one.is_known]
        notes = []
        if doubtful:
            notes.append(plural("{count} has something to look at.", "{count} have something to look at.", count=len(doubtful)))  # fmt: skip
        if known:
            notes.append(plural("{count} was there already and was not added again.", "{count} were there already and were not added again.", count=known))  # fmt: skip
        if new or known:
            title = plural("{count} document is in", "{count} documents are in", count=len(new)) if new else tr("Nothing new")  # fmt: skip
            actions = [(tr("Undo"), lambda: self._undo_all(new))] if new else []
            tone = Tone.SUCCESS if new else Tone.INFO
            self._page.say(Message(tone=tone, title=title, text=" ".join(notes), actions=actions))
        if doubtful:
            self._opened(new)

    def _undo_all(self, papers: Sequence[int]) -> None:
        documents = self._desk.documents

        def undo(_progress: Progress) -> Changes:
            changes = Changes.NONE
            for paper in papers:
                changes |= documents.undo(paper)
            return changes

        def undone(changes: Changes) -> None:
            self._undone(papers)
            self._refresh.tell(changes)

        self._page.ask(undo, undone)
