"""The Accounts page 账户: the whole table, and a panel for the account that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.changes import Changes
from app.desk import Desk
from app.domain.accounts import Platform
from app.progress import Progress
from app.services.account_lines import AccountLine
from app.services.accounts import AccountDetail
from app.services.platform_files import FileReport
from ui.accounts.file_dialog import FileDialog
from ui.accounts.panel import AccountPanel
from ui.background import Background
from ui.overview.columns import Sight, account_columns, soonest_first
from ui.recharge.back_dialog import TakeBack
from ui.refresh import Refresh
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage
from ui.widgets.files import ask_file
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, PageHeader
from ui.widgets.table.columns import Column
from ui.widgets.table.table import Table
from ui.widgets.toast import Message, Tone
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
        take_in = secondary(tr("Take in a file…"), self.choose_file, icon="file-up")
        self.header = PageHeader(tr("Accounts"), "", [self.table.filter_box, self.table.columns_button, take_in])
        self.panel = AccountPanel(self.close_panel)
        self.panel.hide()
        self.panel.back_wanted.connect(lambda key: self.wanted.emit("recharge", TakeBack(key)))
        connect = primary(tr("Connect a platform…"), lambda: self.wanted.emit("settings", "connect"), icon="plug")
        self.empty = EmptyPage(
            ("wallet-cards", "plug", "layers"),
            tr("No accounts yet"),
            tr(
                "Connect a platform and sync: its accounts come by themselves. A platform without an interface, or a company without access to it, takes in the files that the platform exports."
            ),
            [connect, secondary(tr("Take in a file…"), self.choose_file, icon="file-up")],
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
        """Open the panel of the account or wallet with this key; for a platform, take in a file of it."""
        if isinstance(what, Platform):
            self.choose_file(what)
            return
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

    def choose_file(self, platform: Platform | None = None) -> None:
        """Ask for an export and show what it would bring."""
        file = ask_file(self, tr("A file that a platform exported"), tr("Sheets") + " (*.csv *.txt *.tsv *.xlsx *.xls)")
        if file is not None:
            self.take_in(file, platform)

    def take_in(self, file: Path, platform: Platform | None = None) -> FileDialog:
        """Show what this export would bring."""
        dialog = FileDialog(self, self._desk, self._background, file, platform=platform)
        dialog.imported.connect(self._taken_in)
        dialog.open()
        return dialog

    def _taken_in(self, report: FileReport) -> None:
        self._refresh.tell(report)
        text = tr("{new} new, {known} known before", new=f"{report.rows_new:,}", known=f"{report.rows_known:,}")

        def undo() -> None:
            for file_id in report.file_ids:
                self._refresh.tell(self._desk.platform_files.undo(file_id))

        self.say(Message(tone=Tone.SUCCESS, title=tr("The file is in"), text=text, actions=[(tr("Undo"), undo)]))

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
