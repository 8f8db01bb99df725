"""Restoring a backup: which one, to where, with the password it was made under."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.secret import Secret
from ui.vault.door import AskFolder
from ui.vault.frame import Logo, VaultCard
from ui.widgets.buttons import link, primary, secondary
from ui.widgets.cards import across
from ui.widgets.inputs import Field
from ui.widgets.labels import IconLabel, Label, Style
from ui.words import tr


class RestoreCard(VaultCard):
    """Backup, target, password; what stands at the target is kept aside."""

    restore_wanted = Signal(object, object, object)
    """Backup, target, password."""
    left = Signal()

    def __init__(self, vault: Path | None, ask_folder: AskFolder) -> None:
        super().__init__(520)
        self._ask_folder = ask_folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.backup = Field(tr("Backup"), hint=tr("A folder that ends in .adtill"), is_tall=True)
        self.target = Field(tr("Restore to"), text=str(vault or Path(documents) / "company.adtill"), is_tall=True)
        self.password = Field(tr("Password at the time of the backup"), is_secret=True, is_tall=True)
        self.button = primary(tr("Restore the backup"), self._submit, icon="history", height=40)
        self.button.setEnabled(False)
        self.backup.put_beside(secondary(tr("Choose…"), self._choose, icon="folder-open", height=40))
        shield = across(IconLabel("shield-check", tone="green", size=14), spacing=6)
        shield.addWidget(Label(tr("A vault that stands there now is kept aside, not overwritten."), Style.NOTE), 1)
        body = QVBoxLayout()
        body.setContentsMargins(40, 32, 40, 28)
        body.setSpacing(16)
        body.addLayout(across(Logo(32), Label(tr("Restore a backup"), Style.TITLE), None, spacing=12))
        body.addWidget(self.backup)
        body.addWidget(self.target)
        body.addWidget(self.password)
        body.addLayout(shield)
        body.addLayout(across(link(tr("Back"), self.left.emit, height=40), None, self.button))
        self.outer.addLayout(body)
        for field in (self.backup, self.target, self.password):
            field.changed.connect(self._update)
            field.submitted.connect(self._submit)
        self.setFocusProxy(self.backup.input)

    def set_busy(self, *, on: bool) -> None:
        """Show that the backup is being verified and put in place."""
        self.button.setText(tr("Restoring…") if on else tr("Restore the backup"))
        self.button.setEnabled(not on)

    def refuse(self, reason: str) -> None:
        """Say why it was not restored."""
        self.set_busy(on=False)
        self.password.set_error(reason)

    def _choose(self) -> None:
        folder = self._ask_folder(self, tr("Choose a backup"), Path(self.backup.text()))
        if folder is not None:
            self.backup.set_text(str(folder))

    def _update(self) -> None:
        self.button.setEnabled(all(field.text().strip() for field in (self.backup, self.target, self.password)))

    def _submit(self) -> None:
        if self.button.isEnabled():
            self.restore_wanted.emit(
                Path(self.backup.text().strip()), Path(self.target.text().strip()), Secret(self.password.text())
            )
