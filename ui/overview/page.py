"""The Overview page 总览: one look says what is left, what runs dry, what lies idle and what waits."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.progress import Progress
from app.services.overview import OverviewView, PlatformCard
from ui import figures
from ui.background import Background
from ui.overview.breaks import break_columns, urgent
from ui.overview.columns import Sight, account_columns, soonest_first
from ui.overview.headlines import headlines
from ui.overview.platform_cards import PlatformCards
from ui.refresh import Refresh
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import down
from ui.widgets.empty import EmptyPage, first_sheet
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, PageHeader, SectionHeader, clear
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.words import plural, tr

_SHOWN_BREAKS = 3
_ROW = 32


class OverviewPage(LivePage):
    """Empty until a platform was synced."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        shows = Changes.ACCOUNTS | Changes.BALANCES | Changes.MATCHES | Changes.SETTINGS | Changes.LEDGER
        # Documents that run out wait for a person too.
        shows |= Changes.DOCUMENTS | Changes.ONBOARDING
        super().__init__(background, refresh, shows)
        self._desk = desk
        self._view: OverviewView | None = None
        self._platform: PlatformCard | None = None
        self.import_button = secondary(
            tr("Import statements"), lambda: self.wanted.emit("statements", None), icon="file-up"
        )
        self.header = PageHeader(tr("Overview"), "", [self.import_button])
        self.unit = Segmented([tr("Home currency"), tr("Own currency")], name=tr("Currency of the table"))
        self.cards = PlatformCards(self._choose_platform)
        self.breaks = Table(break_columns(), name=tr("Differences"), key="overview-breaks", has_totals=False)
        self.table: Table | None = None
        self.unit.chosen.connect(lambda _at: self._show_table())
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._body, 1)

    def reload(self) -> None:
        """Ask for everything at once."""

        def view(_progress: Progress) -> OverviewView:
            return self._desk.overview.view()

        self.ask(view, self._show)

    def _show(self, view: OverviewView) -> None:
        self._view = view
        self.header.note.set_text(figures.long_day(view.at))
        self.cards.setParent(None)
        self.breaks.setParent(None)
        clear(self._body)
        self.table = None
        if view.is_empty:
            self._body.addWidget(first_sheet(self._empty(), tr("What it brings"), _gains()), 1)
            return
        self.cards.show_cards(view.cards, view.at)
        self._body.addLayout(_inset(headlines(view, self.wanted.emit), self.cards))
        self._show_breaks(view)
        self._add_table(view)

    def _empty(self) -> EmptyPage:
        connect = primary(tr("Connect a platform…"), lambda: self.wanted.emit("settings", "connect"), icon="plug")
        sync = secondary(tr("Practice platforms…"), lambda: self.wanted.emit("settings", "sync"), icon="layers")
        return EmptyPage(
            ("landmark", "layout-dashboard", "wallet-cards"),
            tr("Every platform on one page"),
            tr("Connect a platform once; from then on its balances and its burn stand here."),
            [connect, sync],
        )

    def _show_breaks(self, view: OverviewView) -> None:
        shown = urgent(view.breaks)
        if not shown:
            return
        self.breaks.set_rows(shown)
        self.breaks.setFixedHeight(_ROW * (min(len(shown), _SHOWN_BREAKS) + 1) + 2)
        count = plural("{count} difference", "{count} differences", count=len(shown))
        self._body.addSpacing(16)
        self._body.addWidget(SectionHeader(tr("The book and the platforms differ"), count))
        self._body.addWidget(self.breaks)
        self.breaks.show()

    def _add_table(self, view: OverviewView) -> None:
        accounts = sum(card.accounts for card in view.cards)
        table = Table(account_columns(self._sight(view)), name=tr("Accounts"), key="overview-accounts")
        table.set_action(tr("Open"), lambda line: self.wanted.emit("accounts", line.key))
        table.opened.connect(lambda line: self.wanted.emit("accounts", line.key))
        self.unit.setParent(None)
        tools = [self.unit, table.filter_box, table.columns_button]
        self._body.addSpacing(16)
        self._body.addWidget(SectionHeader(tr("Accounts"), f"{accounts:,}", tools))
        self._body.addSpacing(4)
        self._body.addWidget(table, 1)
        self.table = table
        self._show_table()

    def _sight(self, view: OverviewView) -> Sight:
        return Sight(view.at, view.home, is_native=self.unit.at == 1)

    def _show_table(self) -> None:
        if self._view is None or self.table is None:
            return
        wanted = self._platform
        lines = [
            line
            for line in self._view.lines
            if wanted is None or (line.platform, line.currency) == (wanted.platform, wanted.currency)
        ]
        self.table.set_columns(account_columns(self._sight(self._view)))
        self.table.set_rows(sorted(lines, key=soonest_first))

    def _choose_platform(self, card: PlatformCard) -> None:
        is_same = self._platform is not None and (self._platform.platform, self._platform.currency) == (card.platform, card.currency)  # fmt: skip
        self._platform = None if is_same else card
        self._show_table()


def _inset(*parts: QWidget) -> QVBoxLayout:
    column = down(*parts, spacing=20)
    column.setContentsMargins(INSET, 4, INSET, 0)
    return column


def _gains() -> list[tuple[str, str, str]]:
    return [
        ("flame", tr("Days left"), tr("What runs dry first, and when.")),
        ("scale", tr("One book"), tr("What the platforms say is held against what the book says.")),
        (
            "shield-check",
            tr("On your machine"),
            tr("Everything lies in your encrypted vault; nothing is sent anywhere else."),
        ),
    ]
