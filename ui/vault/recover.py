"""Opening a vault whose password is forgotten, with the recovery key or two of three sheets, and a new password for it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.vaults import Recovery
from app.secret import Secret
from ui.vault.frame import Logo, VaultCard
from ui.vault.new_password import NewPassword
from ui.vault.sheet_field import TwoSheets
from ui.widgets import fonts
from ui.widgets.buttons import link, primary
from ui.widgets.cards import across
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.segmented import Segmented
from ui.words import tr

_KEY, _SHEETS = 0, 1
_INSIDE, _EDGE = 560, 40


class RecoverCard(VaultCard):
    """Key or sheets, and a new password."""

    recovered = Signal(object, object, object, bool)
    """Vault, recovery key or two sheets, new password, and whether the vault may be founded anew."""
    left = Signal()

    def __init__(self, vault: Path) -> None:
        super().__init__(_INSIDE + 2 * _EDGE)
        self._vault = vault
        self._may_found_anew = False
        self.way = Segmented([tr("Recovery key"), tr("Two of three sheets")], name=tr("What was printed"))
        self.key = Field(tr("Recovery key"), hint="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX", is_tall=True)
        self.key.input.setFont(fonts.mono(13))
        self.sheets = TwoSheets()
        self.sheets.hide()
        self.note = Label("", Style.NOTE, tone="red", wrap=True)
        self.note.hide()
        self.password = NewPassword(is_beside=True)
        self.founding = Label("", Style.BODY, tone="red", wrap=True)
        self.founding.hide()
        self.button = primary(tr("Open and set the new password"), self._submit, icon="key-round", height=40)
        self.button.setEnabled(False)
        self._lay_out()
        self.way.chosen.connect(self._choose)
        self.key.changed.connect(self._typed)
        self.sheets.changed.connect(self._typed)
        self.password.changed.connect(self._update)
        self.password.submitted.connect(self._submit)
        self.setFocusProxy(self.key.input)

    def _lay_out(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(_EDGE, 32, _EDGE, 28)
        body.setSpacing(16)
        body.addLayout(across(Logo(32), Label(tr("Open without the password"), Style.TITLE), None, spacing=12))
        sentence = tr("Type what was printed for {vault}, then choose a new password.", vault=self._vault.stem)
        body.addWidget(Label(sentence, Style.BODY, tone="ink-2", wrap=True))
        body.addLayout(across(self.way, None))
        body.addWidget(self.key)
        body.addWidget(self.sheets)
        body.addWidget(self.note)
        body.addWidget(self.password)
        body.addWidget(self.founding)
        body.addLayout(across(link(tr("Back"), self.left.emit, height=40), None, self.button))
        self.outer.addLayout(body)

    def prefer(self, form: Recovery) -> None:
        """Begin with what this vault was given, unless something was typed meanwhile."""
        if form is Recovery.SHARES and not self.key.text():
            self.way.choose(_SHEETS)

    def set_busy(self, *, on: bool) -> None:
        """Show that the key is being derived."""
        self.button.setText(tr("Opening…") if on else self._deed())
        self.button.setEnabled(not on)

    def refuse(self, reason: str, *, about_password: bool = False) -> None:
        """Say why it did not open, beside what must change."""
        self.set_busy(on=False)
        if about_password:
            self.password.first.set_error(reason)
            self.password.first.input.setFocus()
            return
        if self.way.at == _KEY:
            self.key.set_error(reason)
            self.key.input.setFocus()
            return
        self.note.setText(reason)
        self.note.setMinimumHeight(self.note.heightForWidth(_INSIDE))
        self.note.show()
        self.sheets.first.input.setFocus()

    def offer_founding(self) -> None:
        """The key does not give the signing key back: say what founding anew means, and let the button say that it is done."""
        self._may_found_anew = True
        self.set_busy(on=False)
        self.founding.setText(
            tr("This recovery key is from before there were signing keys. It opens the book, but the founder's signing key stays under the lost password. Nothing was changed yet. If the password may still be found, look for it first. Founding anew makes a new signing key; then everybody else is let in again by name, and what was approved is approved again. The chain says so.")
        )  # fmt: skip
        # A wrapped label inside nested layouts is given too few lines unless it insists.
        self.founding.setMinimumHeight(self.founding.heightForWidth(_INSIDE))
        self.founding.show()
        self.button.setFocus()

    def _choose(self, at: int) -> None:
        self.key.setVisible(at == _KEY)
        self.sheets.setVisible(at == _SHEETS)
        self._typed()
        (self.key.input if at == _KEY else self.sheets.first.input).setFocus()

    def _deed(self) -> str:
        return tr("Found the vault anew") if self._may_found_anew else tr("Open and set the new password")

    def _typed(self) -> None:
        self._may_found_anew = False
        self.founding.hide()
        self.note.hide()
        self.button.setText(self._deed())
        self._update()

    def _update(self) -> None:
        is_there = bool(self.key.text().strip()) if self.way.at == _KEY else bool(self.sheets.shares())
        self.button.setEnabled(is_there and self.password.is_ready)

    def _submit(self) -> None:
        if self.button.isEnabled():
            typed = Secret(self.key.text().strip()) if self.way.at == _KEY else self.sheets.shares()
            self.recovered.emit(self._vault, typed, self.password.secret(), self._may_found_anew)
