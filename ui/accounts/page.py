"""The Accounts page 账户: the whole table, and a panel for the account that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.changes import Changes
from app.desk import Desk
from app.progress import Progress
from app.services.account_lines import AccountLine
from app.services.accounts import AccountDetail
from ui.accounts.panel import AccountPanel
from ui.background import Background
from ui.overview.columns import Sight, account_columns, soonest_first
from ui.refresh import Refresh
from ui.widgets.buttons import primary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, PageHeader
from ui.widgets.table.columns import Column
from ui.widgets.table.table import Table
from ui.words import plural, tr


@dataclass(frozen=True, slots=True)
class _Shown:
    lines: Sequence[AccountLine]
    home: str


class AccountsPage(LivePage):
    """Up and down choose, Enter opens the panel, Escape closes it."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, Changes.ACCOUNTS | Changes.BALANCES | Changes.SETTINGS | Changes.LEDGER)
        self._desk = desk
        self._sought = ""
        self.table = Table(self._columns("CNY"), name=tr("Accounts"), key="accounts")
        self.header = PageHeader(tr("Accounts"), "", [self.table.filter_box, self.table.columns_button])
        self.panel = AccountPanel(self.close_panel)
        self.panel.hide()
        connect = primary(tr("Connect a platform…"), lambda: self.wanted.emit("settings", "connect"), icon="plug")
        self.empty = EmptyPage(
            ("wallet-cards", "plug", "layers"),
            tr("No accounts yet"),
            tr("Connect a platform and sync: its accounts come by themselves."),
            [connect],
        )
        self.table.opened.connect(self.open_line)
        self.table.set_action(tr("Open"), self.open_line)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_panel)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.header)
        field = down(self.empty)
        field.setContentsMargins(INSET, 0, INSET, INSET)
        left.addLayout(field)
        left.addWidget(self.table, 1)
        row = across(spacing=0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.setLayout(row)

    def reload(self) -> None:
        """Ask for all lines."""

        def lines(_progress: Progress) -> _Shown:
            return _Shown(self._desk.accounts.lines(), self._desk.settings.view().home_currency)

        self.ask(lines, self._show)

    def lead_to(self, what: object) -> None:
        """Open the panel of the account or wallet with this key."""
        self._sought = str(what)
        self.open_key(self._sought)

    def open_line(self, line: AccountLine) -> None:
        """Show one line in the panel."""
        self.open_key(line.key)

    def open_key(self, key: str) -> None:
        """Ask for the detail of an account or wallet and show it."""

        def detail(_progress: Progress) -> AccountDetail:
            return self._desk.accounts.detail(key)

        self.ask(detail, self._show_detail)

    def close_panel(self) -> None:
        """Back to the whole table."""
        self.panel.hide()
        self.table.setFocus()

    def _columns(self, home: str) -> list[Column[AccountLine]]:
        return account_columns(Sight(datetime.now(UTC), home, is_native=True), is_full=True)

    def _show(self, shown: _Shown) -> None:
        self.table.set_columns(self._columns(shown.home))
        self.table.set_rows(sorted(shown.lines, key=soonest_first))
        accounts = sum(1 for line in shown.lines if not line.is_wallet)
        self.header.note.set_text(plural("{count} account", "{count} accounts", count=accounts))
        self.empty.setVisible(not shown.lines)
        self.table.setVisible(bool(shown.lines))
        if self._sought:
            self.table.select(lambda line: line.key == self._sought)
            self._sought = ""

    def _show_detail(self, detail: AccountDetail) -> None:
        self.panel.show_detail(detail, datetime.now(UTC))
        self.panel.show()
        self.table.select(lambda line: line.key == detail.line.key)
