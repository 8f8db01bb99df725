"""The list of providers, and a panel for the one that is chosen with all that can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.changes import Changes
from app.desk import Desk
from app.domain.papers import Paper
from app.domain.payees import Payee
from app.progress import Progress
from app.services.account_lines import AccountLine
from app.services.providers import ProviderDetail, ProviderLine
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.providers.columns import provider_columns
from ui.providers.dialogs import AuthoriseDialog, FundDialog, NoteDialog, ProviderDialog, ReceiptDialog
from ui.providers.panel import Deeds, ProviderPanel
from ui.refresh import Refresh
from ui.widgets.buttons import primary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, PageHeader
from ui.widgets.table.table import Table
from ui.words import plural, tr

_SHOWS = Changes.PROVIDERS | Changes.ORDERS | Changes.ACCOUNTS | Changes.BALANCES | Changes.SETTINGS
_FOLDED = frozenset({"tier", "accounts", "in-transit", "earned", "contract", "paper"})
"""Columns that give way to the open panel, which says the same."""


@dataclass(frozen=True, slots=True)
class _Shown:
    lines: Sequence[ProviderLine]
    payees: Sequence[Payee]
    accounts: Sequence[AccountLine]
    papers: Sequence[Paper]


class ProvidersPage(LivePage):
    """Up and down choose, Enter opens the panel, Escape closes it."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, _SHOWS)
        self._desk = desk
        self._shown = _Shown((), (), (), ())
        self._open_id: int | None = None
        self.dialog: AskDialog | None = None
        self.table = Table(provider_columns(), name=tr("Providers"), key="providers")
        self.enter_button = primary(tr("Enter a provider…"), self.enter, icon="plus")
        self.header = PageHeader(
            tr("Providers"), "", [self.table.filter_box, self.table.columns_button, self.enter_button]
        )
        self.panel = ProviderPanel(self.close_panel)
        self.empty = EmptyPage(
            ("landmark", "building-2", "wallet-cards"),
            tr("No provider yet"),
            tr(
                "Enter the agencies that fund your accounts, with contract, rebate and cap: what they owe you, and how much may lie with them, stands here from then on."
            ),
            [primary(tr("Enter a provider…"), self.enter, icon="plus")],
        )
        self.table.opened.connect(lambda line: self.open_provider(line.provider.id or 0))
        self.table.set_action(tr("Open"), lambda line: self.open_provider(line.provider.id or 0))
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_panel)
        self._lay_out()
        self.close_panel()

    def _lay_out(self) -> None:
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
        """Ask for all lines, and for the open one anew."""

        def lines(_progress: Progress) -> _Shown:
            payees = [one.payee for one in self._desk.payees.lines()]
            accounts = [one for one in self._desk.accounts.lines() if not one.is_wallet]
            return _Shown(self._desk.providers.lines(), payees, accounts, self._desk.providers.papers())

        self.ask(lines, self._show)
        if self._open_id is not None:
            self.open_provider(self._open_id)

    def lead_to(self, what: object) -> None:
        """Open the panel of the provider with this number."""
        self.open_provider(int(str(what)))

    def open_provider(self, provider_id: int) -> None:
        """Ask for one and show it in the panel."""
        self._open_id = provider_id

        def detail(_progress: Progress) -> ProviderDetail:
            return self._desk.providers.detail(provider_id)

        self.ask(detail, self._show_detail)

    def close_panel(self) -> None:
        """Back to the whole table."""
        self._open_id = None
        self.panel.hide()
        self._fold(on=False)

    def _fold(self, *, on: bool) -> None:
        self.table.fold(_FOLDED if on else ())
        self._offer_columns()

    def _offer_columns(self) -> None:
        """Not beside the panel: what it folds away would be kept as the person's own choice."""
        self.table.columns_button.setVisible(bool(self._shown.lines) and self.panel.isHidden())

    def enter(self) -> None:
        """Type a new one."""
        self._open(ProviderDialog(self, self._desk, self._background, self._shown.payees))

    def _open(self, dialog: AskDialog) -> None:
        self.dialog = dialog
        dialog.answered.connect(self._done)
        dialog.open()

    def _done(self, outcome: object) -> None:
        changes = outcome if isinstance(outcome, Changes) else Changes.PROVIDERS | Changes.LEDGER
        if isinstance(outcome, int) and not isinstance(outcome, Changes):
            self._open_id = outcome
        self._refresh.tell(changes)

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self.table.set_rows(shown.lines)
        count = len(shown.lines)
        late = sum(1 for one in shown.lines if one.rebates.late)
        note = plural("{count} provider", "{count} providers", count=count)
        if late:
            note = f"{note} · " + plural("{count} late with a rebate", "{count} late with rebates", count=late)
        self.header.note.set_text(note if count else "")
        self.empty.setVisible(not count)
        self.table.setVisible(bool(count))
        for widget in (self.table.filter_box, self.enter_button):
            widget.setVisible(bool(count))
        self._offer_columns()

    def _show_detail(self, detail: ProviderDetail) -> None:
        self.panel.show_detail(detail, datetime.now(UTC), self._deeds(detail))
        self.panel.show()
        self._fold(on=True)
        self.table.select(lambda line: line.provider.id == detail.line.provider.id)

    def _deeds(self, detail: ProviderDetail) -> Deeds:
        provider = detail.line.provider
        deeds: Deeds = (
            (tr("Change the terms…"), lambda: self._open(ProviderDialog(self, self._desk, self._background, self._shown.payees, provider))),
            (tr("Accounts…"), lambda: self._open(FundDialog(self, self._desk, self._background, provider, self._shown.accounts))),
            (tr("Authorisation…"), lambda: self._open(AuthoriseDialog(self, self._desk, self._background, provider, self._shown.papers))),
            (tr("Note…"), lambda: self._open(NoteDialog(self, self._desk, self._background, provider))),
        )  # fmt: skip
        if any(one.rebate.owed for one in detail.rebates):
            receipt = lambda: self._open(ReceiptDialog(self, self._desk, self._background, provider, detail.rebates))  # noqa: E731
            deeds = (*deeds, (tr("Rebate came…"), receipt))
        return deeds
