"""Small questions of the settings page: an exchange rate, a new password."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.desk import Desk
from app.errors import WrongAnswer
from app.progress import Progress
from ui import wording
from ui.background import Background
from ui.vault.new_password import NewPassword
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.words import tr


class RateDialog(Dialog):
    """One unit of a currency in the home currency, with its day and where it was read."""

    saved = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, home: str) -> None:
        super().__init__(parent, tr("Exchange rate"), tr("Used for totals from now on, and named beside them."))
        self._desk = desk
        self.currency = Field(tr("Currency"), text="USD")
        self.rate = Field(tr("One unit in {home}", home=home), hint="7.0842")
        self.day = Field(tr("Day"), text=datetime.now(UTC).date().isoformat())
        self.source = Field(tr("Where it was read"), hint=tr("central parity, the bank's page, …"))
        for field in (self.currency, self.rate, self.day, self.source):
            self.body.addWidget(field)
            field.submitted.connect(self.save)
        self.add_deed(tr("Use this rate"), self.save)

    def save(self) -> None:
        """Keep it, or say which field cannot be used."""
        try:
            day = date.fromisoformat(self.day.text().strip())
        except ValueError:
            self.day.set_error(tr("A day such as 2026-11-20."))
            return
        currency = self.currency.text().strip().upper()
        if len(currency) != 3 or not currency.isalpha():
            self.currency.set_error(tr("Three letters, such as USD."))
            return
        try:
            changes = self._desk.settings.set_rate(
                currency, self.rate.text().strip(), day=day, source=self.source.text().strip()
            )
        except WrongAnswer as error:
            self.rate.set_error(wording.wrong(error.reason))
            return
        self.saved.emit(changes)
        self.accept()


class PasswordDialog(Dialog):
    """A new password, typed twice; the vault's own key stays as it is."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        super().__init__(
            parent, tr("Change the password"), tr("The book is not encrypted anew: only its key is wrapped again.")
        )
        self._desk, self._background = desk, background
        self.password = NewPassword()
        self.body.addWidget(self.password)
        self.deed = self.add_deed(tr("Set this password"), self.save, icon="key-round")
        self.deed.setEnabled(False)
        self.password.changed.connect(lambda: self.deed.setEnabled(self.password.is_ready))
        self.password.submitted.connect(self.save)

    def save(self) -> None:
        """Wrap the key with it."""
        if not self.password.is_ready:
            return
        secret = self.password.secret()
        self.deed.setEnabled(False)

        def work(_progress: Progress) -> Changes:
            self._desk.change_password(secret)
            return Changes.SETTINGS

        self._background.start(work, then=lambda _changes: self.accept(), otherwise=self._failed)

    def _failed(self, error: Exception) -> None:
        self.password.first.set_error(wording.told(error).title)
        self.deed.setEnabled(True)
