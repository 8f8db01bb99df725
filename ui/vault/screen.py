"""The screen before the book is open: one card at a time, every slow step off the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.paths import last_vault_file
from app.secret import Secret
from ui.background import Background
from ui.vault.create import CreateCard
from ui.vault.door import Later, last_vault
from ui.vault.frame import Frame
from ui.vault.restore import RestoreCard
from ui.vault.unlock import UnlockCard
from ui.widgets.icons import icon
from ui.words import tr

Card = UnlockCard | CreateCard | RestoreCard


class VaultScreen(QWidget):
    """`opened` gives the desk; `language_wanted` the language to speak."""

    opened = Signal(object)
    language_wanted = Signal(str)

    def __init__(self, later: Callable[[], Later], background: Background, vault: Path | None = None) -> None:
        """`later` may be slow the first time: it is called off the window's thread, or after something came from there."""
        super().__init__()
        self._later, self._background = later, background
        self.vault = vault or last_vault(last_vault_file())
        self._unclaimed: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.card: Card | Any
        self._recovering: Any = None
        """The card for a lost password, whose kind is loaded later."""
        self._frame: Frame | None = None
        self._version = ""
        self.start()

    def show_version(self) -> None:
        """Write the version at the foot; called once everything is loaded."""
        self._version = self._later().program_version()
        if self._frame is not None:
            self._frame.name.setText(f"AdTill {self._version}".strip())

    def start(self) -> None:
        """Unlock the known vault, or create the first."""
        if self.vault is None:
            self.show_create()
        else:
            self.show_unlock(self.vault)

    def show_unlock(self, vault: Path) -> None:
        """Ask for the password of a vault."""
        self.vault = vault
        card = UnlockCard(vault)
        card.unlocked.connect(self._unlock)
        card.recovery_wanted.connect(lambda: self.show_recover(vault))
        card.another_wanted.connect(self.show_choices)
        self._show(card, tr("The data is on this computer only, encrypted. A forgotten password is only helped by the recovery key or sheets."))  # fmt: skip

    def show_create(self) -> None:
        """The form of four steps."""
        card = CreateCard(self._ask_folder)
        card.create_wanted.connect(self._create)
        card.finished.connect(self._open)
        card.left.connect(self.show_choices if self.vault is None else self.start)
        self._show(card, tr("The recovery key is shown this once. We have no copy, and there is no back door."))

    def show_recover(self, vault: Path) -> None:
        """The printed key or two sheets instead of the password; by the time a person asks for it, it has long been loaded."""
        card = self._recovering = self._later().RecoverCard(vault)
        card.recovered.connect(self._recover)
        card.left.connect(self.start)
        self._show(card, tr("What was printed goes on opening the vault; keep it."))
        self._background.start(
            lambda _progress: self._later().desk.recovery_of(vault), then=lambda form: self._prefer(card, form)
        )

    def show_restore(self) -> None:
        """A backup instead of the vault."""
        card = RestoreCard(self.vault, self._ask_folder)
        card.restore_wanted.connect(self._restore)
        card.left.connect(self.start)
        self._show(card, tr("A backup is opened and verified before it takes the place of the vault."))

    def choices(self) -> QMenu:
        """Another vault, a new one, a backup."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("folder-open"), tr("Open another vault…"), self._choose_vault)
        menu.addAction(icon("plus"), tr("Create a new vault…"), self.show_create)
        menu.addAction(icon("history"), tr("Restore a backup…"), self.show_restore)
        return menu

    def show_choices(self) -> None:
        """The menu of other ways, in the middle of the card."""
        self.choices().popup(self.card.mapToGlobal(QPoint(self.card.width() // 3, self.card.height() // 2)))

    def close_unclaimed(self) -> None:
        """Close a vault that was made and not yet entered."""
        if self._unclaimed is not None:
            self._unclaimed.close()
            self._unclaimed = None

    def _show(self, card: Card | Any, sentence: str) -> None:
        if self._frame is not None:
            self._frame.hide()
            self._column.removeWidget(self._frame)
            self._frame.deleteLater()
        self.card = card
        self._frame = Frame(sentence)
        self._frame.language_wanted.connect(self.language_wanted)
        self._frame.name.setText(f"AdTill {self._version}".strip())
        self._frame.hold(card)
        self._column.addWidget(self._frame)
        QTimer.singleShot(0, card, card.setFocus)

    def _choose_vault(self) -> None:
        folder = self._ask_folder(self, tr("Choose a vault"), self.vault.parent if self.vault else Path.home())
        if folder is not None:
            self.show_unlock(folder)

    def _ask_folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        return self._later().ask_folder(parent, title, start)

    def _unlock(self, vault: Path, password: Secret) -> None:
        card = self.card
        card.set_busy(on=True)
        self._background.start(
            lambda _progress: self._later().desk.open_vault(vault, password), then=self._open, otherwise=self._refuse
        )

    def _prefer(self, card: Any, form: Any) -> None:
        is_shown = self.card is card
        if is_shown:
            card.prefer(form)

    def _recover(self, vault: Path, typed: Any, password: Secret, may_found_anew: bool) -> None:  # noqa: FBT001 - a signal's
        self.card.set_busy(on=True)
        self._background.start(
            lambda _progress: self._later().desk.open_with_recovery(
                vault, typed, password, may_found_anew=may_found_anew
            ),
            then=self._open,
            otherwise=self._refuse,
        )

    def _create(self, path: Path, company: str, person: str, password: Secret) -> None:
        self.card.set_busy(on=True)
        self._background.start(
            lambda _progress: self._later().desk.create_vault(path, company=company, person=person, password=password),
            then=self._created,
            otherwise=self._refuse,
        )

    def _restore(self, backup: Path, target: Path, password: Secret) -> None:
        self.card.set_busy(on=True)
        self._background.start(
            lambda _progress: self._later().desk.restore_backup(backup, target, password),
            then=lambda report: self.show_unlock(report.path),
            otherwise=self._refuse,
        )

    def _created(self, made: tuple[Any, Secret]) -> None:
        self._unclaimed, key = made
        if isinstance(self.card, CreateCard):
            self.card.show_key(self._unclaimed, key, self._later().RecoverySheet)

    def _open(self, desk: Any) -> None:
        self._unclaimed = None
        self.opened.emit(desk)

    def _refuse(self, error: Exception) -> None:
        if self.card is self._recovering and isinstance(error, self._later().SigningKeyLost):
            self.card.offer_founding()
            return
        said = self._later().told(error)
        reason = tr("{title}. {kept} {next}", title=said.title.rstrip(".。"), kept=said.kept, next=said.what_next)
        is_answer = isinstance(error, self._later().WrongAnswer)
        if isinstance(self.card, CreateCard):
            self.card.refuse(reason, about_place=not is_answer)
        elif self.card is self._recovering:
            self.card.refuse(reason, about_password=is_answer)
        else:
            self.card.refuse(reason)
