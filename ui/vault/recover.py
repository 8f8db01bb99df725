"""Opening with the recovery key, and choosing a new password for it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.secret import Secret
from ui.vault.frame import Logo, VaultCard
from ui.vault.new_password import NewPassword
from ui.widgets import fonts
from ui.widgets.buttons import link, primary
from ui.widgets.cards import across
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.words import tr


class RecoverCard(VaultCard):
    """Key and new password."""

    recovered = Signal(object, object, object, bool)
    """Vault, recovery key, new password, and whether the vault may be founded anew."""
    left = Signal()

    def __init__(self, vault: Path) -> None:
        super().__init__(520)
        self._vault = vault
        self._may_found_anew = False
        self.key = Field(tr("Recovery key"), hint="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX", is_tall=True)
        self.key.input.setFont(fonts.mono(13))
        self.password = NewPassword()
        self.founding = Label("", Style.BODY, tone="red", wrap=True)
        self.founding.hide()
        self.button = primary(tr("Open and set the new password"), self._submit, icon="key-round", height=40)
        self.button.setEnabled(False)
        body = QVBoxLayout()
        body.setContentsMargins(40, 32, 40, 28)
        body.setSpacing(16)
        body.addLayout(across(Logo(32), Label(tr("Open with the recovery key"), Style.TITLE), None, spacing=12))
        sentence = tr("Type the printed key of {vault}, then choose a new password.", vault=vault.stem)
        body.addWidget(Label(sentence, Style.BODY, tone="ink-2", wrap=True))
        body.addWidget(self.key)
        body.addWidget(self.password)
        body.addWidget(self.founding)
        body.addLayout(across(link(tr("Back"), self.left.emit, height=40), None, self.button))
        self.outer.addLayout(body)
        self.key.changed.connect(self._key_typed)
        self.password.changed.connect(self._update)
        self.password.submitted.connect(self._submit)
        self.setFocusProxy(self.key.input)

    def set_busy(self, *, on: bool) -> None:
        """Show that the key is being derived."""
        self.button.setText(tr("Opening…") if on else self._deed())
        self.button.setEnabled(not on)

    def refuse(self, reason: str) -> None:
        """Say why it did not open."""
        self.set_busy(on=False)
        self.key.set_error(reason)
        self.key.input.setFocus()

    def offer_founding(self) -> None:
        """The key does not give the signing key back: say what founding anew means, and let the button say that it is done."""
        self._may_found_anew = True
        self.set_busy(on=False)
        self.founding.setText(
            tr("This recovery key is from before there were signing keys. It opens the book, but the founder's signing key stays under the lost password. Nothing was changed yet. If the password may still be found, look for it first. Founding anew makes a new signing key; then everybody else is let in again by name, and what was approved is approved again. The chain says so.")
        )  # fmt: skip
        self.founding.show()
        self.button.setFocus()

    def _deed(self) -> str:
        return tr("Found the vault anew") if self._may_found_anew else tr("Open and set the new password")

    def _key_typed(self) -> None:
        self._may_found_anew = False
        self.founding.hide()
        self.button.setText(self._deed())
        self._update()

    def _update(self) -> None:
        self.button.setEnabled(bool(self.key.text().strip()) and self.password.is_ready)

    def _submit(self) -> None:
        if self.button.isEnabled():
            self.recovered.emit(
                self._vault, Secret(self.key.text().strip()), self.password.secret(), self._may_found_anew
            )
