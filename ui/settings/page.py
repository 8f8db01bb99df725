"""The Settings page 设置: connections, the company's rules, backup, security."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.vaults import BackupReport, Recovery, VaultCheck
from app.progress import Progress
from app.services.backups import BackupLine
from app.services.connections import ConnectionLine
from app.services.order_rules import RulesView
from app.services.payees import PayeeLine
from app.services.people import PersonLine
from app.services.recovery import RecoveryStanding
from app.services.settings import SettingsView
from ui import figures
from ui.background import Background
from ui.refresh import Refresh
from ui.settings.connect import ConnectDialog
from ui.settings.dialogs import PasswordDialog, RateDialog
from ui.settings.persons import PeopleSections
from ui.settings.practice import PracticeDialog
from ui.settings.recovery_dialog import RecoveryDialog
from ui.settings.rules import RulesSections
from ui.settings.sections import (
    about_section,
    backup_section,
    company_section,
    connection_row,
    section,
    security_section,
)
from ui.widgets.buttons import secondary
from ui.widgets.dialogs import confirm
from ui.widgets.files import ask_folder
from ui.widgets.labels import Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader, clear, paper, scrolling
from ui.widgets.tiles import platform_name
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr

_WIDEST = 880


@dataclass(frozen=True, slots=True)
class _Shown:
    view: SettingsView
    connections: Sequence[ConnectionLine]
    backups: Sequence[BackupLine]
    persons: Sequence[PersonLine]
    payees: Sequence[PayeeLine]
    rules: RulesView
    recovery: RecoveryStanding


class SettingsPage(LivePage):
    """One column of sections."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, Changes.SETTINGS | Changes.CONNECTIONS | Changes.PERSONS)
        self._desk = desk
        self._home = "CNY"
        self.people = PeopleSections(self, desk, background, refresh.tell)
        self.rules = RulesSections(self, desk, background, refresh.tell)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(28)
        sheet = paper()
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        holder.setLayout(self._column)
        layout = sheet.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(tr("Settings")))
        column.addWidget(scrolling(sheet), 1)

    def reload(self) -> None:
        """Ask for all sections at once."""

        def shown(_progress: Progress) -> _Shown:
            desk = self._desk
            return _Shown(
                desk.settings.view(),
                desk.connections.all(),
                desk.backups.known(),
                desk.people.lines(),
                desk.payees.lines(),
                desk.order_rules.view(),
                desk.recovery.standing(),
            )

        self.ask(shown, self._show)

    def lead_to(self, what: object) -> None:
        """Begin what another page asked for."""
        begin = {
            "connect": self.connect_platform,
            "rates": self.add_rate,
            "sync": self.connect_practice,
            "person": self.people.add_person,
        }.get(str(what))
        if begin is not None:
            begin()

    def connect_platform(self) -> ConnectDialog:
        """Open the dialogue that authorises a platform."""
        dialog = ConnectDialog(self, self._desk, self._background)
        dialog.connected.connect(self._connected)
        dialog.by_file.connect(lambda platform: self.wanted.emit("accounts", platform))
        dialog.open()
        return dialog

    def connect_practice(self) -> PracticeDialog:
        """Open the dialogue that connects the practice platforms."""
        dialog = PracticeDialog(self, self._desk, self._background)
        dialog.connected.connect(self._connected)
        dialog.open()
        return dialog

    def add_rate(self) -> RateDialog:
        """Open the dialogue for an exchange rate."""
        dialog = RateDialog(self, self._desk, self._home)
        dialog.saved.connect(self._refresh.tell)
        dialog.open()
        return dialog

    def lock_after(self, minutes: int) -> None:
        """Keep how long nobody may be there before the vault locks itself."""
        self._refresh.tell(self._desk.settings.set_lock_minutes(minutes))

    def change_password(self) -> PasswordDialog:
        """Open the dialogue for a new password."""
        dialog = PasswordDialog(self, self._desk, self._background)
        dialog.accepted.connect(lambda: self.say(Message(tone=Tone.SUCCESS, title=tr("The new password is set."))))
        dialog.open()
        return dialog

    def replace_recovery(self, now: Recovery) -> RecoveryDialog:
        """Open the dialogue that makes a new recovery key, or three sheets."""
        dialog = RecoveryDialog(self, self._desk, self._background, now)
        dialog.answered.connect(self._replaced)
        dialog.open()
        return dialog

    def choose_folder(self) -> None:
        """Ask where backups go."""
        folder = ask_folder(self, tr("Folder for backups"), Path.home())
        if folder is not None:
            self._refresh.tell(self._desk.settings.set_backup_folder(folder))

    def back_up(self) -> None:
        """Write a backup now and say that it was proved."""

        def work(_progress: Progress) -> BackupReport:
            return self._desk.backups.back_up()

        self.ask(work, self._backed_up)

    def check(self) -> None:
        """Check every page, the chain and all counts."""
        self.ask(self._desk.backups.check, self._checked)

    def say_how_to_restore(self) -> None:
        """A vault cannot be replaced while it is open."""
        self.say(
            Message(
                tone=Tone.INFO,
                title=tr("Lock the vault first"),
                text=tr("A backup takes the place of the vault that is open now. Lock it with Ctrl+L, then choose “Restore a backup” below the password."),
                kept=tr("The vault that stands there is kept aside."),
            )
        )  # fmt: skip

    def forget(self, one: ConnectionLine) -> None:
        """Drop a connection's tokens after naming what that means."""
        title = tr("Forget the connection to {platform}?", platform=platform_name(one.platform))
        sentence = tr("Its figures stand still until you connect it again.")
        kept = tr("Accounts, balances and history stay in the vault.")
        if confirm(self, title, sentence, tr("Forget the connection"), kept):
            self._refresh.tell(self._desk.connections.forget(one.id))

    def _show(self, shown: _Shown) -> None:
        self._home = shown.view.home_currency
        clear(self._column)
        self._column.addWidget(self._connections(shown.connections))
        self._column.addWidget(company_section(shown.view, self.add_rate))
        people = self.people.made(shown.persons, shown.payees)
        for part in (*people, *self.rules.made(shown.rules, shown.persons)):
            self._column.addWidget(part)
        self._column.addWidget(
            backup_section(
                shown.view,
                shown.backups,
                choose=self.choose_folder,
                make=self.back_up,
                restore=self.say_how_to_restore,
                check=self.check,
            )
        )
        self._column.addWidget(
            security_section(
                shown.view,
                shown.recovery,
                change=self.change_password,
                replace=partial(self.replace_recovery, shown.recovery.form),
                lock_after=self.lock_after,
            )
        )
        self._column.addWidget(about_section())

    def _connections(self, connections: Sequence[ConnectionLine]) -> QWidget:
        now = datetime.now(UTC)
        rows: list[QWidget] = [
            connection_row(one, now, self.connect_platform, partial(self.forget, one)) for one in connections
        ]
        if not rows:
            rows = [Label(tr("No platform is connected yet."), Style.BODY, tone="ink-2")]
        tools = [
            secondary(tr("Practice platforms…"), self.connect_practice, icon="layers"),
            secondary(tr("Connect a platform…"), self.connect_platform, icon="plug"),
        ]
        return section(
            tr("Connections"), tr("AdTill reads these platforms; nothing on this page moves money."), rows, tools
        )

    def _connected(self) -> None:
        self._refresh.tell(Changes.CONNECTIONS)
        self.say(
            Message(
                tone=Tone.SUCCESS,
                title=tr("Connected"),
                text=tr("Sync with F5 or in the top bar to read its accounts."),
            )
        )

    def _replaced(self, changes: Changes) -> None:
        self._refresh.tell(changes)
        self.say(
            Message(
                tone=Tone.SUCCESS,
                title=tr("What is printed now opens the vault when the password is lost"),
                text=tr("What was printed before opens it no more. It still opens backups from before today: destroy it together with them."),
            )
        )  # fmt: skip

    def _backed_up(self, report: BackupReport) -> None:
        self._refresh.tell(Changes.SETTINGS)
        text = f"{report.path.name} · {figures.size(report.bytes)}"
        self.say(Message(tone=Tone.SUCCESS, title=tr("Backed up, opened and compared"), text=text))

    def _checked(self, check: VaultCheck) -> None:
        records = plural("{count} record", "{count} records", count=check.chain.records)
        if check.is_sound:
            self.say(
                Message(
                    tone=Tone.SUCCESS,
                    title=tr("The vault is sound"),
                    text=tr("{records} recomputed, none changed.", records=records),
                )
            )
            return
        reason = check.chain.reason or "; ".join(check.problems)
        self.say(
            Message(
                tone=Tone.ERROR,
                title=tr("The vault does not verify"),
                text=reason,
                kept=tr("Nothing was changed by the check."),
            )
        )
