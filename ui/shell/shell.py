"""The window of an opened vault: rail, top bar, one page at a time, toasts; knows no business, only where things go."""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.progress import Progress
from app.services.clock import Clock, system_clock
from app.services.overview import Freshness
from app.services.search import Hit
from app.services.sync import SyncReport
from ui import wording
from ui.background import Background, Task
from ui.refresh import Refresh
from ui.shell.closed_page import ClosedPage
from ui.shell.keys import KeysDialog
from ui.shell.pages import PAGES, PageEntry
from ui.shell.palette import Goal, Palette
from ui.shell.rail import Rail, RailEntry, page_keys
from ui.shell.top_bar import TopBar, freshness_words
from ui.widgets.live_page import LivePage
from ui.widgets.toast import Message, Toasts, Tone
from ui.words import plural, tr

_log = logging.getLogger(__name__)
_AGES_MS = 60_000
_LAST_PAGE = "window/page"


class Shell(QWidget):
    """Builds pages when they are first shown; a page is told of changes by `refresh`, never by another page."""

    lock_wanted = Signal()
    language_wanted = Signal()
    theme_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        settings: QSettings,
        *,
        pages: Sequence[PageEntry] = PAGES,
        clock: Clock = system_clock,
        toast_ms: int | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._background, self._settings, self._clock = desk, background, settings, clock
        self._entries = {entry.name: entry for entry in pages}
        self._made: dict[str, LivePage] = {}
        self._sync: Task | None = None
        self._palette: Palette | None = None
        self.refresh = Refresh()
        self.rail = Rail([RailEntry(one.name, one.icon, tr(one.word), one.is_below) for one in pages])
        self.top = TopBar(desk.company, desk.person)
        self.stack = QStackedWidget()
        self.toasts = Toasts(self) if toast_ms is None else Toasts(self, success_ms=toast_ms)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.refresh.changed.connect(self._changed)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self._ask_freshness)
        self._ages.start(_AGES_MS)
        self._ask_freshness()
        self.go(str(settings.value(_LAST_PAGE) or ""))
        for notice in desk.notices:
            self.say_error(notice)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.top.search_wanted.connect(self.search)
        self.top.language_wanted.connect(self.language_wanted)
        self.top.theme_wanted.connect(self.theme_wanted)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.help_wanted.connect(self.show_keys)
        self.top.sync.sync_wanted.connect(self.sync_now)
        self.top.sync.stop_wanted.connect(self.stop_sync)

    def _add_keys(self) -> None:
        deeds: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.search),
            ("F5", self.sync_now),
            ("F1", self.show_keys),
            ("?", self.show_keys),
            ("Ctrl+L", self.lock_wanted.emit),
        ]
        deeds += [(page_keys(at), partial(self.go, name)) for at, name in enumerate(self._entries, start=1)]
        for keys, deed in deeds:
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    @property
    def page_name(self) -> str:
        """The page that is shown; empty when there is none."""
        shown = self.stack.currentWidget()
        return next((name for name, page in self._made.items() if page is shown), "")

    def page(self, name: str) -> LivePage:
        """A page by its name, built when it is first asked for."""
        if name not in self._made:
            page = self._make(self._entries[name])
            page.said.connect(self.toasts.show)
            page.failed.connect(self.say_error)
            page.wanted.connect(self.go)
            self._made[name] = page
            self.stack.addWidget(page)
        return self._made[name]

    def _make(self, entry: PageEntry) -> LivePage:
        why = self._desk.people.why_closed(entry.needs) if entry.needs is not None else None
        if entry.needs is not None and why is not None:
            return ClosedPage(self._background, self.refresh, entry.needs, why)
        return entry.make(self._desk, self._background, self.refresh)

    def go(self, name: str, what: object = None) -> None:
        """Show a page, and on it one thing; an unknown name is the first page."""
        if not self._entries:
            return
        known = name if name in self._entries else next(iter(self._entries))
        page = self.page(known)
        self.stack.setCurrentWidget(page)
        self.rail.show_chosen(known)
        self._settings.setValue(_LAST_PAGE, known)
        if what is not None:
            page.lead_to(what)

    def search(self) -> Palette:
        """Open the search over the page; one at a time."""
        if self._palette is not None:
            return self._palette
        goals = [Goal(one.name, None, tr(one.word), "", one.icon) for one in self._entries.values()]
        self._palette = Palette(self, self._find, self._background, goals)
        self._palette.gone.connect(self.go)
        self._palette.closed.connect(self._search_closed)
        self._palette.open()
        return self._palette

    def _search_closed(self) -> None:
        self._palette = None

    def _find(self, text: str, _progress: Progress) -> list[Hit]:
        return self._desk.search.find(text)

    def show_keys(self) -> KeysDialog:
        """Every key in one place."""
        dialog = KeysDialog(self)
        dialog.open()
        return dialog

    def say(self, message: Message) -> None:
        """Put a message in the corner."""
        self.toasts.show(message)

    def say_error(self, error: Exception) -> None:
        """An error in words, in the corner, until it is closed."""
        said = wording.told(error)
        _log.warning("told: %s", type(error).__name__)
        copied = f"{said.title}\n{said.kept}\n{said.what_next}"
        copy = (tr("Copy details"), lambda: QApplication.clipboard().setText(copied))
        self.say(Message(tone=Tone.ERROR, title=said.title, text=said.what_next, kept=said.kept, actions=[copy]))

    def sync_now(self) -> None:
        """Read all platforms; one sync at a time."""
        if self._sync is not None:
            return
        self.top.sync.show_work(on=True)
        task = self._background.start(
            self._desk.sync.run, then=self._synced, otherwise=self.say_error, watch=self.top.sync.step
        )
        self._sync = task
        task.finished.connect(self._sync_ended)

    def stop_sync(self) -> None:
        """Ask the sync to stop; what was read by then is kept."""
        if self._sync is not None:
            self._sync.cancel()

    def _sync_ended(self) -> None:
        was_stopped = self._sync is not None and self._sync.is_cancelled()
        self._sync = None
        self.top.sync.show_work(on=False)
        if was_stopped:
            # What was read before the stop is in the vault already.
            self.refresh.tell(Changes.ACCOUNTS | Changes.BALANCES | Changes.CONNECTIONS | Changes.LEDGER)
        self._ask_freshness()

    def _synced(self, report: SyncReport) -> None:
        self.refresh.tell(report)
        read = plural("{count} account read", "{count} accounts read", count=report.accounts)
        if not report.failures:
            rows = plural("{count} new fund row", "{count} new fund rows", count=report.fund_rows_new)
            self.say(Message(tone=Tone.SUCCESS, title=tr("Synced"), text=f"{read} · {rows}"))
            return
        first = report.failures[0]
        said = wording.told(first.error)
        title = plural("{count} account could not be read", "{count} accounts could not be read", count=len(report.failures))  # fmt: skip
        where = f"{first.account}: {said.title}" if first.account else said.title
        self.say(Message(tone=Tone.WARNING, title=title, text=f"{where}\n{said.what_next}", kept=read))

    def _changed(self, changes: Changes) -> None:
        if changes & (Changes.ACCOUNTS | Changes.BALANCES | Changes.CONNECTIONS):
            self._ask_freshness()

    def _ask_freshness(self) -> None:
        self._background.start(lambda _progress: self._desk.overview.freshness(), then=self._show_freshness)

    def _show_freshness(self, platforms: Sequence[Freshness]) -> None:
        self.top.sync.show_freshness(*freshness_words(platforms, self._clock()))
